//! Groups of people.

use model::{AccountId, GroupId};

use crate::param::Get;
use crate::{Conn, Result, params};

/// Whether `account` may post in a group: a member, and in one for announcements somebody chosen. None may in an archived one.
pub fn may_post(c: &mut Conn, group: GroupId, account: AccountId) -> Result<bool> {
    let sql = "select 1 from group_members m join groups g on g.id = m.group_id
               where m.group_id = $1 and m.account_id = $2 and g.archived_at is null and (g.kind <> 3 or m.role > 0)";
    Ok(c.first(sql, params![group, account])?.is_some())
}

/// Names of groups.
pub fn names(c: &mut Conn, ids: &[GroupId]) -> Result<std::collections::HashMap<GroupId, String>> {
    c.all(
        "select id, name from groups where id = any($1)",
        params![ids],
    )?
    .iter()
    .map(|r| Ok((r.get(0)?, r.get(1)?)))
    .collect()
}

/// Whether everyone may read a group without being in it.
pub fn is_open(c: &mut Conn, id: GroupId) -> Result<bool> {
    let sql = "select 1 from groups where id = $1 and kind in (0, 3)";
    Ok(c.first(sql, params![id])?.is_some())
}
