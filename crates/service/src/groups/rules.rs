//! Membership by rule: who is brought into a group by what they are, kept up when people move.
//!
//! A rule brings people in and takes them out again when it no longer fits. Who left, or was taken out, by hand is not brought
//! back; who came by themselves is not taken out.

use std::collections::HashSet;

use model::{
    AccountId, Act, Event, EventKind, GroupId, GroupRole, GroupRuleKind, Role, StatusId, UnitId,
};
use store::groups::{self, Rule};
use store::{Conn, Tx};

use super::join::member;
use super::{found, overseen, record};
use crate::accounts::{TONGUE_CODES, line};
use crate::events::Consumer;
use crate::policy::limit::{GROUP_RULES, TITLE_CHARS};
use crate::{Actor, Answer, Ctx, Refusal, jobs};

/// People brought in or taken out in one transaction.
const BATCH: usize = 500;

/// A rule as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleView {
    /// Id.
    pub id: i64,
    /// Whom it brings in.
    pub kind: GroupRuleKind,
    /// Name of the unit, words of the title, code of the language.
    pub value: String,
}

/// The rules of a group (administrators who may know of it).
pub async fn rules(ctx: &Ctx, actor: Actor, slug: &str) -> Answer<Vec<RuleView>> {
    let slug = slug.to_owned();
    ctx.read(move |c| {
        let (group, standing) = found(c, actor, &slug)?;
        overseen(actor, &group, &standing)?;
        let mut all = Vec::new();
        for rule in groups::rules(c, group.id)? {
            all.push(RuleView {
                id: rule.id,
                kind: rule.kind,
                value: shown(c, &rule)?,
            });
        }
        Ok(all)
    })
    .await
}

fn shown(c: &mut Conn, rule: &Rule) -> Answer<String> {
    if rule.kind != GroupRuleKind::Unit {
        return Ok(rule.value.clone());
    }
    let unit = match rule.value.parse::<UnitId>() {
        Ok(id) => store::units::find(c, id)?,
        Err(_) => None,
    };
    Ok(unit.map(|u| u.name).unwrap_or_default())
}

/// Adds a rule (administrators who may know of the group); `value` is the id of the unit, words of the title or the language.
pub async fn add_rule(
    ctx: &Ctx,
    actor: Actor,
    slug: &str,
    kind: GroupRuleKind,
    value: &str,
) -> Answer<()> {
    let (ctx_, slug, value) = (ctx.clone(), slug.to_owned(), value.to_owned());
    ctx.write(move |tx| {
        let (group, standing) = found(tx, actor, &slug)?;
        overseen(actor, &group, &standing)?;
        let value = checked(tx, kind, &value)?;
        let there = groups::rules(tx, group.id)?;
        if there.iter().any(|r| r.kind == kind && r.value == value) {
            return Err(Refusal::invalid("value", "rule-there"));
        }
        if there.len() >= GROUP_RULES {
            return Err(Refusal::over("value", "too-many", GROUP_RULES as i64));
        }
        let id = ctx_.id::<StatusId>().get();
        groups::add_rule(tx, group.id, &Rule { id, kind, value })?;
        later(&ctx_, tx, group.id)?;
        record(&ctx_, tx, actor, (Act::GroupRuleAdded, &group), None)
    })
    .await
}

fn checked(c: &mut Conn, kind: GroupRuleKind, value: &str) -> Answer<String> {
    match kind {
        GroupRuleKind::Everyone => Ok(String::new()),
        GroupRuleKind::Unit => {
            let id = value.parse::<UnitId>().ok();
            let unit = id.map(|id| store::units::find(c, id)).transpose()?;
            let unit = unit.flatten().ok_or(Refusal::invalid("value", "choose"))?;
            Ok(unit.id.to_string())
        }
        GroupRuleKind::Title => {
            let words = line("value", value, TITLE_CHARS)?;
            if words.is_empty() {
                return Err(Refusal::invalid("value", "empty"));
            }
            Ok(words)
        }
        GroupRuleKind::Language if TONGUE_CODES.contains(&value) => Ok(value.to_owned()),
        GroupRuleKind::Language => Err(Refusal::invalid("value", "choose")),
    }
}

/// Takes a rule away; whom only it held goes out.
pub async fn remove_rule(ctx: &Ctx, actor: Actor, slug: &str, id: i64) -> Answer<()> {
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    ctx.write(move |tx| {
        let (group, standing) = found(tx, actor, &slug)?;
        overseen(actor, &group, &standing)?;
        if !groups::remove_rule(tx, group.id, id)? {
            return Err(Refusal::NotFound);
        }
        later(&ctx_, tx, group.id)?;
        record(&ctx_, tx, actor, (Act::GroupRuleRemoved, &group), None)
    })
    .await
}

/// Asks for a group to be fitted to its rules.
fn later(ctx: &Ctx, tx: &mut Tx, group: GroupId) -> Answer<()> {
    let unique = format!("group-fit-{group}");
    jobs::enqueue(ctx, tx, "group-fit", &group, Some(&unique), ctx.now())
}

/// Brings in everyone whom the rules of a group name and takes out those whom none does any more; may run twice.
pub(crate) async fn fit(ctx: &Ctx, group: GroupId) -> Answer<()> {
    let (into, out) = ctx.read(move |c| differing(c, group, None)).await?;
    let all: Vec<AccountId> = into.into_iter().chain(out).collect();
    for some in all.chunks(BATCH) {
        let (ctx_, some) = (ctx.clone(), some.to_vec());
        ctx.write(move |tx| {
            for account in some {
                apply(&ctx_, tx, group, account)?;
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// Who should come into a group by its rules, and who should go; with `only`, whether they are among them.
fn differing(
    c: &mut Conn,
    group: GroupId,
    only: Option<AccountId>,
) -> Answer<(Vec<AccountId>, Vec<AccountId>)> {
    let mut fitting: HashSet<AccountId> = HashSet::new();
    for rule in groups::rules(c, group)? {
        fitting.extend(groups::fitting(c, &rule, only)?);
    }
    let ruled = groups::ruled_members(c, group, only)?;
    let out = ruled.into_iter().filter(|id| !fitting.contains(id));
    let out = out.collect();
    let departed = groups::departed(c, group)?;
    let inside: HashSet<AccountId> = match only {
        Some(one) if groups::exists(c, group, one)? => HashSet::from([one]),
        Some(_) => HashSet::new(),
        None => groups::list_ids(c, group)?.into_iter().collect(),
    };
    let mut into: Vec<AccountId> = fitting
        .into_iter()
        .filter(|id| !departed.contains(id) && !inside.contains(id))
        .collect();
    into.sort();
    Ok((into, out))
}

/// Brings one person in or takes them out, as the rules of a group say now.
fn apply(ctx: &Ctx, tx: &mut Tx, group: GroupId, account: AccountId) -> Answer<()> {
    let (into, out) = differing(tx, group, Some(account))?;
    if into.contains(&account) {
        let mut new = member(ctx, account);
        new.by_rule = true;
        groups::add(tx, group, &new)?;
    } else if out.contains(&account) {
        if groups::moderators(tx, group)? == [account] {
            // Somebody must keep order: they stay, by their own will from now on.
            groups::set_by_rule(tx, group, account, false)?;
            return Ok(());
        }
        groups::remove(tx, group, account)?;
    } else {
        return Ok(());
    }
    super::changed(ctx, tx, themselves(account), group, Some(account))
}

/// Rules act in the name of whom they concern.
fn themselves(account: AccountId) -> Actor {
    Actor {
        id: account,
        role: Role::Member,
        door: crate::Door::Work,
    }
}

/// Keeps groups fitted to their rules: a consumer of events. Its name in the store is `groups`.
#[derive(Debug)]
pub struct Keeper;

impl Consumer for Keeper {
    fn name(&self) -> &'static str {
        "groups"
    }

    fn handle(&self, ctx: &Ctx, tx: &mut Tx, event: &Event) -> Result<(), db::Error> {
        let done = match (event.kind, event.target_id) {
            (EventKind::AccountChanged, whom) => moved(ctx, tx, whom.unwrap_or(event.account_id)),
            (EventKind::UnitChanged, Some(whom)) => moved(ctx, tx, whom),
            // The tree is another: whoever is below a unit may have changed.
            (EventKind::UnitChanged, None) => all(ctx, tx),
            _ => Ok(()),
        };
        done.map_err(|refusal| match refusal {
            Refusal::Internal(error) => error,
            other => db::Error::Corrupt(other.to_string()),
        })
    }
}

fn all(ctx: &Ctx, tx: &mut Tx) -> Answer<()> {
    for group in groups::list_ruled(tx)? {
        later(ctx, tx, group)?;
    }
    Ok(())
}

/// Someone is another than before: their groups follow. Who has left the house goes out of all of them.
fn moved(ctx: &Ctx, tx: &mut Tx, account: AccountId) -> Answer<()> {
    for group in groups::left(tx, account)? {
        groups::remove(tx, group, account)?;
        succeed(tx, group)?;
        super::changed(ctx, tx, themselves(account), group, Some(account))?;
    }
    for group in groups::list_ruled(tx)? {
        apply(ctx, tx, group, account)?;
    }
    Ok(())
}

/// When nobody keeps order in a group any more, the one who is longest in it does.
fn succeed(tx: &mut Tx, group: GroupId) -> Answer<()> {
    if groups::moderators(tx, group)?.is_empty()
        && let Some(next) = groups::eldest(tx, group)?
    {
        groups::set_role(tx, group, next, GroupRole::Moderator)?;
        groups::set_owner(tx, group, next)?;
    }
    Ok(())
}
