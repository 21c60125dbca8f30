//! Conversations: private talks of two to fifty people. A message is a post whose audience is its conversation; that
//! never changes, and it is read nowhere else. Who is not in a conversation finds nothing of it.

mod begin;
mod change;
mod show;

use model::{AccountId, Audience, ConversationId, Status};
use store::Tx;

pub use begin::{Found, begin, find_pair, start};
pub use change::{Add, add, leave, mute, read, rename};
pub use show::{ConversationView, Talk, history, list, search, show, unread};

use crate::statuses::{self, Draft};
use crate::views::{self, StatusView};
use crate::{Actor, Answer, Ctx, Refusal};

/// Says something in a conversation: whatever audience was asked for, it is this one.
pub async fn post(ctx: &Ctx, actor: Actor, id: ConversationId, draft: Draft) -> Answer<StatusView> {
    ctx.read(move |c| {
        store::conversations::find(c, actor.id, id)?.ok_or(Refusal::NotFound)?;
        Ok(())
    })
    .await?;
    let draft = Draft {
        audience: Some(Audience::Conversation(id)),
        wider_ok: false,
        ..draft
    };
    statuses::post(ctx, actor, draft).await
}

/// Says the first words to these people: in the conversation that two have already, else in a new one.
pub async fn write_to(
    ctx: &Ctx,
    actor: Actor,
    people: Vec<AccountId>,
    title: &str,
    draft: Draft,
) -> Answer<StatusView> {
    let (ctx_, title) = (ctx.clone(), title.to_owned());
    statuses::check(&draft, ctx.organisation().post_limit)?;
    let id = ctx
        .write(move |tx| {
            let found = begin(&ctx_, tx, actor, &people, &title)?;
            let draft = Draft {
                audience: Some(Audience::Conversation(found.id)),
                wider_ok: false,
                ..draft
            };
            statuses::insert(&ctx_, tx, actor, &draft)
        })
        .await?;
    views::status(ctx, actor, id).await
}

/// What an app posts for those it names: a message to exactly these people, in the conversation they have already, or
/// in a new one.
pub async fn write_to_named(ctx: &Ctx, actor: Actor, draft: Draft) -> Answer<StatusView> {
    statuses::check(&draft, ctx.organisation().post_limit)?;
    let ctx_ = ctx.clone();
    let id = ctx
        .write(move |tx| {
            if let Some(key) = &draft.idempotency_key
                && let Some(made) = store::statuses::insert::find_by_idempotency(tx, actor.id, key)?
            {
                return Ok(made);
            }
            let mut people = statuses::Words::read(tx, actor.id, &draft.text)?.people;
            people.retain(|id| *id != actor.id);
            people.sort_unstable();
            people.dedup();
            if people.is_empty() {
                return Err(Refusal::invalid("audience", "nobody-named"));
            }
            let mut all = people.clone();
            all.push(actor.id);
            let known = match people.len() {
                1 => None,
                _ => store::conversations::find_exact(tx, &all)?,
            };
            let talk = match known {
                Some(id) => id,
                None => begin(&ctx_, tx, actor, &people, "")?.id,
            };
            let draft = Draft {
                audience: Some(Audience::Conversation(talk)),
                wider_ok: false,
                ..draft
            };
            statuses::insert(&ctx_, tx, actor, &draft)
        })
        .await?;
    views::status(ctx, actor, id).await
}

/// A message was written: its conversation moves up, and who wrote it has read it.
pub(crate) fn wrote(tx: &mut Tx, id: ConversationId, message: &Status) -> Answer<()> {
    let last = message.id.get();
    store::conversations::touch(tx, id, last)?;
    store::conversations::read_to(tx, id, message.author_id, last)?;
    Ok(())
}
