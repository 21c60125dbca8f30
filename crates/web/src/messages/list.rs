//! All conversations, what moved last first.

use axum::extract::State;
use maud::{Markup, html};
use model::{Page, PageOf};
use serde::Deserialize;
use service::Ctx;
use service::conversations::{self, ConversationView};

use super::{beside, faces, name, page, unread};
use crate::parts::empty::{Art, empty};
use crate::parts::{icon, nav};
use crate::{Answer, Query, Viewer};

/// Conversations on a page of the list.
const LIMIT: i64 = 30;

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    max: Option<i64>,
    min: Option<i64>,
}

/// `GET /messages`
pub(super) async fn index(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (max, min) = (asked.max, asked.min);
    let page_of = Page {
        max,
        min,
        ..Page::first(LIMIT)
    };
    let talks = conversations::list(&ctx, viewer.actor(), page_of).await?;
    let l = viewer.l;
    let choose = empty(
        Art::Cup,
        &l.t("messages-choose"),
        &l.t("messages-choose-text"),
        None,
    );
    let tools = html! { a ."btn btn--s btn--fold" href="/messages/new" { (icon::small("plus")) span { (l.t("messages-new")) } } };
    Ok(page(&viewer, &l.t("messages-title"))
        .tools(tools)
        .show(beside(&viewer, &talks, None, choose)))
}

/// The first page of the list, for beside an open one.
pub(super) async fn first(ctx: &Ctx, viewer: &Viewer) -> Answer<PageOf<ConversationView>> {
    Ok(conversations::list(ctx, viewer.actor(), Page::first(LIMIT)).await?)
}

/// The list.
pub(super) fn list(viewer: &Viewer, talks: &PageOf<ConversationView>, open: Option<i64>) -> Markup {
    let l = viewer.l;
    if talks.items.is_empty() {
        return empty(
            Art::People,
            &l.t("messages-none"),
            &l.t("messages-none-text"),
            Some(html! { a .btn href="/messages/new" { (l.t("messages-new")) } }),
        );
    }
    let at = |bound: Option<i64>, side: &str| bound.map(|id| format!("/messages?{side}={id}"));
    let newer = at(talks.newer.filter(|_| viewer.here.contains('?')), "min");
    html! {
        nav .sheet aria-label=(l.t("messages-title")) {
            ul .talk-list { @for talk in &talks.items { (item(viewer, talk, open)) } }
        }
        (nav::pager(&viewer.scene(), newer.filter(|_| open.is_none()).as_deref(), at(talks.older, "max").as_deref()))
    }
}

fn item(viewer: &Viewer, talk: &ConversationView, open: Option<i64>) -> Markup {
    let me = viewer.account().id;
    let here = open == Some(talk.id.get());
    let new = talk.unread > 0 && !talk.muted;
    html! {
        li {
            a class={ "talk-item" @if new { " talk-item--new" } } href={ "/messages/" (talk.id) "#latest" } aria-current=[here.then_some("page")] {
                (faces(me, talk))
                span .talk-item__text {
                    span .talk-item__top {
                        b .clip { (viewer.words(&name(viewer, me, talk))) }
                        @if let Some(last) = &talk.last { (viewer.scene().time(last.status.created_at)) }
                    }
                    span .talk-item__last {
                        span .clip { (viewer.words(&last_words(viewer, talk))) }
                        @if talk.muted { (icon::small("mute")) (crate::parts::unseen(&viewer.l.t("messages-muted"))) }
                        (unread(viewer, talk))
                    }
                }
            }
        }
    }
}

/// "Ben: At ten?"
fn last_words(viewer: &Viewer, talk: &ConversationView) -> String {
    let l = viewer.l;
    let Some(last) = &talk.last else {
        return l.t("messages-empty").into_owned();
    };
    let words = match (&last.filtered, last.status.note.is_empty()) {
        (Some(_), _) => l.ta("parts-filtered", &[("phrase", "…".into())]),
        (None, false) => last.status.note.clone(),
        _ if last.status.html.is_empty() => l.t("parts-picture").into_owned(),
        _ => text::excerpt(&text::plain_of_ours(&last.status.html), 80),
    };
    let who = match last.yours.author {
        true => l.t("messages-you").into_owned(),
        false if talk.pair => return words,
        false => last.author.name.clone(),
    };
    l.ta(
        "messages-said",
        &[
            ("who", who.as_str().into()),
            ("words", words.as_str().into()),
        ],
    )
}
