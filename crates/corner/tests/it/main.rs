//! The one binary's rooms, tried on both engines.
#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod demo;
