//! Does what was planned, a few people at a time so that others can write meanwhile.

use std::collections::HashMap;

use model::{Account, AccountId, AccountState, Act, Detail, Role, UnitId};
use store::Tx;

use super::super::profile::{changed, goes_round, move_home};
use super::plan::{Plan, Wish};
use super::{Line, Outcome, Report};
use crate::accounts::{NewPerson, insert};
use crate::audit::{self, About};
use crate::units::{self, UnitDraft};
use crate::{Actor, Answer, Ctx, Refusal};

/// People in one transaction.
const AT_ONCE: usize = 100;

pub(super) async fn apply(ctx: &Ctx, actor: Actor, plan: Plan) -> Answer<Report> {
    let mut report = Report {
        done: true,
        ..plan.report()
    };
    let units = make_units(ctx, actor, &plan).await?;
    let mut ids: HashMap<usize, AccountId> = HashMap::new();
    for (number, someone) in plan.crowd.people.iter().enumerate() {
        ids.extend(someone.account.as_ref().map(|a| (number, a.id)));
    }
    for some in plan.wishes.chunks(AT_ONCE) {
        let work: Vec<Work> = some
            .iter()
            .map(|wish| Work::of(wish, &plan, &units))
            .collect();
        let ctx_ = ctx.clone();
        let done = ctx
            .write(move |tx| {
                let done = work
                    .iter()
                    .map(|w| one(&ctx_, tx, actor, w))
                    .collect::<Answer<Vec<_>>>()?;
                let count = done.iter().filter(|d| d.is_ok()).count();
                let about = About::all().with(Detail::Count, count);
                audit::record(&ctx_, tx, actor, Act::PeopleImported, about)?;
                Ok(done)
            })
            .await?;
        for (wish, done) in some.iter().zip(done) {
            match done {
                Ok(id) => {
                    ids.insert(wish.who, id);
                }
                Err(refusal) => refuse(&mut report.lines[wish.line], refusal),
            }
        }
    }
    let lines: Vec<(AccountId, AccountId)> = plan
        .wishes
        .iter()
        .filter_map(|wish| Some((*ids.get(&wish.who)?, *ids.get(&wish.manager?)?)))
        .collect();
    for some in lines.chunks(AT_ONCE * 5) {
        let (ctx_, some) = (ctx.clone(), some.to_vec());
        ctx.write(move |tx| {
            some.iter()
                .try_for_each(|(who, manager)| manage(&ctx_, tx, actor, *who, *manager))
        })
        .await?;
    }
    Ok(report)
}

fn refuse(line: &mut Line, refusal: Refusal) {
    line.outcome = Outcome::Refused;
    line.problems.push(refusal.into());
}

/// Makes what is missing of the tree; answers the ids by number.
async fn make_units(ctx: &Ctx, actor: Actor, plan: &Plan) -> Answer<Vec<UnitId>> {
    let (ctx_, nodes) = (ctx.clone(), plan.tree.nodes.clone());
    ctx.write(move |tx| {
        let mut ids: Vec<UnitId> = Vec::with_capacity(nodes.len());
        for node in nodes {
            let id = match node.id {
                Some(id) => id,
                None => {
                    let draft = UnitDraft {
                        name: node.name,
                        kind: node.kind,
                        parent: node.parent.and_then(|n| ids.get(n).copied()),
                        about: String::new(),
                    };
                    units::insert(&ctx_, tx, actor, draft)?
                }
            };
            ids.push(id);
        }
        Ok(ids)
    })
    .await
}

/// One person, ready to be written.
struct Work {
    id: Option<AccountId>,
    handle: String,
    new_email: Option<String>,
    wish: Wish,
    unit: Option<UnitId>,
}

impl Work {
    fn of(wish: &Wish, plan: &Plan, units: &[UnitId]) -> Self {
        let someone = &plan.crowd.people[wish.who];
        let id = someone.account.as_ref().map(|a| a.id);
        Self {
            new_email: match id {
                Some(_) => wish.email.clone(),
                None => someone.email.clone(),
            },
            id,
            handle: someone.handle.clone(),
            unit: wish.unit.and_then(|n| units.get(n).copied()),
            wish: wish.clone(),
        }
    }
}

/// Writes one person. What stands against this one only is inside; what stands against all of them is outside.
fn one(ctx: &Ctx, tx: &mut Tx, actor: Actor, work: &Work) -> Answer<Result<AccountId, Refusal>> {
    match tx.savepoint(|tx| write(ctx, tx, actor, work)) {
        Err(Refusal::Internal(error)) => Err(Refusal::Internal(error)),
        other => Ok(other),
    }
}

fn write(ctx: &Ctx, tx: &mut Tx, actor: Actor, work: &Work) -> Answer<AccountId> {
    let profile = &work.wish.profile;
    let id = match work.id {
        Some(id) => {
            if let Some(email) = &work.new_email {
                store::people::set_email(tx, id, email, ctx.now())
                    .map_err(crate::accounts::taken)?;
            }
            id
        }
        None => {
            let new = NewPerson {
                handle: work.handle.clone(),
                name: profile.name.clone(),
                email: work.new_email.clone(),
                role: Role::Member,
                state: AccountState::Active,
                unit: work.unit,
                password_hash: None,
            };
            insert(ctx, tx, &new)?
        }
    };
    let before = store::accounts::get(tx, id)?;
    move_home(ctx, tx, &before, work.unit)?;
    let after = Account {
        name: profile.name.clone(),
        title: profile.title.clone(),
        unit_id: work.unit,
        location: profile.location.clone(),
        time_zone: profile.time_zone.clone(),
        languages: profile.languages.clone(),
        ..before
    };
    store::accounts::update(tx, &after, ctx.now())?;
    changed(ctx, tx, actor, id)?;
    Ok(id)
}

fn manage(ctx: &Ctx, tx: &mut Tx, actor: Actor, who: AccountId, manager: AccountId) -> Answer<()> {
    let before = store::accounts::get(tx, who)?.manager_id;
    // Someone may have changed a line meanwhile: then this one is left as it is.
    if before == Some(manager) || goes_round(tx, who, manager)? {
        return Ok(());
    }
    store::chart::set_manager(tx, who, Some(manager), ctx.now())?;
    changed(ctx, tx, actor, who)
}
