//! Apps that act for people: they register themselves, a person allows them something, and can end it at any moment.

mod apps;
mod fault;
mod grants;
mod media;
mod scopes;
mod tokens;
mod used;

pub use apps::{Asked, NewApp, Registered, check, find, register};
pub use fault::Fault;
pub use grants::{OUT_OF_BAND, allow};
pub use media::{mark, marked};
pub use scopes::Scopes;
pub use store::oauth::apps::{App, Connected};
pub use store::oauth::tokens::Token;
pub(crate) use tokens::end;
pub use tokens::{
    Bearer, Client, Issued, connected, disconnect, exchange, for_app, issue, known, look, revoke,
    stands,
};
pub(crate) use used::Used;
pub use used::{is_due, touch};

use model::Time;

use crate::{Answer, Ctx};

/// An app that nobody ever allowed anything is forgotten after this long.
const UNUSED: std::time::Duration = std::time::Duration::from_secs(30 * 86_400);

/// Forgets what has ended or was never used (once a day).
pub(crate) async fn sweep(ctx: &Ctx, now: Time) -> Answer<()> {
    ctx.write(move |tx| {
        store::oauth::grants::prune(tx, now)?;
        store::oauth::apps::prune(tx, now.minus(UNUSED))?;
        Ok(())
    })
    .await
}
