//! Images.

use std::collections::HashMap;

use db::Row;
use model::{AccountId, Media, MediaId, StatusId};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// The columns of an image, for [`read`].
const COLUMNS: &str = "id, account_id, status_id, kind, mime, blob, small_mime, small_blob, width, height, bytes, blurhash, description, created_at";

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
