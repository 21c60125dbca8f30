//! Following people.

use model::{AccountId, AccountState, EventKind};

use crate::{Actor, Answer, Ctx, Refusal};

/// Follows someone; doing it again changes nothing.
pub async fn follow(ctx: &Ctx, actor: Actor, target: AccountId) -> Answer<()> {
    change(ctx, actor, target, EventKind::Followed).await
}

/// Unfollows someone; doing it again changes nothing.
pub async fn unfollow(ctx: &Ctx, actor: Actor, target: AccountId) -> Answer<()> {
    change(ctx, actor, target, EventKind::Unfollowed).await
}

async fn change(ctx: &Ctx, actor: Actor, target: AccountId, kind: EventKind) -> Answer<()> {
    if target == actor.id {
        return Err(Refusal::invalid("account", "yourself"));
    }
    let (now, mut event) = (ctx.now(), ctx.event(kind, actor));
    event.target_id = Some(target);
    ctx.write(move |tx| {
        let account = store::accounts::find(tx, target)?
            .filter(|a| a.state != AccountState::Pending)
            .ok_or(Refusal::NotFound)?;
        let changed = if kind == EventKind::Followed {
            let stands = store::follows::relationships(tx, actor.id, &[account.id], now)?;
            if stands.iter().any(|r| r.blocking || r.blocked_by)
                || account.state != AccountState::Active
            {
                return Err(Refusal::Forbidden);
            }
            store::follows::insert(tx, actor.id, target, now)?
        } else {
            store::follows::delete(tx, actor.id, target)?
        };
        if changed {
            store::events::append(tx, &event)?;
        }
        Ok(())
    })
    .await
}

/// How the actor stands to each of `others`, in their order.
pub async fn relationships(
    ctx: &Ctx,
    actor: Actor,
    others: Vec<AccountId>,
) -> Answer<Vec<model::Relationship>> {
    let now = ctx.now();
    ctx.read(move |c| Ok(store::follows::relationships(c, actor.id, &others, now)?))
        .await
}

/// People one may follow at once.
const AT_ONCE: usize = 300;

/// Follows all of these people, as far as one may; answers who is new.
pub async fn follow_all(
    ctx: &Ctx,
    actor: Actor,
    targets: Vec<AccountId>,
) -> Answer<Vec<AccountId>> {
    if targets.len() > AT_ONCE {
        return Err(Refusal::over("people", "too-many", AT_ONCE as i64));
    }
    let (now, ctx_) = (ctx.now(), ctx.clone());
    ctx.write(move |tx| {
        let stands = store::follows::relationships(tx, actor.id, &targets, now)?;
        let accounts = store::accounts::list(tx, &targets)?;
        let mut new = Vec::new();
        for (target, stands) in targets.into_iter().zip(stands) {
            let here = accounts
                .iter()
                .any(|a| a.id == target && a.state == AccountState::Active);
            if target == actor.id || !here || stands.blocking || stands.blocked_by {
                continue;
            }
            if store::follows::insert(tx, actor.id, target, now)? {
                let mut event = ctx_.event(EventKind::Followed, actor);
                event.target_id = Some(target);
                store::events::append(tx, &event)?;
                new.push(target);
            }
        }
        Ok(new)
    })
    .await
}

/// Unfollows all of these people: undoes what [`follow_all`] answered.
pub async fn unfollow_all(ctx: &Ctx, actor: Actor, targets: Vec<AccountId>) -> Answer<()> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        for target in targets.into_iter().take(AT_ONCE) {
            if store::follows::delete(tx, actor.id, target)? {
                let mut event = ctx_.event(EventKind::Unfollowed, actor);
                event.target_id = Some(target);
                store::events::append(tx, &event)?;
            }
        }
        Ok(())
    })
    .await
}

/// Makes someone follow me no longer; doing it again changes nothing.
pub async fn remove_follower(ctx: &Ctx, actor: Actor, target: AccountId) -> Answer<()> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let follower = store::accounts::find(tx, target)?
            .filter(|a| a.state != AccountState::Pending)
            .ok_or(Refusal::NotFound)?;
        if store::follows::delete(tx, target, actor.id)? {
            let theirs = Actor {
                id: follower.id,
                role: follower.role,
                door: crate::Door::Work,
            };
            let mut event = ctx_.event(EventKind::Unfollowed, theirs);
            event.target_id = Some(actor.id);
            store::events::append(tx, &event)?;
        }
        Ok(())
    })
    .await
}

/// People told of at once among those I know.
const FAMILIAR: i64 = 10;

/// People I follow who follow someone.
pub async fn familiar(ctx: &Ctx, actor: Actor, target: AccountId) -> Answer<Vec<AccountId>> {
    ctx.read(move |c| Ok(store::follows::familiar(c, actor.id, target, FAMILIAR)?))
        .await
}
