//! What I am doing: a line beside my name, for a while.

use axum::extract::State;
use axum::response::IntoResponse;
use maud::{Markup, html};
use serde::Deserialize;
use service::Ctx;
use service::accounts::{self, Stands};
use service::policy::limit::STATUS_LINE_CHARS;

use super::profile;
use crate::parts::icon;
use crate::parts::person::status_line;
use crate::people::moment;
use crate::{Answer, Errors, Form, Reply, Viewer, again};

/// What people do most.
const READY: [(&str, &str); 5] = [
    ("☕", "status-ready-coffee"),
    ("🎧", "status-ready-focus"),
    ("📅", "status-ready-meeting"),
    ("🏡", "status-ready-home"),
    ("🏖️", "status-ready-away"),
];

/// The form as it is sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    emoji: String,
    text: String,
    until: String,
    next: String,
    clear: Option<String>,
}

/// `POST /status-line`: emoji, text, how long; `next` is where the browser goes then.
pub(super) async fn update(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Form(asked): Form<Asked>,
) -> Answer {
    let stands = Stands::find(&asked.until).unwrap_or(Stands::Today);
    let (emoji, text) = match asked.clear {
        Some(_) => ("", ""),
        None => (asked.emoji.as_str(), asked.text.as_str()),
    };
    let done = accounts::set_status_line(&ctx, viewer.actor(), emoji, text, stands).await;
    match done {
        Ok(()) => {
            let home = format!("/@{}", viewer.account().handle);
            let next = if asked.next.is_empty() {
                home
            } else {
                asked.next
            };
            let key = if emoji.trim().is_empty() && text.trim().is_empty() {
                "toast-status-gone"
            } else {
                "toast-status"
            };
            Ok(Reply::to(next).toast(key).into_response())
        }
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let manager = profile::manager_of(&ctx, &viewer, viewer.account().id).await?;
            let stored = profile::Asked::of(viewer.account(), &manager);
            let page = profile::show(&ctx, &viewer, &stored, &errors).await?;
            Ok(again(&viewer, &errors, page))
        }
    }
}

/// The line now and the form for another; afterwards the browser goes to `next`.
pub(crate) fn form(viewer: &Viewer, next: &str, errors: &Errors) -> Markup {
    let l = viewer.l;
    let now = viewer.account().status_line(viewer.now);
    let (emoji, text) = now.map_or(("", ""), |line| (line.emoji.as_str(), line.text.as_str()));
    let error = errors.get("emoji").or(errors.get("text"));
    html! {
        @if let Some(line) = now {
            div .row {
                (status_line(&viewer.emoji, line))
                @if let Some(until) = line.until { span ."small soft" { (l.ta("status-until", &[("when", moment(viewer, until).into())])) } }
            }
        }
        form .status-form method="post" action="/status-line" {
            (viewer.csrf())
            input type="hidden" name="next" value=(next);
            div .field {
                label .label for="f-text" { (l.t("status-text")) }
                div .status-form__line {
                    input ."input" name="emoji" value=(emoji) maxlength="32" aria-label=(l.t("status-emoji")) placeholder="☕" autocomplete="off" list="emoji-ready"
                        aria-invalid=[errors.get("emoji").map(|_| "true")];
                    datalist id="emoji-ready" { @for (emoji, _) in READY { option value=(emoji) {} } }
                    input .input id="f-text" name="text" value=(text) maxlength=(STATUS_LINE_CHARS) placeholder=(l.t("status-example")) autocomplete="off"
                        aria-invalid=[errors.get("text").map(|_| "true")] aria-describedby=[error.map(|_| "e-text")];
                }
                @if let Some(error) = error { p .error id="e-text" { (icon("warning")) span { (error) } } }
            }
            div .field {
                label .label for="f-until" { (l.t("status-for")) }
                select .select id="f-until" name="until" {
                    @for stands in Stands::ALL { option value=(stands.word()) selected[stands == Stands::Today] { (l.t(&format!("status-for-{}", stands.word()))) } }
                }
            }
            div ."row row--end" {
                @if now.is_some() { button ."btn btn--quiet" name="clear" value="yes" { (l.t("status-clear")) } }
                button .btn { (l.t("status-say")) }
            }
        }
        (ready(viewer, next))
    }
}

/// The usual ones, each a click.
fn ready(viewer: &Viewer, next: &str) -> Markup {
    let l = viewer.l;
    html! {
        div .row role="group" aria-label=(l.t("status-ready")) {
            @for (emoji, key) in READY {
                form method="post" action="/status-line" {
                    (viewer.csrf())
                    input type="hidden" name="next" value=(next);
                    input type="hidden" name="emoji" value=(emoji);
                    input type="hidden" name="text" value=(l.t(key));
                    input type="hidden" name="until" value="today";
                    button .chip { span aria-hidden="true" { (emoji) } (l.t(key)) }
                }
            }
        }
    }
}
