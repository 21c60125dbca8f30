//! What a page of posts needs beside the posts, each in one query whatever its size.

use std::collections::{HashMap, HashSet};

use model::{AccountId, Page, StatusId};

use crate::param::Get;
use crate::{Conn, Result, params};

/// What the viewer has done with posts.
#[derive(Debug, Default)]
pub struct Mine {
    /// Favourited.
    pub favourited: HashSet<StatusId>,
    /// Boosted.
    pub boosted: HashSet<StatusId>,
    /// Bookmarked.
    pub bookmarked: HashSet<StatusId>,
    /// Pinned on my profile.
    pub pinned: HashSet<StatusId>,
    /// In a thread I muted.
    pub muted: HashSet<StatusId>,
}

/// What `viewer` has done with the posts `ids`.
pub fn mine(c: &mut Conn, viewer: AccountId, ids: &[StatusId]) -> Result<Mine> {
    let mut mine = Mine::default();
    let rows = c.all(
        "select 0, status_id from favourites where account_id = $1 and status_id = any($2)
         union all select 1, boost_of_id from statuses where author_id = $1 and boost_of_id = any($2) and deleted_at is null
         union all select 2, status_id from bookmarks where account_id = $1 and status_id = any($2)
         union all select 3, status_id from pins where account_id = $1 and status_id = any($2)
         union all select 4, s.id from statuses s join thread_mutes t on t.thread_id = s.thread_id and t.account_id = $1 where s.id = any($2)",
        params![viewer, ids],
    )?;
    for row in rows {
        let set = match row.get::<i64>(0)? {
            0 => &mut mine.favourited,
            1 => &mut mine.boosted,
            2 => &mut mine.bookmarked,
            3 => &mut mine.pinned,
            _ => &mut mine.muted,
        };
        set.insert(row.get(1)?);
    }
    Ok(mine)
}

/// Those of `ids` that a moderator hid.
pub fn hidden(c: &mut Conn, ids: &[StatusId]) -> Result<HashSet<StatusId>> {
    c.all(
        "select id from statuses where id = any($1) and hidden_at is not null",
        params![ids],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// An emoji under a post: how many gave it, and whether the viewer is one of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reaction {
    /// Which.
    pub emoji: String,
    /// How many.
    pub count: i64,
    /// I too.
    pub mine: bool,
}

/// Reactions by post, the first given first.
pub fn reactions(
    c: &mut Conn,
    viewer: AccountId,
    ids: &[StatusId],
) -> Result<HashMap<StatusId, Vec<Reaction>>> {
    let mut found: HashMap<StatusId, Vec<Reaction>> = HashMap::new();
    let rows = c.all(
        "select status_id, emoji, count(*), max(case when account_id = $1 then 1 else 0 end)
         from reactions where status_id = any($2) group by status_id, emoji order by min(id)",
        params![viewer, ids],
    )?;
    for row in rows {
        let reaction = Reaction {
            emoji: row.get(1)?,
            count: row.get(2)?,
            mine: row.get::<i64>(3)? == 1,
        };
        found.entry(row.get(0)?).or_default().push(reaction);
    }
    Ok(found)
}

/// Someone who did something with a post, and the id of the act, by which the list pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doer {
    /// Id of the act.
    pub key: i64,
    /// Who.
    pub account_id: AccountId,
}

/// Who favourited a post, but for people whom `viewer` blocks or who block them.
pub fn favourited_by(
    c: &mut Conn,
    viewer: AccountId,
    id: StatusId,
    page: &Page,
) -> Result<Vec<Doer>> {
    doers(
        c,
        "select k.id, k.account_id from favourites k where k.status_id = $2",
        "k.account_id",
        (viewer, id, page),
    )
}

/// Who boosted a post, but for people whom `viewer` blocks or who block them.
pub fn boosted_by(c: &mut Conn, viewer: AccountId, id: StatusId, page: &Page) -> Result<Vec<Doer>> {
    doers(
        c,
        "select k.id, k.author_id from statuses k where k.boost_of_id = $2 and k.deleted_at is null",
        "k.author_id",
        (viewer, id, page),
    )
}

fn doers(
    c: &mut Conn,
    select: &str,
    who: &str,
    (viewer, id, page): (AccountId, StatusId, &Page),
) -> Result<Vec<Doer>> {
    let order = if page.ascending() { "asc" } else { "desc" };
    let sql = format!(
        "{select} and k.id > $3 and k.id < $4
         and not exists (select 1 from blocks b where b.account_id = $1 and b.target_id = {who})
         and not exists (select 1 from blocks b where b.account_id = {who} and b.target_id = $1)
         order by k.id {order} limit $5"
    );
    c.all(
        &sql,
        params![viewer, id, page.floor(), page.ceiling(), page.limit + 1],
    )?
    .iter()
    .map(|r| {
        Ok(Doer {
            key: r.get(0)?,
            account_id: r.get(1)?,
        })
    })
    .collect()
}
