//! Methods for what Corner does not have: they answer as Mastodon does where it is empty or off.

use axum::Json;
use axum::response::IntoResponse;
use http::StatusCode;
use serde_json::{Value, json};

use crate::{Error, Me, Need, Table};

const PERSON: Need = Need::Person;
const FOLLOWS: Need = Need::Scope(&["read:follows"]);
const WRITE_FOLLOWS: Need = Need::Scope(&["write:follows"]);
const BLOCKS: Need = Need::Scope(&["read:blocks"]);
const WRITE_BLOCKS: Need = Need::Scope(&["write:blocks"]);

pub(crate) fn routes() -> Table {
    Table::new()
        .merge(nobody_asks())
        .merge(nothing_from_elsewhere())
        .merge(nothing_is_counted())
        .merge(collections())
}

/// Following needs no leave here.
fn nobody_asks() -> Table {
    Table::new()
        .get("/api/v1/follow_requests", FOLLOWS, none)
        .post(
            "/api/v1/follow_requests/{id}/authorize",
            WRITE_FOLLOWS,
            missing,
        )
        .post(
            "/api/v1/follow_requests/{id}/reject",
            WRITE_FOLLOWS,
            missing,
        )
        .post("/api/v1/emails/confirmations", PERSON, confirmed)
        .get("/api/v1/emails/check_confirmation", PERSON, async || {
            Json(true)
        })
}

/// There is no outside.
fn nothing_from_elsewhere() -> Table {
    Table::new()
        .get("/api/v1/domain_blocks", BLOCKS, none)
        .post("/api/v1/domain_blocks", WRITE_BLOCKS, done)
        .delete("/api/v1/domain_blocks", WRITE_BLOCKS, done)
        .get("/api/oembed", PERSON, missing)
        .get("/api/proofs", PERSON, missing)
        .get("/api/v1_alpha/async_refreshes/{id}", PERSON, missing)
}

/// Nothing is measured to be shown to everyone.
fn nothing_is_counted() -> Table {
    Table::new()
        .get("/api/v1/trends", PERSON, none)
        .get("/api/v1/trends/tags", PERSON, none)
        .get("/api/v1/trends/statuses", PERSON, none)
        .get("/api/v1/trends/links", PERSON, none)
        .get(
            "/api/v1/annual_reports",
            Need::Scope(&["read:accounts"]),
            async |_: Me| Json(json!({ "annual_reports": [], "accounts": [], "statuses": [] })),
        )
        .get(
            "/api/v1/annual_reports/{year}",
            Need::Scope(&["read:accounts"]),
            missing,
        )
        .get(
            "/api/v1/annual_reports/{year}/state",
            Need::Scope(&["read:accounts"]),
            async |_: Me| Json(json!({ "state": "ineligible" })),
        )
        .post(
            "/api/v1/annual_reports/{year}/generate",
            Need::Scope(&["write:accounts"]),
            missing,
        )
        .post(
            "/api/v1/annual_reports/{year}/read",
            Need::Scope(&["write:accounts"]),
            missing,
        )
        .get("/api/v1/announcements", PERSON, none)
        .post(
            "/api/v1/announcements/{id}/dismiss",
            Need::Scope(&["write:accounts"]),
            missing,
        )
        .put(
            "/api/v1/announcements/{id}/reactions/{name}",
            Need::Scope(&["write:favourites"]),
            missing,
        )
        .delete(
            "/api/v1/announcements/{id}/reactions/{name}",
            Need::Scope(&["write:favourites"]),
            missing,
        )
}

/// Nobody can make any, so each that is asked for is not there.
fn collections() -> Table {
    const READ: Need = Need::Scope(&["read:collections"]);
    const WRITE: Need = Need::Scope(&["write:collections"]);
    Table::new()
        .get("/api/v1/accounts/{id}/collections", READ, async |_: Me| {
            Json(json!({ "collections": [] }))
        })
        .get(
            "/api/v1/accounts/{id}/in_collections",
            READ,
            async |_: Me| Json(json!({ "collections": [] })),
        )
        .post("/api/v1/collections", WRITE, async |_: Me| Error::Forbidden)
        .get("/api/v1/collections/{id}", READ, missing)
        .patch("/api/v1/collections/{id}", WRITE, missing)
        .delete("/api/v1/collections/{id}", WRITE, missing)
        .post("/api/v1/collections/{id}/items", WRITE, missing)
        .delete("/api/v1/collections/{id}/items/{item}", WRITE, missing)
        .post(
            "/api/v1/collections/{id}/items/{item}/revoke",
            WRITE,
            missing,
        )
}

async fn none(_: Me) -> Json<Value> {
    Json(json!([]))
}

async fn done(_: Me) -> Json<Value> {
    Json(json!({}))
}

async fn missing(_: Me) -> Error {
    Error::NotFound
}

/// Addresses are not confirmed by mail here: there is nothing to send again.
async fn confirmed(_: Me) -> impl IntoResponse {
    let text = "This method is only available while the e-mail is awaiting confirmation";
    (StatusCode::FORBIDDEN, Json(json!({ "error": text })))
}
