//! What clients are told, with the fields of Mastodon's documentation, made from the views that pages are made from.

pub mod application;
pub mod instance;
mod picture;

pub use picture::{face, header, image};
