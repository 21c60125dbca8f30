//! Who did something with a post that everyone who sees it may know.

use model::{Page, PageOf, StatusId};
use store::statuses::state::{self, Doer};

use super::visible;
use crate::views::{self, AccountCard};
use crate::{Actor, Answer, Ctx};

/// Who favourited a post one sees, the latest first; the page's bounds are those of the favourites.
pub async fn favourited_by(
    ctx: &Ctx,
    actor: Actor,
    id: StatusId,
    page: Page,
) -> Answer<PageOf<AccountCard>> {
    doers(ctx, actor, id, page, state::favourited_by).await
}

/// Who boosted a post one sees, the latest first; the page's bounds are those of the boosts.
pub async fn boosted_by(
    ctx: &Ctx,
    actor: Actor,
    id: StatusId,
    page: Page,
) -> Answer<PageOf<AccountCard>> {
    doers(ctx, actor, id, page, state::boosted_by).await
}

/// My boost of a post one sees, if there is one.
pub async fn own_boost(ctx: &Ctx, actor: Actor, id: StatusId) -> Answer<Option<StatusId>> {
    ctx.read(move |c| {
        let status = visible(c, actor.id, id)?;
        let boost = store::statuses::change::find_boost(c, actor.id, status.id)?;
        Ok(boost.map(|b| b.id))
    })
    .await
}

async fn doers(
    ctx: &Ctx,
    actor: Actor,
    id: StatusId,
    page: Page,
    find: fn(&mut store::Conn, model::AccountId, StatusId, &Page) -> store::Result<Vec<Doer>>,
) -> Answer<PageOf<AccountCard>> {
    let now = ctx.now();
    ctx.read(move |c| {
        let status = visible(c, actor.id, id)?;
        let found = PageOf::from_found(find(c, actor.id, status.id, &page)?, &page, |d| d.key);
        let ids: Vec<_> = found.items.iter().map(|d| d.account_id).collect();
        let cards = views::cards(c, &ids, now)?;
        let people = ids.iter().filter_map(|id| cards.get(id).cloned()).collect();
        Ok(found.with(people))
    })
    .await
}
