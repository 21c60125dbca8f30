//! What people are told, and how they wish to be told.

mod device;
mod list;
mod phrases;
mod settings;

use axum::Router;
use axum::routing::{get, post};

use crate::App;
pub use phrases::Phrases;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/notifications", get(list::index))
        .route("/notifications/seen", post(list::seen))
        .route("/notifications/{id}/delete", post(list::destroy))
        .route(
            "/settings/notifications",
            get(settings::edit).post(settings::update),
        )
        .route("/settings/notifications/device", post(device::create))
        .route("/settings/notifications/device/kinds", post(device::update))
        .route("/settings/notifications/device/end", post(device::destroy))
}
