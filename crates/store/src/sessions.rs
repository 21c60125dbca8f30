//! Signed-in browsers and apps. Tokens are stored hashed: who reads the database cannot sign in with it.

use model::{AccountId, SessionId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// A signed-in browser or app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Id.
    pub id: SessionId,
    /// Whose.
    pub account_id: AccountId,
    /// Secret that its forms carry.
    pub csrf: String,
    /// What the browser calls itself.
    pub agent: String,
    /// Network address it last came from.
    pub address: String,
    /// Signed in.
    pub created_at: Time,
    /// Last seen, to within some minutes.
    pub seen_at: Time,
    /// Not after this.
    pub expires_at: Time,
}

const COLUMNS: &str = "id, account_id, csrf, agent, address, created_at, seen_at, expires_at";

/// Adds a session.
pub fn insert(tx: &mut Tx, s: &Session, token_hash: &str) -> Result<()> {
    tx.execute(
        "insert into sessions (id, account_id, token_hash, csrf, agent, address, created_at, seen_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![s.id, s.account_id, token_hash, s.csrf, s.agent, s.address, s.created_at, s.seen_at, s.expires_at],
    )?;
    Ok(())
}

/// The session of a token, unless it has expired at `now`.
pub fn find_by_token(c: &mut Conn, token_hash: &str, now: Time) -> Result<Option<Session>> {
    let sql = format!("select {COLUMNS} from sessions where token_hash = $1 and expires_at > $2");
    c.first(&sql, params![token_hash, now])?
        .as_ref()
        .map(read)
        .transpose()
}

/// Sessions of a person, the last seen first.
pub fn list(c: &mut Conn, account: AccountId, now: Time) -> Result<Vec<Session>> {
    let sql = format!(
        "select {COLUMNS} from sessions where account_id = $1 and expires_at > $2 order by seen_at desc, id desc"
    );
    c.all(&sql, params![account, now])?
        .iter()
        .map(read)
        .collect()
}

/// It was seen now, from `address`.
pub fn touch(tx: &mut Tx, id: SessionId, address: &str, now: Time, expires_at: Time) -> Result<()> {
    tx.execute(
        "update sessions set seen_at = $2, address = $3, expires_at = $4 where id = $1",
        params![id, now, address, expires_at],
    )?;
    Ok(())
}

/// Ends one of `account`'s sessions.
pub fn delete(tx: &mut Tx, account: AccountId, id: SessionId) -> Result<bool> {
    Ok(tx.execute(
        "delete from sessions where id = $1 and account_id = $2",
        params![id, account],
    )? == 1)
}

/// Ends all of `account`'s sessions but `keep`.
pub fn delete_others(tx: &mut Tx, account: AccountId, keep: Option<SessionId>) -> Result<u64> {
    tx.execute(
        "delete from sessions where account_id = $1 and id <> $2",
        params![account, keep.map_or(0, SessionId::get)],
    )
}

/// Forgets expired ones.
pub fn prune(tx: &mut Tx, now: Time) -> Result<u64> {
    tx.execute("delete from sessions where expires_at <= $1", params![now])
}

fn read(r: &db::Row) -> Result<Session> {
    Ok(Session {
        id: r.get(0)?,
        account_id: r.get(1)?,
        csrf: r.get(2)?,
        agent: r.get(3)?,
        address: r.get(4)?,
        created_at: r.get(5)?,
        seen_at: r.get(6)?,
        expires_at: r.get(7)?,
    })
}
