//! Where a person allows an app to act for them, or does not.

mod authorize;
mod native;
mod show;

use axum::Router;
use axum::routing::get;

use crate::{App, L};

/// Their addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route(
            "/oauth/authorize",
            get(authorize::new).post(authorize::create),
        )
        // Some clients write a slash at the end.
        .route("/oauth/authorize/", get(authorize::new))
        .route("/oauth/authorize/native", get(native::show))
}

/// What scopes mean, in words: each once, wide ones in place of their parts.
pub(crate) fn deeds(l: L, scopes: &[String]) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for scope in scopes {
        let key = match scope.as_str() {
            "read" => "oauth-read",
            "write" => "oauth-write",
            "push" => "oauth-push",
            "profile" => "oauth-profile",
            "follow" => "oauth-follow",
            s if s.starts_with("admin:read") => "oauth-admin-read",
            s if s.starts_with("admin:write") => "oauth-admin-write",
            s if s.starts_with("write:") => "oauth-write-some",
            _ => "oauth-read-some",
        };
        let part = scope.rsplit(':').next().unwrap_or_default();
        let text = if key.ends_with("-some") {
            let part = l.t(&format!("oauth-part-{part}"));
            l.ta(key, &[("part", part.as_ref().into())])
        } else {
            l.t(key).into_owned()
        };
        if !said.contains(&text) {
            said.push(text);
        }
    }
    said
}
