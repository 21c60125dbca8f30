//! Choosing an emoji: to react with, without script, and for the words one is writing. Our own come first, under their headings.

use axum::extract::State;
use axum::response::{Html, IntoResponse};
use maud::{Markup, html};
use model::{CustomEmoji, StatusId};
use serde::Deserialize;
use service::{Ctx, views};

use super::quoted;
use crate::parts::emoji::{beside, picture};
use crate::parts::{icon, post};
use crate::{Answer, Page, Path, Query, Viewer};

/// Those people reach for first.
const COMMON: &[&str] = &[
    "👍", "❤️", "😄", "🎉", "👏", "☕", "🤔", "👀", "🙏", "🚀", "✅", "💯", "😂", "😍", "🥳", "😎",
    "🤝", "💪", "🙌", "👋", "😮", "😢", "😅", "🤷", "💡", "🔥", "⭐", "🌱", "🍰", "🍻", "🐛", "📣",
];
const FOUND: usize = 48;

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

/// `GET /emoji?q=`: what one can choose from; for a script the list alone.
pub(super) async fn all(viewer: Viewer, Query(asked): Query<Asked>) -> Answer {
    if viewer.fragment {
        let list = offered(&viewer, asked.q.trim(), true);
        return Ok(Html(list.into_string()).into_response());
    }
    let title = viewer.l.t("emoji-title");
    Ok(Page::new(&viewer, &title).show(html! {
        div ."sheet sheet--pad stack" {
            p .soft { (viewer.l.t("emoji-about")) }
            (search(&viewer, "/emoji", &asked.q))
            div .emoji-all { (offered(&viewer, asked.q.trim(), false)) }
        }
    }))
}

/// `GET /posts/{id}/react?q=`
pub(super) async fn index(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<StatusId>,
    Query(asked): Query<Asked>,
) -> Answer {
    let view = views::status(&ctx, viewer.actor(), id).await?;
    let view = view.content();
    let here = format!("/posts/{}/react", view.status.id);
    let q = asked.q.trim();
    let body = html! {
        div ."sheet sheet--pad stack" {
            (quoted(&viewer, view))
            (search(&viewer, &here, q))
            form .emoji-all method="post" action=(here) {
                (viewer.csrf())
                (offered(&viewer, q, true))
            }
        }
    };
    Ok(Page::new(&viewer, &viewer.l.t("parts-react"))
        .back(post::href(view))
        .show(body))
}

fn search(viewer: &Viewer, here: &str, q: &str) -> Markup {
    let l = viewer.l;
    html! {
        form .searchbar method="get" action=(here) role="search" {
            div .with-lead {
                (icon("search"))
                input .input type="search" name="q" value=(q) aria-label=(l.t("react-search")) placeholder=(l.t("react-search"));
            }
            button ."btn btn--quiet" { (l.t("parts-search")) }
        }
    }
}

/// The list: what was searched for, or what people reach for. To be chosen from, each is a button named `emoji`; else one reads how
/// it is written.
fn offered(viewer: &Viewer, q: &str, choose: bool) -> Markup {
    let l = viewer.l;
    if q.is_empty() {
        return html! {
            @for (category, own) in viewer.emoji.offered() {
                (heading(if category.is_empty() { l.t("emoji-own") } else { category.into() }.as_ref()))
                div .emoji-page { @for emoji in own { (ours(emoji, choose)) } }
            }
            @if choose {
                (heading(&l.t("emoji-common")))
                div .emoji-page { @for emoji in COMMON { (one("", emoji, choose)) } }
            } @else if viewer.emoji.offered().is_empty() { p .soft { (l.t("emoji-none")) } }
        };
    }
    let own = viewer.emoji.search(q, FOUND);
    let all = text::emoji::search(q, FOUND - own.len());
    html! {
        @if own.is_empty() && all.is_empty() { p .soft role="status" { (l.ta("react-none", &[("q", q.into())])) } }
        @else {
            div .emoji-page {
                @for emoji in own { (ours(emoji, choose)) }
                @for (code, emoji) in all { (one(code, emoji, choose)) }
            }
        }
    }
}

fn heading(text: &str) -> Markup {
    html! { h2 .emoji-all__head { (text) } }
}

fn ours(emoji: &CustomEmoji, choose: bool) -> Markup {
    let code = format!(":{}:", emoji.shortcode);
    let drawn = if choose {
        picture(emoji)
    } else {
        beside(emoji)
    };
    one_of(drawn, &code, &code, choose)
}

fn one(code: &str, emoji: &str, choose: bool) -> Markup {
    one_of(html! { (emoji) }, emoji, code, choose)
}

fn one_of(drawn: Markup, value: &str, code: &str, choose: bool) -> Markup {
    html! {
        @if choose { button .act name="emoji" value=(value) title=[(!code.is_empty()).then_some(code)] { (drawn) } }
        @else { span .emoji-one { (drawn) @if value.starts_with(':') { code { (value) } } @else if !code.is_empty() { code { ":" (code) ":" } } } }
    }
}
