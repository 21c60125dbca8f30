//! Who is in a conversation, what it is called, and what one has read of it.

use model::{AccountId, Conversation, ConversationId, EventKind, Line, LineKind, Seat};
use store::{Conn, Tx, conversations};

use super::begin::{Found, begin, check_title, may_invite, say, tell};
use crate::policy::limit::CONVERSATION;
use crate::{Actor, Answer, Ctx, Refusal};

/// What somebody who is brought in gets to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Add {
    /// Nothing of this one: a new conversation with all of us begins.
    Anew,
    /// What is said from now on.
    FromNow,
    /// What was said before, as far as I see it myself.
    Everything,
}

/// Brings somebody in; answers the conversation they are in then. Those in it are told in a line. A conversation of two
/// stays one of two: a new one begins.
pub async fn add(
    ctx: &Ctx,
    actor: Actor,
    id: ConversationId,
    who: AccountId,
    how: Add,
) -> Answer<Found> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let (conversation, seat) = mine(tx, actor, id)?;
        let mut people = conversations::people(tx, &[id])?
            .remove(&id)
            .unwrap_or_default();
        if people.contains(&who) {
            return Ok(Found { id, new: false });
        }
        people.push(who);
        if how == Add::Anew || conversation.pair {
            return begin(&ctx_, tx, actor, &people, &conversation.title);
        }
        if people.len() > *CONVERSATION.end() {
            return Err(Refusal::over(
                "people",
                "too-many",
                *CONVERSATION.end() as i64,
            ));
        }
        may_invite(&ctx_, tx, actor, &[who])?;
        let kind = if how == Add::FromNow {
            LineKind::Added
        } else {
            LineKind::Shown
        };
        let line = tell(&ctx_, tx, actor, id, kind, Some(who))?;
        let from = if how == Add::FromNow {
            line
        } else {
            seat.visible_from
        };
        conversations::join(tx, id, who, from, ctx_.now())?;
        // What was said before they came is not new to them.
        conversations::read_to(tx, id, who, line)?;
        Ok(Found { id, new: false })
    })
    .await
}

/// Leaves: I see nothing of it any more, and the others are told. Of a conversation of two one cannot leave.
pub async fn leave(ctx: &Ctx, actor: Actor, id: ConversationId) -> Answer<()> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let (conversation, _) = mine(tx, actor, id)?;
        if conversation.pair {
            return Err(Refusal::Conflict("pair-stays"));
        }
        tell(&ctx_, tx, actor, id, LineKind::Left, Some(actor.id))?;
        conversations::leave(tx, id, actor.id, ctx_.now())?;
        put_away(tx, actor, id)
    })
    .await
}

/// Whether I am told of messages in it. It stays in my list; doing it again changes nothing.
pub async fn mute(ctx: &Ctx, actor: Actor, id: ConversationId, muted: bool) -> Answer<()> {
    let event = moved(ctx, actor, id);
    ctx.write(move |tx| {
        mine(tx, actor, id)?;
        if conversations::mute(tx, id, actor.id, muted)? {
            store::events::append(tx, &event)?;
        }
        Ok(())
    })
    .await
}

/// Gives it a name, for all in it; none is a name too. One of two has none.
pub async fn rename(ctx: &Ctx, actor: Actor, id: ConversationId, title: &str) -> Answer<()> {
    let (ctx_, title) = (ctx.clone(), check_title(title)?);
    ctx.write(move |tx| {
        let (conversation, _) = mine(tx, actor, id)?;
        if conversation.pair {
            return Err(Refusal::Conflict("pair-unnamed"));
        }
        if conversation.title == title {
            return Ok(());
        }
        conversations::rename(tx, id, &title)?;
        let line = Line {
            id: ctx_.id(),
            kind: LineKind::Named,
            account_id: actor.id,
            target_id: None,
            title,
            created_at: ctx_.now(),
        };
        say(&ctx_, tx, actor, id, line).map(drop)
    })
    .await
}

/// I have read it up to `upto`, or all of it; my other screens know.
pub async fn read(ctx: &Ctx, actor: Actor, id: ConversationId, upto: Option<i64>) -> Answer<()> {
    let event = moved(ctx, actor, id);
    ctx.write(move |tx| {
        let (conversation, _) = mine(tx, actor, id)?;
        let upto = upto
            .unwrap_or(conversation.last_id)
            .min(conversation.last_id);
        if conversations::read_to(tx, id, actor.id, upto)? {
            if upto == conversation.last_id {
                put_away(tx, actor, id)?;
            }
            store::events::append(tx, &event)?;
        }
        Ok(())
    })
    .await
}

fn moved(ctx: &Ctx, actor: Actor, id: ConversationId) -> model::Event {
    let mut event = ctx.event(EventKind::MarkerMoved, actor);
    event.data = format!("conversation:{id}");
    event
}

/// The notices of a conversation that is read, or left, are done with.
fn put_away(tx: &mut Tx, actor: Actor, id: ConversationId) -> Answer<()> {
    store::notifications::put_away(tx, actor.id, &crate::notifications::of_conversation(id))?;
    Ok(())
}

/// A conversation I am in.
pub(super) fn mine(c: &mut Conn, actor: Actor, id: ConversationId) -> Answer<(Conversation, Seat)> {
    conversations::find(c, actor.id, id)?.ok_or(Refusal::NotFound)
}
