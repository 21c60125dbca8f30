//! Who is signed in, in the words of OpenID Connect.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::entities::face;
use crate::{Answer, Api, Error, Me};

pub(super) async fn show(State(api): State<Api>, me: Me) -> Answer<Json<Value>> {
    let account = me.caller.account.as_ref().ok_or(Error::NoUser)?;
    let profile = api.url(&format!("/@{}", account.handle));
    Ok(Json(json!({
        "iss": api.url("/"),
        "sub": api.url(&format!("/users/{}", account.handle)),
        "name": account.name,
        "preferred_username": account.handle,
        "profile": profile,
        "picture": face(&api, &me.caller, account.id, account.face_id),
    })))
}
