//! A person's lists of people.

use model::{AccountId, ListId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// A list of people; only its owner knows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Id.
    pub id: ListId,
    /// Title.
    pub title: String,
    /// People in it.
    pub members_count: i64,
}

const COLUMNS: &str = "l.id, l.title, (select count(*) from list_members m where m.list_id = l.id)";

fn read(r: &db::Row) -> Result<List> {
    Ok(List {
        id: r.get(0)?,
        title: r.get(1)?,
        members_count: r.get(2)?,
    })
}

/// Adds a list.
pub fn insert(tx: &mut Tx, id: ListId, owner: AccountId, title: &str, now: Time) -> Result<()> {
    tx.execute(
        "insert into lists (id, account_id, title, created_at) values ($1, $2, $3, $4)",
        params![id, owner, title, now],
    )?;
    Ok(())
}

/// Renames one's list.
pub fn update(tx: &mut Tx, owner: AccountId, id: ListId, title: &str) -> Result<bool> {
    Ok(tx.execute(
        "update lists set title = $3 where id = $2 and account_id = $1",
        params![owner, id, title],
    )? == 1)
}

/// Deletes one's list.
pub fn delete(tx: &mut Tx, owner: AccountId, id: ListId) -> Result<bool> {
    Ok(tx.execute(
        "delete from lists where id = $2 and account_id = $1",
        params![owner, id],
    )? == 1)
}

/// One of `owner`'s lists.
pub fn find(c: &mut Conn, owner: AccountId, id: ListId) -> Result<Option<List>> {
    let sql = format!("select {COLUMNS} from lists l where l.account_id = $1 and l.id = $2");
    c.first(&sql, params![owner, id])?
        .as_ref()
        .map(read)
        .transpose()
}

/// `owner`'s lists, in the order they were made.
pub fn list(c: &mut Conn, owner: AccountId) -> Result<Vec<List>> {
    c.all(
        &format!("select {COLUMNS} from lists l where l.account_id = $1 order by l.id"),
        params![owner],
    )?
    .iter()
    .map(read)
    .collect()
}

/// People in a list.
pub fn members(c: &mut Conn, id: ListId) -> Result<Vec<AccountId>> {
    let sql = "select m.account_id from list_members m join accounts a on a.id = m.account_id where m.list_id = $1 order by a.name_key, a.id";
    c.all(sql, params![id])?.iter().map(|r| r.get(0)).collect()
}

/// The lists of `owner` that have `account` in them, in the order they were made.
pub fn with_member(c: &mut Conn, owner: AccountId, account: AccountId) -> Result<Vec<List>> {
    let sql = format!(
        "select {COLUMNS} from lists l join list_members w on w.list_id = l.id where l.account_id = $1 and w.account_id = $2 order by l.id"
    );
    c.all(&sql, params![owner, account])?
        .iter()
        .map(read)
        .collect()
}

/// Puts someone in a list; answers whether it was new.
pub fn add(tx: &mut Tx, id: ListId, account: AccountId, now: Time) -> Result<bool> {
    let sql = "insert into list_members (list_id, account_id, added_at) values ($1, $2, $3) on conflict do nothing";
    Ok(tx.execute(sql, params![id, account, now])? == 1)
}

/// Takes someone out of a list; answers whether they were in it.
pub fn remove(tx: &mut Tx, id: ListId, account: AccountId) -> Result<bool> {
    Ok(tx.execute(
        "delete from list_members where list_id = $1 and account_id = $2",
        params![id, account],
    )? == 1)
}
