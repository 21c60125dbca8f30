//! What moderators do about people and their posts: warn, hide, remove, limit, suspend, delete. Each is told to the person with
//! the rule and the moderator's words, never with a name; each can be appealed against once, and taken back.

mod act;
mod appeal;
mod undo;

use std::time::Duration;

use model::{Account, Role};
pub use store::strikes::{Appeal, Strike};

use crate::{Actor, Answer, Refusal};

pub use act::{Act, WORDS_CHARS, act, delete};
pub use appeal::{
    AppealLine, BODY_CHARS, StrikeView, appeal, appeals, begin_for_suspended, decide,
    for_suspended, list_mine, show_mine,
};
pub(crate) use undo::{lift, revert};
pub use undo::{limited, standing, undo};

/// How long one may appeal; what was removed is kept so long.
pub const APPEAL: Duration = Duration::from_secs(30 * 86_400);

/// Whether `actor` may act on `target`: moderators and administrators on members and moderators, owners on everyone,
/// nobody on themselves.
pub fn may_act(actor: Actor, target: &Account) -> Answer<()> {
    actor.must_be(Role::Moderator)?;
    if actor.id == target.id {
        return Err(Refusal::NotFound);
    }
    if target.role < Role::Admin || actor.role == Role::Owner {
        Ok(())
    } else {
        Err(Refusal::Forbidden)
    }
}
