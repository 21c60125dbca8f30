//! For someone whom a moderator suspended and who has just proved who they are: why, and the appeal. It opens nothing else.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::html;
use serde::Deserialize;
use service::strikes::{self as operations, StrikeView};
use service::{Ctx, Refusal};

use super::strikes::{said, told};
use crate::{Answer, Errors, Form, MaybeViewer, Page, Query, Reader, Reply, again};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    secret: String,
    body: String,
}

/// `GET /suspended?secret=…`
pub(super) async fn show(
    State(ctx): State<Ctx>,
    viewer: MaybeViewer,
    Query(asked): Query<Asked>,
) -> Answer {
    match operations::for_suspended(&ctx, &asked.secret).await {
        Ok((_, strike)) => Ok(page(&viewer, &strike, &asked, &Errors::none())),
        Err(Refusal::Internal(error)) => Err(Refusal::Internal(error).into()),
        Err(_) => Ok(Reply::to("/sign-in").into_response()),
    }
}

/// `POST /suspended`
pub(super) async fn appeal(
    State(ctx): State<Ctx>,
    viewer: MaybeViewer,
    Form(asked): Form<Asked>,
) -> Answer {
    let (actor, strike) = operations::for_suspended(&ctx, &asked.secret).await?;
    match operations::appeal(&ctx, actor, strike.id, &asked.body).await {
        Ok(()) => {
            let to = format!("/suspended?secret={}", asked.secret);
            Ok(Reply::to(to).toast("toast-appealed").into_response())
        }
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            Ok(again(
                &viewer,
                &errors,
                page(&viewer, &strike, &asked, &errors),
            ))
        }
    }
}

fn page(reader: &Reader, strike: &StrikeView, asked: &Asked, errors: &Errors) -> Response {
    let l = reader.l;
    let title = l.t(&format!("strike-{}-title", strike.kind.word()));
    Page::new(reader, &title).door().wide().show(html! {
        h1 { (title) }
        p .lede { (l.t("suspended-lede")) }
        (told(reader, strike))
        (said(reader, strike, ("/suspended", Some(&asked.secret)), &asked.body, errors))
        p .small { a href="/sign-in" { (l.t("suspended-back")) } }
    })
}
