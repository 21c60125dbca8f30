//! What stands at the top of a group.

use model::{AccountId, GroupId, StatusId, Time};

use crate::param::Get;
use crate::statuses::sight::LISTED;
use crate::{Conn, Result, Tx, params};

/// Pins a post of the group.
pub fn pin(tx: &mut Tx, group: GroupId, status: StatusId, by: AccountId, now: Time) -> Result<()> {
    tx.execute(
        "insert into group_pins (group_id, status_id, pinned_by, pinned_at) values ($1, $2, $3, $4) on conflict do nothing",
        params![group, status, by, now],
    )?;
    Ok(())
}

/// Ends it.
pub fn unpin(tx: &mut Tx, group: GroupId, status: StatusId) -> Result<()> {
    tx.execute(
        "delete from group_pins where group_id = $1 and status_id = $2",
        params![group, status],
    )?;
    Ok(())
}

/// How many stand there.
pub fn count(c: &mut Conn, group: GroupId) -> Result<i64> {
    let row = c.first(
        "select count(*) from group_pins p join statuses s on s.id = p.status_id and s.deleted_at is null where p.group_id = $1",
        params![group],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// What is pinned and `viewer` may see, the last pinned first.
pub fn list(c: &mut Conn, viewer: AccountId, group: GroupId) -> Result<Vec<StatusId>> {
    let sql = format!(
        "select s.id from group_pins p join statuses s on s.id = p.status_id where p.group_id = $2 and {} order by p.pinned_at desc, s.id desc",
        *LISTED
    );
    c.all(&sql, params![viewer, group])?
        .iter()
        .map(|r| r.get(0))
        .collect()
}
