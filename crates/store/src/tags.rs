//! Tags.

use model::{AccountId, StatusId, TagId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Id.
    pub id: TagId,
    /// Folded: what addresses and look-ups use.
    pub key: String,
    /// As first written.
    pub name: String,
    /// Posts for everyone with it that stand: how many there are for fewer is nobody else's business.
    pub statuses_count: i64,
}

/// The tag written as `name`, made when new (`id` is for that case).
pub fn find_or_insert(tx: &mut Tx, id: TagId, name: &str, now: Time) -> Result<TagId> {
    let key = text::key(name);
    tx.execute(
        "insert into tags (id, key, name, created_at) values ($1, $2, $3, $4) on conflict (key) do nothing",
        params![id, key, name, now],
    )?;
    match tx.first("select id from tags where key = $1", params![key])? {
        Some(row) => row.get(0),
        None => Ok(id),
    }
}

/// Puts a tag on a post.
pub fn attach(tx: &mut Tx, tag: TagId, status: StatusId, now: Time) -> Result<()> {
    let added = tx.execute(
        "insert into status_tags (tag_id, status_id) values ($1, $2) on conflict do nothing",
        params![tag, status],
    )?;
    tx.execute(
        "update tags set statuses_count = statuses_count + $2, last_status_at = case when last_status_at > $3 then last_status_at else $3 end
         where id = $1 and exists (select 1 from statuses where id = $4 and audience = 0)",
        params![tag, added as i64, now, status],
    )?;
    Ok(())
}

/// Takes all tags off a post.
pub fn detach_all(tx: &mut Tx, status: StatusId) -> Result<()> {
    for row in tx.all(
        "delete from status_tags where status_id = $1 returning tag_id",
        params![status],
    )? {
        tx.execute(
            "update tags set statuses_count = statuses_count - 1
             where id = $1 and exists (select 1 from statuses where id = $2 and audience = 0)",
            params![row.get::<TagId>(0)?, status],
        )?;
    }
    Ok(())
}

/// By its name in any case and accent.
pub fn find(c: &mut Conn, name: &str) -> Result<Option<Tag>> {
    let row = c.first(
        "select id, key, name, statuses_count from tags where key = $1",
        params![text::key(name)],
    )?;
    row.map(|r| {
        Ok(Tag {
            id: r.get(0)?,
            key: r.get(1)?,
            name: r.get(2)?,
            statuses_count: r.get(3)?,
        })
    })
    .transpose()
}

/// Follows a tag.
pub fn follow(tx: &mut Tx, account: AccountId, tag: TagId, now: Time) -> Result<bool> {
    let sql = "insert into tag_follows (account_id, tag_id, created_at) values ($1, $2, $3) on conflict do nothing";
    Ok(tx.execute(sql, params![account, tag, now])? == 1)
}

/// Ends it.
pub fn unfollow(tx: &mut Tx, account: AccountId, tag: TagId) -> Result<bool> {
    Ok(tx.execute(
        "delete from tag_follows where account_id = $1 and tag_id = $2",
        params![account, tag],
    )? == 1)
}

/// Whether `account` follows a tag.
pub fn follows(c: &mut Conn, account: AccountId, tag: TagId) -> Result<bool> {
    Ok(c.first(
        "select 1 from tag_follows where account_id = $1 and tag_id = $2",
        params![account, tag],
    )?
    .is_some())
}

/// Tags that `account` follows, by name.
pub fn list_followed(c: &mut Conn, account: AccountId) -> Result<Vec<Tag>> {
    let sql = "select t.id, t.key, t.name, t.statuses_count from tag_follows f join tags t on t.id = f.tag_id where f.account_id = $1 order by t.key";
    c.all(sql, params![account])?.iter().map(read).collect()
}

/// Those tags of a post that `account` follows.
pub fn list_followed_on(c: &mut Conn, account: AccountId, status: StatusId) -> Result<Vec<Tag>> {
    let sql = "select t.id, t.key, t.name, t.statuses_count from status_tags st join tag_follows f on f.tag_id = st.tag_id
               join tags t on t.id = st.tag_id where st.status_id = $2 and f.account_id = $1 order by t.key";
    c.all(sql, params![account, status])?
        .iter()
        .map(read)
        .collect()
}

/// The newest posts in which popular tags are counted, so that the question costs the same however much is written.
const NEWEST: i64 = 5_000;

/// Tags most used in posts for everyone since `since`: a tag that only few may see is nobody else's business.
pub fn list_popular(c: &mut Conn, since: Time, limit: i64) -> Result<Vec<(Tag, i64)>> {
    let sql = "with newest as (select id from statuses where id > $1 and audience = 0 and deleted_at is null and hidden_at is null
                  and author_id not in (select id from accounts where reach > 0) order by id desc limit $3)
               select t.id, t.key, t.name, t.statuses_count, count(*) from newest n
               join status_tags st on st.status_id = n.id join tags t on t.id = st.tag_id
               group by t.id, t.key, t.name, t.statuses_count order by count(*) desc, t.key limit $2";
    c.all(sql, params![since.millis() << 16, limit, NEWEST])?
        .iter()
        .map(|r| Ok((read(r)?, r.get(4)?)))
        .collect()
}

fn read(r: &db::Row) -> Result<Tag> {
    Ok(Tag {
        id: r.get(0)?,
        key: r.get(1)?,
        name: r.get(2)?,
        statuses_count: r.get(3)?,
    })
}
