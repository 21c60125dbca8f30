//! Databases for tests keep what they promise.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod engine;
