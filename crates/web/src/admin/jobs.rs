//! Work behind the screens.

use axum::extract::State;
use maud::{Markup, html};
use model::JobId;
use service::Ctx;
use service::administration::{self, Job};

use super::{count, page};
use crate::parts::list::{Cell, figures, table};
use crate::{Admin, Answer, Path, Reader, Reply};

/// Characters shown of an error; the whole is in the log.
const ERROR_CHARS: usize = 300;

/// The page.
pub(super) async fn index(State(ctx): State<Ctx>, viewer: Admin) -> Answer {
    let jobs = administration::jobs(&ctx, viewer.actor()).await?;
    let l = viewer.l;
    let [waiting, running, dead] = jobs.counts;
    Ok(page(
        &viewer,
        &l.t("admin-jobs"),
        "/admin/jobs",
        html! {
            div class="sheet" {
                (figures(&[
                    (&l.t("admin-jobs-waiting"), count(&viewer, waiting)),
                    (&l.t("admin-jobs-running"), count(&viewer, running)),
                    (&l.t("admin-jobs-dead"), count(&viewer, dead)),
                ]))
            }
            @if jobs.dead.is_empty() && jobs.running.is_empty() && jobs.waiting.is_empty() {
                div class="sheet sheet--pad" { p { (l.t("admin-jobs-none")) } }
            }
            (part(&viewer, "admin-jobs-dead", &jobs.dead, true))
            (part(&viewer, "admin-jobs-running", &jobs.running, false))
            (part(&viewer, "admin-jobs-waiting", &jobs.waiting, false))
        },
    ))
}

/// Once more.
pub(super) async fn retry(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<JobId>,
) -> Answer<Reply> {
    administration::retry(&ctx, viewer.actor(), id).await?;
    Ok(Reply::to("/admin/jobs").toast("toast-job-retried"))
}

/// Not any more.
pub(super) async fn destroy(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<JobId>,
) -> Answer<Reply> {
    administration::drop(&ctx, viewer.actor(), id).await?;
    Ok(Reply::to("/admin/jobs").toast("toast-job-dropped"))
}

fn part(reader: &Reader, key: &str, jobs: &[Job], dead: bool) -> Markup {
    let l = reader.l;
    if jobs.is_empty() {
        return Markup::default();
    }
    let heads = [
        l.t("admin-job-kind"),
        l.t("admin-job-tries"),
        l.t("admin-job-due"),
        l.t("admin-job-error"),
    ];
    let rows: Vec<Vec<Cell>> = jobs.iter().map(|job| row(reader, job, dead)).collect();
    html! {
        section class="sheet" {
            h2 class="sheet--pad" { (l.t(key)) }
            (table(&l.t(key), &heads, &rows))
        }
    }
}

fn row(reader: &Reader, job: &Job, dead: bool) -> Vec<Cell> {
    let l = reader.l;
    let error: String = job.last_error.chars().take(ERROR_CHARS).collect();
    let mut row = vec![
        Cell::Any(
            html! { b { (job.kind) } br; span class="small soft" { (reader.time(job.created_at)) } },
        ),
        Cell::Number(html! { (count(reader, job.attempts)) }),
        Cell::Any(html! { (reader.full(job.due_at)) }),
        Cell::Any(html! { (error) }),
    ];
    if dead {
        let button = |action: &str, key: &str, class: &str| {
            html! {
                form method="post" action={ "/admin/jobs/" (job.id) "/" (action) } {
                    (reader.csrf())
                    button class=(class) { (l.t(key)) }
                }
            }
        };
        row.push(Cell::Any(html! {
            div class="row" {
                (button("retry", "admin-job-retry", "btn btn--quiet btn--s"))
                (button("drop", "admin-job-drop", "btn btn--bad btn--s"))
            }
        }));
    }
    row
}
