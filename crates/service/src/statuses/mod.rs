//! Writing, and what one does with what others wrote.

mod poll;
mod post;

pub use poll::ended as poll_ended;
pub use post::{Draft, PollDraft, post};
