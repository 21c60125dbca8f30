//! What one can do in Corner: operations, policy, views and events of the inside, the same for every door.
//! It must never know HTTP, HTML, JSON for clients, or SQL; mail, fetching and blobs are ports wired from above.
//! To add an operation: a verb in the module of its noun, `async fn verb(ctx, actor, …) -> Result<View, Refusal>`:
//! check, then one `write` that also appends the event, then wake the dispatcher.

pub mod accounts;
pub mod actor;
pub mod administration;
pub mod audiences;
pub mod audit;
pub mod auth;
pub mod chart;
pub mod conversations;
pub mod ctx;
pub mod directory;
pub mod drafts;
pub mod emoji;
pub mod endorsements;
pub mod events;
pub mod featured;
pub mod fetch;
pub mod filter_sets;
pub mod filters;
pub mod follows;
pub mod fresh;
pub mod groups;
pub mod guide;
pub mod imports;
pub mod invitations;
pub mod jobs;
pub mod joining;
pub mod lists;
pub mod live;
pub mod markers;
pub mod media;
pub mod notes;
pub mod notifications;
pub mod oauth;
pub mod organisation;
pub mod pauses;
pub mod places;
pub mod policy;
pub mod preferences;
pub mod profiles;
pub mod push;
pub mod quiet;
pub mod records;
pub mod refusal;
mod remembered;
pub mod reports;
pub mod rules;
pub mod scheduled;
pub mod search;
pub mod setup;
pub mod shelf;
pub mod start;
pub mod statuses;
pub mod strikes;
pub mod suggestions;
pub mod tags;
pub mod template;
pub mod timelines;
pub mod units;
pub mod views;

pub use actor::{Actor, Door};
pub use ctx::{Ctx, Parts};
pub use refusal::{Answer, Refusal};
