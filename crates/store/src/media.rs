//! Images.

use std::collections::{HashMap, HashSet};

use db::Row;
use model::{AccountId, Media, MediaId, StatusId, Time};

use crate::groups::FOUND;
use crate::param::Get;
use crate::records::holds::HELD;
use crate::statuses::sight::SEEN;
use crate::{Conn, Result, Tx, params};

/// The columns of an image, for [`read`].
const COLUMNS: &str = "id, account_id, status_id, kind, mime, blob, small_mime, small_blob, width, height, bytes, blurhash, description, created_at";

/// Adds an image.
pub fn insert(tx: &mut Tx, m: &Media) -> Result<()> {
    tx.execute(
        &format!("insert into media ({COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"),
        params![
            m.id, m.account_id, m.status_id, m.kind, m.mime, m.blob, m.small_mime, m.small_blob, m.width, m.height, m.bytes, m.blurhash,
            m.description, m.created_at
        ],
    )?;
    Ok(())
}

/// The image, if `viewer` may see it: their own, on a post or a link card they see, anyone's face, an emoji, or
/// the face of a group they may know of.
pub fn find(c: &mut Conn, viewer: AccountId, id: MediaId) -> Result<Option<Media>> {
    let row = c.first(
        &format!(
            "select {COLUMNS} from media m where m.id = $2 and (m.kind in (1, 4) or m.account_id = $1
                or (m.kind = 0 and exists (select 1 from statuses s where s.id = m.status_id and {SEEN}))
                or (m.kind = 2 and exists (select 1 from cards k join statuses s on s.card_id = k.id where k.media_id = m.id and {SEEN}))
                or (m.kind = 3 and exists (select 1 from groups g where g.face_id = m.id and {FOUND})))",
            SEEN = *SEEN
        ),
        params![viewer, id],
    )?;
    row.as_ref().map(read).transpose()
}

/// The image whoever may see it, for what was kept with a report.
pub(crate) fn find_kept(c: &mut Conn, id: MediaId) -> Result<Option<Media>> {
    let row = c.first(
        &format!("select {COLUMNS} from media where id = $1"),
        params![id],
    )?;
    row.as_ref().map(read).transpose()
}

/// Says in words what an own image shows; answers which post it is on, if there is such an image.
pub fn describe(
    tx: &mut Tx,
    author: AccountId,
    id: MediaId,
    description: &str,
) -> Result<Option<Option<StatusId>>> {
    let sql = "update media set description = $3 where id = $1 and account_id = $2 and kind = 0 returning status_id";
    let row = tx.first(sql, params![id, author, description])?;
    row.map(|r| r.get(0)).transpose()
}

/// Forgets an own image that is on no post; answers whether there was one. Under a legal hold it stays, and nobody is told: it may have
/// been on a post before that was edited.
pub fn delete_unposted(tx: &mut Tx, author: AccountId, id: MediaId) -> Result<bool> {
    let own = "id = $1 and account_id = $2 and kind = 0 and status_id is null";
    let found = format!("select 1 from media where {own}");
    let there = tx.first(&found, params![id, author])?.is_some();
    tx.execute(
        &format!(
            "delete from media where {own}
               and not exists (select 1 from holds h where h.account_id = $2 and h.lifted_at is null)"
        ),
        params![id, author],
    )?;
    Ok(there)
}

/// How many images `author` has on no post.
pub fn count_unposted(c: &mut Conn, author: AccountId) -> Result<i64> {
    let row = c.first(
        "select count(*) from media where account_id = $1 and kind = 0 and status_id is null",
        params![author],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// Forgets an image that a newer one takes the place of.
pub fn delete(tx: &mut Tx, id: MediaId) -> Result<()> {
    tx.execute("delete from media where id = $1", params![id])?;
    Ok(())
}

/// Images uploaded before `before` that are on no post and of nobody under a legal hold, by whom: `limit` of them after `after`, in order.
pub fn list_unposted(
    c: &mut Conn,
    before: Time,
    after: MediaId,
    limit: i64,
) -> Result<Vec<(MediaId, AccountId)>> {
    let rows = c.all(
        "select id, account_id from media where kind = 0 and status_id is null and account_id is not null and created_at < $1 and id > $2
           and not exists (select 1 from report_media k where k.media_id = media.id)
            and not exists (select 1 from holds h where h.account_id = media.account_id and h.lifted_at is null)
         order by id limit $3",
        params![before, after, limit],
    )?;
    rows.iter().map(|r| Ok((r.get(0)?, r.get(1)?))).collect()
}

/// Forgets those of `ids` that are still on no post; answers how many.
pub fn delete_all_unposted(tx: &mut Tx, ids: &[MediaId]) -> Result<u64> {
    tx.execute(
        "delete from media where id = any($1) and kind = 0 and status_id is null
         and not exists (select 1 from report_media k where k.media_id = media.id)",
        params![ids],
    )
}

/// Forgets `limit` images of posts that were deleted before `before`; answers how many there were. What a moderator removed
/// after `appealable`, or an appeal is about, stays.
pub fn delete_of_deleted(tx: &mut Tx, before: Time, appealable: Time, limit: i64) -> Result<u64> {
    tx.execute(
        &format!(
            "delete from media where id in (
            select m.id from statuses s join media m on m.status_id = s.id where s.deleted_at < $1 and not {HELD}
               and not exists (select 1 from report_media k where k.media_id = m.id)
               and not exists (select 1 from strike_posts p join strikes t on t.id = p.strike_id
                               where p.status_id = s.id and t.kind = 2 and t.undone_at is null
                                 and (t.created_at > $3 or exists (select 1 from appeals a where a.strike_id = t.id and a.decided_at is null)))
            order by m.id limit $2)"
        ),
        params![before, limit, appealable],
    )
}

/// What `author` has begun to write or will post later, as it was saved.
pub fn list_unsent(c: &mut Conn, author: AccountId) -> Result<Vec<String>> {
    let rows = c.all(
        "select data from drafts where account_id = $1 union all select data from scheduled where account_id = $1",
        params![author],
    )?;
    rows.iter().map(|r| r.get(0)).collect()
}

/// Those of `blobs` that an image or an export needs.
pub fn list_used(c: &mut Conn, blobs: &[String]) -> Result<HashSet<String>> {
    let rows = c.all(
        "select blob from media where blob = any($1) union select small_blob from media where small_blob = any($1)
         union select blob from export_parts where blob = any($1)",
        params![blobs],
    )?;
    rows.iter().map(|r| r.get(0)).collect()
}

/// Those of `ids` that are images of `author` and on no post, or on `status`; in the order of `ids`.
pub fn list_own(
    c: &mut Conn,
    author: AccountId,
    ids: &[MediaId],
    status: Option<StatusId>,
) -> Result<Vec<Media>> {
    let mut found = c
        .all(
            &format!("select {COLUMNS} from media where id = any($1) and account_id = $2 and kind = 0 and (status_id is null or status_id = $3)"),
            params![ids, author, status],
        )?
        .iter()
        .map(read)
        .collect::<Result<Vec<Media>>>()?;
    found.sort_by_key(|m| ids.iter().position(|id| *id == m.id));
    Ok(found)
}

/// Puts an uploaded image of `author` on a post; `false` when it is not theirs, not there, or on a post already.
pub fn attach(
    tx: &mut Tx,
    author: AccountId,
    id: MediaId,
    status: StatusId,
    position: i64,
) -> Result<bool> {
    let n = tx.execute(
        "update media set status_id = $3, position = $4 where id = $1 and account_id = $2 and kind = 0 and (status_id is null or status_id = $3)",
        params![id, author, status, position],
    )?;
    Ok(n == 1)
}

/// Takes all images off a post.
pub fn detach_all(tx: &mut Tx, status: StatusId) -> Result<()> {
    tx.execute(
        "update media set status_id = null where status_id = $1",
        params![status],
    )?;
    Ok(())
}

/// Images by post, in order.
pub fn list_by_status(c: &mut Conn, ids: &[StatusId]) -> Result<HashMap<StatusId, Vec<Media>>> {
    let mut found: HashMap<StatusId, Vec<Media>> = HashMap::new();
    let rows = c.all(
        &format!(
            "select {COLUMNS} from media where status_id = any($1) order by status_id, position"
        ),
        params![ids],
    )?;
    for media in rows.iter().map(read) {
        let media = media?;
        if let Some(status) = media.status_id {
            found.entry(status).or_default().push(media);
        }
    }
    Ok(found)
}

fn read(r: &Row) -> Result<Media> {
    Ok(Media {
        id: r.get(0)?,
        account_id: r.get(1)?,
        status_id: r.get(2)?,
        kind: r.get(3)?,
        mime: r.get(4)?,
        blob: r.get(5)?,
        small_mime: r.get(6)?,
        small_blob: r.get(7)?,
        width: r.get(8)?,
        height: r.get(9)?,
        bytes: r.get(10)?,
        blurhash: r.get(11)?,
        description: r.get(12)?,
        created_at: r.get(13)?,
    })
}
