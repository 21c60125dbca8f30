//! Sending.

use axum::extract::State;
use axum::response::IntoResponse;
use model::{Audience, Time};
use service::media;
use service::policy::limit;
use service::views::StatusView;
use service::{Ctx, Refusal, scheduled, statuses};

use super::asked::Asked;
use super::compose;
use crate::parts::post;
use crate::{Answer, Errors, Reply, Upload, Viewer, Written};

/// `POST /posts`: now, or at its time.
pub(super) async fn create(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Written(upload, cut): Written,
) -> Answer {
    let mut asked = Asked::read(upload.fields());
    let mut errors = take_in(&ctx, &viewer, (&upload, cut), &mut asked).await;
    let due = asked.due_at(&viewer.zone);
    if due.is_err() {
        errors = errors.and(&viewer, "at", "refused-at-unreadable");
    }
    if errors.any() {
        return compose::show(&ctx, &viewer, asked, errors).await;
    }
    let sent = match due.unwrap_or_default() {
        Some(at) => later(&ctx, &viewer, &asked, at).await,
        None => now(&ctx, &viewer, &asked).await,
    };
    match sent {
        Ok(reply) => Ok(reply.into_response()),
        Err(refusal) => compose::refused(&ctx, &viewer, asked, refusal).await,
    }
}

async fn now(ctx: &Ctx, viewer: &Viewer, asked: &Asked) -> Result<Reply, Refusal> {
    let view = statuses::post(ctx, viewer.actor(), asked.draft()).await?;
    let key = if asked.reply.is_some() {
        "toast-replied"
    } else {
        "toast-posted"
    };
    let reply = Reply::to(after(&view)).toast(key);
    let reply = reply.undo(format!("/posts/{}/take-back", view.status.id));
    Ok(reply.part(post::post(&viewer.scene(), &view)))
}

/// An answer is read in its thread, what is for a group there, anything else at home.
fn after(view: &StatusView) -> String {
    if view.status.reply_to_id.is_some() {
        post::href(view)
    } else if let Audience::Group(_) = view.status.audience {
        format!("/groups/{}", view.audience.slug)
    } else {
        "/".to_owned()
    }
}

async fn later(ctx: &Ctx, viewer: &Viewer, asked: &Asked, at: Time) -> Result<Reply, Refusal> {
    let draft = asked.draft();
    match asked.scheduled_id() {
        Some(id) => scheduled::edit(ctx, viewer.actor(), id, draft, at).await?,
        None => {
            scheduled::create(ctx, viewer.actor(), draft, at).await?;
        }
    }
    let reply = Reply::to("/scheduled").toast("toast-scheduled");
    Ok(reply.with("when", viewer.full(at)))
}

/// Takes in the pictures that came with the form and what is said about them; what was wrong with any.
pub(crate) async fn take_in(
    ctx: &Ctx,
    viewer: &Viewer,
    (upload, cut): (&Upload, bool),
    asked: &mut Asked,
) -> Errors {
    if cut {
        let max = media::Limits::default().max_bytes as i64 / (1024 * 1024);
        return Errors::at_form(viewer, Refusal::over("media", "image-bytes", max));
    }
    let said = describe(ctx, viewer, asked).await;
    let mut description = upload.get("file_alt");
    let mut taken = said;
    for file in upload.files.iter().filter(|f| f.field == "file") {
        if taken.is_err() {
            break;
        }
        if asked.media.len() >= limit::MEDIA {
            let most = limit::MEDIA as i64;
            taken = Err(Refusal::over("media", "too-many", most));
            break;
        }
        let bytes = file.bytes.to_vec();
        taken = media::upload(ctx, viewer.actor(), bytes, description)
            .await
            .map(|image| asked.media.push(image.id));
        description = "";
    }
    match taken {
        Ok(()) => Errors::none(),
        Err(refusal) => Errors::at_form(viewer, refusal),
    }
}

/// Keeps what is newly said about pictures. Those that are gone are found out about when it is sent.
pub(super) async fn describe(ctx: &Ctx, viewer: &Viewer, asked: &Asked) -> Result<(), Refusal> {
    if asked.alts.is_empty() || asked.media.is_empty() {
        return Ok(());
    }
    let posted = super::desk::posted(asked);
    let known = media::list_own(ctx, viewer.actor(), asked.media.clone(), posted).await?;
    for (id, alt) in asked.media.iter().zip(&asked.alts) {
        let changed = known
            .iter()
            .any(|m| m.id == *id && m.description != alt.trim());
        if changed {
            match media::describe(ctx, viewer.actor(), *id, alt).await {
                Ok(()) | Err(Refusal::NotFound) => {}
                Err(Refusal::Invalid { why, limit, .. }) => {
                    let field = "media";
                    return Err(Refusal::Invalid { field, why, limit });
                }
                Err(other) => return Err(other),
            }
        }
    }
    Ok(())
}
