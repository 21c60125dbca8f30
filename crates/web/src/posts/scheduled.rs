//! What goes out later, and what could not.

use axum::extract::State;
use axum::response::IntoResponse;
use maud::{Markup, html};
use model::ScheduledId;
use service::scheduled::{self, Scheduled};
use service::{Ctx, Refusal};

use super::drafts::{excerpt, facts, tabs, write};
use crate::frame::form::reason;
use crate::parts::empty::{Art, empty};
use crate::parts::icon;
use crate::parts::note::{Tone, note};
use crate::{Answer, Page, Path, Reply, Viewer};

/// `GET /scheduled`
pub(super) async fn index(viewer: Viewer, State(ctx): State<Ctx>) -> Answer {
    let l = viewer.l;
    let all = scheduled::list(&ctx, viewer.actor()).await?;
    let body = html! {
        (tabs(&viewer, "/scheduled"))
        @if all.is_empty() {
            (empty(Art::Cup, &l.t("scheduled-empty"), &l.t("scheduled-empty-text"), Some(write(l))))
        } @else {
            ul class="sheet rows" { @for waits in &all { (row(&viewer, waits)) } }
        }
    };
    Ok(Page::new(&viewer, &l.t("scheduled-title")).show(body))
}

/// How many did not go out and wait for their author.
pub(super) async fn waiting(ctx: &Ctx, viewer: &Viewer) -> Answer<i64> {
    Ok(scheduled::problems(ctx, viewer.actor()).await?)
}

fn row(viewer: &Viewer, waits: &Scheduled) -> Markup {
    let l = viewer.l;
    let when = viewer.full(waits.due_at);
    let line = if waits.problem.is_some() {
        "scheduled-was-due"
    } else {
        "scheduled-due"
    };
    html! {
        li class="unsent" {
            a class="unsent__text bare" href={ "/compose?scheduled=" (waits.id) } { (excerpt(l, &waits.draft)) }
            p class="soft small" { (l.ta(line, &[("when", when.into())])) (facts(l, &waits.draft)) }
            @if let Some(problem) = &waits.problem {
                @let why = reason(l, &problem.field, &problem.why, problem.limit);
                (note(Tone::Bad, html! { b { (l.t("scheduled-problem")) } " " (why) }, None))
            }
            form method="post" action={ "/scheduled/" (waits.id) "/delete" } {
                (viewer.csrf())
                button class="act" title=(l.t("unsent-delete")) aria-label=(l.t("unsent-delete")) { (icon("trash")) }
            }
        }
    }
}

/// `POST /scheduled/{id}/delete`
pub(super) async fn destroy(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<ScheduledId>,
) -> Answer {
    match scheduled::delete(&ctx, viewer.actor(), id).await {
        Ok(()) | Err(Refusal::NotFound) => {
            let reply = Reply::to("/scheduled").toast("toast-unscheduled");
            Ok(reply.into_response())
        }
        Err(other) => Err(other.into()),
    }
}
