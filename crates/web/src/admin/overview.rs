//! The whole in numbers.

use axum::extract::State;
use maud::{Markup, html};
use service::{Ctx, accounts};

use super::{count, page};
use crate::parts::list::figures;
use crate::parts::note::{Tone, note};
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
                (told(&viewer, Tone::Warm, "admin-pending", overview.pending, "/admin/people?state=pending"))
            }
            @if dead > 0 { (told(&viewer, Tone::Bad, "admin-dead", dead, "/admin/jobs")) }
            @if overview.unprotected > 0 {
                (told(&viewer, Tone::Plain, "admin-unprotected", overview.unprotected, "/settings/security"))
            }
            section class="sheet" aria-label=(l.t("admin-people")) {
                (figures(&[
                    (&l.t("admin-active"), number(overview.active)),
                    (&l.t("admin-pending"), number(overview.pending)),
                    (&l.t("admin-suspended"), number(overview.suspended)),
                    (&l.t("admin-former"), number(overview.former)),
                    (&l.t("admin-posts"), number(overview.posts)),
                    (&l.t("admin-groups"), number(overview.groups[0])),
                    (&l.t("admin-groups-secret"), number(overview.groups[1])),
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

/// Something to look after: how many, and where.
fn told(viewer: &Admin, tone: Tone, key: &str, n: i64, href: &str) -> Markup {
    let l = viewer.l;
    let text = l.ta(&format!("{key}-note"), &[("n", n.into())]);
    let see = l.t(&format!("{key}-see"));
    note(
        tone,
        html! { (text) },
        Some(html! { a class="btn btn--quiet btn--s" href=(href) { (see) } }),
    )
}
