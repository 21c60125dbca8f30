//! Taking something back.

use std::collections::HashSet;

use model::{AccountId, AccountState, Act, Detail, EventKind, Reach, StrikeId, StrikeKind};
use store::Tx;
use store::statuses::change;
use store::strikes::Strike;

use super::may_act;
use crate::audit::{self, About};
use crate::{Actor, Answer, Ctx, Refusal, reports};

/// Takes back what was done and tells the person (moderators; as for doing it).
pub async fn undo(ctx: &Ctx, actor: Actor, id: StrikeId) -> Answer<()> {
    actor.must_be(model::Role::Moderator)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let strike = store::strikes::find(tx, id)?.ok_or(Refusal::NotFound)?;
        let target = reports::other(tx, actor, strike.target_id)?;
        may_act(actor, &target)?;
        if !revert(&ctx_, tx, actor, &strike)? {
            return Err(Refusal::Conflict("decided"));
        }
        // With it an appeal that waits is answered.
        store::strikes::decide(tx, id, (true, ""), actor.id, ctx_.now())?;
        let mut event = ctx_.event(EventKind::StrikeDecided, actor);
        (event.target_id, event.data) = (Some(strike.target_id), id.to_string());
        store::events::append(tx, &event)?;
        let about = About::person(strike.target_id).with(Detail::Kind, strike.kind.word());
        Ok(audit::record(&ctx_, tx, actor, Act::StrikeUndone, about)?)
    })
    .await
}

/// What was done of this kind and stands (moderators).
pub async fn standing(
    ctx: &Ctx,
    actor: Actor,
    target: AccountId,
    kind: StrikeKind,
) -> Answer<Option<StrikeId>> {
    actor.must_be(model::Role::Moderator)?;
    let found = ctx
        .read(move |c| Ok(store::strikes::standing(c, target, kind)?))
        .await?;
    Ok(found.map(|strike| strike.id))
}

/// Those of `people` whose posts reach less far than they chose (moderators).
pub async fn limited(
    ctx: &Ctx,
    actor: Actor,
    people: Vec<AccountId>,
) -> Answer<HashSet<AccountId>> {
    actor.must_be(model::Role::Moderator)?;
    ctx.read(move |c| {
        let mut limited = HashSet::new();
        for id in people {
            if store::strikes::reach(c, id)? != Reach::Chosen {
                limited.insert(id);
            }
        }
        Ok(limited)
    })
    .await
}

/// Makes things as they were before a strike; answers whether it stood.
pub(crate) fn revert(ctx: &Ctx, tx: &mut Tx, actor: Actor, strike: &Strike) -> Answer<bool> {
    let (id, target) = (strike.id, strike.target_id);
    if !store::strikes::undo(tx, id, actor.id, ctx.now())? {
        return Ok(false);
    }
    match strike.kind {
        StrikeKind::Warn => {}
        StrikeKind::Hide | StrikeKind::Remove => bring_back(ctx, tx, actor, strike)?,
        StrikeKind::Limit => {
            if store::strikes::reach(tx, target)? == Reach::Followers {
                store::strikes::set_reach(tx, target, Reach::Chosen)?;
            }
            crate::accounts::changed(ctx, tx, actor, target)?;
        }
        StrikeKind::Suspend | StrikeKind::Delete => {
            let account = store::accounts::get(tx, target)?;
            if strike.kind == StrikeKind::Delete
                && !store::records::erasure::cancel(tx, target)?
                && account.state == AccountState::Erased
            {
                return Err(Refusal::Conflict("erased"));
            }
            // Who has left meanwhile, or is kept out by something else, stays away.
            let out = store::strikes::keeping_out(tx, target)?.is_some();
            if account.state == AccountState::Suspended && !out {
                store::people::set_state(tx, target, AccountState::Active, ctx.now())?;
            }
            lift(tx, target)?;
            crate::accounts::changed(ctx, tx, actor, target)?;
        }
    }
    Ok(true)
}

/// Someone may sign in again: their posts reach as far as before.
pub(crate) fn lift(tx: &mut Tx, target: AccountId) -> Answer<()> {
    if store::strikes::standing(tx, target, StrikeKind::Delete)?.is_some() {
        store::records::erasure::cancel(tx, target)?;
    }
    if store::strikes::reach(tx, target)? == Reach::Moderators {
        let limited = store::strikes::standing(tx, target, StrikeKind::Limit)?.is_some();
        let reach = if limited {
            Reach::Followers
        } else {
            Reach::Chosen
        };
        store::strikes::set_reach(tx, target, reach)?;
    }
    Ok(())
}

/// Shows or restores the posts, but for those that another strike still concerns, or that their author deleted.
fn bring_back(ctx: &Ctx, tx: &mut Tx, actor: Actor, strike: &Strike) -> Answer<()> {
    for (id, _) in store::strikes::posts(tx, strike.id)? {
        if store::strikes::concerns(tx, id, strike.kind)? {
            continue;
        }
        let Some(status) = store::statuses::find::any(tx, id)? else {
            continue;
        };
        let (done, kind) = if strike.kind == StrikeKind::Hide {
            (change::show(tx, &status)?, EventKind::StatusShown)
        } else if store::statuses::find::was_removed(tx, id)? {
            (change::restore(tx, &status)?, EventKind::StatusRestored)
        } else {
            continue;
        };
        if done {
            let mut event = ctx.event(kind, actor);
            (event.status_id, event.target_id) = (Some(id), status.reply_to_account_id);
            store::events::append(tx, &event)?;
        }
    }
    Ok(())
}
