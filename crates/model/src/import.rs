//! What came from other services.

use crate::code::codes;

codes! {
    /// The service something came from.
    ImportSource {
        /// Slack.
        Slack = 0 "slack",
        /// Twitter, also called X.
        Twitter = 1 "twitter",
        /// Mastodon.
        Mastodon = 2 "mastodon",
        /// Yammer, also called Viva Engage.
        Yammer = 3 "yammer",
    }
}

codes! {
    /// What kind of thing came.
    ImportKind {
        /// A person, or a program that wrote.
        Account = 0 "account",
        /// A group.
        Group = 1 "group",
        /// A conversation.
        Conversation = 2 "conversation",
        /// A post or message.
        Status = 3 "status",
        /// A thread whose beginning did not come: the message that stands in for it.
        Thread = 4 "thread",
        /// An image of a post.
        Media = 5 "media",
        /// An emoji of the organisation's own.
        Emoji = 6 "emoji",
    }
}
