//! Polls: voting and their end.

use model::{EventKind, PollId, StatusId};

use super::post;
use crate::views::{self, StatusView};
use crate::{Actor, Answer, Ctx, Door, Refusal};

/// Votes for the answers at `choices` (from 0) in the poll of a post. A vote stands.
pub async fn vote(ctx: &Ctx, actor: Actor, id: StatusId, choices: Vec<i64>) -> Answer<StatusView> {
    let ctx_ = ctx.clone();
    let id = ctx
        .write(move |tx| {
            let status = post::visible(tx, actor.id, id)?;
            let polls: Vec<_> = status.poll_id.into_iter().collect();
            let poll = store::polls::list(tx, &polls)?
                .remove(&status.id)
                .ok_or(Refusal::NotFound)?;
            if poll.ends_at <= ctx_.now() {
                return Err(Refusal::Conflict("poll-ended"));
            }
            let known = choices
                .iter()
                .all(|c| (0..poll.options.len() as i64).contains(c));
            if choices.is_empty() || !known || (choices.len() > 1 && !poll.multiple) {
                return Err(Refusal::invalid("choices", "choose"));
            }
            if !store::polls::vote(tx, poll.id, actor.id, &choices)? {
                return Err(Refusal::Conflict("voted"));
            }
            let mut event = ctx_.event(EventKind::Voted, actor);
            event.status_id = Some(status.id);
            store::events::append(tx, &event)?;
            Ok(status.id)
        })
        .await?;
    views::status(ctx, actor, id).await
}

/// The post of a poll, for one who then looks at it.
pub async fn of_poll(ctx: &Ctx, id: PollId) -> Answer<StatusId> {
    ctx.read(move |c| store::polls::status(c, id)?.ok_or(Refusal::NotFound))
        .await
}

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
