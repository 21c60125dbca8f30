//! What is around every page: navigation, head, the column, what happens beside it; and the quiet frame of pages before sign-in.

use maud::{Markup, html};
use model::{Account, Role, Time};

use super::face::{self, Size};
use super::{Sample, Scene, icon, nav, unseen};

/// What a page tells its shell.
#[derive(Debug, Clone)]
pub struct Shell<'a> {
    /// Name of the organisation.
    pub organisation: &'a str,
    /// Who reads.
    pub me: &'a Account,
    /// This is the demo.
    pub demo: bool,
    /// Notifications not seen.
    pub unseen: i64,
    /// Conversations with something to read.
    pub messages: i64,
    /// Reports that wait, for those who keep order.
    pub reports: i64,
    /// Where this is in the navigation: `home everyone notifications messages search groups people lists bookmarks`, or anything else for none.
    pub current: &'a str,
    /// What the page is called; also its `h1`.
    pub title: &'a str,
    /// A line below the title.
    pub sub: Option<&'a str>,
    /// Where the arrow beside the title leads.
    pub back: Option<&'a str>,
    /// Buttons beside the title.
    pub tools: &'a Markup,
    /// No head: the page has its own `h1`.
    pub headless: bool,
    /// What is happening, in the column on the right; none for none.
    pub rail: Option<&'a Markup>,
    /// For tables: more than a reading column.
    pub wide: bool,
}

/// What stands around `main` for someone who is signed in.
pub fn shell(s: &Scene<'_>, p: &Shell<'_>, main: Markup) -> Markup {
    html! {
        @if p.demo { (banner(s, p)) }
        div class={ "shell" @if p.wide { " shell--wide" } } {
            (navigation(s, p))
            main class={ "main" @if p.wide { " main--wide" } } id="main" tabindex="-1" data-place=(p.current) { (head(s, p)) (main) }
            @if !p.wide { aside .rail aria-label=(s.l.t("parts-beside")) { @if let Some(rail) = p.rail { (rail) } (foot(s)) } }
        }
    }
}

fn banner(s: &Scene<'_>, p: &Shell<'_>) -> Markup {
    html! {
        aside .banner aria-label=(s.l.t("parts-demo-label")) {
            (icon("coffee")) span { (s.l.ta("parts-demo", &[("who", p.me.name.as_str().into())])) } a href="/demo" { (s.l.t("parts-demo-other")) }
        }
    }
}

fn head(s: &Scene<'_>, p: &Shell<'_>) -> Markup {
    html! {
        header .head {
            @match p.back {
                Some(href) => (nav::back(s, href)),
                None => { a .head__mark href="/" aria-label=(s.l.t("parts-home")) { (icon::mark()) } }
            }
            div .head__title {
                @if !p.headless { h1 .clip { (p.title) } }
                @if let Some(sub) = p.sub { p .head__sub { (sub) } }
            }
            (p.tools)
            details ."menu head__me" data-menu {
                summary { (face(p.me)) (unseen(&s.l.t("parts-menu"))) }
                div .menu__list { (places(s)) hr; (own(s, p)) }
            }
        }
    }
}

fn navigation(s: &Scene<'_>, p: &Shell<'_>) -> Markup {
    let entry = |place: &str, drawing, key: &str, href, class: &str| {
        html! {
            li class=[(!class.is_empty()).then_some(class)] {
                a .nav__link href=(href) aria-current=[(p.current == place).then_some("page")] {
                    (icon(drawing)) span { (s.l.t(key)) }
                    @if place == "notifications" { span data-unseen { @if p.unseen > 0 { (nav::badge(s, p.unseen)) } } }
                    @if place == "messages" { span data-messages { @if p.messages > 0 { (nav::badge(s, p.messages)) } } }
                }
            }
        }
    };
    let write = |class: &str| {
        html! { li class={ "nav__write " (class) } { a .nav__link href="/compose" data-do="compose" { (icon("pen")) span { (s.l.t("parts-write")) } } } }
    };
    html! {
        nav .nav aria-label=(s.l.t("parts-main")) {
            a .nav__brand href="/" { (icon::mark()) span .nav__org { (p.organisation) small { "Corner" } } }
            ul .nav__list {
                (entry("home", "home", "parts-home", "/", ""))
                (entry("everyone", "everyone", "parts-everyone", "/everyone", ""))
                (write("nav__phone"))
                (entry("notifications", "bell", "parts-notifications", "/notifications", ""))
                (entry("messages", "message", "parts-messages", "/messages", ""))
                (entry("search", "search", "parts-search", "/search", ""))
                (entry("groups", "group", "parts-groups", "/groups", "nav__wide"))
                (entry("people", "people", "parts-people-link", "/people", "nav__wide"))
                (entry("lists", "list", "parts-lists", "/lists", "nav__wide"))
                (entry("bookmarks", "bookmark", "parts-bookmarks", "/bookmarks", "nav__wide"))
                (write("nav__wide"))
            }
            div .nav__me {
                details ."menu menu--start menu--up" data-menu {
                    summary .me { (face(p.me)) span ."me__text clip" { b { (s.words(&p.me.name)) } br; span .soft { (s.words(&doing(p.me, s.now))) } } }
                    div .menu__list { (own(s, p)) }
                }
            }
        }
    }
}

fn face(me: &Account) -> Markup {
    face::of(&me.name, &me.handle, me.face_id, Size::Small)
}

fn doing(me: &Account, now: Time) -> String {
    match me.status_line(now) {
        Some(line) => format!("{} {}", line.emoji, line.text).trim().to_owned(),
        None => format!("@{}", me.handle),
    }
}

/// Places that the bar of a phone has no room for.
fn places(s: &Scene<'_>) -> Markup {
    html! {
        @for (drawing, key, href) in [("group", "parts-groups", "/groups"), ("people", "parts-people-link", "/people"), ("list", "parts-lists", "/lists"), ("bookmark", "parts-bookmarks", "/bookmarks")] {
            a .menu__item href=(href) { (icon(drawing)) (s.l.t(key)) }
        }
    }
}

/// What is mine.
fn own(s: &Scene<'_>, p: &Shell<'_>) -> Markup {
    let item = |drawing, key: &str, href: &str| html! { a .menu__item href=(href) { (icon(drawing)) (s.l.t(key)) } };
    html! {
        (item("person", "parts-profile", &format!("/@{}", p.me.handle)))
        (item("smile", "parts-status-line", "/settings/profile#status-line"))
        (item("moon", "settings-pause", "/settings/pause"))
        (item("star", "parts-favourites-link", "/favourites"))
        (item("draft", "parts-drafts", "/drafts"))
        (item("settings", "parts-settings", "/settings"))
        @if p.me.role >= Role::Moderator {
            a .menu__item href="/admin/reports" { (icon("flag")) (s.l.t("order-title")) span data-reports { @if p.reports > 0 { (nav::badge(s, p.reports)) } } }
        }
        @if p.me.role >= Role::Admin { (item("shield", "parts-admin", "/admin")) }
        (item("list", "rules-title", "/rules"))
        (item("keyboard", "parts-keys", "/keyboard"))
        hr;
        form method="post" action="/sign-out" { (s.token()) button .menu__item { (icon("logout")) (s.l.t("parts-sign-out")) } }
    }
}

fn foot(s: &Scene<'_>) -> Markup {
    html! { footer .foot { a href="/keyboard" { (s.l.t("parts-keys")) } a href="/rules" { (s.l.t("rules-title")) } a href="/about" { (s.l.t("parts-about")) } } }
}

/// A page before sign-in: the mark, the words, one thing to do.
pub fn door(wide: bool, inner: Markup) -> Markup {
    html! {
        main .door id="main" tabindex="-1" {
            div class={ "door__box" @if wide { " door__box--wide" } } { div .door__mark { (icon::mark()) } (inner) }
        }
    }
}

/// How far one is: names of the steps and which is now, from 0.
pub fn steps(s: &Scene<'_>, names: &[&str], now: usize) -> Markup {
    html! {
        ol .steps aria-label=(s.l.ta("parts-step", &[("n", ((now + 1) as i64).into()), ("of", (names.len() as i64).into())])) {
            @for (i, name) in names.iter().enumerate() { li class=[(i < now).then_some("done")] aria-current=[(i == now).then_some("step")] { span { (name) } } }
        }
    }
}

/// A box in the column on the right.
pub fn beside(title: &str, inner: Markup) -> Markup {
    html! { section .rail__box { h2 { (title) } (inner) } }
}

pub(super) fn sample(s: &Sample) -> Markup {
    let scene = s.scene();
    let (tools, rail) = (
        Markup::default(),
        beside(
            "People to meet",
            super::person::faces(std::slice::from_ref(&s.ben)),
        ),
    );
    let page = Shell {
        organisation: "Acme",
        me: &s.me,
        demo: true,
        unseen: 4,
        messages: 2,
        reports: 2,
        current: "home",
        title: "Home",
        sub: Some("Everyone at Acme"),
        back: None,
        tools: &tools,
        headless: false,
        rail: Some(&rail),
        wide: false,
    };
    html! {
        (shell(&scene, &page, html! { (super::composer::closed(&scene, &s.ann)) (super::post::feed(&scene, &super::post::Feed::default(), &s.posts())) }))
    }
}
