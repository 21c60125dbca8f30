//! Who follows whom.

use model::{AccountId, Relationship, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Follows; answers whether it was new. Both counts move with it.
pub fn insert(tx: &mut Tx, follower: AccountId, followee: AccountId, now: Time) -> Result<bool> {
    let added = tx.execute(
        "insert into follows (follower_id, followee_id, created_at) values ($1, $2, $3) on conflict do nothing",
        params![follower, followee, now],
    )?;
    count(tx, follower, followee, added as i64)?;
    Ok(added == 1)
}

/// Unfollows; answers whether it was so before.
pub fn delete(tx: &mut Tx, follower: AccountId, followee: AccountId) -> Result<bool> {
    let gone = tx.execute(
        "delete from follows where follower_id = $1 and followee_id = $2",
        params![follower, followee],
    )?;
    count(tx, follower, followee, -(gone as i64))?;
    Ok(gone == 1)
}

fn count(tx: &mut Tx, follower: AccountId, followee: AccountId, by: i64) -> Result<()> {
    if by == 0 {
        return Ok(());
    }
    // In id order, so that two people who follow each other at once never wait for each other.
    let mut moves = [
        (
            follower,
            "update accounts set following_count = following_count + $2 where id = $1",
        ),
        (
            followee,
            "update accounts set followers_count = followers_count + $2 where id = $1",
        ),
    ];
    moves.sort_by_key(|(id, _)| *id);
    for (id, sql) in moves {
        tx.execute(sql, params![id, by])?;
    }
    Ok(())
}

/// Whether `follower` follows `followee`.
pub fn exists(c: &mut Conn, follower: AccountId, followee: AccountId) -> Result<bool> {
    Ok(c.first(
        "select 1 from follows where follower_id = $1 and followee_id = $2",
        params![follower, followee],
    )?
    .is_some())
}

/// How `viewer` stands to each of `others`, in their order.
pub fn relationships(
    c: &mut Conn,
    viewer: AccountId,
    others: &[AccountId],
    now: Time,
) -> Result<Vec<Relationship>> {
    let rows = c.all(
        "select 0, followee_id from follows where follower_id = $1 and followee_id = any($2)
         union all select 1, follower_id from follows where followee_id = $1 and follower_id = any($2)
         union all select 2, target_id from mutes where account_id = $1 and target_id = any($2) and (until is null or until > $3)
         union all select 3, target_id from blocks where account_id = $1 and target_id = any($2)
         union all select 4, account_id from blocks where target_id = $1 and account_id = any($2)",
        params![viewer, others, now],
    )?;
    let mut all = vec![Relationship::default(); others.len()];
    for row in rows {
        let (what, who): (i64, AccountId) = (row.get(0)?, row.get(1)?);
        for (relationship, _) in all
            .iter_mut()
            .zip(others)
            .filter(|(_, other)| **other == who)
        {
            match what {
                0 => relationship.following = true,
                1 => relationship.followed_by = true,
                2 => relationship.muting = true,
                3 => relationship.blocking = true,
                _ => relationship.blocked_by = true,
            }
        }
    }
    Ok(all)
}

/// Who follows `account`, the last first; people who have not joined or may not sign in are left out.
pub fn list_followers(
    c: &mut Conn,
    account: AccountId,
    limit: i64,
    offset: i64,
) -> Result<Vec<AccountId>> {
    c.all(
        "select f.follower_id from follows f join accounts a on a.id = f.follower_id
         where f.followee_id = $1 and a.state in (1, 3) order by f.created_at desc, f.follower_id desc limit $2 offset $3",
        params![account, limit, offset],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// Whom `account` follows, the last first.
pub fn list_following(
    c: &mut Conn,
    account: AccountId,
    limit: i64,
    offset: i64,
) -> Result<Vec<AccountId>> {
    c.all(
        "select f.followee_id from follows f join accounts a on a.id = f.followee_id
         where f.follower_id = $1 and a.state in (1, 3) order by f.created_at desc, f.followee_id desc limit $2 offset $3",
        params![account, limit, offset],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// People whom `viewer` follows and who follow `account`.
pub fn familiar(
    c: &mut Conn,
    viewer: AccountId,
    account: AccountId,
    limit: i64,
) -> Result<Vec<AccountId>> {
    let sql = "select mine.followee_id from follows mine join follows theirs on theirs.follower_id = mine.followee_id
               join accounts a on a.id = mine.followee_id
               where mine.follower_id = $1 and theirs.followee_id = $2 and a.state = 1 order by mine.followee_id limit $3";
    c.all(sql, params![viewer, account, limit])?
        .iter()
        .map(|r| r.get(0))
        .collect()
}

/// People whom `viewer` follows and who follow `account`, the most followed first, at most `limit`; and how many there are.
pub fn list_between(
    c: &mut Conn,
    viewer: AccountId,
    account: AccountId,
    limit: i64,
) -> Result<(Vec<AccountId>, i64)> {
    let sql = "select a.id, count(*) over () from follows mine join follows theirs on theirs.follower_id = mine.followee_id
               join accounts a on a.id = mine.followee_id
               where mine.follower_id = $1 and theirs.followee_id = $2 and a.state = 1 and a.id <> $2
               order by a.followers_count desc, a.id limit $3";
    let rows = c.all(sql, params![viewer, account, limit])?;
    let all = rows.first().map_or(Ok(0), |r| r.get(1))?;
    let ids = rows.iter().map(|r| r.get(0)).collect::<Result<_>>()?;
    Ok((ids, all))
}
