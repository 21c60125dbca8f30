//! A person's lists of people. Only their owner knows of them: to everyone else they are not there.

use model::{AccountId, AccountState, EventKind, ListId};
use store::Tx;
pub use store::lists::List;

use crate::policy::limit;
use crate::views::{self, AccountCard};
use crate::{Actor, Answer, Ctx, Refusal};

/// A list with its people.
#[derive(Debug, Clone)]
pub struct ListView {
    /// The list.
    pub list: List,
    /// Its people, by name.
    pub members: Vec<AccountCard>,
}

/// My lists, in the order they were made.
pub async fn all(ctx: &Ctx, actor: Actor) -> Answer<Vec<List>> {
    ctx.read(move |c| Ok(store::lists::list(c, actor.id)?))
        .await
}

/// One of my lists with its people.
pub async fn get(ctx: &Ctx, actor: Actor, id: ListId) -> Answer<ListView> {
    let now = ctx.now();
    ctx.read(move |c| {
        let list = store::lists::find(c, actor.id, id)?.ok_or(Refusal::NotFound)?;
        let ids = store::lists::members(c, id)?;
        let mut cards = views::cards(c, &ids, now)?;
        let members = ids.iter().filter_map(|id| cards.remove(id)).collect();
        Ok(ListView { list, members })
    })
    .await
}

/// Those of my lists that have `account` in them.
pub async fn with_member(ctx: &Ctx, actor: Actor, account: AccountId) -> Answer<Vec<List>> {
    ctx.read(move |c| Ok(store::lists::with_member(c, actor.id, account)?))
        .await
}

/// Makes a list.
pub async fn create(ctx: &Ctx, actor: Actor, title: &str) -> Answer<ListId> {
    let (title, id, now) = (check(title)?, ctx.id::<ListId>(), ctx.now());
    ctx.write(move |tx| {
        if store::lists::list(tx, actor.id)?.len() >= limit::LISTS {
            return Err(Refusal::over("title", "too-many", limit::LISTS as i64));
        }
        store::lists::insert(tx, id, actor.id, &title, now)?;
        Ok(id)
    })
    .await
}

/// Gives my list another title.
pub async fn rename(ctx: &Ctx, actor: Actor, id: ListId, title: &str) -> Answer<()> {
    let title = check(title)?;
    ctx.write(move |tx| found(store::lists::update(tx, actor.id, id, &title)?))
        .await
}

/// Deletes my list; nobody in it is told or unfollowed.
pub async fn delete(ctx: &Ctx, actor: Actor, id: ListId) -> Answer<()> {
    ctx.write(move |tx| found(store::lists::delete(tx, actor.id, id)?))
        .await
}

/// Puts someone in my list, by handle with or without `@`; doing it again changes nothing.
pub async fn add(ctx: &Ctx, actor: Actor, id: ListId, handle: &str) -> Answer<()> {
    let handle = handle.trim().trim_start_matches('@').to_owned();
    if handle.is_empty() {
        return Err(Refusal::invalid("handle", "empty"));
    }
    let (now, event) = (ctx.now(), ctx.event(EventKind::PreferencesChanged, actor));
    ctx.write(move |tx| {
        let list = store::lists::find(tx, actor.id, id)?.ok_or(Refusal::NotFound)?;
        let target = someone(tx, actor, &handle)?;
        if list.members_count >= limit::LIST_MEMBERS {
            return Err(Refusal::over("handle", "too-many", limit::LIST_MEMBERS));
        }
        if store::lists::add(tx, id, target, now)? {
            let event = model::Event {
                target_id: Some(target),
                ..event
            };
            store::events::append(tx, &event)?;
        }
        Ok(())
    })
    .await
}

/// Takes someone out of my list; doing it again changes nothing.
pub async fn remove(ctx: &Ctx, actor: Actor, id: ListId, target: AccountId) -> Answer<()> {
    let mut event = ctx.event(EventKind::PreferencesChanged, actor);
    event.target_id = Some(target);
    ctx.write(move |tx| {
        store::lists::find(tx, actor.id, id)?.ok_or(Refusal::NotFound)?;
        if store::lists::remove(tx, id, target)? {
            store::events::append(tx, &event)?;
        }
        Ok(())
    })
    .await
}

/// Someone who can be in a list: who has joined, and stands in no block with its owner.
fn someone(tx: &mut Tx, actor: Actor, handle: &str) -> Answer<AccountId> {
    let account = store::accounts::find_by_handle(tx, handle)?
        .filter(|a| a.state != AccountState::Pending)
        .ok_or(Refusal::invalid("handle", "no-such-person"))?;
    let stands = store::follows::relationships(tx, actor.id, &[account.id], Default::default())?;
    if stands.iter().any(|r| r.blocking || r.blocked_by) {
        return Err(Refusal::invalid("handle", "no-such-person"));
    }
    Ok(account.id)
}

fn check(title: &str) -> Answer<String> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return Err(Refusal::invalid("title", "empty"));
    }
    if title.chars().count() > limit::LIST_TITLE_CHARS {
        let most = limit::LIST_TITLE_CHARS as i64;
        return Err(Refusal::over("title", "too-long", most));
    }
    Ok(title)
}

fn found(changed: bool) -> Answer<()> {
    if changed {
        Ok(())
    } else {
        Err(Refusal::NotFound)
    }
}
