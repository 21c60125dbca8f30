//! Legal holds: while one stands, what a person wrote, or what was written in a group, is kept, whatever anyone deletes.

use model::{AccountId, Act, Detail, HoldId, Role, Thing};
use store::records::holds;
pub use store::records::holds::Hold;

use super::reason;
use crate::audit::{self, About};
use crate::views::{self, AccountCard};
use crate::{Actor, Answer, Ctx, Refusal};

/// Holds shown.
const LISTED: i64 = 200;

/// A hold as administrators see it.
#[derive(Debug, Clone)]
pub struct HoldView {
    /// As stored.
    pub hold: Hold,
    /// The person it is on.
    pub person: Option<AccountCard>,
    /// The name of the group it is on, where the reader may know of it.
    pub group: Option<String>,
    /// Who placed it.
    pub by: Option<AccountCard>,
    /// Who lifted it.
    pub lifted_by: Option<AccountCard>,
}

/// On what a hold is placed, as an administrator wrote it.
#[derive(Debug, Clone)]
pub enum On {
    /// A person, by handle.
    Person(String),
    /// A group that they may know of, by its name in addresses.
    Group(String),
}

/// Places one (admins). Whether the person knows is for those who place it to decide; Corner does not tell.
pub async fn create(ctx: &Ctx, actor: Actor, on: On, why: &str) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    let (reason, ctx_) = (reason(why)?, ctx.clone());
    ctx.write(move |tx| {
        let mut hold = Hold {
            id: ctx_.id(),
            account_id: None,
            group_id: None,
            reason,
            placed_by: actor.id,
            placed_at: ctx_.now(),
            lifted_by: None,
            lifted_at: None,
        };
        match on {
            On::Person(handle) => {
                let handle = handle.trim().trim_start_matches('@');
                let found = store::accounts::find_by_handle(tx, handle)?;
                hold.account_id = Some(
                    found
                        .ok_or(Refusal::invalid("handle", "no-such-person"))?
                        .id,
                );
            }
            On::Group(slug) => {
                let slug = slug.trim().trim_start_matches('!');
                let found = store::groups::find(tx, actor.id, slug)?;
                hold.group_id = Some(found.ok_or(Refusal::invalid("group", "no-group"))?.id);
            }
        }
        holds::insert(tx, &hold).map_err(|error| match error {
            db::Error::Conflict(_) => Refusal::Conflict("held-already"),
            other => other.into(),
        })?;
        let about = about(&hold).with(Detail::Reason, &hold.reason);
        Ok(audit::record(&ctx_, tx, actor, Act::HoldPlaced, about)?)
    })
    .await
}

/// Lifts one (admins): from now on what was deleted goes for good.
pub async fn lift(ctx: &Ctx, actor: Actor, id: HoldId) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let hold = holds::find(tx, id)?.ok_or(Refusal::NotFound)?;
        if !holds::lift(tx, id, actor.id, ctx_.now())? {
            return Err(Refusal::Conflict("lifted-already"));
        }
        Ok(audit::record(
            &ctx_,
            tx,
            actor,
            Act::HoldLifted,
            about(&hold),
        )?)
    })
    .await
}

fn about(hold: &Hold) -> About {
    let about = About::thing(Thing::Hold, hold.id);
    match (hold.account_id, hold.group_id) {
        (Some(person), _) => about.of(person),
        (None, Some(group)) => about.and(Thing::Group, group),
        (None, None) => about,
    }
}

/// All of them, those that stand first (admins).
pub async fn list(ctx: &Ctx, actor: Actor) -> Answer<Vec<HoldView>> {
    actor.must_be(Role::Admin)?;
    let now = ctx.now();
    ctx.read(move |c| {
        let all = holds::list(c, LISTED)?;
        let people: Vec<AccountId> = all
            .iter()
            .flat_map(|h| [h.account_id, Some(h.placed_by), h.lifted_by])
            .flatten()
            .collect();
        let groups: Vec<_> = all.iter().filter_map(|h| h.group_id).collect();
        let cards = views::cards(c, &people, now)?;
        let names = holds::group_names(c, actor.id, &groups)?;
        let card = |id: Option<AccountId>| id.and_then(|id| cards.get(&id).cloned());
        Ok(all
            .into_iter()
            .map(|hold| HoldView {
                person: card(hold.account_id),
                group: hold.group_id.and_then(|g| names.get(&g).cloned()),
                by: card(Some(hold.placed_by)),
                lifted_by: card(hold.lifted_by),
                hold,
            })
            .collect())
    })
    .await
}
