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
    /// Posts with it that stand.
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
        "update tags set statuses_count = statuses_count + $2, last_status_at = $3 where id = $1",
        params![tag, added as i64, now],
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
            "update tags set statuses_count = statuses_count - 1 where id = $1",
            params![row.get::<TagId>(0)?],
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

/// Tags most used in posts for everyone since `since`: a tag that only few may see is nobody else's business.
pub fn list_popular(c: &mut Conn, since: Time, limit: i64) -> Result<Vec<(Tag, i64)>> {
    let sql = "select t.id, t.key, t.name, t.statuses_count, count(*) from statuses s
               join status_tags st on st.status_id = s.id join tags t on t.id = st.tag_id
               where s.id > $1 and s.audience = 0 and s.deleted_at is null
               group by t.id, t.key, t.name, t.statuses_count order by count(*) desc, t.key limit $2";
    c.all(sql, params![since.millis() << 16, limit])?
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
