//! What came from other services, by the name it has there.

use std::collections::{HashMap, HashSet};

use model::{AccountId, ConversationId, GroupId, ImportKind, ImportSource, StatusId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// What is known of these foreign names: by name, the id it has here.
pub fn find(
    c: &mut Conn,
    source: ImportSource,
    kind: ImportKind,
    names: &[String],
) -> Result<HashMap<String, i64>> {
    if names.is_empty() {
        return Ok(HashMap::new());
    }
    c.all(
        "select foreign_id, id from imported where source = $1 and kind = $2 and foreign_id = any($3)",
        params![source, kind, names],
    )?
    .iter()
    .map(|r| Ok((r.get(0)?, r.get(1)?)))
    .collect()
}

/// From now on `name` is known here as `id`; what was known before stays. Answers whether it is new.
pub fn remember(
    tx: &mut Tx,
    source: ImportSource,
    kind: ImportKind,
    name: &str,
    id: i64,
) -> Result<bool> {
    let sql = "insert into imported (source, kind, foreign_id, id) values ($1, $2, $3, $4) on conflict do nothing";
    Ok(tx.execute(sql, params![source, kind, name, id])? == 1)
}

/// Those of `ids` that a post has already.
pub fn taken(c: &mut Conn, ids: &[StatusId]) -> Result<HashSet<StatusId>> {
    c.all("select id from statuses where id = any($1)", params![ids])?
        .iter()
        .map(|r| r.get(0))
        .collect()
}

/// What is to be known of a post to answer it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered {
    /// The post.
    pub id: StatusId,
    /// First post of its thread.
    pub thread_id: StatusId,
    /// Who wrote it.
    pub author_id: AccountId,
}

/// The posts among `ids` that are here and stand.
pub fn answered(c: &mut Conn, ids: &[StatusId]) -> Result<HashMap<StatusId, Answered>> {
    c.all(
        "select id, thread_id, author_id from statuses where id = any($1) and deleted_at is null",
        params![ids],
    )?
    .iter()
    .map(|r| {
        let answered = Answered {
            id: r.get(0)?,
            thread_id: r.get(1)?,
            author_id: r.get(2)?,
        };
        Ok((answered.id, answered))
    })
    .collect()
}

/// People with these addresses, by address in lower case.
pub fn by_email(c: &mut Conn, addresses: &[String]) -> Result<HashMap<String, AccountId>> {
    c.all(
        "select email_key, id from accounts where email_key = any($1)",
        params![addresses],
    )?
    .iter()
    .map(|r| Ok((r.get(0)?, r.get(1)?)))
    .collect()
}

/// A post was changed before it came here; how it read then did not come along.
pub fn set_edited(tx: &mut Tx, id: StatusId, at: Time) -> Result<()> {
    tx.execute(
        "update statuses set edited_at = $2 where id = $1",
        params![id, at],
    )?;
    Ok(())
}

/// A post has an image now.
pub fn set_has_media(tx: &mut Tx, id: StatusId) -> Result<()> {
    tx.execute(
        "update statuses set has_media = true where id = $1",
        params![id],
    )?;
    Ok(())
}

/// Nobody in a group has to catch up with its past: all have read it up to `id`.
pub fn read_group(tx: &mut Tx, group: GroupId, id: StatusId) -> Result<()> {
    tx.execute(
        "update group_members set last_read_id = $2 where group_id = $1 and last_read_id < $2",
        params![group, id],
    )?;
    Ok(())
}

/// The same for a conversation.
pub fn read_conversation(tx: &mut Tx, conversation: ConversationId, id: StatusId) -> Result<()> {
    tx.execute(
        "update conversation_members set last_read_id = $2 where conversation_id = $1 and last_read_id < $2",
        params![conversation, id],
    )?;
    Ok(())
}

/// The address of a group, when it is still there.
pub fn group_slug(c: &mut Conn, id: GroupId) -> Result<Option<String>> {
    c.first("select slug from groups where id = $1", params![id])?
        .map(|r| r.get(0))
        .transpose()
}
