//! Up to five people whom one recommends on one's profile, each with a line that says why.

use model::{AccountId, AccountState, EventKind};
use store::endorsements::{self, Endorsement};

use crate::accounts::line;
use crate::policy::limit::{ENDORSEMENT_CHARS, ENDORSEMENTS};
use crate::views::{self, AccountCard};
use crate::{Actor, Answer, Ctx, Refusal};

/// Somebody recommended, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommended {
    /// Who.
    pub card: AccountCard,
    /// Why, in a line; may be empty.
    pub reason: String,
}

/// Whom `account` recommends, as far as the reader may meet them.
pub async fn list(ctx: &Ctx, actor: Actor, account: AccountId) -> Answer<Vec<Recommended>> {
    let now = ctx.now();
    ctx.read(move |c| {
        let found = endorsements::list(c, actor.id, account)?;
        let ids: Vec<AccountId> = found.iter().map(|e| e.target_id).collect();
        let mut cards = views::cards(c, &ids, now)?;
        let shown = found.into_iter().filter_map(|e| {
            let card = cards.remove(&e.target_id)?;
            Some(Recommended {
                card,
                reason: e.reason,
            })
        });
        Ok(shown.collect())
    })
    .await
}

/// Recommends somebody on my profile, or says another reason.
pub async fn put(ctx: &Ctx, actor: Actor, target: AccountId, reason: &str) -> Answer<()> {
    if target == actor.id {
        return Err(Refusal::invalid("account", "yourself"));
    }
    let reason = line("reason", reason, ENDORSEMENT_CHARS)?;
    let (now, id) = (ctx.now(), ctx.id::<i64>());
    let mut event = ctx.event(EventKind::AccountChanged, actor);
    event.target_id = Some(actor.id);
    ctx.write(move |tx| {
        let account = store::accounts::find(tx, target)?
            .filter(|a| a.state != AccountState::Pending)
            .ok_or(Refusal::NotFound)?;
        let stands = store::follows::relationships(tx, actor.id, &[target], now)?;
        let blocked = stands.iter().any(|r| r.blocking || r.blocked_by);
        if blocked || account.state != AccountState::Active {
            return Err(Refusal::Forbidden);
        }
        let endorsement = Endorsement {
            target_id: target,
            reason,
        };
        endorsements::put(tx, id, actor.id, &endorsement, now)?;
        if endorsements::count(tx, actor.id)? > ENDORSEMENTS {
            return Err(Refusal::over(
                "reason",
                "too-many-recommended",
                ENDORSEMENTS,
            ));
        }
        Ok(store::events::append(tx, &event)?)
    })
    .await
}

/// No longer; doing it again changes nothing.
pub async fn remove(ctx: &Ctx, actor: Actor, target: AccountId) -> Answer<()> {
    let mut event = ctx.event(EventKind::AccountChanged, actor);
    event.target_id = Some(actor.id);
    ctx.write(move |tx| {
        if endorsements::delete(tx, actor.id, target)? {
            store::events::append(tx, &event)?;
        }
        Ok(())
    })
    .await
}
