//! Making and changing groups.

use model::{AccountId, Group, GroupId, MediaId, StatusId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Adds a group without people. `Conflict` when its name in addresses is taken.
pub fn insert(tx: &mut Tx, g: &Group) -> Result<()> {
    tx.execute(
        "insert into groups (id, slug, name, name_key, kind, purpose, rules, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![g.id, g.slug, g.name, text::key(&g.name), g.kind, g.purpose, g.rules, g.created_by, g.created_at],
    )?;
    Ok(())
}

/// Writes name, address, kind, purpose and rules.
pub fn update(tx: &mut Tx, g: &Group) -> Result<()> {
    tx.execute(
        "update groups set slug = $2, name = $3, name_key = $4, kind = $5, purpose = $6, rules = $7 where id = $1",
        params![g.id, g.slug, g.name, text::key(&g.name), g.kind, g.purpose, g.rules],
    )?;
    Ok(())
}

/// Gives it a face, or none.
pub fn set_face(tx: &mut Tx, id: GroupId, face: Option<MediaId>) -> Result<()> {
    tx.execute(
        "update groups set face_id = $2 where id = $1",
        params![id, face],
    )?;
    Ok(())
}

/// Makes someone its owner.
pub fn set_owner(tx: &mut Tx, id: GroupId, owner: AccountId) -> Result<()> {
    tx.execute(
        "update groups set created_by = $2 where id = $1",
        params![id, owner],
    )?;
    Ok(())
}

/// Closes it for writing since `at`, or opens it again.
pub fn archive(tx: &mut Tx, id: GroupId, at: Option<Time>) -> Result<()> {
    tx.execute(
        "update groups set archived_at = $2 where id = $1",
        params![id, at],
    )?;
    Ok(())
}

/// Makes it as if it were not there, for everyone: nobody is in it, invited or asking, and its address is `slug`.
pub fn hide(tx: &mut Tx, id: GroupId, slug: &str) -> Result<()> {
    for sql in [
        "delete from group_members where group_id = $1",
        "delete from group_requests where group_id = $1",
        "delete from group_invitations where group_id = $1",
        "delete from group_rules where group_id = $1",
        "delete from group_pins where group_id = $1",
        "delete from notifications where group_id = $1",
    ] {
        tx.execute(sql, params![id])?;
    }
    tx.execute(
        "update groups set kind = 2, slug = $2, name = '', name_key = '', purpose = '', rules = '', members_count = 0 where id = $1",
        params![id, slug],
    )?;
    Ok(())
}

/// Removes a group whose posts are gone.
pub fn delete(tx: &mut Tx, id: GroupId) -> Result<()> {
    tx.execute(
        "delete from groups where id = $1 and not exists (select 1 from holds h where h.group_id = $1)",
        params![id],
    )?;
    Ok(())
}

/// Posts in a group that stand, answers too, at most `limit`.
pub fn standing_posts(c: &mut Conn, id: GroupId, limit: i64) -> Result<Vec<StatusId>> {
    c.all(
        "select id from statuses where audience = 4 and audience_id = $1 and deleted_at is null order by id limit $2",
        params![id, limit],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}
