//! The text crate from outside: tables of what people write, and properties that hold for anything.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod compose;
mod count;
mod extract;
mod properties;
mod query;
mod sanitise;
