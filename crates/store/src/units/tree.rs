//! The tree itself: who is below what, and changing it.

use std::collections::HashMap;

use model::{AccountId, Unit, UnitId};

use super::{COLUMNS, read};
use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// People in each unit and below it, counted once each; units without anybody are left out.
pub fn counts(c: &mut Conn) -> Result<HashMap<UnitId, i64>> {
    c.all(
        "select p.ancestor_id, count(distinct m.account_id) from unit_paths p join unit_members m on m.unit_id = p.unit_id
         join accounts a on a.id = m.account_id and a.state = 1 group by p.ancestor_id",
        params![],
    )?
    .iter()
    .map(|r| Ok((r.get(0)?, r.get(1)?)))
    .collect()
}

/// Units directly below `id`, by name.
pub fn list_below(c: &mut Conn, id: UnitId) -> Result<Vec<Unit>> {
    c.all(
        &format!("select {COLUMNS} from units u where u.parent_id = $1 order by u.name_key, u.id"),
        params![id],
    )?
    .iter()
    .map(read)
    .collect()
}

/// Some of the people of a unit and below it, those most followed first.
pub fn list_faces(c: &mut Conn, id: UnitId, limit: i64) -> Result<Vec<AccountId>> {
    c.all(
        "select a.id from accounts a where a.state = 1 and exists (
            select 1 from unit_members m join unit_paths p on p.unit_id = m.unit_id where m.account_id = a.id and p.ancestor_id = $1)
         order by a.followers_count desc, a.id limit $2",
        params![id, limit],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// Whether somebody who has not left has the unit as home.
pub fn is_home(c: &mut Conn, id: UnitId) -> Result<bool> {
    let row = c.first(
        "select 1 from accounts where unit_id = $1 and state <> 3 limit 1",
        params![id],
    )?;
    Ok(row.is_some())
}

/// Whether a person belongs to the unit directly.
pub fn joined(c: &mut Conn, id: UnitId, account: AccountId) -> Result<bool> {
    let row = c.first(
        "select 1 from unit_members where unit_id = $1 and account_id = $2",
        params![id, account],
    )?;
    Ok(row.is_some())
}

/// Nobody else can change the tree until this transaction ends.
pub fn lock(tx: &mut Tx) -> Result<()> {
    tx.all(
        "select id from units order by id /*postgres for update */",
        params![],
    )?;
    Ok(())
}

/// Writes name, kind and what it is for; its address stays.
pub fn update(tx: &mut Tx, unit: &Unit) -> Result<()> {
    tx.execute(
        "update units set name = $2, name_key = $3, kind = $4, about = $5 where id = $1",
        params![
            unit.id,
            unit.name,
            text::key(&unit.name),
            unit.kind,
            unit.about
        ],
    )?;
    Ok(())
}

/// Puts the unit and all below it under another; the caller has made sure that this is not one of them.
pub fn set_parent(tx: &mut Tx, id: UnitId, parent: Option<UnitId>) -> Result<()> {
    tx.execute(
        "update units set parent_id = $2 where id = $1",
        params![id, parent],
    )?;
    tx.execute(
        "delete from unit_paths where unit_id in (select unit_id from unit_paths where ancestor_id = $1)
            and ancestor_id in (select ancestor_id from unit_paths where unit_id = $1 and ancestor_id <> $1)",
        params![id],
    )?;
    if let Some(parent) = parent {
        tx.execute(
            "insert into unit_paths (unit_id, ancestor_id, depth)
             select below.unit_id, above.ancestor_id, below.depth + above.depth + 1
             from unit_paths below join unit_paths above on above.unit_id = $2 where below.ancestor_id = $1",
            params![id, parent],
        )?;
    }
    Ok(())
}

/// Whether anything holds the unit: units below it, people, an invitation, or posts for it.
pub fn is_used(c: &mut Conn, id: UnitId) -> Result<bool> {
    let row = c.first(
        "select 1 where exists (select 1 from units where parent_id = $1)
            or exists (select 1 from unit_members where unit_id = $1) or exists (select 1 from accounts where unit_id = $1)
            or exists (select 1 from invitations where unit_id = $1)
            or exists (select 1 from statuses where audience = 1 and audience_id = $1)",
        params![id],
    )?;
    Ok(row.is_some())
}

/// Removes a unit that nothing holds.
pub fn delete(tx: &mut Tx, id: UnitId) -> Result<()> {
    tx.execute("delete from units where id = $1", params![id])?;
    Ok(())
}
