//! Posts as they were written for clients before. A post is written once for all who see it alike; only the addresses of images
//! are each token's own, and where they stand the kept text has holes.
//!
//! A text is used only for a view, and people, of the same print as those it was made of. So nothing has to be told when a post
//! changes, and nobody is given what was another's.

use std::hash::{BuildHasher, Hash};
use std::sync::{Arc, LazyLock};

use axum::body::Bytes;
use model::{AccountId, AppId, MediaId, StatusId, Time, TokenId};
use serde::Serialize;
use service::emoji::Emoji;
use service::oauth::{self, App, Bearer, Scopes, Token};
use service::shelf::{Filled, Shelf};
use service::template::{Pieces, Template};
use service::views::{Around, Quote, StatusView, Whole};

use super::Shown;
use crate::{Answer, Api, Caller, Me};

/// Posts as JSON: a list of them.
#[derive(Debug)]
pub struct Listed(pub(crate) Bytes);

impl Default for Listed {
    fn default() -> Self {
        Self(Bytes::from_static(b"[]"))
    }
}

/// Stands in the place of an image's address. Nobody can write it into a post, because nobody is ever told it.
static MARK: LazyLock<String> = LazyLock::new(|| format!("{:032x}", rand::random::<u128>()));
/// About how long an image's address is.
const ADDRESS: usize = 128;
/// No token has this number.
const NOBODY: i64 = 0;

/// In place of an app with its token, for what is kept for all.
static BLANK: LazyLock<Caller> = LazyLock::new(|| {
    let never = Time::from_micros(0);
    Caller(Arc::new(Bearer {
        token: Token {
            id: TokenId::from(NOBODY),
            app_id: AppId::from(NOBODY),
            account_id: None,
            scopes: String::new(),
            created_at: never,
            used_at: None,
        },
        scopes: Scopes::default(),
        app: App {
            id: AppId::from(NOBODY),
            client_id: String::new(),
            secret_hash: String::new(),
            name: String::new(),
            website: String::new(),
            redirect_uris: Vec::new(),
            scopes: String::new(),
            created_at: never,
        },
        account: None,
    }))
});

/// What stands in the place of an image's address, when it is written for all.
pub fn hole(caller: &Caller, id: MediaId, size: &str) -> Option<String> {
    let blank = caller.token.id.get() == NOBODY;
    blank.then(|| format!("{}{size}/{id};", *MARK))
}

/// A post as it was written, and of what.
struct Written {
    /// Stands for the view and the people it was made of.
    of: Print,
    emoji: Arc<Emoji>,
    /// With the comma before it. Each hole is an image's address: its size, and which it is.
    text: Template<(&'static str, MediaId)>,
}

/// Stands for something: two things with the same print are the same. The seeds are this process's own, so that nobody can
/// look for two that are not.
type Print = [u64; 2];

static SEEDS: LazyLock<[foldhash::quality::RandomState; 2]> = LazyLock::new(Default::default);

fn print(of: impl Hash) -> Print {
    SEEDS.each_ref().map(|seed| seed.hash_one(&of))
}

/// Posts as they were written before.
#[derive(Debug)]
pub struct Ready(Shelf<(StatusId, [bool; 3]), Written>);

impl Ready {
    /// Of about so many bytes.
    pub fn new(bytes: usize) -> Self {
        Self(Shelf::new(bytes))
    }

    /// How full it is.
    pub fn filled(&self) -> Filled {
        self.0.filled()
    }
}

/// Writes those of these posts that all see alike, before anybody asks for them.
pub async fn prepare(api: &Api, views: &[Arc<StatusView>]) -> Answer<()> {
    let common = || views.iter().map(|view| &**view).filter(|v| v.is_common());
    let blank = Shown::load_for(api, &BLANK, common(), []).await?;
    common().for_each(|view| drop(post((&blank, &blank), view)));
    Ok(())
}

/// Posts of an answer: what is common to all who see it, and what is the reader's own.
pub struct Prepared {
    posts: Vec<Post>,
    /// Everyone in them.
    pub people: Vec<AccountId>,
}

enum Post {
    Common(Arc<Written>),
    Own(Bytes),
}

/// Gets posts ready, with everyone around them.
pub fn prepared<'v>(
    api: &Api,
    me: &Me,
    views: impl IntoIterator<Item = &'v StatusView>,
    around: Around,
) -> Prepared {
    prepared_of(&Shown::new(api, &me.caller, around), views)
}

fn prepared_of<'v>(shown: &Shown, views: impl IntoIterator<Item = &'v StatusView>) -> Prepared {
    let blank = shown.clone_for(&BLANK);
    let posts = views
        .into_iter()
        .filter_map(|view| post((shown, &blank), view));
    Prepared {
        posts: posts.collect(),
        people: shown.people().collect(),
    }
}

/// A post that was written for all who see it alike.
pub struct Common(Arc<Written>);

impl Common {
    /// As JSON for this caller; without images the same bytes for all.
    pub fn json(&self, api: &Api, caller: &Caller) -> Bytes {
        let mut out = Pieces::of(self.0.text.pieces());
        self.0.fill(1, &mut out, (api, caller));
        out.joined()
    }
}

/// Writes a post for all who see it alike; none when who wrote it is not there.
pub async fn common(api: &Api, view: &StatusView) -> Answer<Option<Common>> {
    let blank = Shown::load_for(api, &BLANK, [view], []).await?;
    Ok(shared((&blank, &blank), view).map(Common))
}

/// Posts as JSON.
pub async fn listed(api: &Api, me: &Me, views: &[StatusView]) -> Answer<Listed> {
    let prepared = prepared_of(&Shown::load(api, me, views, []).await?, views);
    Ok(Listed(prepared.pieces(api, &me.caller).joined()))
}

/// One post as JSON; none when who wrote it is not there.
pub async fn one(api: &Api, me: &Me, view: &StatusView) -> Answer<Option<String>> {
    let shown = Shown::load(api, me, [view], []).await?;
    let blank = shown.clone_for(&BLANK);
    Ok(post((&shown, &blank), view).map(|post| {
        let mut out = Pieces::default();
        post.write(true, &mut out, (api, &me.caller));
        String::from_utf8_lossy(&out.joined()).into_owned()
    }))
}

/// Nothing when who wrote it is not there to be shown.
fn post((shown, blank): (&Shown, &Shown), view: &StatusView) -> Option<Post> {
    if !shown.api().ready().0.is_used() || !view.is_common() {
        return Some(Post::Own(written(&shown.status(view)?)?.into()));
    }
    shared((shown, blank), view).map(Post::Common)
}

/// One that others see alike, as it was written before or now.
fn shared((shown, blank): (&Shown, &Shown), view: &StatusView) -> Option<Arc<Written>> {
    let api = shown.api();
    let ready = &api.ready().0;
    let (of, emoji) = (print((view, within(shown, view))), api.ctx.emoji());
    let yours = view.content().yours;
    let key = (
        view.status.id,
        [yours.favourited, yours.boosted, yours.bookmarked],
    );
    let same = |w: &Written| w.of == of && Arc::ptr_eq(&w.emoji, &emoji);
    ready.get(&key, same).or_else(|| {
        let whole = written(&blank.status(view)?)?;
        let new = Arc::new(Written {
            of,
            emoji: Arc::clone(&emoji),
            text: Template::cut(&whole, &MARK, image),
        });
        ready.put(key, Arc::clone(&new), new.bytes());
        Some(new)
    })
}

/// As it stands in a list, behind another.
fn written(status: &impl Serialize) -> Option<String> {
    let mut whole = vec![b','];
    serde_json::to_writer(&mut whole, status).ok()?;
    String::from_utf8(whole).ok()
}

/// Everyone in a post, as they are shown in it, and whether their status line still holds.
fn within<'s>(shown: &'s Shown, view: &StatusView) -> Vec<(Option<&'s Whole>, bool)> {
    let now = shown.api().ctx.now();
    let mut people = Vec::new();
    let mut views = vec![view];
    while let Some(v) = views.pop() {
        let named = shown.named(v.status.id).iter().copied();
        for id in std::iter::once(v.status.author_id).chain(named) {
            let whole = shown.whole(id);
            let said = whole.is_some_and(|w| w.account.status_line(now).is_some());
            people.push((whole, said));
        }
        views.extend(v.boost_of.as_deref());
        if let Some(Quote::Seen(quoted)) = &v.quote {
            views.push(quoted);
        }
    }
    people
}

impl Prepared {
    /// As JSON for this caller.
    pub fn pieces(&self, api: &Api, caller: &Caller) -> Pieces {
        let mut out = Pieces::of(self.posts.len() + 2);
        out.push("[");
        for (n, post) in self.posts.iter().enumerate() {
            post.write(n == 0, &mut out, (api, caller));
        }
        out.push("]");
        out
    }

    /// Tells it from every other answer to this caller.
    pub fn tag(&self, caller: &Caller) -> String {
        let posts: Vec<Print> = self.posts.iter().map(Post::print).collect();
        let [a, b] = print((caller.token.id, posts));
        format!("W/\"{a:016x}{b:016x}\"")
    }

    /// About how many bytes of it are the reader's own.
    pub fn bytes(&self) -> usize {
        let own = |post: &Post| match post {
            Post::Common(written) => written.text.holes().count() * ADDRESS,
            Post::Own(json) => json.len(),
        };
        self.posts.iter().map(own).sum()
    }
}

impl Post {
    fn print(&self) -> Print {
        match self {
            Self::Common(written) => written.of,
            Self::Own(json) => print(json),
        }
    }

    /// The first of a list has no comma before it.
    fn write(&self, first: bool, out: &mut Pieces, (api, caller): (&Api, &Caller)) {
        let skip = usize::from(first);
        match self {
            Self::Common(written) => written.fill(skip, out, (api, caller)),
            Self::Own(json) => out.push(json.slice(skip..)),
        }
    }
}

impl Written {
    /// About how many bytes it takes.
    fn bytes(&self) -> usize {
        self.text.bytes() + 64
    }

    fn fill(&self, skip: usize, out: &mut Pieces, (api, caller): (&Api, &Caller)) {
        self.text.fill_from(skip, out, |out, (size, id)| {
            let token = caller.token.id;
            let mark = oauth::mark(api.media_key(), token, *id);
            out.push(api.url(&format!("/api/media/{token}/{id}/{size}/{mark}")));
        });
    }
}

/// The image that a hole says.
fn image(what: &str) -> (&'static str, MediaId) {
    let (size, id) = what.split_once('/').unwrap_or((what, ""));
    let size = if size == "small" { "small" } else { "original" };
    let id: i64 = id.parse().unwrap_or_default();
    (size, MediaId::from(id))
}
