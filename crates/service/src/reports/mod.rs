//! Reporting a person or their posts, and what moderators make of it. The one reported never learns that, nor by whom.

mod evidence;
mod handle;
mod listed;
mod make;
mod queue;

use model::{Account, AccountId, Role};
use store::Conn;
pub use store::reports::{Report, Wanted, Which};
pub use store::strikes::Note;

use crate::{Actor, Answer, Refusal};

pub(crate) use evidence::keep_all;
pub use evidence::{Evidence, EvidenceImage};
pub(crate) use handle::settle_all;
pub use handle::{assign, note, reopen, settle};
pub use listed::{Listed, get, list};
pub use make::{COMMENT_CHARS, POSTS, ReportDraft, candidates, create};
pub use queue::{
    Case, CaseView, File, KeptView, Line, Now, StrikeLine, cases, count, file, picture, show,
};
pub(crate) use queue::{count_for, strike_line};

/// The person, when `actor` keeps order and it is not about themselves: to the one concerned there is nothing.
pub(crate) fn other(c: &mut Conn, actor: Actor, target: AccountId) -> Answer<Account> {
    actor.must_be(Role::Moderator)?;
    if actor.id == target {
        return Err(Refusal::NotFound);
    }
    store::accounts::find(c, target)?.ok_or(Refusal::NotFound)
}
