//! A page of a timeline: from memory as far as that reaches, and older ones from the store.

use model::{AccountId, Page, StatusId, Time, Timeline};
use store::{Conn, timelines};
use timeline::{Index, Range};

use super::index::Held;

/// The ids of a page in reading order, one more than it asks for when there is more.
pub(super) fn find(
    held: &Held,
    c: &mut Conn,
    (viewer, timeline): (AccountId, Timeline),
    page: &Page,
    now: Time,
) -> store::Result<Vec<StatusId>> {
    let most = (page.limit.max(0) + 1) as usize;
    let range = Range {
        low: page.floor(),
        high: page.ceiling(),
        up: page.ascending(),
        most,
    };
    let look = |index: &Index| {
        let floor = index.floor().get();
        // Reading upwards from below the floor, the store comes first and memory after it: both are needed.
        let near = index.find(viewer, timeline, range, now);
        (floor, near)
    };
    let Some((floor, near)) = held.ask(c, look)? else {
        return timelines::page(c, viewer, timeline, page, now);
    };
    // Every post from the floor on is in memory.
    if range.low >= floor - 1 || (!range.up && near.len() >= most) {
        return Ok(near);
    }
    let missing = if range.up { most } else { most - near.len() };
    let below = Page {
        max: Some(range.high.min(floor)),
        limit: missing as i64 - 1,
        ..*page
    };
    let far = timelines::page(c, viewer, timeline, &below, now)?;
    let (first, then) = if range.up { (far, near) } else { (near, far) };
    Ok(first.into_iter().chain(then).take(most).collect())
}
