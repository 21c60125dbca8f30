//! What clients are told, with the fields of Mastodon's documentation, made from the views that pages are made from.

pub mod account;
pub mod application;
mod card;
pub mod emoji;
pub mod filter;
pub mod instance;
pub mod list;
pub mod media;
pub mod notification;
mod picture;
pub mod poll;
mod ready;
pub mod relationship;
mod shown;
pub mod status;
pub mod tag;

pub use picture::{face, header, image};
pub use ready::{Common, Listed, Prepared, Ready, common, listed, one, prepare, prepared};
pub use shown::{Shown, people, status, status_with, statuses};
