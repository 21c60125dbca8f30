//! Who may see a post.

use serde::{Deserialize, Serialize};

use crate::id::{ConversationId, GroupId, UnitId};

/// Who may see a post. The people it mentions and its author always may, but in a group or a conversation only who is let in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everyone in the organisation.
    Everyone,
    /// A unit with all below it.
    Unit(UnitId),
    /// The author's followers.
    Followers,
    /// Only the people named.
    Named,
    /// A group: its members, and for one that anybody may join, everyone.
    Group(GroupId),
    /// The people of a conversation.
    Conversation(ConversationId),
}

impl Audience {
    /// The numbers it is stored as: kind, and whose.
    pub const fn code(self) -> (i64, Option<i64>) {
        match self {
            Self::Everyone => (0, None),
            Self::Unit(id) => (1, Some(id.get())),
            Self::Followers => (2, None),
            Self::Named => (3, None),
            Self::Group(id) => (4, Some(id.get())),
            Self::Conversation(id) => (5, Some(id.get())),
        }
    }

    /// From the stored numbers; `None` when they make no sense.
    pub fn from_code(kind: i64, whose: Option<i64>) -> Option<Self> {
        match (kind, whose) {
            (0, None) => Some(Self::Everyone),
            (1, Some(id)) => Some(Self::Unit(UnitId::from(id))),
            (2, None) => Some(Self::Followers),
            (3, None) => Some(Self::Named),
            (4, Some(id)) => Some(Self::Group(GroupId::from(id))),
            (5, Some(id)) => Some(Self::Conversation(ConversationId::from(id))),
            _ => None,
        }
    }

    /// Its name in forms and locale keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Unit(_) => "unit",
            Self::Followers => "followers",
            Self::Named => "named",
            Self::Group(_) => "group",
            Self::Conversation(_) => "conversation",
        }
    }

    /// Whether it counts on the profile of who wrote it: what happens in groups and conversations leaves no trace outside.
    pub const fn is_counted(self) -> bool {
        !matches!(self, Self::Group(_) | Self::Conversation(_))
    }
}
