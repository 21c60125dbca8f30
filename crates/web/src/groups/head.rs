//! What stands above every page of a group: its face, what it is for, what one can do, and the ways between its pages.

use maud::{Markup, html};
use model::{Group, GroupKind};
use service::groups::GroupView;

use crate::parts::face::{self, Size};
use crate::parts::form::submit;
use crate::parts::note::{Tone, note};
use crate::parts::{icon, nav, person};
use crate::{L, Page, Viewer};

/// Which page of a group is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    Posts,
    Members,
    About,
    Requests,
    Settings,
}

/// The address of a group.
pub(super) fn href(group: &Group) -> String {
    format!("/groups/{}", group.slug)
}

/// What a kind of group is called.
pub(super) fn kind(l: L, kind: GroupKind) -> String {
    l.t(&format!("group-kind-{}", kind.word())).into_owned()
}

/// The drawing of a kind.
pub(super) fn drawing(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::Open => "everyone",
        GroupKind::Closed | GroupKind::Secret => "lock",
        GroupKind::Announcement => "flag",
    }
}

/// The face of a group: square, where people are round.
pub(crate) fn face(group: &Group, size: Size) -> Markup {
    html! { span .place-face { (face::of(&group.name, &group.slug, group.face_id, size)) } }
}

/// "Open · 12 people".
pub(super) fn facts(l: L, group: &Group) -> Markup {
    html! {
        (icon::small(drawing(group.kind))) "\u{a0}" (kind(l, group.kind)) " · " (l.ta("parts-people", &[("n", group.members_count.into())]))
        @if group.archived_at.is_some() { " · " (l.t("group-archived")) }
    }
}

/// A group in passing: its face, name, purpose and kind. Stands in an `li.person`.
pub(crate) fn place(l: L, group: &Group) -> Markup {
    html! {
        (face(group, Size::Plain))
        div .clip {
            a ."person__name bare" href=(href(group)) { (group.name) }
            @if !group.purpose.is_empty() { p ."person__sub clip" { (group.purpose) } }
            p ."person__sub group-facts" { (facts(l, group)) }
        }
    }
}

/// The page around it.
pub(super) fn page<'v>(viewer: &'v Viewer, view: &GroupView) -> Page<'v> {
    Page::new(viewer, &view.group.name)
        .back("/groups")
        .current("groups")
}

/// The head of a group.
pub(super) fn head(viewer: &Viewer, view: &GroupView, tab: Tab) -> Markup {
    let (l, group) = (viewer.l, &view.group);
    let path = href(group);
    html! {
        section .sheet {
            div .profile {
                div .profile__top {
                    (face(group, Size::Large))
                    div .grow { h2 .profile__name { (group.name) } p ."soft group-facts" { (facts(l, group)) } }
                    (actions(viewer, view, &path))
                }
                @if !group.purpose.is_empty() { div .prose { p { (group.purpose) } } }
                @if !view.faces.is_empty() && tab == Tab::Posts {
                    div .row {
                        (person::faces(&view.faces))
                        a .small href={ (path) "/members" } { (l.ta("group-all-people", &[("n", group.members_count.into())])) }
                    }
                }
                (stands(viewer, view, &path))
            }
            (tabs(viewer, view, &path, tab))
        }
    }
}

fn tabs(viewer: &Viewer, view: &GroupView, path: &str, here: Tab) -> Markup {
    let mut all = vec![(Tab::Posts, "group-tab-posts", path.to_owned(), 0)];
    if view.may.know {
        all.push((
            Tab::Members,
            "group-tab-members",
            format!("{path}/members"),
            0,
        ));
    }
    all.push((Tab::About, "group-tab-about", format!("{path}/about"), 0));
    if view.may.moderate {
        let waiting = view.requests;
        all.push((
            Tab::Requests,
            "group-tab-requests",
            format!("{path}/requests"),
            waiting,
        ));
    }
    if view.may.administer {
        all.push((
            Tab::Settings,
            "group-tab-settings",
            format!("{path}/settings"),
            0,
        ));
    }
    let texts: Vec<_> = all.iter().map(|(_, key, ..)| viewer.l.t(key)).collect();
    let tabs: Vec<nav::Tab<'_>> = all
        .iter()
        .zip(&texts)
        .map(|((tab, _, href, waiting), text)| nav::Tab {
            text,
            href,
            here: *tab == here,
            waiting: *waiting,
        })
        .collect();
    nav::tabs(&viewer.scene(), &view.group.name, &tabs)
}

/// A button that is a form of its own.
pub(super) fn button(viewer: &Viewer, action: &str, key: &str, class: &str) -> Markup {
    html! { form method="post" action=(action) { (viewer.csrf()) button class=(class) { (viewer.l.t(key)) } } }
}

fn actions(viewer: &Viewer, view: &GroupView, path: &str) -> Markup {
    let l = viewer.l;
    html! {
        div .row {
            @if view.may.join && view.standing.invited_by.is_none() { (button(viewer, &format!("{path}/join"), "group-join", "btn btn--s")) }
            @if let Some(member) = view.standing.member {
                a ."btn btn--quiet btn--s" href={ (path) "/about#level" } {
                    (icon::small(if member.level == model::GroupLevel::Nothing { "mute" } else { "bell" })) (l.t(&format!("group-level-{}-short", member.level.word())))
                }
            }
        }
    }
}

/// What stands between the reader and the group, and what to do about it.
fn stands(viewer: &Viewer, view: &GroupView, path: &str) -> Markup {
    let (l, name) = (viewer.l, view.group.name.as_str());
    let archived = view.group.archived_at;
    html! {
        @if let Some(at) = archived {
            (note(Tone::Plain, html! { (l.ta("group-archived-since", &[("when", viewer.date(at).into())])) }, None))
        }
        @if view.standing.invited_by.is_some() {
            @let who = view.inviter.as_ref().map_or("", |c| c.name.as_str());
            (note(Tone::Warm, html! { (l.ta("group-invited", &[("who", who.into()), ("group", name.into())])) }, Some(html! {
                div .row {
                    (button(viewer, &format!("{path}/join"), "group-accept", "btn btn--s"))
                    (button(viewer, &format!("{path}/refuse"), "group-refuse", "btn btn--quiet btn--s"))
                }
            })))
        } @else if view.standing.asked {
            (note(Tone::Plain, html! { (l.t("group-asked")) }, Some(button(viewer, &format!("{path}/withdraw"), "group-withdraw", "btn btn--quiet btn--s"))))
        } @else if view.may.request {
            form ."stack group-ask" method="post" action={ (path) "/request" } {
                (viewer.csrf())
                label .label for="f-note" { (l.t("group-request-note")) }
                div .row { input ."input grow" id="f-note" name="note" maxlength="300"; (submit(&l.t("group-request"))) }
            }
        }
    }
}
