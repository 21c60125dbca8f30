//! What was written and not sent.

use axum::extract::State;
use axum::response::IntoResponse;
use maud::{Markup, html};
use model::DraftId;
use service::drafts::{self, SavedDraft};
use service::statuses::Draft;
use service::{Ctx, Refusal};

use super::asked::Asked;
use super::{compose, create};
use crate::parts::empty::{Art, empty};
use crate::parts::{icon, nav};
use crate::{Answer, L, Page, Path, Reply, Viewer, Written};

/// `GET /drafts`
pub(super) async fn index(viewer: Viewer, State(ctx): State<Ctx>) -> Answer {
    let l = viewer.l;
    let all = drafts::list(&ctx, viewer.actor()).await?;
    let body = html! {
        (tabs(&viewer, "/drafts"))
        @if all.is_empty() {
            (empty(Art::Cup, &l.t("drafts-empty"), &l.t("drafts-empty-text"), Some(write(l))))
        } @else {
            ul class="sheet rows" { @for draft in &all { (row(&viewer, draft)) } }
        }
    };
    Ok(Page::new(&viewer, &l.t("parts-drafts")).show(body))
}

/// The way between what was not sent.
pub(super) fn tabs(viewer: &Viewer, here: &str) -> Markup {
    let l = viewer.l;
    let (drafts, later) = (l.t("parts-drafts"), l.t("scheduled-title"));
    let all = [("/drafts", drafts.as_ref()), ("/scheduled", later.as_ref())];
    let tabs = all.map(|(href, text)| nav::Tab {
        text,
        href,
        here: href == here,
        waiting: 0,
    });
    nav::tabs(&viewer.scene(), &l.t("unsent"), &tabs)
}

/// The one thing to do when there is nothing.
pub(super) fn write(l: L) -> Markup {
    html! { a class="btn" href="/compose" data-do="compose" { (l.t("parts-write")) } }
}

fn row(viewer: &Viewer, saved: &SavedDraft) -> Markup {
    let l = viewer.l;
    html! {
        li class="unsent" {
            a class="unsent__text bare" href={ "/compose?draft=" (saved.id) } { (excerpt(l, &saved.draft)) }
            p class="soft small" { (viewer.time(saved.updated_at)) (facts(l, &saved.draft)) }
            form method="post" action={ "/drafts/" (saved.id) "/delete" } {
                (viewer.csrf())
                button class="act" title=(l.t("unsent-delete")) aria-label=(l.t("unsent-delete")) { (icon("trash")) }
            }
        }
    }
}

/// The beginning of what was written.
pub(super) fn excerpt(l: L, draft: &Draft) -> String {
    let texts = [draft.text.trim(), draft.note.trim()];
    let text = texts.into_iter().find(|t| !t.is_empty());
    text.map_or_else(
        || l.t("unsent-wordless").into_owned(),
        |t| text::excerpt(t, 240),
    )
}

/// What else is in it.
pub(super) fn facts(l: L, draft: &Draft) -> Markup {
    let pictures = draft.media.len() as i64;
    html! {
        @if draft.reply_to.is_some() { " · " (l.t("unsent-reply")) }
        @if draft.quote_of.is_some() { " · " (l.t("unsent-quote")) }
        @if pictures > 0 { " · " (l.ta("unsent-pictures", &[("n", pictures.into())])) }
        @if draft.poll.is_some() { " · " (l.t("parts-poll")) }
    }
}

/// `POST /drafts`: by itself while one writes, or by the button.
pub(super) async fn create(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Written(upload, cut): Written,
) -> Answer {
    let mut asked = Asked::read(upload.fields());
    let errors = create::take_in(&ctx, &viewer, (&upload, cut), &mut asked).await;
    if errors.any() {
        return compose::show(&ctx, &viewer, asked, errors).await;
    }
    let due = asked.due_at(&viewer.zone).unwrap_or_default();
    let saved = drafts::save(&ctx, viewer.actor(), asked.draft_id(), asked.draft(), due).await;
    match saved {
        Ok(id) => {
            let id = id.map(|id| id.to_string()).unwrap_or_default();
            let reply = Reply::to("/drafts").toast("toast-kept").data("id", id);
            Ok(reply.into_response())
        }
        Err(refusal) => compose::refused(&ctx, &viewer, asked, refusal).await,
    }
}

/// `POST /drafts/{id}/delete`
pub(super) async fn destroy(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<DraftId>,
) -> Answer {
    match drafts::delete(&ctx, viewer.actor(), id).await {
        // Gone is gone, whoever was first.
        Ok(()) | Err(Refusal::NotFound) => Ok(Reply::to("/drafts")
            .toast("toast-draft-deleted")
            .into_response()),
        Err(other) => Err(other.into()),
    }
}
