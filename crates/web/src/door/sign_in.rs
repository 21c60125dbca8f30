//! Signing in and out.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;
use service::auth::sign_in::{self, Step};
use service::auth::{passkeys, sessions};
use service::{Ctx, Refusal, joining};

use super::{door, from, refused};
use crate::parts::form::Field;
use crate::parts::icon;
use crate::{Answer, Errors, Form, MaybeViewer, Query, Reader, Reply, Viewer, again, local};

/// Where one wanted to go.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Next {
    next: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    name: String,
    password: String,
    next: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Proof {
    ceremony: String,
    credential: String,
    #[serde(default)]
    next: String,
}

/// The page. Who is inside already goes on.
pub(super) async fn new(
    State(ctx): State<Ctx>,
    viewer: MaybeViewer,
    Query(next): Query<Next>,
) -> Answer {
    if service::setup::needed(&ctx).await? {
        return Ok(Reply::to("/setup").into_response());
    }
    if viewer.account().is_some() {
        return Ok(Reply::to(next.next).into_response());
    }
    let asked = Asked {
        next: next.next,
        ..Asked::default()
    };
    Ok(show(&ctx, &viewer, &asked, &Errors::none()))
}

/// With a password.
pub(super) async fn create(
    State(ctx): State<Ctx>,
    viewer: MaybeViewer,
    Form(mut asked): Form<Asked>,
) -> Answer {
    let password = std::mem::take(&mut asked.password);
    let address = viewer.address.to_string();
    match sign_in::with_password(&ctx, &asked.name, password, from(&viewer, &address)).await {
        Ok(Step::Done(secret)) => Ok(Reply::to(asked.next).sign_in(secret).into_response()),
        Ok(Step::Suspended(secret)) => Ok(suspended(&secret).into_response()),
        Ok(Step::Second(waiting)) => {
            let query = url::form_urlencoded::Serializer::new(String::new())
                .append_pair("waiting", &waiting)
                .append_pair("next", local(&asked.next))
                .finish();
            Ok(Reply::to(format!("/sign-in/second?{query}")).into_response())
        }
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            Ok(again(
                &viewer,
                &errors,
                show(&ctx, &viewer, &asked, &errors),
            ))
        }
    }
}

/// To the page that says why.
pub(super) fn suspended(secret: &str) -> Reply {
    Reply::to(format!("/suspended?secret={secret}"))
}

/// With a passkey: what the browser's script needs first.
pub(super) async fn begin(State(ctx): State<Ctx>, viewer: MaybeViewer) -> Answer<Reply> {
    let begun = passkeys::begin_sign_in(&ctx, &viewer.address.to_string()).await?;
    Ok(Reply::to("/sign-in")
        .data("ceremony", begun.ceremony)
        .data("options", begun.options))
}

/// With a passkey: what the browser answered.
pub(super) async fn finish(
    State(ctx): State<Ctx>,
    viewer: MaybeViewer,
    Form(proof): Form<Proof>,
) -> Answer {
    let credential = serde_json::from_str(&proof.credential)
        .map_err(|_| Refusal::Conflict("passkey-refused"))?;
    let address = viewer.address.to_string();
    let from = from(&viewer, &address);
    match passkeys::finish_sign_in(&ctx, &proof.ceremony, credential, from).await {
        Ok(Step::Done(secret)) => Ok(Reply::to(proof.next).sign_in(secret).into_response()),
        Ok(Step::Suspended(secret)) => Ok(suspended(&secret).into_response()),
        Ok(Step::Second(_)) => Err(crate::Error::Broken("a passkey is a second factor")),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let asked = Asked {
                next: proof.next,
                ..Asked::default()
            };
            let page = show(&ctx, &viewer, &asked, &errors);
            Ok(again(&viewer, &errors, page))
        }
    }
}

/// Out.
pub(super) async fn destroy(State(ctx): State<Ctx>, viewer: Viewer) -> Answer<Reply> {
    sessions::end(&ctx, viewer.actor(), viewer.session().id).await?;
    Ok(Reply::to("/sign-in").sign_out().toast("toast-signed-out"))
}

fn show(ctx: &Ctx, reader: &Reader, asked: &Asked, errors: &Errors) -> Response {
    let (l, organisation) = (reader.l, &reader.organisation);
    let title = l.ta(
        "signin-title",
        &[("organisation", organisation.name.as_str().into())],
    );
    door(
        reader,
        &title,
        None,
        html! {
            @if passkeys::available(ctx) { (with_passkey(reader, &asked.next)) }
            form method="post" action="/sign-in" {
                (reader.csrf())
                input type="hidden" name="next" value=(local(&asked.next));
                (refused(errors, &["name", "password"]))
                (Field::new("name", &l.t("signin-name")).value(&asked.name).autocomplete("username webauthn").max(254).required()
                    .error(errors.get("name")).input())
                (Field::new("password", &l.t("signin-password")).kind("password").autocomplete("current-password").required()
                    .error(errors.get("password")).input())
                button class="btn btn--wide" { (l.t("sign-in")) }
            }
            details class="small soft" {
                summary { (l.t("signin-lost")) }
                p { (l.t("signin-lost-text")) }
            }
            @if joining::is_open(organisation) { p class="small" { a href="/join" { (l.t("signin-join")) } } }
            @if organisation.demo { p class="small" { a href="/demo" { (l.t("signin-demo")) } } }
        },
    )
}

/// The button; hidden until a script finds that the browser can.
fn with_passkey(reader: &Reader, next: &str) -> Markup {
    let l = reader.l;
    html! {
        form hidden method="post" action="/sign-in/passkey/finish" data-passkey="get" data-options="/sign-in/passkey/begin" {
            (reader.csrf())
            input type="hidden" name="next" value=(local(next));
            button class="btn btn--quiet btn--wide" { (icon("key")) (l.t("signin-passkey")) }
            p class="or" { (l.t("door-or")) }
        }
    }
}
