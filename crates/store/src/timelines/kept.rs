//! What a person keeps: favourites and bookmarks, in the order they were made.

use model::{AccountId, Page, StatusId};

use super::direction;
use crate::param::Get;
use crate::statuses::sight::SEEN;
use crate::{Conn, Result, params};

/// A post and the id of the act that keeps it, by which the list pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Id of the favourite or bookmark.
    pub key: i64,
    /// The post.
    pub status_id: StatusId,
}

/// What `viewer` favourited and may still see.
pub fn favourites(c: &mut Conn, viewer: AccountId, page: &Page) -> Result<Vec<Kept>> {
    kept(c, "favourites", viewer, page)
}

/// What `viewer` bookmarked and may still see.
pub fn bookmarks(c: &mut Conn, viewer: AccountId, page: &Page) -> Result<Vec<Kept>> {
    kept(c, "bookmarks", viewer, page)
}

fn kept(c: &mut Conn, table: &str, viewer: AccountId, page: &Page) -> Result<Vec<Kept>> {
    let sql = format!(
        "select k.id, k.status_id from {table} k join statuses s on s.id = k.status_id
         where k.account_id = $1 and k.id > $2 and k.id < $3 and {} order by k.id {} limit $4",
        *SEEN,
        direction(page)
    );
    let rows = c.all(
        &sql,
        params![viewer, page.floor(), page.ceiling(), page.limit + 1],
    )?;
    rows.iter()
        .map(|r| {
            Ok(Kept {
                key: r.get(0)?,
                status_id: r.get(1)?,
            })
        })
        .collect()
}
