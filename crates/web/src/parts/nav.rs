//! Ways around a page: tabs, pages of a list, the way back, the pill of new posts.

use maud::{Markup, html};

use super::{Sample, Scene, icon, unseen};

/// One tab: a page of its own.
#[derive(Debug, Clone)]
pub struct Tab<'a> {
    /// What it is called.
    pub text: &'a str,
    /// Where it is.
    pub href: &'a str,
    /// It is the one being shown.
    pub here: bool,
    /// How many wait there; none when 0.
    pub waiting: i64,
}

/// Tabs over what belongs together; `label` says what.
pub fn tabs(s: &Scene<'_>, label: &str, tabs: &[Tab<'_>]) -> Markup {
    html! {
        nav .tabs aria-label=(label) {
            @for tab in tabs {
                a href=(tab.href) aria-current=[tab.here.then_some("page")] { (tab.text) @if tab.waiting > 0 { (badge(s, tab.waiting)) } }
            }
        }
    }
}

/// As [`tabs`], for the areas of settings and administration: text, address, drawing, and which of them this is.
pub fn areas(label: &str, all: &[(&str, &str, &str)], here: &str) -> Markup {
    areas_with(label, all, here, ("", Markup::default()))
}

/// As [`areas`], with something more after the text of one of them, which is named by its address.
pub fn areas_with(
    label: &str,
    areas: &[(&str, &str, &str)],
    here: &str,
    (at, more): (&str, Markup),
) -> Markup {
    html! {
        nav .settings-nav aria-label=(label) {
            @for (text, href, drawing) in areas {
                a href=(href) aria-current=[(*href == here).then_some("page")] { (icon::small(drawing)) (text) @if *href == at { (more) } }
            }
        }
    }
}

/// How many are new.
pub fn badge(s: &Scene<'_>, n: i64) -> Markup {
    html! {
        span .badge { span aria-hidden="true" { @if n > 99 { "99+" } @else { (n) } } (unseen(&s.l.ta("parts-new", &[("n", n.into())]))) }
    }
}

/// Older and newer pages of a list; nothing when there is only this one.
pub fn pager(s: &Scene<'_>, newer: Option<&str>, older: Option<&str>) -> Markup {
    html! {
        @if newer.is_some() || older.is_some() {
            nav .pager aria-label=(s.l.t("parts-pages")) {
                @if let Some(href) = newer { a ."btn btn--quiet" rel="prev" href=(href) { (icon::small("chevron-left")) (s.l.t("parts-newer")) } } @else { span {} }
                @if let Some(href) = older { a ."btn btn--quiet" rel="next" href=(href) { (s.l.t("parts-older")) (icon::small("chevron-right")) } }
            }
        }
    }
}

/// The page before and the page after in a list that is not by time; nothing when there is only this one.
pub fn turns(s: &Scene<'_>, before: Option<&str>, after: Option<&str>) -> Markup {
    html! {
        @if before.is_some() || after.is_some() {
            nav .pager aria-label=(s.l.t("parts-pages")) {
                @if let Some(href) = before { a ."btn btn--quiet" rel="prev" href=(href) { (icon::small("chevron-left")) (s.l.t("parts-before")) } } @else { span {} }
                @if let Some(href) = after { a ."btn btn--quiet" rel="next" href=(href) { (s.l.t("parts-after")) (icon::small("chevron-right")) } }
            }
        }
    }
}

/// Says politely how many posts wait above; `href` shows them. Script fills and shows it, so it may start with none.
pub fn pill(s: &Scene<'_>, n: i64, href: &str) -> Markup {
    html! {
        div role="status" data-pill {
            @if n > 0 { a .pill href=(href) { (icon::small("arrow-up")) (s.l.ta("parts-new-posts", &[("n", n.into())])) } }
        }
    }
}

/// The line at which one stopped reading.
pub fn read_to(s: &Scene<'_>) -> Markup {
    html! { p .read-to { (s.l.t("parts-read-to")) } }
}

/// An arrow back to `href`.
pub fn back(s: &Scene<'_>, href: &str) -> Markup {
    html! { a .back href=(href) aria-label=(s.l.t("parts-back")) { (icon("arrow-left")) } }
}

/// Where this is: name and address from the top down.
pub fn crumbs(label: &str, above: &[(&str, &str)]) -> Markup {
    html! { nav aria-label=(label) { ol .crumbs { @for (text, href) in above { li { a href=(href) { (text) } } } } } }
}

pub(super) fn sample(s: &Sample) -> Markup {
    let s = s.scene();
    let tab = |text, here, waiting| Tab {
        text,
        href: "/",
        here,
        waiting,
    };
    html! {
        (back(&s, "/"))
        (crumbs("Where", &[("Acme", "/units/acme"), ("Roastery", "/units/roastery")]))
        (areas("Settings", &[("Look", "/settings", "sun"), ("Security", "/settings/security", "shield")], "/settings"))
        (tabs(&s, "Posts", &[tab("Posts", true, 0), tab("Pictures", false, 3)]))
        (pill(&s, 5, "/"))
        (read_to(&s))
        (pager(&s, Some("/?before=1"), Some("/?after=1")))
        (turns(&s, Some("/?page=0"), Some("/?page=2")))
    }
}
