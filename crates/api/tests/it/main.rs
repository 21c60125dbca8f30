//! The client API as apps see it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod accounts;
mod admin;
mod client;
mod emoji;
mod filters;
mod oauth;
mod papers;
mod places;
mod push;
mod server;
mod statuses;
mod streaming;
mod timelines;
mod walk;
