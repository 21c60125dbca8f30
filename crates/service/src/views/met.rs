//! People in a list, each with how the reader stands to them.

use model::{AccountId, Relationship, Time};
use store::Conn;

use super::{AccountCard, cards};
use crate::Answer;

/// Someone in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// Who.
    pub card: AccountCard,
    /// How the reader stands to them.
    pub relationship: Relationship,
}

/// Those of `ids` that exist, in their order: three queries.
pub fn met(c: &mut Conn, viewer: AccountId, ids: &[AccountId], now: Time) -> Answer<Vec<Met>> {
    let mut cards = cards(c, ids, now)?;
    let stands = store::follows::relationships(c, viewer, ids, now)?;
    Ok(ids
        .iter()
        .zip(stands)
        .filter_map(|(id, relationship)| {
            let card = cards.remove(id)?;
            Some(Met { card, relationship })
        })
        .collect())
}
