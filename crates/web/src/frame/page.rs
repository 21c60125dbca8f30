//! The document around a page.

use axum::response::{Html, IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};
use service::preferences::{Contrast, TextSize, Theme};

use super::assets::{STYLES, asset};
use super::reader::Reader;
use crate::parts::shell::{self, Shell};

/// A page that is more than title and body.
#[derive(Debug)]
pub struct Page<'r> {
    reader: &'r Reader,
    title: String,
    sub: Option<String>,
    back: Option<String>,
    tools: Markup,
    headless: bool,
    current: &'static str,
    wide: bool,
    door: bool,
    aside: Option<Markup>,
    unseen: i64,
    messages: i64,
}

/// A whole page; its body alone when a script asks (`X-Fragment: 1`).
pub fn page(reader: &Reader, title: &str, body: Markup) -> Response {
    Page::new(reader, title).show(body)
}

impl<'r> Page<'r> {
    /// A page with this title.
    pub fn new(reader: &'r Reader, title: &str) -> Self {
        Self {
            reader,
            title: title.to_owned(),
            sub: None,
            back: None,
            tools: Markup::default(),
            headless: false,
            current: "",
            wide: false,
            door: false,
            aside: None,
            unseen: reader.unseen(),
            messages: reader.messages(),
        }
    }

    /// A line below the title.
    pub fn under(mut self, text: impl Into<String>) -> Self {
        self.sub = Some(text.into());
        self
    }

    /// Where the arrow beside the title leads.
    pub fn back(mut self, path: impl Into<String>) -> Self {
        self.back = Some(path.into());
        self
    }

    /// Buttons and menus beside the title.
    pub fn tools(mut self, tools: Markup) -> Self {
        self.tools = tools;
        self
    }

    /// The body has its own `h1`; otherwise the title is it for those who are signed in. Before sign-in there is no
    /// head, and the body always has its own.
    pub fn headless(mut self) -> Self {
        self.headless = true;
        self
    }

    /// The place in the navigation where it belongs, such as `home`; all of them are at [`Shell::current`].
    pub fn current(mut self, place: &'static str) -> Self {
        self.current = place;
        self
    }

    /// Uses the whole width: tables, charts.
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// Without navigation, as before sign-in: one thing to do at a time. The body has its own `h1`.
    pub fn door(mut self) -> Self {
        self.door = true;
        self
    }

    /// What stands beside it where there is room.
    pub fn aside(mut self, aside: Markup) -> Self {
        self.aside = Some(aside);
        self
    }

    /// What is left to read after this page, where looking at it is reading.
    pub fn left(mut self, unseen: i64, messages: i64) -> Self {
        (self.unseen, self.messages) = (unseen, messages);
        self
    }

    /// The answer.
    pub fn show(self, body: Markup) -> Response {
        Html(self.draw(body).into_string()).into_response()
    }

    /// The whole page, or its body alone where a script asks for that.
    pub fn draw(self, body: Markup) -> Markup {
        match self.reader.fragment {
            true => body,
            false => self.document(&body),
        }
    }

    fn document(&self, body: &Markup) -> Markup {
        let reader = self.reader;
        let look = reader.look;
        let theme = match look.theme {
            Theme::Auto => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        };
        let contrast = (look.contrast == Contrast::More).then_some("more");
        let size = match look.text_size {
            TextSize::Normal => None,
            TextSize::Large => Some("large"),
            TextSize::Larger => Some("larger"),
        };
        html! {
            (DOCTYPE)
            html lang=(reader.l.tag()) data-theme=[theme] data-contrast=[contrast] data-text=[size]
                data-keys=[look.no_keys.then_some("off")]
                data-me=[reader.account().map(|a| a.id)] data-known=[reader.account().map(|_| &reader.known)] {
                (self.head())
                body {
                    a class="skip" href="#main" { (reader.l.t("skip")) }
                    (self.shell(body))
                    div class="toasts" role="status" data-toasts {
                        @if let Some(flash) = &reader.flash { (flash.show(reader)) }
                    }
                    p class="vh" id="live" role="status" aria-live="polite" {}
                }
            }
        }
    }

    fn head(&self) -> Markup {
        let reader = self.reader;
        let name = &reader.organisation.name;
        html! {
            head {
                meta charset="utf-8";
                title {
                    (self.title) " · "
                    @if name.is_empty() { "Corner" } @else { (name) }
                }
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                meta name="color-scheme" content="light dark";
                meta name="theme-color" content="#f6f3ef" media="(prefers-color-scheme: light)";
                meta name="theme-color" content="#161210" media="(prefers-color-scheme: dark)";
                meta name="csrf" content=(reader.token());
                link rel="stylesheet" href=(asset(STYLES));
                link rel="icon" type="image/svg+xml" href=(asset("brand/favicon.svg"));
                link rel="apple-touch-icon" href=(asset("brand/apple-touch-180.png"));
                link rel="manifest" href="/manifest.webmanifest";
                script type="module" src=(asset("js/app.js")) {}
            }
        }
    }

    fn shell(&self, body: &Markup) -> Markup {
        let reader = self.reader;
        let Some(me) = reader.account().filter(|_| !self.door) else {
            return shell::door(self.wide, body.clone());
        };
        let shell = Shell {
            organisation: &reader.organisation.name,
            me,
            demo: reader.organisation.demo,
            unseen: self.unseen,
            messages: self.messages,
            reports: reader.reports(),
            current: self.current,
            title: &self.title,
            sub: self.sub.as_deref(),
            back: self.back.as_deref(),
            tools: &self.tools,
            headless: self.headless,
            rail: self.aside.as_ref(),
            wide: self.wide,
        };
        shell::shell(&reader.scene(), &shell, body.clone())
    }
}
