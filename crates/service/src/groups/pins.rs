//! What stands at the top of a group.

use model::{Audience, StatusId};
use store::groups;

use super::{changed, found, moderated};
use crate::policy::limit::GROUP_PINS;
use crate::views::{self, Context, StatusView};
use crate::{Actor, Answer, Ctx, Refusal};

/// Puts a post of a group at its top (who keeps order in it).
pub async fn pin(ctx: &Ctx, actor: Actor, slug: &str, id: StatusId) -> Answer<()> {
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    ctx.write(move |tx| {
        let group = moderated(tx, actor, &slug)?;
        let status = store::statuses::find(tx, actor.id, id)?.ok_or(Refusal::NotFound)?;
        if status.audience != Audience::Group(group.id) {
            return Err(Refusal::NotFound);
        }
        if groups::pins(tx, actor.id, group.id)?.contains(&id) {
            return Ok(());
        }
        if groups::count_pins(tx, group.id)? >= GROUP_PINS {
            return Err(Refusal::over("pin", "too-many", GROUP_PINS));
        }
        groups::pin(tx, group.id, id, actor.id, ctx_.now())?;
        changed(&ctx_, tx, actor, group.id, None)
    })
    .await
}

/// Takes it from there; doing it again changes nothing.
pub async fn unpin(ctx: &Ctx, actor: Actor, slug: &str, id: StatusId) -> Answer<()> {
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    ctx.write(move |tx| {
        let group = moderated(tx, actor, &slug)?;
        groups::unpin(tx, group.id, id)?;
        changed(&ctx_, tx, actor, group.id, None)
    })
    .await
}

/// What is pinned in a group and one may see, the last pinned first.
pub async fn pinned(ctx: &Ctx, actor: Actor, slug: &str) -> Answer<Vec<StatusView>> {
    let (slug, now) = (slug.to_owned(), ctx.now());
    ctx.read(move |c| {
        let (group, _) = found(c, actor, &slug)?;
        let ids = groups::pins(c, actor.id, group.id)?;
        views::hydrate(c, actor.id, &ids, Context::Thread, now)
    })
    .await
}
