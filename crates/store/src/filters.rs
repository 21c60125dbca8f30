//! Word filters.

use model::{AccountId, FilterAction, FilterId, Time};

use crate::param::Get;
use crate::{Conn, Result, params};

/// A word or phrase that a person does not want to read.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// Filters in force at `now`.
pub fn list_active(c: &mut Conn, account: AccountId, now: Time) -> Result<Vec<Filter>> {
    let sql = format!(
        "select {COLUMNS} from filters where account_id = $1 and (expires_at is null or expires_at > $2) order by id"
    );
    c.all(&sql, params![account, now])?
        .iter()
        .map(read)
        .collect()
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
