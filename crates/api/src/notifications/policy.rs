//! Whose notices are held back: here nobody's. Who does not want to hear from someone mutes or blocks them.

use axum::Json;
use serde_json::{Value, json};

use crate::{Error, Me};

fn nothing_waits() -> Value {
    json!({ "pending_requests_count": 0, "pending_notifications_count": 0 })
}

/// What is asked is heard and changes nothing.
pub(super) async fn v2(_: Me) -> Json<Value> {
    Json(json!({
        "for_not_following": "accept",
        "for_not_followers": "accept",
        "for_new_accounts": "accept",
        "for_private_mentions": "accept",
        "for_limited_accounts": "accept",
        "summary": nothing_waits(),
    }))
}

/// As in Mastodon 4.3.
pub(super) async fn v1(_: Me) -> Json<Value> {
    Json(json!({
        "filter_not_following": false,
        "filter_not_followers": false,
        "filter_new_accounts": false,
        "filter_private_mentions": false,
        "summary": nothing_waits(),
    }))
}

pub(super) async fn requests(_: Me) -> Json<Value> {
    Json(json!([]))
}

pub(super) async fn merged(_: Me) -> Json<Value> {
    Json(json!({ "merged": true }))
}

pub(super) async fn done(_: Me) -> Json<Value> {
    Json(json!({}))
}

pub(super) async fn missing(_: Me) -> Error {
    Error::NotFound
}
