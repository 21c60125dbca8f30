//! A person's page: who they are and what they write.

use axum::extract::State;
use maud::{Markup, html};
use service::profiles::{self, Profile};
use service::timelines::{self, Part};
use service::views::StatusView;
use service::{Ctx, endorsements};

use super::header::header;
use super::recommend;
use crate::parts::empty::{Art, empty};
use crate::parts::nav;
use crate::parts::person::{self, Follow};
use crate::parts::post::{self, Place};
use crate::reading::line::{Bounds, Line, Turn};
use crate::{Answer, Page, Path, Query, Viewer};

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
    let (first, all) = profiles::between(&ctx, viewer.actor(), met.card.id).await?;
    let body = person::hover(&viewer.scene(), &met.card, state, (&first, all));
    Ok(crate::page(&viewer, &met.card.name, body))
}

async fn part(viewer: &Viewer, ctx: &Ctx, handle: &str, part: Part, bounds: Bounds) -> Answer {
    let actor = viewer.actor();
    let profile = profiles::show(ctx, actor, handle).await?;
    let id = profile.account.id;
    let turn = bounds
        .turn(|page| timelines::person(ctx, actor, id, part, page))
        .await?;
    let pinned = if turn.first && part == Part::Posts {
        timelines::pinned(ctx, actor, id).await?
    } else {
        Vec::new()
    };
    let recommended = endorsements::list(ctx, actor, id).await?;
    let line = timeline(viewer, &profile, part, &turn, &pinned);
    let body = html! {
        section .sheet { (header(viewer, &profile)) (recommend::shown(viewer, &profile, &recommended)) (tabs(viewer, &profile, part)) }
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
        Part::Posts | Part::All => format!("/@{handle}"),
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
    turn: &Turn,
    pinned: &[StatusView],
) -> Markup {
    let (s, path) = (viewer.scene(), address(profile, part));
    let stream = format!("account:{}", profile.account.id);
    let line = Line {
        path: &path,
        stream: (part == Part::Posts).then_some(&stream),
        mine: profile.account.id == viewer.account().id,
        ..Line::default()
    };
    let nothing = if pinned.is_empty() {
        quiet(viewer, profile, part)
    } else {
        Markup::default()
    };
    html! {
        @if !pinned.is_empty() { div ."sheet feed" { @for view in pinned { (post::at(&s, view, Place::Pinned)) } } }
        (line.show(viewer, turn, nothing))
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
