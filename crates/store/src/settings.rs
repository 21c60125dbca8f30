//! What an administrator changes at run time: one row a key.

use model::Time;

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// The value of `key`.
pub fn find(c: &mut Conn, key: &str) -> Result<Option<String>> {
    let row = c.first("select value from settings where key = $1", params![key])?;
    row.map(|r| r.get(0)).transpose()
}

/// Every key with its value.
pub fn list(c: &mut Conn) -> Result<Vec<(String, String)>> {
    c.all("select key, value from settings order by key", params![])?
        .iter()
        .map(|r| Ok((r.get(0)?, r.get(1)?)))
        .collect()
}

/// Sets `key`.
pub fn put(tx: &mut Tx, key: &str, value: &str, now: Time) -> Result<()> {
    tx.execute(
        "insert into settings (key, value, updated_at) values ($1, $2, $3)
         on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at",
        params![key, value, now],
    )?;
    Ok(())
}

/// Sets `key` unless someone has, and answers what it is then.
pub fn put_first(tx: &mut Tx, key: &str, value: &str, now: Time) -> Result<String> {
    tx.execute(
        "insert into settings (key, value, updated_at) values ($1, $2, $3) on conflict (key) do nothing",
        params![key, value, now],
    )?;
    Ok(find(tx, key)?.unwrap_or_default())
}

/// Takes `key` away and answers what it was: whoever gets it is the only one.
pub fn take(tx: &mut Tx, key: &str) -> Result<Option<String>> {
    let row = tx.first(
        "delete from settings where key = $1 returning value",
        params![key],
    )?;
    row.map(|r| r.get(0)).transpose()
}
