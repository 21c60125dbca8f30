//! The organisation to apps that nobody has signed in with yet: its name and limits, nobody in it.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};
use service::organisation::LOCALES;

use crate::entities::instance;
use crate::{Answer, Api, Error, Me};

/// The house rules, for someone of ours; to others they are not told.
async fn house_rules(api: &Api, me: Result<Me, Error>) -> Answer<Vec<Value>> {
    let Ok(me) = me else {
        return Ok(Vec::new());
    };
    let found = service::rules::current(&api.ctx, me.actor).await?;
    Ok(found.map_or_else(Vec::new, |rules| {
        rules.items.iter().map(instance::rule).collect()
    }))
}

pub(super) async fn v1(State(api): State<Api>, me: Result<Me, Error>) -> Answer<Json<Value>> {
    let rules = house_rules(&api, me).await?;
    Ok(Json(instance::v1(&api, &rules)))
}

pub(super) async fn v2(State(api): State<Api>, me: Result<Me, Error>) -> Answer<Json<Value>> {
    let rules = house_rules(&api, me).await?;
    Ok(Json(instance::v2(&api, &rules)))
}

pub(super) async fn rules(State(api): State<Api>, me: Result<Me, Error>) -> Answer<Json<Value>> {
    Ok(Json(json!(house_rules(&api, me).await?)))
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
