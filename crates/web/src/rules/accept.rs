//! "The house rules have changed": what changed, the rules, and the way on.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::html;
use serde::Deserialize;
use service::rules::{self, Rules};
use service::{Ctx, Refusal};

use super::items;
use crate::parts::icon;
use crate::{Answer, Errors, Form, Page, Query, Reply, Viewer, again, door, local};

/// The cookie of those who put it off: the version they know of.
pub(crate) const LATER: &str = "corner-rules-later";
/// For how long: half a day.
const LATER_SECONDS: i64 = 43_200;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    number: i64,
    next: String,
}

/// Whether the reader has put off accepting version `number` not long ago.
pub(crate) fn asked_later(cookie: Option<&str>, number: i64) -> bool {
    cookie.is_some_and(|known| known.parse() == Ok(number))
}

/// `GET /rules/accept?next=PATH`
pub(super) async fn new(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Answer {
    match rules::current(&ctx, viewer.actor()).await? {
        Some(rules) if rules.accepted_at.is_none() => {
            Ok(show(&viewer, &rules, &asked.next, &Errors::none()))
        }
        _ => Ok(Reply::to(asked.next).into_response()),
    }
}

/// `POST /rules/accept`
pub(super) async fn create(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Form(asked): Form<Asked>,
) -> Answer {
    match rules::accept(&ctx, viewer.actor(), asked.number).await {
        Ok(()) => Ok(Reply::to(asked.next)
            .toast("toast-rules-accepted")
            .into_response()),
        Err(refusal @ Refusal::Conflict(_)) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let rules = rules::current(&ctx, viewer.actor()).await?;
            let rules = rules.ok_or(Refusal::NotFound)?;
            let page = show(&viewer, &rules, &asked.next, &errors);
            Ok(again(&viewer, &errors, page))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /rules/later`: reading goes on; it is asked again after half a day.
pub(super) async fn later(viewer: Viewer, Form(asked): Form<Asked>) -> Answer<Reply> {
    let number = viewer.rules_pending().unwrap_or(asked.number);
    Ok(Reply::to(asked.next).remember(LATER, number.to_string(), LATER_SECONDS))
}

fn show(viewer: &Viewer, rules: &Rules, next: &str, errors: &Errors) -> Response {
    let l = viewer.l;
    let key = if rules.known {
        "rules-changed"
    } else {
        "rules-new"
    };
    let name = [("organisation", viewer.organisation.name.as_str().into())];
    let title = l.ta(&format!("{key}-title"), &name);
    let body = html! {
        h1 { (title) }
        p .lede { (l.ta(&format!("{key}-lede"), &name)) }
        (door::refused(errors, &[]))
        @if rules.known && !rules.version.summary.is_empty() {
            section ."sheet sheet--pad rules-news" aria-labelledby="changed" {
                h2 #changed { (icon("history")) (l.t("rules-what-changed")) }
                @for line in rules.version.summary.split('\n').filter(|l| !l.trim().is_empty()) { p { (line) } }
            }
        }
        section ."sheet sheet--pad" { (items(&rules.items)) }
        div ."row row--apart guide__ways" {
            form method="post" action="/rules/later" {
                (viewer.csrf())
                input type="hidden" name="next" value=(local(next));
                button ."btn btn--quiet" { (l.t("rules-later")) }
            }
            form method="post" action="/rules/accept" {
                (viewer.csrf())
                input type="hidden" name="next" value=(local(next));
                input type="hidden" name="number" value=(rules.version.number);
                button .btn { (l.t("rules-accept")) }
            }
        }
        p ."small soft" { (l.t("rules-later-text")) }
    };
    Page::new(viewer, &title).door().wide().show(body)
}
