//! The rules for all to read, and their earlier versions.

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};
use model::Role;
use service::Ctx;
use service::rules::{self, Rules, RulesVersion};

use super::items;
use crate::parts::empty::{Art, empty};
use crate::parts::note::{Tone, note};
use crate::{Answer, Page, Path, Viewer};

/// `GET /rules`
pub(super) async fn index(State(ctx): State<Ctx>, viewer: Viewer) -> Answer {
    let versions = rules::versions(&ctx).await?;
    let Some(rules) = rules::current(&ctx, viewer.actor()).await? else {
        let next = viewer.is(Role::Admin).then(|| {
            html! { a .btn href="/admin/rules" { (viewer.l.t("rules-write")) } }
        });
        let l = viewer.l;
        let body = empty(
            Art::Cup,
            &l.t("rules-none-title"),
            &l.t("rules-none-text"),
            next,
        );
        return Ok(Page::new(&viewer, &l.t("rules-title")).show(body));
    };
    Ok(page(&viewer, &rules, &versions))
}

/// `GET /rules/{number}`
pub(super) async fn show(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Path(number): Path<i64>,
) -> Answer {
    let versions = rules::versions(&ctx).await?;
    let rules = rules::show(&ctx, viewer.actor(), number).await?;
    Ok(page(&viewer, &rules, &versions))
}

fn page(viewer: &Viewer, rules: &Rules, versions: &[RulesVersion]) -> Response {
    let (l, version) = (viewer.l, &rules.version);
    let day = viewer.date(version.published_at);
    let sub = l.ta(
        "rules-version",
        &[("number", version.number.into()), ("day", day.into())],
    );
    let tools = match viewer.is(Role::Admin) {
        true => html! { a ."btn btn--quiet btn--s" href="/admin/rules" { (l.t("rules-edit")) } },
        false => Markup::default(),
    };
    Page::new(viewer, &l.t("rules-title"))
        .under(sub)
        .tools(tools)
        .show(html! {
            @if !rules.in_force { (note(Tone::Warm, html! { (l.t("rules-earlier")) }, Some(html! { a ."btn btn--quiet btn--s" href="/rules" { (l.t("rules-today")) } }))) }
            (standing(viewer, rules))
            section ."sheet sheet--pad" {
                (items(&rules.items))
                @if rules.items.is_empty() { p .soft { (l.t("rules-none-title")) } }
            }
            (history(viewer, version.number, versions))
        })
}

/// Whether and when the reader accepted them.
fn standing(viewer: &Viewer, rules: &Rules) -> Markup {
    let l = viewer.l;
    match rules.accepted_at {
        Some(at) => {
            let text = l.ta("rules-accepted", &[("day", viewer.date(at).into())]);
            note(Tone::Good, html! { (text) }, None)
        }
        None if rules.in_force => note(
            Tone::Warm,
            html! { (l.t("rules-not-accepted")) },
            Some(
                html! { a ."btn btn--s" href="/rules/accept?next=/rules" { (l.t("rules-accept-link")) } },
            ),
        ),
        None => Markup::default(),
    }
}

fn history(viewer: &Viewer, shown: i64, versions: &[RulesVersion]) -> Markup {
    let l = viewer.l;
    html! {
        @if versions.len() > 1 {
            section ."sheet sheet--pad" {
                h2 { (l.t("rules-history")) }
                ol .rules-history reversed {
                    @for v in versions {
                        li {
                            a href={ "/rules/" (v.number) } aria-current=[(v.number == shown).then_some("page")] {
                                (l.ta("rules-version", &[("number", v.number.into()), ("day", viewer.date(v.published_at).into())]))
                            }
                            @if !v.summary.is_empty() { p .small { (v.summary) } }
                        }
                    }
                }
            }
        }
    }
}
