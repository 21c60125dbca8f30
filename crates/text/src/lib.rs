//! What people write, and what becomes of it: source to HTML, mentions, tags, links, a count, words to search by.
//! It must never know who is asking, where text is kept or how it travels: no I/O, no SQL, no accounts, no clock.
//! One more kind of mark in a post: a `Token` in `compose/inline.rs`, its HTML in `compose/render.rs`, and the same tag in `sanitise.rs`.

mod compose;
mod count;
pub mod custom;
pub mod emoji;
mod extract;
pub mod groups;
mod handle;
mod key;
mod language;
mod link;
mod plain;
pub mod query;
mod sanitise;
pub mod search;
mod unmention;

pub use compose::{Composed, Known, compose};
pub use count::count;
pub use extract::{Extract, extract};
pub use handle::{HANDLE_MAX, HandleProblem, PLACE_ENDS, handle_valid};
pub use key::{key, slug};
pub use language::{Lang, language};
pub use plain::{excerpt, plain, plain_of_ours};
pub use sanitise::{FOREIGN_MAX, sanitise};
pub use unmention::unmention;
