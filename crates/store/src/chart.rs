//! Who reports to whom, one level at a time: however large the organisation, a page asks only for what it shows.

use db::Row;
use model::{AccountId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Someone in the chart, and how many report to them directly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// Who.
    pub id: AccountId,
    /// People who report to them and have not left.
    pub reports: i64,
}

/// The columns of a node, for [`read`]; `a` is the table's alias.
const COLUMNS: &str = "a.id, (select count(*) from accounts r where r.manager_id = a.id and r.state = 1 and not r.bot)";

fn read(r: &Row) -> Result<Node> {
    Ok(Node {
        id: r.get(0)?,
        reports: r.get(1)?,
    })
}

/// Up to `limit` people who report to `manager`, those who lead others first, after `offset` of them.
pub fn list_reports(
    c: &mut Conn,
    manager: AccountId,
    limit: i64,
    offset: i64,
) -> Result<Vec<Node>> {
    let sql = format!(
        "select {COLUMNS} from accounts a where a.manager_id = $1 and a.state = 1 and not a.bot
         order by case when exists (select 1 from accounts l where l.manager_id = a.id and l.state = 1) then 0 else 1 end, a.name_key, a.id
         limit $2 offset $3"
    );
    c.all(&sql, params![manager, limit, offset])?
        .iter()
        .map(read)
        .collect()
}

/// Up to `limit` people who lead others and report to nobody (or to someone who left).
pub fn list_tops(c: &mut Conn, limit: i64, offset: i64) -> Result<Vec<Node>> {
    let sql = format!(
        "select {COLUMNS} from accounts a
         where a.state = 1 and not a.bot and exists (select 1 from accounts l where l.manager_id = a.id and l.state = 1)
            and not exists (select 1 from accounts m where m.id = a.manager_id and m.state = 1)
         order by a.name_key, a.id limit $1 offset $2"
    );
    c.all(&sql, params![limit, offset])?
        .iter()
        .map(read)
        .collect()
}

/// How many people report to `manager`.
pub fn count_reports(c: &mut Conn, manager: AccountId) -> Result<i64> {
    let row = c.first(
        "select count(*) from accounts where manager_id = $1 and state = 1 and not bot",
        params![manager],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// How many people are in no line: they lead nobody and report to nobody.
pub fn count_apart(c: &mut Conn) -> Result<i64> {
    let row = c.first(
        "select count(*) from accounts a where a.state = 1 and not a.bot
            and not exists (select 1 from accounts m where m.id = a.manager_id and m.state = 1)
            and not exists (select 1 from accounts l where l.manager_id = a.id and l.state = 1)",
        params![],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// Managers above `account`, the nearest first; ends where it would go round.
pub fn list_above(c: &mut Conn, account: AccountId) -> Result<Vec<AccountId>> {
    const DEEPEST: usize = 50;
    let mut above: Vec<AccountId> = Vec::new();
    let mut at = account;
    while above.len() < DEEPEST {
        let row = c.first("select manager_id from accounts where id = $1", params![at])?;
        let manager = row.map(|r| r.get::<Option<AccountId>>(0)).transpose()?;
        match manager.flatten() {
            Some(next) if next != account && !above.contains(&next) => {
                above.push(next);
                at = next;
            }
            _ => break,
        }
    }
    Ok(above)
}

/// Sets or clears whom `account` reports to.
pub fn set_manager(
    tx: &mut Tx,
    account: AccountId,
    manager: Option<AccountId>,
    now: Time,
) -> Result<()> {
    tx.execute(
        "update accounts set manager_id = $2, updated_at = $3 where id = $1",
        params![account, manager, now],
    )?;
    Ok(())
}
