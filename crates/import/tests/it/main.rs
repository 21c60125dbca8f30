//! What other services export, brought into a small organisation on both engines: `testdata` has the odd shapes met in
//! real exports, written by hand.
#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod mastodon;
mod pack;
mod slack;
mod steps;
mod twitter;
mod yammer;
