//! What there is to read, newest first.

use model::{AccountId, Page, PageOf, StatusId, Time};
use store::Conn;

use crate::views::{self, Context, StatusView};
use crate::{Actor, Answer, Ctx};

/// Finds a page of post ids for a viewer.
type Find = fn(&mut Conn, AccountId, &Page, Time) -> store::Result<Vec<StatusId>>;

/// People and tags I follow, and my own posts.
pub async fn home(ctx: &Ctx, actor: Actor, page: Page) -> Answer<PageOf<StatusView>> {
    load(ctx, actor, page, store::timelines::home).await
}

/// What everyone may see.
pub async fn everyone(ctx: &Ctx, actor: Actor, page: Page) -> Answer<PageOf<StatusView>> {
    load(ctx, actor, page, store::timelines::everyone).await
}

async fn load(ctx: &Ctx, actor: Actor, page: Page, find: Find) -> Answer<PageOf<StatusView>> {
    let now = ctx.now();
    ctx.read(move |c| {
        let found = PageOf::from_found(find(c, actor.id, &page, now)?, &page, |id| id.get());
        let views = views::hydrate(c, actor.id, &found.items, Context::Timeline, now)?;
        Ok(found.with(views))
    })
    .await
}
