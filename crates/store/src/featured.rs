//! Tags that people show on their profile.

use model::{AccountId, TagId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// A tag on a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Featured {
    /// Id of its being there.
    pub id: TagId,
    /// As people write it.
    pub name: String,
    /// Posts of the person for everyone with it.
    pub count: i64,
    /// The last of them.
    pub last_at: Option<Time>,
}

/// Those of a person, in the order they were put there.
pub fn list(c: &mut Conn, account: AccountId) -> Result<Vec<Featured>> {
    let sql = "select f.id, t.name, count(s.id), max(s.created_at) from featured_tags f join tags t on t.id = f.tag_id
               left join status_tags st on st.tag_id = f.tag_id
               left join statuses s on s.id = st.status_id and s.author_id = f.account_id and s.audience = 0 and s.deleted_at is null
               where f.account_id = $1 group by f.id, t.name order by f.id";
    c.all(sql, params![account])?
        .iter()
        .map(|r| {
            Ok(Featured {
                id: r.get(0)?,
                name: r.get(1)?,
                count: r.get(2)?,
                last_at: r.get(3)?,
            })
        })
        .collect()
}

/// Tags that a person uses and does not show, the most used first.
pub fn suggest(c: &mut Conn, account: AccountId, limit: i64) -> Result<Vec<String>> {
    let sql = "select t.name, count(*) as used from statuses s join status_tags st on st.status_id = s.id join tags t on t.id = st.tag_id
               where s.author_id = $1 and s.deleted_at is null
                 and not exists (select 1 from featured_tags f where f.account_id = $1 and f.tag_id = t.id)
               group by t.name order by used desc, t.name limit $2";
    c.all(sql, params![account, limit])?
        .iter()
        .map(|r| r.get(0))
        .collect()
}

/// Shows a tag; again changes nothing.
pub fn insert(tx: &mut Tx, id: TagId, account: AccountId, tag: TagId) -> Result<()> {
    tx.execute(
        "insert into featured_tags (id, account_id, tag_id) values ($1, $2, $3) on conflict do nothing",
        params![id, account, tag],
    )?;
    Ok(())
}

/// No longer, by the id of its being there.
pub fn delete(tx: &mut Tx, account: AccountId, id: TagId) -> Result<bool> {
    Ok(tx.execute(
        "delete from featured_tags where id = $2 and account_id = $1",
        params![account, id],
    )? == 1)
}

/// No longer, by the tag.
pub fn delete_tag(tx: &mut Tx, account: AccountId, tag: TagId) -> Result<()> {
    tx.execute(
        "delete from featured_tags where tag_id = $2 and account_id = $1",
        params![account, tag],
    )?;
    Ok(())
}

/// Whether a person shows a tag.
pub fn exists(c: &mut Conn, account: AccountId, tag: TagId) -> Result<bool> {
    let sql = "select 1 from featured_tags where account_id = $1 and tag_id = $2";
    Ok(c.first(sql, params![account, tag])?.is_some())
}
