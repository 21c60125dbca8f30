//! Heads of posts, and how people stand towards each other: what the index in memory is told.

use std::collections::HashMap;

use db::Row;
use model::{
    AccountId, Audience, GroupId, GroupKind, GroupLevel, Header, Standing, StatusId, TagId, UnitId,
};

use crate::param::Get;
use crate::{Conn, Error, Result, params};

/// What hangs on posts, by post.
type ByPost<T> = HashMap<StatusId, Vec<T>>;

/// The heads of some posts; of those that are no more there is none.
pub fn some(c: &mut Conn, ids: &[StatusId]) -> Result<Vec<Header>> {
    let tags = "select status_id, tag_id from status_tags where status_id = any($1)";
    let mut tags: ByPost<TagId> = by_post(&c.all(tags, params![ids])?)?;
    let named = "select status_id, account_id from mentions where status_id = any($1)";
    let mut named: ByPost<AccountId> = by_post(&c.all(named, params![ids])?)?;
    let sql = "select id, author_id, thread_id, reply_to_id is not null, reply_to_account_id, boost_of_id, audience, audience_id, has_media,
                      deleted_at is not null, hidden_at is not null from statuses where id = any($1) order by id";
    let rows = c.all(sql, params![ids])?;
    rows.iter()
        .map(|row| head(row, &mut tags, &mut named))
        .collect()
}

/// The post from which on there are about `count`; the first of all when there are fewer.
pub fn nth_newest(c: &mut Conn, count: i64) -> Result<StatusId> {
    let sql = "select id from statuses order by id desc limit 1 offset $1";
    let row = c.first(sql, params![(count - 1).max(0)])?;
    Ok(row.map(|r| r.get(0)).transpose()?.unwrap_or_default())
}

/// The newest posts, the newest first.
pub fn newest(c: &mut Conn, count: i64) -> Result<Vec<StatusId>> {
    let sql = "select id from statuses order by id desc limit $1";
    c.all(sql, params![count])?
        .iter()
        .map(|r| r.get(0))
        .collect()
}

/// Hands over the heads of all posts from one on, oldest first; messages are left out.
pub fn since(c: &mut Conn, from: StatusId, mut f: impl FnMut(Header)) -> Result<()> {
    let tags = "select status_id, tag_id from status_tags where status_id >= $1";
    let mut tags: ByPost<TagId> = by_post(&c.all(tags, params![from])?)?;
    let named = "select status_id, account_id from mentions where status_id >= $1";
    let mut named: ByPost<AccountId> = by_post(&c.all(named, params![from])?)?;
    let sql = "select id, author_id, thread_id, reply_to_id is not null, reply_to_account_id, boost_of_id, audience, audience_id, has_media,
                      deleted_at is not null, hidden_at is not null from statuses where id >= $1 and audience <> 5 order by id";
    c.each(sql, params![from], |row| {
        f(head(&row, &mut tags, &mut named)?);
        Ok::<(), Error>(())
    })
}

fn by_post<T: crate::param::Column>(rows: &[Row]) -> Result<ByPost<T>> {
    let mut all: ByPost<T> = HashMap::new();
    for row in rows {
        all.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(all)
}

fn head(r: &Row, tags: &mut ByPost<TagId>, named: &mut ByPost<AccountId>) -> Result<Header> {
    let id: StatusId = r.get(0)?;
    let audience = Audience::from_code(r.get(6)?, r.get(7)?)
        .ok_or_else(|| Error::Corrupt(format!("the audience of post {id}")))?;
    Ok(Header {
        id,
        author_id: r.get(1)?,
        thread_id: r.get(2)?,
        is_reply: r.get(3)?,
        reply_to_account_id: r.get(4)?,
        boost_of_id: r.get(5)?,
        audience,
        has_media: r.get(8)?,
        deleted: r.get(9)?,
        hidden: r.get(10)?,
        tags: tags.remove(&id).unwrap_or_default(),
        named: named.remove(&id).unwrap_or_default(),
    })
}

/// How people stand whose ids lie between two, both among them.
pub fn standings(c: &mut Conn, from: AccountId, to: AccountId) -> Result<Vec<Standing>> {
    let within = params![from, to];
    let mut all: Vec<Standing> = Vec::new();
    let sql = "select id, role, reach from accounts where id between $1 and $2 order by id";
    c.each(sql, within, |r| {
        all.push(Standing {
            role: r.get(1)?,
            reach: r.get(2)?,
            ..Standing::alone(r.get(0)?)
        });
        Ok::<(), Error>(())
    })?;
    let sql = "select follower_id, followee_id from follows where follower_id between $1 and $2 order by follower_id";
    each_of(c, sql, within, &mut all, |s, r| {
        s.follows.push(r.get(1)?);
        Ok(())
    })?;
    let sql = "select account_id, tag_id from tag_follows where account_id between $1 and $2 order by account_id";
    each_of(c, sql, within, &mut all, |s, r| {
        s.tags.push(r.get(1)?);
        Ok(())
    })?;
    let sql = "select account_id, unit_id from unit_members where account_id between $1 and $2 order by account_id";
    each_of(c, sql, within, &mut all, |s, r| {
        s.units.push(r.get(1)?);
        Ok(())
    })?;
    let sql = "select account_id, group_id, level from group_members where account_id between $1 and $2 order by account_id";
    each_of(c, sql, within, &mut all, |s, r| {
        s.groups.push((r.get(1)?, r.get(2)?));
        Ok(())
    })?;
    let sql = "select account_id, target_id, until from mutes where account_id between $1 and $2 order by account_id";
    each_of(c, sql, within, &mut all, |s, r| {
        s.mutes.push((r.get(1)?, r.get(2)?));
        Ok(())
    })?;
    let sql = "select account_id, target_id from blocks where account_id between $1 and $2 order by account_id";
    each_of(c, sql, within, &mut all, |s, r| {
        s.blocks.push(r.get(1)?);
        Ok(())
    })?;
    let sql = "select account_id, thread_id from thread_mutes where account_id between $1 and $2 order by account_id";
    each_of(c, sql, within, &mut all, |s, r| {
        s.threads.push(r.get(1)?);
        Ok(())
    })?;
    let sql = "select l.account_id, l.id, m.account_id from lists l join list_members m on m.list_id = l.id
               where l.account_id between $1 and $2 order by l.account_id, l.id";
    each_of(c, sql, within, &mut all, |s, r| {
        let list = r.get(1)?;
        match s.lists.last_mut() {
            Some((last, of)) if *last == list => of.push(r.get(2)?),
            _ => s.lists.push((list, vec![r.get(2)?])),
        }
        Ok(())
    })?;
    Ok(all)
}

/// Hands each row to the person it is of; both are in the order of ids.
fn each_of(
    c: &mut Conn,
    sql: &str,
    within: &[db::Value],
    all: &mut [Standing],
    mut add: impl FnMut(&mut Standing, &Row) -> Result<()>,
) -> Result<()> {
    let mut at = 0;
    c.each(sql, within, |row| {
        let id: AccountId = row.get(0)?;
        while all.get(at).is_some_and(|s| s.id < id) {
            at += 1;
        }
        match all.get_mut(at) {
            Some(standing) if standing.id == id => add(standing, &row),
            _ => Ok(()),
        }
    })
}

/// Of these, who was erased.
pub fn erased(c: &mut Conn, ids: &[AccountId]) -> Result<Vec<AccountId>> {
    let sql = "select id from accounts where id = any($1) and state = 4";
    c.all(sql, params![ids])?.iter().map(|r| r.get(0)).collect()
}

/// The tree: each unit with each above it, itself among them.
pub fn tree(c: &mut Conn) -> Result<Vec<(UnitId, UnitId)>> {
    let sql = "select unit_id, ancestor_id from unit_paths";
    pairs(&c.all(sql, params![])?)
}

/// Who belongs to which unit directly.
pub fn unit_members(c: &mut Conn) -> Result<Vec<(AccountId, UnitId)>> {
    let sql = "select account_id, unit_id from unit_members";
    pairs(&c.all(sql, params![])?)
}

/// Every group and its kind.
pub fn groups(c: &mut Conn) -> Result<Vec<(GroupId, GroupKind)>> {
    let sql = "select id, kind from groups";
    pairs(&c.all(sql, params![])?)
}

/// The kind of a group.
pub fn group(c: &mut Conn, id: GroupId) -> Result<Option<GroupKind>> {
    let row = c.first("select kind from groups where id = $1", params![id])?;
    row.map(|r| r.get(0)).transpose()
}

/// Who is in a group, and what they want of it.
pub fn group_members(c: &mut Conn, id: GroupId) -> Result<Vec<(AccountId, GroupLevel)>> {
    let sql = "select account_id, level from group_members where group_id = $1";
    pairs(&c.all(sql, params![id])?)
}

fn pairs<A: crate::param::Column, B: crate::param::Column>(rows: &[Row]) -> Result<Vec<(A, B)>> {
    rows.iter().map(|r| Ok((r.get(0)?, r.get(1)?))).collect()
}
