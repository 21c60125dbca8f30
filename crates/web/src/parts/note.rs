//! What happened or is about to, said where it matters. What was just done is said by `Reply::toast`.

use maud::{Markup, html};

use super::{Sample, icon};

/// How a note sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// For information.
    Plain,
    /// It worked.
    Good,
    /// Think first.
    Warm,
    /// It did not work.
    Bad,
}

/// A note. `rest` may hold a button after the text.
pub fn note(tone: Tone, text: Markup, rest: Option<Markup>) -> Markup {
    let (class, drawing, role) = match tone {
        Tone::Plain => ("note", "info", "note"),
        Tone::Good => ("note note--good", "check", "status"),
        Tone::Warm => ("note note--warm", "warning", "status"),
        Tone::Bad => ("note note--bad", "warning", "alert"),
    };
    html! {
        div class=(class) role=(role) {
            (icon(drawing))
            div { (text) }
            @if let Some(rest) = rest { (rest) }
        }
    }
}

pub(super) fn sample(_: &Sample) -> Markup {
    html! {
        div .stack {
            @for tone in [Tone::Plain, Tone::Good, Tone::Warm, Tone::Bad] {
                (note(tone, html! { "Saved." }, Some(html! { button ."btn btn--quiet btn--s" { "OK" } })))
            }
        }
    }
}
