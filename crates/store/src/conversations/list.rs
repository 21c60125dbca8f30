//! Conversations of a person, and the messages in one.

use model::{AccountId, Conversation, ConversationId, Page, Seat, StatusId};

use super::{COLUMNS, read};
use crate::param::Get;
use crate::statuses::sight::SEEN;
use crate::{Conn, Result, params};

/// A conversation counts unread messages no further.
const MOST_UNREAD: i64 = 100;

/// A conversation in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub conversation: Conversation,
    /// How the viewer is in it.
    pub seat: Seat,
    /// The last message the viewer may see.
    pub last_message: Option<StatusId>,
    /// Messages of others not read yet, up to a hundred.
    pub unread: i64,
}

/// That `s` is a message in conversation `k` that `$1` may see.
fn message_in() -> String {
    format!("s.audience = 5 and s.audience_id = k.id and {}", *SEEN)
}

/// Conversations of `viewer`, what moved last first; the key of the page is `last_id`. One of two in which nothing was
/// said is only there for who began it. With `only`, that one.
pub fn list(
    c: &mut Conn,
    viewer: AccountId,
    only: Option<ConversationId>,
    page: &Page,
) -> Result<Vec<Listed>> {
    let order = if page.ascending() { "asc" } else { "desc" };
    let sql = format!(
        "select * from (
            select {COLUMNS},
                (select s.id from statuses s where {message} order by s.id desc limit 1) as message,
                (select count(*) from (select 1 from statuses s
                    where {message} and s.id > m.last_read_id and s.author_id <> $1 limit $6) n) as unread
            from conversation_members m join conversations k on k.id = m.conversation_id
            where m.account_id = $1 and m.left_at is null and k.last_id > $2 and k.last_id < $3 and (k.id = $5 or $5 = 0)) l
         where l.message is not null or l.created_by = $1 or l.id = $5
            or not exists (select 1 from conversations p where p.id = l.id and p.pair is not null)
         order by l.last_id {order} limit $4",
        message = message_in()
    );
    let only = only.map_or(0, ConversationId::get);
    c.all(
        &sql,
        params![
            viewer,
            page.floor(),
            page.ceiling(),
            page.limit + 1,
            only,
            MOST_UNREAD
        ],
    )?
    .iter()
    .map(|r| {
        let (conversation, seat) = read(r)?;
        Ok(Listed {
            conversation,
            seat,
            last_message: r.get(10)?,
            unread: r.get(11)?,
        })
    })
    .collect()
}

/// In how many conversations, muted ones aside, `viewer` has something to read.
pub fn count_unread(c: &mut Conn, viewer: AccountId) -> Result<i64> {
    let sql = format!(
        "select count(*) from conversation_members m join conversations k on k.id = m.conversation_id
         where m.account_id = $1 and m.left_at is null and not m.muted and k.last_id > m.last_read_id
           and exists (select 1 from statuses s where {} and s.id > m.last_read_id and s.author_id <> $1)",
        message_in()
    );
    c.first(&sql, params![viewer])?.map_or(Ok(0), |r| r.get(0))
}

/// A page of the messages of a conversation that `viewer` may see, newest first.
pub fn messages(
    c: &mut Conn,
    viewer: AccountId,
    id: ConversationId,
    page: &Page,
) -> Result<Vec<StatusId>> {
    let sql = format!(
        "select s.id from statuses s where s.audience = 5 and s.audience_id = $2 and s.id > $3 and s.id < $4 and {}
         order by s.id {} limit $5",
        *SEEN,
        if page.ascending() { "asc" } else { "desc" }
    );
    c.all(
        &sql,
        params![viewer, id, page.floor(), page.ceiling(), page.limit + 1],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// The first message of others after `read` that `viewer` may see.
pub fn unread_from(
    c: &mut Conn,
    viewer: AccountId,
    id: ConversationId,
    read: i64,
) -> Result<Option<StatusId>> {
    let sql = format!(
        "select s.id from statuses s where s.audience = 5 and s.audience_id = $2 and s.id > $3 and s.author_id <> $1 and {}
         order by s.id limit 1",
        *SEEN
    );
    c.first(&sql, params![viewer, id, read])?
        .map(|r| r.get(0))
        .transpose()
}
