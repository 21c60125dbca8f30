//! Polls: their end.

use model::{EventKind, StatusId};

use crate::{Actor, Answer, Ctx, Door};

/// The poll of a post has run out: tells those it concerns, once.
pub async fn ended(ctx: &Ctx, id: StatusId) -> Answer<()> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        if store::polls::end(tx, id, ctx_.now())? {
            let author_id = store::statuses::get(tx, id)?.author_id;
            let author = store::accounts::get(tx, author_id)?;
            let mut event = ctx_.event(
                EventKind::PollEnded,
                Actor {
                    id: author.id,
                    role: author.role,
                    door: Door::Work,
                },
            );
            event.status_id = Some(id);
            store::events::append(tx, &event)?;
        }
        Ok(())
    })
    .await
}
