//! Links with which a person chooses a new password, once.

use model::{AccountId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Adds a link, and ends the ones before it.
pub fn insert(
    tx: &mut Tx,
    token_hash: &str,
    account: AccountId,
    created_by: Option<AccountId>,
    now: Time,
    expires_at: Time,
) -> Result<()> {
    delete_all(tx, account)?;
    tx.execute(
        "insert into reset_links (token_hash, account_id, created_by, created_at, expires_at) values ($1, $2, $3, $4, $5)",
        params![token_hash, account, created_by, now, expires_at],
    )?;
    Ok(())
}

/// Whose link it is, while it works.
pub fn find(c: &mut Conn, token_hash: &str, now: Time) -> Result<Option<AccountId>> {
    let row = c.first(
        "select account_id from reset_links where token_hash = $1 and used_at is null and expires_at > $2",
        params![token_hash, now],
    )?;
    row.map(|r| r.get(0)).transpose()
}

/// Uses it up; whose it was.
pub fn use_up(tx: &mut Tx, token_hash: &str, now: Time) -> Result<Option<AccountId>> {
    let row = tx.first(
        "update reset_links set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2 returning account_id",
        params![token_hash, now],
    )?;
    row.map(|r| r.get(0)).transpose()
}

/// Forgets all links that somebody made for others.
pub fn delete_made_by(tx: &mut Tx, maker: AccountId) -> Result<()> {
    tx.execute(
        "delete from reset_links where created_by = $1",
        params![maker],
    )?;
    Ok(())
}

/// Forgets all links of a person.
pub fn delete_all(tx: &mut Tx, account: AccountId) -> Result<()> {
    tx.execute(
        "delete from reset_links where account_id = $1",
        params![account],
    )?;
    Ok(())
}
