//! Whom to follow, and why.

use std::collections::HashSet;
use std::time::Duration;

use model::{Account, AccountId, EventKind, Time};
use store::{Conn, suggestions};

use crate::views::{self, AccountCard};
use crate::{Actor, Answer, Ctx, Refusal};

/// Of one kind at most so many, so that there is a bit of everything.
const EACH: i64 = 12;
/// Someone is active who wrote in the last days.
const ACTIVE: Duration = Duration::from_secs(14 * 86_400);
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

/// Up to `limit` people to follow, the nearest first, each with the best reason.
pub async fn list(ctx: &Ctx, actor: Actor, limit: usize) -> Answer<Vec<Suggestion>> {
    let now = ctx.now();
    ctx.read(move |c| {
        let me = store::accounts::get(c, actor.id)?;
        let mut seen = HashSet::new();
        let mut found: Vec<(AccountId, Reason)> = candidates(c, &me, now)?
            .into_iter()
            .filter(|(id, _)| seen.insert(*id))
            .collect();
        found.truncate(limit);
        let ids: Vec<AccountId> = found.iter().map(|(id, _)| *id).collect();
        let mut cards = views::cards(c, &ids, now)?;
        Ok(found
            .into_iter()
            .filter_map(|(id, reason)| {
                let card = cards.remove(&id)?;
                Some(Suggestion { card, reason })
            })
            .collect())
    })
    .await
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

fn candidates(c: &mut Conn, me: &Account, now: Time) -> Answer<Vec<(AccountId, Reason)>> {
    let above = store::chart::list_above(c, me.id)?;
    let open = suggestions::among(c, me.id, &above[..above.len().min(2)], now)?;
    let mut all: Vec<(AccountId, Reason)> = Vec::new();
    for (at, reason) in [(0, Reason::Manager), (1, Reason::Above)] {
        let who = above.get(at).filter(|id| open.contains(id));
        all.extend(who.map(|id| (*id, reason)));
    }
    let mut add = |ids: Vec<AccountId>, reason: Reason| {
        all.extend(ids.into_iter().map(|id| (id, reason.clone())));
    };
    add(
        suggestions::reports(c, me.id, me.id, now, EACH)?,
        Reason::Report,
    );
    if let Some(manager) = me.manager_id {
        let peers = suggestions::reports(c, me.id, manager, now, EACH)?;
        add(peers, Reason::Peer);
    }
    if let Some(unit) = me.unit_id {
        let mates = suggestions::housemates(c, me.id, unit, now, EACH)?;
        add(mates, Reason::Unit);
    }
    let active = suggestions::active(c, me.id, now.minus(ACTIVE), now, EACH)?;
    let new = suggestions::newcomers(c, me.id, now.minus(NEW), now, EACH)?;
    let followed = suggestions::followed(c, me.id, now, EACH)?;
    all.extend(
        followed
            .into_iter()
            .map(|(id, n)| (id, Reason::Followed(n))),
    );
    all.extend(active.into_iter().map(|id| (id, Reason::Active)));
    all.extend(new.into_iter().map(|id| (id, Reason::New)));
    Ok(all)
}
