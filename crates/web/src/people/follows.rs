//! Following someone, and who follows whom.

use axum::extract::State;
use maud::{Markup, html};
use serde::Deserialize;
use service::profiles::{self, People, Side};
use service::views::AccountCard;
use service::{Ctx, follows};

use crate::parts::empty::{Art, empty};
use crate::parts::nav;
use crate::parts::person::{self, Follow};
use crate::{Answer, Page, Path, Query, Reply, Viewer};

/// Which page of a list, from 0.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub(super) struct Turn {
    #[serde(default)]
    page: i64,
}

pub(super) async fn create(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
) -> Answer<Reply> {
    let who = profiles::find(&ctx, viewer.actor(), &handle).await?.card;
    follows::follow(&ctx, viewer.actor(), who.id).await?;
    Ok(changed(&viewer, &who, Follow::Yes, "toast-followed"))
}

pub(super) async fn destroy(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
) -> Answer<Reply> {
    let who = profiles::find(&ctx, viewer.actor(), &handle).await?.card;
    follows::unfollow(&ctx, viewer.actor(), who.id).await?;
    Ok(changed(&viewer, &who, Follow::No, "toast-unfollowed"))
}

/// Whom to follow no longer: ids with `-` between them.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Undone {
    #[serde(default)]
    who: String,
}

/// `POST /people/unfollow?who=`: takes back that one followed many at once.
pub(super) async fn undo(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Query(asked): Query<Undone>,
) -> Answer<Reply> {
    let who = asked.who.split('-').filter_map(|id| id.parse().ok());
    follows::unfollow_all(&ctx, viewer.actor(), who.collect()).await?;
    Ok(Reply::to("/people").toast("toast-followed-none"))
}

/// A script gets the button anew; a browser the profile with a word.
fn changed(viewer: &Viewer, who: &AccountCard, state: Follow, key: &str) -> Reply {
    let reply = Reply::to(format!("/@{}", who.handle));
    if viewer.fragment {
        return reply.part(person::follow(&viewer.scene(), &who.handle, state));
    }
    reply.toast(key).with("who", &who.name)
}

pub(super) async fn followers(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
    Query(turn): Query<Turn>,
) -> Answer {
    list(&viewer, &ctx, &handle, Side::Followers, turn).await
}

pub(super) async fn following(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
    Query(turn): Query<Turn>,
) -> Answer {
    list(&viewer, &ctx, &handle, Side::Following, turn).await
}

async fn list(viewer: &Viewer, ctx: &Ctx, handle: &str, side: Side, turn: Turn) -> Answer {
    let who = profiles::find(ctx, viewer.actor(), handle).await?.card;
    let people = profiles::follows(ctx, viewer.actor(), who.id, side, turn.page).await?;
    let l = viewer.l;
    let here = format!("/@{}", who.handle);
    let (followers, following) = (format!("{here}/followers"), format!("{here}/following"));
    let at = match side {
        Side::Followers => &followers,
        Side::Following => &following,
    };
    let (one, other) = (l.t("profile-followers"), l.t("profile-following"));
    let tab = |text, href, mine| nav::Tab {
        text,
        href,
        here: side == mine,
        waiting: 0,
    };
    let tabs = [
        tab(&one, &followers, Side::Followers),
        tab(&other, &following, Side::Following),
    ];
    let s = viewer.scene();
    let body = html! {
        (nav::tabs(&s, &l.ta("profile-follows-of", &[("who", who.name.as_str().into())]), &tabs))
        @if people.items.is_empty() { (nobody(viewer, &who, side)) } @else { div .sheet { (rows(viewer, &people)) } }
        (pager(viewer, at, turn.page, people.more))
    };
    let page = Page::new(viewer, &who.name).under(format!("@{}", who.handle));
    Ok(page.back(here).current("people").show(body))
}

/// People one below the other, each with the button that follows.
pub(super) fn rows(viewer: &Viewer, people: &People) -> Markup {
    let me = viewer.account().id;
    let rows: Vec<(AccountCard, Follow)> = people
        .items
        .iter()
        .map(|met| (met.card.clone(), Follow::of(me, met)))
        .collect();
    person::rows(&viewer.scene(), &rows)
}

fn nobody(viewer: &Viewer, who: &AccountCard, side: Side) -> Markup {
    let l = viewer.l;
    let name = |key: &str| l.ta(key, &[("who", who.name.as_str().into())]);
    let (title, text) = match side {
        Side::Followers => (
            l.t("profile-no-followers"),
            name("profile-no-followers-text"),
        ),
        Side::Following => (
            l.t("profile-no-following"),
            name("profile-no-following-text"),
        ),
    };
    let next = html! { a .btn href="/people" { (l.t("people-find")) } };
    empty(Art::People, &title, &text, Some(next))
}

/// The ways to the pages before and after `page` of the list at `path`, which may have a query already.
pub(crate) fn pager(viewer: &Viewer, path: &str, page: i64, more: bool) -> Markup {
    let sign = if path.contains('?') { '&' } else { '?' };
    let at = |page: i64| format!("{path}{sign}page={page}");
    let before = (page > 0).then(|| at(page - 1));
    let after = more.then(|| at(page + 1));
    nav::turns(&viewer.scene(), before.as_deref(), after.as_deref())
}
