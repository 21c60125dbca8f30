//! Tokens: fetched and given back.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Serialize;
use serde_json::{Value, json};
use service::Ctx;
use service::oauth::{self, Fault, Issued};

use super::client;
use crate::{Answer, Params};

/// A new token.
#[derive(Debug, Serialize)]
pub(super) struct Token {
    access_token: String,
    token_type: &'static str,
    scope: String,
    created_at: i64,
}

impl From<Issued> for Token {
    fn from(issued: Issued) -> Self {
        Self {
            access_token: issued.secret,
            token_type: "Bearer",
            scope: issued.scopes,
            created_at: issued.created_at.secs(),
        }
    }
}

/// For a code that a person has allowed, or for the app itself.
pub(super) async fn create(
    State(ctx): State<Ctx>,
    headers: HeaderMap,
    params: Params,
) -> Answer<Json<Token>> {
    let app = client(&headers, &params);
    let issued = match params.string("grant_type").as_str() {
        "authorization_code" => {
            let (code, back) = (params.string("code"), params.string("redirect_uri"));
            let verifier = params.string("code_verifier");
            oauth::exchange(&ctx, app, &code, back, verifier).await?
        }
        "client_credentials" => oauth::for_app(&ctx, app, &params.string("scope")).await?,
        "" => return Err(Fault::Request.into()),
        _ => return Err(Fault::GrantType.into()),
    };
    Ok(Json(issued.into()))
}

/// Gives a token back.
pub(super) async fn destroy(
    State(ctx): State<Ctx>,
    headers: HeaderMap,
    params: Params,
) -> Answer<Json<Value>> {
    let app = client(&headers, &params);
    oauth::revoke(&ctx, app, &params.string("token")).await?;
    Ok(Json(json!({})))
}
