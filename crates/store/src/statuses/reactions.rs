//! What people do with posts: favourite, react, bookmark, pin, mute the thread.

use model::{AccountId, StatusId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Favourites; answers whether it was new. The count moves with it.
pub fn favourite(tx: &mut Tx, id: i64, account: AccountId, status: StatusId) -> Result<bool> {
    let added = tx.execute(
        "insert into favourites (id, account_id, status_id) values ($1, $2, $3) on conflict (status_id, account_id) do nothing",
        params![id, account, status],
    )?;
    count_favourites(tx, status, added as i64)?;
    Ok(added == 1)
}

/// Undoes it.
pub fn unfavourite(tx: &mut Tx, account: AccountId, status: StatusId) -> Result<bool> {
    let gone = tx.execute(
        "delete from favourites where status_id = $1 and account_id = $2",
        params![status, account],
    )?;
    count_favourites(tx, status, -(gone as i64))?;
    Ok(gone == 1)
}

fn count_favourites(tx: &mut Tx, status: StatusId, by: i64) -> Result<()> {
    if by != 0 {
        tx.execute(
            "update statuses set favourites_count = favourites_count + $2 where id = $1",
            params![status, by],
        )?;
    }
    Ok(())
}

/// Reacts with an emoji; answers whether it was new.
pub fn react(
    tx: &mut Tx,
    id: i64,
    account: AccountId,
    status: StatusId,
    emoji: &str,
) -> Result<bool> {
    let added = tx.execute(
        "insert into reactions (id, account_id, status_id, emoji) values ($1, $2, $3, $4) on conflict (status_id, account_id, emoji) do nothing",
        params![id, account, status, emoji],
    )?;
    Ok(added == 1)
}

/// Undoes it.
pub fn unreact(tx: &mut Tx, account: AccountId, status: StatusId, emoji: &str) -> Result<bool> {
    let gone = tx.execute(
        "delete from reactions where status_id = $1 and account_id = $2 and emoji = $3",
        params![status, account, emoji],
    )?;
    Ok(gone == 1)
}

/// How many different emoji `account` has given to a post.
pub fn count_reactions(c: &mut Conn, account: AccountId, status: StatusId) -> Result<i64> {
    let row = c.first(
        "select count(*) from reactions where status_id = $1 and account_id = $2",
        params![status, account],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// Bookmarks: nobody else knows.
pub fn bookmark(tx: &mut Tx, id: i64, account: AccountId, status: StatusId) -> Result<bool> {
    let added = tx.execute(
        "insert into bookmarks (id, account_id, status_id) values ($1, $2, $3) on conflict (status_id, account_id) do nothing",
        params![id, account, status],
    )?;
    Ok(added == 1)
}

/// Undoes it.
pub fn unbookmark(tx: &mut Tx, account: AccountId, status: StatusId) -> Result<bool> {
    Ok(tx.execute(
        "delete from bookmarks where status_id = $1 and account_id = $2",
        params![status, account],
    )? == 1)
}

/// Pins on the own profile.
pub fn pin(tx: &mut Tx, id: i64, account: AccountId, status: StatusId) -> Result<bool> {
    let added = tx.execute(
        "insert into pins (id, account_id, status_id) values ($1, $2, $3) on conflict (account_id, status_id) do nothing",
        params![id, account, status],
    )?;
    Ok(added == 1)
}

/// Undoes it.
pub fn unpin(tx: &mut Tx, account: AccountId, status: StatusId) -> Result<bool> {
    Ok(tx.execute(
        "delete from pins where status_id = $1 and account_id = $2",
        params![status, account],
    )? == 1)
}

/// How many posts `account` has pinned.
pub fn count_pins(c: &mut Conn, account: AccountId) -> Result<i64> {
    let row = c.first(
        "select count(*) from pins where account_id = $1",
        params![account],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// Mutes a thread.
pub fn mute_thread(tx: &mut Tx, account: AccountId, thread: StatusId, now: Time) -> Result<bool> {
    let added = tx.execute(
        "insert into thread_mutes (account_id, thread_id, created_at) values ($1, $2, $3) on conflict do nothing",
        params![account, thread, now],
    )?;
    Ok(added == 1)
}

/// Undoes it.
pub fn unmute_thread(tx: &mut Tx, account: AccountId, thread: StatusId) -> Result<bool> {
    Ok(tx.execute(
        "delete from thread_mutes where account_id = $1 and thread_id = $2",
        params![account, thread],
    )? == 1)
}
