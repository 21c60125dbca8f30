//! What was done about me: which rule, which post, the words, and the way to have it looked at again.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use model::StrikeId;
use serde::Deserialize;
use service::Ctx;
use service::strikes::{self, BODY_CHARS, StrikeView};

use super::parts;
use crate::parts::empty::{Art, empty};
use crate::parts::form::Field;
use crate::parts::list::{Stand, state};
use crate::parts::note::{Tone, note};
use crate::{Answer, Errors, Form, Page, Path, Reader, Reply, Viewer, again};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Said {
    pub body: String,
}

/// `GET /strikes`
pub(super) async fn index(State(ctx): State<Ctx>, viewer: Viewer) -> Answer {
    let all = strikes::list_mine(&ctx, viewer.actor()).await?;
    let l = viewer.l;
    let body = html! {
        @if all.is_empty() { (empty(Art::Cup, &l.t("strikes-none-title"), &l.t("strikes-none-text"), None)) }
        @else { div .sheet { ul .rows { @for strike in &all { li .strike-row {
            a .bare href={ "/strikes/" (strike.id) } { b { (l.t(&format!("strike-{}-title", strike.kind.word()))) } }
            span ."small soft" { (viewer.time(strike.created_at)) " " (stand(&viewer, strike)) }
        } } } } }
    };
    Ok(Page::new(&viewer, &l.t("strikes-title")).show(body))
}

/// `GET /strikes/{id}`
pub(super) async fn show(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Path(id): Path<StrikeId>,
) -> Answer {
    let strike = strikes::show_mine(&ctx, viewer.actor(), id).await?;
    Ok(page(&viewer, &strike, "", &Errors::none()))
}

/// `POST /strikes/{id}/appeal`
pub(super) async fn appeal(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Path(id): Path<StrikeId>,
    Form(said): Form<Said>,
) -> Answer {
    match strikes::appeal(&ctx, viewer.actor(), id, &said.body).await {
        Ok(()) => Ok(Reply::to(format!("/strikes/{id}"))
            .toast("toast-appealed")
            .into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let strike = strikes::show_mine(&ctx, viewer.actor(), id).await?;
            let page = page(&viewer, &strike, &said.body, &errors);
            Ok(again(&viewer, &errors, page))
        }
    }
}

fn page(viewer: &Viewer, strike: &StrikeView, body: &str, errors: &Errors) -> Response {
    let title = viewer.l.t(&format!("strike-{}-title", strike.kind.word()));
    let inner = html! {
        (told(viewer, strike))
        (said(viewer, strike, (&format!("/strikes/{}/appeal", strike.id), None), body, errors))
    };
    Page::new(viewer, &title).back("/strikes").show(inner)
}

/// What was done and why. No name of a moderator, nor that of who reported.
pub(super) fn told(reader: &Reader, strike: &StrikeView) -> Markup {
    let l = reader.l;
    html! {
        section ."sheet sheet--pad stack" {
            p { (l.t(&format!("strike-{}-text", strike.kind.word()))) }
            p ."small soft" { (reader.time(strike.created_at)) " " (stand(reader, strike)) }
            @if let Some(rule) = &strike.rule {
                div .strike-rule { p .small { (l.t("strike-rule")) } b { (rule.title) } @if !rule.about.is_empty() { p .soft { (rule.about) } } }
            }
            @if !strike.words.is_empty() {
                div { b .small { (l.t("strike-words")) } @for line in strike.words.split('\n').filter(|t| !t.trim().is_empty()) { blockquote .quote { (line) } } }
            }
            @if !strike.posts.is_empty() {
                div { b .small { (l.t("strike-posts")) } @for post in &strike.posts { div .kept { (parts::evidence(reader, post, None)) } } }
            }
        }
    }
}

fn stand(reader: &Reader, strike: &StrikeView) -> Markup {
    let l = reader.l;
    html! {
        @if strike.undone_at.is_some() { (state(Stand::Good, &l.t("strike-undone"))) }
        @else if strike.appeal.as_ref().is_some_and(|a| a.decided_at.is_none()) { (state(Stand::Warm, &l.t("strike-waiting"))) }
    }
}

/// The appeal: to be written, waiting, or decided. `to` is where it is sent, with the secret of who is not inside.
pub(super) fn said(
    reader: &Reader,
    strike: &StrikeView,
    (to, secret): (&str, Option<&str>),
    body: &str,
    errors: &Errors,
) -> Markup {
    let l = reader.l;
    html! {
        @if let Some(appeal) = &strike.appeal {
            section ."sheet sheet--pad stack" {
                h2 { (l.t("strike-your-appeal")) }
                @for line in appeal.body.split('\n').filter(|t| !t.trim().is_empty()) { blockquote .quote { (line) } }
                @match appeal.granted {
                    None => { (note(Tone::Plain, html! { (l.t("strike-appeal-waits")) }, None)) }
                    Some(true) => { (note(Tone::Good, html! { (l.t("strike-appeal-granted")) }, None)) }
                    Some(false) => { (note(Tone::Warm, html! { (l.t("strike-appeal-denied")) }, None)) }
                }
                @if !appeal.answer.is_empty() { blockquote .quote { (appeal.answer) } }
            }
        } @else if strike.may_appeal {
            form ."sheet sheet--pad stack" method="post" action=(to) {
                (reader.csrf())
                @if let Some(secret) = secret { input type="hidden" name="secret" value=(secret); }
                h2 { (l.t("strike-appeal")) }
                p { (l.t("strike-appeal-text")) }
                (Field::new("body", &l.t("strike-appeal-body")).value(body).max(BODY_CHARS).required().error(errors.get("body")).area())
                (crate::door::refused(errors, &["body"]))
                div ."row row--end" { button .btn { (l.t("strike-appeal-send")) } }
            }
        }
    }
}
