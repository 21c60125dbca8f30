//! What there is to read: Home, Everyone, tags, lists, what one keeps, threads, and why one sees a post.

mod everyone;
mod home;
mod kept;
pub(crate) mod line;
mod lists;
mod markers;
mod rail;
mod tags;
mod thread;
mod why;

use axum::Router;
use axum::routing::{get, post};

use crate::App;

/// Routes of all that is read.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/", get(home::index))
        .route("/everyone", get(everyone::index))
        .route("/tags", get(tags::index))
        .route("/tags/{key}", get(tags::show))
        .route("/tags/{key}/follow", post(tags::follow))
        .route("/tags/{key}/unfollow", post(tags::unfollow))
        .route("/lists", get(lists::index).post(lists::create))
        .route("/lists/{id}", get(lists::show).post(lists::update))
        .route("/lists/{id}/edit", get(lists::edit))
        .route("/lists/{id}/delete", post(lists::destroy))
        .route("/lists/{id}/members", post(lists::add))
        .route("/lists/{id}/members/{account}/remove", post(lists::remove))
        .route("/favourites", get(kept::favourites))
        .route("/bookmarks", get(kept::bookmarks))
        .route("/markers", post(markers::update))
        .route("/@{handle}/{id}", get(thread::show))
        .route("/posts/{id}/why", get(why::show))
}
