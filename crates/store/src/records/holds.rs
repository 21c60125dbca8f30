//! Legal holds: while one stands, nothing it covers is removed for good.

use std::collections::HashMap;

use db::Row;
use model::{AccountId, GroupId, HoldId, Time};

use crate::groups::FOUND;
use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// That post `s` is under a hold: its author's, or its group's.
pub(crate) const HELD: &str = "exists (select 1 from holds h where h.lifted_at is null
    and (h.account_id = s.author_id or (s.audience = 4 and h.group_id = s.audience_id)))";

/// A hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Id.
    pub id: HoldId,
    /// On this person.
    pub account_id: Option<AccountId>,
    /// On this group.
    pub group_id: Option<GroupId>,
    /// Why.
    pub reason: String,
    /// By whom.
    pub placed_by: AccountId,
    /// When.
    pub placed_at: Time,
    /// Who lifted it.
    pub lifted_by: Option<AccountId>,
    /// When it was lifted.
    pub lifted_at: Option<Time>,
}

const COLUMNS: &str =
    "id, account_id, group_id, reason, placed_by, placed_at, lifted_by, lifted_at";

/// Places one. `Conflict` when the same person or group is under one already.
pub fn insert(tx: &mut Tx, h: &Hold) -> Result<()> {
    tx.execute(
        "insert into holds (id, account_id, group_id, reason, placed_by, placed_at) values ($1, $2, $3, $4, $5, $6)",
        params![h.id, h.account_id, h.group_id, h.reason, h.placed_by, h.placed_at],
    )?;
    Ok(())
}

/// One of them.
pub fn find(c: &mut Conn, id: HoldId) -> Result<Option<Hold>> {
    let sql = format!("select {COLUMNS} from holds where id = $1");
    c.first(&sql, params![id])?.as_ref().map(read).transpose()
}

/// Lifts one that stands; whether it did.
pub fn lift(tx: &mut Tx, id: HoldId, by: AccountId, now: Time) -> Result<bool> {
    let n = tx.execute(
        "update holds set lifted_by = $2, lifted_at = $3 where id = $1 and lifted_at is null",
        params![id, by, now],
    )?;
    Ok(n == 1)
}

/// All, those that stand first, then the latest.
pub fn list(c: &mut Conn, limit: i64) -> Result<Vec<Hold>> {
    let sql = format!(
        "select {COLUMNS} from holds order by case when lifted_at is null then 0 else 1 end, id desc limit $1"
    );
    c.all(&sql, params![limit])?.iter().map(read).collect()
}

/// Whether a person is under one.
pub fn is_held(c: &mut Conn, account: AccountId) -> Result<bool> {
    let sql = "select 1 from holds where account_id = $1 and lifted_at is null";
    Ok(c.first(sql, params![account])?.is_some())
}

/// Whether something a person wrote is under one: they themselves, or a group they wrote in.
pub fn covers(c: &mut Conn, account: AccountId) -> Result<bool> {
    let sql = "select 1 from holds h where h.lifted_at is null and (h.account_id = $1
        or exists (select 1 from statuses s where s.audience = 4 and s.audience_id = h.group_id and s.author_id = $1))";
    Ok(c.first(sql, params![account])?.is_some())
}

fn read(r: &Row) -> Result<Hold> {
    Ok(Hold {
        id: r.get(0)?,
        account_id: r.get(1)?,
        group_id: r.get(2)?,
        reason: r.get(3)?,
        placed_by: r.get(4)?,
        placed_at: r.get(5)?,
        lifted_by: r.get(6)?,
        lifted_at: r.get(7)?,
    })
}

/// Names of those of `ids` that `viewer` may know of.
pub fn group_names(
    c: &mut Conn,
    viewer: AccountId,
    ids: &[GroupId],
) -> Result<HashMap<GroupId, String>> {
    c.all(
        &format!("select g.id, g.name from groups g where g.id = any($2) and {FOUND}"),
        params![viewer, ids],
    )?
    .iter()
    .map(|r| Ok((r.get(0)?, r.get(1)?)))
    .collect()
}
