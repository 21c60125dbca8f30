//! Word filters.

use model::{AccountId, FilterAction, FilterId, FilterSetId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// A word or phrase that a person does not want to read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Id.
    pub id: FilterId,
    /// As written.
    pub phrase: String,
    /// Only whole words match.
    pub whole_word: bool,
    /// What happens to a post with it.
    pub action: FilterAction,
    /// Not after this.
    pub expires_at: Option<Time>,
}

const COLUMNS: &str = "id, phrase, whole_word, action, expires_at";

/// Every filter of a person with the set it is in, expired ones too.
pub fn list_with_sets(
    c: &mut Conn,
    account: AccountId,
) -> Result<Vec<(Filter, Option<FilterSetId>)>> {
    let sql = format!("select {COLUMNS}, set_id from filters where account_id = $1 order by id");
    c.all(&sql, params![account])?
        .iter()
        .map(|r| Ok((read(r)?, r.get(5)?)))
        .collect()
}

/// Every filter of a person, expired ones too.
pub fn list(c: &mut Conn, account: AccountId) -> Result<Vec<Filter>> {
    let sql = format!("select {COLUMNS} from filters where account_id = $1 order by id");
    c.all(&sql, params![account])?.iter().map(read).collect()
}

/// One of a person's filters.
pub fn find(c: &mut Conn, account: AccountId, id: FilterId) -> Result<Option<Filter>> {
    let sql = format!("select {COLUMNS} from filters where account_id = $1 and id = $2");
    c.first(&sql, params![account, id])?
        .as_ref()
        .map(read)
        .transpose()
}

/// Adds a filter.
pub fn insert(tx: &mut Tx, account: AccountId, f: &Filter, now: Time) -> Result<()> {
    tx.execute(
        "insert into filters (id, account_id, phrase, whole_word, action, expires_at, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
        params![f.id, account, f.phrase, f.whole_word, f.action, f.expires_at, now],
    )?;
    Ok(())
}

/// Changes one's filter.
pub fn update(tx: &mut Tx, account: AccountId, f: &Filter) -> Result<bool> {
    let n = tx.execute(
        "update filters set phrase = $3, whole_word = $4, action = $5, expires_at = $6 where id = $2 and account_id = $1",
        params![account, f.id, f.phrase, f.whole_word, f.action, f.expires_at],
    )?;
    Ok(n == 1)
}

/// Deletes one's filter.
pub fn delete(tx: &mut Tx, account: AccountId, id: FilterId) -> Result<bool> {
    Ok(tx.execute(
        "delete from filters where id = $2 and account_id = $1",
        params![account, id],
    )? == 1)
}

fn read(r: &db::Row) -> Result<Filter> {
    Ok(Filter {
        id: r.get(0)?,
        phrase: r.get(1)?,
        whole_word: r.get(2)?,
        action: r.get(3)?,
        expires_at: r.get(4)?,
    })
}
