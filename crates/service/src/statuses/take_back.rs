//! Taking back what was just sent: it is a draft again, with everything that was in it.

use model::{DraftId, EventKind, StatusId};
use store::Tx;
use store::statuses::change;

use super::UNDO;
use super::edit::own;
use super::post::{Draft, PollDraft};
use crate::drafts;
use crate::{Actor, Answer, Ctx, Refusal};

/// Deletes an own post that was just sent and keeps it as a draft. `Conflict` when it is too late, or when others have
/// already answered, boosted or voted.
pub async fn take_back(ctx: &Ctx, actor: Actor, id: StatusId) -> Answer<DraftId> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let now = ctx_.now();
        let status = own(tx, actor, id)?;
        if status.boost_of_id.is_some() {
            return Err(Refusal::NotFound);
        }
        let late = status.created_at < now.minus(UNDO);
        let heard = status.replies_count + status.boosts_count + status.quotes_count > 0;
        if late || heard {
            return Err(Refusal::Conflict("too-late"));
        }
        let draft = draft(tx, &status)?;
        change::delete(tx, &status, actor.id, now)?;
        store::media::detach_all(tx, id)?;
        let mut event = ctx_.event(EventKind::StatusDeleted, actor);
        (event.status_id, event.target_id) = (Some(id), status.reply_to_account_id);
        store::events::append(tx, &event)?;
        drafts::keep(&ctx_, tx, actor, draft)
    })
    .await
}

fn draft(tx: &mut Tx, status: &model::Status) -> Answer<Draft> {
    let media = store::media::list_by_status(tx, &[status.id])?.remove(&status.id);
    let polls: Vec<_> = status.poll_id.into_iter().collect();
    let poll = store::polls::list(tx, &polls)?.remove(&status.id);
    if poll.as_ref().is_some_and(|p| p.voters_count > 0) {
        return Err(Refusal::Conflict("too-late"));
    }
    let seconds = |ends: model::Time| ends.since(status.created_at).as_secs();
    Ok(Draft {
        text: status.source.clone(),
        note: status.note.clone(),
        audience: Some(status.audience),
        wider_ok: true,
        reply_to: status.reply_to_id,
        quote_of: status.quote_of_id,
        media: media.iter().flatten().map(|m| m.id).collect(),
        poll: poll.map(|p| PollDraft {
            seconds: seconds(p.ends_at),
            multiple: p.multiple,
            options: p.options.into_iter().map(|o| o.title).collect(),
        }),
        language: None,
        ..Draft::default()
    })
}
