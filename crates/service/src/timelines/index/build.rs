//! Fills an index from one snapshot of the store.

use model::{AccountId, Header, StatusId};
use store::Conn;
use store::timelines::heads;
use timeline::Index;

/// Boosted posts that are looked up at a time.
const AT_ONCE: usize = 500;

pub(super) fn load(c: &mut Conn, posts: usize) -> store::Result<Index> {
    let floor = heads::nth_newest(c, posts as i64)?;
    let mut index = Index::new(posts, floor);
    for standing in heads::standings(c, AccountId::from(0), AccountId::from(i64::MAX))? {
        index.stand(&standing);
    }
    index.set_tree(heads::tree(c)?);
    for (group, kind) in heads::groups(c)? {
        index.set_group(group, Some(kind.is_open()));
    }
    heads::since(c, floor, |header: Header| index.put(&header))?;
    let missing: Vec<StatusId> = index.missing();
    for ids in missing.chunks(AT_ONCE) {
        for header in heads::some(c, ids)? {
            index.put_boosted(&header);
        }
    }
    Ok(index)
}
