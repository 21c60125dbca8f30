//! The code for an app that cannot be sent back to: the person copies it.

use axum::response::Response;
use maud::html;
use serde::Deserialize;

use crate::{Page, Query, Viewer};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Given {
    code: String,
}

/// The page.
pub(super) async fn show(viewer: Viewer, Query(given): Query<Given>) -> Response {
    let l = viewer.l;
    let (title, text) = if given.code.is_empty() {
        ("oauth-denied", "oauth-denied-text")
    } else {
        ("oauth-code", "oauth-code-text")
    };
    let title = l.t(title);
    Page::new(&viewer, &title).door().headless().show(html! {
        h1 { (title) }
        p class="lede" { (l.t(text)) }
        @if !given.code.is_empty() { p { code class="oauth-code" { (given.code) } } }
    })
}
