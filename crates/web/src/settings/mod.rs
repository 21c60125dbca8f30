//! What people set for themselves. Each area is a page; [`areas`] leads from one to the other.

mod apps;
mod filters;
mod look;
pub(crate) mod pause;
pub(crate) mod profile;
pub(crate) mod status_line;

use axum::Router;
use axum::routing::{get, post};
use maud::Markup;

use crate::parts::nav;
use crate::{App, L, Reply, Viewer, upload_limit};

/// Every area: its address, the key of its name and its drawing.
const AREAS: &[(&str, &str, &str)] = &[
    ("/settings/look", "settings-look", "sun"),
    ("/settings/profile", "settings-profile", "person"),
    ("/settings/notifications", "settings-notifications", "bell"),
    ("/settings/pause", "settings-pause", "moon"),
    ("/settings/filters", "settings-filters", "filter"),
    ("/settings/security", "settings-security", "shield"),
    ("/settings/export", "export-title", "download"),
    ("/settings/apps", "settings-apps", "device"),
];

/// Routes of the index, the look, the profile and the filters; other areas bring their own.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/settings", get(index))
        .route("/settings/look", get(look::edit).post(look::update))
        .route(
            "/settings/profile",
            get(profile::edit).post(profile::update),
        )
        .route(
            "/settings/profile/face",
            post(profile::face).layer(upload_limit()),
        )
        .route("/settings/profile/face/remove", post(profile::faceless))
        .route("/settings/pause", get(pause::edit).post(pause::update))
        .route("/settings/pause/end", post(pause::end))
        .route("/settings/pause/seen", post(pause::seen))
        .route("/status-line", post(status_line::update))
        .route(
            "/settings/filters",
            get(filters::index).post(filters::create),
        )
        .route(
            "/settings/filters/{id}",
            get(filters::edit).post(filters::update),
        )
        .route("/settings/filters/{id}/delete", post(filters::destroy))
        .route("/settings/apps", get(apps::index))
        .route(
            "/settings/apps/{id}/delete",
            get(apps::confirm).post(apps::destroy),
        )
}

/// The first area is where one begins.
async fn index(_: Viewer) -> Reply {
    Reply::to(AREAS[0].0)
}

/// The way between the areas; `here` is the address of the one that is shown.
pub fn areas(l: L, here: &str) -> Markup {
    let names: Vec<_> = AREAS.iter().map(|(_, key, _)| l.t(key)).collect();
    let all: Vec<(&str, &str, &str)> = AREAS
        .iter()
        .zip(&names)
        .map(|((href, _, drawing), name)| (name.as_ref(), *href, *drawing))
        .collect();
    nav::areas(&l.t("settings"), &all, here)
}
