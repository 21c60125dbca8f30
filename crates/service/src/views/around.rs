//! People in full and who is named in posts: for doors that tell everything of a page at once.

use std::collections::HashMap;

use model::{Account, AccountId, AccountState, StatusId, UnitId};
use store::Conn;
use text::Known;

use crate::{Answer, Ctx};

/// A person in full.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Whole {
    /// The account.
    pub account: Account,
    /// Name of their home unit, or empty.
    pub unit_name: String,
    /// What they say of themselves, as safe HTML.
    pub about: String,
}

/// Everyone around some posts.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// People asked for and people named, by id.
    pub people: HashMap<AccountId, Whole>,
    /// Who is named in each post.
    pub named: HashMap<StatusId, Vec<AccountId>>,
}

/// People in full, and those named in posts that the reader sees: a fixed number of queries. Who has only asked to join
/// is not there yet.
pub async fn around(ctx: &Ctx, statuses: Vec<StatusId>, people: Vec<AccountId>) -> Answer<Around> {
    ctx.read(move |c| {
        let named = store::statuses::find::named(c, &statuses)?;
        let mut ids = people;
        ids.extend(named.values().flatten());
        ids.sort_unstable();
        ids.dedup();
        Ok(Around {
            people: whole(c, &ids)?,
            named,
        })
    })
    .await
}

fn whole(c: &mut Conn, ids: &[AccountId]) -> Answer<HashMap<AccountId, Whole>> {
    let mut accounts = store::accounts::list(c, ids)?;
    accounts.retain(|a| a.state != AccountState::Pending);
    let units: Vec<UnitId> = accounts.iter().filter_map(|a| a.unit_id).collect();
    let names = store::units::names(c, &units)?;
    let mut handles: Vec<String> = accounts
        .iter()
        .filter(|a| a.about.contains('@'))
        .flat_map(|a| text::extract(&a.about).mentions)
        .map(|handle| text::key(&handle))
        .collect();
    handles.sort_unstable();
    handles.dedup();
    let known: Known = if handles.is_empty() {
        Known::default()
    } else {
        store::accounts::list_by_handle_keys(c, &handles)?
            .into_iter()
            .map(|account| account.handle)
            .collect()
    };
    Ok(accounts
        .into_iter()
        .map(|account| {
            let unit = account.unit_id.and_then(|u| names.get(&u));
            let whole = Whole {
                unit_name: unit.cloned().unwrap_or_default(),
                about: text::compose(&account.about, &known).html,
                account,
            };
            (whole.account.id, whole)
        })
        .collect())
}
