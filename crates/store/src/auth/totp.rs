//! The secret a person's authenticator app shares with us.

use model::{AccountId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// A shared secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Totp {
    /// Base32, as the app takes it.
    pub secret: String,
    /// Since when signing in asks for it; none while it is being set up.
    pub confirmed_at: Option<Time>,
    /// The last step used: no code works twice.
    pub last_step: Option<i64>,
}

impl std::fmt::Debug for Totp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Totp")
            .field("confirmed_at", &self.confirmed_at)
            .finish_non_exhaustive()
    }
}

/// The person's, confirmed or not.
pub fn find(c: &mut Conn, account: AccountId) -> Result<Option<Totp>> {
    let row = c.first(
        "select totp_secret, totp_confirmed_at, totp_last_step from users where account_id = $1 and totp_secret is not null",
        params![account],
    )?;
    row.map(|r| {
        Ok(Totp {
            secret: r.get(0)?,
            confirmed_at: r.get(1)?,
            last_step: r.get(2)?,
        })
    })
    .transpose()
}

/// Begins: signing in does not ask for it yet. A confirmed one stays; whether this one was taken.
pub fn begin(tx: &mut Tx, account: AccountId, secret: &str) -> Result<bool> {
    let n = tx.execute(
        "update users set totp_secret = $2, totp_last_step = null where account_id = $1 and totp_confirmed_at is null",
        params![account, secret],
    )?;
    Ok(n == 1)
}

/// The person has shown that the app works.
pub fn confirm(tx: &mut Tx, account: AccountId, now: Time) -> Result<()> {
    tx.execute(
        "update users set totp_confirmed_at = $2 where account_id = $1 and totp_secret is not null",
        params![account, now],
    )?;
    Ok(())
}

/// Uses a step up; false when it, or a later one, was used before.
pub fn use_step(tx: &mut Tx, account: AccountId, step: i64) -> Result<bool> {
    let n = tx.execute(
        "update users set totp_last_step = $2 where account_id = $1 and coalesce(totp_last_step, -1) < $2",
        params![account, step],
    )?;
    Ok(n == 1)
}

/// Ends it.
pub fn delete(tx: &mut Tx, account: AccountId) -> Result<()> {
    tx.execute(
        "update users set totp_secret = null, totp_confirmed_at = null, totp_last_step = null where account_id = $1",
        params![account],
    )?;
    Ok(())
}
