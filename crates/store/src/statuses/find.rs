//! Posts by id, through the viewer.

use std::collections::HashMap;

use model::{AccountId, Audience, Status, StatusId, Time};

use super::sight::SEEN;
use super::{COLUMNS, read};
use crate::param::Get;
use crate::{Conn, Error, Result, params};

/// How many columns there are in [`COLUMNS`].
const COUNT: usize = 21;

/// The post, if `viewer` may see it.
pub fn find(c: &mut Conn, viewer: AccountId, id: StatusId) -> Result<Option<Status>> {
    c.first(
        &format!(
            "select {COLUMNS} from statuses s where s.id = $2 and {}",
            *SEEN
        ),
        params![viewer, id],
    )?
    .as_ref()
    .map(read)
    .transpose()
}

/// Those of `ids` that `viewer` may see, in no order.
pub fn list(c: &mut Conn, viewer: AccountId, ids: &[StatusId]) -> Result<Vec<Status>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    c.all(
        &format!(
            "select {COLUMNS} from statuses s where s.id = any($2) and {}",
            *SEEN
        ),
        params![viewer, ids],
    )?
    .iter()
    .map(read)
    .collect()
}

/// The post whoever may see it, for work that is done for nobody (counts, notifications, checks).
pub fn get(c: &mut Conn, id: StatusId) -> Result<Status> {
    let row = c.first(
        &format!("select {COLUMNS} from statuses s where s.id = $1"),
        params![id],
    )?;
    row.as_ref()
        .map(read)
        .transpose()?
        .ok_or_else(|| Error::Corrupt(format!("post {id} is missing")))
}

/// A post whoever may see it, and whether it still stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The post.
    pub status: Status,
    /// It has not been deleted.
    pub stands: bool,
}

/// Those of `ids` that exist, whoever may see them, by id: for work that is done for nobody.
pub fn written(c: &mut Conn, ids: &[StatusId]) -> Result<HashMap<StatusId, Written>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!("select {COLUMNS}, s.deleted_at from statuses s where s.id = any($1)");
    let rows = c.all(&sql, params![ids])?;
    rows.iter()
        .map(|row| {
            let status = read(row)?;
            let deleted_at: Option<Time> = row.get(COUNT)?;
            let stands = deleted_at.is_none();
            Ok((status.id, Written { status, stands }))
        })
        .collect()
}

/// What a post hangs together with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ties {
    /// The post.
    pub id: StatusId,
    /// Who wrote or boosted it.
    pub author_id: AccountId,
    /// The thread it is in.
    pub thread_id: StatusId,
    /// What it boosts.
    pub boost_of_id: Option<StatusId>,
    /// What it quotes.
    pub quote_of_id: Option<StatusId>,
    /// Who may see it.
    pub audience: Audience,
    /// It has tags.
    pub tagged: bool,
}

/// What each of `ids` hangs together with, deleted ones too; of those that are no more there is nothing.
pub fn ties(c: &mut Conn, ids: &[StatusId]) -> Result<HashMap<StatusId, Ties>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = "select s.id, s.author_id, s.thread_id, s.boost_of_id, s.quote_of_id, s.audience, s.audience_id,
                      exists (select 1 from status_tags t where t.status_id = s.id)
               from statuses s where s.id = any($1)";
    c.all(sql, params![ids])?
        .iter()
        .map(|r| {
            let id: StatusId = r.get(0)?;
            let ties = Ties {
                id,
                author_id: r.get(1)?,
                thread_id: r.get(2)?,
                boost_of_id: r.get(3)?,
                quote_of_id: r.get(4)?,
                audience: Audience::from_code(r.get(5)?, r.get(6)?)
                    .ok_or_else(|| Error::Corrupt(format!("the audience of post {id}")))?,
                tagged: r.get(7)?,
            };
            Ok((id, ties))
        })
        .collect()
}

/// The people a post names, its author not among them.
pub fn mentioned(c: &mut Conn, id: StatusId) -> Result<Vec<AccountId>> {
    c.all(
        "select account_id from mentions where status_id = $1 order by account_id",
        params![id],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// The post whoever may see it, if there is one.
pub fn any(c: &mut Conn, id: StatusId) -> Result<Option<Status>> {
    let row = c.first(
        &format!("select {COLUMNS} from statuses s where s.id = $1"),
        params![id],
    )?;
    row.as_ref().map(read).transpose()
}

/// Of a post that stands: when it was last changed, and whether it is hidden.
pub fn standing(c: &mut Conn, id: StatusId) -> Result<Option<(Option<Time>, bool)>> {
    let row = c.first(
        "select edited_at, hidden_at is not null from statuses where id = $1 and deleted_at is null",
        params![id],
    )?;
    row.map(|r| Ok((r.get(0)?, r.get(1)?))).transpose()
}

/// Whether a moderator has hidden a post.
pub fn is_hidden(c: &mut Conn, id: StatusId) -> Result<bool> {
    Ok(c.first(
        "select 1 from statuses where id = $1 and hidden_at is not null",
        params![id],
    )?
    .is_some())
}

/// Whether someone else than its author deleted a post, and something of it is left to be restored.
pub fn was_removed(c: &mut Conn, id: StatusId) -> Result<bool> {
    Ok(c.first(
        "select 1 from statuses s where s.id = $1 and s.deleted_at is not null and s.deleted_by <> s.author_id
           and (s.source <> '' or s.poll_id is not null or exists (select 1 from media m where m.status_id = s.id))",
        params![id],
    )?
    .is_some())
}

/// The people each of some posts names, for posts that were found through a viewer.
pub fn named(c: &mut Conn, ids: &[StatusId]) -> Result<HashMap<StatusId, Vec<AccountId>>> {
    let mut all: HashMap<StatusId, Vec<AccountId>> = HashMap::new();
    if ids.is_empty() {
        return Ok(all);
    }
    let sql = "select status_id, account_id from mentions where status_id = any($1) order by status_id, account_id";
    for r in c.all(sql, params![ids])? {
        all.entry(r.get(0)?).or_default().push(r.get(1)?);
    }
    Ok(all)
}

/// Whether a post has not been deleted.
pub fn stands(c: &mut Conn, id: StatusId) -> Result<bool> {
    Ok(c.first(
        "select 1 from statuses where id = $1 and deleted_at is null",
        params![id],
    )?
    .is_some())
}

/// What a post says, if it stands, whoever may see it: for work that is done for nobody.
pub fn standing_source(c: &mut Conn, id: StatusId) -> Result<Option<String>> {
    let row = c.first(
        "select source from statuses where id = $1 and deleted_at is null",
        params![id],
    )?;
    row.map(|r| r.get(0)).transpose()
}

/// People whom `viewer` follows and who boosted a post, the first to do so first.
pub fn boosted_by_followed(
    c: &mut Conn,
    viewer: AccountId,
    id: StatusId,
    limit: i64,
) -> Result<Vec<AccountId>> {
    let sql = "select s.author_id from statuses s join follows f on f.followee_id = s.author_id and f.follower_id = $1
               where s.boost_of_id = $2 and s.deleted_at is null order by s.id limit $3";
    c.all(sql, params![viewer, id, limit])?
        .iter()
        .map(|r| r.get(0))
        .collect()
}

/// When `author` wrote each of their standing posts, or with `messages` those in conversations, since `since`, boosts not
/// counted, the oldest first, at most `limit`.
pub fn written_since(
    c: &mut Conn,
    author: AccountId,
    messages: bool,
    since: Time,
    limit: i64,
) -> Result<Vec<Time>> {
    c.all(
        "select created_at from statuses
         where author_id = $1 and id > $2 and deleted_at is null and boost_of_id is null and (audience = 5) = $4 order by id limit $3",
        params![author, since.millis() << 16, limit, messages],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}
