//! Where people stopped reading.

use model::{AccountId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Where someone stopped reading a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marker {
    /// `home` or `notifications`.
    pub timeline: String,
    /// The newest that was read.
    pub last_read_id: i64,
    /// Counts the moves.
    pub version: i64,
    /// The last move.
    pub updated_at: Time,
}

/// The markers of a person.
pub fn list(c: &mut Conn, account: AccountId) -> Result<Vec<Marker>> {
    let sql = "select timeline, last_read_id, version, updated_at from markers where account_id = $1 order by timeline";
    c.all(sql, params![account])?
        .iter()
        .map(|r| {
            Ok(Marker {
                timeline: r.get(0)?,
                last_read_id: r.get(1)?,
                version: r.get(2)?,
                updated_at: r.get(3)?,
            })
        })
        .collect()
}

/// Where `account` stopped reading `timeline`; 0 when never.
pub fn position(c: &mut Conn, account: AccountId, timeline: &str) -> Result<i64> {
    let row = c.first(
        "select last_read_id from markers where account_id = $1 and timeline = $2",
        params![account, timeline],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// Moves a marker forward, never back; answers whether it moved.
pub fn advance(
    tx: &mut Tx,
    account: AccountId,
    timeline: &str,
    id: i64,
    now: Time,
) -> Result<bool> {
    let moved = tx.execute(
        "insert into markers (account_id, timeline, last_read_id, version, updated_at) values ($1, $2, $3, 1, $4)
         on conflict (account_id, timeline) do update set last_read_id = excluded.last_read_id, version = markers.version + 1, updated_at = excluded.updated_at
         where excluded.last_read_id > markers.last_read_id",
        params![account, timeline, id, now],
    )?;
    Ok(moved == 1)
}
