//! How apps come in: they register, a person allows them, they fetch a token. The page where the person does so is
//! the web app's, at `/oauth/authorize`.

mod apps;
mod introspect;
mod metadata;
mod tokens;
mod userinfo;

use http::HeaderMap;
use http::header::AUTHORIZATION;
use service::oauth::Client;

use crate::{Need, Params, Table};

pub(crate) fn routes() -> Table {
    use Need::{Nothing, Scope, Token};
    Table::new()
        .post("/api/v1/apps", Nothing, apps::create)
        .get("/api/v1/apps/verify_credentials", Token, apps::show)
        .post("/oauth/token", Nothing, tokens::create)
        .post("/oauth/revoke", Nothing, tokens::destroy)
        .post("/oauth/introspect", Nothing, introspect::show)
        .get("/oauth/token/info", Token, introspect::info)
        .get(
            "/oauth/userinfo",
            Scope(&["profile", "read:accounts"]),
            userinfo::show,
        )
        .post(
            "/oauth/userinfo",
            Scope(&["profile", "read:accounts"]),
            userinfo::show,
        )
        .get(
            "/.well-known/oauth-authorization-server",
            Nothing,
            metadata::show,
        )
}

/// Who an app says it is: in the form, or in a header.
fn client(headers: &HeaderMap, params: &Params) -> Client {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    let basic = headers
        .get(AUTHORIZATION)
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.split_once(' '))
        .filter(|(kind, _)| kind.eq_ignore_ascii_case("basic"))
        .and_then(|(_, value)| STANDARD.decode(value.trim()).ok())
        .and_then(|bytes| String::from_utf8(bytes).ok());
    if let Some((id, secret)) = basic.as_deref().and_then(|b| b.split_once(':')) {
        return Client {
            id: id.to_owned(),
            secret: secret.to_owned(),
        };
    }
    Client {
        id: params.string("client_id"),
        secret: params.string("client_secret"),
    }
}
