//! Previews of linked pages.

use std::collections::HashMap;

use model::{CardId, MediaId};

use crate::param::Get;
use crate::{Conn, Result, params};

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

/// Those of `ids` that exist, by id.
pub fn list(c: &mut Conn, ids: &[CardId]) -> Result<HashMap<CardId, Card>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    c.all(
        "select id, url, title, description, site, media_id from cards where id = any($1)",
        params![ids],
    )?
    .iter()
    .map(|r| {
        let card = Card {
            id: r.get(0)?,
            url: r.get(1)?,
            title: r.get(2)?,
            description: r.get(3)?,
            site: r.get(4)?,
            media_id: r.get(5)?,
        };
        Ok((card.id, card))
    })
    .collect()
}
