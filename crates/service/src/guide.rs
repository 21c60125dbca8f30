//! The first minutes: whether someone has been shown around.

use crate::{Actor, Answer, Ctx};

/// Whether `actor` has gone through the guide, or waved it away.
pub async fn is_done(ctx: &Ctx, actor: Actor) -> Answer<bool> {
    ctx.read(move |c| Ok(store::users::guide_done_at(c, actor.id)?.is_some()))
        .await
}

/// The guide is done; doing it again changes nothing.
pub async fn finish(ctx: &Ctx, actor: Actor) -> Answer<()> {
    let now = ctx.now();
    ctx.write(move |tx| Ok(store::users::set_guide_done(tx, actor.id, now)?))
        .await
}
