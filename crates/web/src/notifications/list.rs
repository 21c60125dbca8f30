//! The page of notices. Looking at it clears the badge, here and on every other screen.

use axum::extract::State;
use axum::response::IntoResponse;
use maud::{Markup, html};
use model::{NotificationId, NotificationKind as Kind, Page, PageOf};
use serde::Deserialize;
use service::Ctx;
use service::notifications::{self, Group};

use crate::parts::empty::{Art, empty};
use crate::parts::nav::{Tab, pager, tabs};
use crate::parts::{icon, person, post};
use crate::{Answer, Path, Query, Reply, Viewer};

/// Notices looked at for one page; groups make them fewer.
const LIMIT: i64 = 60;

/// Faces of a group that are shown; the sentence counts the others.
const FACES: usize = 8;

/// Which kinds a tab shows.
const TABS: [(&str, &[Kind]); 4] = [
    ("all", &[]),
    (
        "to-me",
        &[Kind::Mention, Kind::Reply, Kind::Quote, Kind::Message],
    ),
    ("liked", &[Kind::Favourite, Kind::Reaction, Kind::Boost]),
    ("follows", &[Kind::Follow]),
];

#[derive(Deserialize)]
pub(super) struct Asked {
    kind: Option<String>,
    max: Option<i64>,
    min: Option<i64>,
}

/// `GET /notifications?kind=all|to-me|liked|follows`.
pub(super) async fn index(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Answer {
    let wanted = asked.kind.as_deref().unwrap_or("all");
    let (tab, kinds) = TABS
        .iter()
        .find(|(name, _)| *name == wanted)
        .copied()
        .unwrap_or(TABS[0]);
    let page = Page {
        max: asked.max,
        min: asked.min,
        since: None,
        limit: LIMIT,
    };
    let groups = notifications::list(&ctx, viewer.actor(), kinds.to_vec(), page).await?;
    if tab == "all" && asked.max.is_none() {
        notifications::seen(&ctx, viewer.actor(), groups.items.first().map(|g| g.newest)).await?;
    }
    let unseen = notifications::unseen(&ctx, viewer.actor()).await?;
    let tools = html! {
        a class="act" href="/settings/notifications" aria-label=(viewer.l.t("settings-notifications")) { (icon("settings")) }
    };
    let title = viewer.l.t("notifications-title");
    let shown = crate::Page::new(&viewer, &title)
        .current("notifications")
        .left(unseen, viewer.messages())
        .tools(tools);
    Ok(shown.show(body(&viewer, tab, &groups)))
}

fn body(viewer: &Viewer, tab: &str, groups: &PageOf<Group>) -> Markup {
    let (l, s) = (viewer.l, viewer.scene());
    let names: Vec<(String, String, bool)> = TABS
        .iter()
        .map(|(name, _)| {
            (
                format!("/notifications?kind={name}"),
                l.t(&format!("notifications-tab-{name}")).into_owned(),
                *name == tab,
            )
        })
        .collect();
    let all: Vec<Tab<'_>> = names
        .iter()
        .map(|(href, text, here)| Tab {
            href,
            text,
            here: *here,
            waiting: 0,
        })
        .collect();
    let (newer, older) = bounds(tab, groups);
    html! {
        @if groups.items.is_empty() {
            div .sheet { (tabs(&s, &l.t("notifications-kinds"), &all)) }
            (empty(Art::Bell, &l.t("notifications-none"), &l.t("notifications-none-text"), Some(html! {
                a .btn href="/everyone" { (l.t("notifications-none-next")) }
            })))
        } @else {
            div .sheet {
                (tabs(&s, &l.t("notifications-kinds"), &all))
                div .feed { @for group in &groups.items { (notice(viewer, group)) } }
            }
        }
        (pager(&s, newer.as_deref(), older.as_deref()))
    }
}

fn bounds(tab: &str, groups: &PageOf<Group>) -> (Option<String>, Option<String>) {
    let newer = groups
        .newer
        .map(|id| format!("/notifications?kind={tab}&min={id}"));
    let older = groups
        .older
        .map(|id| format!("/notifications?kind={tab}&max={id}"));
    (newer, older)
}

fn notice(viewer: &Viewer, group: &Group) -> Markup {
    let s = viewer.scene();
    html! {
        article class={ "notice" @if group.unseen { " notice--new" } } data-item tabindex="0" {
            (sign(viewer, group))
            div .notice__top { @if !from_nobody(group.kind) { (person::faces(&group.people[..group.people.len().min(FACES)])) } (s.time(group.at)) }
            p { (sentence(viewer, group)) }
            @if let Some(view) = &group.status { (about(viewer, group, view)) }
            (lead(viewer, group))
            @match group.kind {
                Kind::Strike | Kind::Verdict => { p .row { a .btn href={ "/strikes/" (group.subject) } data-open { (viewer.l.t("notifications-strike-look")) } } }
                Kind::Report => { p .row { a .btn href="/admin/reports" data-open { (viewer.l.t("notifications-report-look")) } } }
                Kind::Export => { p .row { a .btn href="/settings/export" { (viewer.l.t("notifications-export-look")) } } }
                _ => {}
            }
            @if group.kind == Kind::Join { p .row { a .btn href="/admin/people?state=pending" { (viewer.l.t("notifications-join-look")) } } }
        }
    }
}

/// Where one goes on from what happened in a group of people.
fn lead(viewer: &Viewer, group: &Group) -> Markup {
    let Some((_, slug)) = &group.place else {
        return Markup::default();
    };
    let (key, page) = match group.kind {
        Kind::GroupRequest => ("notifications-join-look", "/requests"),
        _ => ("notifications-group-look", ""),
    };
    html! { p .row { a ."btn btn--quiet btn--s" href={ "/groups/" (slug) (page) } { (viewer.l.t(key)) } } }
}

/// What moderators did: nobody is shown.
fn from_nobody(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Strike | Kind::Verdict | Kind::Settled | Kind::Report
    )
}

fn sign(viewer: &Viewer, group: &Group) -> Markup {
    let (class, drawing) = match group.kind {
        Kind::Mention => (" notice__icon--reply", "people"),
        Kind::Reply => (" notice__icon--reply", "reply"),
        Kind::Boost => (" notice__icon--boost", "boost"),
        Kind::Quote => (" notice__icon--reply", "quote"),
        Kind::Favourite => (" notice__icon--star", "star-filled"),
        Kind::Follow | Kind::Join => (" notice__icon--follow", "people"),
        Kind::GroupInvite | Kind::GroupRequest | Kind::GroupAccepted | Kind::GroupDeclined => {
            (" notice__icon--follow", "group")
        }
        Kind::GroupPost | Kind::GroupDigest => ("", "group"),
        Kind::Poll => ("", "poll"),
        Kind::Message => (" notice__icon--reply", "message"),
        Kind::Edit => ("", "edit"),
        Kind::Strike | Kind::Verdict => ("", "shield"),
        Kind::Settled => ("", "check"),
        Kind::Report => ("", "flag"),
        Kind::Export => ("", "download"),
        Kind::Inquiry => ("", "eye"),
        Kind::Reaction => {
            let emoji = group.emoji.first().map_or("🙂", String::as_str);
            return html! { span class="notice__icon notice__icon--emoji" aria-hidden="true" { (viewer.words(emoji)) } };
        }
    };
    html! { span class={ "notice__icon" (class) } { (icon(drawing)) } }
}

/// "Ann, Ben and 3 others favourited your post", by the rules of the language.
fn sentence(viewer: &Viewer, group: &Group) -> Markup {
    let l = viewer.l;
    let others = group.people.len().saturating_sub(2) as i64;
    let mine = group.kind == Kind::Poll
        && group
            .people
            .first()
            .is_some_and(|p| p.id == viewer.account().id);
    let key = if mine {
        "notifications-poll-mine".to_owned()
    } else {
        format!("notifications-{}", group.kind.word())
    };
    let names: Vec<&str> = group
        .people
        .iter()
        .take(2)
        .map(|p| p.name.as_str())
        .collect();
    let who = match (names.as_slice(), others) {
        ([one], _) => (*one).to_owned(),
        ([one, two], 0) => l.ta(
            "notifications-who-two",
            &[("one", (*one).into()), ("two", (*two).into())],
        ),
        ([one, ..], _) => l.ta(
            "notifications-who-more",
            &[("one", (*one).into()), ("n", (others + 1).into())],
        ),
        ([], _) => String::new(),
    };
    let emoji = group.emoji.join(" ");
    let n: i64 = emoji.parse().unwrap_or_default();
    let place = match (&group.place, &group.status) {
        (Some((name, _)), _) => name.as_str(),
        (None, Some(view)) => view.audience.name.as_str(),
        (None, None) => "",
    };
    html! {
        (viewer.words(&l.ta(&key, &[("who", who.as_str().into()), ("emoji", emoji.as_str().into()), ("group", place.into()), ("n", n.into())])))
    }
}

fn about(viewer: &Viewer, group: &Group, view: &service::views::StatusView) -> Markup {
    let content = view.content();
    // What people wrote to me can be answered here; my own words are only a reminder.
    let whole = matches!(
        group.kind,
        Kind::Mention | Kind::Reply | Kind::Quote | Kind::GroupPost
    );
    if whole && content.filtered.is_none() && content.status.note.is_empty() {
        return html! {
            div ."notice__quote notice__quote--full" { a href=(post::href(view)) { (viewer.words(&text::excerpt(&text::plain_of_ours(&content.status.html), 500))) } }
            p .row { a ."btn btn--quiet btn--s" href={ "/compose?reply=" (content.status.id) } { (icon("reply")) (viewer.l.t("notifications-answer")) } }
        };
    }
    let text = if content.status.note.is_empty() {
        text::plain_of_ours(&content.status.html)
    } else {
        content.status.note.clone()
    };
    html! { div .notice__quote { a href=(post::href(view)) { (viewer.words(&text::excerpt(&text, 200))) } } }
}

/// `POST /notifications/seen`: clears the badge.
pub(super) async fn seen(State(ctx): State<Ctx>, viewer: Viewer) -> Answer {
    notifications::seen(&ctx, viewer.actor(), None).await?;
    Ok(Reply::to("/notifications").into_response())
}

/// `POST /notifications/{id}/delete`: puts one away.
pub(super) async fn destroy(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Path(id): Path<NotificationId>,
) -> Answer {
    notifications::dismiss(&ctx, viewer.actor(), id).await?;
    Ok(Reply::to("/notifications").into_response())
}
