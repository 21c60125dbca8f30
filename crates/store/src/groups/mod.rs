//! Groups of people. What a person looks for is found through them: a secret group is there only for who is in it or invited.

mod change;
mod find;
mod members;
mod pins;
mod rules;
mod waiting;

use std::collections::{HashMap, HashSet};

use db::Row;
use model::{AccountId, Group, GroupId, StatusId};

use crate::param::Get;
use crate::{Conn, Result, params};

pub use change::{archive, delete, hide, insert, set_face, set_owner, standing_posts, update};
pub use find::{Mine, Standing, count_unread, counts, find, find_by_id, found_slugs, get};
pub use find::{mine, newest_unread, others, slug_taken, standing};
pub use members::{
    MemberRow, add, advance, eldest, exists, find as find_member, list as members, list_at_level,
    list_faces, list_ids, moderators, remove, set_by_rule, set_level, set_role,
};
pub use pins::{count as count_pins, list as pins, pin, unpin};
pub use rules::{
    Rule, add as add_rule, depart, departed, fitting, left, list as rules, list_ruled,
    remove as remove_rule, return_to, ruled_members,
};
pub use waiting::{
    Asked, Invited, ask, asked, decline, invitations, invite, invited, list_requests, revoke,
};

/// That `$1` may know of group `g`: all but secret ones, and those one is in or invited to.
pub(crate) const FOUND: &str = "(g.kind <> 2
     or exists (select 1 from group_members gm where gm.group_id = g.id and gm.account_id = $1)
     or exists (select 1 from group_invitations gi where gi.group_id = g.id and gi.account_id = $1))";

/// The columns of a group, for [`read`]; `g` is the table's alias.
pub(crate) const COLUMNS: &str = "g.id, g.slug, g.name, g.kind, g.purpose, g.rules, g.face_id, g.members_count, g.statuses_count, \
     g.last_status_at, g.created_by, g.created_at, g.archived_at";

pub(crate) fn read(r: &Row) -> Result<Group> {
    Ok(Group {
        id: r.get(0)?,
        slug: r.get(1)?,
        name: r.get(2)?,
        kind: r.get(3)?,
        purpose: r.get(4)?,
        rules: r.get(5)?,
        face_id: r.get(6)?,
        members_count: r.get(7)?,
        statuses_count: r.get(8)?,
        last_status_at: r.get(9)?,
        created_by: r.get(10)?,
        created_at: r.get(11)?,
        archived_at: r.get(12)?,
    })
}

/// Whether `account` may post in a group: a member, and in one for announcements somebody chosen. None may in an archived one.
pub fn may_post(c: &mut Conn, group: GroupId, account: AccountId) -> Result<bool> {
    let sql = "select 1 from group_members m join groups g on g.id = m.group_id
               where m.group_id = $1 and m.account_id = $2 and g.archived_at is null and (g.kind <> 3 or m.role > 0)";
    Ok(c.first(sql, params![group, account])?.is_some())
}

/// Whether `account` may answer in a group: whoever is in it, until it is archived.
pub fn may_answer(c: &mut Conn, group: GroupId, account: AccountId) -> Result<bool> {
    let sql = "select 1 from group_members m join groups g on g.id = m.group_id
               where m.group_id = $1 and m.account_id = $2 and g.archived_at is null";
    Ok(c.first(sql, params![group, account])?.is_some())
}

/// A group in passing: what it is called and where its page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Name.
    pub name: String,
    /// Name in addresses.
    pub slug: String,
    /// Everyone may read it.
    pub open: bool,
}

/// Names of groups whose posts somebody sees, so that they may know of them.
pub fn places(c: &mut Conn, ids: &[GroupId]) -> Result<HashMap<GroupId, Place>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    c.all(
        "select id, name, slug, kind in (0, 3) from groups where id = any($1)",
        params![ids],
    )?
    .iter()
    .map(|r| {
        let place = Place {
            name: r.get(1)?,
            slug: r.get(2)?,
            open: r.get(3)?,
        };
        Ok((r.get(0)?, place))
    })
    .collect()
}

/// What somebody keeps order in.
#[derive(Debug, Clone, Default)]
pub struct Keeping {
    /// These groups.
    pub groups: HashSet<GroupId>,
    /// Posts at the top of them.
    pub pins: HashSet<StatusId>,
}

/// In which of `groups` somebody keeps order, and what stands at the top there.
pub fn keeping(c: &mut Conn, account: AccountId, groups: &[GroupId]) -> Result<Keeping> {
    let mut keeping = Keeping::default();
    if groups.is_empty() {
        return Ok(keeping);
    }
    for row in c.all(
        "select m.group_id, p.status_id from group_members m left join group_pins p on p.group_id = m.group_id
         where m.account_id = $1 and m.role = 2 and m.group_id = any($2)",
        params![account, groups],
    )? {
        keeping.groups.insert(row.get(0)?);
        keeping.pins.extend(row.get::<Option<StatusId>>(1)?);
    }
    Ok(keeping)
}

/// Whether everyone may read a group without being in it.
pub fn is_open(c: &mut Conn, id: GroupId) -> Result<bool> {
    let sql = "select 1 from groups where id = $1 and kind in (0, 3)";
    Ok(c.first(sql, params![id])?.is_some())
}
