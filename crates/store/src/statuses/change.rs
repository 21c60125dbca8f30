//! Changing and deleting posts.

use db::Row;
use model::{AccountId, Audience, Status, StatusEditId, StatusId, Time};

use super::insert;
use crate::param::Get;
use crate::records::holds::HELD;
use crate::{Conn, Result, Tx, params};

/// An earlier wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusEdit {
    /// Id.
    pub id: StatusEditId,
    /// As it was written.
    pub source: String,
    /// As it was shown.
    pub html: String,
    /// Its content note.
    pub note: String,
    /// When that wording was written.
    pub created_at: Time,
}

/// Keeps today's wording of a post as an earlier one.
pub fn keep_wording(tx: &mut Tx, id: StatusEditId, s: &Status) -> Result<()> {
    tx.execute(
        "insert into status_edits (id, status_id, source, html, note, created_at) values ($1, $2, $3, $4, $5, $6)",
        params![id, s.id, s.source, s.html, s.note, s.edited_at.unwrap_or(s.created_at)],
    )?;
    Ok(())
}

/// Writes a new wording: source, HTML, note, language, time.
pub fn update(tx: &mut Tx, s: &Status, has_media: bool, has_link: bool) -> Result<()> {
    tx.execute(
        "update statuses set source = $2, html = $3, note = $4, language = $5, edited_at = $6, has_media = $7, has_link = $8, card_id = $9
         where id = $1",
        params![s.id, s.source, s.html, s.note, s.language, s.edited_at, has_media, has_link, s.card_id],
    )?;
    Ok(())
}

/// Earlier wordings, the first one first.
pub fn list_edits(c: &mut Conn, id: StatusId) -> Result<Vec<StatusEdit>> {
    let rows = c.all("select id, source, html, note, created_at from status_edits where status_id = $1 order by id", params![id])?;
    rows.iter().map(read_edit).collect()
}

fn read_edit(r: &Row) -> Result<StatusEdit> {
    Ok(StatusEdit {
        id: r.get(0)?,
        source: r.get(1)?,
        html: r.get(2)?,
        note: r.get(3)?,
        created_at: r.get(4)?,
    })
}

/// Deletes a post so that its author can still restore it when it was they; answers whether it stood. Counts move with it.
pub fn delete(tx: &mut Tx, s: &Status, by: AccountId, now: Time) -> Result<bool> {
    let gone = tx.execute(
        "update statuses set deleted_at = $2, deleted_by = $3 where id = $1 and deleted_at is null",
        params![s.id, now, by],
    )?;
    if gone == 1 && !super::find::is_hidden(tx, s.id)? {
        count(tx, s, -1)?;
    }
    Ok(gone == 1)
}

/// Takes a deletion back.
pub fn restore(tx: &mut Tx, s: &Status) -> Result<bool> {
    let back = tx.execute(
        "update statuses set deleted_at = null, deleted_by = null where id = $1 and deleted_at is not null",
        params![s.id],
    )?;
    if back == 1 && !super::find::is_hidden(tx, s.id)? {
        count(tx, s, 1)?;
    }
    Ok(back == 1)
}

/// Hides a post that stands from all but its author and moderators; answers whether it was seen. Counts move with it.
pub fn hide(tx: &mut Tx, s: &Status, now: Time) -> Result<bool> {
    let gone = tx.execute(
        "update statuses set hidden_at = $2 where id = $1 and hidden_at is null and deleted_at is null",
        params![s.id, now],
    )?;
    if gone == 1 {
        count(tx, s, -1)?;
    }
    Ok(gone == 1)
}

/// Shows a hidden post again; answers whether it was hidden and stands.
pub fn show(tx: &mut Tx, s: &Status) -> Result<bool> {
    let back = tx.execute(
        "update statuses set hidden_at = null where id = $1 and hidden_at is not null",
        params![s.id],
    )?;
    let stands = back == 1 && super::find::stands(tx, s.id)?;
    if stands {
        count(tx, s, 1)?;
    }
    Ok(stands)
}

fn count(tx: &mut Tx, s: &Status, by: i64) -> Result<()> {
    insert::count(tx, s, by)?;
    insert::count_for_author(tx, s, by, None)?;
    if s.audience != Audience::Everyone {
        return Ok(());
    }
    tx.execute(
        "update tags set statuses_count = statuses_count + $2 where id in (select tag_id from status_tags where status_id = $1)",
        params![s.id, by],
    )?;
    Ok(())
}

/// An own post that its author deleted after `since`, to be restored.
pub fn find_deleted(
    c: &mut Conn,
    author: AccountId,
    id: StatusId,
    since: Time,
) -> Result<Option<Status>> {
    c.first(
        &format!(
            "select {} from statuses s where s.id = $2 and s.author_id = $1 and s.deleted_by = $1 and s.deleted_at >= $3",
            super::COLUMNS
        ),
        params![author, id, since],
    )?
    .as_ref()
    .map(super::read)
    .transpose()
}

/// The boost that `author` made of a post, if it stands.
pub fn find_boost(c: &mut Conn, author: AccountId, original: StatusId) -> Result<Option<Status>> {
    c.first(
        &format!("select {} from statuses s where s.boost_of_id = $2 and s.author_id = $1 and s.deleted_at is null", super::COLUMNS),
        params![author, original],
    )?
    .as_ref()
    .map(super::read)
    .transpose()
}

/// Empties posts deleted before `before` for good, at most `limit`: their words, wordings and images (which the media cleaner removes).
/// What a moderator removed after `appealable`, or an appeal is about, stays, and what is under a legal hold.
pub fn wipe_deleted(tx: &mut Tx, before: Time, appealable: Time, limit: i64) -> Result<u64> {
    let rows = tx.all(
        &format!(
            "select s.id from statuses s where s.deleted_at < $1 and (s.source <> '' or s.html <> '' or s.note <> '') and not {HELD}
               and not exists (select 1 from strike_posts p join strikes t on t.id = p.strike_id
                               where p.status_id = s.id and t.kind = 2 and t.undone_at is null
                                 and (t.created_at > $3 or exists (select 1 from appeals a where a.strike_id = t.id and a.decided_at is null)))
             order by s.deleted_at limit $2"
        ),
        params![before, limit, appealable],
    )?;
    for row in &rows {
        let id: StatusId = row.get(0)?;
        tx.execute(
            "update statuses set source = '', html = '', note = '' where id = $1",
            params![id],
        )?;
        tx.execute("delete from status_edits where status_id = $1", params![id])?;
        tx.execute(
            "update media set status_id = null where status_id = $1",
            params![id],
        )?;
    }
    Ok(rows.len() as u64)
}
