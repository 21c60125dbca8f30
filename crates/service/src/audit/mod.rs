//! The audit log: what administrators did, and what guards accounts, each entry sealed with the one before it.
//!
//! To record an act: [`record`] as the **last** thing in its transaction (a place in the chain is held until the end of it),
//! with a variant of [`Act`] and a text `act-…` in every language.

mod chain;
mod list;
mod verify;

use std::collections::BTreeMap;

use model::{AccountId, Act, Detail, Thing, Time};
use store::Tx;
pub use store::audit::Entry;

pub use list::{EntryView, Page, export, list, people};
pub use store::audit::Wanted;
pub use verify::{Broken, verify};

use crate::{Actor, Answer, Ctx, Door};

/// Characters kept of a detail.
const DETAIL_CHARS: usize = 500;

/// Who did it: a person, where that is known, and the door they came through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct By {
    id: Option<AccountId>,
    door: Door,
}

impl By {
    /// Somebody, through `door`: nobody knows who.
    pub const fn somebody(door: Door) -> Self {
        Self { id: None, door }
    }

    /// `id`, through `door`.
    pub const fn through(id: AccountId, door: Door) -> Self {
        Self { id: Some(id), door }
    }

    /// `id`, on the web.
    pub const fn person(id: AccountId) -> Self {
        Self {
            id: Some(id),
            door: Door::Web,
        }
    }
}

impl From<Actor> for By {
    fn from(actor: Actor) -> Self {
        Self {
            id: Some(actor.id),
            door: actor.door,
        }
    }
}

/// What an act is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    person: Option<AccountId>,
    thing: Option<(Thing, i64)>,
    details: BTreeMap<&'static str, String>,
}

impl About {
    /// The whole organisation.
    pub fn all() -> Self {
        Self::default()
    }
    /// A person.
    pub fn person(id: AccountId) -> Self {
        Self {
            person: Some(id),
            ..Self::default()
        }
    }
    /// Something that is not a person.
    pub fn thing(kind: Thing, id: impl Into<i64>) -> Self {
        Self::default().and(kind, id)
    }
    /// Something that is not a person, too.
    pub fn and(self, kind: Thing, id: impl Into<i64>) -> Self {
        Self {
            thing: Some((kind, id.into())),
            ..self
        }
    }
    /// A person it concerns, too.
    pub fn of(self, id: AccountId) -> Self {
        Self {
            person: Some(id),
            ..self
        }
    }
    /// Something more to know. Never words of posts or messages: the log outlives them.
    pub fn with(mut self, detail: Detail, value: impl ToString) -> Self {
        let value: String = value.to_string().chars().take(DETAIL_CHARS).collect();
        self.details.insert(detail.word(), value);
        self
    }
    /// A moment more to know.
    pub fn at(self, detail: Detail, moment: Time) -> Self {
        self.with(detail, moment.micros())
    }
}

/// Writes an act down, in the transaction of the act itself and as the last thing in it.
///
/// The demo, which a program writes, leaves no entries; what people then do in it does.
pub fn record(
    ctx: &Ctx,
    tx: &mut Tx,
    by: impl Into<By>,
    act: Act,
    about: About,
) -> Result<(), db::Error> {
    let by: By = by.into();
    if by.door != Door::Web && ctx.organisation().demo {
        return Ok(());
    }
    let (seq, before) = store::audit::take_place(tx)?;
    let details = store::param::write_json(&about.details)?;
    let salt = crate::auth::token::new();
    let mut entry = Entry {
        seq,
        act,
        door: by.door.word().to_owned(),
        actor_id: by.id,
        person_id: about.person,
        thing: about.thing.map_or(Thing::None, |(kind, _)| kind),
        thing_id: about.thing.map(|(_, id)| id),
        digest: chain::digest(&salt, &details),
        details,
        salt,
        created_at: ctx.now(),
        hash: String::new(),
    };
    entry.hash = chain::seal(&before, &entry);
    store::audit::insert(tx, &entry)
}

/// Writes an act of the command line down, in a transaction of its own.
pub async fn record_alone(ctx: &Ctx, act: Act, about: About) -> Answer<()> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| Ok(record(&ctx_, tx, By::somebody(Door::Cli), act, about)?))
        .await
}
