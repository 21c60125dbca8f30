//! Posts as they were written for clients before. A post is written once for all who see it alike; only the addresses of images
//! are each token's own, and where they stand the kept text has holes.
//!
//! A text is used only for a view, and people, that are equal to those it was made of. So nothing has to be told when a post
//! changes, and nobody is given what was another's.

use std::sync::{Arc, LazyLock};

use model::{AppId, MediaId, StatusId, Time, TokenId};
use service::emoji::Emoji;
use service::oauth::{self, App, Bearer, Scopes, Token};
use service::shelf::{Filled, Shelf};
use service::views::{Quote, StatusView, Whole};

use super::Shown;
use crate::{Answer, Api, Caller, Me};

/// Posts as JSON: a list of them.
#[derive(Debug)]
pub struct Listed(pub(crate) String);

impl Default for Listed {
    fn default() -> Self {
        Self("[]".to_owned())
    }
}

/// Stands in the place of an image's address. Nobody can write it into a post, because nobody is ever told it.
static MARK: LazyLock<String> = LazyLock::new(|| format!("{:032x}", rand::random::<u128>()));
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
    view: StatusView,
    people: Vec<Person>,
    emoji: Arc<Emoji>,
    pieces: Vec<Piece>,
    end: Box<str>,
}

/// What stands before an image, the image's size, and which it is.
type Piece = (Box<str>, &'static str, MediaId);

/// Somebody in a post, and whether their status line still holds.
#[derive(Clone, PartialEq, Eq)]
struct Person(Option<Whole>, bool);

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

/// Posts as JSON.
pub async fn listed(api: &Api, me: &Me, views: &[StatusView]) -> Answer<Listed> {
    let shown = Shown::load(api, me, views, []).await?;
    let blank = shown.clone_for(&BLANK);
    let mut out = String::with_capacity(views.len() * 4096);
    out.push('[');
    for view in views {
        let before = out.len();
        if before > 1 {
            out.push(',');
        }
        if !write(&mut out, (&shown, &blank), view) {
            out.truncate(before);
        }
    }
    out.push(']');
    Ok(Listed(out))
}

/// One post as JSON; none when who wrote it is not there.
pub async fn one(api: &Api, me: &Me, view: &StatusView) -> Answer<Option<String>> {
    let shown = Shown::load(api, me, [view], []).await?;
    let blank = shown.clone_for(&BLANK);
    let mut out = String::new();
    Ok(write(&mut out, (&shown, &blank), view).then_some(out))
}

/// Whether it is there to be shown.
fn write(out: &mut String, (shown, blank): (&Shown, &Shown), view: &StatusView) -> bool {
    let api = shown.api();
    let ready = &api.ready().0;
    if !ready.is_used() || !view.is_common() {
        let json = shown
            .status(view)
            .and_then(|s| serde_json::to_string(&s).ok());
        out.push_str(json.as_deref().unwrap_or_default());
        return json.is_some();
    }
    let (people, emoji) = (within(shown, view), api.ctx.emoji());
    let yours = view.content().yours;
    let key = (
        view.status.id,
        [yours.favourited, yours.boosted, yours.bookmarked],
    );
    let same = |w: &Written| Arc::ptr_eq(&w.emoji, &emoji) && w.view == *view && w.people == people;
    let written = ready.get(&key, same).or_else(|| {
        let entity = blank.status(view)?;
        let whole = serde_json::to_string(&entity).ok()?;
        let (pieces, end) = cut(&whole);
        let new = Arc::new(Written {
            view: view.clone(),
            people: people.clone(),
            emoji: Arc::clone(&emoji),
            pieces,
            end,
        });
        ready.put(key, Arc::clone(&new), new.bytes());
        Some(new)
    });
    if let Some(written) = &written {
        written.fill(out, api, shown.caller());
    }
    written.is_some()
}

/// Everyone in a post, as they are shown in it.
fn within(shown: &Shown, view: &StatusView) -> Vec<Person> {
    let now = shown.api().ctx.now();
    let mut people = Vec::new();
    let mut views = vec![view];
    while let Some(v) = views.pop() {
        let named = shown.named(v.status.id).iter().copied();
        for id in std::iter::once(v.status.author_id).chain(named) {
            let whole = shown.whole(id).cloned();
            let said = whole
                .as_ref()
                .is_some_and(|w| w.account.status_line(now).is_some());
            people.push(Person(whole, said));
        }
        views.extend(v.boost_of.as_deref());
        if let Some(Quote::Seen(quoted)) = &v.quote {
            views.push(quoted);
        }
    }
    people
}

impl Written {
    /// About how many bytes it takes, with what it was made of.
    fn bytes(&self) -> usize {
        const VIEW: usize = 2_000;
        const PERSON: usize = 1_000;
        let pieces: usize = self.pieces.iter().map(|(piece, ..)| piece.len() + 40).sum();
        let s = &self.view.content().status;
        let made_of = s.html.len() + s.source.len() + VIEW + self.people.len() * PERSON;
        pieces + self.end.len() + made_of
    }

    fn fill(&self, out: &mut String, api: &Api, caller: &Caller) {
        for (piece, size, id) in &self.pieces {
            out.push_str(piece);
            let token = caller.token.id;
            let mark = oauth::mark(api.media_key(), token, *id);
            out.push_str(&api.url(&format!("/api/media/{token}/{id}/{size}/{mark}")));
        }
        out.push_str(&self.end);
    }
}

/// The pieces between the holes.
fn cut(whole: &str) -> (Vec<Piece>, Box<str>) {
    let mut pieces = Vec::new();
    let mut parts = whole.split(MARK.as_str());
    let mut before = parts.next().unwrap_or_default();
    for part in parts {
        let (what, rest) = part.split_once(';').unwrap_or((part, ""));
        let (size, id) = what.split_once('/').unwrap_or((what, ""));
        let size = if size == "small" { "small" } else { "original" };
        let id: i64 = id.parse().unwrap_or_default();
        pieces.push((before.into(), size, MediaId::from(id)));
        before = rest;
    }
    (pieces, before.into())
}
