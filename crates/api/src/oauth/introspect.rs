//! What a token is, for the app it belongs to (RFC 7662) and for who holds it.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde_json::{Value, json};
use service::Ctx;
use service::oauth;

use super::client;
use crate::{Answer, Caller, Params};

/// Tells an app about a token of its own; any other is not active.
pub(super) async fn show(
    State(ctx): State<Ctx>,
    headers: HeaderMap,
    params: Params,
) -> Answer<Json<Value>> {
    let app = client(&headers, &params);
    let id = app.id.clone();
    oauth::known(&ctx, &app).await?;
    let found = oauth::look(&ctx, &params.string("token")).await?;
    let Some(bearer) = found.filter(|b| b.app.client_id == id) else {
        return Ok(Json(json!({ "active": false })));
    };
    let active = bearer.account.is_none() || bearer.actor().is_some();
    if !active {
        return Ok(Json(json!({ "active": false })));
    }
    Ok(Json(json!({
        "active": true,
        "scope": bearer.scopes.to_string(),
        "client_id": id,
        "token_type": "Bearer",
        "exp": null,
        "iat": bearer.token.created_at.secs(),
    })))
}

/// Tells who holds a token what it is.
pub(super) async fn info(caller: Caller) -> Json<Value> {
    Json(json!({
        "resource_owner_id": caller.token.account_id.map(|id| id.to_string()),
        "scope": caller.scopes.names(),
        "expires_in": null,
        "application": { "uid": caller.app.client_id },
        "created_at": caller.token.created_at.secs(),
    }))
}
