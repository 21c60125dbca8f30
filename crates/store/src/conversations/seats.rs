//! Who is in conversations, and how.

use std::collections::HashMap;

use model::{AccountId, ConversationId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Lets somebody in, who sees messages from `visible_from` on; who left before is in again.
pub fn join(
    tx: &mut Tx,
    id: ConversationId,
    account: AccountId,
    visible_from: i64,
    now: Time,
) -> Result<()> {
    tx.execute(
        "insert into conversation_members (conversation_id, account_id, joined_at, visible_from, last_read_id) values ($1, $2, $3, $4, 0)
         on conflict (conversation_id, account_id) do update
         set joined_at = excluded.joined_at, visible_from = excluded.visible_from, left_at = null, muted = false",
        params![id, account, now, visible_from],
    )?;
    Ok(())
}

/// Lets somebody go; answers whether they were in.
pub fn leave(tx: &mut Tx, id: ConversationId, account: AccountId, now: Time) -> Result<bool> {
    let sql = "update conversation_members set left_at = $3 where conversation_id = $1 and account_id = $2 and left_at is null";
    Ok(tx.execute(sql, params![id, account, now])? == 1)
}

/// Whether somebody is told of messages; answers whether that is new.
pub fn mute(tx: &mut Tx, id: ConversationId, account: AccountId, muted: bool) -> Result<bool> {
    let sql = "update conversation_members set muted = $3
               where conversation_id = $1 and account_id = $2 and left_at is null and muted <> $3";
    Ok(tx.execute(sql, params![id, account, muted])? == 1)
}

/// Somebody has read up to `id`: forward, never back; answers whether it moved.
pub fn read_to(
    tx: &mut Tx,
    conversation: ConversationId,
    account: AccountId,
    id: i64,
) -> Result<bool> {
    let sql = "update conversation_members set last_read_id = $3
               where conversation_id = $1 and account_id = $2 and left_at is null and last_read_id < $3";
    Ok(tx.execute(sql, params![conversation, account, id])? == 1)
}

/// Who is in each of these conversations, the first to come first.
pub fn people(
    c: &mut Conn,
    ids: &[ConversationId],
) -> Result<HashMap<ConversationId, Vec<AccountId>>> {
    let mut found: HashMap<ConversationId, Vec<AccountId>> = HashMap::new();
    let sql = "select conversation_id, account_id from conversation_members
               where conversation_id = any($1) and left_at is null order by joined_at, account_id";
    for row in c.all(sql, params![ids])? {
        found.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(found)
}

/// Who is told of a message: those in the conversation who have not muted it and not read so far yet.
pub fn listeners(
    c: &mut Conn,
    id: ConversationId,
    message: model::StatusId,
) -> Result<Vec<AccountId>> {
    let sql = "select account_id from conversation_members
               where conversation_id = $1 and left_at is null and not muted and last_read_id < $2 order by account_id";
    c.all(sql, params![id, message])?
        .iter()
        .map(|r| r.get(0))
        .collect()
}
