//! What is true of the server as a whole, and the pictures.

mod emoji;
mod instance;
mod methods;
pub(crate) mod openapi;
pub(crate) mod pictures;
mod wellknown;

use axum::Json;
use serde_json::{Value, json};

use crate::{Error, Need, Table};

pub(crate) fn routes() -> Table {
    use Need::{Nothing, Person};
    Table::new()
        .get("/api/v1/instance", Nothing, instance::v1)
        .get("/api/v2/instance", Nothing, instance::v2)
        .get("/api/v1/instance/rules", Nothing, instance::rules)
        .get("/api/v1/instance/languages", Nothing, instance::languages)
        .get("/api/v1/instance/peers", Person, nothing)
        .get("/api/v1/instance/activity", Person, nothing)
        .get("/api/v1/instance/domain_blocks", Person, nothing)
        .get(
            "/api/v1/instance/translation_languages",
            Nothing,
            instance::translation_languages,
        )
        .get(
            "/api/v1/instance/extended_description",
            Nothing,
            instance::extended_description,
        )
        .get(
            "/api/v1/instance/privacy_policy",
            Nothing,
            instance::privacy_policy,
        )
        .get("/api/v1/instance/terms_of_service", Nothing, absent)
        .get("/api/v1/instance/terms_of_service/{date}", Nothing, absent)
        .get("/api/v1/custom_emojis", Person, emoji::index)
        .get("/.well-known/nodeinfo", Nothing, wellknown::nodeinfo)
        .get("/nodeinfo/2.0", Nothing, wellknown::nodeinfo_2_0)
        .get("/.well-known/host-meta", Nothing, wellknown::host_meta)
        .get("/.well-known/webfinger", Nothing, wellknown::webfinger)
        .get("/health", Nothing, || async { "OK" })
        .get("/api/v1/streaming/health", Nothing, || async { "OK" })
        .get("/api/openapi.json", Nothing, openapi::show)
        .get("/api/faces/{kind}", Nothing, pictures::face)
        .get(
            "/api/media/{token}/{id}/{size}/{mark}",
            Nothing,
            pictures::image,
        )
}

/// There is none of it, and never will be: this server stands alone.
async fn nothing() -> Json<Value> {
    Json(json!([]))
}

/// Not offered.
async fn absent() -> Error {
    Error::NotFound
}
