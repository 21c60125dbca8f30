//! Logins of local accounts: password, preferences.

use model::{AccountId, Time};

use crate::param::{Get, read_json, write_json};
use crate::{Conn, Result, Tx, params};

/// The password's hash (PHC string), if the person has one.
pub fn password_hash(c: &mut Conn, id: AccountId) -> Result<Option<String>> {
    let row = c.first(
        "select password_hash from users where account_id = $1",
        params![id],
    )?;
    Ok(row
        .map(|r| r.get::<Option<String>>(0))
        .transpose()?
        .flatten())
}

/// Sets the password's hash.
pub fn set_password_hash(tx: &mut Tx, id: AccountId, hash: &str) -> Result<()> {
    tx.execute(
        "update users set password_hash = $2 where account_id = $1",
        params![id, hash],
    )?;
    Ok(())
}

/// What the person chose for themselves.
pub fn preferences<T: serde::de::DeserializeOwned + Default>(
    c: &mut Conn,
    id: AccountId,
) -> Result<T> {
    let row = c.first(
        "select preferences from users where account_id = $1",
        params![id],
    )?;
    row.map_or_else(|| Ok(T::default()), |r| read_json(&r.get::<String>(0)?))
}

/// Stores it.
pub fn set_preferences<T: serde::Serialize>(
    tx: &mut Tx,
    id: AccountId,
    preferences: &T,
) -> Result<()> {
    tx.execute(
        "update users set preferences = $2 where account_id = $1",
        params![id, write_json(preferences)?],
    )?;
    Ok(())
}

/// They signed in.
pub fn signed_in(tx: &mut Tx, id: AccountId, now: Time) -> Result<()> {
    tx.execute(
        "update users set signed_in_at = $2 where account_id = $1",
        params![id, now],
    )?;
    Ok(())
}

/// When they had been shown around, if they have.
pub fn guide_done_at(c: &mut Conn, id: AccountId) -> Result<Option<Time>> {
    let row = c.first(
        "select guide_done_at from users where account_id = $1",
        params![id],
    )?;
    Ok(row.map(|r| r.get::<Option<Time>>(0)).transpose()?.flatten())
}

/// They have been shown around; the first time counts.
pub fn set_guide_done(tx: &mut Tx, id: AccountId, now: Time) -> Result<()> {
    tx.execute(
        "update users set guide_done_at = coalesce(guide_done_at, $2) where account_id = $1",
        params![id, now],
    )?;
    Ok(())
}
