//! The queue: open, mine, appeals, settled; grouped by whom it is about.

use axum::extract::State;
use maud::{Markup, html};
use serde::Deserialize;
use service::Ctx;
use service::reports::{self, Case, Line, Which};
use service::strikes;

use super::{appeals, parts};
use crate::parts::empty::{Art, empty};
use crate::parts::face::{self, Size};
use crate::parts::nav::{Tab, tabs};
use crate::{Answer, Moderator, Query, Viewer};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    view: String,
}

/// `GET /admin/reports?view=open|mine|appeals|settled`
pub(super) async fn index(
    State(ctx): State<Ctx>,
    viewer: Moderator,
    Query(asked): Query<Asked>,
) -> Answer {
    let appeals = strikes::appeals(&ctx, viewer.actor()).await?;
    let (view, which) = match asked.view.as_str() {
        "mine" => ("mine", Which::Mine),
        "settled" => ("settled", Which::Settled),
        "appeals" => ("appeals", Which::Open),
        _ => ("open", Which::Open),
    };
    let cases = reports::cases(&ctx, viewer.actor(), which).await?;
    let waiting = appeals.len() as i64;
    let inner = html! {
        div .sheet { (ways(&viewer, view, viewer.reports() - waiting, waiting)) }
        @if view == "appeals" { (appeals::list(&viewer, &appeals)) }
        @else if cases.is_empty() { (nothing(&viewer, view)) }
        @else { @for case in &cases { (group(&viewer, case)) } }
    };
    let title = viewer.l.t("order-title");
    Ok(crate::admin::page(&viewer, &title, "/admin/reports", inner))
}

fn ways(viewer: &Viewer, here: &str, open: i64, appeals: i64) -> Markup {
    let l = viewer.l;
    let all = [
        ("open", open),
        ("mine", 0),
        ("appeals", appeals),
        ("settled", 0),
    ];
    let names: Vec<_> = all
        .iter()
        .map(|(view, n)| {
            let text = l.t(&format!("order-view-{view}"));
            (
                text,
                format!("/admin/reports?view={view}"),
                *view == here,
                *n,
            )
        })
        .collect();
    let list: Vec<Tab<'_>> = names
        .iter()
        .map(|(text, href, here, waiting)| Tab {
            text,
            href,
            here: *here,
            waiting: *waiting,
        })
        .collect();
    tabs(&viewer.scene(), &l.t("order-views"), &list)
}

fn nothing(viewer: &Viewer, view: &str) -> Markup {
    let l = viewer.l;
    let key = if view == "open" {
        "order-none"
    } else {
        "order-none-here"
    };
    empty(
        Art::Cup,
        &l.t(&format!("{key}-title")),
        &l.t(&format!("{key}-text")),
        None,
    )
}

/// A person with the reports about them.
fn group(viewer: &Viewer, case: &Case) -> Markup {
    let (l, who) = (viewer.l, &case.target);
    let n = case.lines.len() as i64;
    html! {
        section ."sheet case" aria-labelledby={ "case-" (who.id) } {
            header .case__head {
                (face::linked(who, Size::Plain))
                div {
                    h2 id={ "case-" (who.id) } { a .bare href={ "/@" (who.handle) "/moderate" } { (who.name) } }
                    p ."small soft" { "@" (who.handle) " · " (l.ta("order-reports-n", &[("n", n.into())])) }
                }
            }
            @for line in &case.lines { (row(viewer, line)) }
        }
    }
}

fn row(viewer: &Viewer, line: &Line) -> Markup {
    let (l, report) = (viewer.l, &line.report);
    html! {
        article .case__row data-item tabindex="0" aria-labelledby={ "r-" (report.id) } {
            div .grow {
                p .row {
                    a .bare id={ "r-" (report.id) } href={ "/admin/reports/" (report.id) } data-open { b { (l.ta("order-report-of", &[("who", line.reporter.name.as_str().into())])) } }
                    span ."small soft" { (viewer.time(report.created_at)) }
                }
                p .row {
                    (parts::about(viewer, line))
                    @if line.posts > 0 { span ."small soft" { (l.ta("order-posts-n", &[("n", line.posts.into())])) } }
                }
                @if !report.comment.is_empty() { p { (text::excerpt(&report.comment, 200)) } }
            }
            @if let Some(assigned) = &line.assigned { span ."small soft case__who" { (face::face(assigned, Size::Small)) (assigned.name) } }
        }
    }
}
