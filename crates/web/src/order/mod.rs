//! Keeping order: reporting, the queue of those who moderate, what they do, and what the person concerned sees of it.
//!
//! The person never sees who reported or who acted; to somebody a report is about, it is not there.

mod act;
mod appeals;
mod case;
mod parts;
mod queue;
mod report;
mod strikes;
mod suspended;

use axum::Router;
use axum::routing::{get, post};

use crate::App;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route(
            "/posts/{id}/report",
            get(report::of_post).post(report::create),
        )
        .route(
            "/@{handle}/report",
            get(report::of_person).post(report::create_on),
        )
        .route("/admin/reports", get(queue::index))
        .route("/admin/reports/{id}", get(case::show))
        .route("/admin/reports/{id}/assign", post(case::assign))
        .route("/admin/reports/{id}/settle", post(case::settle))
        .route("/admin/reports/{id}/reopen", post(case::reopen))
        .route("/admin/reports/{id}/notes", post(case::note))
        .route("/admin/reports/{id}/act", post(act::on_report))
        .route("/admin/reports/{id}/media/{media}", get(case::picture))
        .route("/admin/strikes/{id}/undo", post(act::undo))
        .route("/admin/strikes/{id}/decide", post(appeals::decide))
        .route("/posts/{id}/moderate", get(act::of_post))
        .route(
            "/@{handle}/moderate",
            get(act::of_person).post(act::on_person),
        )
        .route("/@{handle}/notes", post(act::note))
        .route("/strikes", get(strikes::index))
        .route("/strikes/{id}", get(strikes::show))
        .route("/strikes/{id}/appeal", post(strikes::appeal))
        .route("/suspended", get(suspended::show).post(suspended::appeal))
}
