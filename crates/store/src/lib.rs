//! All SQL of the inside: one text for SQLite and PostgreSQL, as synchronous functions over a connection.
//! It must never know who may do something (that is `service`), HTTP, HTML, or the network.
//! To add a query: a function in the module of its noun; `find` gives an Option, `get` fails when absent, `list` a page;
//! functions that change take `&mut Tx`, functions that only read take `&mut Conn`. Ids and the time are passed in.

pub mod accounts;
pub mod audit;
pub mod auth;
pub mod cards;
pub mod chart;
pub mod conversations;
pub mod directory;
pub mod drafts;
pub mod dump;
pub mod emoji;
pub mod endorsements;
pub mod events;
pub mod facts;
pub mod featured;
pub mod filter_sets;
pub mod filters;
pub mod follows;
pub mod groups;
pub mod imports;
pub mod jobs;
pub mod lists;
pub mod live;
pub mod markers;
pub mod media;
pub mod migrations;
pub mod notes;
pub mod notifications;
pub mod oauth;
pub mod param;
pub mod pauses;
pub mod people;
pub mod polls;
pub mod quiet;
pub mod records;
pub mod reports;
pub mod rules;
pub mod search;
pub mod sessions;
pub mod settings;
pub mod statuses;
pub mod strikes;
pub mod suggestions;
pub mod tags;
pub mod timelines;
pub mod units;
pub mod users;

pub use db::{Conn, Db, Error, Tx};

/// What every function here answers with.
pub type Result<T, E = Error> = std::result::Result<T, E>;
