//! People in passing: a row, a card, what appears when the pointer rests on a name, and the follow button.

use maud::{Markup, html};
use model::{AccountId, StatusLine};
use service::emoji::Emoji;
use service::views::{AccountCard, Met};

use super::face::{self, Size};
use super::{Sample, Scene, emoji, icon};
use crate::i18n::date;

/// Whether the reader follows someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follow {
    /// Does.
    Yes,
    /// Does not.
    No,
    /// Cannot: it is the reader, or someone who left.
    Never,
}

impl Follow {
    /// How the reader, who is `me`, stands to someone in a list.
    pub fn of(me: AccountId, met: &Met) -> Self {
        let (card, stands) = (&met.card, &met.relationship);
        if card.id == me || stands.blocking || stands.blocked_by {
            Self::Never
        } else if stands.following {
            Self::Yes
        } else if card.former {
            Self::Never
        } else {
            Self::No
        }
    }
}

/// The button that follows or stops following, as a form of its own. It says the state and, on hover, what it would do.
pub fn follow(s: &Scene<'_>, handle: &str, state: Follow) -> Markup {
    let (verb, word, class, on) = match state {
        Follow::Never => return Markup::default(),
        Follow::Yes => ("unfollow", "parts-following", "btn btn--quiet btn--s", true),
        Follow::No => ("follow", "parts-follow", "btn btn--s", false),
    };
    html! {
        form method="post" action={ "/@" (handle) "/" (verb) } data-follow {
            (s.token())
            button class=(class) aria-pressed=(on) {
                @if on { (icon::small("check")) }
                (s.l.t(word)) span .vh { " @" (handle) }
            }
        }
    }
}

/// "☕ Cupping until three".
pub fn status_line(own: &Emoji, line: &StatusLine) -> Markup {
    html! {
        p .status-line { @if !line.emoji.is_empty() { span aria-hidden="true" { (emoji::words(own, &line.emoji)) } } span .clip { (emoji::words(own, &line.text)) } }
    }
}

/// Title and unit, as far as known.
pub fn post_of(who: &AccountCard) -> String {
    let parts = [who.title.as_str(), who.unit_name.as_str()];
    parts
        .into_iter()
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// A row of a list; `why` says why they are suggested. Stands in an `ul.rows`.
pub fn row(s: &Scene<'_>, who: &AccountCard, state: Follow, why: Option<&str>) -> Markup {
    html! {
        li .person {
            (face::linked(who, Size::Plain))
            div .clip { (name(s, who)) p ."person__sub clip" { "@" (who.handle) @let place = post_of(who); @if !place.is_empty() { " · " (place) } } }
            (follow(s, &who.handle, state))
            @if let Some(why) = why { p .person__why { (why) } }
        }
    }
}

/// People one below the other.
pub fn rows(s: &Scene<'_>, people: &[(AccountCard, Follow)]) -> Markup {
    html! { ul .rows { @for (who, state) in people { (row(s, who, *state, None)) } } }
}

/// A card of the directory. Stands in an `ul.cards`.
pub fn card(s: &Scene<'_>, who: &AccountCard, state: Follow) -> Markup {
    html! {
        li .person-card {
            (face::linked(who, Size::Large))
            (name(s, who))
            p .person__sub { (who.title) @if !who.title.is_empty() && !who.unit_name.is_empty() { br; } (who.unit_name) }
            @if let Some(line) = &who.status { (status_line(&s.emoji, line)) }
            (follow(s, &who.handle, state))
        }
    }
}

fn name(s: &Scene<'_>, who: &AccountCard) -> Markup {
    html! {
        span {
        a ."person__name bare" href={ "/@" (who.handle) } data-card=(who.handle) { (s.words(&who.name)) }
        @if who.bot { " " span .tag { (s.l.t("parts-bot")) } }
        @if who.former { " " span .tag { (s.l.t("parts-former")) } }
        }
    }
}

/// What appears beside a name: who, what they do, what time it is there, what they are doing, follow.
pub fn hover(
    s: &Scene<'_>,
    who: &AccountCard,
    state: Follow,
    between: (&[AccountCard], i64),
) -> Markup {
    html! {
        div .hover-card role="dialog" aria-label=(who.name) {
            div ."row row--apart" { (face::linked(who, Size::Large)) (follow(s, &who.handle, state)) }
            p { (name(s, who)) " " span ."soft small" { "@" (who.handle) } }
            @let place = post_of(who);
            @if !place.is_empty() { p .small { (place) } }
            p ."small soft" {
                @if !who.location.is_empty() { (who.location) }
                @if !who.location.is_empty() && !who.time_zone.is_empty() { " · " }
                (local_time(s, who))
            }
            (away(s, who))
            @if let Some(line) = &who.status { (status_line(&s.emoji, line)) }
            (known(s, between))
            @if state != Follow::Never { p { a ."btn btn--quiet btn--s" href={ "/messages/new?to=" (who.handle) } { (icon::small("message")) (s.l.t("profile-message")) } } }
        }
    }
}

/// "Away until 1 December", and what they say of it; nothing when they are here.
pub fn away(s: &Scene<'_>, who: &AccountCard) -> Markup {
    let Some(away) = &who.away else {
        return Markup::default();
    };
    let when = s.l.date(away.until, s.tz);
    html! {
        p .away {
            (icon::small("moon")) span { (s.l.ta("away-until", &[("when", when.into())])) @if !away.note.is_empty() { " · " (s.words(&away.note)) } }
        }
    }
}

/// Whom one follows of those who follow somebody.
fn known(s: &Scene<'_>, (first, all): (&[AccountCard], i64)) -> Markup {
    let names: Vec<&str> = first.iter().map(|p| p.name.as_str()).collect();
    let more = all - names.len() as i64;
    let parts = [("names", names.join(", ").into()), ("n", more.into())];
    let key = if more > 0 {
        "known-by-more"
    } else {
        "known-by"
    };
    html! { @if !names.is_empty() { p ."small soft" { (s.l.ta(key, &parts)) } } }
}

/// "09:02 there"; nothing when we do not know where there is.
pub fn local_time(s: &Scene<'_>, who: &AccountCard) -> Markup {
    if who.time_zone.is_empty() {
        return Markup::default();
    }
    let clock = s.l.clock(s.now, &date::zone(&who.time_zone));
    html! { span { (s.l.ta("parts-there", &[("time", clock.into())])) } }
}

/// Some faces in a row, for grouped notices and units.
pub fn faces(people: &[AccountCard]) -> Markup {
    html! { span .faces { @for who in people { (face::linked(who, Size::Small)) } } }
}

pub(super) fn sample(s: &Sample) -> Markup {
    let scene = s.scene();
    html! {
        div .sheet { (rows(&scene, &[(s.ann.clone(), Follow::Yes), (s.ben.clone(), Follow::No)])) ul .rows { (row(&scene, &s.ben, Follow::Never, Some("Leads your unit"))) } }
        ul .cards { (card(&scene, &s.ann, Follow::No)) (card(&scene, &s.ben, Follow::Yes)) }
        (hover(&scene, &s.ann, Follow::No, (std::slice::from_ref(&s.ben), 4)))
        (faces(&[s.ann.clone(), s.ben.clone()]))
    }
}
