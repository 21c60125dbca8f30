//! A person in full, as a colleague sees them.

use model::{Account, AccountId, AccountState, Reach, Relationship, Role, Time};
use store::Conn;
pub use store::units::Place;
use text::Known;

use crate::views::{self, AccountCard, Met};
use crate::{Actor, Answer, Ctx, Refusal};

/// Reports shown on a profile; all of them are in the chart.
const REPORTS: i64 = 6;
/// People on a page of followers.
pub const PAGE: i64 = 30;

/// A person in full.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The account.
    pub account: Account,
    /// The same in passing.
    pub card: AccountCard,
    /// How the reader stands to them.
    pub relationship: Relationship,
    /// Until when the reader has muted them, where that ends by itself.
    pub muted_until: Option<Time>,
    /// Home unit.
    pub home: Option<Place>,
    /// Other units they belong to.
    pub others: Vec<Place>,
    /// Whom they report to.
    pub manager: Option<AccountCard>,
    /// The first of those who report to them.
    pub reports: Vec<AccountCard>,
    /// How many report to them.
    pub reports_count: i64,
    /// About them, as safe HTML.
    pub about: String,
    /// How far their posts reach: known to themselves and to those who keep order.
    pub reach: Reach,
}

/// One side of following.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Who follows them.
    Followers,
    /// Whom they follow.
    Following,
}

/// Some of a list of people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct People {
    /// The people.
    pub items: Vec<Met>,
    /// Whether more follow.
    pub more: bool,
}

/// The person called `handle`; who has only asked to join is not there yet.
pub async fn show(ctx: &Ctx, actor: Actor, handle: &str) -> Answer<Profile> {
    let (handle, now) = (handle.to_owned(), ctx.now());
    ctx.read(move |c| {
        let account = named(c, &handle)?;
        load(c, actor, account, now)
    })
    .await
}

/// The person called `handle` in passing.
pub async fn find(ctx: &Ctx, actor: Actor, handle: &str) -> Answer<Met> {
    let (handle, now) = (handle.to_owned(), ctx.now());
    ctx.read(move |c| {
        let id = named(c, &handle)?.id;
        let found = views::met(c, actor.id, &[id], now)?;
        found.into_iter().next().ok_or(Refusal::NotFound)
    })
    .await
}

/// Whom someone reports to.
pub async fn manager(ctx: &Ctx, actor: Actor, id: AccountId) -> Answer<Option<AccountCard>> {
    let now = ctx.now();
    ctx.read(move |c| {
        let account = store::accounts::find(c, id)?.ok_or(Refusal::NotFound)?;
        let ids: Vec<AccountId> = account.manager_id.into_iter().collect();
        let found = views::met(c, actor.id, &ids, now)?;
        Ok(found.into_iter().next().map(|met| met.card))
    })
    .await
}

/// Who follows someone or whom they follow, the last first; `page` counts from 0.
pub async fn follows(
    ctx: &Ctx,
    actor: Actor,
    account: AccountId,
    side: Side,
    page: i64,
) -> Answer<People> {
    let now = ctx.now();
    ctx.read(move |c| {
        let offset = page.clamp(0, 100_000) * PAGE;
        let mut ids = match side {
            Side::Followers => store::follows::list_followers(c, account, PAGE + 1, offset)?,
            Side::Following => store::follows::list_following(c, account, PAGE + 1, offset)?,
        };
        let more = ids.len() as i64 > PAGE;
        ids.truncate(PAGE as usize);
        let items = views::met(c, actor.id, &ids, now)?;
        Ok(People { items, more })
    })
    .await
}

/// The ids of those who follow someone or whom they follow, the last first, and whether more follow after them.
pub async fn followers(
    ctx: &Ctx,
    account: AccountId,
    side: Side,
    (skip, limit): (i64, i64),
) -> Answer<(Vec<AccountId>, bool)> {
    ctx.read(move |c| {
        store::accounts::find(c, account)?
            .filter(|a| a.state != AccountState::Pending)
            .ok_or(Refusal::NotFound)?;
        let list = match side {
            Side::Followers => store::follows::list_followers,
            Side::Following => store::follows::list_following,
        };
        let mut ids = list(c, account, limit + 1, skip)?;
        let more = ids.len() as i64 > limit;
        ids.truncate(limit as usize);
        Ok((ids, more))
    })
    .await
}

/// The id of the person called `handle`.
pub async fn id_of(ctx: &Ctx, handle: &str) -> Answer<AccountId> {
    let handle = handle.to_owned();
    ctx.read(move |c| Ok(named(c, &handle)?.id)).await
}

fn named(c: &mut Conn, handle: &str) -> Answer<Account> {
    store::accounts::find_by_handle(c, handle)?
        .filter(|a| !matches!(a.state, AccountState::Pending | AccountState::Erased))
        .ok_or(Refusal::NotFound)
}

fn load(c: &mut Conn, actor: Actor, account: Account, now: Time) -> Answer<Profile> {
    let id = account.id;
    let stands = store::follows::relationships(c, actor.id, &[id], now)?;
    let (mut home, others) = store::units::places(c, id)?
        .into_iter()
        .partition::<Vec<_>, _>(|p| Some(p.id) == account.unit_id);
    let reports: Vec<AccountId> = store::chart::list_reports(c, id, REPORTS, 0)?
        .iter()
        .map(|node| node.id)
        .collect();
    let wanted: Vec<AccountId> = reports
        .iter()
        .copied()
        .chain(account.manager_id)
        .chain([id])
        .collect();
    let mut cards = views::cards(c, &wanted, now)?;
    let own_or_keeper = actor.id == id || actor.role >= Role::Moderator;
    Ok(Profile {
        card: cards.get(&id).cloned().ok_or(Refusal::NotFound)?,
        relationship: stands.into_iter().next().unwrap_or_default(),
        muted_until: store::quiet::muted_until(c, actor.id, id, now)?.flatten(),
        home: home.pop(),
        others,
        reports: reports.iter().filter_map(|id| cards.remove(id)).collect(),
        manager: account.manager_id.and_then(|m| cards.remove(&m)),
        reports_count: store::chart::count_reports(c, id)?,
        about: about(c, &account.about)?,
        reach: if own_or_keeper {
            store::strikes::reach(c, id)?
        } else {
            Reach::Chosen
        },
        account,
    })
}

/// What someone wrote about themselves; the people named in it become links.
fn about(c: &mut Conn, source: &str) -> Answer<String> {
    let named = text::extract(source).mentions;
    let keys: Vec<String> = named.iter().map(|handle| text::key(handle)).collect();
    let known: Known = store::accounts::list_by_handle_keys(c, &keys)?
        .into_iter()
        .map(|account| account.handle)
        .collect();
    Ok(text::compose(source, &known).html)
}

/// Faces shown of those between.
const BETWEEN: i64 = 3;

/// People whom the actor follows and who follow `account`: the first of them, and how many there are.
pub async fn between(
    ctx: &Ctx,
    actor: Actor,
    account: AccountId,
) -> Answer<(Vec<AccountCard>, i64)> {
    let now = ctx.now();
    ctx.read(move |c| {
        let (ids, all) = store::follows::list_between(c, actor.id, account, BETWEEN)?;
        let mut cards = views::cards(c, &ids, now)?;
        let first = ids.iter().filter_map(|id| cards.remove(id)).collect();
        Ok((first, all))
    })
    .await
}
