//! What someone noted about someone, for themselves alone.

use std::collections::HashMap;

use model::AccountId;

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Notes of a person about some others.
pub fn list(
    c: &mut Conn,
    account: AccountId,
    others: &[AccountId],
) -> Result<HashMap<AccountId, String>> {
    let sql = "select target_id, comment from account_notes where account_id = $1 and target_id = any($2)";
    c.all(sql, params![account, others])?
        .iter()
        .map(|r| Ok((r.get(0)?, r.get(1)?)))
        .collect()
}

/// Notes something; nothing takes the note away.
pub fn put(tx: &mut Tx, account: AccountId, target: AccountId, comment: &str) -> Result<()> {
    if comment.is_empty() {
        let sql = "delete from account_notes where account_id = $1 and target_id = $2";
        tx.execute(sql, params![account, target])?;
        return Ok(());
    }
    tx.execute(
        "insert into account_notes (account_id, target_id, comment) values ($1, $2, $3)
         on conflict (account_id, target_id) do update set comment = excluded.comment",
        params![account, target, comment],
    )?;
    Ok(())
}
