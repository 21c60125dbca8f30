//! The organisation to apps that nobody has signed in with yet: its name and limits, nobody in it.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};
use service::organisation::LOCALES;

use crate::Api;
use crate::entities::instance;

pub(super) async fn v1(State(api): State<Api>) -> Json<Value> {
    Json(instance::v1(&api, &[]))
}

pub(super) async fn v2(State(api): State<Api>) -> Json<Value> {
    Json(instance::v2(&api, &[]))
}

pub(super) async fn rules() -> Json<Value> {
    Json(json!([]))
}

pub(super) async fn languages() -> Json<Value> {
    let name = |code: &str| match code {
        "nl" => "Nederlands",
        "da" => "Dansk",
        "it" => "Italiano",
        _ => "English",
    };
    let all: Vec<Value> = LOCALES
        .iter()
        .map(|code| json!({ "code": code, "name": name(code) }))
        .collect();
    Json(json!(all))
}

pub(super) async fn translation_languages() -> Json<Value> {
    Json(json!({}))
}

pub(super) async fn extended_description() -> Json<Value> {
    Json(json!({ "updated_at": null, "content": "" }))
}

pub(super) async fn privacy_policy() -> Json<Value> {
    Json(json!({ "updated_at": null, "content": "" }))
}
