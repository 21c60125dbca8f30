//! What this server offers to apps that sign people in (RFC 8414).

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};
use service::oauth::Scopes;

use crate::Api;

pub(super) async fn show(State(api): State<Api>) -> Json<Value> {
    Json(json!({
        "issuer": api.url("/"),
        "service_documentation": "https://docs.joinmastodon.org/",
        "authorization_endpoint": api.url("/oauth/authorize"),
        "token_endpoint": api.url("/oauth/token"),
        "app_registration_endpoint": api.url("/api/v1/apps"),
        "revocation_endpoint": api.url("/oauth/revoke"),
        "introspection_endpoint": api.url("/oauth/introspect"),
        "userinfo_endpoint": api.url("/oauth/userinfo"),
        "scopes_supported": Scopes::all(),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "code_challenge_methods_supported": ["S256"],
        "grant_types_supported": ["authorization_code", "client_credentials"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
    }))
}
