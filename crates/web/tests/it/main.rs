//! The pages, driven as a browser would, without a network.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod administration;
mod audit;
mod browser;
mod comfort;
mod directory;
mod door;
mod emoji;
mod frame;
mod groups;
mod markup;
mod media;
mod messages;
mod notifications;
mod oauth;
mod order;
mod people;
mod posts;
mod reading;
mod records;
mod roles;
mod rules;
mod search;
mod secret;
mod settings;
mod units;
