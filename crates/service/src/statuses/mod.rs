//! Writing, and what one does with what others wrote.

mod card;
mod delete;
mod edit;
mod made;
mod poll;
mod post;
mod react;
mod seen;
mod take_back;
mod wipe;
mod words;

pub(crate) use card::fetch as fetch_card;
pub use delete::{UNDO, delete, restore};
pub use edit::{Revision, edit, history};
pub use poll::{ended as poll_ended, of_poll, vote};
pub(crate) use post::visible;
pub use post::{Draft, PollDraft, Saved, post, post_with_around};
pub(crate) use post::{check, insert, prepare};
pub use react::{Deed, react};
pub use seen::{boosted_by, favourited_by, own_boost};
pub use take_back::take_back;
pub(crate) use wipe::daily as wipe;
pub use wipe::start as start_wiping;
pub(crate) use words::{Words, named};
