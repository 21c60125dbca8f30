//! People who are away for a while.

use std::collections::HashMap;

use model::{AccountId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Somebody is, or was, away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// What they say of it.
    pub note: String,
    /// From when.
    pub since: Time,
    /// Until when.
    pub until: Time,
}

fn read(r: &db::Row, from: usize) -> Result<Pause> {
    Ok(Pause {
        note: r.get(from)?,
        since: r.get(from + 1)?,
        until: r.get(from + 2)?,
    })
}

/// Somebody goes away, or changes until when.
pub fn put(tx: &mut Tx, account: AccountId, pause: &Pause) -> Result<()> {
    tx.execute(
        "insert into pauses (account_id, note, since, until) values ($1, $2, $3, $4)
         on conflict (account_id) do update set note = excluded.note, since = excluded.since, until = excluded.until",
        params![account, pause.note, pause.since, pause.until],
    )?;
    Ok(())
}

/// The pause of somebody, over or not.
pub fn find(c: &mut Conn, account: AccountId) -> Result<Option<Pause>> {
    let sql = "select note, since, until from pauses where account_id = $1";
    c.first(sql, params![account])?
        .map(|r| read(&r, 0))
        .transpose()
}

/// Those of `ids` who are away now.
pub fn list(c: &mut Conn, ids: &[AccountId], now: Time) -> Result<HashMap<AccountId, Pause>> {
    let sql = "select account_id, note, since, until from pauses where account_id = any($1) and until > $2";
    c.all(sql, params![ids, now])?
        .iter()
        .map(|r| Ok((r.get(0)?, read(r, 1)?)))
        .collect()
}

/// Forgets it; answers whether there was one.
pub fn delete(tx: &mut Tx, account: AccountId) -> Result<bool> {
    Ok(tx.execute("delete from pauses where account_id = $1", params![account])? == 1)
}
