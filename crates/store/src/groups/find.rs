//! Looking for groups, through whoever looks.

use std::collections::HashMap;

use model::{AccountId, Group, GroupId, GroupMember, StatusId};

use super::{COLUMNS, FOUND, members, read};
use crate::param::Get;
use crate::search::pattern;
use crate::statuses::sight::{INSIDE, LISTED};
use crate::{Conn, Error, Result, params};

/// A badge counts no further.
const MOST_UNREAD: i64 = 100;

/// The group with this name in addresses, if `viewer` may know of it.
pub fn find(c: &mut Conn, viewer: AccountId, slug: &str) -> Result<Option<Group>> {
    c.first(
        &format!("select {COLUMNS} from groups g where g.slug = $2 and {FOUND}"),
        params![viewer, slug],
    )?
    .as_ref()
    .map(read)
    .transpose()
}

/// The group with this id, if `viewer` may know of it.
pub fn find_by_id(c: &mut Conn, viewer: AccountId, id: GroupId) -> Result<Option<Group>> {
    c.first(
        &format!("select {COLUMNS} from groups g where g.id = $2 and {FOUND}"),
        params![viewer, id],
    )?
    .as_ref()
    .map(read)
    .transpose()
}

/// The group whoever may know of it, for work that is done for nobody.
pub fn get(c: &mut Conn, id: GroupId) -> Result<Group> {
    let row = c.first(
        &format!("select {COLUMNS} from groups g where g.id = $1"),
        params![id],
    )?;
    row.as_ref()
        .map(read)
        .transpose()?
        .ok_or_else(|| Error::Corrupt(format!("group {id} is missing")))
}

/// Whether a name in addresses is taken, by whomever.
pub fn slug_taken(c: &mut Conn, slug: &str) -> Result<bool> {
    let sql = "select 1 from groups where slug = $1";
    Ok(c.first(sql, params![slug])?.is_some())
}

/// How someone stands to a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// In it.
    pub member: Option<GroupMember>,
    /// Invited by.
    pub invited_by: Option<AccountId>,
    /// Asks to be let in.
    pub asked: bool,
}

/// How `account` stands to a group.
pub fn standing(c: &mut Conn, group: GroupId, account: AccountId) -> Result<Standing> {
    let asks = "select 1 from group_requests where group_id = $1 and account_id = $2";
    let invited =
        "select invited_by from group_invitations where group_id = $1 and account_id = $2";
    Ok(Standing {
        member: members::find(c, group, account)?,
        invited_by: c
            .first(invited, params![group, account])?
            .map(|r| r.get(0))
            .transpose()?,
        asked: c.first(asks, params![group, account])?.is_some(),
    })
}

/// A group that somebody is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine {
    /// The group.
    pub group: Group,
    /// What they are in it.
    pub member: GroupMember,
    /// Posts of others not read, up to 100.
    pub unread: i64,
}

/// A post `s` of others in group `g` that member `m`, who is `$1`, sees and has not read.
fn unread() -> String {
    format!(
        "s.audience = 4 and s.audience_id = g.id and s.id > m.last_read_id and s.reply_to_id is null and s.author_id <> $1 and {}",
        *INSIDE
    )
}

/// The groups `account` is in, those that are archived last, else by name.
pub fn mine(c: &mut Conn, account: AccountId) -> Result<Vec<Mine>> {
    let sql = format!(
        "select {COLUMNS}, {}, (select count(*) from (select 1 from statuses s where {} limit $2) u)
         from group_members m join groups g on g.id = m.group_id
         where m.account_id = $1 order by case when g.archived_at is null then 0 else 1 end, g.name_key, g.id",
        members::COLUMNS,
        unread()
    );
    c.all(&sql, params![account, MOST_UNREAD])?
        .iter()
        .map(|r| {
            Ok(Mine {
                group: read(r)?,
                member: members::read(r, 13)?,
                unread: r.get(19)?,
            })
        })
        .collect()
}

/// The newest post of others in a group that `account` has not read and may see.
pub fn newest_unread(c: &mut Conn, group: GroupId, account: AccountId) -> Result<Option<StatusId>> {
    let sql = format!(
        "select max(s.id) from group_members m join statuses s on s.audience = 4 and s.audience_id = m.group_id and s.id > m.last_read_id
         where m.group_id = $2 and m.account_id = $1 and s.reply_to_id is null and s.author_id <> $1 and {}",
        *LISTED
    );
    let row = c.first(&sql, params![account, group])?;
    Ok(row.map(|r| r.get(0)).transpose()?.flatten())
}

/// In how many groups something is unread for `account`, but for those they want to hear nothing of.
pub fn count_unread(c: &mut Conn, account: AccountId) -> Result<i64> {
    let sql = format!(
        "select count(*) from group_members m join groups g on g.id = m.group_id
         where m.account_id = $1 and m.level <> 2 and g.archived_at is null and exists (select 1 from statuses s where {})",
        unread()
    );
    let row = c.first(&sql, params![account])?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// Groups that `viewer` may know of, with each of `words` (folded) in their name or address; the largest first. `inside` asks for those
/// they are in too.
pub fn others(
    c: &mut Conn,
    viewer: AccountId,
    words: &[String],
    inside: bool,
    (limit, offset): (i64, i64),
) -> Result<Vec<Group>> {
    let mut values = params![viewer, limit, offset].to_vec();
    let mut conditions = String::new();
    for word in words {
        values.push(db::Value::Text(pattern(word, false)));
        let n = values.len();
        conditions.push_str(&format!(
            " and (g.name_key like ${n} escape '\\' or g.slug like ${n} escape '\\')"
        ));
    }
    if !inside {
        conditions.push_str(
            " and not exists (select 1 from group_members me where me.group_id = g.id and me.account_id = $1)",
        );
    }
    let sql = format!(
        "select {COLUMNS} from groups g where {FOUND}{conditions}
         order by case when g.archived_at is null then 0 else 1 end, g.members_count desc, g.name_key, g.id limit $2 offset $3"
    );
    c.all(&sql, &values)?.iter().map(read).collect()
}

/// Names of those groups with these addresses that `viewer` may know of, by address.
pub fn found_slugs(
    c: &mut Conn,
    viewer: AccountId,
    slugs: &[String],
) -> Result<HashMap<String, String>> {
    if slugs.is_empty() {
        return Ok(HashMap::new());
    }
    c.all(
        &format!("select g.slug, g.name from groups g where g.slug = any($2) and {FOUND}"),
        params![viewer, slugs],
    )?
    .iter()
    .map(|r| Ok((r.get(0)?, r.get(1)?)))
    .collect()
}

/// How many groups there are that everyone may know of, and how many secret ones: all that administrators are told of these.
pub fn counts(c: &mut Conn) -> Result<[i64; 2]> {
    let sql =
        "select count(*) filter (where kind <> 2), count(*) filter (where kind = 2) from groups";
    let row = c.first(sql, params![])?;
    row.map_or(Ok([0, 0]), |r| Ok([r.get(0)?, r.get(1)?]))
}
