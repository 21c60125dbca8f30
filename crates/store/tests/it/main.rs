//! What holds for all SQL of the inside, on both engines.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod own;
mod schema;
mod statements;
