//! Who is concerned by something that just happened, as sets: asked once for an event, however many are watching.

use std::collections::{HashMap, HashSet};

use model::{AccountId, ConversationId, GroupId, GroupLevel, ListId, StatusId, Time, UnitId};

use crate::param::Get;
use crate::{Conn, Result, params};

fn set(c: &mut Conn, sql: &str, params: &[db::Value]) -> Result<HashSet<AccountId>> {
    c.all(sql, params)?.iter().map(|r| r.get(0)).collect()
}

/// People who follow `account`.
pub fn followers(c: &mut Conn, account: AccountId) -> Result<HashSet<AccountId>> {
    set(
        c,
        "select follower_id from follows where followee_id = $1",
        params![account],
    )
}

/// People in a unit or below it.
pub fn unit_people(c: &mut Conn, unit: UnitId) -> Result<HashSet<AccountId>> {
    set(
        c,
        "select m.account_id from unit_paths p join unit_members m on m.unit_id = p.unit_id where p.ancestor_id = $1",
        params![unit],
    )
}

/// Members of a group.
pub fn group_people(c: &mut Conn, group: GroupId) -> Result<HashSet<AccountId>> {
    set(
        c,
        "select account_id from group_members where group_id = $1",
        params![group],
    )
}

/// Members of a group, and what each wants to be told of.
pub fn group_levels(c: &mut Conn, group: GroupId) -> Result<HashMap<AccountId, GroupLevel>> {
    c.all(
        "select account_id, level from group_members where group_id = $1",
        params![group],
    )?
    .iter()
    .map(|r| Ok((r.get(0)?, r.get(1)?)))
    .collect()
}

/// People of a conversation who may see a message of it.
pub fn conversation_people(
    c: &mut Conn,
    conversation: ConversationId,
    message: StatusId,
) -> Result<HashSet<AccountId>> {
    set(
        c,
        "select account_id from conversation_members where conversation_id = $1 and left_at is null and visible_from <= $2",
        params![conversation, message],
    )
}

/// People who follow a tag of a post.
pub fn tag_followers(c: &mut Conn, status: StatusId) -> Result<HashSet<AccountId>> {
    set(
        c,
        "select f.account_id from status_tags t join tag_follows f on f.tag_id = t.tag_id where t.status_id = $1",
        params![status],
    )
}

/// People who blocked `account` or whom `account` blocked.
pub fn blocked(c: &mut Conn, account: AccountId) -> Result<HashSet<AccountId>> {
    set(
        c,
        "select account_id from blocks where target_id = $1 union select target_id from blocks where account_id = $1",
        params![account],
    )
}

/// People who muted `account`, or the thread.
pub fn muting(
    c: &mut Conn,
    account: AccountId,
    thread: StatusId,
    now: Time,
) -> Result<HashSet<AccountId>> {
    let sql = "select account_id from mutes where target_id = $1 and (until is null or until > $3)
               union select account_id from thread_mutes where thread_id = $2";
    set(c, sql, params![account, thread, now])
}

/// People who keep order.
pub fn keepers(c: &mut Conn) -> Result<HashSet<AccountId>> {
    set(c, "select id from accounts where role >= 1", params![])
}

/// Keys of the tags of a post.
pub fn tag_keys(c: &mut Conn, status: StatusId) -> Result<Vec<String>> {
    let sql = "select t.key from status_tags s join tags t on t.id = s.tag_id where s.status_id = $1 order by t.key";
    c.all(sql, params![status])?
        .iter()
        .map(|r| r.get(0))
        .collect()
}

/// Every unit a person is in, by itself or through one below.
pub fn units_of(c: &mut Conn, account: AccountId) -> Result<Vec<UnitId>> {
    let sql = "select distinct p.ancestor_id from unit_members m join unit_paths p on p.unit_id = m.unit_id where m.account_id = $1";
    c.all(sql, params![account])?
        .iter()
        .map(|r| r.get(0))
        .collect()
}

/// A unit and every one above it.
pub fn units_above(c: &mut Conn, unit: UnitId) -> Result<Vec<UnitId>> {
    c.all(
        "select ancestor_id from unit_paths where unit_id = $1",
        params![unit],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// Whose lists have `account` in them, and which.
pub fn lists_with(
    c: &mut Conn,
    account: AccountId,
) -> Result<std::collections::HashMap<AccountId, Vec<ListId>>> {
    let sql = "select l.account_id, l.id from list_members m join lists l on l.id = m.list_id where m.account_id = $1 order by l.id";
    let mut found = std::collections::HashMap::<AccountId, Vec<ListId>>::new();
    for row in c.all(sql, params![account])? {
        found.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(found)
}
