//! Files with everything about a person.

use db::Row;
use model::{AccountId, ConversationId, ExportId, MediaId, Status, StatusId, Time};

use crate::param::Get;
use crate::statuses::sight::SEEN;
use crate::statuses::{COLUMNS as STATUS, read as read_status};
use crate::{Conn, Result, Tx, params};

/// A file, or one that is being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Id.
    pub id: ExportId,
    /// Whose.
    pub account_id: AccountId,
    /// When it was asked for.
    pub asked_at: Time,
    /// When it was ready.
    pub ready_at: Option<Time>,
    /// Until when it can be fetched.
    pub expires_at: Option<Time>,
    /// How large it is.
    pub bytes: i64,
}

const COLUMNS: &str = "id, account_id, asked_at, ready_at, expires_at, bytes";

/// Notes that one is wanted.
pub fn insert(tx: &mut Tx, id: ExportId, account: AccountId, now: Time) -> Result<()> {
    tx.execute(
        "insert into exports (id, account_id, asked_at) values ($1, $2, $3)",
        params![id, account, now],
    )?;
    Ok(())
}

/// Those of a person, the latest first.
pub fn list(c: &mut Conn, account: AccountId) -> Result<Vec<Export>> {
    let sql = format!("select {COLUMNS} from exports where account_id = $1 order by id desc");
    c.all(&sql, params![account])?.iter().map(read).collect()
}

/// One of a person's own.
pub fn find(c: &mut Conn, account: AccountId, id: ExportId) -> Result<Option<Export>> {
    let sql = format!("select {COLUMNS} from exports where id = $1 and account_id = $2");
    c.first(&sql, params![id, account])?
        .as_ref()
        .map(read)
        .transpose()
}

/// Its pieces, in order.
pub fn parts(c: &mut Conn, id: ExportId) -> Result<Vec<String>> {
    c.all(
        "select blob from export_parts where export_id = $1 order by position",
        params![id],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// It is whole now, in these pieces; `false` when nobody wants it any more.
pub fn ready(tx: &mut Tx, e: &Export, parts: &[String]) -> Result<bool> {
    let n = tx.execute(
        "update exports set ready_at = $2, expires_at = $3, bytes = $4 where id = $1 and ready_at is null",
        params![e.id, e.ready_at, e.expires_at, e.bytes],
    )?;
    if n == 0 {
        return Ok(false);
    }
    for (position, blob) in parts.iter().enumerate() {
        tx.execute(
            "insert into export_parts (export_id, position, blob) values ($1, $2, $3)",
            params![e.id, position as i64, blob],
        )?;
    }
    Ok(true)
}

/// Forgets those that have expired; answers how many.
pub fn prune(tx: &mut Tx, now: Time) -> Result<u64> {
    tx.execute("delete from exports where expires_at < $1", params![now])
}

fn read(r: &Row) -> Result<Export> {
    Ok(Export {
        id: r.get(0)?,
        account_id: r.get(1)?,
        asked_at: r.get(2)?,
        ready_at: r.get(3)?,
        expires_at: r.get(4)?,
        bytes: r.get(5)?,
    })
}

/// What a person wrote and stands, messages left out, after this one, the oldest first.
pub fn written(
    c: &mut Conn,
    account: AccountId,
    after: StatusId,
    limit: i64,
) -> Result<Vec<Status>> {
    let sql = format!(
        "select {STATUS} from statuses s where s.author_id = $1 and s.deleted_at is null and s.audience <> 5 and s.id > $2 order by s.id limit $3"
    );
    c.all(&sql, params![account, after, limit])?
        .iter()
        .map(read_status)
        .collect()
}

/// Conversations a person is in or was in.
pub fn conversations(c: &mut Conn, account: AccountId) -> Result<Vec<ConversationId>> {
    c.all(
        "select conversation_id from conversation_members where account_id = $1 order by conversation_id",
        params![account],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// What was written in a conversation and the person sees or wrote, after this one, the oldest first.
pub fn messages(
    c: &mut Conn,
    account: AccountId,
    conversation: ConversationId,
    after: StatusId,
    limit: i64,
) -> Result<Vec<Status>> {
    let sql = format!(
        "select {STATUS} from statuses s where s.audience = 5 and s.audience_id = $2 and s.id > $3
            and ({SEEN} or (s.author_id = $1 and s.deleted_at is null)) order by s.id limit $4",
        SEEN = *SEEN
    );
    c.all(&sql, params![account, conversation, after, limit])?
        .iter()
        .map(read_status)
        .collect()
}

/// A person's own pictures, and those of messages they see: id and the bytes' name.
pub fn pictures(c: &mut Conn, account: AccountId) -> Result<Vec<(MediaId, String)>> {
    let sql = format!(
        "select m.id, m.blob from media m where m.account_id = $1
         union select m.id, m.blob from conversation_members v
            join statuses s on s.audience = 5 and s.audience_id = v.conversation_id and {SEEN}
            join media m on m.status_id = s.id
         where v.account_id = $1 and v.left_at is null",
        SEEN = *SEEN
    );
    c.all(&sql, params![account])?
        .iter()
        .map(|r| Ok((r.get(0)?, r.get(1)?)))
        .collect()
}
