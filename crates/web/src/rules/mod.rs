//! House rules: the page for all, the question to accept them, and their editing.
//!
//! Who has not accepted the version in force is asked at their next page ([`due`]); they may put it off and read on, and
//! nothing they are writing is taken from them: pages to write on do not ask, they only say so.

mod accept;
mod edit;
mod show;

use axum::Router;
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT, HeaderName};
use axum::routing::{get, post};
use maud::{Markup, html};
use service::rules::Rule;

use crate::parts::note::{Tone, note};
use crate::{App, Reader, Viewer};

pub(crate) use accept::{LATER, asked_later};

const DESTINATION: HeaderName = HeaderName::from_static("sec-fetch-dest");

/// Pages that never ask: where one writes, where one reads the rules, and ways out.
const QUIET: &[&str] = &[
    "/rules",
    "/compose",
    "/drafts",
    "/scheduled",
    "/sign-",
    "/strikes",
    "/about",
    "/keyboard",
    "/offline",
    "/media",
    "/live",
    "/admin/rules",
    "/join",
    "/reset",
    "/setup",
    "/demo",
    "/suspended",
];

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/rules", get(show::index))
        .route("/rules/{number}", get(show::show))
        .route("/rules/accept", get(accept::new).post(accept::create))
        .route("/rules/later", post(accept::later))
        .route("/admin/rules", get(edit::edit).post(edit::update))
}

/// Whether this request for a page is to be answered with the question first.
pub(crate) fn due(reader: &Reader, headers: &HeaderMap, later: Option<&str>) -> bool {
    let Some(number) = reader.rules_pending() else {
        return false;
    };
    let path = reader.here.split('?').next().unwrap_or_default();
    let quiet = QUIET.iter().any(|q| path.starts_with(q)) || path.ends_with("/edit");
    let text = |name: HeaderName| headers.get(name).and_then(|v| v.to_str().ok());
    // A service worker that passes a page on keeps what is accepted, not what it is for.
    let page = match (text(ACCEPT), text(DESTINATION)) {
        (Some(kinds), _) => kinds.contains("text/html"),
        (None, Some(to)) => to == "document",
        (None, None) => true,
    };
    page && !quiet && !reader.fragment && !asked_later(later, number)
}

/// Where the question is, and where one goes on after it.
pub(crate) fn question(here: &str) -> String {
    let next: String = url::form_urlencoded::byte_serialize(here.as_bytes()).collect();
    format!("/rules/accept?next={next}")
}

/// For those who write: accept first. It opens beside what they write.
pub(crate) fn first(viewer: &Viewer) -> Option<Markup> {
    viewer.rules_pending()?;
    let l = viewer.l;
    let read = html! {
        a ."btn btn--quiet btn--s" href="/rules/accept" target="_blank" rel="noopener" { (l.t("rules-first-read")) }
    };
    Some(note(Tone::Warm, html! { (l.t("rules-first")) }, Some(read)))
}

/// The rules, one below the other.
pub(crate) fn items(rules: &[Rule]) -> Markup {
    html! {
        ol .house-rules {
            @for rule in rules {
                li id={ "rule-" (rule.position) } {
                    b { (rule.title) }
                    @if !rule.about.is_empty() { @for line in rule.about.split('\n').filter(|l| !l.trim().is_empty()) { p { (line) } } }
                }
            }
        }
    }
}
