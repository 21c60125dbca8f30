//! Reacting with any emoji, without script.

use axum::extract::State;
use maud::{Markup, html};
use model::StatusId;
use serde::Deserialize;
use service::{Ctx, views};

use super::quoted;
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

/// `GET /posts/{id}/react?q=`
pub(super) async fn index(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<StatusId>,
    Query(asked): Query<Asked>,
) -> Answer {
    let view = views::status(&ctx, viewer.actor(), id).await?;
    let view = view.content();
    let l = viewer.l;
    let here = format!("/posts/{}/react", view.status.id);
    let q = asked.q.trim();
    let found = text::emoji::search(q, FOUND);
    let body = html! {
        div class="sheet sheet--pad stack" {
            (quoted(&viewer, view))
            form class="searchbar" method="get" action=(here) role="search" {
                div class="with-lead" {
                    (icon("search"))
                    input class="input" type="search" name="q" value=(q) aria-label=(l.t("react-search")) placeholder=(l.t("react-search"));
                }
                button class="btn btn--quiet" { (l.t("parts-search")) }
            }
            @if q.is_empty() {
                (grid(&viewer, &here, COMMON.iter().map(|e| ("", *e))))
            } @else if found.is_empty() {
                p class="soft" { (l.ta("react-none", &[("q", q.into())])) }
            } @else {
                (grid(&viewer, &here, found.into_iter()))
            }
        }
    };
    Ok(Page::new(&viewer, &l.t("parts-react"))
        .back(post::href(view))
        .show(body))
}

fn grid<'a>(
    viewer: &Viewer,
    action: &str,
    emoji: impl Iterator<Item = (&'a str, &'a str)>,
) -> Markup {
    html! {
        form class="emoji-page" method="post" action=(action) {
            (viewer.csrf())
            @for (code, emoji) in emoji {
                button class="act" name="emoji" value=(emoji) title=[(!code.is_empty()).then_some(code)] { (emoji) }
            }
        }
    }
}
