//! What keeping order leaves behind, and how long it is kept.

use model::Time;

use crate::{Result, Tx, params};

/// That nobody with this id, a column of `x`, is under a legal hold.
fn free(column: &str) -> String {
    format!(
        "not exists (select 1 from holds h where h.lifted_at is null and h.account_id = x.{column})"
    )
}

/// Forgets `limit` reports that were settled before `before`, with their evidence and the notes on them; answers how many.
pub fn forget_reports(tx: &mut Tx, before: Time, limit: i64) -> Result<u64> {
    let sql = format!(
        "delete from reports where id in (select x.id from reports x where x.settled_at < $1 and {} and {} order by x.id limit $2)",
        free("target_id"),
        free("reporter_id")
    );
    tx.execute(&sql, params![before, limit])
}

/// Forgets `limit` strikes that were made before `before` or taken back before `undone`, with their posts and appeals; answers how
/// many. What still has an effect, and what an appeal is open about, stays.
pub fn forget_strikes(tx: &mut Tx, before: Time, undone: Time, limit: i64) -> Result<u64> {
    let sql = format!(
        "delete from strikes where id in (select x.id from strikes x
            where (x.undone_at < $2 or (x.undone_at is null and x.created_at < $1 and x.kind in (0, 2)))
              and not exists (select 1 from appeals a where a.strike_id = x.id and a.decided_at is null) and {}
            order by x.id limit $3)",
        free("target_id")
    );
    tx.execute(&sql, params![before, undone, limit])
}

/// Forgets `limit` notes about people that were written before `before`; answers how many.
pub fn forget_notes(tx: &mut Tx, before: Time, limit: i64) -> Result<u64> {
    let sql = format!(
        "delete from moderation_notes where id in (select x.id from moderation_notes x where x.created_at < $1 and {} order by x.id limit $2)",
        free("target_id")
    );
    tx.execute(&sql, params![before, limit])
}
