//! Codes for the day the phone is lost; each works once and is stored hashed.

use model::{AccountId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Replaces all codes of a person.
pub fn replace(tx: &mut Tx, account: AccountId, hashes: &[String]) -> Result<()> {
    tx.execute(
        "delete from recovery_codes where account_id = $1",
        params![account],
    )?;
    for hash in hashes {
        tx.execute(
            "insert into recovery_codes (account_id, code_hash) values ($1, $2)",
            params![account, hash],
        )?;
    }
    Ok(())
}

/// Uses a code up; whether it was there unused.
pub fn use_up(tx: &mut Tx, account: AccountId, hash: &str, now: Time) -> Result<bool> {
    let n = tx.execute(
        "update recovery_codes set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null",
        params![account, hash, now],
    )?;
    Ok(n == 1)
}

/// How many are left.
pub fn count(c: &mut Conn, account: AccountId) -> Result<i64> {
    let row = c.first(
        "select count(*) from recovery_codes where account_id = $1 and used_at is null",
        params![account],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}
