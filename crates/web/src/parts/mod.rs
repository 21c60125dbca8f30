//! What pages are made of. Each part is plain HTML that works without script, takes its texts from `locales/*/parts.ftl`,
//! its looks from `assets/css`, and has a `sample` that shows it; `cargo run -p web --example parts` shows them all.

pub mod audience;
pub mod composer;
pub mod emoji;
pub mod empty;
pub mod face;
pub mod form;
pub mod icon;
pub mod list;
pub mod menu;
pub mod nav;
pub mod note;
pub mod person;
pub mod post;
mod sample;
pub mod shell;

use std::sync::Arc;

use jiff::tz::TimeZone;
use maud::{Markup, html};
use model::{Role, Time};
use service::emoji::Emoji;

pub use icon::icon;
pub use sample::{Sample, samples};

use crate::frame::csrf::FIELD;
use crate::frame::reader::Reader;
use crate::i18n::{L, date};

/// What every part must know of the page it stands on.
#[derive(Debug, Clone)]
pub struct Scene<'a> {
    /// The language of the reader.
    pub l: L,
    /// Now.
    pub now: Time,
    /// The reader's time zone.
    pub tz: &'a TimeZone,
    /// Whether the reader may take away what others wrote.
    pub keeps_order: bool,
    /// The organisation's own emoji.
    pub emoji: Arc<Emoji>,
    /// Proof that a form is ours.
    pub csrf: String,
    /// Posts as they were drawn before, for others and for this page.
    pub drawn: Option<&'a post::Drawn>,
    /// Where posts are put that are filled in later: the page is kept.
    pub leaves: Option<&'a post::Leaves>,
    /// What is drawn is kept for others: with a hole in the place of all that is this reader's or this moment's.
    pub blank: bool,
}

impl Scene<'_> {
    /// The hidden field every form that changes something carries.
    pub fn token(&self) -> Markup {
        html! { input type="hidden" name=(FIELD) value=(self.csrf); }
    }

    /// What someone wrote in a line, with our own emoji drawn.
    pub fn words(&self, text: &str) -> Markup {
        emoji::words(&self.emoji, text)
    }

    /// What someone wrote in a post, with our own emoji drawn.
    pub fn prose(&self, html: &str) -> Markup {
        emoji::prose(&self.emoji, html)
    }

    /// A moment as "4 min", exact on hover and for machines.
    pub fn time(&self, at: Time) -> Markup {
        html! {
             time datetime=(date::machine(at)) data-ago title=(self.full(at)) { (self.ago(at)) }
        }
    }

    /// A moment in full.
    pub fn moment(&self, at: Time) -> Markup {
        html! { time datetime=(date::machine(at)) { (self.full(at)) } }
    }

    /// A moment exactly, where the reader is.
    pub fn full(&self, at: Time) -> String {
        match self.blank {
            true => post::hole(post::Hole::Full(at)),
            false => self.l.full(at, self.tz),
        }
    }

    fn ago(&self, at: Time) -> String {
        if let Some(leaves) = self.leaves {
            leaves.until(L::ago_until(at, self.now));
        }
        match self.blank {
            true => post::hole(post::Hole::Ago(at)),
            false => self.l.ago(at, self.now, self.tz),
        }
    }
}

impl Reader {
    /// What parts must know of this page.
    pub fn scene(&self) -> Scene<'_> {
        Scene {
            l: self.l,
            now: self.now,
            tz: &self.zone,
            keeps_order: self.is(Role::Moderator),
            emoji: Arc::clone(&self.emoji),
            csrf: self.token().to_owned(),
            drawn: Some(&self.drawn),
            leaves: self.leaves.as_deref(),
            blank: false,
        }
    }
}

/// Text that is heard and not seen.
pub fn unseen(text: &str) -> Markup {
    html! { span .vh { (text) } }
}
