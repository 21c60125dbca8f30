//! Rules that bring people into groups, and whom they must not bring back.

use model::{AccountId, GroupId, GroupRuleKind, Time};

use crate::param::Get;
use crate::search::pattern;
use crate::{Conn, Result, Tx, params};

/// A rule of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Id.
    pub id: i64,
    /// Whom it brings in.
    pub kind: GroupRuleKind,
    /// Unit, words or language, by kind.
    pub value: String,
}

/// The rules of a group, in the order they were made.
pub fn list(c: &mut Conn, group: GroupId) -> Result<Vec<Rule>> {
    c.all(
        "select id, kind, value from group_rules where group_id = $1 order by id",
        params![group],
    )?
    .iter()
    .map(|r| {
        Ok(Rule {
            id: r.get(0)?,
            kind: r.get(1)?,
            value: r.get(2)?,
        })
    })
    .collect()
}

/// Adds a rule.
pub fn add(tx: &mut Tx, group: GroupId, rule: &Rule) -> Result<()> {
    tx.execute(
        "insert into group_rules (id, group_id, kind, value) values ($1, $2, $3, $4)",
        params![rule.id, group, rule.kind, rule.value],
    )?;
    Ok(())
}

/// Takes a rule away; answers whether there was one.
pub fn remove(tx: &mut Tx, group: GroupId, id: i64) -> Result<bool> {
    let gone = tx.execute(
        "delete from group_rules where group_id = $1 and id = $2",
        params![group, id],
    )?;
    Ok(gone == 1)
}

/// Groups that have rules, or had some that people are still in by.
pub fn list_ruled(c: &mut Conn) -> Result<Vec<GroupId>> {
    c.all(
        "select group_id from group_rules union select group_id from group_members where by_rule",
        params![],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// People who are here and whom a rule brings in; with `only`, whether they are among them.
pub fn fitting(c: &mut Conn, rule: &Rule, only: Option<AccountId>) -> Result<Vec<AccountId>> {
    let condition = match rule.kind {
        GroupRuleKind::Everyone => "cast($2 as text) is not null",
        GroupRuleKind::Unit => {
            "exists (select 1 from unit_members um join unit_paths up on up.unit_id = um.unit_id
                     where um.account_id = a.id and cast(up.ancestor_id as text) = $2)"
        }
        GroupRuleKind::Title => "a.title_key like $2 escape '\\'",
        GroupRuleKind::Language => "' ' || a.languages || ' ' like $2",
    };
    let value = match rule.kind {
        GroupRuleKind::Title => pattern(&text::key(&rule.value), false),
        GroupRuleKind::Language => format!("% {} %", rule.value),
        GroupRuleKind::Everyone | GroupRuleKind::Unit => rule.value.clone(),
    };
    let sql = format!(
        "select a.id from accounts a where a.state = 1 and not a.bot and (a.id = $1 or $1 = 0) and {condition} order by a.id"
    );
    c.all(&sql, params![only.map_or(0, AccountId::get), value])?
        .iter()
        .map(|r| r.get(0))
        .collect()
}

/// People who are in a group by its rules; with `only`, whether they are among them.
pub fn ruled_members(
    c: &mut Conn,
    group: GroupId,
    only: Option<AccountId>,
) -> Result<Vec<AccountId>> {
    c.all(
        "select account_id from group_members where group_id = $1 and by_rule and (account_id = $2 or $2 = 0) order by account_id",
        params![group, only.map_or(0, AccountId::get)],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// Remembers that someone left, or was taken out, by hand.
pub fn depart(tx: &mut Tx, group: GroupId, account: AccountId, now: Time) -> Result<()> {
    tx.execute(
        "insert into group_departures (group_id, account_id, left_at) values ($1, $2, $3)
         on conflict (group_id, account_id) do update set left_at = excluded.left_at",
        params![group, account, now],
    )?;
    Ok(())
}

/// Forgets it: they came back.
pub fn return_to(tx: &mut Tx, group: GroupId, account: AccountId) -> Result<()> {
    tx.execute(
        "delete from group_departures where group_id = $1 and account_id = $2",
        params![group, account],
    )?;
    Ok(())
}

/// Who left a group by hand.
pub fn departed(c: &mut Conn, group: GroupId) -> Result<std::collections::HashSet<AccountId>> {
    c.all(
        "select account_id from group_departures where group_id = $1",
        params![group],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// Groups that someone who has left the house is still in.
pub fn left(c: &mut Conn, account: AccountId) -> Result<Vec<GroupId>> {
    c.all(
        "select m.group_id from group_members m join accounts a on a.id = m.account_id where m.account_id = $1 and a.state = 3 order by m.group_id",
        params![account],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}
