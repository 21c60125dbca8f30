//! What people set for themselves. Each area is a page; [`areas`] leads from one to the other.

mod look;

use axum::Router;
use axum::routing::get;
use maud::{Markup, html};

use crate::{App, L, Reply, Viewer};

/// Every area: its address and the key of its name.
const AREAS: &[(&str, &str)] = &[
    ("/settings/look", "settings-look"),
    ("/settings/profile", "settings-profile"),
    ("/settings/notifications", "settings-notifications"),
    ("/settings/filters", "settings-filters"),
    ("/settings/security", "settings-security"),
];

/// Routes of the index and of the look; other areas bring their own.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/settings", get(index))
        .route("/settings/look", get(look::edit).post(look::update))
}

/// The first area is where one begins.
async fn index(_: Viewer) -> Reply {
    Reply::to(AREAS[0].0)
}

/// The way between the areas; `here` is the address of the one that is shown.
pub fn areas(l: L, here: &str) -> Markup {
    html! {
        nav class="settings-nav" aria-label=(l.t("settings")) {
            @for (href, key) in AREAS {
                a href=(href) aria-current=[(*href == here).then_some("page")] { (l.t(key)) }
            }
        }
    }
}
