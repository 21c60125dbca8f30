//! An empty screen says what will be here and offers the one thing to do next.

use maud::{Markup, PreEscaped, html};

use super::Sample;

/// The small drawing above the words: something standing in a corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Art {
    /// A cup: quiet here.
    Cup,
    /// A glass: nothing found.
    Search,
    /// A bell: nothing new.
    Bell,
    /// Two people: nobody yet.
    People,
    /// A plug: no connection, or an error.
    Plug,
    /// A closed door: not for you.
    Door,
}

/// Nothing here yet. `next` is one link or button, with what to do.
pub fn empty(art: Art, title: &str, text: &str, next: Option<Markup>) -> Markup {
    html! {
        div .sheet {
            div .empty {
                (drawing(art))
                h2 { (title) }
                p { (text) }
                @if let Some(next) = next { (next) }
            }
        }
    }
}

/// The drawing alone, for error pages.
pub fn drawing(art: Art) -> Markup {
    let inside = match art {
        Art::Cup => {
            r#"<path class="hue" d="M62 44h30v14a14 14 0 0 1-14 14h-2a14 14 0 0 1-14-14zM92 48h4a6 6 0 0 1 0 13h-4.5"/><path d="M71 36c-3-4 3-6 0-11M82 36c-3-4 3-6 0-11"/>"#
        }
        Art::Search => {
            r#"<path d="M50 28h26M50 38h16"/><circle class="hue" cx="90" cy="46" r="15"/><path class="hue" d="m101 57 13 13"/>"#
        }
        Art::Bell => {
            r#"<path class="hue" d="M74 24v-4M60 46a14 14 0 0 1 28 0c0 11 5 14 5 14H55s5-3 5-14zM70 65a4.5 4.5 0 0 0 8 0"/>"#
        }
        Art::People => {
            r#"<circle class="hue" cx="66" cy="40" r="8"/><path class="hue" d="M52 72c0-10 5-16 14-16s14 6 14 16"/><circle cx="94" cy="46" r="7"/><path d="M86 60c2-1 5-2 8-2 8 0 12 6 12 14"/>"#
        }
        Art::Plug => {
            r#"<path class="hue" d="M56 52h14M98 52h14a8 8 0 0 0 8-8V30M70 44h8a8 8 0 0 1 0 16h-8zM98 44h-6a8 8 0 0 0 0 16h6z"/>"#
        }
        Art::Door => r#"<path class="hue" d="M62 72V26h28v46M84 50v2"/><path d="M56 72h40"/>"#,
    };
    html! {
        svg .empty__art viewBox="0 0 144 96" aria-hidden="true" {
            (PreEscaped(r#"<path class="fill" d="M34 14h70v58H34z"/><path d="M34 8v64L20 86M34 72h96"/>"#))
            (PreEscaped(inside))
        }
    }
}

/// Lines that breathe where posts will be. Only for script that waits.
pub fn skeleton() -> Markup {
    html! { div .skeleton aria-hidden="true" { i {} i {} i {} i {} } }
}

pub(super) fn sample(_: &Sample) -> Markup {
    html! {
        @for art in [Art::Cup, Art::Search, Art::Bell, Art::People, Art::Plug, Art::Door] {
            (empty(art, "Quiet in here", "Follow people and their posts gather here.", Some(html! { a .btn href="/people" { "Find people" } })))
        }
        div .sheet { (skeleton()) }
    }
}
