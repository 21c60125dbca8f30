//! Beginning a conversation.

use std::collections::BTreeSet;

use model::{AccountId, AccountState, Conversation, ConversationId, Line, LineKind};
use store::{Conn, Tx, conversations};

use crate::policy::limit::{CONVERSATION, CONVERSATION_TITLE_CHARS};
use crate::{Actor, Answer, Ctx, Door, Refusal};

/// A conversation that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Which.
    pub id: ConversationId,
    /// It was not there before.
    pub new: bool,
}

/// Begins a conversation with these people. Two people have only one: that is found when it is there.
pub async fn start(ctx: &Ctx, actor: Actor, people: Vec<AccountId>, title: &str) -> Answer<Found> {
    let (ctx_, title) = (ctx.clone(), title.to_owned());
    ctx.write(move |tx| begin(&ctx_, tx, actor, &people, &title))
        .await
}

/// As [`start`], in a transaction of the caller (imports).
pub fn begin(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: Actor,
    people: &[AccountId],
    title: &str,
) -> Answer<Found> {
    let mut all: BTreeSet<AccountId> = people.iter().copied().collect();
    all.insert(actor.id);
    if all.len() < *CONVERSATION.start() {
        return Err(Refusal::invalid("people", "nobody"));
    }
    if all.len() > *CONVERSATION.end() {
        return Err(Refusal::over(
            "people",
            "too-many",
            *CONVERSATION.end() as i64,
        ));
    }
    let others: Vec<AccountId> = all.iter().copied().filter(|a| *a != actor.id).collect();
    let two = match others[..] {
        [other] => Some((actor.id, other)),
        _ => None,
    };
    if let Some((a, b)) = two
        && let Some(id) = conversations::find_pair(tx, a, b)?
    {
        return Ok(Found { id, new: false });
    }
    may_invite(ctx, tx, actor, &others)?;
    let title = if two.is_some() {
        String::new()
    } else {
        check_title(title)?
    };
    let id: ConversationId = ctx.id();
    let conversation = Conversation {
        id,
        pair: two.is_some(),
        title,
        created_by: Some(actor.id),
        created_at: ctx.now(),
        last_id: id.get(),
    };
    if !conversations::insert(tx, &conversation, two)? {
        // Somebody was quicker; both get the same one when they ask again.
        return Err(Refusal::Internal(store::Error::Busy));
    }
    for account in &all {
        conversations::join(tx, id, *account, 0, ctx.now())?;
    }
    if two.is_none() {
        tell(ctx, tx, actor, id, LineKind::Begun, None)?;
    }
    Ok(Found { id, new: true })
}

/// The conversation I have with somebody, if we ever had one.
pub async fn find_pair(
    ctx: &Ctx,
    actor: Actor,
    other: AccountId,
) -> Answer<Option<ConversationId>> {
    ctx.read(move |c| Ok(conversations::find_pair(c, actor.id, other)?))
        .await
}

/// Whether `actor` may bring these people into a conversation: they are here, and no block stands between. What is
/// imported was said before.
pub(super) fn may_invite(
    ctx: &Ctx,
    c: &mut Conn,
    actor: Actor,
    people: &[AccountId],
) -> Answer<()> {
    let accounts = store::accounts::list(c, people)?;
    if accounts.len() != people.len() || accounts.iter().any(|a| a.state == AccountState::Pending) {
        return Err(Refusal::invalid("people", "no-such-person"));
    }
    if actor.door == Door::Import {
        return Ok(());
    }
    if accounts.iter().any(|a| a.state != AccountState::Active) {
        return Err(Refusal::invalid("people", "not-here"));
    }
    let stands = store::follows::relationships(c, actor.id, people, ctx.now())?;
    if stands.iter().any(|r| r.blocking || r.blocked_by) {
        return Err(Refusal::invalid("people", "blocked"));
    }
    Ok(())
}

/// A name for a conversation on one line, or none.
pub(super) fn check_title(title: &str) -> Answer<String> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.chars().count() > CONVERSATION_TITLE_CHARS {
        let most = CONVERSATION_TITLE_CHARS as i64;
        return Err(Refusal::over("title", "too-long", most));
    }
    Ok(title)
}

/// Tells those in a conversation what happened, in a line of it; answers the line's place.
pub(super) fn tell(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: Actor,
    id: ConversationId,
    kind: LineKind,
    target: Option<AccountId>,
) -> Answer<i64> {
    let line = Line {
        id: ctx.id(),
        kind,
        account_id: actor.id,
        target_id: target,
        title: String::new(),
        created_at: ctx.now(),
    };
    say(ctx, tx, actor, id, line)
}

/// As [`tell`], with a line made already.
pub(super) fn say(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: Actor,
    id: ConversationId,
    line: Line,
) -> Answer<i64> {
    conversations::insert_line(tx, id, &line)?;
    let mut event = ctx.event(model::EventKind::ConversationChanged, actor);
    (event.target_id, event.data) = (line.target_id, id.to_string());
    store::events::append(tx, &event)?;
    Ok(line.id)
}
