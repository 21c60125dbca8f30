//! Units: the tree, and the page of each with its posts and its people.

mod index;
mod show;

use axum::Router;
use axum::routing::{get, post};
use model::UnitKind;

use crate::{App, L};

/// Routes of the units.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/units", get(index::index))
        .route("/units/{slug}", get(show::posts))
        .route("/units/{slug}/people", get(show::people))
        .route("/units/{slug}/join", post(show::join))
        .route("/units/{slug}/leave", post(show::leave))
        .route("/units/{slug}/follow", post(show::follow))
}

/// What a unit of this kind is called.
pub(crate) fn kind(l: L, kind: UnitKind) -> String {
    l.t(&format!("unit-kind-{}", kind.word())).into_owned()
}

/// The drawing of a kind.
pub(crate) fn drawing(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Company => "building",
        UnitKind::Division | UnitKind::Department => "unit",
        UnitKind::Team => "people",
        UnitKind::Office | UnitKind::Floor => "place",
    }
}
