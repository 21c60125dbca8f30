//! Whom someone may want to follow, by what brings the two together; only people who are here, whom they neither follow
//! nor muted nor blocked, and whom they have not waved away.

use model::{AccountId, Time, UnitId};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// That `a` may be suggested to `$1`; `$2` is now.
const OPEN: &str = "a.id <> $1 and a.state = 1 and not a.bot and a.reach = 0
    and not exists (select 1 from follows xf where xf.follower_id = $1 and xf.followee_id = a.id)
    and not exists (select 1 from suggestions_dismissed xd where xd.account_id = $1 and xd.target_id = a.id)
    and not exists (select 1 from blocks xb where (xb.account_id = $1 and xb.target_id = a.id) or (xb.account_id = a.id and xb.target_id = $1))
    and not exists (select 1 from mutes xm where xm.account_id = $1 and xm.target_id = a.id and (xm.until is null or xm.until > $2))";

fn list(
    c: &mut Conn,
    condition: &str,
    order: &str,
    values: &[db::Value],
) -> Result<Vec<AccountId>> {
    let sql = format!(
        "select a.id from accounts a where {OPEN} and {condition} order by {order} limit $3"
    );
    c.all(&sql, values)?.iter().map(|r| r.get(0)).collect()
}

/// Those of `ids` that may be suggested, in no order.
pub fn among(
    c: &mut Conn,
    viewer: AccountId,
    ids: &[AccountId],
    now: Time,
) -> Result<Vec<AccountId>> {
    let limit = ids.len() as i64;
    list(
        c,
        "a.id = any($4)",
        "a.id",
        params![viewer, now, limit, ids],
    )
}

/// Who reports to `manager`, those who write first.
pub fn reports(
    c: &mut Conn,
    viewer: AccountId,
    manager: AccountId,
    now: Time,
    limit: i64,
) -> Result<Vec<AccountId>> {
    list(
        c,
        "a.manager_id = $4",
        "a.last_status_at desc nulls last, a.id",
        params![viewer, now, limit, manager],
    )
}

/// Who has `unit` as home, those who write first.
pub fn housemates(
    c: &mut Conn,
    viewer: AccountId,
    unit: UnitId,
    now: Time,
    limit: i64,
) -> Result<Vec<AccountId>> {
    list(
        c,
        "a.unit_id = $4",
        "a.last_status_at desc nulls last, a.id",
        params![viewer, now, limit, unit],
    )
}

/// Who has written since `since`, the last first.
pub fn active(
    c: &mut Conn,
    viewer: AccountId,
    since: Time,
    now: Time,
    limit: i64,
) -> Result<Vec<AccountId>> {
    // Among the authors of the newest posts, however many people there are.
    list(
        c,
        "a.last_status_at > $4 and a.id in (select n.author_id from (
            select author_id from statuses where id > $5 and deleted_at is null order by id desc limit 500) n)",
        "a.last_status_at desc, a.id",
        params![viewer, now, limit, since, since.millis() << 16],
    )
}

/// Who has joined since `since`, the last first.
pub fn newcomers(
    c: &mut Conn,
    viewer: AccountId,
    since: Time,
    now: Time,
    limit: i64,
) -> Result<Vec<AccountId>> {
    // Ids grow with time.
    list(
        c,
        "a.id > $5 and a.created_at > $4",
        "a.id desc",
        params![viewer, now, limit, since, since.millis() << 16],
    )
}

/// Who is followed by at least two of those `viewer` follows, and by how many; the most first.
pub fn followed(
    c: &mut Conn,
    viewer: AccountId,
    now: Time,
    limit: i64,
) -> Result<Vec<(AccountId, i64)>> {
    let sql = format!(
        "select a.id, near.n from (
            select f2.followee_id as id, count(*) as n from follows f1 join follows f2 on f2.follower_id = f1.followee_id
            where f1.follower_id = $1
              and not exists (select 1 from follows f3 where f3.follower_id = $1 and f3.followee_id = f2.followee_id)
            group by f2.followee_id having count(*) > 1 order by count(*) desc, f2.followee_id limit 200) near
         join accounts a on a.id = near.id where {OPEN} order by near.n desc, a.id limit $3"
    );
    c.all(&sql, params![viewer, now, limit])?
        .iter()
        .map(|r| Ok((r.get(0)?, r.get(1)?)))
        .collect()
}

/// Does not suggest `target` to `account` again.
pub fn dismiss(tx: &mut Tx, account: AccountId, target: AccountId) -> Result<()> {
    tx.execute(
        "insert into suggestions_dismissed (account_id, target_id) values ($1, $2) on conflict do nothing",
        params![account, target],
    )?;
    Ok(())
}
