//! What an open screen is told.

use model::{ConversationId, NotificationId, StatusId, TokenId};

/// What an open screen is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// A post came.
    Post {
        /// Which.
        id: StatusId,
        /// The lists it belongs on for this reader: `home`, `everyone`, `unit:ID`, `group:ID`, `conversation:ID`, `list:ID`, `tag:KEY`,
        /// `account:ID`, `thread:ID`.
        streams: Vec<String>,
        /// The reader wrote it.
        mine: bool,
        /// Told as it happens, nothing of it is the reader's own yet, and they have no filters: they read what everybody reads who
        /// may see it.
        alike: bool,
    },
    /// A post reads differently now.
    Change {
        /// Which.
        id: StatusId,
    },
    /// A post is gone.
    Gone {
        /// Which.
        id: StatusId,
    },
    /// How many answered, boosted and favourited it by now.
    Counts {
        /// Which.
        id: StatusId,
        /// Answers.
        replies: i64,
        /// Boosts.
        boosts: i64,
        /// Favourites.
        favourites: i64,
    },
    /// Notices not seen yet.
    Unseen {
        /// How many groups, up to 100.
        n: i64,
    },
    /// The reader was told something.
    Notified {
        /// Which.
        id: NotificationId,
    },
    /// What the reader allowed an app ended.
    TokenRevoked {
        /// Its token.
        id: TokenId,
    },
    /// Sessions of the reader ended, this one perhaps among them.
    SessionsEnded,
    /// The reader's mutes, blocks or filters changed.
    Preferences,
    /// Conversations with something to read.
    Messages {
        /// How many.
        n: i64,
    },
    /// A conversation of mine, or who is in it, changed.
    Conversation {
        /// Which.
        id: ConversationId,
    },
    /// Reports and appeals that wait, for those who keep order.
    Reports {
        /// How many.
        n: i64,
    },
    /// The reader may not be here any more: nothing follows.
    Ended,
    /// Too much was missed: load anew.
    Reset,
}
