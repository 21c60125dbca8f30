//! Whom a person has muted or blocked.

use model::{AccountId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Mutes someone, until a time or for good; muting again changes the time.
pub fn mute(
    tx: &mut Tx,
    account: AccountId,
    target: AccountId,
    until: Option<Time>,
    now: Time,
) -> Result<()> {
    tx.execute(
        "insert into mutes (account_id, target_id, until, created_at) values ($1, $2, $3, $4)
         on conflict (account_id, target_id) do update set until = excluded.until",
        params![account, target, until, now],
    )?;
    Ok(())
}

/// Ends it.
pub fn unmute(tx: &mut Tx, account: AccountId, target: AccountId) -> Result<bool> {
    Ok(tx.execute(
        "delete from mutes where account_id = $1 and target_id = $2",
        params![account, target],
    )? == 1)
}

/// Blocks someone: neither sees the other's posts. Following ends both ways, and each leaves the lists of the other.
pub fn block(tx: &mut Tx, account: AccountId, target: AccountId, now: Time) -> Result<()> {
    tx.execute("insert into blocks (account_id, target_id, created_at) values ($1, $2, $3) on conflict do nothing", params![account, target, now])?;
    crate::follows::delete(tx, account, target)?;
    crate::follows::delete(tx, target, account)?;
    for (owner, member) in [(account, target), (target, account)] {
        tx.execute(
            "delete from list_members where account_id = $2 and list_id in (select id from lists where account_id = $1)",
            params![owner, member],
        )?;
    }
    Ok(())
}

/// Ends it; following does not come back by itself.
pub fn unblock(tx: &mut Tx, account: AccountId, target: AccountId) -> Result<bool> {
    Ok(tx.execute(
        "delete from blocks where account_id = $1 and target_id = $2",
        params![account, target],
    )? == 1)
}

/// When the next mute or filter of `account` ends by itself.
pub fn next_end(c: &mut Conn, account: AccountId, now: Time) -> Result<Option<Time>> {
    let sql = "select min(until) from (select until from mutes where account_id = $1 and until > $2
               union all select expires_at from filters where account_id = $1 and expires_at > $2
               union all select expires_at from filter_sets where account_id = $1 and expires_at > $2) ends";
    let row = c.first(sql, params![account, now])?;
    Ok(row.map(|r| r.get(0)).transpose()?.flatten())
}

/// Whom `account` has muted, the last first, and until when.
pub fn list_muted(
    c: &mut Conn,
    account: AccountId,
    now: Time,
) -> Result<Vec<(AccountId, Option<Time>)>> {
    let sql = "select target_id, until from mutes where account_id = $1 and (until is null or until > $2) order by created_at desc, target_id";
    c.all(sql, params![account, now])?
        .iter()
        .map(|r| Ok((r.get(0)?, r.get(1)?)))
        .collect()
}

/// Whom `account` has blocked, the last first.
pub fn list_blocked(c: &mut Conn, account: AccountId) -> Result<Vec<AccountId>> {
    let sql =
        "select target_id from blocks where account_id = $1 order by created_at desc, target_id";
    c.all(sql, params![account])?
        .iter()
        .map(|r| r.get(0))
        .collect()
}

/// Until when `account` has muted `target`; `None` inside when for good, outside when not at all.
pub fn muted_until(
    c: &mut Conn,
    account: AccountId,
    target: AccountId,
    now: Time,
) -> Result<Option<Option<Time>>> {
    let sql = "select until from mutes where account_id = $1 and target_id = $2 and (until is null or until > $3)";
    c.first(sql, params![account, target, now])?
        .map(|r| r.get(0))
        .transpose()
}
