//! A unit: where it stands, its posts, its people.

use axum::extract::State;
use maud::{Markup, html};
use serde::Deserialize;
use service::units::{self, UnitView};
use service::{Ctx, timelines};

use super::{drawing, kind};
use crate::groups::followed;
use crate::parts::empty::{Art, empty};
use crate::parts::person::{self, Follow};
use crate::parts::{icon, nav};
use crate::people::pager;
use crate::reading::line::{Bounds, Line};
use crate::{Answer, Page, Path, Query, Reply, Viewer};

/// Which page of its people, from 0.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub(super) struct Turn {
    #[serde(default)]
    page: i64,
}

pub(super) async fn posts(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
    Query(bounds): Query<Bounds>,
) -> Answer {
    let (actor, l) = (viewer.actor(), viewer.l);
    let view = units::show(&ctx, actor, &slug).await?;
    let id = view.unit.id;
    let turn = bounds
        .turn(|page| timelines::unit(&ctx, actor, id, page))
        .await?;
    let (path, stream) = (format!("/units/{}", view.unit.slug), format!("unit:{id}"));
    let line = Line {
        path: &path,
        stream: Some(&stream),
        mine: view.mine,
        ..Line::default()
    };
    let next = view
        .mine
        .then(|| html! { a .btn href="/compose" { (l.t("parts-write")) } });
    let quiet = empty(
        Art::Cup,
        &l.t("unit-quiet-title"),
        &l.ta("unit-quiet", &[("unit", view.unit.name.as_str().into())]),
        next,
    );
    let body = html! { (head(&viewer, &view, false)) (line.show(&viewer, &turn, quiet)) };
    Ok(shown(&viewer, &view).show(body))
}

pub(super) async fn people(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
    Query(turn): Query<Turn>,
) -> Answer {
    let (actor, me) = (viewer.actor(), viewer.account().id);
    let view = units::show(&ctx, actor, &slug).await?;
    let found = units::members(&ctx, actor, view.unit.id, turn.page).await?;
    let (l, s) = (viewer.l, viewer.scene());
    let path = format!("/units/{}/people", view.unit.slug);
    let body = html! {
        (head(&viewer, &view, true))
        @if found.items.is_empty() { (empty(Art::People, &l.t("unit-nobody-title"), &l.t("unit-nobody"), None)) }
        @else { div .sheet { ul .rows { @for met in &found.items { (person::row(&s, &met.card, Follow::of(me, met), None)) } } } }
        (pager(&viewer, &path, turn.page, found.more))
    };
    Ok(shown(&viewer, &view).show(body))
}

fn shown<'v>(viewer: &'v Viewer, view: &UnitView) -> Page<'v> {
    let back = view.above.last();
    let back = back.map_or_else(|| "/units".to_owned(), |u| format!("/units/{}", u.slug));
    Page::new(viewer, &view.unit.name)
        .back(back)
        .current("people")
}

fn head(viewer: &Viewer, view: &UnitView, people: bool) -> Markup {
    let (l, unit) = (viewer.l, &view.unit);
    let path = format!("/units/{}", unit.slug);
    let number = l.ta("parts-people", &[("n", unit.members_count.into())]);
    let above: Vec<(&str, String)> = view
        .above
        .iter()
        .map(|u| (u.name.as_str(), format!("/units/{}", u.slug)))
        .collect();
    let above: Vec<(&str, &str)> = above.iter().map(|(n, h)| (*n, h.as_str())).collect();
    html! {
        section .sheet {
            div .profile {
                @if !above.is_empty() { (nav::crumbs(&l.t("unit-above"), &above)) }
                div .profile__top {
                    span ."unit-mark unit-mark--l" { (icon(drawing(unit.kind))) }
                    div .grow { h2 .profile__name { (unit.name) } p .soft { (kind(l, unit.kind)) " · " (number) } }
                    (actions(viewer, view))
                }
                @if !unit.about.is_empty() { div .prose { p { (unit.about) } } }
                @if !view.faces.is_empty() {
                    div .row { (person::faces(&view.faces)) a .small href={ (path) "/people" } { (l.ta("unit-all-people", &[("n", unit.members_count.into())])) } }
                }
                (below(viewer, view))
            }
            (tabs(viewer, &path, unit.name.as_str(), people))
        }
    }
}

fn tabs(viewer: &Viewer, path: &str, name: &str, people: bool) -> Markup {
    let l = viewer.l;
    let all = format!("{path}/people");
    let (posts, folk) = (l.t("unit-tab-posts"), l.t("unit-tab-people"));
    let tab = |text, href, here| nav::Tab {
        text,
        href,
        here,
        waiting: 0,
    };
    nav::tabs(
        &viewer.scene(),
        name,
        &[tab(&posts, path, !people), tab(&folk, &all, people)],
    )
}

fn actions(viewer: &Viewer, view: &UnitView) -> Markup {
    let (l, path) = (viewer.l, format!("/units/{}", view.unit.slug));
    let button = |verb: &str, key: &str, class: &str| {
        html! { form method="post" action={ (path) "/" (verb) } { (viewer.csrf()) button class=(class) { (l.t(key)) } } }
    };
    html! {
        div .row {
            @if view.may_join { (button("join", "unit-join", "btn btn--s")) }
            @if view.may_leave { (button("leave", "unit-leave", "btn btn--quiet btn--s")) }
            @if view.unit.members_count > 0 { (button("follow", "unit-follow", "btn btn--quiet btn--s")) }
        }
    }
}

fn below(viewer: &Viewer, view: &UnitView) -> Markup {
    html! {
        @if !view.below.is_empty() {
            nav ."row below" aria-label=(viewer.l.t("unit-below")) {
                @for unit in &view.below {
                    a .chip href={ "/units/" (unit.slug) } { (icon::small(drawing(unit.kind))) (unit.name) span .soft { (viewer.l.n(unit.members_count)) } }
                }
            }
        }
    }
}

pub(super) async fn join(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
) -> Answer<Reply> {
    units::join(&ctx, viewer.actor(), &slug).await?;
    Ok(Reply::to(format!("/units/{slug}")).toast("toast-joined"))
}

pub(super) async fn leave(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
) -> Answer<Reply> {
    units::leave(&ctx, viewer.actor(), &slug).await?;
    Ok(Reply::to(format!("/units/{slug}")).toast("toast-left"))
}

pub(super) async fn follow(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
) -> Answer<Reply> {
    let new = units::follow_everyone(&ctx, viewer.actor(), &slug).await?;
    Ok(followed(Reply::to(format!("/units/{slug}")), &new))
}
