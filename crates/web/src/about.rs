//! Pages about Corner itself: what it is, its keys, and what is shown without a connection.

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};

use crate::parts::empty::{Art, drawing};
use crate::{App, L, MaybeViewer, Page};

/// Keys and what they do. What stands together is pressed one after the other.
const KEYS: &[(&str, &[&str])] = &[
    ("keys-new", &["n"]),
    ("keys-next", &["j"]),
    ("keys-previous", &["k"]),
    ("keys-open", &["Enter"]),
    ("keys-reply", &["r"]),
    ("keys-favourite", &["f"]),
    ("keys-boost", &["b"]),
    ("keys-bookmark", &["m"]),
    ("keys-quote", &["q"]),
    ("keys-waiting", &["."]),
    ("keys-home", &["g", "h"]),
    ("keys-everyone", &["g", "e"]),
    ("keys-notifications", &["g", "n"]),
    ("keys-messages", &["g", "m"]),
    ("keys-people", &["g", "p"]),
    ("keys-bookmarks", &["g", "b"]),
    ("keys-lists", &["g", "l"]),
    ("keys-settings", &["g", "s"]),
    ("keys-search", &["/"]),
    ("keys-send", &["Ctrl", "Enter"]),
    ("keys-close", &["Esc"]),
    ("keys-sheet", &["?"]),
];

/// Routes of these pages.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/about", get(about))
        .route("/keyboard", get(keyboard))
        .route("/offline", get(offline))
}

async fn about(reader: MaybeViewer) -> Response {
    let l = reader.l;
    let version = env!("CARGO_PKG_VERSION");
    let body = html! {
        section class="sheet sheet--pad prose" {
            h1 { (l.t("about-corner")) }
            p { (l.t("about-what")) }
            p { (l.t("about-yours")) }
            p class="soft small" { (l.ta("about-version", &[("version", version.into())])) }
        }
    };
    Page::new(&reader, &l.t("about-title"))
        .headless()
        .show(body)
}

async fn keyboard(reader: MaybeViewer) -> Response {
    let l = reader.l;
    let body = html! {
        section class="sheet sheet--pad stack" {
            h1 { (l.t("keys-title")) }
            (sheet(l))
            p class="soft small" { (l.t("keys-off")) }
        }
    };
    Page::new(&reader, &l.t("keys-title")).headless().show(body)
}

fn sheet(l: L) -> Markup {
    html! {
        div class="keys" {
            @for (what, keys) in KEYS {
                div { span { (l.t(what)) } span { @for key in *keys { kbd { (key) } " " } } }
            }
        }
    }
}

/// Kept by the browser when there is a connection, shown when there is none.
async fn offline(reader: MaybeViewer) -> Response {
    let l = reader.l;
    let body = html! {
        section class="trouble" {
            div class="trouble__art" { (drawing(Art::Plug)) }
            h1 { (l.t("offline-title")) }
            p class="lede" { (l.t("offline-what")) }
            p { (l.t("offline-kept")) }
            p { a class="btn" href="/" { (l.t("offline-again")) } }
        }
    };
    Page::new(&reader, &l.t("offline-title"))
        .headless()
        .show(body)
}
