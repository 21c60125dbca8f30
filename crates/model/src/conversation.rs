//! Conversations: private talks of a few people.

use crate::clock::Time;
use crate::code::codes;
use crate::id::{AccountId, ConversationId};

codes! {
    /// What happened in a conversation besides messages.
    LineKind {
        /// Someone began it.
        Begun = 0 "begun",
        /// Someone brought somebody in who sees what comes from then on.
        Added = 1 "added",
        /// Someone brought somebody in and showed them what was said before.
        Shown = 2 "shown",
        /// Someone left.
        Left = 3 "left",
        /// Someone gave it a name.
        Named = 4 "named",
    }
}

/// A private talk of a few people.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conversation {
    /// Id.
    pub id: ConversationId,
    /// It is of two people and stays so.
    pub pair: bool,
    /// Its name, or empty.
    pub title: String,
    /// Who began it.
    pub created_by: Option<AccountId>,
    /// When.
    pub created_at: Time,
    /// What came last, message or line.
    pub last_id: i64,
}

/// How somebody is in a conversation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seat {
    /// When they came.
    pub joined_at: Time,
    /// They see messages from this id on.
    pub visible_from: i64,
    /// They are not told of messages.
    pub muted: bool,
    /// The newest they have read.
    pub last_read_id: i64,
}

/// Something that happened in a conversation, told in a line between the messages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Id: its place among the messages.
    pub id: i64,
    /// What.
    pub kind: LineKind,
    /// Who did it.
    pub account_id: AccountId,
    /// Whom it concerns.
    pub target_id: Option<AccountId>,
    /// The name it was given.
    pub title: String,
    /// When.
    pub created_at: Time,
}
