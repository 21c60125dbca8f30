//! People in full and who is named in posts: for doors that tell everything of a page at once.

use std::collections::HashMap;
use std::sync::Arc;

use model::{Account, AccountId, AccountState, StatusId, UnitId};
use store::Conn;

use super::alike::kept;
use super::{Quote, StatusView};
use crate::fresh::Known;
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// People asked for and people named, by id.
    pub people: HashMap<AccountId, Arc<Whole>>,
    /// Who is named in each post.
    pub named: HashMap<StatusId, Arc<[AccountId]>>,
}

/// People in full, and those named in posts that the reader sees: a fixed number of queries, none for what is known. Who has only
/// asked to join is not there yet.
pub async fn around(ctx: &Ctx, statuses: Vec<StatusId>, people: Vec<AccountId>) -> Answer<Around> {
    let (ctx_, writes) = (ctx.clone(), ctx.bus().writes());
    ctx.read(move |c| {
        let known = match ctx_.alike() {
            Some(_) => Known::within(c, &ctx_, writes)?,
            None => None,
        };
        load((c, &ctx_, known), &statuses, people)
    })
    .await
}

/// Adds the posts that are shown in one, and their authors.
pub fn shown_in(view: &StatusView, posts: &mut Vec<StatusId>, people: &mut Vec<AccountId>) {
    people.push(view.status.author_id);
    posts.push(view.status.id);
    if let Some(original) = &view.boost_of {
        shown_in(original, posts, people);
    }
    if let Some(Quote::Seen(quoted)) = &view.quote {
        shown_in(quoted, posts, people);
    }
}

/// A snapshot, and how far the store had come in it.
type At<'a> = (&'a mut Conn, &'a Ctx, Option<Known>);

/// Everyone around posts that were found in this snapshot.
pub(crate) fn around_of<'v>(
    at: At<'_>,
    views: impl IntoIterator<Item = &'v StatusView>,
) -> Answer<Around> {
    let (mut posts, mut people) = (Vec::new(), Vec::new());
    for view in views {
        shown_in(view, &mut posts, &mut people);
    }
    load(at, &posts, people)
}

fn load(
    (c, ctx, known): At<'_>,
    statuses: &[StatusId],
    mut people: Vec<AccountId>,
) -> Answer<Around> {
    let named = named((c, ctx, known), statuses)?;
    people.extend(named.values().flat_map(|named| named.iter()));
    people.sort_unstable();
    people.dedup();
    Ok(Around {
        people: self::people((c, ctx, known), &people)?,
        named,
    })
}

fn named((c, ctx, known): At<'_>, ids: &[StatusId]) -> Answer<HashMap<StatusId, Arc<[AccountId]>>> {
    let alike = ctx.alike();
    let (mut all, missing) = kept(ids, |id| alike?.named(ctx, id, known));
    let found = store::statuses::find::named(c, &missing)?;
    for id in missing {
        let named = found.get(&id).map_or(&[][..], Vec::as_slice).into();
        alike.inspect(|alike| alike.put_named(id, &named, known));
        all.insert(id, named);
    }
    Ok(all)
}

fn people((c, ctx, known): At<'_>, ids: &[AccountId]) -> Answer<HashMap<AccountId, Arc<Whole>>> {
    let alike = ctx.alike();
    let (mut all, missing) = kept(ids, |id| alike?.person(ctx, id, known));
    if missing.is_empty() {
        return Ok(all);
    }
    for (id, whole) in whole(c, &missing)? {
        alike.inspect(|alike| alike.put_person(&whole, known));
        all.insert(id, whole);
    }
    Ok(all)
}

/// Those of these people who are there, in full.
pub(crate) fn whole(c: &mut Conn, ids: &[AccountId]) -> Answer<HashMap<AccountId, Arc<Whole>>> {
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
    let known: text::Known = if handles.is_empty() {
        text::Known::default()
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
            (whole.account.id, Arc::new(whole))
        })
        .collect())
}
