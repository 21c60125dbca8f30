//! Timelines as pages of post ids, newest first, through the viewer.

mod kept;
mod people;
mod plain;

pub use kept::{Kept, bookmarks, favourites};
pub use people::{group, home, list, unit};
pub use plain::{Part, everyone, person, pinned, quotes, tag};

use db::Value;
use model::{Page, StatusId};

use crate::param::Get;
use crate::{Conn, Result};

/// `asc` when the page is read upwards.
fn direction(page: &Page) -> &'static str {
    if page.ascending() { "asc" } else { "desc" }
}

/// The ids a statement finds: one more than the page asks for tells that there is more.
fn ids(c: &mut Conn, sql: &str, params: &[Value]) -> Result<Vec<StatusId>> {
    c.all(sql, params)?.iter().map(|r| r.get(0)).collect()
}
