//! Reading a conversation in an investigation.

use db::Row;
use model::{AccountId, ConversationId, InquiryId, StatusId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// A wish to read a conversation, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inquiry {
    /// Id.
    pub id: InquiryId,
    /// Which conversation.
    pub conversation_id: ConversationId,
    /// Why.
    pub reason: String,
    /// For how long.
    pub hours: i64,
    /// Who wants to read.
    pub asked_by: AccountId,
    /// When they asked.
    pub asked_at: Time,
    /// Who decided.
    pub decided_by: Option<AccountId>,
    /// When.
    pub decided_at: Option<Time>,
    /// What was decided.
    pub granted: Option<bool>,
    /// Until when it may be read.
    pub ends_at: Option<Time>,
    /// When those concerned were told.
    pub told_at: Option<Time>,
}

/// A message as it is read in an investigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Id.
    pub id: StatusId,
    /// Who wrote it.
    pub author_id: AccountId,
    /// As shown; empty when it was wiped.
    pub html: String,
    /// When it was written.
    pub created_at: Time,
    /// When it was deleted: it is there still because it has not been wiped.
    pub deleted_at: Option<Time>,
}

const COLUMNS: &str = "id, conversation_id, reason, hours, asked_by, asked_at, decided_by, decided_at, granted, ends_at, told_at";

/// Notes that someone asks.
pub fn insert(tx: &mut Tx, i: &Inquiry) -> Result<()> {
    tx.execute(
        "insert into inquiries (id, conversation_id, reason, hours, asked_by, asked_at) values ($1, $2, $3, $4, $5, $6)",
        params![i.id, i.conversation_id, i.reason, i.hours, i.asked_by, i.asked_at],
    )?;
    Ok(())
}

/// One of them.
pub fn find(c: &mut Conn, id: InquiryId) -> Result<Option<Inquiry>> {
    let sql = format!("select {COLUMNS} from inquiries where id = $1");
    c.first(&sql, params![id])?.as_ref().map(read).transpose()
}

/// The latest.
pub fn list(c: &mut Conn, limit: i64) -> Result<Vec<Inquiry>> {
    let sql = format!("select {COLUMNS} from inquiries order by id desc limit $1");
    c.all(&sql, params![limit])?.iter().map(read).collect()
}

/// Decides one that nobody has decided; whether that was so.
pub fn decide(
    tx: &mut Tx,
    id: InquiryId,
    by: AccountId,
    ends_at: Option<Time>,
    now: Time,
) -> Result<bool> {
    let n = tx.execute(
        "update inquiries set decided_by = $2, decided_at = $3, granted = $4, ends_at = $5 where id = $1 and decided_at is null",
        params![id, by, now, ends_at.is_some(), ends_at],
    )?;
    Ok(n == 1)
}

/// Ends one before its time.
pub fn end(tx: &mut Tx, id: InquiryId, now: Time) -> Result<bool> {
    let n = tx.execute(
        "update inquiries set ends_at = $2 where id = $1 and ends_at > $2",
        params![id, now],
    )?;
    Ok(n == 1)
}

/// Notes that those concerned are told now; whether nobody had told them.
pub fn told(tx: &mut Tx, id: InquiryId, now: Time) -> Result<bool> {
    let n = tx.execute(
        "update inquiries set told_at = $2 where id = $1 and told_at is null and ends_at <= $2",
        params![id, now],
    )?;
    Ok(n == 1)
}

/// Conversations in which exactly these people are or were.
pub fn between(c: &mut Conn, people: &[AccountId]) -> Result<Vec<ConversationId>> {
    c.all(
        "select m.conversation_id from conversation_members m group by m.conversation_id
         having count(*) = $2 and count(case when m.account_id = any($1) then 1 end) = $2 order by m.conversation_id",
        params![people, people.len() as i64],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// Everyone who is or was in it.
pub fn people(c: &mut Conn, conversation: ConversationId) -> Result<Vec<AccountId>> {
    c.all(
        "select account_id from conversation_members where conversation_id = $1 order by account_id",
        params![conversation],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// What was written in it, before `before`, the latest first; also what was deleted and is still there.
pub fn messages(
    c: &mut Conn,
    conversation: ConversationId,
    before: StatusId,
    limit: i64,
) -> Result<Vec<Message>> {
    c.all(
        "select id, author_id, html, created_at, deleted_at from statuses
         where audience = 5 and audience_id = $1 and id < $2 order by id desc limit $3",
        params![conversation, before, limit],
    )?
    .iter()
    .map(|r| {
        Ok(Message {
            id: r.get(0)?,
            author_id: r.get(1)?,
            html: r.get(2)?,
            created_at: r.get(3)?,
            deleted_at: r.get(4)?,
        })
    })
    .collect()
}

fn read(r: &Row) -> Result<Inquiry> {
    Ok(Inquiry {
        id: r.get(0)?,
        conversation_id: r.get(1)?,
        reason: r.get(2)?,
        hours: r.get(3)?,
        asked_by: r.get(4)?,
        asked_at: r.get(5)?,
        decided_by: r.get(6)?,
        decided_at: r.get(7)?,
        granted: r.get(8)?,
        ends_at: r.get(9)?,
        told_at: r.get(10)?,
    })
}
