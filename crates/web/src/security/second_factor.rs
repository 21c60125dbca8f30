//! The second factor: switching it on and off, and the recovery codes.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, PreEscaped, html};
use qrcode::QrCode;
use qrcode::render::svg;
use serde::Deserialize;
use service::Ctx;
use service::auth::second_factor::{self, Enrolment};

use super::{current, sheet};
use crate::parts::form::{Field, submit};
use crate::parts::note::{Tone, note};
use crate::{Answer, Errors, Form, Page, Reader, Reply, Viewer, again};

const CONFIRM: &str = "/settings/security/second-factor/confirm";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    current_password: String,
    code: String,
}

/// Asks for the password before a secret is made.
pub(super) async fn new(viewer: Viewer) -> Answer {
    Ok(ask(&viewer, Ask::Begin, &Errors::none()))
}

/// Makes the secret.
pub(super) async fn create(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Form(asked): Form<Asked>,
) -> Answer {
    match second_factor::begin(&ctx, viewer.actor(), asked.current_password).await {
        Ok(_) => Ok(Reply::to(CONFIRM).into_response()),
        Err(refusal) => refused(&viewer, Ask::Begin, refusal),
    }
}

/// The picture for the app, and a field for its first code.
pub(super) async fn confirm(State(ctx): State<Ctx>, viewer: Viewer) -> Answer {
    let enrolment = second_factor::begun(&ctx, viewer.actor()).await?;
    Ok(enrol(&viewer, &enrolment, &Errors::none()))
}

/// Switches it on; shows the recovery codes, once.
pub(super) async fn confirmed(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Form(asked): Form<Asked>,
) -> Answer {
    match second_factor::confirm(&ctx, viewer.actor(), &asked.code).await {
        Ok(codes) => Ok(shown_once(&viewer, &codes)),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let enrolment = second_factor::begun(&ctx, viewer.actor()).await?;
            Ok(again(&viewer, &errors, enrol(&viewer, &enrolment, &errors)))
        }
    }
}

/// Asks before new recovery codes are made.
pub(super) async fn codes(viewer: Viewer) -> Answer {
    Ok(ask(&viewer, Ask::Codes, &Errors::none()))
}

/// Makes new recovery codes.
pub(super) async fn renew(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Form(asked): Form<Asked>,
) -> Answer {
    match second_factor::renew_codes(&ctx, viewer.actor(), asked.current_password).await {
        Ok(codes) => Ok(shown_once(&viewer, &codes)),
        Err(refusal) => refused(&viewer, Ask::Codes, refusal),
    }
}

/// Asks before it is switched off.
pub(super) async fn end(viewer: Viewer) -> Answer {
    Ok(ask(&viewer, Ask::End, &Errors::none()))
}

/// Switches it off.
pub(super) async fn destroy(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Form(asked): Form<Asked>,
) -> Answer {
    match second_factor::delete(&ctx, viewer.actor(), asked.current_password).await {
        Ok(()) => Ok(Reply::to("/settings/security")
            .toast("toast-second-off")
            .into_response()),
        Err(refusal) => refused(&viewer, Ask::End, refusal),
    }
}

/// What the password is asked for.
#[derive(Clone, Copy)]
enum Ask {
    Begin,
    Codes,
    End,
}

fn refused(viewer: &Viewer, what: Ask, refusal: service::Refusal) -> Answer {
    let errors = Errors::from_refusal(viewer, refusal)?;
    Ok(again(viewer, &errors, ask(viewer, what, &errors)))
}

fn ask(reader: &Reader, what: Ask, errors: &Errors) -> Response {
    let l = reader.l;
    let (title, text, action) = match what {
        Ask::Begin => (
            l.t("security-second-begin"),
            l.t("security-second-begin-text"),
            "",
        ),
        Ask::Codes => (
            l.t("security-codes-new"),
            l.t("security-codes-new-text"),
            "/codes",
        ),
        Ask::End => (
            l.t("security-second-end"),
            l.t("security-second-end-text"),
            "/delete",
        ),
    };
    let action = format!("/settings/security/second-factor{action}");
    sheet(
        reader,
        &title,
        &action,
        (errors, &["current_password"]),
        html! {
            p class="section" { (text) }
            (current(reader, errors))
            div class="row row--end" { (submit(&l.t("door-next"))) }
        },
    )
}

fn enrol(reader: &Reader, enrolment: &Enrolment, errors: &Errors) -> Response {
    let l = reader.l;
    sheet(
        reader,
        &l.t("security-second-begin"),
        CONFIRM,
        (errors, &["code"]),
        html! {
            p { (l.t("security-scan")) }
            (picture(&enrolment.url, &l.t("security-scan-picture")))
            p { a href=(enrolment.url) { (l.t("security-scan-link")) } }
            details { summary { (l.t("security-scan-type")) } p { code { (grouped(&enrolment.secret)) } } }
            (Field::new("code", &l.t("second-code")).autocomplete("one-time-code").hint(&l.t("security-scan-hint")).max(10).required()
                .error(errors.get("code")).input())
            div class="row row--end" { (submit(&l.t("security-second-on-button"))) }
        },
    )
}

/// The address as a picture, black on white whatever the theme: apps read nothing else.
fn picture(url: &str, label: &str) -> Markup {
    let Ok(code) = QrCode::new(url) else {
        return Markup::default();
    };
    let drawn = code
        .render::<svg::Color<'_>>()
        .min_dimensions(220, 220)
        .build();
    // The drawing without its XML declaration, which HTML does not know.
    let drawn = drawn.find("<svg").map_or("", |at| &drawn[at..]).to_owned();
    html! { div class="qr" role="img" aria-label=(label) { (PreEscaped(drawn)) } }
}

fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|g| g.iter().collect()).collect();
    groups.join(" ")
}

fn shown_once(viewer: &Viewer, codes: &[String]) -> Response {
    let l = viewer.l;
    let title = l.t("security-codes");
    let all = codes.join("\r\n");
    let file: String = url::form_urlencoded::byte_serialize(all.as_bytes())
        .collect::<String>()
        .replace('+', "%20");
    Page::new(viewer, &title).current("settings").back("/settings/security").show(html! {
        div class="sheet sheet--pad" {
            (note(Tone::Warm, html! { (l.t("security-codes-once")) }, None))
            ul class="codes" aria-label=(title) { @for code in codes { li { code { (code) } } } }
            p class="row" {
                a class="btn btn--quiet" download="corner-recovery-codes.txt" href={ "data:text/plain;charset=utf-8," (file) } { (l.t("security-codes-download")) }
                button type="button" class="btn btn--quiet" data-print hidden { (l.t("security-codes-print")) }
                a class="btn" href="/settings/security" { (l.t("security-codes-kept")) }
            }
        }
    })
}
