//! The whole tree: lists in lists.

use axum::extract::State;
use maud::{Markup, html};
use service::Ctx;
use service::units::{self, Counted};

use super::{drawing, kind};
use crate::parts::empty::{Art, empty};
use crate::parts::icon;
use crate::people::ways;
use crate::{Answer, Page, Viewer};

/// Levels that are open when the tree is large.
const OPEN: usize = 2;
/// A tree of so many units is shown open.
const SMALL: usize = 60;

pub(super) async fn index(viewer: Viewer, State(ctx): State<Ctx>) -> Answer {
    let (l, tree) = (viewer.l, units::tree(&ctx).await?);
    let open = if tree.len() <= SMALL {
        usize::MAX
    } else {
        OPEN
    };
    let body = html! {
        div ."sheet sheet--pad" {
            (ways(&viewer, "/units"))
            @if !tree.is_empty() { (list(&viewer, &tree, open)) }
        }
        @if tree.is_empty() {
            @let admin = viewer.is(model::Role::Admin);
            @let next = admin.then(|| html! { a .btn href="/admin/units" { (l.t("units-make")) } });
            (empty(Art::People, &l.t("units-none-title"), &l.t("units-none"), next))
        }
    };
    let page = Page::new(&viewer, &l.t("units-title")).under(l.t("units-sub"));
    Ok(page.current("people").back("/people").show(body))
}

/// Units side by side, which are those of the first one's depth, each with what follows deeper.
fn list(viewer: &Viewer, all: &[Counted], open: usize) -> Markup {
    let depth = all.first().map_or(0, |unit| unit.branch.depth);
    let class = (depth == 0).then_some("chart chart--units");
    html! {
        ul class=[class] data-tree[depth == 0] aria-label=[class.map(|_| viewer.l.t("units-title"))] {
            @for group in all.chunk_by(|_, next| next.branch.depth > depth) { (branch(viewer, group, open)) }
        }
    }
}

fn branch(viewer: &Viewer, group: &[Counted], open: usize) -> Markup {
    let Some((first, below)) = group.split_first() else {
        return Markup::default();
    };
    let (l, unit) = (viewer.l, &first.branch.unit);
    let people = l.ta("parts-people", &[("n", first.people.into())]);
    let text = html! {
        span .unit-mark { (icon(drawing(unit.kind))) }
        span .clip {
            a .bare href={ "/units/" (unit.slug) } { b { (unit.name) } }
            br; span ."soft small" { (kind(l, unit.kind)) " · " (people) }
        }
    };
    html! {
        li {
            div .chart__node .chart__node--branch[!below.is_empty()] { (text) }
            @if !below.is_empty() {
                details open[first.branch.depth < open] {
                    summary .chart__toggle { (icon("chevron-right")) span .vh { (l.ta("units-below", &[("unit", unit.name.as_str().into())])) } }
                    (list(viewer, below, open))
                }
            }
        }
    }
}
