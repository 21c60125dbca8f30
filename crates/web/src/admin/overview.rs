//! The whole in numbers.

use axum::extract::State;
use maud::html;
use service::{Ctx, accounts};

use super::{count, page};
use crate::parts::list::figures;
use crate::{Admin, Answer};

/// The page.
pub(super) async fn show(State(ctx): State<Ctx>, viewer: Admin) -> Answer {
    let overview = accounts::overview(&ctx, viewer.actor()).await?;
    let l = viewer.l;
    let [waiting, running, dead] = overview.jobs;
    let number = |n: i64| count(&viewer, n);
    Ok(page(
        &viewer,
        &l.t("admin-title"),
        "/admin",
        html! {
            @if overview.pending > 0 {
                div class="note note--warm" role="status" {
                    div { (l.ta("admin-pending-note", &[("n", overview.pending.into())])) }
                    a class="btn btn--s" href="/admin/people?state=pending" { (l.t("admin-pending-see")) }
                }
            }
            @if dead > 0 {
                div class="note note--bad" role="status" {
                    div { (l.ta("admin-dead-note", &[("n", dead.into())])) }
                    a class="btn btn--quiet btn--s" href="/admin/jobs" { (l.t("admin-dead-see")) }
                }
            }
            @if overview.unprotected > 0 {
                div class="note" role="note" {
                    div { (l.ta("admin-unprotected-note", &[("n", overview.unprotected.into())])) }
                    a class="btn btn--quiet btn--s" href="/settings/security" { (l.t("admin-unprotected-see")) }
                }
            }
            section class="sheet" aria-label=(l.t("admin-people")) {
                (figures(&[
                    (&l.t("admin-active"), number(overview.active)),
                    (&l.t("admin-pending"), number(overview.pending)),
                    (&l.t("admin-suspended"), number(overview.suspended)),
                    (&l.t("admin-former"), number(overview.former)),
                    (&l.t("admin-posts"), number(overview.posts)),
                ]))
            }
            section class="sheet" aria-label=(l.t("admin-machine")) {
                (figures(&[
                    (&l.t("admin-version"), env!("CARGO_PKG_VERSION").to_owned()),
                    (&l.t("admin-database"), overview.database.to_owned()),
                    (&l.t("admin-jobs-waiting"), number(waiting)),
                    (&l.t("admin-jobs-running"), number(running)),
                    (&l.t("admin-jobs-dead"), number(dead)),
                ]))
            }
        },
    ))
}
