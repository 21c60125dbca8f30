//! Appeals that wait, and their decision.

use axum::extract::State;
use axum::response::IntoResponse;
use maud::{Markup, html};
use model::StrikeId;
use serde::Deserialize;
use service::strikes::{self, AppealLine, BODY_CHARS};
use service::{Ctx, Refusal};

use super::parts;
use crate::parts::empty::{Art, empty};
use crate::parts::face::{self, Size};
use crate::parts::note::{Tone, note};
use crate::{Answer, Form, Moderator, Path, Reply, Viewer};

/// The list, each with its decision.
pub(super) fn list(viewer: &Viewer, appeals: &[AppealLine]) -> Markup {
    let l = viewer.l;
    if appeals.is_empty() {
        return empty(
            Art::Cup,
            &l.t("order-none-here-title"),
            &l.t("order-appeals-none"),
            None,
        );
    }
    html! { @for appeal in appeals { (one(viewer, appeal)) } }
}

fn one(viewer: &Viewer, appeal: &AppealLine) -> Markup {
    let (l, who, strike) = (viewer.l, &appeal.target, &appeal.line.strike);
    let said = appeal.line.appeal.as_ref();
    html! {
        section ."sheet sheet--pad stack" aria-labelledby={ "a-" (strike.id) } {
            header .case__head {
                (face::linked(who, Size::Plain))
                div {
                    h2 id={ "a-" (strike.id) } { a .bare href={ "/@" (who.handle) "/moderate" } { (who.name) } }
                    p ."small soft" { (l.t(&format!("order-did-{}", strike.kind.word()))) " · " (viewer.time(strike.created_at)) " · "
                        (l.ta("order-by", &[("who", appeal.line.actor.name.as_str().into())])) }
                }
            }
            @if let Some(rule) = &appeal.line.rule { p .small { (l.t("order-rule")) ": " (rule.title) } }
            @if !strike.words.is_empty() { p .small { (l.t("order-words-were")) ": " (strike.words) } }
            @for post in &appeal.line.posts { div .kept { (parts::evidence(viewer, post, None)) } }
            @if let Some(said) = said {
                div { b .small { (l.t("order-appeal-says")) } @for line in said.body.split('\n').filter(|t| !t.trim().is_empty()) { blockquote .quote { (line) } } }
            }
            @if appeal.may_decide {
                form .stack method="post" action={ "/admin/strikes/" (strike.id) "/decide" } {
                    (viewer.csrf())
                    div .field {
                        label .label for={ "f-answer-" (strike.id) } { (l.t("order-appeal-answer")) }
                        textarea ."textarea textarea--s" id={ "f-answer-" (strike.id) } name="answer" maxlength=(BODY_CHARS) {}
                    }
                    div ."row row--end" {
                        button ."btn btn--quiet" name="granted" value="no" { (l.t("order-appeal-deny")) }
                        button .btn name="granted" value="yes" { (l.t("order-appeal-grant")) }
                    }
                }
            } @else { (note(Tone::Plain, html! { (l.t("order-appeal-other")) }, None)) }
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Decision {
    granted: String,
    answer: String,
}

/// `POST /admin/strikes/{id}/decide`
pub(super) async fn decide(
    State(ctx): State<Ctx>,
    viewer: Moderator,
    Path(id): Path<StrikeId>,
    Form(asked): Form<Decision>,
) -> Answer {
    let granted = match asked.granted.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(Refusal::invalid("granted", "choose").into()),
    };
    strikes::decide(&ctx, viewer.actor(), id, granted, &asked.answer).await?;
    let toast = if granted {
        "toast-granted"
    } else {
        "toast-denied"
    };
    Ok(Reply::to("/admin/reports?view=appeals")
        .toast(toast)
        .into_response())
}
