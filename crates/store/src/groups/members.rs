//! Who is in a group.

use db::Row;
use model::{AccountId, GroupId, GroupLevel, GroupMember, GroupRole};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

pub(super) const COLUMNS: &str =
    "m.account_id, m.role, m.level, m.by_rule, m.last_read_id, m.joined_at";

pub(super) fn read(r: &Row, at: usize) -> Result<GroupMember> {
    Ok(GroupMember {
        account_id: r.get(at)?,
        role: r.get(at + 1)?,
        level: r.get(at + 2)?,
        by_rule: r.get(at + 3)?,
        last_read_id: r.get(at + 4)?,
        joined_at: r.get(at + 5)?,
    })
}

/// Someone in a group, if they are.
pub fn find(c: &mut Conn, group: GroupId, account: AccountId) -> Result<Option<GroupMember>> {
    c.first(
        &format!(
            "select {COLUMNS} from group_members m where m.group_id = $1 and m.account_id = $2"
        ),
        params![group, account],
    )?
    .as_ref()
    .map(|r| read(r, 0))
    .transpose()
}

/// Whether someone is in a group.
pub fn exists(c: &mut Conn, group: GroupId, account: AccountId) -> Result<bool> {
    let sql = "select 1 from group_members where group_id = $1 and account_id = $2";
    Ok(c.first(sql, params![group, account])?.is_some())
}

/// Lets someone in; answers whether they were not in it. What waited for that is settled; what is there by now counts as read.
pub fn add(tx: &mut Tx, group: GroupId, m: &GroupMember) -> Result<bool> {
    let added = tx.execute(
        "insert into group_members (group_id, account_id, role, level, by_rule, last_read_id, joined_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict do nothing",
        params![group, m.account_id, m.role, m.level, m.by_rule, m.last_read_id, m.joined_at],
    )?;
    for sql in [
        "delete from group_requests where group_id = $1 and account_id = $2",
        "delete from group_invitations where group_id = $1 and account_id = $2",
    ] {
        tx.execute(sql, params![group, m.account_id])?;
    }
    count(tx, group, added as i64)?;
    Ok(added == 1)
}

/// Takes someone out; answers whether they were in it.
pub fn remove(tx: &mut Tx, group: GroupId, account: AccountId) -> Result<bool> {
    let gone = tx.execute(
        "delete from group_members where group_id = $1 and account_id = $2",
        params![group, account],
    )?;
    count(tx, group, -(gone as i64))?;
    Ok(gone == 1)
}

fn count(tx: &mut Tx, group: GroupId, by: i64) -> Result<()> {
    if by != 0 {
        tx.execute(
            "update groups set members_count = members_count + $2 where id = $1",
            params![group, by],
        )?;
    }
    Ok(())
}

/// Makes someone in a group something else in it.
pub fn set_role(tx: &mut Tx, group: GroupId, account: AccountId, role: GroupRole) -> Result<()> {
    tx.execute(
        "update group_members set role = $3 where group_id = $1 and account_id = $2",
        params![group, account, role],
    )?;
    Ok(())
}

/// What someone in a group is told of.
pub fn set_level(tx: &mut Tx, group: GroupId, account: AccountId, level: GroupLevel) -> Result<()> {
    tx.execute(
        "update group_members set level = $3 where group_id = $1 and account_id = $2",
        params![group, account, level],
    )?;
    Ok(())
}

/// Whether a rule holds someone in a group, who stays by their own will else.
pub fn set_by_rule(tx: &mut Tx, group: GroupId, account: AccountId, by_rule: bool) -> Result<()> {
    tx.execute(
        "update group_members set by_rule = $3 where group_id = $1 and account_id = $2",
        params![group, account, by_rule],
    )?;
    Ok(())
}

/// Someone in a group has read it up to `id`; never moves back. Answers whether it moved.
pub fn advance(tx: &mut Tx, group: GroupId, account: AccountId, id: i64) -> Result<bool> {
    let moved = tx.execute(
        "update group_members set last_read_id = $3 where group_id = $1 and account_id = $2 and last_read_id < $3",
        params![group, account, id],
    )?;
    Ok(moved == 1)
}

/// Someone in a group, as its page lists them.
pub type MemberRow = (AccountId, GroupRole);

/// People in a group who may sign in, those who keep order first, then by name.
pub fn list(c: &mut Conn, group: GroupId, limit: i64, offset: i64) -> Result<Vec<MemberRow>> {
    c.all(
        "select m.account_id, m.role from group_members m join accounts a on a.id = m.account_id and a.state = 1
         where m.group_id = $1 order by m.role desc, a.name_key, a.id limit $2 offset $3",
        params![group, limit, offset],
    )?
    .iter()
    .map(|r| Ok((r.get(0)?, r.get(1)?)))
    .collect()
}

/// Everyone in a group.
pub fn list_ids(c: &mut Conn, group: GroupId) -> Result<Vec<AccountId>> {
    ids(
        c,
        "select account_id from group_members where group_id = $1 order by account_id",
        params![group],
    )
}

/// People in a group who want to be told so much.
pub fn list_at_level(c: &mut Conn, group: GroupId, level: GroupLevel) -> Result<Vec<AccountId>> {
    ids(
        c,
        "select account_id from group_members where group_id = $1 and level = $2 order by account_id",
        params![group, level],
    )
}

/// Who keeps order in a group and may sign in, the longest in it first.
pub fn moderators(c: &mut Conn, group: GroupId) -> Result<Vec<AccountId>> {
    ids(
        c,
        "select m.account_id from group_members m join accounts a on a.id = m.account_id and a.state = 1
         where m.group_id = $1 and m.role = 2 order by m.joined_at, m.account_id",
        params![group],
    )
}

/// Who may sign in and is longest in a group.
pub fn eldest(c: &mut Conn, group: GroupId) -> Result<Option<AccountId>> {
    let row = c.first(
        "select m.account_id from group_members m join accounts a on a.id = m.account_id and a.state = 1
         where m.group_id = $1 order by m.joined_at, m.account_id limit 1",
        params![group],
    )?;
    row.map(|r| r.get(0)).transpose()
}

/// Some of the people of a group, those most followed first.
pub fn list_faces(c: &mut Conn, group: GroupId, limit: i64) -> Result<Vec<AccountId>> {
    ids(
        c,
        "select a.id from group_members m join accounts a on a.id = m.account_id and a.state = 1
         where m.group_id = $1 order by a.followers_count desc, a.id limit $2",
        params![group, limit],
    )
}

fn ids(c: &mut Conn, sql: &str, params: &[db::Value]) -> Result<Vec<AccountId>> {
    c.all(sql, params)?.iter().map(|r| r.get(0)).collect()
}
