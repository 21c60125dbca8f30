//! Previews of linked pages.

use std::collections::HashMap;

use db::Row;
use model::{CardId, MediaId, StatusId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// A preview of a linked page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Id.
    pub id: CardId,
    /// Where it leads.
    pub url: String,
    /// Title.
    pub title: String,
    /// A few sentences.
    pub description: String,
    /// Name of the site.
    pub site: String,
    /// Its picture.
    pub media_id: Option<MediaId>,
}

const COLUMNS: &str = "id, url, title, description, site, media_id";

/// Those of `ids` that exist, by id.
pub fn list(c: &mut Conn, ids: &[CardId]) -> Result<HashMap<CardId, Card>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = c.all(
        &format!("select {COLUMNS} from cards where id = any($1)"),
        params![ids],
    )?;
    rows.iter()
        .map(|r| read(r).map(|card| (card.id, card)))
        .collect()
}

/// The preview of a page, and when it was fetched.
pub fn find_by_url(c: &mut Conn, url: &str) -> Result<Option<(Card, Time)>> {
    let row = c.first(
        &format!("select {COLUMNS}, fetched_at from cards where url = $1"),
        params![url],
    )?;
    row.map(|r| Ok((read(&r)?, r.get(6)?))).transpose()
}

/// Writes the preview of a page, in the place of an earlier one of the same address; answers its id.
pub fn put(tx: &mut Tx, card: &Card, now: Time) -> Result<CardId> {
    let row = tx.first(
        "insert into cards (id, url, title, description, site, media_id, fetched_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (url) do update set title = excluded.title, description = excluded.description, site = excluded.site,
            media_id = excluded.media_id, fetched_at = excluded.fetched_at
         returning id",
        params![card.id, card.url, card.title, card.description, card.site, card.media_id, now],
    )?;
    row.map_or(Ok(card.id), |r| r.get(0))
}

/// Puts a preview under a post that stands; answers whether it was not there yet.
pub fn attach(tx: &mut Tx, status: StatusId, card: CardId) -> Result<bool> {
    let n = tx.execute(
        "update statuses set card_id = $2 where id = $1 and deleted_at is null and card_id is distinct from $2",
        params![status, card],
    )?;
    Ok(n == 1)
}

/// Takes the previews off posts that were deleted before `before`.
pub fn detach_deleted(tx: &mut Tx, before: Time) -> Result<()> {
    tx.execute(
        "update statuses set card_id = null where deleted_at < $1 and card_id is not null",
        params![before],
    )?;
    Ok(())
}

/// Forgets `limit` previews fetched before `before` that are under no post, with their pictures; answers how many there were.
pub fn delete_unused(tx: &mut Tx, before: Time, limit: i64) -> Result<u64> {
    let rows = tx.all(
        "delete from cards where id in (
            select k.id from cards k where k.fetched_at < $1 and not exists (select 1 from statuses s where s.card_id = k.id)
            order by k.id limit $2) returning media_id",
        params![before, limit],
    )?;
    for row in &rows {
        if let Some(media) = row.get::<Option<MediaId>>(0)? {
            crate::media::delete(tx, media)?;
        }
    }
    Ok(rows.len() as u64)
}

fn read(r: &Row) -> Result<Card> {
    Ok(Card {
        id: r.get(0)?,
        url: r.get(1)?,
        title: r.get(2)?,
        description: r.get(3)?,
        site: r.get(4)?,
        media_id: r.get(5)?,
    })
}
