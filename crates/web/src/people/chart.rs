//! Who reports to whom: lists in lists that open without script, one level at a time.

use axum::extract::State;
use maud::{Markup, html};
use serde::Deserialize;
use service::chart::{self, Level, Node};
use service::{Ctx, Refusal};

use super::directory::ways;
use crate::parts::empty::{Art, empty};
use crate::parts::face::{self, Size};
use crate::parts::form::Field;
use crate::parts::icon;
use crate::{Answer, Errors, Page, Query, Viewer};

/// Who is looked for; their place is opened.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    at: String,
}

/// The reports of someone.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Below {
    of: String,
    page: i64,
}

pub(super) async fn show(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Query(asked): Query<Asked>,
) -> Answer {
    let mut errors = Errors::none();
    let found = match chart::show(&ctx, viewer.actor(), asked.at.trim()).await {
        Err(Refusal::NotFound) => {
            errors = errors.and(&viewer, "at", "refused-no-such-person");
            chart::show(&ctx, viewer.actor(), "").await?
        }
        other => other?,
    };
    let l = viewer.l;
    let here = match asked.at.trim().trim_start_matches('@') {
        "" => viewer.account().handle.as_str(),
        handle => handle,
    };
    let body = html! {
        div ."sheet sheet--pad" {
            (ways(&viewer, "/chart"))
            form ."row row--find" method="get" action="/chart" role="search" {
                (Field::new("at", &l.t("chart-find")).value(&asked.at).placeholder("@").ahead("person").error(errors.get("at")).input())
                button .btn { (l.t("chart-go")) }
            }
        }
        @if found.top.nodes.is_empty() {
            @let next = html! { a .btn href="/settings/profile" { (l.t("chart-say")) } };
            (empty(Art::People, &l.t("chart-none-title"), &l.t("chart-none"), Some(next)))
        } @else {
            div ."sheet sheet--pad" {
                (level(&viewer, &found.top, here, "chart", None))
                @if found.apart > 0 { p ."soft small chart__apart" { (l.ta("chart-apart", &[("n", found.apart.into())])) } }
            }
        }
    };
    let page = Page::new(&viewer, &l.t("chart-title")).under(l.t("chart-sub"));
    Ok(page.current("people").back("/people").show(body))
}

/// The reports of one person: a page of its own, or the part that a script puts in the tree.
pub(super) async fn below(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Query(asked): Query<Below>,
) -> Answer {
    let found = chart::below(&ctx, &asked.of, asked.page).await?;
    let me = viewer.account().handle.clone();
    let list = level(&viewer, &found, &me, "", Some((&asked.of, asked.page)));
    if viewer.fragment {
        return Ok(crate::page(&viewer, "", list));
    }
    let l = viewer.l;
    let title = l.ta("chart-below", &[("who", format!("@{}", asked.of).into())]);
    let body = html! { div ."sheet sheet--pad" { div .chart { (list) } } };
    let page = Page::new(&viewer, &title).current("people");
    Ok(page.back(format!("/chart?at={}", asked.of)).show(body))
}

/// People side by side; `of` and the page of them are where the rest can be asked for.
fn level(
    viewer: &Viewer,
    level: &Level,
    here: &str,
    class: &str,
    of: Option<(&str, i64)>,
) -> Markup {
    html! {
        ul class=[(!class.is_empty()).then_some(class)] data-tree[!class.is_empty()] aria-label=[(!class.is_empty()).then(|| viewer.l.t("chart-title"))] {
            @for node in &level.nodes { (branch(viewer, node, here)) }
            @if let Some((of, page)) = of.filter(|_| level.more) {
                li { a .chart__node href={ "/chart/below?of=" (of) "&page=" (page + 1) } data-more { (viewer.l.t("chart-more")) } }
            }
        }
    }
}

fn branch(viewer: &Viewer, node: &Node, here: &str) -> Markup {
    let card = &node.card;
    let (me, l) = (card.id == viewer.account().id, viewer.l);
    let shown = card.handle.eq_ignore_ascii_case(here);
    let open = !node.below.nodes.is_empty();
    let address = format!("/chart/below?of={}", card.handle);
    let title = [card.title.as_str(), card.unit_name.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let text = html! {
        (face::face(card, Size::Small))
        span .clip {
            a .bare href={ "/@" (card.handle) } data-card=(card.handle) { b { (viewer.words(&card.name)) } }
            @if me { " " span .tag { (l.t("chart-you")) } }
            br; span ."soft small" {
                (title)
                @if node.reports > 0 { @if !title.is_empty() { " · " } (l.ta("chart-reports", &[("n", node.reports.into())])) }
            }
        }
    };
    let who = l.ta("chart-below", &[("who", card.name.as_str().into())]);
    html! {
        li {
            div .chart__node .chart__node--branch[node.reports > 0] .chart__node--here[shown] { (text) }
            @if node.reports > 0 {
                details open[open] data-below=[(!open).then_some(&address)] {
                    summary .chart__toggle { (icon("chevron-right")) span .vh { (who) } }
                    @if open { (level(viewer, &node.below, here, "", Some((&card.handle, 0)))) }
                    @else { ul { li { a .chart__node href=(address) { (l.t("chart-open")) } } } }
                }
            }
        }
    }
}
