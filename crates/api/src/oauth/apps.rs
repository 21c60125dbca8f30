//! Apps register themselves.

use axum::extract::State;
use axum::{Extension, Json};
use service::oauth::{self, NewApp};

use crate::entities::application::{Application, CredentialApplication};
use crate::frame::From;
use crate::{Answer, Api, Caller, Params};

/// Registers one.
pub(super) async fn create(
    State(api): State<Api>,
    Extension(from): Extension<From>,
    params: Params,
) -> Answer<Json<CredentialApplication>> {
    let new = NewApp {
        name: params.string("client_name"),
        redirect_uris: params.list("redirect_uris"),
        scopes: params.string("scopes"),
        website: params.string("website"),
    };
    let made = oauth::register(&api.ctx, new, &from.0.to_string()).await?;
    Ok(Json(CredentialApplication::new(
        &made.app,
        made.secret,
        api.vapid().to_owned(),
    )))
}

/// The app of the token.
pub(super) async fn show(State(api): State<Api>, caller: Caller) -> Answer<Json<Application>> {
    Ok(Json(Application::new(&caller.app, api.vapid().to_owned())))
}
