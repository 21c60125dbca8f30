//! What people are told about, grouped, as they wish to be told.

mod each;
mod in_groups;
mod list;
mod settings;
mod tell;

pub use each::{NotificationView, clear, each, find};
pub(crate) use in_groups::digest;
pub(crate) use list::count_unseen;
pub use list::{Group, dismiss, list, seen, unseen};
pub use settings::{FromWhom, Settings};
pub use tell::Teller;
pub(crate) use tell::put;

/// The key of the group of notices of a conversation.
pub(crate) fn of_conversation(id: model::ConversationId) -> String {
    format!("message-{id}")
}
