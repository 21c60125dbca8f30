//! What lies at the root beside the pages: assets, health, and the files that browsers and robots look for.

use axum::Json;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::json;
use service::{Ctx, start};

use super::app::App;
use super::assets::{self, asset};

const A_DAY: (axum::http::HeaderName, &str) = (CACHE_CONTROL, "public, max-age=86400");

/// Routes that need no visitor.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/assets/{hash}/{*path}", get(assets::show))
        .route("/health/live", get(|| async { "live\n" }))
        .route("/health/ready", get(ready))
        .route("/manifest.webmanifest", get(manifest))
        .route("/sw.js", get(worker))
        .route("/favicon.ico", get(favicon))
        .route("/robots.txt", get(robots))
}

/// Ready when the database answers and what is prepared at a start is.
async fn ready(State(ctx): State<Ctx>) -> Response {
    if !start::is_over(&ctx) {
        return (StatusCode::SERVICE_UNAVAILABLE, "starting\n").into_response();
    }
    match ctx.db().ping().await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
        }
    }
}

async fn manifest(State(ctx): State<Ctx>) -> Response {
    let organisation = ctx.organisation();
    let name = if organisation.is_set_up() {
        format!("{} · Corner", organisation.name)
    } else {
        "Corner".to_owned()
    };
    let icon = |file: &str, sizes: &str, purpose: &str| json!({ "src": asset(file), "sizes": sizes, "type": assets::mime(file), "purpose": purpose });
    let manifest = json!({
        "id": "/",
        "name": name,
        "short_name": "Corner",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#f6f3ef",
        "theme_color": "#f6f3ef",
        "icons": [
            icon("brand/icon-192.png", "192x192", "any"),
            icon("brand/icon-512.png", "512x512", "any"),
            icon("brand/icon-maskable-512.png", "512x512", "maskable"),
            icon("brand/favicon.svg", "any", "any"),
        ],
    });
    let kind = (CONTENT_TYPE, "application/manifest+json");
    ([kind, (CACHE_CONTROL, "no-cache")], Json(manifest)).into_response()
}

/// The service worker, told which set of assets it keeps. It must be asked for anew, or an old one would stay for ever.
async fn worker() -> Response {
    let code = String::from_utf8_lossy(assets::bytes("sw.js").unwrap_or_default());
    let (hash, shell) = (json!(assets::hash()), json!(assets::shell()));
    let body = format!("const HASH = {hash};\nconst SHELL = {shell};\n{code}");
    let kind = (CONTENT_TYPE, assets::mime("sw.js"));
    ([kind, (CACHE_CONTROL, "no-cache")], body).into_response()
}

async fn favicon() -> Response {
    match assets::bytes("brand/icon-192.png") {
        Some(bytes) => ([(CONTENT_TYPE, "image/png"), A_DAY], bytes).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Nothing here is for robots.
async fn robots() -> Response {
    ([A_DAY], "User-agent: *\nDisallow: /\n").into_response()
}
