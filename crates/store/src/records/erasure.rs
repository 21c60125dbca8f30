//! Making someone nobody: in small steps, each of which leaves the counts right.

use db::Row;
use model::{AccountId, Status, StatusId, Time};

use super::own::{Fate, OWN};
use crate::param::Get;
use crate::statuses::{COLUMNS as STATUS, read as read_status};
use crate::{Conn, Result, Tx, params};

/// Someone who is to be erased, or was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// Who.
    pub account_id: AccountId,
    /// What stands in place of the name.
    pub name: String,
    /// Who asked.
    pub asked_by: AccountId,
    /// When.
    pub asked_at: Time,
    /// When it happens.
    pub due_at: Time,
    /// When it began: from then on there is no way back.
    pub begun_at: Option<Time>,
    /// When it was done.
    pub done_at: Option<Time>,
}

/// Notes that someone is to be erased, in place of an earlier wish.
pub fn put(tx: &mut Tx, e: &Erasure) -> Result<()> {
    tx.execute(
        "insert into erasures (account_id, name, asked_by, asked_at, due_at) values ($1, $2, $3, $4, $5)
         on conflict (account_id) do update set name = excluded.name, asked_by = excluded.asked_by, asked_at = excluded.asked_at,
            due_at = excluded.due_at",
        params![e.account_id, e.name, e.asked_by, e.asked_at, e.due_at],
    )?;
    Ok(())
}

/// What is known of someone's erasure.
pub fn find(c: &mut Conn, account: AccountId) -> Result<Option<Erasure>> {
    c.first(
        "select account_id, name, asked_by, asked_at, due_at, begun_at, done_at from erasures where account_id = $1",
        params![account],
    )?
    .as_ref()
    .map(read)
    .transpose()
}

/// Takes a wish back, unless it has begun; whether there was one.
pub fn cancel(tx: &mut Tx, account: AccountId) -> Result<bool> {
    let n = tx.execute(
        "delete from erasures where account_id = $1 and begun_at is null",
        params![account],
    )?;
    Ok(n == 1)
}

/// The person is nobody from now on: name, profile, ways in, and all that hangs on them but what they wrote. That goes in portions, and
/// only those who keep order see it meanwhile: so nothing that was hidden, or kept from somebody they blocked, is shown on its way.
pub fn begin(tx: &mut Tx, e: &Erasure, handle: &str, now: Time) -> Result<()> {
    tx.execute(
        "update erasures set begun_at = coalesce(begun_at, $2) where account_id = $1",
        params![e.account_id, now],
    )?;
    tx.execute(
        "update accounts set handle = $2, handle_key = $3, name = $4, name_key = $5, email = null, email_key = null, role = 0, state = 4,
            title = '', title_key = '', unit_id = null, manager_id = null, location = '', location_key = '', time_zone = '', locale = '',
            languages = '', about = '', links = '[]', face_id = null, status_emoji = '', status_text = '', status_until = null,
            reach = 2, updated_at = $6
         where id = $1",
        params![e.account_id, handle, text::key(handle), e.name, text::key(&e.name), now],
    )?;
    Ok(())
}

/// What hangs on the person in other tables, and the counts of it.
pub fn detach(tx: &mut Tx, id: AccountId, now: Time) -> Result<()> {
    for sql in APART {
        tx.execute(sql, params![id])?;
    }
    tx.execute(
        "update conversation_members set left_at = coalesce(left_at, $2) where account_id = $1",
        params![id, now],
    )?;
    for own in OWN {
        match own.fate {
            Fate::Delete => tx.execute(
                &format!("delete from {} where {} = $1", own.table, own.column),
                params![id],
            )?,
            Fate::Set(to) => tx.execute(
                &format!("update {} set {to} where {} = $1", own.table, own.column),
                params![id],
            )?,
            Fate::Keep | Fate::Apart => 0,
        };
    }
    Ok(())
}

/// Rows with counts kept beside them: the counts first, then the rows.
const APART: &[&str] = &[
    "update accounts set followers_count = followers_count - 1 where id in (select followee_id from follows where follower_id = $1)",
    "update accounts set following_count = following_count - 1 where id in (select follower_id from follows where followee_id = $1)",
    "delete from follows where follower_id = $1 or followee_id = $1",
    "update accounts set followers_count = 0, following_count = 0 where id = $1",
    "update statuses set favourites_count = favourites_count - 1 where id in (select status_id from favourites where account_id = $1)",
    "delete from favourites where account_id = $1",
    "update polls set voters_count = voters_count - 1 where id in (select poll_id from poll_votes where account_id = $1)",
    "update poll_options set votes_count = votes_count - 1
     where exists (select 1 from poll_votes v where v.poll_id = poll_options.poll_id and v.position = poll_options.position and v.account_id = $1)",
    "delete from poll_votes where account_id = $1",
    "update groups set members_count = members_count - 1 where id in (select group_id from group_members where account_id = $1)",
    "delete from group_members where account_id = $1",
    "update appeals set body = '', answer = '' where strike_id in (select id from strikes where target_id = $1)",
];

/// Posts of the person that stand.
pub fn standing(c: &mut Conn, id: AccountId, limit: i64) -> Result<Vec<Status>> {
    let sql = format!(
        "select {STATUS} from statuses s where s.author_id = $1 and s.deleted_at is null order by s.id limit $2"
    );
    c.all(&sql, params![id, limit])?
        .iter()
        .map(read_status)
        .collect()
}

/// Posts of the person that were deleted, after this one.
pub fn deleted(c: &mut Conn, id: AccountId, after: StatusId, limit: i64) -> Result<Vec<StatusId>> {
    c.all(
        "select id from statuses where author_id = $1 and deleted_at is not null and id > $2 order by id limit $3",
        params![id, after, limit],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// Nothing stays of these deleted posts but their places in their threads.
pub fn wipe(tx: &mut Tx, ids: &[StatusId]) -> Result<()> {
    for sql in WIPE {
        tx.execute(sql, params![ids])?;
    }
    for id in ids {
        crate::search::remove(tx, *id)?;
    }
    Ok(())
}

const WIPE: &[&str] = &[
    "update statuses set source = '', html = '', note = '', language = '', poll_id = null, card_id = null, has_media = false,
        has_link = false, favourites_count = 0, edited_at = null where id = any($1)",
    "delete from status_edits where status_id = any($1)",
    "delete from mentions where status_id = any($1)",
    "delete from status_tags where status_id = any($1)",
    "delete from polls where status_id = any($1)",
    "delete from favourites where status_id = any($1)",
    "delete from reactions where status_id = any($1)",
    "delete from bookmarks where status_id = any($1)",
    "delete from pins where status_id = any($1)",
    "delete from group_pins where status_id = any($1)",
    "delete from notifications where status_id = any($1)",
    "delete from report_posts where status_id = any($1)",
    "delete from report_media where media_id in (select id from media where status_id = any($1))",
    "delete from strike_posts where status_id = any($1)",
    "delete from media where status_id = any($1)",
];

/// Pictures of the person that are on no post: faces and what was never sent. A group keeps its face.
pub fn forget_media(tx: &mut Tx, id: AccountId) -> Result<()> {
    tx.execute(
        "delete from media where account_id = $1 and not exists (select 1 from groups g where g.face_id = media.id)",
        params![id],
    )?;
    tx.execute(
        "update media set account_id = null where account_id = $1",
        params![id],
    )?;
    Ok(())
}

/// Posts of others that name the person.
pub fn naming(c: &mut Conn, id: AccountId, limit: i64) -> Result<Vec<StatusId>> {
    c.all(
        "select status_id from mentions where account_id = $1 order by status_id limit $2",
        params![id, limit],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// A post in other words, which do not count as an edit; it names the person no longer.
pub fn rename(
    tx: &mut Tx,
    person: AccountId,
    id: StatusId,
    source: &str,
    html: &str,
) -> Result<()> {
    tx.execute(
        "update statuses set source = $2, html = $3 where id = $1",
        params![id, source, html],
    )?;
    tx.execute(
        "delete from mentions where status_id = $1 and account_id = $2",
        params![id, person],
    )?;
    Ok(())
}

/// An earlier wording in other words.
pub fn rename_edit(tx: &mut Tx, edit: model::StatusEditId, source: &str, html: &str) -> Result<()> {
    tx.execute(
        "update status_edits set source = $2, html = $3 where id = $1",
        params![edit, source, html],
    )?;
    Ok(())
}

/// Empties the details of entries of the audit log by and about the person; the chain covers their digest only.
pub fn forget_details(tx: &mut Tx, id: AccountId) -> Result<()> {
    tx.execute(
        "update audit_entries set details = '', salt = '' where actor_id = $1 or person_id = $1",
        params![id],
    )?;
    Ok(())
}

/// All is done.
pub fn done(tx: &mut Tx, id: AccountId, now: Time) -> Result<()> {
    tx.execute(
        "update erasures set done_at = $2 where account_id = $1",
        params![id, now],
    )?;
    Ok(())
}

fn read(r: &Row) -> Result<Erasure> {
    Ok(Erasure {
        account_id: r.get(0)?,
        name: r.get(1)?,
        asked_by: r.get(2)?,
        asked_at: r.get(3)?,
        due_at: r.get(4)?,
        begun_at: r.get(5)?,
        done_at: r.get(6)?,
    })
}
