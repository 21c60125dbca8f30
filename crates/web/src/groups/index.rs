//! The groups one is in, those one is invited to, and those one may find.

use axum::extract::State;
use maud::{Markup, html};
use model::Group;
use serde::Deserialize;
use service::Ctx;
use service::groups::{self, Invited, Mine};

use super::head::{button, face, href, place};
use crate::parts::empty::{Art, empty};
use crate::parts::face::Size;
use crate::parts::{icon, nav};
use crate::people::pager;
use crate::{Answer, Page, Query, Viewer};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    page: i64,
}

/// `GET /groups?q=&page=`
pub(super) async fn index(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (actor, l) = (viewer.actor(), viewer.l);
    let (mine, invited) = (
        groups::mine(&ctx, actor).await?,
        groups::invitations(&ctx, actor).await?,
    );
    let (others, more) = groups::others(&ctx, actor, &asked.q, false, asked.page).await?;
    let first = asked.page == 0 && asked.q.trim().is_empty();
    let nothing = mine.is_empty() && others.is_empty() && first;
    let body = html! {
        @if first {
            @for invitation in &invited { (invite(&viewer, invitation)) }
            (own(&viewer, &mine))
        }
        @if nothing {
            (empty(Art::People, &l.t("groups-none-title"), &l.t("groups-none"), Some(html! { a .btn href="/groups/new" { (l.t("groups-make")) } })))
        } @else { (find(&viewer, &asked, &others)) }
        (pager(&viewer, &path(&asked), asked.page, more))
    };
    let page = Page::new(&viewer, &l.t("groups-title")).under(l.t("groups-sub"));
    Ok(page.current("groups").tools(make(&viewer)).show(body))
}

fn path(asked: &Asked) -> String {
    let q: String = url::form_urlencoded::byte_serialize(asked.q.trim().as_bytes()).collect();
    format!("/groups?q={q}")
}

fn make(viewer: &Viewer) -> Markup {
    html! { a ."btn btn--quiet btn--s btn--fold" href="/groups/new" { (icon::small("plus")) span { (viewer.l.t("groups-make")) } } }
}

fn invite(viewer: &Viewer, invitation: &Invited) -> Markup {
    let (l, group) = (viewer.l, &invitation.group);
    let who = invitation.by.as_ref().map_or("", |c| c.name.as_str());
    let path = href(group);
    html! {
        div ."sheet sheet--pad" {
            div .person {
                (face(group, Size::Plain))
                div .clip {
                    a ."person__name bare" href=(path) { (group.name) }
                    p ."person__sub" { (l.ta("group-invited", &[("who", who.into()), ("group", group.name.as_str().into())])) }
                }
                div .row {
                    (button(viewer, &format!("{path}/join"), "group-accept", "btn btn--s"))
                    (button(viewer, &format!("{path}/refuse"), "group-refuse", "btn btn--quiet btn--s"))
                }
            }
        }
    }
}

fn own(viewer: &Viewer, mine: &[Mine]) -> Markup {
    let (l, s) = (viewer.l, viewer.scene());
    html! {
        @if !mine.is_empty() {
            section .sheet {
                div .sheet__head { h2 { (l.t("groups-mine")) } }
                ul .rows { @for m in mine { li .person {
                    (place(viewer.l, &m.group))
                    span data-unread-of={ "group:" (m.group.id) } { @if m.unread > 0 { (nav::badge(&s, m.unread)) } }
                } } }
            }
        }
    }
}

fn find(viewer: &Viewer, asked: &Asked, others: &[Group]) -> Markup {
    let l = viewer.l;
    html! {
        section .sheet {
            div .sheet__head { h2 { (l.t("groups-others")) } }
            search { form .searchbar action="/groups" {
                div .with-lead {
                    (icon("search"))
                    label .vh for="q" { (l.t("groups-search")) }
                    input .input #q type="search" name="q" value=(asked.q) maxlength="100" placeholder=(l.t("groups-search"));
                }
                button ."btn btn--quiet" { (l.t("groups-search-button")) }
            } }
            @if others.is_empty() { p ."hint tag-row" { @if asked.q.is_empty() { (l.t("groups-all-joined")) } @else { (l.t("groups-not-found")) } } }
            ul .rows { @for group in others { li .person {
                (place(viewer.l, group))
                @if group.archived_at.is_none() { (enter(viewer, group)) }
            } } }
        }
    }
}

fn enter(viewer: &Viewer, group: &Group) -> Markup {
    let (l, path) = (viewer.l, href(group));
    if group.kind.is_open() {
        return html! {
            form method="post" action={ (path) "/join" } {
                (viewer.csrf()) button ."btn btn--quiet btn--s" { (l.t("group-join")) span .vh { " " (group.name) } }
            }
        };
    }
    html! { a ."btn btn--quiet btn--s" href=(path) { (l.t("group-look")) span .vh { " " (group.name) } } }
}
