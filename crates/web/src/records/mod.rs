//! What is kept and what goes: retention, legal holds, taking everything along, being erased, reading in an investigation.

mod break_glass;
mod erase;
mod export;
mod holds;
mod retention;

use axum::Router;
use axum::routing::{get, post};

use crate::{App, L};

/// Their addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route(
            "/admin/retention",
            get(retention::edit).post(retention::update),
        )
        .route("/admin/holds", get(holds::index).post(holds::create))
        .route("/admin/holds/{id}/lift", post(holds::lift))
        .route(
            "/admin/break-glass",
            get(break_glass::index).post(break_glass::create),
        )
        .route("/admin/break-glass/{id}", get(break_glass::show))
        .route("/admin/break-glass/{id}/grant", post(break_glass::grant))
        .route("/admin/break-glass/{id}/refuse", post(break_glass::refuse))
        .route("/admin/break-glass/{id}/end", post(break_glass::end))
        .route(
            "/admin/people/{id}/erase",
            get(erase::person).post(erase::create),
        )
        .route("/settings/export", get(export::index).post(export::create))
        .route("/settings/export/{id}", get(export::show))
        .route("/settings/erase", get(erase::edit).post(erase::ask))
        .route("/settings/erase/cancel", post(erase::cancel))
}

/// What stands in place of the name of someone who was erased, in the organisation's language: everyone reads it.
pub(crate) fn placeholder(reader: &crate::Reader) -> String {
    let l = L::find(&reader.organisation.locale).unwrap_or_else(L::fallback);
    l.t("erased-name").into_owned()
}
