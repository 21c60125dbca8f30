//! Keeping order.

use crate::code::codes;

codes! {
    /// What someone reports.
    ReportCategory {
        /// Advertising, repetition, a program gone wild.
        Spam = 0 "spam",
        /// It breaks house rules, which are named.
        Violation = 1 "violation",
        /// Something else, said in the comment.
        Other = 2 "other",
    }
}

codes! {
    /// What a moderator does about a person or their posts, and tells them.
    StrikeKind {
        /// Words only.
        Warn = 0 "warn",
        /// Posts are there for their author and moderators only.
        Hide = 1 "hide",
        /// Posts are deleted.
        Remove = 2 "remove",
        /// Their posts reach their followers only.
        Limit = 3 "limit",
        /// They cannot sign in.
        Suspend = 4 "suspend",
        /// They cannot sign in, and are erased when the time for an appeal is over.
        Delete = 5 "delete",
    }
}

codes! {
    /// How far the posts of a person reach.
    Reach {
        /// As far as the person chose for each.
        Chosen = 0 "chosen",
        /// At most their followers.
        Followers = 1 "followers",
        /// Moderators only.
        Moderators = 2 "moderators",
    }
}
