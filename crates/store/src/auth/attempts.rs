//! Tries at a secret, counted by key (an account, an address): what slows guessing down.

use std::time::Duration;

use model::Time;

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Until when `key` may not try again, if so.
pub fn blocked_until(c: &mut Conn, key: &str, now: Time) -> Result<Option<Time>> {
    let row = c.first(
        "select until from attempts where key = $1 and until > $2",
        params![key, now],
    )?;
    row.map(|r| r.get(0)).transpose()
}

/// Counts one try; tries are forgotten after `memory` without any. Answers how many there are now.
pub fn add(tx: &mut Tx, key: &str, memory: Duration, now: Time) -> Result<i64> {
    let row = tx.first(
        "insert into attempts (key, failures, until) values ($1, 1, $2)
         on conflict (key) do update set failures = case when attempts.until < $3 then 1 else attempts.failures + 1 end, until = excluded.until
         returning failures",
        params![key, now, now.minus(memory)],
    )?;
    row.map_or(Ok(1), |r| r.get(0))
}

/// No more tries before `until`.
pub fn block(tx: &mut Tx, key: &str, until: Time) -> Result<()> {
    tx.execute(
        "update attempts set until = $2 where key = $1",
        params![key, until],
    )?;
    Ok(())
}

/// It was the right one: takes back the try that was counted.
pub fn take_back(tx: &mut Tx, key: &str, now: Time) -> Result<()> {
    tx.execute(
        "update attempts set failures = failures - 1, until = $2 where key = $1 and failures > 0",
        params![key, now],
    )?;
    Ok(())
}

/// Forgets all tries of `key`.
pub fn clear(tx: &mut Tx, key: &str) -> Result<()> {
    tx.execute("delete from attempts where key = $1", params![key])?;
    Ok(())
}

/// Forgets keys whose last try was before `before`.
pub fn prune(tx: &mut Tx, before: Time) -> Result<u64> {
    tx.execute("delete from attempts where until < $1", params![before])
}
