//! Conversations: private talks of a few people. Each is found through who is in it, so that to others it is not there.

mod lines;
mod list;
mod seats;

use db::Row;
use model::{AccountId, Conversation, ConversationId, Seat};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

pub use lines::{insert_line, list_lines};
pub use list::{Listed, count_unread, list, messages, unread_from};
pub use seats::{join, leave, listeners, mute, people, read_to};

/// The columns of a conversation `k` and of the viewer's seat `m`, for [`read`].
pub(crate) const COLUMNS: &str = "k.id, k.pair is not null, k.title, k.created_by, k.created_at, k.last_id, \
     m.joined_at, m.visible_from, m.muted, m.last_read_id";

pub(crate) fn read(r: &Row) -> Result<(Conversation, Seat)> {
    let conversation = Conversation {
        id: r.get(0)?,
        pair: r.get(1)?,
        title: r.get(2)?,
        created_by: r.get(3)?,
        created_at: r.get(4)?,
        last_id: r.get(5)?,
    };
    let seat = Seat {
        joined_at: r.get(6)?,
        visible_from: r.get(7)?,
        muted: r.get(8)?,
        last_read_id: r.get(9)?,
    };
    Ok((conversation, seat))
}

/// The two of a pair in the one way they are stored.
fn pair(a: AccountId, b: AccountId) -> String {
    format!("{}-{}", a.min(b), a.max(b))
}

/// Adds a conversation; with `two` it is that of these two, of which there is only one: answers whether it is new.
pub fn insert(tx: &mut Tx, k: &Conversation, two: Option<(AccountId, AccountId)>) -> Result<bool> {
    let pair = two.map(|(a, b)| pair(a, b));
    let sql = "insert into conversations (id, pair, title, created_by, created_at, last_id) values ($1, $2, $3, $4, $5, $6)
               on conflict do nothing";
    let params = params![k.id, pair, k.title, k.created_by, k.created_at, k.last_id];
    Ok(tx.execute(sql, params)? == 1)
}

/// The conversation of two people.
pub fn find_pair(c: &mut Conn, a: AccountId, b: AccountId) -> Result<Option<ConversationId>> {
    c.first(
        "select id from conversations where pair = $1",
        params![pair(a, b)],
    )?
    .map(|r| r.get(0))
    .transpose()
}

/// The latest conversation of more than two that has exactly these people in it.
pub fn find_exact(c: &mut Conn, people: &[AccountId]) -> Result<Option<ConversationId>> {
    let sql = "select m.conversation_id from conversation_members m join conversations k on k.id = m.conversation_id
               where m.left_at is null and k.pair is null group by m.conversation_id
               having count(*) = $2 and count(*) filter (where m.account_id = any($1)) = $2
               order by m.conversation_id desc limit 1";
    c.first(sql, params![people, people.len() as i64])?
        .map(|r| r.get(0))
        .transpose()
}

/// A conversation that `viewer` is in, and how.
pub fn find(
    c: &mut Conn,
    viewer: AccountId,
    id: ConversationId,
) -> Result<Option<(Conversation, Seat)>> {
    let sql = format!(
        "select {COLUMNS} from conversations k join conversation_members m on m.conversation_id = k.id
         where k.id = $2 and m.account_id = $1 and m.left_at is null"
    );
    c.first(&sql, params![viewer, id])?
        .as_ref()
        .map(read)
        .transpose()
}

/// Whether `account` is in a conversation.
pub fn has(c: &mut Conn, id: ConversationId, account: AccountId) -> Result<bool> {
    let sql = "select 1 from conversation_members where conversation_id = $1 and account_id = $2 and left_at is null";
    Ok(c.first(sql, params![id, account])?.is_some())
}

/// Whether a conversation of two is over for now: one of them left the organisation, or blocked the other.
pub fn is_closed(c: &mut Conn, id: ConversationId) -> Result<bool> {
    let sql = "select 1 from conversations k join conversation_members m on m.conversation_id = k.id join accounts a on a.id = m.account_id
               where k.id = $1 and k.pair is not null
                 and (a.state <> 1 or exists (select 1 from blocks b join conversation_members o on o.account_id = b.target_id
                                              where o.conversation_id = k.id and b.account_id = m.account_id))";
    Ok(c.first(sql, params![id])?.is_some())
}

/// Something came, message or line: the conversation moves up.
pub fn touch(tx: &mut Tx, id: ConversationId, last: i64) -> Result<()> {
    tx.execute(
        "update conversations set last_id = $2 where id = $1 and last_id < $2",
        params![id, last],
    )?;
    Ok(())
}

/// Gives a conversation a name.
pub fn rename(tx: &mut Tx, id: ConversationId, title: &str) -> Result<()> {
    tx.execute(
        "update conversations set title = $2 where id = $1",
        params![id, title],
    )?;
    Ok(())
}
