//! Emoji of the organisation's own.

use db::Row;
use model::{CustomEmoji, EmojiId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

const LIST: &str = "select e.id, e.shortcode, e.media_id, m.mime, e.category, e.listed, e.account_id, e.created_at, e.disabled_at
     from custom_emoji e join media m on m.id = e.media_id";

/// All of them, by category and shortcode.
pub fn list(c: &mut Conn) -> Result<Vec<CustomEmoji>> {
    c.all(
        &format!("{LIST} order by e.category, e.shortcode"),
        params![],
    )?
    .iter()
    .map(read)
    .collect()
}

/// One of them.
pub fn find(c: &mut Conn, id: EmojiId) -> Result<Option<CustomEmoji>> {
    let row = c.first(&format!("{LIST} where e.id = $1"), params![id])?;
    row.as_ref().map(read).transpose()
}

/// How many there are.
pub fn count(c: &mut Conn) -> Result<i64> {
    let row = c.first("select count(*) from custom_emoji", params![])?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// Adds one whose picture is there already; `false` when its shortcode is taken.
pub fn insert(tx: &mut Tx, e: &CustomEmoji) -> Result<bool> {
    let added = tx.execute(
        "insert into custom_emoji (id, shortcode, media_id, category, listed, account_id, created_at, disabled_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (shortcode) do nothing",
        params![
            e.id,
            e.shortcode,
            e.media_id,
            e.category,
            e.listed,
            e.account_id,
            e.created_at,
            e.disabled_at
        ],
    )?;
    Ok(added == 1)
}

/// Puts it under another heading, and says whether it is offered.
pub fn update(tx: &mut Tx, id: EmojiId, category: &str, listed: bool) -> Result<()> {
    tx.execute(
        "update custom_emoji set category = $2, listed = $3 where id = $1",
        params![id, category, listed],
    )?;
    Ok(())
}

/// Takes it out of use, or back into it.
pub fn set_disabled(tx: &mut Tx, id: EmojiId, at: Option<Time>) -> Result<()> {
    tx.execute(
        "update custom_emoji set disabled_at = $2 where id = $1",
        params![id, at],
    )?;
    Ok(())
}

/// Forgets it and its picture.
pub fn delete(tx: &mut Tx, e: &CustomEmoji) -> Result<()> {
    tx.execute("delete from custom_emoji where id = $1", params![e.id])?;
    crate::media::delete(tx, e.media_id)
}

/// How often it was given as a reaction, under posts that stand.
pub fn count_reactions(c: &mut Conn, written: &str) -> Result<i64> {
    let row = c.first(
        "select count(*) from reactions r join statuses s on s.id = r.status_id where r.emoji = $1 and s.deleted_at is null",
        params![written],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}

fn read(r: &Row) -> Result<CustomEmoji> {
    Ok(CustomEmoji {
        id: r.get(0)?,
        shortcode: r.get(1)?,
        media_id: r.get(2)?,
        moves: r.get::<String>(3)? == "image/gif",
        category: r.get(4)?,
        listed: r.get(5)?,
        account_id: r.get(6)?,
        created_at: r.get(7)?,
        disabled_at: r.get(8)?,
    })
}
