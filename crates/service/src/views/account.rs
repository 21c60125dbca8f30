//! A person in passing: beside a post, in a list, on a hover card.

use std::collections::HashMap;

use model::{Account, AccountId, AccountState, MediaId, StatusLine, Time, UnitId};
use store::Conn;

use crate::Answer;

/// A person in passing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AccountCard {
    /// Id.
    pub id: AccountId,
    /// Handle without `@`.
    pub handle: String,
    /// Display name.
    pub name: String,
    /// Job title.
    pub title: String,
    /// Home unit.
    pub unit_id: Option<UnitId>,
    /// Its name.
    pub unit_name: String,
    /// Uploaded face.
    pub face_id: Option<MediaId>,
    /// A program.
    pub bot: bool,
    /// Left the organisation.
    pub former: bool,
    /// Erased: nobody any more.
    pub erased: bool,
    /// What they are doing, unless expired.
    pub status: Option<StatusLine>,
    /// Where they usually are.
    pub location: String,
    /// IANA name, or empty.
    pub time_zone: String,
    /// They are away: until when, and what they say of it.
    pub away: Option<Away>,
}

/// Somebody is away.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Away {
    /// Until when.
    pub until: Time,
    /// What they say of it.
    pub note: String,
}

impl AccountCard {
    /// The card of `account`; `unit_name` is that of its home unit.
    pub fn new(account: &Account, unit_name: String, now: Time) -> Self {
        Self {
            id: account.id,
            handle: account.handle.clone(),
            name: account.name.clone(),
            title: account.title.clone(),
            unit_id: account.unit_id,
            unit_name,
            face_id: account.face_id,
            bot: account.bot,
            former: account.state == AccountState::Former,
            erased: account.state == AccountState::Erased,
            status: account.status_line(now).cloned(),
            location: account.location.clone(),
            time_zone: account.time_zone.clone(),
            away: None,
        }
    }
}

impl From<store::pauses::Pause> for Away {
    fn from(pause: store::pauses::Pause) -> Self {
        Self {
            until: pause.until,
            note: pause.note,
        }
    }
}

/// Cards of those of `ids` that exist, by id: three queries.
pub fn cards(
    c: &mut Conn,
    ids: &[AccountId],
    now: Time,
) -> Answer<HashMap<AccountId, AccountCard>> {
    let accounts = store::accounts::list(c, ids)?;
    let units: Vec<UnitId> = accounts.iter().filter_map(|a| a.unit_id).collect();
    let names = store::units::names(c, &units)?;
    let name = |a: &Account| {
        a.unit_id
            .and_then(|u| names.get(&u))
            .cloned()
            .unwrap_or_default()
    };
    let mut away = store::pauses::list(c, ids, now)?;
    let mut card = |a: &Account| AccountCard {
        away: away.remove(&a.id).map(Away::from),
        ..AccountCard::new(a, name(a), now)
    };
    Ok(accounts.iter().map(|a| (a.id, card(a))).collect())
}
