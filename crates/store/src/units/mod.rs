//! The organisation's tree and who is where.

mod tree;

use db::Row;
use model::{AccountId, Time, Unit, UnitId, UnitKind};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

pub use tree::{
    counts, delete, is_home, is_used, joined, list_below, list_faces, lock, set_parent, update,
};

/// The columns of a unit, for [`read`]; `u` is the table's alias. People below are counted once each.
const COLUMNS: &str = "u.id, u.parent_id, u.kind, u.name, u.slug, u.about, \
     (select count(distinct m.account_id) from unit_paths p join unit_members m on m.unit_id = p.unit_id join accounts a on a.id = m.account_id and a.state = 1 \
      where p.ancestor_id = u.id)";

fn read(r: &Row) -> Result<Unit> {
    Ok(Unit {
        id: r.get(0)?,
        parent_id: r.get(1)?,
        kind: r.get(2)?,
        name: r.get(3)?,
        slug: r.get(4)?,
        about: r.get(5)?,
        members_count: r.get(6)?,
    })
}

/// Adds a unit below `unit.parent_id`. `Conflict("units_slug_key")` when the slug is taken.
pub fn insert(tx: &mut Tx, unit: &Unit, now: Time) -> Result<()> {
    tx.execute(
        "insert into units (id, parent_id, kind, name, name_key, slug, about, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![unit.id, unit.parent_id, unit.kind, unit.name, text::key(&unit.name), unit.slug, unit.about, now],
    )?;
    add_paths(tx, unit.id, unit.parent_id)
}

fn add_paths(tx: &mut Tx, id: UnitId, parent: Option<UnitId>) -> Result<()> {
    tx.execute(
        "insert into unit_paths (unit_id, ancestor_id, depth) values ($1, $1, 0)",
        params![id],
    )?;
    if let Some(parent) = parent {
        tx.execute(
            "insert into unit_paths (unit_id, ancestor_id, depth)
             select u.id, p.ancestor_id, p.depth + 1 from units u join unit_paths p on p.unit_id = $2 where u.id = $1",
            params![id, parent],
        )?;
    }
    Ok(())
}

/// Every unit, parents before children, by name.
pub fn list(c: &mut Conn) -> Result<Vec<Unit>> {
    c.all(
        &format!("select {COLUMNS} from units u order by (select max(depth) from unit_paths p where p.unit_id = u.id), u.name_key, u.id"),
        params![],
    )?
    .iter()
    .map(read)
    .collect()
}

/// By id.
pub fn find(c: &mut Conn, id: UnitId) -> Result<Option<Unit>> {
    c.first(
        &format!("select {COLUMNS} from units u where u.id = $1"),
        params![id],
    )?
    .as_ref()
    .map(read)
    .transpose()
}

/// By slug.
pub fn find_by_slug(c: &mut Conn, slug: &str) -> Result<Option<Unit>> {
    c.first(
        &format!("select {COLUMNS} from units u where u.slug = $1"),
        params![slug],
    )?
    .as_ref()
    .map(read)
    .transpose()
}

/// Those of `ids` that exist.
pub fn list_by_ids(c: &mut Conn, ids: &[UnitId]) -> Result<Vec<Unit>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    c.all(
        &format!("select {COLUMNS} from units u where u.id = any($1)"),
        params![ids],
    )?
    .iter()
    .map(read)
    .collect()
}

/// `id` and every unit above it, the nearest first.
pub fn list_above(c: &mut Conn, id: UnitId) -> Result<Vec<Unit>> {
    c.all(
        &format!("select {COLUMNS} from unit_paths up join units u on u.id = up.ancestor_id where up.unit_id = $1 order by up.depth"),
        params![id],
    )?
    .iter()
    .map(read)
    .collect()
}

/// Every unit a person is in, by itself or through a unit below: whose posts they may read.
pub fn list_of(c: &mut Conn, account: AccountId) -> Result<Vec<Unit>> {
    c.all(
        &format!(
            "select {COLUMNS} from units u where u.id in (
                select p.ancestor_id from unit_members m join unit_paths p on p.unit_id = m.unit_id where m.account_id = $1
             ) order by (select max(depth) from unit_paths p where p.unit_id = u.id) desc, u.name_key"
        ),
        params![account],
    )?
    .iter()
    .map(read)
    .collect()
}

/// The same in the same order, without looking how many are in them: [`count_members`] does.
pub fn list_of_uncounted(c: &mut Conn, account: AccountId) -> Result<Vec<Unit>> {
    c.all(
        "select u.id, u.parent_id, u.kind, u.name, u.slug, u.about, 0 from units u where u.id in (
            select p.ancestor_id from unit_members m join unit_paths p on p.unit_id = m.unit_id where m.account_id = $1
         ) order by (select max(depth) from unit_paths p where p.unit_id = u.id) desc, u.name_key",
        params![account],
    )?
    .iter()
    .map(read)
    .collect()
}

/// How many people are in a unit, by itself or through a unit below.
pub fn count_members(c: &mut Conn, id: UnitId) -> Result<i64> {
    let row = c.first(
        "select count(distinct m.account_id) from unit_paths p join unit_members m on m.unit_id = p.unit_id
         join accounts a on a.id = m.account_id and a.state = 1 where p.ancestor_id = $1",
        params![id],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// Units a person belongs to directly, the home unit included.
pub fn list_joined(c: &mut Conn, account: AccountId) -> Result<Vec<Unit>> {
    c.all(
        &format!("select {COLUMNS} from unit_members m join units u on u.id = m.unit_id where m.account_id = $1 order by u.name_key"),
        params![account],
    )?
    .iter()
    .map(read)
    .collect()
}

/// Whether a person is in the unit or one below it.
pub fn has(c: &mut Conn, unit: UnitId, account: AccountId) -> Result<bool> {
    let row = c.first(
        "select 1 from unit_members m join unit_paths p on p.unit_id = m.unit_id where m.account_id = $1 and p.ancestor_id = $2 limit 1",
        params![account, unit],
    )?;
    Ok(row.is_some())
}

/// Makes a person belong to a unit; doing it again changes nothing.
pub fn join(tx: &mut Tx, unit: UnitId, account: AccountId, now: Time) -> Result<()> {
    tx.execute(
        "insert into unit_members (unit_id, account_id, added_at) values ($1, $2, $3) on conflict do nothing",
        params![unit, account, now],
    )?;
    Ok(())
}

/// Ends it.
pub fn leave(tx: &mut Tx, unit: UnitId, account: AccountId) -> Result<()> {
    tx.execute(
        "delete from unit_members where unit_id = $1 and account_id = $2",
        params![unit, account],
    )?;
    Ok(())
}

/// Names by id.
pub fn names(c: &mut Conn, ids: &[UnitId]) -> Result<std::collections::HashMap<UnitId, String>> {
    if ids.is_empty() {
        return Ok(Default::default());
    }
    c.all(
        "select id, name from units where id = any($1)",
        params![ids],
    )?
    .iter()
    .map(|r| Ok((r.get(0)?, r.get(1)?)))
    .collect()
}

/// A unit in passing: what it is called and where its page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Id.
    pub id: UnitId,
    /// What it is called.
    pub kind: UnitKind,
    /// Name.
    pub name: String,
    /// Name in addresses.
    pub slug: String,
}

fn place(r: &Row) -> Result<Place> {
    Ok(Place {
        id: r.get(0)?,
        kind: r.get(1)?,
        name: r.get(2)?,
        slug: r.get(3)?,
    })
}

/// Where a person belongs directly, the home unit included: as [`list_joined`], without counting anybody.
pub fn places(c: &mut Conn, account: AccountId) -> Result<Vec<Place>> {
    c.all(
        "select u.id, u.kind, u.name, u.slug from unit_members m join units u on u.id = m.unit_id where m.account_id = $1 order by u.name_key, u.id",
        params![account],
    )?
    .iter()
    .map(place)
    .collect()
}

/// Every unit with the one above it, by name; nobody is counted.
pub fn list_places(c: &mut Conn) -> Result<Vec<(Place, Option<UnitId>)>> {
    c.all(
        "select u.id, u.kind, u.name, u.slug, u.parent_id from units u order by u.name_key, u.id",
        params![],
    )?
    .iter()
    .map(|r| Ok((place(r)?, r.get(4)?)))
    .collect()
}
