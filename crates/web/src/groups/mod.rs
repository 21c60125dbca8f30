//! Groups: those one is in and those one may find, the page of each, and what one does there.

mod about;
mod deeds;
mod edit;
mod head;
mod index;
mod members;
mod requests;
mod rules;
mod settings;
mod show;

use axum::Router;
use axum::routing::{get, post};

pub(crate) use deeds::followed;
pub(crate) use head::{face, place};

use crate::{App, upload_limit};

/// Routes of the groups.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/groups", get(index::index).post(edit::create))
        .route("/groups/new", get(edit::new))
        .route("/groups/{slug}", get(show::posts))
        .route("/groups/{slug}/about", get(about::show))
        .route("/groups/{slug}/members", get(members::index))
        .route(
            "/groups/{slug}/members/{account}/role",
            post(members::appoint),
        )
        .route(
            "/groups/{slug}/members/{account}/remove",
            post(members::remove),
        )
        .route("/groups/{slug}/requests", get(requests::index))
        .route(
            "/groups/{slug}/requests/{account}/accept",
            post(requests::accept),
        )
        .route(
            "/groups/{slug}/requests/{account}/decline",
            post(requests::decline),
        )
        .route("/groups/{slug}/invitations", post(requests::invite))
        .route(
            "/groups/{slug}/invitations/{account}/revoke",
            post(requests::revoke),
        )
        .route(
            "/groups/{slug}/settings",
            get(settings::edit).post(settings::update),
        )
        .route(
            "/groups/{slug}/face",
            post(settings::face).layer(upload_limit()),
        )
        .route("/groups/{slug}/face/remove", post(settings::faceless))
        .route("/groups/{slug}/hand-over", post(settings::hand_over))
        .route("/groups/{slug}/archive", post(settings::archive))
        .route("/groups/{slug}/unarchive", post(settings::unarchive))
        .route("/groups/{slug}/delete", post(settings::destroy))
        .route(
            "/groups/{slug}/rules",
            get(rules::index).post(rules::create),
        )
        .route("/groups/{slug}/rules/{id}/remove", post(rules::destroy))
        .route("/groups/{slug}/join", post(deeds::join))
        .route("/groups/{slug}/leave", post(deeds::leave))
        .route("/groups/{slug}/request", post(deeds::request))
        .route("/groups/{slug}/withdraw", post(deeds::withdraw))
        .route("/groups/{slug}/refuse", post(deeds::refuse))
        .route("/groups/{slug}/level", post(deeds::level))
        .route("/groups/{slug}/follow", post(deeds::follow))
        .route("/groups/{slug}/pins/{id}", post(deeds::pin))
        .route("/groups/{slug}/pins/{id}/remove", post(deeds::unpin))
}
