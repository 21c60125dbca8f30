//! What a person has just allowed, until the app fetches its token.

use model::{AccountId, AppId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// What a person has just allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Which app.
    pub app_id: AppId,
    /// Who allowed it.
    pub account_id: AccountId,
    /// What, separated by spaces.
    pub scopes: String,
    /// Where they were sent back to.
    pub redirect_uri: String,
    /// The challenge that the app must answer (PKCE, S256), or empty.
    pub challenge: String,
    /// Not after this.
    pub expires_at: Time,
}

/// Adds a grant.
pub fn insert(tx: &mut Tx, code_hash: &str, g: &Grant) -> Result<()> {
    tx.execute(
        "insert into grants (code_hash, app_id, account_id, scopes, redirect_uri, challenge, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        params![
            code_hash,
            g.app_id,
            g.account_id,
            g.scopes,
            g.redirect_uri,
            g.challenge,
            g.expires_at
        ],
    )?;
    Ok(())
}

/// Takes a grant away: it is used once, rightly or wrongly.
pub fn take(tx: &mut Tx, code_hash: &str) -> Result<Option<Grant>> {
    let row = tx.first(
        "delete from grants where code_hash = $1 returning app_id, account_id, scopes, redirect_uri, challenge, expires_at",
        params![code_hash],
    )?;
    row.as_ref().map(read).transpose()
}

/// Takes back what a person has just allowed one app, or all of them (none).
pub fn delete_all(tx: &mut Tx, account: AccountId, app: Option<AppId>) -> Result<u64> {
    let sql = "delete from grants where account_id = $1 and (app_id = $2 or $2 = 0)";
    tx.execute(sql, params![account, app.map_or(0, AppId::get)])
}

/// Forgets what was never fetched.
pub fn prune(tx: &mut Tx, now: Time) -> Result<u64> {
    tx.execute("delete from grants where expires_at <= $1", params![now])
}

/// How many grants wait.
pub fn count(c: &mut Conn) -> Result<i64> {
    let row = c.first("select count(*) from grants", params![])?;
    row.map_or(Ok(0), |r| r.get(0))
}

fn read(r: &db::Row) -> Result<Grant> {
    Ok(Grant {
        app_id: r.get(0)?,
        account_id: r.get(1)?,
        scopes: r.get(2)?,
        redirect_uri: r.get(3)?,
        challenge: r.get(4)?,
        expires_at: r.get(5)?,
    })
}
