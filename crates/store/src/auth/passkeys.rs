//! Passkeys: public halves of keys that live in people's devices.

use db::Row;
use model::{AccountId, PasskeyId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// A passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Id.
    pub id: PasskeyId,
    /// Whose.
    pub account_id: AccountId,
    /// Its id at the device, base64url.
    pub credential: String,
    /// What the person calls it.
    pub name: String,
    /// The key, as the library stores it.
    pub data: String,
    /// Added.
    pub created_at: Time,
    /// Last signed in with.
    pub used_at: Option<Time>,
}

const COLUMNS: &str = "id, account_id, credential, name, data, created_at, used_at";

fn read(r: &Row) -> Result<Passkey> {
    Ok(Passkey {
        id: r.get(0)?,
        account_id: r.get(1)?,
        credential: r.get(2)?,
        name: r.get(3)?,
        data: r.get(4)?,
        created_at: r.get(5)?,
        used_at: r.get(6)?,
    })
}

/// Adds one. `Conflict("passkeys_credential_key")` when it is there already.
pub fn insert(tx: &mut Tx, p: &Passkey) -> Result<()> {
    tx.execute(
        "insert into passkeys (id, account_id, credential, name, data, created_at, used_at) values ($1, $2, $3, $4, $5, $6, $7)",
        params![p.id, p.account_id, p.credential, p.name, p.data, p.created_at, p.used_at],
    )?;
    Ok(())
}

/// A person's, the oldest first.
pub fn list(c: &mut Conn, account: AccountId) -> Result<Vec<Passkey>> {
    let sql = format!("select {COLUMNS} from passkeys where account_id = $1 order by id");
    c.all(&sql, params![account])?.iter().map(read).collect()
}

/// By its id at the device.
pub fn find_by_credential(c: &mut Conn, credential: &str) -> Result<Option<Passkey>> {
    let sql = format!("select {COLUMNS} from passkeys where credential = $1");
    c.first(&sql, params![credential])?
        .as_ref()
        .map(read)
        .transpose()
}

/// It was used; `data` is the key with its new counter.
pub fn used(tx: &mut Tx, id: PasskeyId, data: &str, now: Time) -> Result<()> {
    tx.execute(
        "update passkeys set data = $2, used_at = $3 where id = $1",
        params![id, data, now],
    )?;
    Ok(())
}

/// Calls one of `account`'s something else.
pub fn rename(tx: &mut Tx, account: AccountId, id: PasskeyId, name: &str) -> Result<bool> {
    let n = tx.execute(
        "update passkeys set name = $3 where id = $1 and account_id = $2",
        params![id, account, name],
    )?;
    Ok(n == 1)
}

/// Removes one of `account`'s.
pub fn delete(tx: &mut Tx, account: AccountId, id: PasskeyId) -> Result<bool> {
    let n = tx.execute(
        "delete from passkeys where id = $1 and account_id = $2",
        params![id, account],
    )?;
    Ok(n == 1)
}

/// Removes all of `account`'s.
pub fn delete_all(tx: &mut Tx, account: AccountId) -> Result<u64> {
    tx.execute(
        "delete from passkeys where account_id = $1",
        params![account],
    )
}
