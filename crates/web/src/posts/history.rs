//! The wordings of a post, with what changed from one to the next.

use axum::extract::State;
use maud::{Markup, html};
use model::{StatusId, Time};
use service::views::{self, StatusView};
use service::{Ctx, statuses};

use super::diff::{self, Piece};
use crate::parts::post;
use crate::{Answer, Page, Path, Viewer};

/// One wording.
struct Wording {
    source: String,
    note: String,
    at: Time,
}

/// `GET /posts/{id}/history`
pub(super) async fn index(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<StatusId>,
) -> Answer {
    let view = views::status(&ctx, viewer.actor(), id).await?;
    let view = view.content();
    let all = wordings(&ctx, &viewer, view).await?;
    let l = viewer.l;
    let name = view.author.name.as_str();
    let before = all.iter().map(Some).collect::<Vec<_>>();
    let body = html! {
        ol class="sheet rows versions" reversed {
            @for (i, wording) in all.iter().enumerate().rev() {
                @let earlier = i.checked_sub(1).and_then(|i| before[i]);
                (version(&viewer, wording, earlier))
            }
        }
    };
    let sub = l.ta("history-of", &[("who", name.into())]);
    Ok(Page::new(&viewer, &l.t("history-title"))
        .under(sub)
        .back(post::href(view))
        .show(body))
}

/// The first one first, today's last.
async fn wordings(ctx: &Ctx, viewer: &Viewer, view: &StatusView) -> Answer<Vec<Wording>> {
    let edits = statuses::history(ctx, viewer.actor(), view.status.id).await?;
    let mut all: Vec<Wording> = edits
        .into_iter()
        .map(|e| Wording {
            source: e.source,
            note: e.note,
            at: e.created_at,
        })
        .collect();
    let status = &view.status;
    all.push(Wording {
        source: status.source.clone(),
        note: status.note.clone(),
        at: status.edited_at.unwrap_or(status.created_at),
    });
    Ok(all)
}

fn version(viewer: &Viewer, wording: &Wording, earlier: Option<&Wording>) -> Markup {
    let l = viewer.l;
    let key = if earlier.is_some() {
        "history-changed"
    } else {
        "history-written"
    };
    let when = viewer.full(wording.at);
    let noted = !wording.note.is_empty() || earlier.is_some_and(|e| !e.note.is_empty());
    html! {
        li class="version" {
            p class="soft small" { (l.ta(key, &[("when", when.into())])) }
            @if noted {
                p class="version__note" { (l.t("parts-note")) ": " (marked(l, &wording.note, earlier.map(|e| e.note.as_str()))) }
            }
            p class="version__text" { (marked(l, &wording.source, earlier.map(|e| e.source.as_str()))) }
        }
    }
}

/// A text, with what came and what went since the earlier one; a listener hears which is which.
fn marked(l: crate::L, text: &str, earlier: Option<&str>) -> Markup {
    let Some(earlier) = earlier else {
        return html! { (text) };
    };
    let around = |key: &str| html! { span class="vh" { " (" (l.t(key)) ") " } };
    html! {
        @for piece in diff::words(earlier, text) {
            @match piece {
                Piece::Same(words) => (words),
                Piece::Gone(words) => { del { (around("history-gone")) (words) } },
                Piece::New(words) => { ins { (around("history-new")) (words) } },
            }
        }
    }
}
