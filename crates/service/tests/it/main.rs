//! Operations on both engines, without a door.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod cards;
mod joining;
mod media;
mod live;
mod notifications;
mod posting;
mod reading;
mod search;
mod sign_in;
