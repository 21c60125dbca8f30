//! Timelines that one index walk answers: everyone, a tag, a person.

use model::{AccountId, Page, Part, StatusId, TagId, Time};

use super::{direction, ids};
use crate::statuses::sight::{CALM, LISTED, OPEN};
use crate::{Conn, Result, params};

/// What everyone may see: posts, no boosts, no answers to others.
pub fn everyone(c: &mut Conn, viewer: AccountId, page: &Page, now: Time) -> Result<Vec<StatusId>> {
    let sql = format!(
        "select s.id from statuses s
         where s.id > $3 and s.id < $4 and s.audience = 0 and s.boost_of_id is null
           and (s.reply_to_account_id is null or s.reply_to_account_id = s.author_id) and {} and {} and {}
         order by s.id {} limit $5",
        *OPEN,
        *LISTED,
        *CALM,
        direction(page)
    );
    ids(
        c,
        &sql,
        params![viewer, now, page.floor(), page.ceiling(), page.limit + 1],
    )
}

/// Posts with a tag, answers too.
pub fn tag(
    c: &mut Conn,
    viewer: AccountId,
    tag: TagId,
    page: &Page,
    now: Time,
) -> Result<Vec<StatusId>> {
    let sql = format!(
        "select s.id from status_tags st join statuses s on s.id = st.status_id
         where st.tag_id = $6 and st.status_id > $3 and st.status_id < $4 and {} and {} and {}
         order by st.status_id {} limit $5",
        *OPEN,
        *LISTED,
        *CALM,
        direction(page)
    );
    ids(
        c,
        &sql,
        params![
            viewer,
            now,
            page.floor(),
            page.ceiling(),
            page.limit + 1,
            tag
        ],
    )
}

/// A person's posts; muting them does not hide their own page.
pub fn person(
    c: &mut Conn,
    viewer: AccountId,
    author: AccountId,
    part: Part,
    page: &Page,
) -> Result<Vec<StatusId>> {
    let condition = match part {
        Part::Posts => "(s.reply_to_account_id is null or s.reply_to_account_id = s.author_id)",
        Part::Replies => "s.boost_of_id is null",
        Part::All => "s.id = s.id",
        Part::Media => "s.has_media and s.boost_of_id is null",
    };
    let sql = format!(
        "select s.id from statuses s
         where s.author_id = $5 and s.deleted_at is null and s.id > $2 and s.id < $3 and {condition} and {}
         order by s.id {} limit $4",
        *LISTED,
        direction(page)
    );
    ids(
        c,
        &sql,
        params![viewer, page.floor(), page.ceiling(), page.limit + 1, author],
    )
}

/// Posts that quote one.
pub fn quotes(
    c: &mut Conn,
    viewer: AccountId,
    quoted: StatusId,
    page: &Page,
) -> Result<Vec<StatusId>> {
    let sql = format!(
        "select s.id from statuses s where s.quote_of_id = $5 and s.deleted_at is null and s.id > $2 and s.id < $3 and {}
         order by s.id {} limit $4",
        *LISTED,
        direction(page)
    );
    ids(
        c,
        &sql,
        params![viewer, page.floor(), page.ceiling(), page.limit + 1, quoted],
    )
}

/// What a person has pinned, the last pinned first.
pub fn pinned(c: &mut Conn, viewer: AccountId, author: AccountId) -> Result<Vec<StatusId>> {
    let sql = format!(
        "select s.id from pins p join statuses s on s.id = p.status_id where p.account_id = $2 and {} order by p.id desc",
        *LISTED
    );
    ids(c, &sql, params![viewer, author])
}
