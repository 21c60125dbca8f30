//! One report: what was reported, the evidence, what to do about it.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use model::{AccountId, MediaId, ReportId};
use serde::Deserialize;
use service::Ctx;
use service::reports::{self, CaseView};

use super::{act, parts};
use crate::door::refused;
use crate::parts::form::Field;
use crate::parts::list::{Stand, state};
use crate::parts::{icon, note};
use crate::{Answer, Errors, Form, Moderator, Path, Reply, Viewer};

/// `GET /admin/reports/{id}`
pub(super) async fn show(
    State(ctx): State<Ctx>,
    viewer: Moderator,
    Path(id): Path<ReportId>,
) -> Answer {
    page(&ctx, &viewer, id, &act::Asked::default(), &Errors::none()).await
}

/// The page, with what was filled in and what is wrong with it.
pub(super) async fn page(
    ctx: &Ctx,
    viewer: &Moderator,
    id: ReportId,
    asked: &act::Asked,
    errors: &Errors,
) -> Answer<Response> {
    let case = reports::show(ctx, viewer.actor(), id).await?;
    let rules = act::rules(ctx, viewer).await?;
    let at = format!("/admin/reports/{id}");
    let l = viewer.l;
    let choices: Vec<_> = case.posts.iter().filter(|p| p.reported).collect();
    let open = case.line.report.settled_at.is_none();
    let inner = html! {
        p { a .row href="/admin/reports" { (icon::small("chevron-left")) (l.t("order-back")) } }
        (refused(errors, &["words", "posts"]))
        div .case-page {
            div .stack {
                section ."sheet sheet--pad" { (parts::person(viewer, &case.file)) }
                (said(viewer, &case))
                section ."sheet sheet--pad" {
                    h2 { (l.t("order-evidence")) }
                    @if case.posts.is_empty() { p .soft { (l.t("order-evidence-none")) } }
                    @else { p .hint { (l.t("order-evidence-text")) } }
                    @for post in &case.posts { (parts::kept(viewer, post, &format!("{at}/media/"))) }
                }
                (parts::history(viewer, &case.file, Some(id), &at))
            }
            div .stack {
                (handling(viewer, &case, &at))
                @if case.file.may_act {
                    (act::form(viewer, &act::Stage { file: &case.file, action: &format!("{at}/act"), rules: &rules, kept: &choices, on_report: open }, asked, errors))
                } @else { (note::note(note::Tone::Plain, html! { (l.t("order-may-not")) }, None)) }
                (parts::notes(viewer, &case.file, &format!("{at}/notes")))
            }
        }
    };
    let title = l.ta(
        "order-case-title",
        &[("who", case.file.card.name.as_str().into())],
    );
    Ok(crate::admin::page(viewer, &title, "/admin/reports", inner))
}

/// The report in the reporter's words.
fn said(viewer: &Viewer, case: &CaseView) -> Markup {
    let (l, line) = (viewer.l, &case.line);
    html! {
        section ."sheet sheet--pad" {
            h2 { (l.t("order-report")) }
            p .row { (parts::about(viewer, line)) span ."small soft" { (viewer.time(line.report.created_at)) } }
            p { (l.ta("order-report-of", &[("who", line.reporter.name.as_str().into())])) ": "
                @if line.report.comment.is_empty() { span .soft { (l.t("order-no-comment")) } } }
            @for text in line.report.comment.split('\n').filter(|t| !t.trim().is_empty()) { blockquote .quote { (text) } }
            p .hint { (l.t("order-reporter-secret")) }
        }
    }
}

/// Who looks after it, and whether it is dealt with.
fn handling(viewer: &Viewer, case: &CaseView, at: &str) -> Markup {
    let (l, report) = (viewer.l, &case.line.report);
    let assigned = report
        .assigned_id
        .map_or_else(String::new, |id| id.to_string());
    let nobody = l.t("order-nobody");
    let people: Vec<(String, String)> = case
        .file
        .moderators
        .iter()
        .map(|m| (m.id.to_string(), m.name.clone()))
        .collect();
    let mut options: Vec<(&str, &str)> = vec![("", &nobody)];
    options.extend(people.iter().map(|(id, name)| (id.as_str(), name.as_str())));
    let others = case
        .file
        .reports
        .iter()
        .filter(|r| r.report.settled_at.is_none())
        .count() as i64
        - 1;
    html! {
        section ."sheet sheet--pad stack" {
            h2 { (l.t("order-handling")) }
            p { @match report.settled_at { Some(_) => (state(Stand::Good, &l.t("order-settled"))), None => (state(Stand::Warm, &l.t("order-open"))) } }
            form ."row row--find" method="post" action={ (at) "/assign" } {
                (viewer.csrf())
                (Field::new("to", &l.t("order-assigned")).value(&assigned).select(&options))
                button ."btn btn--quiet" { (l.t("order-assign")) }
            }
            @if report.assigned_id != Some(viewer.account().id) && report.settled_at.is_none() {
                form method="post" action={ (at) "/assign" } {
                    (viewer.csrf())
                    input type="hidden" name="to" value=(viewer.account().id);
                    button ."btn btn--quiet btn--s" { (l.t("order-take")) }
                }
            }
            @if report.settled_at.is_some() {
                form method="post" action={ (at) "/reopen" } { (viewer.csrf()) button ."btn btn--quiet btn--s" { (l.t("order-reopen")) } }
            } @else {
                form method="post" action={ (at) "/settle" } {
                    (viewer.csrf())
                    @if others > 0 { label .choice { input type="checkbox" name="all" value="yes"; span { (l.ta("order-settle-all", &[("n", others.into())])) } } }
                    button ."btn btn--quiet" { (icon::small("check")) (l.t("order-settle")) }
                    p .hint { (l.t("order-settle-text")) }
                }
            }
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct To {
    to: Option<i64>,
}

/// `POST /admin/reports/{id}/assign`
pub(super) async fn assign(
    State(ctx): State<Ctx>,
    viewer: Moderator,
    Path(id): Path<ReportId>,
    Form(asked): Form<To>,
) -> Answer<Reply> {
    let to = asked.to.map(AccountId::from);
    reports::assign(&ctx, viewer.actor(), id, to).await?;
    Ok(Reply::to(format!("/admin/reports/{id}")).toast("toast-saved"))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct All {
    all: Option<String>,
}

/// `POST /admin/reports/{id}/settle`
pub(super) async fn settle(
    State(ctx): State<Ctx>,
    viewer: Moderator,
    Path(id): Path<ReportId>,
    Form(asked): Form<All>,
) -> Answer<Reply> {
    reports::settle(&ctx, viewer.actor(), id, asked.all.is_some()).await?;
    Ok(Reply::to("/admin/reports").toast("toast-settled"))
}

/// `POST /admin/reports/{id}/reopen`
pub(super) async fn reopen(
    State(ctx): State<Ctx>,
    viewer: Moderator,
    Path(id): Path<ReportId>,
) -> Answer<Reply> {
    reports::reopen(&ctx, viewer.actor(), id).await?;
    Ok(Reply::to(format!("/admin/reports/{id}")).toast("toast-reopened"))
}

/// `POST /admin/reports/{id}/notes`
pub(super) async fn note(
    State(ctx): State<Ctx>,
    viewer: Moderator,
    Path(id): Path<ReportId>,
    Form(asked): Form<act::Noted>,
) -> Answer {
    let case = reports::show(&ctx, viewer.actor(), id).await?;
    let target = case.line.report.target_id;
    reports::note(&ctx, viewer.actor(), target, Some(id), &asked.note).await?;
    Ok(Reply::to(format!("/admin/reports/{id}"))
        .toast("toast-noted")
        .into_response())
}

/// `GET /admin/reports/{id}/media/{media}`
pub(super) async fn picture(
    State(ctx): State<Ctx>,
    viewer: Moderator,
    Path((id, media)): Path<(ReportId, MediaId)>,
) -> Answer {
    let picture = reports::picture(&ctx, viewer.actor(), id, media).await?;
    let headers = [
        (CONTENT_TYPE, picture.mime),
        (CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, picture.bytes).into_response())
}
