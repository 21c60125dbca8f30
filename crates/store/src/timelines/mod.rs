//! Timelines as pages of post ids, newest first, through the viewer.

pub mod heads;
mod kept;
mod people;
mod plain;

pub use kept::{Kept, bookmarks, favourites};
pub use model::Part;
pub use people::{group, home, list, unit};
pub use plain::{everyone, person, pinned, quotes, tag};

use db::Value;
use model::{AccountId, Page, StatusId, Time, Timeline};

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

/// A page of any timeline; that the viewer may look at this unit, group or list is for the caller to ask.
pub fn page(
    c: &mut Conn,
    viewer: AccountId,
    timeline: Timeline,
    page: &Page,
    now: Time,
) -> Result<Vec<StatusId>> {
    match timeline {
        Timeline::Home => home(c, viewer, page, now),
        Timeline::Everyone => everyone(c, viewer, page, now),
        Timeline::Unit(id) => unit(c, viewer, id, page, now),
        Timeline::Tag(id) => tag(c, viewer, id, page, now),
        Timeline::Group(id) => group(c, viewer, id, page, now),
        Timeline::List(id) => list(c, viewer, id, page, now),
        Timeline::Person(id, part) => person(c, viewer, id, part, page),
    }
}
