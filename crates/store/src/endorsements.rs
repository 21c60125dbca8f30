//! People whom others recommend on their profile.

use model::{AccountId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Somebody recommended, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endorsement {
    /// Who.
    pub target_id: AccountId,
    /// Why, in a line.
    pub reason: String,
}

/// Recommends somebody, or says another reason.
pub fn put(tx: &mut Tx, id: i64, account: AccountId, e: &Endorsement, now: Time) -> Result<()> {
    tx.execute(
        "insert into endorsements (id, account_id, target_id, reason, created_at) values ($1, $2, $3, $4, $5)
         on conflict (account_id, target_id) do update set reason = excluded.reason",
        params![id, account, e.target_id, e.reason, now],
    )?;
    Ok(())
}

/// Takes it back; answers whether it was there.
pub fn delete(tx: &mut Tx, account: AccountId, target: AccountId) -> Result<bool> {
    let sql = "delete from endorsements where account_id = $1 and target_id = $2";
    Ok(tx.execute(sql, params![account, target])? == 1)
}

/// Whom `account` recommends, the first first: those who are here and between whom and `viewer` no block stands.
pub fn list(c: &mut Conn, viewer: AccountId, account: AccountId) -> Result<Vec<Endorsement>> {
    let sql = "select e.target_id, e.reason from endorsements e join accounts a on a.id = e.target_id
               where e.account_id = $2 and a.state = 1
                 and not exists (select 1 from blocks b where b.account_id = $1 and b.target_id = e.target_id)
                 and not exists (select 1 from blocks b where b.account_id = e.target_id and b.target_id in ($1, $2))
               order by e.id";
    c.all(sql, params![viewer, account])?
        .iter()
        .map(|r| {
            Ok(Endorsement {
                target_id: r.get(0)?,
                reason: r.get(1)?,
            })
        })
        .collect()
}

/// How many `account` recommends, whoever sees them.
pub fn count(c: &mut Conn, account: AccountId) -> Result<i64> {
    let row = c.first(
        "select count(*) from endorsements where account_id = $1",
        params![account],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}
