//! Operations on both engines, without a door.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod audit;
mod cards;
mod comfort;
mod conversations;
mod emoji;
mod events;
mod groups;
mod joining;
mod live;
mod media;
mod notifications;
mod oauth;
mod order;
mod organise;
mod people;
mod posting;
mod push;
mod reading;
mod records;
mod rules;
mod search;
mod sign_in;
mod unsent;
