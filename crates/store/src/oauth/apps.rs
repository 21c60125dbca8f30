//! Programs that registered themselves.

use model::{AccountId, AppId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// A program that acts for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct App {
    /// Id.
    pub id: AppId,
    /// Public name in the protocol.
    pub client_id: String,
    /// Hash of its secret.
    pub secret_hash: String,
    /// What it calls itself.
    pub name: String,
    /// Its home page, or empty.
    pub website: String,
    /// Where people may be sent back to.
    pub redirect_uris: Vec<String>,
    /// The most it may ever ask for, separated by spaces.
    pub scopes: String,
    /// Registered.
    pub created_at: Time,
}

/// A connected app of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connected {
    /// The app.
    pub id: AppId,
    /// What it calls itself.
    pub name: String,
    /// Its home page, or empty.
    pub website: String,
    /// What it may do: the scopes of all its tokens, each once.
    pub scopes: Vec<String>,
    /// First allowed.
    pub created_at: Time,
    /// Last used, to within some minutes.
    pub used_at: Option<Time>,
}

pub(super) const COLUMNS: &str =
    "p.id, p.client_id, p.secret_hash, p.name, p.website, p.redirect_uris, p.scopes, p.created_at";

pub(super) fn read(r: &db::Row, at: usize) -> Result<App> {
    Ok(App {
        id: r.get(at)?,
        client_id: r.get(at + 1)?,
        secret_hash: r.get(at + 2)?,
        name: r.get(at + 3)?,
        website: r.get(at + 4)?,
        redirect_uris: r
            .get::<String>(at + 5)?
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
        scopes: r.get(at + 6)?,
        created_at: r.get(at + 7)?,
    })
}

/// Adds an app.
pub fn insert(tx: &mut Tx, a: &App) -> Result<()> {
    tx.execute(
        "insert into apps (id, client_id, secret_hash, name, website, redirect_uris, scopes, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![
            a.id,
            a.client_id,
            a.secret_hash,
            a.name,
            a.website,
            a.redirect_uris.join("\n"),
            a.scopes,
            a.created_at
        ],
    )?;
    Ok(())
}

/// The app of this name in the protocol.
pub fn find(c: &mut Conn, client_id: &str) -> Result<Option<App>> {
    let sql = format!("select {COLUMNS} from apps p where p.client_id = $1");
    let row = c.first(&sql, params![client_id])?;
    row.as_ref().map(|r| read(r, 0)).transpose()
}

/// Apps that a person has connected, the last used first.
pub fn list_connected(c: &mut Conn, account: AccountId) -> Result<Vec<Connected>> {
    let sql = "select p.id, p.name, p.website, t.scopes, t.created_at, t.used_at from tokens t join apps p on p.id = t.app_id
               where t.account_id = $1 order by t.created_at, t.id";
    let mut all: Vec<Connected> = Vec::new();
    for r in c.all(sql, params![account])? {
        let id: AppId = r.get(0)?;
        let used_at: Option<Time> = r.get(5)?;
        let at = match all.iter().position(|a| a.id == id) {
            Some(at) => at,
            None => {
                all.push(Connected {
                    id,
                    name: r.get(1)?,
                    website: r.get(2)?,
                    scopes: Vec::new(),
                    created_at: r.get(4)?,
                    used_at: None,
                });
                all.len() - 1
            }
        };
        let app = &mut all[at];
        app.used_at = app.used_at.max(used_at);
        for scope in r.get::<String>(3)?.split_whitespace() {
            if !app.scopes.iter().any(|s| s == scope) {
                app.scopes.push(scope.to_owned());
            }
        }
    }
    all.sort_by_key(|app| std::cmp::Reverse(app.used_at.unwrap_or(app.created_at)));
    Ok(all)
}

/// Forgets apps registered before `before` that nobody has ever allowed anything.
pub fn prune(tx: &mut Tx, before: Time) -> Result<u64> {
    tx.execute(
        "delete from apps where created_at < $1 and not exists (select 1 from tokens t where t.app_id = apps.id)",
        params![before],
    )
}
