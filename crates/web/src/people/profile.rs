//! A person's page: who they are and what they write.

use axum::extract::State;
use maud::{Markup, html};
use model::{Page as Turn, PageOf};
use serde::Deserialize;
use service::Ctx;
use service::policy::limit::PAGE;
use service::profiles::{self, Profile};
use service::timelines::{self, Part};
use service::views::StatusView;

use super::header::header;
use crate::parts::empty::{Art, empty};
use crate::parts::nav;
use crate::parts::person::{self, Follow};
use crate::parts::post::{self, Feed, Place};
use crate::{Answer, Page, Path, Query, Viewer};

/// Which part of what they wrote: `?max=` what is older, `?min=` what is newer.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub(super) struct Bounds {
    max: Option<i64>,
    min: Option<i64>,
}

pub(super) async fn show(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
    Query(bounds): Query<Bounds>,
) -> Answer {
    part(&viewer, &ctx, &handle, Part::Posts, bounds).await
}

pub(super) async fn replies(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
    Query(bounds): Query<Bounds>,
) -> Answer {
    part(&viewer, &ctx, &handle, Part::Replies, bounds).await
}

pub(super) async fn media(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
    Query(bounds): Query<Bounds>,
) -> Answer {
    part(&viewer, &ctx, &handle, Part::Media, bounds).await
}

/// What appears beside a name.
pub(super) async fn card(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
) -> Answer {
    let met = profiles::find(&ctx, viewer.actor(), &handle).await?;
    let state = Follow::of(viewer.account().id, &met);
    let body = person::hover(&viewer.scene(), &met.card, state);
    Ok(crate::page(&viewer, &met.card.name, body))
}

async fn part(viewer: &Viewer, ctx: &Ctx, handle: &str, part: Part, bounds: Bounds) -> Answer {
    let actor = viewer.actor();
    let profile = profiles::show(ctx, actor, handle).await?;
    let id = profile.account.id;
    let turn = match (bounds.max, bounds.min) {
        (Some(max), _) => Turn::older(max, PAGE),
        (None, Some(min)) => Turn::newer(min, PAGE),
        (None, None) => Turn::first(PAGE),
    };
    let found = timelines::person(ctx, actor, id, part, turn).await?;
    let first = turn == Turn::first(PAGE);
    let pinned = if first && part == Part::Posts {
        timelines::pinned(ctx, actor, id).await?
    } else {
        Vec::new()
    };
    let line = timeline(viewer, &profile, part, (&found, first), &pinned);
    let body = html! {
        section .sheet { (header(viewer, &profile)) (tabs(viewer, &profile, part)) }
        (line)
    };
    let posts = profile.account.statuses_count;
    let sub = viewer.l.ta("profile-posts", &[("n", posts.into())]);
    let page = Page::new(viewer, &profile.account.name).under(sub);
    Ok(page.current("people").show(body))
}

fn address(profile: &Profile, part: Part) -> String {
    let handle = &profile.account.handle;
    match part {
        Part::Posts => format!("/@{handle}"),
        Part::Replies => format!("/@{handle}/replies"),
        Part::Media => format!("/@{handle}/media"),
    }
}

fn tabs(viewer: &Viewer, profile: &Profile, here: Part) -> Markup {
    let l = viewer.l;
    let all = [
        (Part::Posts, l.t("profile-tab-posts")),
        (Part::Replies, l.t("profile-tab-replies")),
        (Part::Media, l.t("profile-tab-media")),
    ];
    let addresses = all.each_ref().map(|(part, _)| address(profile, *part));
    let tabs: Vec<nav::Tab<'_>> = all
        .iter()
        .zip(&addresses)
        .map(|((part, text), href)| nav::Tab {
            text,
            href,
            here: *part == here,
            waiting: 0,
        })
        .collect();
    let label = l.ta(
        "profile-tabs",
        &[("who", profile.account.name.as_str().into())],
    );
    nav::tabs(&viewer.scene(), &label, &tabs)
}

fn timeline(
    viewer: &Viewer,
    profile: &Profile,
    part: Part,
    (found, first): (&PageOf<StatusView>, bool),
    pinned: &[StatusView],
) -> Markup {
    let (s, path) = (viewer.scene(), address(profile, part));
    let stream = match part {
        Part::Posts if first => format!("account:{}", profile.account.id),
        _ => String::new(),
    };
    let feed = Feed {
        stream: &stream,
        mine: first && profile.account.id == viewer.account().id,
        marker: None,
    };
    let at = |bound: &str, id: i64| format!("{path}?{bound}={id}");
    let newer = found.newer.filter(|_| !first).map(|id| at("min", id));
    let older = found.older.map(|id| at("max", id));
    html! {
        @if !stream.is_empty() { (nav::pill(&s, 0, &path)) }
        @if !pinned.is_empty() { div ."sheet feed" { @for view in pinned { (post::at(&s, view, Place::Pinned)) } } }
        @if found.items.is_empty() && pinned.is_empty() { (quiet(viewer, profile, part)) }
        @else if !found.items.is_empty() { (post::feed(&s, &feed, &found.items)) }
        (nav::pager(&s, newer.as_deref(), older.as_deref()))
    }
}

/// Nothing here: why, and what to do about it.
fn quiet(viewer: &Viewer, profile: &Profile, part: Part) -> Markup {
    let (l, who) = (viewer.l, [("who", profile.account.name.as_str().into())]);
    if profile.relationship.blocking || profile.relationship.blocked_by {
        let text = l.t("profile-quiet-blocked");
        return empty(Art::Door, &l.t("profile-quiet-blocked-title"), &text, None);
    }
    let mine = profile.account.id == viewer.account().id;
    let next = mine.then(|| html! { a .btn href="/compose" { (l.t("parts-write")) } });
    let text = match (mine, part) {
        (true, Part::Media) => l.t("profile-quiet-mine-media").into_owned(),
        (true, _) => l.t("profile-quiet-mine").into_owned(),
        (false, Part::Media) => l.ta("profile-quiet-media", &who),
        (false, _) => l.ta("profile-quiet", &who),
    };
    empty(Art::Cup, &l.t("profile-quiet-title"), &text, next)
}
