//! A message: a bubble in a conversation, with who said it, when, and what one can do with it.

use maud::{Markup, html};
use model::{Audience, ConversationId};
use service::views::{Quote, StatusView};

use super::{Scene, bar, extras, folded, href};
use crate::parts::face::{self, Size};
use crate::parts::{icon, menu, unseen};

/// A message where it is read; `more` when the one above is by the same person and of the same moment.
pub fn message(s: &Scene<'_>, v: &StatusView, more: bool) -> Markup {
    let (id, who) = (v.status.id, &v.author);
    html! {
        article class={ "msg" @if v.yours.author { " msg--mine" } @if more { " msg--more" } } id={ "post-" (id) } data-post=(id) data-place="talk" tabindex="0" aria-labelledby={ "by-" (id) } {
            @if v.yours.author { p .vh id={ "by-" (id) } { (s.l.t("messages-you")) } }
            @else {
                div .msg__face { @if !more { (face::linked(who, Size::Small)) } }
                p class={ "msg__who" @if more { " vh" } } id={ "by-" (id) } { a .bare href={ "/@" (who.handle) } data-card=(who.handle) { (s.words(&who.name)) } }
            }
            div .bubble {
                (answered(s, v))
                (folded(s, v, words(s, v)))
            }
            div .msg__foot {
                a ."msg__time bare" href=(href(v)) title=(s.l.full(v.status.created_at, s.tz)) { time datetime=(crate::i18n::date::machine(v.status.created_at)) { (s.l.clock(v.status.created_at, s.tz)) } }
                @if let Some(at) = v.status.edited_at { a ."bare" href={ "/posts/" (id) "/history" } title=(s.l.full(at, s.tz)) { (s.l.t("parts-edited")) } }
            }
            (does(s, v))
        }
    }
}

fn words(s: &Scene<'_>, v: &StatusView) -> Markup {
    let language = (!v.status.language.is_empty()).then_some(v.status.language.as_str());
    // What it answers is shown above it already.
    let shown = StatusView {
        quote: v.quote.clone().filter(|_| v.status.reply_to_id.is_none()),
        ..v.clone()
    };
    html! {
        @if !v.status.html.is_empty() { div ."post__body prose" lang=[language] { (s.prose(&v.status.html)) } }
        (extras::extras(s, &shown))
    }
}

/// What it answers, in short.
fn answered(s: &Scene<'_>, v: &StatusView) -> Markup {
    if v.status.reply_to_id.is_none() {
        return Markup::default();
    }
    match &v.quote {
        Some(Quote::Seen(q)) => html! {
            a .msg__to href=(href(q)) {
                b { (s.words(&q.author.name)) } " "
                span { @if q.status.html.is_empty() { (s.l.t("parts-picture")) } @else { (s.words(&text::excerpt(&text::plain_of_ours(&q.status.html), 120))) } }
            }
        },
        _ => html! { p ."msg__to soft" { (s.l.t("parts-quote-gone")) } },
    }
}

/// Reactions, and what one can do: shown when one points at the message or is in it.
pub(super) fn does(s: &Scene<'_>, v: &StatusView) -> Markup {
    let Audience::Conversation(talk) = v.status.audience else {
        return Markup::default();
    };
    let react = format!("/posts/{}/react", v.status.id);
    html! {
        form ."post__do msg__do" method="post" action=(react) data-part {
            (s.token())
            (bar::reactions(s, v))
            div .msg__bar {
                (bar::react(s, &react))
                a .act href={ "/messages/" (talk) "?reply=" (v.status.id) "#write" } data-do="answer" title=(s.l.t("parts-reply")) { (icon("reply")) (unseen(&s.l.t("parts-reply"))) }
                (more(s, v, talk))
            }
        }
    }
}

fn more(s: &Scene<'_>, v: &StatusView, talk: ConversationId) -> Markup {
    let (l, id) = (s.l, v.status.id);
    let post = |verb: &str| format!("/posts/{id}/{verb}");
    let (mark, mark_to) = match v.yours.bookmarked {
        true => ("messages-unbookmark", "unbookmark"),
        false => ("parts-bookmark", "bookmark"),
    };
    menu::menu(
        &l.t("parts-more"),
        html! {
            a .menu__item href={ "/messages/" (talk) "?at=" (id) "#post-" (id) } data-link { (icon("link")) (l.t("parts-link")) }
            (menu::button("bookmark", &l.t(mark), &post(mark_to)))
            @if v.status.edited_at.is_some() { (menu::link("history", &l.t("parts-history"), &post("history"))) }
            @if v.yours.author {
                (menu::line())
                (menu::link("pen", &l.t("parts-edit"), &post("edit")))
                (menu::grave("trash", &l.t("parts-delete"), &post("delete")))
            } @else if s.keeps_order {
                (menu::line())
                a ."menu__item menu__item--bad" href=(post("delete")) { (icon("trash")) (l.t("parts-delete")) }
            }
        },
    )
}
