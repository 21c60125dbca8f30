//! People: a profile and what one can do there, who follows whom, the directory, people to meet, the chart.

mod chart;
mod directory;
mod follows;
mod header;
mod lists;
mod profile;
mod quiet;
mod recommend;
pub(crate) mod suggestions;

use axum::Router;
use axum::routing::{get, post};

use crate::App;
pub(crate) use directory::ways;
pub(crate) use follows::pager;
pub(crate) use header::{moment, tongue};
pub(crate) use suggestions::why;

/// Routes of all that is about people.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/@{handle}", get(profile::show))
        .route("/@{handle}/replies", get(profile::replies))
        .route("/@{handle}/media", get(profile::media))
        .route("/@{handle}/card", get(profile::card))
        .route("/@{handle}/followers", get(follows::followers))
        .route("/@{handle}/following", get(follows::following))
        .route("/@{handle}/follow", post(follows::create))
        .route("/@{handle}/unfollow", post(follows::destroy))
        .route("/@{handle}/mute", post(quiet::mute))
        .route("/@{handle}/unmute", post(quiet::unmute))
        .route("/@{handle}/block", post(quiet::block))
        .route("/@{handle}/unblock", post(quiet::unblock))
        .route("/@{handle}/lists", get(lists::edit).post(lists::update))
        .route(
            "/@{handle}/recommend",
            get(recommend::edit).post(recommend::update),
        )
        .route("/@{handle}/recommend/remove", post(recommend::destroy))
        .route("/@{handle}/dismiss", post(suggestions::dismiss))
        .route("/people", get(directory::index))
        .route("/people/unfollow", post(follows::undo))
        .route("/people/suggestions", get(suggestions::index))
        .route("/chart", get(chart::show))
        .route("/chart/below", get(chart::below))
}
