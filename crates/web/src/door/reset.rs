//! A new password by a link.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::html;
use serde::Deserialize;
use service::auth::resets;
use service::{Ctx, Refusal};

use super::{door, new_password, refused};
use crate::parts::form::submit;
use crate::{Answer, Errors, Form, MaybeViewer, Path, Reader, Reply, again};

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    password: String,
}

/// The page.
pub(super) async fn edit(
    State(ctx): State<Ctx>,
    viewer: MaybeViewer,
    Path(token): Path<String>,
) -> Answer {
    match resets::find(&ctx, &token).await {
        Ok(handle) => Ok(show(&viewer, &token, &handle, &Errors::none())),
        Err(Refusal::NotFound) => Ok(closed(&viewer)),
        Err(other) => Err(other.into()),
    }
}

/// Chooses it; then one signs in with it.
pub(super) async fn update(
    State(ctx): State<Ctx>,
    viewer: MaybeViewer,
    Path(token): Path<String>,
    Form(asked): Form<Asked>,
) -> Answer {
    match resets::finish(&ctx, &token, asked.password).await {
        Ok(()) => Ok(Reply::to("/sign-in")
            .sign_out()
            .toast("toast-password-new")
            .into_response()),
        Err(Refusal::NotFound) => Ok(closed(&viewer)),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let handle = resets::find(&ctx, &token).await?;
            Ok(again(
                &viewer,
                &errors,
                show(&viewer, &token, &handle, &errors),
            ))
        }
    }
}

fn show(reader: &Reader, token: &str, handle: &str, errors: &Errors) -> Response {
    let l = reader.l;
    let lede = l.ta("reset-text", &[("handle", handle.into())]);
    door(
        reader,
        &l.t("reset-title"),
        Some(&lede),
        html! {
            form method="post" action={ "/reset/" (token) } {
                (reader.csrf())
                (refused(errors, &["password"]))
                // Lets password keepers know whose it is.
                input type="hidden" name="username" value=(handle) autocomplete="username";
                (new_password(reader, "reset-password", errors))
                (submit(&l.t("save")))
            }
        },
    )
}

fn closed(reader: &Reader) -> Response {
    let l = reader.l;
    let page = door(
        reader,
        &l.t("reset-closed-title"),
        Some(&l.t("reset-closed-text")),
        html! {
            p { a class="btn btn--quiet" href="/sign-in" { (l.t("sign-in")) } }
        },
    );
    (StatusCode::NOT_FOUND, page).into_response()
}
