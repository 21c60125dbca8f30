//! Half-finished ceremonies, so that any server can finish what another began. Each can be taken once.

use model::Time;

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Keeps `data` under `key` until `expires_at`.
pub fn put(tx: &mut Tx, key: &str, data: &str, expires_at: Time) -> Result<()> {
    tx.execute(
        "insert into ceremonies (key, data, expires_at) values ($1, $2, $3)
         on conflict (key) do update set data = excluded.data, expires_at = excluded.expires_at",
        params![key, data, expires_at],
    )?;
    Ok(())
}

/// What is kept, without taking it.
pub fn find(c: &mut Conn, key: &str, now: Time) -> Result<Option<String>> {
    let row = c.first(
        "select data from ceremonies where key = $1 and expires_at > $2",
        params![key, now],
    )?;
    row.map(|r| r.get(0)).transpose()
}

/// Takes what is kept: whoever gets it is the only one.
pub fn take(tx: &mut Tx, key: &str, now: Time) -> Result<Option<String>> {
    let row = tx.first(
        "delete from ceremonies where key = $1 and expires_at > $2 returning data",
        params![key, now],
    )?;
    row.map(|r| r.get(0)).transpose()
}

/// Forgets what expired.
pub fn prune(tx: &mut Tx, now: Time) -> Result<u64> {
    tx.execute(
        "delete from ceremonies where expires_at <= $1",
        params![now],
    )
}
