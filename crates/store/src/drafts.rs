//! Posts that are not sent yet: saved on the way, or waiting for their time.

use db::Row;
use model::{AccountId, DraftId, ScheduledId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// A post saved on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Id.
    pub id: DraftId,
    /// What was written, as JSON.
    pub data: String,
    /// When it was last saved.
    pub updated_at: Time,
}

/// Saves a new draft.
pub fn insert(tx: &mut Tx, account: AccountId, draft: &Draft) -> Result<()> {
    tx.execute(
        "insert into drafts (id, account_id, data, updated_at) values ($1, $2, $3, $4)",
        params![draft.id, account, draft.data, draft.updated_at],
    )?;
    Ok(())
}

/// Saves an own draft again; answers whether it is still there.
pub fn update(tx: &mut Tx, account: AccountId, draft: &Draft) -> Result<bool> {
    let n = tx.execute(
        "update drafts set data = $3, updated_at = $4 where id = $1 and account_id = $2",
        params![draft.id, account, draft.data, draft.updated_at],
    )?;
    Ok(n == 1)
}

/// An own draft.
pub fn find(c: &mut Conn, account: AccountId, id: DraftId) -> Result<Option<Draft>> {
    c.first(
        "select id, data, updated_at from drafts where id = $1 and account_id = $2",
        params![id, account],
    )?
    .as_ref()
    .map(read)
    .transpose()
}

/// All drafts of a person, the latest first.
pub fn list(c: &mut Conn, account: AccountId) -> Result<Vec<Draft>> {
    c.all(
        "select id, data, updated_at from drafts where account_id = $1 order by updated_at desc, id desc",
        params![account],
    )?
    .iter()
    .map(read)
    .collect()
}

/// How many drafts a person has.
pub fn count(c: &mut Conn, account: AccountId) -> Result<i64> {
    let row = c.first(
        "select count(*) from drafts where account_id = $1",
        params![account],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// Forgets an own draft; answers whether it was there.
pub fn delete(tx: &mut Tx, account: AccountId, id: DraftId) -> Result<bool> {
    Ok(tx.execute(
        "delete from drafts where id = $1 and account_id = $2",
        params![id, account],
    )? == 1)
}

fn read(r: &Row) -> Result<Draft> {
    Ok(Draft {
        id: r.get(0)?,
        data: r.get(1)?,
        updated_at: r.get(2)?,
    })
}

/// A post that waits for its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheduled {
    /// Id.
    pub id: ScheduledId,
    /// Who wrote it.
    pub account_id: AccountId,
    /// What was written, as JSON.
    pub data: String,
    /// When it goes out.
    pub due_at: Time,
    /// Why it did not go out, as JSON; empty while it waits.
    pub problem: String,
}

const COLUMNS: &str = "id, account_id, data, due_at, problem";

/// Adds one that waits.
pub fn insert_scheduled(tx: &mut Tx, s: &Scheduled) -> Result<()> {
    tx.execute(
        "insert into scheduled (id, account_id, data, due_at, problem) values ($1, $2, $3, $4, $5)",
        params![s.id, s.account_id, s.data, s.due_at, s.problem],
    )?;
    Ok(())
}

/// Changes an own one; answers whether it is still there.
pub fn update_scheduled(tx: &mut Tx, s: &Scheduled) -> Result<bool> {
    let n = tx.execute(
        "update scheduled set data = $3, due_at = $4, problem = $5 where id = $1 and account_id = $2",
        params![s.id, s.account_id, s.data, s.due_at, s.problem],
    )?;
    Ok(n == 1)
}

/// An own one.
pub fn find_scheduled(
    c: &mut Conn,
    account: AccountId,
    id: ScheduledId,
) -> Result<Option<Scheduled>> {
    Ok(get_scheduled(c, id)?.filter(|s| s.account_id == account))
}

/// Whoever wrote it: for the work that sends it.
pub fn get_scheduled(c: &mut Conn, id: ScheduledId) -> Result<Option<Scheduled>> {
    c.first(
        &format!("select {COLUMNS} from scheduled where id = $1"),
        params![id],
    )?
    .as_ref()
    .map(read_scheduled)
    .transpose()
}

/// All that wait of a person, the next one first.
pub fn list_scheduled(c: &mut Conn, account: AccountId) -> Result<Vec<Scheduled>> {
    c.all(
        &format!("select {COLUMNS} from scheduled where account_id = $1 order by due_at, id"),
        params![account],
    )?
    .iter()
    .map(read_scheduled)
    .collect()
}

/// How many of a person's did not go out at their time.
pub fn count_problems(c: &mut Conn, account: AccountId) -> Result<i64> {
    let row = c.first(
        "select count(*) from scheduled where account_id = $1 and problem <> ''",
        params![account],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// Forgets an own one; answers whether it was there.
pub fn delete_scheduled(tx: &mut Tx, account: AccountId, id: ScheduledId) -> Result<bool> {
    Ok(tx.execute(
        "delete from scheduled where id = $1 and account_id = $2",
        params![id, account],
    )? == 1)
}

fn read_scheduled(r: &Row) -> Result<Scheduled> {
    Ok(Scheduled {
        id: r.get(0)?,
        account_id: r.get(1)?,
        data: r.get(2)?,
        due_at: r.get(3)?,
        problem: r.get(4)?,
    })
}
