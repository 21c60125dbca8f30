//! People one would rather not read: muted, and they do not know; blocked, and neither reads the other.

use model::{AccountId, AccountState, EventKind, Time};
use store::{Tx, quiet};

use crate::filters::Until;
use crate::views::{self, AccountCard};
use crate::{Actor, Answer, Ctx, Refusal};

/// Whom I have muted and blocked, the last first.
#[derive(Debug, Clone, Default)]
pub struct Quiet {
    /// Muted, and until when.
    pub muted: Vec<(AccountCard, Option<Time>)>,
    /// Blocked.
    pub blocked: Vec<AccountCard>,
}

/// Whom I have muted and blocked.
pub async fn all(ctx: &Ctx, actor: Actor) -> Answer<Quiet> {
    let now = ctx.now();
    ctx.read(move |c| {
        let muted = quiet::list_muted(c, actor.id, now)?;
        let blocked = quiet::list_blocked(c, actor.id)?;
        let ids: Vec<AccountId> = muted.iter().map(|m| m.0).chain(blocked.clone()).collect();
        let cards = views::cards(c, &ids, now)?;
        Ok(Quiet {
            muted: muted
                .iter()
                .filter_map(|(id, until)| Some((cards.get(id)?.clone(), *until)))
                .collect(),
            blocked: blocked
                .iter()
                .filter_map(|id| cards.get(id).cloned())
                .collect(),
        })
    })
    .await
}

/// Mutes someone; muting again changes until when.
pub async fn mute(ctx: &Ctx, actor: Actor, target: AccountId, until: Until) -> Answer<()> {
    let now = ctx.now();
    change(ctx, actor, target, move |tx| {
        Ok(quiet::mute(tx, actor.id, target, until.moment(now, None), now).map(|()| true)?)
    })
    .await
}

/// Ends it; doing it again changes nothing.
pub async fn unmute(ctx: &Ctx, actor: Actor, target: AccountId) -> Answer<()> {
    change(ctx, actor, target, move |tx| {
        Ok(quiet::unmute(tx, actor.id, target)?)
    })
    .await
}

/// Blocks someone: following ends both ways, and each leaves the other's lists.
pub async fn block(ctx: &Ctx, actor: Actor, target: AccountId) -> Answer<()> {
    let now = ctx.now();
    change(ctx, actor, target, move |tx| {
        Ok(quiet::block(tx, actor.id, target, now).map(|()| true)?)
    })
    .await
}

/// Ends it; following does not come back by itself.
pub async fn unblock(ctx: &Ctx, actor: Actor, target: AccountId) -> Answer<()> {
    change(ctx, actor, target, move |tx| {
        Ok(quiet::unblock(tx, actor.id, target)?)
    })
    .await
}

async fn change<F>(ctx: &Ctx, actor: Actor, target: AccountId, change: F) -> Answer<()>
where
    F: FnOnce(&mut Tx) -> Answer<bool> + Send + 'static,
{
    if target == actor.id {
        return Err(Refusal::invalid("account", "yourself"));
    }
    let mut event = ctx.event(EventKind::PreferencesChanged, actor);
    event.target_id = Some(target);
    ctx.write(move |tx| {
        store::accounts::find(tx, target)?
            .filter(|a| a.state != AccountState::Pending)
            .ok_or(Refusal::NotFound)?;
        if change(tx)? {
            store::events::append(tx, &event)?;
        }
        Ok(())
    })
    .await
}
