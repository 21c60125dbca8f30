//! Whom to follow, and why.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use model::{Account, AccountId, EventKind, Time};
use store::{Conn, suggestions};

use crate::views::{self, AccountCard};
use crate::{Actor, Answer, Ctx, Refusal};

/// Of one kind at most so many, so that there is a bit of everything.
const EACH: i64 = 12;
/// Someone is active who wrote in the last days.
const ACTIVE: Duration = Duration::from_secs(14 * 86_400);
/// A glance may be so old.
const GLANCE: Duration = Duration::from_secs(600);
/// So many more are kept for when some are followed or waved away.
const SPARE: usize = 9;
/// Someone is new for a month.
const NEW: Duration = Duration::from_secs(30 * 86_400);

/// What brings two people together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// I report to them.
    Manager,
    /// My manager reports to them.
    Above,
    /// They report to me.
    Report,
    /// We report to the same person.
    Peer,
    /// We are in the same unit.
    Unit,
    /// So many people I follow follow them.
    Followed(i64),
    /// They write often.
    Active,
    /// They are new here.
    New,
}

/// Someone to follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Who.
    pub card: AccountCard,
    /// Why.
    pub reason: Reason,
}

/// People with the reason why they may be met, the nearest first.
pub(crate) type Near = Arc<Vec<(AccountId, Reason)>>;

/// Up to `limit` people to follow, the nearest first, each with the best reason.
pub async fn list(ctx: &Ctx, actor: Actor, limit: usize) -> Answer<Vec<Suggestion>> {
    let now = ctx.now();
    ctx.read(move |c| {
        let me = store::accounts::get(c, actor.id)?;
        let found = candidates(c, &me, now, limit)?;
        show(c, &found, now)
    })
    .await
}

/// The same for a corner of a page that is looked at again and again: who is near is found once in a while, whether one
/// may still want to meet them is asked every time.
pub async fn glance(ctx: &Ctx, actor: Actor, limit: usize) -> Answer<Vec<Suggestion>> {
    let now = ctx.now();
    let known = ctx.near().get(actor.id, now, GLANCE);
    let (near, shown) = ctx
        .read(move |c| {
            if let Some(known) = known {
                let ids: Vec<AccountId> = known.iter().map(|(id, _)| *id).collect();
                let open = suggestions::among(c, actor.id, &ids, now)?;
                let still = known.iter().filter(|(id, _)| open.contains(id));
                let found: Vec<_> = still.take(limit).cloned().collect();
                if found.len() == limit || found.len() == known.len() {
                    return Ok((None, show(c, &found, now)?));
                }
            }
            let me = store::accounts::get(c, actor.id)?;
            let found = candidates(c, &me, now, limit + SPARE)?;
            let shown = show(c, &found[..found.len().min(limit)], now)?;
            Ok((Some(Arc::new(found)), shown))
        })
        .await?;
    if let Some(near) = near {
        ctx.near().keep(actor.id, now, near);
    }
    Ok(shown)
}

fn show(c: &mut Conn, found: &[(AccountId, Reason)], now: Time) -> Answer<Vec<Suggestion>> {
    let ids: Vec<AccountId> = found.iter().map(|(id, _)| *id).collect();
    let mut cards = views::cards(c, &ids, now)?;
    let of = |(id, reason): &(AccountId, Reason)| {
        let card = cards.remove(id)?;
        let reason = reason.clone();
        Some(Suggestion { card, reason })
    };
    Ok(found.iter().filter_map(of).collect())
}

/// Does not suggest someone again; doing it again changes nothing.
pub async fn dismiss(ctx: &Ctx, actor: Actor, target: AccountId) -> Answer<()> {
    let mut event = ctx.event(EventKind::PreferencesChanged, actor);
    event.target_id = Some(target);
    ctx.write(move |tx| {
        store::accounts::find(tx, target)?.ok_or(Refusal::NotFound)?;
        suggestions::dismiss(tx, actor.id, target)?;
        Ok(store::events::append(tx, &event)?)
    })
    .await
}

/// Asks for one kind after the other, the nearest first, until there are enough: what is further away costs more to find.
fn candidates(
    c: &mut Conn,
    me: &Account,
    now: Time,
    limit: usize,
) -> Answer<Vec<(AccountId, Reason)>> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    for kind in KINDS {
        if found.len() >= limit {
            break;
        }
        let new = kind(c, me, now)?;
        found.extend(new.into_iter().filter(|(id, _)| seen.insert(*id)));
    }
    found.truncate(limit);
    Ok(found)
}

type Found = Answer<Vec<(AccountId, Reason)>>;

const KINDS: [fn(&mut Conn, &Account, Time) -> Found; 7] =
    [above, reports, peers, mates, followed, active, new];

fn because(ids: Vec<AccountId>, reason: Reason) -> Found {
    Ok(ids.into_iter().map(|id| (id, reason.clone())).collect())
}

fn above(c: &mut Conn, me: &Account, now: Time) -> Found {
    let above = store::chart::list_above(c, me.id)?;
    let near = &above[..above.len().min(2)];
    let open = suggestions::among(c, me.id, near, now)?;
    let reasons = [Reason::Manager, Reason::Above];
    let with_reasons = near.iter().copied().zip(reasons);
    Ok(with_reasons.filter(|(id, _)| open.contains(id)).collect())
}

fn reports(c: &mut Conn, me: &Account, now: Time) -> Found {
    because(
        suggestions::reports(c, me.id, me.id, now, EACH)?,
        Reason::Report,
    )
}

fn peers(c: &mut Conn, me: &Account, now: Time) -> Found {
    let Some(manager) = me.manager_id else {
        return Ok(Vec::new());
    };
    because(
        suggestions::reports(c, me.id, manager, now, EACH)?,
        Reason::Peer,
    )
}

fn mates(c: &mut Conn, me: &Account, now: Time) -> Found {
    let Some(unit) = me.unit_id else {
        return Ok(Vec::new());
    };
    because(
        suggestions::housemates(c, me.id, unit, now, EACH)?,
        Reason::Unit,
    )
}

fn followed(c: &mut Conn, me: &Account, now: Time) -> Found {
    let found = suggestions::followed(c, me.id, now, EACH)?;
    let reason = |(id, n)| (id, Reason::Followed(n));
    Ok(found.into_iter().map(reason).collect())
}

fn active(c: &mut Conn, me: &Account, now: Time) -> Found {
    because(
        suggestions::active(c, me.id, now.minus(ACTIVE), now, EACH)?,
        Reason::Active,
    )
}

fn new(c: &mut Conn, me: &Account, now: Time) -> Found {
    because(
        suggestions::newcomers(c, me.id, now.minus(NEW), now, EACH)?,
        Reason::New,
    )
}
