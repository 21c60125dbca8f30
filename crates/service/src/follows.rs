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
