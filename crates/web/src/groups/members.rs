//! The people of a group, and what those who keep order make of them.

use axum::extract::State;
use maud::{Markup, html};
use model::{AccountId, GroupKind, GroupRole};
use serde::Deserialize;
use service::groups::{self, GroupView, MemberView};
use service::{Ctx, Refusal};

use super::head::{Tab, head, href, page};
use crate::parts::person::{self, Follow};
use crate::parts::{face, menu};
use crate::people::pager;
use crate::{Answer, Form, Path, Query, Reply, Viewer};

/// Which page of its people, from 0.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub(super) struct Turn {
    #[serde(default)]
    page: i64,
}

/// `GET /groups/{slug}/members`
pub(super) async fn index(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
    Query(turn): Query<Turn>,
) -> Answer {
    let actor = viewer.actor();
    let view = groups::show(&ctx, actor, &slug).await?;
    let found = groups::members(&ctx, actor, &slug, turn.page).await?;
    let path = format!("{}/members", href(&view.group));
    let body = html! {
        (head(&viewer, &view, Tab::Members))
        @if view.may.invite { (super::requests::form(&viewer, &view.group, None)) }
        div .sheet { ul .rows { @for m in &found.items { (row(&viewer, &view, m)) } } }
        (pager(&viewer, &path, turn.page, found.more))
    };
    Ok(page(&viewer, &view).show(body))
}

fn row(viewer: &Viewer, view: &GroupView, m: &MemberView) -> Markup {
    let (l, who, s) = (viewer.l, &m.met.card, viewer.scene());
    html! {
        li .person {
            (face::linked(who, face::Size::Plain))
            div .clip {
                a ."person__name bare" href={ "/@" (who.handle) } data-card=(who.handle) { (viewer.words(&who.name)) }
                @if m.role > GroupRole::Member { " " span .tag { (l.t(&format!("group-role-{}", m.role.word()))) } }
                p ."person__sub clip" { "@" (who.handle) @let place = person::post_of(who); @if !place.is_empty() { " · " (place) } }
            }
            div .row {
                (person::follow(&s, &who.handle, Follow::of(viewer.account().id, &m.met)))
                @if view.may.administer { (roles(viewer, view, m)) }
            }
        }
    }
}

/// What one can make of a member: a form whose buttons say what.
fn roles(viewer: &Viewer, view: &GroupView, m: &MemberView) -> Markup {
    let (l, who) = (viewer.l, &m.met.card);
    let path = format!("{}/members/{}", href(&view.group), who.id);
    let label = l.ta("group-member-more", &[("who", who.name.as_str().into())]);
    let announces = view.group.kind == GroupKind::Announcement;
    let role = |drawing, key: &str, role: GroupRole| {
        menu::button(
            drawing,
            &l.t(key),
            &format!("{path}/role?role={}", role.word()),
        )
    };
    html! {
        form method="post" action={ (path) "/role" } {
            (viewer.csrf())
            (menu::menu(&label, html! {
                @if m.role != GroupRole::Moderator { (role("shield", "group-appoint", GroupRole::Moderator)) }
                @if m.role == GroupRole::Moderator { (role("undo", "group-dismiss", GroupRole::Member)) }
                @if announces && m.role == GroupRole::Member { (role("pen", "group-choose-writer", GroupRole::Writer)) }
                @if m.role == GroupRole::Writer { (role("undo", "group-unchoose-writer", GroupRole::Member)) }
                @if view.may.moderate && who.id != viewer.account().id {
                    (menu::line())
                    (menu::grave("close", &l.t("group-remove"), &format!("{path}/remove")))
                }
            }))
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Role {
    role: String,
}

/// `POST /groups/{slug}/members/{account}/role?role=`
pub(super) async fn appoint(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path((slug, account)): Path<(String, AccountId)>,
    Query(asked): Query<Role>,
    Form(sent): Form<Role>,
) -> Answer<Reply> {
    let role = if asked.role.is_empty() {
        sent.role
    } else {
        asked.role
    };
    let role: GroupRole = role
        .parse()
        .map_err(|_| Refusal::invalid("role", "unknown"))?;
    groups::appoint(&ctx, viewer.actor(), &slug, account, role).await?;
    Ok(Reply::to(format!("/groups/{slug}/members")).toast("toast-saved"))
}

/// `POST /groups/{slug}/members/{account}/remove`
pub(super) async fn remove(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path((slug, account)): Path<(String, AccountId)>,
) -> Answer<Reply> {
    groups::remove(&ctx, viewer.actor(), &slug, account).await?;
    Ok(Reply::to(format!("/groups/{slug}/members")).toast("toast-group-removed"))
}
