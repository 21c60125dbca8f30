//! Deleting, and thinking better of it.

use std::time::Duration;

use model::{Act, Audience, EventKind, GroupRole, Status, StatusId, Thing};
use store::Tx;
use store::statuses::change;

use crate::audit::{self, About};
use crate::views::{self, StatusView};
use crate::{Actor, Answer, Ctx, Refusal};

/// How long a deletion can be taken back.
pub const UNDO: Duration = Duration::from_secs(120);

/// Deletes an own post, and as one who keeps order in a group any post in it. Of others' posts moderators of the whole dispose
/// with [`crate::strikes::act`], which tells them.
pub async fn delete(ctx: &Ctx, actor: Actor, id: StatusId) -> Answer<()> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let status = store::statuses::find(tx, actor.id, id)?.ok_or(Refusal::NotFound)?;
        if status.author_id != actor.id && !keeps_order(tx, actor, &status)? {
            return Err(Refusal::Forbidden);
        }
        if change::delete(tx, &status, actor.id, ctx_.now())? {
            let mut event = ctx_.event(EventKind::StatusDeleted, actor);
            event.status_id = Some(id);
            event.target_id = status.reply_to_account_id;
            store::events::append(tx, &event)?;
            if status.author_id != actor.id {
                let about = About::person(status.author_id).and(Thing::Status, id);
                audit::record(&ctx_, tx, actor, Act::PostRemoved, about)?;
            }
        }
        Ok(())
    })
    .await
}

fn keeps_order(tx: &mut Tx, actor: Actor, status: &Status) -> Answer<bool> {
    let Audience::Group(group) = status.audience else {
        return Ok(false);
    };
    let member = store::groups::find_member(tx, group, actor.id)?;
    Ok(member.is_some_and(|m| m.role == GroupRole::Moderator))
}

/// Takes the deletion of an own post back, within [`UNDO`].
pub async fn restore(ctx: &Ctx, actor: Actor, id: StatusId) -> Answer<StatusView> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let since = ctx_.now().minus(UNDO);
        let status = change::find_deleted(tx, actor.id, id, since)?.ok_or(Refusal::NotFound)?;
        if change::restore(tx, &status)? {
            let mut event = ctx_.event(EventKind::StatusRestored, actor);
            event.status_id = Some(id);
            store::events::append(tx, &event)?;
        }
        Ok(())
    })
    .await?;
    views::status(ctx, actor, id).await
}
