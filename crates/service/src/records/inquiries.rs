//! Reading a conversation in an investigation: with a reason, the consent of a second administrator and a time limit; every
//! reading is written down, and those concerned are told when the time is over.

use std::time::Duration;

use model::{
    AccountId, Act, ConversationId, Detail, InquiryId, NotificationKind, Role, StatusId, Thing,
};
use store::records::inquiries;
pub use store::records::inquiries::{Inquiry, Message};
use store::{Conn, Tx};

use super::{reason, tell};
use crate::audit::{self, About, By};
use crate::views::{self, AccountCard};
use crate::{Actor, Answer, Ctx, Door, Refusal, jobs};

/// The kind of the job that tells those concerned.
pub(crate) const KIND: &str = "inquiry";
/// Hours a conversation may be read.
pub const HOURS: std::ops::RangeInclusive<i64> = 1..=72;
/// A wish nobody decides on is void after this long.
const PATIENCE: Duration = Duration::from_secs(7 * 86_400);
const LISTED: i64 = 100;
/// Messages on a page.
const PAGE: i64 = 100;

/// An inquiry as administrators see it.
#[derive(Debug, Clone)]
pub struct InquiryView {
    /// As stored.
    pub inquiry: Inquiry,
    /// How it stands.
    pub stand: Stand,
    /// Whose conversation it is.
    pub people: Vec<AccountCard>,
    /// Who wants to read.
    pub by: Option<AccountCard>,
    /// Who decided.
    pub decided_by: Option<AccountCard>,
}

/// How an inquiry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Waits for a second administrator.
    Waiting,
    /// Nobody decided in time.
    Void,
    /// Turned down.
    Refused,
    /// May be read.
    Open,
    /// Over.
    Over,
}

/// What is read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The inquiry.
    pub view: InquiryView,
    /// Messages, the oldest first.
    pub messages: Vec<Message>,
    /// Where older ones begin.
    pub older: Option<StatusId>,
}

/// Asks to read the conversation between exactly these people, by handle (admins).
pub async fn create(
    ctx: &Ctx,
    actor: Actor,
    handles: &[String],
    why: &str,
    hours: i64,
) -> Answer<InquiryId> {
    actor.must_be(Role::Admin)?;
    let (reason, handles, ctx_) = (reason(why)?, handles.to_vec(), ctx.clone());
    if !HOURS.contains(&hours) {
        return Err(Refusal::over("hours", "out-of-range", *HOURS.end()));
    }
    ctx.write(move |tx| {
        let mut people = Vec::new();
        for handle in handles {
            let handle = handle.trim().trim_start_matches('@').to_owned();
            let found = store::accounts::find_by_handle(tx, &handle)?;
            people.push(
                found
                    .ok_or(Refusal::invalid("people", "no-such-person"))?
                    .id,
            );
        }
        people.sort_unstable();
        people.dedup();
        if people.contains(&actor.id) {
            return Err(Refusal::invalid("people", "own-conversation"));
        }
        let found = inquiries::between(tx, &people)?;
        let conversation = *found
            .last()
            .filter(|_| people.len() > 1)
            .ok_or(Refusal::invalid("people", "no-conversation"))?;
        let inquiry = Inquiry {
            id: ctx_.id(),
            conversation_id: conversation,
            reason,
            hours,
            asked_by: actor.id,
            asked_at: ctx_.now(),
            decided_by: None,
            decided_at: None,
            granted: None,
            ends_at: None,
            told_at: None,
        };
        inquiries::insert(tx, &inquiry)?;
        let about = about(&inquiry)
            .with(Detail::Reason, &inquiry.reason)
            .with(Detail::Count, hours);
        audit::record(&ctx_, tx, actor, Act::InquiryAsked, about)?;
        Ok(inquiry.id)
    })
    .await
}

/// Consents or refuses: another administrator than the one who asks, and nobody whose conversation it is.
pub async fn decide(ctx: &Ctx, actor: Actor, id: InquiryId, grant: bool) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let now = ctx_.now();
        let inquiry = inquiries::find(tx, id)?.ok_or(Refusal::NotFound)?;
        if inquiry.asked_by == actor.id {
            return Err(Refusal::Conflict("needs-a-second"));
        }
        if inquiries::people(tx, inquiry.conversation_id)?.contains(&actor.id) {
            return Err(Refusal::Conflict("own-conversation"));
        }
        if stand(&inquiry, now) != Stand::Waiting {
            return Err(Refusal::Conflict("decided"));
        }
        let ends = now.plus(Duration::from_secs(inquiry.hours as u64 * 3_600));
        let ends = grant.then_some(ends);
        if !inquiries::decide(tx, id, actor.id, ends, now)? {
            return Err(Refusal::Conflict("decided"));
        }
        let (act, about) = match ends {
            Some(ends) => {
                jobs::enqueue(&ctx_, tx, KIND, &id, None, ends)?;
                let about = about(&inquiry).at(Detail::Until, ends);
                (Act::InquiryGranted, about)
            }
            None => (Act::InquiryRefused, about(&inquiry)),
        };
        Ok(audit::record(&ctx_, tx, actor, act, about)?)
    })
    .await
}

/// Ends one before its time: whoever asked, or whoever consented.
pub async fn end(ctx: &Ctx, actor: Actor, id: InquiryId) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let now = ctx_.now();
        let inquiry = inquiries::find(tx, id)?.ok_or(Refusal::NotFound)?;
        if stand(&inquiry, now) != Stand::Open {
            return Err(Refusal::Conflict("decided"));
        }
        inquiries::end(tx, id, now)?;
        over(&ctx_, tx, id)
    })
    .await
}

/// Reads a page of the conversation: only who asked, only in its time, and never unnoticed.
pub async fn read(
    ctx: &Ctx,
    actor: Actor,
    id: InquiryId,
    before: Option<StatusId>,
) -> Answer<Reading> {
    actor.must_be(Role::Admin)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let now = ctx_.now();
        let inquiry = inquiries::find(tx, id)?.ok_or(Refusal::NotFound)?;
        if inquiry.asked_by != actor.id || stand(&inquiry, now) != Stand::Open {
            return Err(Refusal::Forbidden);
        }
        let before = before.unwrap_or(StatusId::from(i64::MAX));
        let mut found = inquiries::messages(tx, inquiry.conversation_id, before, PAGE + 1)?;
        let more = found.len() as i64 > PAGE;
        found.truncate(PAGE as usize);
        let older = found.last().filter(|_| more).map(|m| m.id);
        found.reverse();
        let count = about(&inquiry).with(Detail::Count, found.len());
        let view = views(tx, vec![inquiry], now)?
            .pop()
            .ok_or(Refusal::NotFound)?;
        audit::record(&ctx_, tx, actor, Act::InquiryRead, count)?;
        Ok(Reading {
            view,
            messages: found,
            older,
        })
    })
    .await
}

/// The latest (admins).
pub async fn list(ctx: &Ctx, actor: Actor) -> Answer<Vec<InquiryView>> {
    actor.must_be(Role::Admin)?;
    let now = ctx.now();
    ctx.read(move |c| {
        let all = inquiries::list(c, LISTED)?;
        views(c, all, now)
    })
    .await
}

/// The time is over: those concerned are told, once.
pub(crate) async fn ended(ctx: &Ctx, id: InquiryId) -> Answer<()> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| over(&ctx_, tx, id)).await
}

fn over(ctx: &Ctx, tx: &mut Tx, id: InquiryId) -> Answer<()> {
    let inquiry = inquiries::find(tx, id)?.ok_or(Refusal::NotFound)?;
    if !inquiries::told(tx, id, ctx.now())? {
        return Ok(());
    }
    let people = inquiries::people(tx, inquiry.conversation_id)?;
    for person in &people {
        tell(
            ctx,
            tx,
            *person,
            NotificationKind::Inquiry,
            &format!("inquiry-{id}"),
        )?;
    }
    let about = about(&inquiry).with(Detail::Count, people.len());
    let by = By::somebody(Door::Work);
    Ok(audit::record(ctx, tx, by, Act::InquiryEnded, about)?)
}

fn about(inquiry: &Inquiry) -> About {
    About::thing(Thing::Inquiry, inquiry.id)
}

fn stand(i: &Inquiry, now: model::Time) -> Stand {
    match (i.granted, i.ends_at) {
        (None, _) if now.since(i.asked_at) > PATIENCE => Stand::Void,
        (None, _) => Stand::Waiting,
        (Some(true), Some(ends)) if ends > now => Stand::Open,
        (Some(true), _) => Stand::Over,
        (Some(false), _) => Stand::Refused,
    }
}

fn views(c: &mut Conn, all: Vec<Inquiry>, now: model::Time) -> Answer<Vec<InquiryView>> {
    let mut found = Vec::with_capacity(all.len());
    for inquiry in all {
        let people = members(c, inquiry.conversation_id)?;
        let by = [Some(inquiry.asked_by), inquiry.decided_by];
        let all: Vec<AccountId> = people
            .iter()
            .copied()
            .chain(by.into_iter().flatten())
            .collect();
        let cards = views::cards(c, &all, now)?;
        let card = |id: AccountId| cards.get(&id).cloned();
        found.push(InquiryView {
            stand: stand(&inquiry, now),
            people: people.into_iter().filter_map(card).collect(),
            by: card(inquiry.asked_by),
            decided_by: inquiry.decided_by.and_then(card),
            inquiry,
        });
    }
    Ok(found)
}

fn members(c: &mut Conn, conversation: ConversationId) -> Result<Vec<AccountId>, db::Error> {
    inquiries::people(c, conversation)
}
