//! Word filters, in both their shapes.

mod v1;
mod v2;

use axum::Json;
use serde_json::{Value, json};
use service::filter_sets::SetDraft;
use service::filters::Until;

use crate::{Need, Params, Table};

const READ: Need = Need::Scope(&["read:filters"]);
const WRITE: Need = Need::Scope(&["write:filters"]);

pub(crate) fn routes() -> Table {
    const V1: &str = "/api/v1/filters";
    const ONE: &str = "/api/v1/filters/{id}";
    Table::new()
        .get(V1, READ, v1::index)
        .post(V1, WRITE, v1::create)
        .get(ONE, READ, v1::show)
        .put(ONE, WRITE, v1::update)
        .delete(ONE, WRITE, v1::destroy)
        .merge(sets())
}

fn sets() -> Table {
    Table::new()
        .get("/api/v2/filters", READ, v2::index)
        .post("/api/v2/filters", WRITE, v2::create)
        .get("/api/v2/filters/{id}", READ, v2::show)
        .put("/api/v2/filters/{id}", WRITE, v2::update)
        .delete("/api/v2/filters/{id}", WRITE, v2::destroy)
        .get("/api/v2/filters/{id}/keywords", READ, v2::keywords)
        .post("/api/v2/filters/{id}/keywords", WRITE, v2::add_keyword)
        .get("/api/v2/filters/keywords/{id}", READ, v2::keyword)
        .put("/api/v2/filters/keywords/{id}", WRITE, v2::change_keyword)
        .delete("/api/v2/filters/keywords/{id}", WRITE, v2::delete_keyword)
        .get("/api/v2/filters/{id}/statuses", READ, v2::statuses)
        .post("/api/v2/filters/{id}/statuses", WRITE, v2::add_status)
        .get("/api/v2/filters/statuses/{id}", READ, v2::status)
        .delete("/api/v2/filters/statuses/{id}", WRITE, v2::delete_status)
}

/// What both shapes say of a set.
fn asked(params: &Params) -> SetDraft {
    let until = match params.int("expires_in") {
        Some(seconds) if seconds > 0 => {
            Some(Until::For(std::time::Duration::from_secs(seconds as u64)))
        }
        // Sent and empty: for ever.
        _ if params.has("expires_in") => Some(Until::Ever),
        _ => None,
    };
    SetDraft {
        contexts: params.has("context").then(|| params.list("context")),
        until,
        ..SetDraft::default()
    }
}

fn gone() -> Json<Value> {
    Json(json!({}))
}
