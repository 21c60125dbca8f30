//! The code after the password.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::html;
use serde::Deserialize;
use service::Ctx;
use service::auth::sign_in::{self, Step};

use super::sign_in::suspended;
use super::{door, from, refused};
use crate::parts::form::{Field, submit};
use crate::{Answer, Errors, Form, MaybeViewer, Query, Reader, Reply, again, local};

/// What was begun, and where one wanted to go.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    waiting: String,
    next: String,
    code: String,
}

/// The page.
pub(super) async fn new(
    State(ctx): State<Ctx>,
    viewer: MaybeViewer,
    Query(asked): Query<Asked>,
) -> Answer {
    if !sign_in::is_waiting(&ctx, &asked.waiting).await {
        return Ok(Reply::to("/sign-in").into_response());
    }
    Ok(show(&viewer, &asked, &Errors::none()))
}

/// With a code of the app, or a recovery code.
pub(super) async fn create(
    State(ctx): State<Ctx>,
    viewer: MaybeViewer,
    Form(asked): Form<Asked>,
) -> Answer {
    let address = viewer.address.to_string();
    match sign_in::with_code(&ctx, &asked.waiting, &asked.code, from(&viewer, &address)).await {
        Ok(Step::Done(secret)) => Ok(Reply::to(asked.next).sign_in(secret).into_response()),
        Ok(Step::Suspended(secret)) => Ok(suspended(&secret).into_response()),
        Ok(Step::Second(_)) => Err(crate::Error::Broken("a second second factor")),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            Ok(again(&viewer, &errors, show(&viewer, &asked, &errors)))
        }
    }
}

fn show(reader: &Reader, asked: &Asked, errors: &Errors) -> Response {
    let l = reader.l;
    door(
        reader,
        &l.t("second-title"),
        Some(&l.t("second-text")),
        html! {
            form method="post" action="/sign-in/second" {
                (reader.csrf())
                input type="hidden" name="waiting" value=(asked.waiting);
                input type="hidden" name="next" value=(local(&asked.next));
                (refused(errors, &["code"]))
                (Field::new("code", &l.t("second-code")).autocomplete("one-time-code").hint(&l.t("second-hint")).max(40).required().autofocus()
                    .error(errors.get("code")).input())
                (submit(&l.t("sign-in")))
            }
            p class="small" { a href="/sign-in" { (l.t("second-back")) } }
        },
    )
}
