//! Another password.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::html;
use serde::Deserialize;
use service::Ctx;
use service::auth::password;

use super::{current, sheet};
use crate::door::new_password;
use crate::parts::form::submit;
use crate::{Answer, Errors, Form, Reader, Reply, Viewer, again};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    current_password: String,
    password: String,
}

/// The page.
pub(super) async fn edit(viewer: Viewer) -> Answer {
    Ok(show(&viewer, &Errors::none()))
}

/// Changes it; other sessions end.
pub(super) async fn update(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Form(asked): Form<Asked>,
) -> Answer {
    let keep = viewer.session().id;
    let changed = password::change(
        &ctx,
        viewer.actor(),
        keep,
        asked.current_password,
        asked.password,
    )
    .await;
    match changed {
        Ok(()) => Ok(Reply::to("/settings/security")
            .toast("toast-password-changed")
            .into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            Ok(again(&viewer, &errors, show(&viewer, &errors)))
        }
    }
}

fn show(reader: &Reader, errors: &Errors) -> Response {
    let l = reader.l;
    let shown = ["current_password", "password"];
    sheet(
        reader,
        &l.t("security-password-change"),
        "/settings/security/password",
        (errors, &shown),
        html! {
            (current(reader, errors))
            (new_password(reader, "security-password-new", errors))
            div class="row row--end" { (submit(&l.t("save"))) }
        },
    )
}
