//! Who signed in, and pages that were drawn for them: kept while they hold. A page keeps holes in the place of what is another
//! each time, shares its posts with all who see them alike, and shares what stands around them with every page that has it, too.

mod snippets;

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::response::{Html, IntoResponse, Response};
use model::Time;
use service::auth::sessions::{self, SignedIn};
use service::auth::token;
use service::fresh::{self, Concern, Keep, Known, Shows};
use service::template::{Pieces, Template};
use service::views::StatusView;
use service::{Answer, Ctx};

use crate::frame::csrf::Token;
use crate::frame::reader::key;
use crate::parts::post::{Hole, TOKEN, cut};
use crate::{App, L, Viewer};

pub(crate) use snippets::Snippets;

/// After this long who signed in is looked up again,
const WHILE: Duration = Duration::from_secs(60);
/// and a page is drawn again: whom one may want to meet and what is talked about, beside it, are not the same for ever.
const PAGE: Duration = Duration::from_secs(300);
/// About what somebody takes who is signed in.
const BYTES: usize = 2_500;

/// Who signed in, by the hash of the secret.
pub(crate) type Signed = Keep<String, Arc<SignedIn>>;
/// Pages, by their session, language and address.
pub(crate) type Sheets = Keep<Key, Arc<Sheet>>;
type Key = (model::SessionId, &'static str, &'static str);

/// In this blank goes when it was begun to read for the page,
const KNOWN: usize = TOKEN + 1;
/// and from this on what makes sending a form twice harmless: another for each form.
const KEYS: usize = KNOWN + 1;

/// A page as it was drawn.
#[derive(Debug)]
pub(crate) struct Sheet {
    me: Arc<SignedIn>,
    pieces: Pieces,
    /// How many blanks it has.
    blanks: usize,
    /// About how many bytes nobody else's page had before.
    own: usize,
}

/// Who has this secret. What `changes` something is asked for anew.
pub(crate) async fn signed_in(
    app: &App,
    secret: &str,
    address: IpAddr,
    changes: bool,
) -> Answer<Option<Arc<SignedIn>>> {
    let (hash, now) = (token::hash(secret), app.ctx.now());
    let known = match changes {
        true => None,
        false => fresh::known(&app.ctx).await?,
    };
    if let Some(me) = app.signed().get(&app.ctx, &hash, known) {
        return Ok(Some(me));
    }
    let found = sessions::find(&app.ctx, secret, &address.to_string()).await?;
    // Who is the same as before is it still, and so are the pages that were drawn for them.
    let before = app.signed().last(&hash);
    let me = found.map(|found| match before {
        Some(before) if *before == found => before,
        _ => Arc::new(found),
    });
    // What has just been written down to have been seen is looked up once more.
    if let Some(me) = me.as_ref().filter(|me| !sessions::is_due(&me.session, now)) {
        let line = me.account.status_line(now).and_then(|line| line.until);
        let ends = [Some(me.session.expires_at), line, away(me)];
        let ends = ends.into_iter().flatten().fold(now.plus(WHILE), Time::min);
        let concern = Concern::person(me.account.id).until(Some(ends));
        app.signed()
            .put(hash, known, concern, Arc::clone(me), BYTES);
    }
    Ok(me)
}

/// Forgets who has this secret, and so the pages drawn for them: they have changed something.
pub(crate) fn forget(app: &App, secret: &str) {
    app.signed().remove(&token::hash(secret));
}

fn away(me: &SignedIn) -> Option<Time> {
    me.card.away.as_ref().map(|away| away.until)
}

/// The page at `path` as it was drawn for who has this secret, while it holds; none too where something must be looked up
/// to know, or is to be said or asked first.
pub(crate) fn recall(app: &App, secret: &str, accept: &str, path: &'static str) -> Option<Pieces> {
    let now = app.ctx.now();
    let known = fresh::known_now(&app.ctx);
    let me = app.signed().get(&app.ctx, &token::hash(secret), known)?;
    if me.rules_pending.is_some() {
        return None;
    }
    let organisation = app.ctx.organisation();
    let l = L::choose(&me.account.locale, accept, &organisation.locale);
    let key = (me.session.id, l.tag(), path);
    let sheet = app.sheets().get(&app.ctx, &key, known)?;
    let proof = Token::from_session(&me.session.csrf).masked();
    Arc::ptr_eq(&sheet.me, &me).then(|| sheet.draw(proof, now.micros().to_string()))
}

/// A page that may be kept, before it is drawn.
pub(crate) struct Blank {
    viewer: Viewer,
    /// For whom it is to be drawn.
    pub(crate) blank: Viewer,
    key: Key,
    known: Option<Known>,
}

/// The page at `path` as it was drawn for this viewer, or what it is to be drawn for. None when it is not to be kept.
pub(crate) async fn page(
    app: &App,
    viewer: &Viewer,
    path: &'static str,
) -> Answer<Result<Response, Option<Blank>>> {
    if viewer.fragment || viewer.has_flash() || viewer.here != path {
        return Ok(Err(None));
    }
    let known = fresh::known(&app.ctx).await?;
    let key = (viewer.session().id, viewer.l.tag(), path);
    if let Some(sheet) = app.sheets().get(&app.ctx, &key, known)
        && Arc::ptr_eq(&sheet.me, viewer.signed_in())
    {
        return Ok(Ok(sheet.answer(viewer)));
    }
    let blank = known.map(|_| Blank {
        viewer: viewer.clone(),
        blank: viewer.blank(),
        key,
        known,
    });
    Ok(Err(blank))
}

impl Blank {
    /// Keeps what was drawn of these posts, and answers it.
    pub(crate) async fn keep(
        self,
        app: &App,
        shows: Shows,
        views: &[StatusView],
        drawn: &str,
    ) -> Answer<Response> {
        let leaves = self.blank.leaves.as_ref().map(|leaves| leaves.take());
        let (leaves, until) = leaves.unwrap_or_default();
        let me = Arc::clone(self.viewer.signed_in());
        let sheet = Arc::new(Sheet::new(me, &cut(drawn), &leaves, app.snippets()));
        let response = sheet.answer(&self.viewer);
        let (ctx, me): (&Ctx, _) = (&app.ctx, self.viewer.account().id);
        let ends = fresh::next_end(ctx, me).await?;
        let soon = Some(self.viewer.now.plus(PAGE));
        let concern = Concern::posts(me, shows, views, [me], self.viewer.now);
        let concern = concern.until(ends).until(until).until(soon);
        let bytes = sheet.bytes();
        app.sheets()
            .put(self.key, self.known, concern, sheet, bytes);
        Ok(response)
    }
}

impl Sheet {
    fn new(
        me: Arc<SignedIn>,
        drawn: &Template<Hole>,
        leaves: &[Pieces],
        snippets: &Snippets,
    ) -> Self {
        let (mut all, mut own, mut blanks) = (Pieces::default(), 0, KEYS);
        for (text, hole) in drawn.parts() {
            for (snippet, bytes) in snippets.of(text, me.account.id) {
                all.push(snippet);
                own += bytes;
            }
            match hole {
                Some(Hole::Post(n)) => leaves.get(*n).iter().for_each(|leaf| all.append(leaf)),
                Some(Hole::Known) => all.blank(KNOWN),
                Some(Hole::Key) => {
                    all.blank(blanks);
                    blanks += 1;
                }
                Some(_) => all.blank(TOKEN),
                None => {}
            }
        }
        let (pieces, copied) = all.glued();
        Self {
            me,
            own: own + copied + pieces.bytes(),
            pieces,
            blanks,
        }
    }

    fn answer(&self, viewer: &Viewer) -> Response {
        let (token, known) = (viewer.token().to_owned(), viewer.known().to_owned());
        Html(self.draw(token, known).joined()).into_response()
    }

    fn draw(&self, token: String, known: String) -> Pieces {
        let keys = (KEYS..self.blanks).map(|_| key());
        let blanks = [token, known].into_iter().chain(keys);
        self.pieces
            .filled(blanks.map(Bytes::from).collect::<Vec<_>>())
    }

    fn bytes(&self) -> usize {
        self.own + size_of::<Self>()
    }
}
