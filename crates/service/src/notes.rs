//! How one stands to others, with what one noted about them for oneself.

use model::{AccountId, AccountState, Relationship, Time};

use crate::policy::limit::ABOUT_CHARS;
use crate::{Actor, Answer, Ctx, Refusal};

/// How the actor stands to someone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// To whom.
    pub id: AccountId,
    /// How.
    pub relationship: Relationship,
    /// Until when they are muted, where that ends by itself.
    pub muted_until: Option<Time>,
    /// What the actor noted about them.
    pub note: String,
    /// The actor recommends them.
    pub endorsed: bool,
}

/// How the actor stands to those of `others` who are there, in their order.
pub async fn stands(ctx: &Ctx, actor: Actor, others: Vec<AccountId>) -> Answer<Vec<Stand>> {
    let now = ctx.now();
    ctx.read(move |c| {
        let there = store::accounts::list(c, &others)?;
        let there = |id: &AccountId| {
            let found = there.iter().find(|a| a.id == *id);
            found.is_some_and(|a| a.state != AccountState::Pending)
        };
        let ids: Vec<AccountId> = others.into_iter().filter(there).collect();
        let all = store::follows::relationships(c, actor.id, &ids, now)?;
        let muted = store::quiet::list_muted(c, actor.id, now)?;
        let mut notes = store::notes::list(c, actor.id, &ids)?;
        let endorsed = store::endorsements::list(c, actor.id, actor.id)?;
        let stand = |(id, relationship): (AccountId, Relationship)| Stand {
            id,
            relationship,
            muted_until: muted.iter().find(|m| m.0 == id).and_then(|m| m.1),
            note: notes.remove(&id).unwrap_or_default(),
            endorsed: endorsed.iter().any(|e| e.target_id == id),
        };
        Ok(ids.into_iter().zip(all).map(stand).collect())
    })
    .await
}

/// Notes something about someone; nothing takes the note away.
pub async fn set(ctx: &Ctx, actor: Actor, target: AccountId, comment: &str) -> Answer<()> {
    let comment = comment.trim().to_owned();
    if comment.chars().count() > 2 * ABOUT_CHARS {
        return Err(Refusal::over("comment", "too-long", 2 * ABOUT_CHARS as i64));
    }
    ctx.write(move |tx| {
        store::accounts::find(tx, target)?
            .filter(|a| a.state != AccountState::Pending)
            .ok_or(Refusal::NotFound)?;
        Ok(store::notes::put(tx, actor.id, target, &comment)?)
    })
    .await
}
