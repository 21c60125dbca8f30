//! Changing one's words.

use axum::extract::State;
use axum::response::IntoResponse;
use model::StatusId;
use service::statuses::{self, Revision};
use service::views;
use service::{Ctx, Refusal};

use super::asked::Asked;
use super::desk::Desk;
use super::{compose, create};
use crate::parts::composer::Kept;
use crate::parts::post;
use crate::{Answer, Errors, Path, Reply, Viewer, Written};

/// `GET /posts/{id}/edit`
pub(super) async fn edit(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<StatusId>,
) -> Answer {
    let view = views::status(&ctx, viewer.actor(), id).await?;
    if !view.yours.author {
        return Err(Refusal::Forbidden.into());
    }
    if view.boost_of.is_some() {
        return Err(Refusal::NotFound.into());
    }
    let asked = Asked {
        text: view.status.source.clone(),
        note: view.status.note.clone(),
        media: view.media.iter().map(|m| m.id).collect(),
        kept: Kept::Posted(id),
        ..Asked::default()
    };
    let desk = Desk::load(&ctx, &viewer, asked).await?;
    Ok(desk.page(&viewer, &Errors::none()))
}

/// `POST /posts/{id}/edit`
pub(super) async fn update(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<StatusId>,
    Written(upload, cut): Written,
) -> Answer {
    let mut asked = Asked::read(upload.fields());
    asked.kept = Kept::Posted(id);
    let view = views::status(&ctx, viewer.actor(), id).await?;
    if !view.yours.author {
        return Err(Refusal::Forbidden.into());
    }
    let errors = create::take_in(&ctx, &viewer, (&upload, cut), &mut asked).await;
    if errors.any() {
        return compose::show(&ctx, &viewer, asked, errors).await;
    }
    let draft = asked.draft();
    let revision = Revision {
        text: draft.text,
        note: draft.note,
        media: draft.media,
        language: draft.language,
    };
    match statuses::edit(&ctx, viewer.actor(), id, revision).await {
        Ok(view) => {
            let reply = Reply::to(post::href(&view)).toast("toast-edited");
            Ok(reply.into_response())
        }
        Err(refusal) => compose::refused(&ctx, &viewer, asked, refusal).await,
    }
}
