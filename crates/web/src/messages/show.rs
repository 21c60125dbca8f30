//! One conversation: who is in it, what was said, and where one writes.

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};
use model::{AccountId, ConversationId, Line, LineKind, Page, StatusId};
use serde::Deserialize;
use service::Ctx;
use service::conversations::{self, ConversationView, Talk};
use service::notifications;
use service::search::Posts;
use service::views::{self, AccountCard, StatusView};

use super::{beside, list, name, write};
use crate::parts::empty::{Art, empty};
use crate::parts::note::{Tone, note};
use crate::parts::post::{self, message};
use crate::parts::{icon, nav, person};
use crate::{Answer, Errors, Path, Query, Viewer};

/// Messages on a page.
const LIMIT: i64 = 40;
/// Messages of one person within so many seconds stand together.
const TOGETHER: i64 = 300;
/// Faces in sight.
const FACES: usize = 6;

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    max: Option<i64>,
    min: Option<i64>,
    at: Option<i64>,
    q: Option<String>,
    reply: Option<StatusId>,
    /// What stands in the form already.
    #[serde(default)]
    text: String,
}

impl Asked {
    fn page(&self) -> Page {
        Page {
            max: self.at.map(|at| at + 1).or(self.max),
            min: self.min,
            ..Page::first(LIMIT)
        }
    }

    /// Whether it is the end of the conversation that is looked at.
    fn is_latest(&self) -> bool {
        self.max.is_none() && self.min.is_none() && self.at.is_none()
    }
}

/// `GET /messages/{id}?max=&min=&at=&q=&reply=&text=`. To look at its end is to have read it.
pub(super) async fn show(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<ConversationId>,
    Query(asked): Query<Asked>,
) -> Answer {
    let talk = conversations::show(&ctx, viewer.actor(), id).await?;
    let words = asked.q.as_deref().map_or("", str::trim);
    if !words.is_empty() {
        let page = asked.page();
        let found = conversations::search(&ctx, viewer.actor(), id, words, page).await?;
        return around(&ctx, &viewer, &talk, results(&viewer, &talk, words, &found)).await;
    }
    let history = conversations::history(&ctx, viewer.actor(), id, asked.page()).await?;
    if asked.is_latest() && !viewer.fragment {
        conversations::read(&ctx, viewer.actor(), id, None).await?;
    }
    let reply = answered(&ctx, &viewer, asked.reply).await?;
    let said = write::Said::begun(&asked.text, reply);
    let form = write::form(&viewer, &talk, &said, &Errors::none());
    around(
        &ctx,
        &viewer,
        &talk,
        body(&viewer, &talk, &history, form, &asked),
    )
    .await
}

/// The page again with what could not be said.
pub(super) async fn again(
    ctx: &Ctx,
    viewer: &Viewer,
    talk: &ConversationView,
    form: Markup,
) -> Answer {
    let asked = Asked::default();
    let history = conversations::history(ctx, viewer.actor(), talk.id, asked.page()).await?;
    around(
        ctx,
        viewer,
        talk,
        body(viewer, talk, &history, form, &asked),
    )
    .await
}

/// A message that is answered, if it is there.
pub(super) async fn answered(
    ctx: &Ctx,
    viewer: &Viewer,
    id: Option<StatusId>,
) -> Answer<Option<StatusView>> {
    match id {
        Some(id) => Ok(views::status(ctx, viewer.actor(), id).await.ok()),
        None => Ok(None),
    }
}

async fn around(
    ctx: &Ctx,
    viewer: &Viewer,
    talk: &ConversationView,
    main: Markup,
) -> Answer<Response> {
    let talks = list::first(ctx, viewer).await?;
    let title = name(viewer, viewer.account().id, talk);
    let main = html! { section .talk data-talk=(talk.id) aria-label=(title) { (head(viewer, talk)) (main) } };
    let unseen = notifications::unseen(ctx, viewer.actor()).await?;
    let messages = conversations::unread(ctx, viewer.actor()).await?;
    let page = super::page(viewer, &title).back("/messages");
    Ok(page
        .left(unseen, messages)
        .show(beside(viewer, &talks, Some(talk.id.get()), main)))
}

/// Who is in it, always in sight; and the search in it.
fn head(viewer: &Viewer, talk: &ConversationView) -> Markup {
    let l = viewer.l;
    let names: Vec<&str> = talk.people.iter().map(|p| p.name.as_str()).collect();
    let people = format!("/messages/{}/people", talk.id);
    html! {
        header .talk__head data-talk-head {
            (person::faces(&talk.people[..talk.people.len().min(FACES)]))
            a ."talk__who bare" href=(people) {
                b { (l.ta("parts-people", &[("n", (talk.people.len() as i64).into())])) }
                span ."clip soft" { (names.join(", ")) }
            }
            @if talk.muted { span title=(l.t("messages-muted")) { (icon("mute")) (crate::parts::unseen(&l.t("messages-muted"))) } }
            details ."menu talk__find" data-menu {
                summary .act aria-label=(l.t("messages-find")) title=(l.t("messages-find")) { (icon("search")) }
                form ."menu__list talk__search" method="get" action={ "/messages/" (talk.id) } role="search" {
                    input .input type="search" name="q" aria-label=(l.t("messages-find")) placeholder=(l.t("messages-find"));
                    button .btn { (icon::small("search")) (crate::parts::unseen(&l.t("messages-find"))) }
                }
            }
            a .act href=(people) aria-label=(l.t("messages-about")) title=(l.t("messages-about")) { (icon("settings")) }
        }
    }
}

fn body(
    viewer: &Viewer,
    talk: &ConversationView,
    history: &Talk,
    form: Markup,
    asked: &Asked,
) -> Markup {
    let (l, s) = (viewer.l, viewer.scene());
    let path = |side: &str, id: i64| format!("/messages/{}?{side}={id}", talk.id);
    let first = history.messages.items.first().map(|m| m.status.id);
    let last = talk.last.as_ref().map(|m| m.status.id);
    let older = history.messages.older.map(|id| path("max", id));
    let newer = first
        .filter(|_| first < last)
        .map(|id| path("min", id.get()));
    html! {
        div .talk__pages { @if let Some(href) = &older { a ."btn btn--quiet btn--s" rel="next" href=(href) data-older { (icon::small("arrow-up")) (l.t("messages-older")) } } }
        @if history.messages.items.is_empty() && history.lines.is_empty() {
            p ."talk__empty soft" { (l.t("messages-begin")) }
        }
        div .talk__said role="log" aria-label=(l.t("messages-said-here")) data-said[newer.is_none()] {
            (said(viewer, history, asked.is_latest()))
        }
        @if let Some(href) = &newer { div .talk__pages {
            a ."btn btn--quiet btn--s" rel="prev" href=(href) { (icon::small("chevron-down")) (l.t("messages-newer")) }
            a ."btn btn--quiet btn--s" href={ "/messages/" (talk.id) "#latest" } { (l.t("messages-latest")) }
        } }
        (nav::pill(&s, 0, &format!("/messages/{}#latest", talk.id)))
        div id="latest" {}
        div .talk__write id="write" {
            @for who in talk.others(viewer.account().id).filter(|p| p.away.is_some()).take(3) { div .talk__away { b { (viewer.words(&who.name)) } (person::away(&s, who)) } }
            @if talk.closed { (note(Tone::Plain, html! { (l.t("refused-closed")) }, None)) } @else { (form) }
        }
    }
}

/// What stands between messages, or one of them.
enum Item<'a> {
    Line(&'a Line, &'a AccountCard, Option<&'a AccountCard>),
    Message(&'a StatusView),
}

/// Messages and lines in order, the oldest first, with the days between them and where one had read to.
fn said(viewer: &Viewer, history: &Talk, latest: bool) -> Markup {
    let messages = history
        .messages
        .items
        .iter()
        .map(|m| (m.status.id.get(), Item::Message(m)));
    let lines = history
        .lines
        .iter()
        .map(|(line, who, whom)| (line.id, Item::Line(line, who, whom.as_ref())));
    let mut all: Vec<(i64, Item<'_>)> = messages.chain(lines).collect();
    all.sort_by_key(|(id, _)| *id);
    let mut day = String::new();
    let mut before: Option<&StatusView> = None;
    html! {
        @for (_, item) in &all {
            @let at = match item { Item::Line(line, ..) => line.created_at, Item::Message(m) => m.status.created_at };
            @let this = viewer.date(at);
            @if this != day {
                p .talk__day id={ "day-" (at.secs().div_euclid(86_400)) } { span { (this) } }
            }
            @let new_day = std::mem::replace(&mut day, this.clone()) != this;
            @match item {
                Item::Line(line, who, whom) => {
                    p .talk__line id={ "line-" (line.id) } { (told(viewer, line, who, *whom)) }
                    @let _ = before.take();
                }
                Item::Message(m) => {
                    @if latest && history.unread_from == Some(m.status.id) { p .talk__unread id="unread" { span { (viewer.l.t("messages-unread")) } } }
                    @let more = !new_day && before.replace(m).is_some_and(|b| together(b, m));
                    @if new_day { @let _ = before.replace(m); }
                    (bubble(viewer, m, more))
                }
            }
        }
    }
}

fn together(before: &StatusView, m: &StatusView) -> bool {
    before.author.id == m.author.id
        && m.status.created_at.secs() - before.status.created_at.secs() < TOGETHER
}

fn bubble(viewer: &Viewer, m: &StatusView, more: bool) -> Markup {
    match m.filtered {
        Some(_) => post::at(&viewer.scene(), m, post::Place::Talk),
        None => message(&viewer.scene(), m, more),
    }
}

/// What happened, in a line.
fn told(viewer: &Viewer, line: &Line, who: &AccountCard, whom: Option<&AccountCard>) -> String {
    let me: AccountId = viewer.account().id;
    let name = |card: &AccountCard| card.name.clone();
    let by = if who.id == me { "mine" } else { "other" };
    let key = match line.kind {
        LineKind::Named if line.title.is_empty() => "unnamed",
        kind => kind.word(),
    };
    let whom_word = match whom {
        Some(card) if card.id == me => "you",
        _ => "other",
    };
    viewer.l.ta(
        &format!("messages-line-{key}"),
        &[
            ("by", by.into()),
            ("who", name(who).into()),
            ("to", whom_word.into()),
            ("whom", whom.map(name).unwrap_or_default().into()),
            ("title", line.title.as_str().into()),
        ],
    )
}

/// What was found in it.
fn results(viewer: &Viewer, talk: &ConversationView, words: &str, found: &Posts) -> Markup {
    let (l, s) = (viewer.l, viewer.scene());
    let items = &found.page.items;
    let older = found.page.older.map(|id| {
        let q: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
        format!("/messages/{}?q={q}&max={id}", talk.id)
    });
    html! {
        p ."talk__found" {
            (l.ta("messages-found", &[("n", (items.len() as i64).into()), ("words", words.into())]))
            " " a href={ "/messages/" (talk.id) "#latest" } { (l.t("messages-back")) }
        }
        @if items.is_empty() { (empty(Art::Search, &l.t("messages-found-none"), &l.t("messages-found-none-text"), None)) }
        div .talk__said { @for m in items { p .talk__day { span { (viewer.full(m.status.created_at)) } } (message(&s, m, false)) } }
        (nav::pager(&s, None, older.as_deref()))
    }
}
