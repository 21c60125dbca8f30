//! What apps were allowed, for a person or for themselves.

use model::{Account, AccountId, AccountState, AppId, Time, TokenId};

use super::apps::{self, App};
use crate::param::Get;
use crate::{Conn, Result, Tx, accounts, params};

/// What an app was allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Id.
    pub id: TokenId,
    /// Whose program.
    pub app_id: AppId,
    /// For whom it acts; nobody: for itself.
    pub account_id: Option<AccountId>,
    /// What it may do, separated by spaces.
    pub scopes: String,
    /// Made.
    pub created_at: Time,
    /// Last used, to within some minutes.
    pub used_at: Option<Time>,
}

const COLUMNS: &str = "t.id, t.app_id, t.account_id, t.scopes, t.created_at, t.used_at";

fn read(r: &db::Row) -> Result<Token> {
    Ok(Token {
        id: r.get(0)?,
        app_id: r.get(1)?,
        account_id: r.get(2)?,
        scopes: r.get(3)?,
        created_at: r.get(4)?,
        used_at: r.get(5)?,
    })
}

/// Adds a token.
pub fn insert(tx: &mut Tx, t: &Token, token_hash: &str) -> Result<()> {
    tx.execute(
        "insert into tokens (id, token_hash, app_id, account_id, scopes, created_at, used_at) values ($1, $2, $3, $4, $5, $6, $7)",
        params![
            t.id,
            token_hash,
            t.app_id,
            t.account_id,
            t.scopes,
            t.created_at,
            t.used_at
        ],
    )?;
    Ok(())
}

/// Whether a token is there, of someone who may sign in.
pub fn stands(c: &mut Conn, id: TokenId) -> Result<bool> {
    let sql = "select 1 from tokens t join accounts a on a.id = t.account_id where t.id = $1 and a.state = $2";
    Ok(c.first(sql, params![id, AccountState::Active])?.is_some())
}

/// A token with its app, by what is sent of it.
pub fn find(c: &mut Conn, token_hash: &str) -> Result<Option<(Token, App)>> {
    let sql = format!(
        "select {COLUMNS}, {} from tokens t join apps p on p.id = t.app_id where t.token_hash = $1",
        apps::COLUMNS
    );
    let row = c.first(&sql, params![token_hash])?;
    row.map(|r| Ok((read(&r)?, apps::read(&r, 6)?))).transpose()
}

/// For whom a token acts, by its id.
pub fn account(c: &mut Conn, id: TokenId) -> Result<Option<Account>> {
    let row = c.first("select account_id from tokens where id = $1", params![id])?;
    let account: Option<AccountId> = row.map(|r| r.get(0)).transpose()?.flatten();
    account.map_or(Ok(None), |id| accounts::find(c, id))
}

/// They were used now.
pub fn touch(tx: &mut Tx, ids: &[TokenId], now: Time) -> Result<()> {
    tx.execute(
        "update tokens set used_at = $2 where id = any($1)",
        params![ids, now],
    )?;
    Ok(())
}

/// Ends one token.
pub fn delete(tx: &mut Tx, id: TokenId) -> Result<bool> {
    Ok(tx.execute("delete from tokens where id = $1", params![id])? == 1)
}

/// Ends what a person allowed an app (none: every app); answers which tokens.
pub fn delete_all(tx: &mut Tx, account: AccountId, app: Option<AppId>) -> Result<Vec<TokenId>> {
    let sql = "delete from tokens where account_id = $1 and (app_id = $2 or $2 = 0) returning id";
    tx.all(sql, params![account, app.map_or(0, AppId::get)])?
        .iter()
        .map(|r| r.get(0))
        .collect()
}
