//! Timelines as pages of post ids, newest first, through the viewer.

use model::{AccountId, Page, StatusId, Time};

use crate::param::Get;
use crate::statuses::sight::{CALM, SEEN};
use crate::{Conn, Result, params};

/// People and tags I follow, and my own.
pub fn home(c: &mut Conn, viewer: AccountId, page: &Page, now: Time) -> Result<Vec<StatusId>> {
    let order = direction(page);
    let sql = format!(
        "select s.id from statuses s
         where s.id > $3 and s.id < $4
           and (s.author_id = $1
                or exists (select 1 from follows f where f.follower_id = $1 and f.followee_id = s.author_id)
                or (s.boost_of_id is null and exists (select 1 from status_tags st join tag_follows tf on tf.tag_id = st.tag_id
                                                      where st.status_id = s.id and tf.account_id = $1)))
           and {} and {}
         order by s.id {order} limit $5",
        *SEEN, *CALM
    );
    ids(
        c,
        &sql,
        params![viewer, now, page.floor(), page.ceiling(), page.limit + 1],
    )
}

/// Posts (no boosts) that everyone may see.
pub fn everyone(c: &mut Conn, viewer: AccountId, page: &Page, now: Time) -> Result<Vec<StatusId>> {
    let order = direction(page);
    let sql = format!(
        "select s.id from statuses s
         where s.id > $3 and s.id < $4 and s.audience = 0 and s.boost_of_id is null and {} and {}
         order by s.id {order} limit $5",
        *SEEN, *CALM
    );
    ids(
        c,
        &sql,
        params![viewer, now, page.floor(), page.ceiling(), page.limit + 1],
    )
}

/// `asc` when the page is read upwards.
pub(crate) fn direction(page: &Page) -> &'static str {
    if page.ascending() { "asc" } else { "desc" }
}

fn ids(c: &mut Conn, sql: &str, params: &[db::Value]) -> Result<Vec<StatusId>> {
    c.all(sql, params)?.iter().map(|r| r.get(0)).collect()
}
