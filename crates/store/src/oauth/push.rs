//! Where apps and browsers want to be woken.

use model::{AccountId, PushId, SessionId, Time, TokenId};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Where an app or browser wants to be woken, and of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// Id.
    pub id: PushId,
    /// Whose.
    pub account_id: AccountId,
    /// Of which app's token.
    pub token_id: Option<TokenId>,
    /// Of which browser's session.
    pub session_id: Option<SessionId>,
    /// Address of its push service.
    pub endpoint: String,
    /// Its public key, base64url.
    pub p256dh: String,
    /// Its shared secret, base64url.
    pub auth: String,
    /// Encrypted as RFC 8291 says, not as the draft before it.
    pub standard: bool,
    /// Kinds it wants to be told, as JSON.
    pub alerts: String,
    /// From whom: `all`, `followed`, `follower`, `none`.
    pub policy: String,
    /// Made.
    pub created_at: Time,
}

const COLUMNS: &str = "id, account_id, token_id, session_id, endpoint, p256dh, auth, standard, alerts, policy, created_at";

fn read(r: &db::Row) -> Result<Subscription> {
    Ok(Subscription {
        id: r.get(0)?,
        account_id: r.get(1)?,
        token_id: r.get(2)?,
        session_id: r.get(3)?,
        endpoint: r.get(4)?,
        p256dh: r.get(5)?,
        auth: r.get(6)?,
        standard: r.get(7)?,
        alerts: r.get(8)?,
        policy: r.get(9)?,
        created_at: r.get(10)?,
    })
}

/// Adds a subscription in place of the one that its token or session had.
pub fn replace(tx: &mut Tx, s: &Subscription) -> Result<()> {
    tx.execute(
        "delete from push_subscriptions where token_id = $1 or session_id = $2",
        params![s.token_id, s.session_id],
    )?;
    tx.execute(
        "insert into push_subscriptions (id, account_id, token_id, session_id, endpoint, p256dh, auth, standard, alerts, policy, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        params![
            s.id,
            s.account_id,
            s.token_id,
            s.session_id,
            s.endpoint,
            s.p256dh,
            s.auth,
            s.standard,
            s.alerts,
            s.policy,
            s.created_at
        ],
    )?;
    Ok(())
}

/// That of an app's token.
pub fn find(c: &mut Conn, token: TokenId) -> Result<Option<Subscription>> {
    let sql = format!("select {COLUMNS} from push_subscriptions where token_id = $1");
    c.first(&sql, params![token])?
        .as_ref()
        .map(read)
        .transpose()
}

/// All of a person.
pub fn list(c: &mut Conn, account: AccountId) -> Result<Vec<Subscription>> {
    let sql = format!("select {COLUMNS} from push_subscriptions where account_id = $1 order by id");
    c.all(&sql, params![account])?.iter().map(read).collect()
}

/// Other wishes for the one of an app's token.
pub fn update(tx: &mut Tx, token: TokenId, alerts: &str, policy: &str) -> Result<bool> {
    Ok(tx.execute(
        "update push_subscriptions set alerts = $2, policy = $3 where token_id = $1",
        params![token, alerts, policy],
    )? == 1)
}

/// Forgets that of an app's token.
pub fn delete(tx: &mut Tx, token: TokenId) -> Result<bool> {
    Ok(tx.execute(
        "delete from push_subscriptions where token_id = $1",
        params![token],
    )? == 1)
}

/// Forgets one whose push service does not know it any more.
pub fn forget(tx: &mut Tx, id: PushId) -> Result<()> {
    tx.execute("delete from push_subscriptions where id = $1", params![id])?;
    Ok(())
}
