//! What happens after a form was taken: browsers are sent on, scripts are told.

use std::sync::Arc;

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::app::App;
use super::cookie;
use super::reader::Reader;
use crate::i18n::Value as Part;

/// How long a message waits for the page that shows it.
const FLASH_SECONDS: i64 = 60;

/// The answer to a form. A browser gets `303` to the page; a script (`X-Fragment: 1`) gets JSON:
/// `{ "go", "toast": { "text", "undo" }, "html", … }`, where `go` is where a browser would have gone.
#[derive(Debug, Clone, Default)]
pub struct Reply {
    go: String,
    flash: Option<Flash>,
    html: Option<String>,
    more: Map<String, Value>,
    cookies: Vec<(&'static str, String, i64)>,
}

/// What to say on the next page.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Flash {
    key: String,
    #[serde(default)]
    parts: Vec<(String, String)>,
    #[serde(default)]
    undo: Option<String>,
}

impl Reply {
    /// Go to `path` next; only within Corner.
    pub fn to(path: impl Into<String>) -> Self {
        let path = path.into();
        Self {
            go: local(&path).to_owned(),
            ..Self::default()
        }
    }

    /// Say the text of `key`.
    pub fn toast(mut self, key: &str) -> Self {
        self.flash.get_or_insert_default().key = key.to_owned();
        self
    }

    /// Fills in a part of what is said.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        let part = (name.to_owned(), value.to_string());
        self.flash.get_or_insert_default().parts.push(part);
        self
    }

    /// Offer to undo it, by a `POST` to `path`.
    pub fn undo(mut self, path: impl Into<String>) -> Self {
        self.flash.get_or_insert_default().undo = Some(path.into());
        self
    }

    /// What a script puts in place of the part it acted on.
    pub fn part(mut self, html: Markup) -> Self {
        self.html = Some(html.into_string());
        self
    }

    /// Something more for a script.
    pub fn data(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.more.insert(name.to_owned(), value.into());
        self
    }

    /// Remembers something small in this browser, for so many seconds.
    pub fn remember(mut self, name: &'static str, value: String, seconds: i64) -> Self {
        self.cookies.push((name, value, seconds));
        self
    }

    /// Begins a session in this browser.
    pub fn sign_in(mut self, secret: String) -> Self {
        self.cookies.push((cookie::SESSION, secret, YEAR));
        self.cookies.push((cookie::FORM, String::new(), 0));
        self
    }

    /// Ends the session in this browser.
    pub fn sign_out(mut self) -> Self {
        self.cookies.push((cookie::SESSION, String::new(), 0));
        self
    }

    pub(super) fn show(&self, app: &App, reader: &Reader) -> Response {
        let mut response = if reader.fragment {
            let mut answer = self.more.clone();
            answer.insert("go".to_owned(), json!(self.go));
            if let Some(html) = &self.html {
                answer.insert("html".to_owned(), json!(html));
            }
            if let Some(flash) = &self.flash {
                let toast = json!({ "text": flash.text(reader), "undo": flash.undo });
                answer.insert("toast".to_owned(), toast);
            }
            Json(answer).into_response()
        } else {
            (StatusCode::SEE_OTHER, [(LOCATION, self.go.as_str())]).into_response()
        };
        let headers = response.headers_mut();
        if let (false, Some(flash)) = (reader.fragment, &self.flash) {
            let value = flash.to_cookie();
            cookie::set(
                headers,
                (cookie::FLASH, &value),
                FLASH_SECONDS,
                app.secure(),
            );
        }
        for (name, value, seconds) in &self.cookies {
            cookie::set(headers, (name, value), *seconds, app.secure());
        }
        response
    }
}

const YEAR: i64 = 365 * 86_400;

/// Carries a reply from a handler to the layer that knows the reader.
#[derive(Clone)]
pub(super) struct Sent(pub(super) Arc<Reply>);

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        let mut response = StatusCode::SEE_OTHER.into_response();
        response.extensions_mut().insert(Sent(Arc::new(self)));
        response
    }
}

impl Flash {
    pub(super) fn from_cookie(value: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(value).ok()?;
        let flash: Self = serde_json::from_slice(&bytes).ok()?;
        flash.key.starts_with("toast-").then_some(flash)
    }

    fn to_cookie(&self) -> String {
        let json = serde_json::to_vec(self).unwrap_or_default();
        URL_SAFE_NO_PAD.encode(json)
    }

    fn text(&self, reader: &Reader) -> String {
        let number = |v: &str| v.parse::<i64>().ok();
        let parts: Vec<(&str, Part<'_>)> = self
            .parts
            .iter()
            .map(|(name, value)| match number(value) {
                Some(n) if name == "n" => (name.as_str(), n.into()),
                _ => (name.as_str(), value.as_str().into()),
            })
            .collect();
        reader.l.ta(&self.key, &parts)
    }

    /// As it stands on a page.
    pub(super) fn show(&self, reader: &Reader) -> Markup {
        html! {
            div class="toast" {
                span class="grow" { (self.text(reader)) }
                @if let Some(undo) = &self.undo {
                    form method="post" action=(local(undo)) data-fetch {
                        (reader.csrf())
                        button class="btn btn--s" { (reader.l.t("undo")) }
                    }
                }
            }
        }
    }
}

/// `path` when it leads to a page of ours, else home: what comes in by `next` must not lead away.
pub fn local(path: &str) -> &str {
    let ours = path.starts_with('/')
        && !path[1..].starts_with(['/', '\\'])
        && !path.chars().any(|c| c.is_control() || c == '\\');
    if ours { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn only_pages_of_ours_are_local() {
        for ours in ["/", "/@ann/12?x=//y", "/search?q=a"] {
            assert_eq!(local(ours), ours);
        }
        for other in [
            "",
            "//x.example",
            "/\\x.example",
            "https://x.example",
            "/\t/x",
            "javascript:1",
        ] {
            assert_eq!(local(other), "/");
        }
    }
}
