//! People: how they come in, and what they say of themselves.

mod administer;
mod create;
mod face;
mod handle;
pub mod import;
mod profile;
mod status_line;

pub use administer::{
    Overview, People, approve, console, list, may_manage, overview, page, reject, set_role,
    set_state, show,
};
pub(crate) use administer::{managed, not_the_last_owner, shut_out};
pub use create::{NAME_CHARS, NewPerson, create, create_bot};
pub(crate) use create::{insert, is_address};
use create::{not_a_handle, taken};
pub use face::{remove_face, set_face};
pub(crate) use handle::free as free_handle;
pub use handle::suggest as suggest_handle;
pub use import::import;
pub use profile::{ProfileDraft, TONGUE_CODES, may_place, update};
pub(crate) use profile::{changed, line};
pub(crate) use status_line::zone;
pub use status_line::{Stands, set_status_line};
pub use store::people::{Person, Wanted};
