//! A menu that opens without script: `details` with links and buttons. Script only adds Esc and a click beside it.

use maud::{Markup, html};

use super::{Sample, icon};

/// A menu behind three dots, opening to the left below. `label` says what it is for; `items` are [`link`]s and [`button`]s.
pub fn menu(label: &str, items: Markup) -> Markup {
    behind("more", label, items)
}

/// As [`menu`], behind the drawing `drawing`.
pub fn behind(drawing: &str, label: &str, items: Markup) -> Markup {
    html! {
        details .menu data-menu {
            summary .act aria-label=(label) title=(label) { (icon(drawing)) }
            div .menu__list { (items) }
        }
    }
}

/// An item that goes somewhere.
pub fn link(drawing: &str, text: &str, href: &str) -> Markup {
    html! { a .menu__item href=(href) { (icon(drawing)) (text) } }
}

/// An item that does something: a button of the form around the menu, sent to `action`.
pub fn button(drawing: &str, text: &str, action: &str) -> Markup {
    html! { button .menu__item formaction=(action) { (icon(drawing)) (text) } }
}

/// As [`button`], for what cannot easily be taken back.
pub fn grave(drawing: &str, text: &str, action: &str) -> Markup {
    html! { button ."menu__item menu__item--bad" formaction=(action) { (icon(drawing)) (text) } }
}

/// A line between groups.
pub fn line() -> Markup {
    html! { hr; }
}

pub(super) fn sample(_: &Sample) -> Markup {
    html! {
        form method="post" {
            (menu("More", html! { (link("link", "Copy", "#")) (button("pin", "Pin", "#")) (line()) (grave("trash", "Delete", "#")) }))
        }
    }
}
