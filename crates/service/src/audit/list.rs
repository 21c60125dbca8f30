//! Looking things up in the log.

use std::collections::BTreeMap;

use model::{AccountId, Act, Detail, PageOf, Role};
use store::audit::{Entry, Wanted};

use super::About;
use crate::views::{self, AccountCard};
use crate::{Actor, Answer, Ctx, Refusal};

/// Which part of the log.
pub type Page = model::Page;

/// An entry as administrators see it. Names are those of today: the log keeps ids only.
#[derive(Debug, Clone)]
pub struct EntryView {
    /// As stored.
    pub entry: Entry,
    /// Who did it, if they are still known.
    pub actor: Option<AccountCard>,
    /// Whom it concerns, if they are still known.
    pub person: Option<AccountCard>,
    /// What more there is to say.
    pub details: Vec<(Detail, String)>,
    /// The details were erased with a person.
    pub erased: bool,
}

/// A page of the log, the latest first (admins).
pub async fn list(
    ctx: &Ctx,
    actor: Actor,
    wanted: Wanted,
    page: Page,
) -> Answer<PageOf<EntryView>> {
    actor.must_be(Role::Admin)?;
    let now = ctx.now();
    ctx.read(move |c| {
        let found = PageOf::from_found(store::audit::list(c, &wanted, &page)?, &page, |e| e.seq);
        let ids: Vec<AccountId> = found
            .items
            .iter()
            .flat_map(|e| [e.actor_id, e.person_id])
            .flatten()
            .collect();
        let cards = views::cards(c, &ids, now)?;
        let card = |id: Option<AccountId>| id.and_then(|id| cards.get(&id).cloned());
        Ok(found.map(|entry| EntryView {
            actor: card(entry.actor_id),
            person: card(entry.person_id),
            details: details(&entry),
            erased: entry.details.is_empty(),
            entry,
        }))
    })
    .await
}

/// Whom a handle means, for looking up: in any state. `None` when nobody has it.
pub async fn people(ctx: &Ctx, actor: Actor, handle: &str) -> Answer<Option<AccountId>> {
    actor.must_be(Role::Admin)?;
    let handle = handle.trim().trim_start_matches('@').to_owned();
    ctx.read(move |c| Ok(store::accounts::find_by_handle(c, &handle)?.map(|a| a.id)))
        .await
}

/// Every entry wanted, the oldest first, with what `write` makes of each joined (admins). That it was taken out is written
/// down as well, before.
pub async fn export(
    ctx: &Ctx,
    actor: Actor,
    wanted: Wanted,
    write: impl Fn(&Entry, &[(Detail, String)]) -> Vec<u8> + Send + 'static,
) -> Answer<Vec<u8>> {
    actor.must_be(Role::Admin)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        Ok(super::record(
            &ctx_,
            tx,
            actor,
            Act::AuditExported,
            About::all(),
        )?)
    })
    .await?;
    ctx.db()
        .read_long(move |c| {
            let mut out = Vec::new();
            store::audit::each(c, &wanted, |entry| -> Result<(), Refusal> {
                out.extend(write(&entry, &details(&entry)));
                Ok(())
            })?;
            Ok(out)
        })
        .await
}

/// What more there is to say, in the order of [`Detail`].
fn details(entry: &Entry) -> Vec<(Detail, String)> {
    let all: BTreeMap<String, String> = store::param::read_json(&entry.details).unwrap_or_default();
    Detail::ALL
        .iter()
        .filter_map(|d| Some((*d, all.get(d.word())?.clone())))
        .collect()
}
