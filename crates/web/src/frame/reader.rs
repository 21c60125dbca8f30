//! Who reads: language, time zone and look of everyone, and the account of those who are signed in.
//!
//! A handler says by its argument whom it is for: `MaybeViewer` anyone, `Viewer` the signed-in, `Moderator`, `Admin` and
//! `Owner` those who may. `&viewer` is a `&Reader` wherever one is asked for.

use std::net::IpAddr;
use std::ops::Deref;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use model::{Account, Role, Time};
use service::Actor;
use service::auth::sessions::{Session, SignedIn};
use service::emoji::Emoji;
use service::organisation::Organisation;
use service::preferences::{Look, Preferences};
use service::views::AccountCard;

use super::csrf::{FIELD, Token};
use super::error::Error;
use super::reply::Flash;
use crate::i18n::{L, date};
use crate::parts::emoji;
use crate::parts::post::{Drawn, Hole, Leaves, hole};

/// Everyone who reads.
#[derive(Debug, Clone)]
pub struct Reader {
    /// Their language.
    pub l: L,
    /// Now, the same for the whole answer.
    pub now: Time,
    /// Their time zone.
    pub zone: TimeZone,
    /// How their screens look.
    pub look: Look,
    /// The organisation.
    pub organisation: Arc<Organisation>,
    /// Its own emoji.
    pub emoji: Arc<Emoji>,
    /// A script asks and wants only the part (`X-Fragment: 1`).
    pub fragment: bool,
    /// Path and query of this request.
    pub here: String,
    /// Network address they come from.
    pub address: IpAddr,
    /// What their browser calls itself.
    pub agent: String,
    pub(super) me: Option<Arc<SignedIn>>,
    pub(super) flash: Option<Flash>,
    pub(super) token: Token,
    pub(super) masked: String,
    /// When it was begun to read, in microseconds: the page listens from there.
    pub(super) known: String,
    /// Where the posts of a page are put that is kept.
    pub(crate) leaves: Option<Arc<Leaves>>,
    /// Posts as they were drawn before.
    pub(crate) drawn: Arc<Drawn>,
}

impl Reader {
    /// The account, when signed in.
    pub fn account(&self) -> Option<&Account> {
        self.me.as_ref().map(|me| &me.account)
    }

    /// The person as others see them, when signed in.
    pub fn card(&self) -> Option<&AccountCard> {
        self.me.as_ref().map(|me| &me.card)
    }

    /// Notices not seen.
    pub fn unseen(&self) -> i64 {
        self.me.as_ref().map_or(0, |me| me.unseen)
    }

    /// The house rules they have not accepted yet: the number of the version.
    pub fn rules_pending(&self) -> Option<i64> {
        self.me.as_ref().and_then(|me| me.rules_pending)
    }

    /// Conversations with something to read.
    pub fn messages(&self) -> i64 {
        self.me.as_ref().map_or(0, |me| me.messages)
    }

    /// Reports and appeals that wait, for those who keep order.
    pub fn reports(&self) -> i64 {
        self.me.as_ref().map_or(0, |me| me.reports)
    }

    /// Whether they have at least this role.
    pub fn is(&self, role: Role) -> bool {
        self.account().is_some_and(|a| a.role >= role)
    }

    /// The hidden field that every form with `method="post"` carries.
    pub fn csrf(&self) -> Markup {
        html! { input type="hidden" name=(FIELD) value=(self.token()); }
    }

    /// The token alone: for scripts.
    pub fn token(&self) -> &str {
        &self.masked
    }

    /// What someone wrote in a line, with our own emoji drawn.
    pub fn words(&self, text: &str) -> Markup {
        emoji::words(&self.emoji, text)
    }

    /// A key that makes sending a form twice harmless: another in every page.
    pub fn new_key(&self) -> String {
        match self.leaves {
            Some(_) => hole(Hole::Key),
            None => key(),
        }
    }

    /// When it was begun to read, in microseconds: what happens later is told.
    pub(crate) fn known(&self) -> &str {
        &self.known
    }

    /// Whether something is to be said once, on this page.
    pub(crate) fn has_flash(&self) -> bool {
        self.flash.is_some()
    }

    /// A moment as people want it: how long ago, and exactly when one points at it. Scripts keep it true.
    pub fn time(&self, time: Time) -> Markup {
        if let Some(leaves) = &self.leaves {
            leaves.until(L::ago_until(time, self.now));
        }
        html! {
            time datetime=(date::machine(time)) title=(self.full(time)) data-ago {
                (self.l.ago(time, self.now, &self.zone))
            }
        }
    }

    /// A moment exactly, in the reader's zone.
    pub fn full(&self, time: Time) -> String {
        self.l.full(time, &self.zone)
    }

    /// A day, in the reader's zone.
    pub fn date(&self, time: Time) -> String {
        self.l.date(time, &self.zone)
    }
}

/// What makes sending a form twice harmless.
pub(crate) fn key() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 16]>())
}

/// Anyone, signed in or not.
#[derive(Debug, Clone)]
pub struct MaybeViewer(pub Arc<Reader>);

impl Deref for MaybeViewer {
    type Target = Reader;
    fn deref(&self) -> &Reader {
        &self.0
    }
}

impl<S: Send + Sync> FromRequestParts<S> for MaybeViewer {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let reader = parts.extensions.get::<Arc<Reader>>().cloned();
        reader.map(Self).ok_or(Error::Broken("no visitor"))
    }
}

/// Someone signed in. Others are sent to the sign-in page and come back after it.
#[derive(Debug, Clone)]
pub struct Viewer {
    reader: Arc<Reader>,
    me: Arc<SignedIn>,
}

impl Viewer {
    /// Who acts, for operations.
    pub fn actor(&self) -> Actor {
        self.me.actor()
    }
    /// Their account.
    pub fn account(&self) -> &Account {
        &self.me.account
    }
    /// Them, as others see them.
    pub fn card(&self) -> &AccountCard {
        &self.me.card
    }
    /// Their session.
    pub fn session(&self) -> &Session {
        &self.me.session
    }
    /// What they chose for themselves.
    pub fn preferences(&self) -> &Preferences {
        &self.me.preferences
    }
}

impl Viewer {
    /// The same with a hole in the place of all that is each page's own: what is drawn for them may be kept.
    pub(crate) fn blank(&self) -> Self {
        let reader = Reader {
            masked: hole(Hole::Token),
            known: hole(Hole::Known),
            leaves: Some(Arc::default()),
            ..Reader::clone(&self.reader)
        };
        Self {
            reader: Arc::new(reader),
            me: Arc::clone(&self.me),
        }
    }

    /// The session with all that belongs to it, as it was looked up once.
    pub(crate) fn signed_in(&self) -> &Arc<SignedIn> {
        &self.me
    }
}

impl Deref for Viewer {
    type Target = Reader;
    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Viewer {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let MaybeViewer(reader) = MaybeViewer::from_request_parts(parts, state).await?;
        let me = reader.me.clone().ok_or(Error::SignIn)?;
        Ok(Self { reader, me })
    }
}

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident),*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name(pub Viewer);

        impl Deref for $name {
            type Target = Viewer;
            fn deref(&self) -> &Viewer { &self.0 }
        }

        impl<S: Send + Sync> FromRequestParts<S> for $name {
            type Rejection = Error;
            async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
                let viewer = Viewer::from_request_parts(parts, state).await?;
                viewer.actor().must_be(Role::$name)?;
                Ok(Self(viewer))
            }
        }
    )*};
}

roles! {
    /// Someone who keeps order, or more.
    Moderator,
    /// Someone who configures, or more.
    Admin,
    /// Someone who may everything.
    Owner
}
