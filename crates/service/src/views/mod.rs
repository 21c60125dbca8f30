//! What a reader is shown: the same for HTML and JSON, so they cannot disagree on who sees what.

mod account;
mod alike;
mod around;
mod audience;
mod filter;
mod met;
mod status;

pub use account::{AccountCard, Away, cards};
pub(crate) use alike::{Alike, listed, prepare};
pub use around::{Around, Whole, around};
pub use audience::AudienceView;
pub use filter::{Context, Filtered, Filters};
pub use met::{Met, met};
pub use status::{CardView, MediaView, PollOptionView, PollView, Quote, StatusView, Yours};
pub use store::statuses::state::Reaction;

use model::StatusId;

use crate::{Actor, Answer, Ctx, Refusal};

/// One post as `actor` sees it.
pub async fn status(ctx: &Ctx, actor: Actor, id: StatusId) -> Answer<StatusView> {
    let now = ctx.now();
    let found = ctx
        .read(move |c| status::hydrate(c, actor.id, &[id], Context::Thread, now))
        .await?;
    found.into_iter().next().ok_or(Refusal::NotFound)
}

/// Those of `ids` that `actor` sees, in their order.
pub async fn statuses(ctx: &Ctx, actor: Actor, ids: Vec<StatusId>) -> Answer<Vec<StatusView>> {
    let now = ctx.now();
    ctx.read(move |c| status::hydrate(c, actor.id, &ids, Context::Thread, now))
        .await
}

pub use status::hydrate;
pub(crate) use status::media_view;
