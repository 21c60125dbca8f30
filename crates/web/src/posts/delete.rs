//! Deleting, thinking better of it, and taking back what was just sent.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use maud::html;
use model::{Audience, Role, StatusId};
use serde::Deserialize;
use service::statuses;
use service::views::{self, StatusView};
use service::{Ctx, Refusal};

use super::deeds::place;
use super::{back, quoted};
use crate::parts::post::Place;
use crate::parts::{form, post};
use crate::{Answer, Form, Page, Path, Reply, Viewer, local};

/// `GET /posts/{id}/delete`: are you sure?
pub(super) async fn confirm(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    headers: HeaderMap,
    Path(id): Path<StatusId>,
) -> Answer {
    ask(&ctx, &viewer, &headers, id).await
}

async fn ask(ctx: &Ctx, viewer: &Viewer, headers: &HeaderMap, id: StatusId) -> Answer {
    let view = views::status(ctx, viewer.actor(), id).await?;
    // What others wrote is for moderators to deal with, who say why; in a group, for those who keep order there.
    if !view.yours.author && !view.yours.moderates {
        viewer.actor().must_be(Role::Moderator)?;
        return Ok(Reply::to(format!("/posts/{id}/moderate")).into_response());
    }
    Ok(sure(viewer, &view, &after(headers, &view)))
}

/// Where one goes when the post is gone: not to its own page.
fn after(headers: &HeaderMap, view: &StatusView) -> String {
    let page = back(headers, "/");
    let own = page.starts_with(&post::href(view)) || page.starts_with("/posts/");
    if own { "/".to_owned() } else { page }
}

fn sure(viewer: &Viewer, view: &StatusView, next: &str) -> Response {
    let l = viewer.l;
    let action = format!("/posts/{}/delete", view.status.id);
    let body = html! {
        form class="sheet sheet--pad stack" method="post" action=(action) {
            (viewer.csrf())
            input type="hidden" name="sure" value="yes";
            input type="hidden" name="next" value=(next);
            p { (l.t("delete-own")) }
            (quoted(viewer, view))
            div class="row row--end" {
                a class="btn btn--quiet" href=(next) { (l.t("delete-not")) }
                (form::grave(&l.t("parts-delete"), None))
            }
        }
    };
    Page::new(viewer, &l.t("delete-title"))
        .back(post::href(view))
        .show(body)
}

#[derive(Debug, Deserialize)]
pub(super) struct Sure {
    sure: Option<String>,
    next: Option<String>,
}

/// `POST /posts/{id}/delete`: at once for scripts, which show the way back; others are asked first.
pub(super) async fn destroy(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    headers: HeaderMap,
    Path(id): Path<StatusId>,
    Form(sure): Form<Sure>,
) -> Answer {
    if !viewer.fragment && sure.sure.is_none() {
        return ask(&ctx, &viewer, &headers, id).await;
    }
    let view = views::status(&ctx, viewer.actor(), id).await?;
    statuses::delete(&ctx, viewer.actor(), id).await?;
    let next = sure.next.as_deref().map_or("/", local);
    let reply = Reply::to(next);
    Ok(if !view.yours.author {
        reply.toast("toast-deleted").into_response()
    } else if viewer.fragment {
        let gone = post::deleted(&viewer.scene(), id, place_of(&view));
        reply.part(gone).data("whole", true).into_response()
    } else {
        let undo = format!("/posts/{id}/restore");
        reply.toast("toast-deleted").undo(undo).into_response()
    })
}

/// Where it stood: a message in its conversation, anything else in a list.
fn place_of(view: &StatusView) -> Place {
    match view.status.audience {
        Audience::Conversation(_) => Place::Talk,
        _ => Place::List,
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Where {
    place: Option<String>,
}

/// `POST /posts/{id}/restore`
pub(super) async fn restore(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<StatusId>,
    Form(asked): Form<Where>,
) -> Answer {
    let view = statuses::restore(&ctx, viewer.actor(), id).await?;
    let reply = Reply::to(post::href(&view)).toast("toast-restored");
    Ok(match asked.place {
        Some(word) => reply.part(post::at(&viewer.scene(), &view, place(&word))),
        None => reply,
    }
    .into_response())
}

/// `POST /posts/{id}/take-back`: just sent, and better not; the words are in the composer again.
pub(super) async fn take_back(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<StatusId>,
) -> Answer {
    match statuses::take_back(&ctx, viewer.actor(), id).await {
        Ok(draft) => Ok(Reply::to(format!("/compose?draft={draft}"))
            .toast("toast-taken-back")
            .into_response()),
        Err(Refusal::Conflict(_)) => Ok(Reply::to(format!("/posts/{id}/delete")).into_response()),
        Err(other) => Err(other.into()),
    }
}
