//! Writing, and what one does with what others wrote.

mod card;
mod delete;
mod edit;
mod poll;
mod post;
mod react;

pub(crate) use card::fetch as fetch_card;
pub use delete::{UNDO, delete, restore};
pub use edit::{Revision, edit, history};
pub use poll::{ended as poll_ended, vote};
pub(crate) use post::visible;
pub use post::{Draft, PollDraft, post};
pub use react::{Deed, react};
