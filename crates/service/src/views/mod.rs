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
pub use around::{Around, Whole, around, shown_in};
pub(crate) use around::{around_of, whole};
pub use audience::AudienceView;
pub use filter::{Context, Filtered, Filters};
pub use met::{Met, met};
pub use status::{CardView, MediaView, PollOptionView, PollView, Quote, StatusView, Yours};
pub use store::statuses::state::Reaction;

use model::{Status, StatusId};

use crate::{Actor, Answer, Ctx, Refusal};

/// One post as `actor` sees it.
pub async fn status(ctx: &Ctx, actor: Actor, id: StatusId) -> Answer<StatusView> {
    let now = ctx.now();
    let found = ctx
        .read(move |c| status::hydrate(c, actor.id, &[id], Context::Thread, now))
        .await?;
    found.into_iter().next().ok_or(Refusal::NotFound)
}

/// One post as everybody sees it who may, without asking who that is; none when it reads differently for some of them, is hidden, or
/// stands no more. Only for readers who are known to see it, and of whom it is known that nothing in it is their own.
pub async fn as_all_see(ctx: &Ctx, id: StatusId) -> Answer<Option<StatusView>> {
    let now = ctx.now();
    let found = ctx.read(move |c| status::of_nobody(c, &[id], now)).await?;
    // What it quotes or boosts, and which groups it names, is not for everybody to know who sees it.
    let tells = |s: &Status| s.quote_of_id.is_some() || s.boost_of_id.is_some() || names_groups(s);
    let alike = |view: &StatusView| view.is_common() && !tells(&view.status);
    Ok(found.into_iter().find(alike))
}

/// As it was written: in what is shown, the links to groups that a reader may not know of are words.
fn names_groups(s: &Status) -> bool {
    s.source.contains('!') && !text::extract(&s.source).groups.is_empty()
}

/// Those of `ids` that `actor` sees, in their order.
pub async fn statuses(ctx: &Ctx, actor: Actor, ids: Vec<StatusId>) -> Answer<Vec<StatusView>> {
    let now = ctx.now();
    ctx.read(move |c| status::hydrate(c, actor.id, &ids, Context::Thread, now))
        .await
}

pub use status::hydrate;
pub(crate) use status::media_view;
