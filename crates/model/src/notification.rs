//! What people are told about.

use crate::code::codes;

codes! {
    /// What happened to me.
    NotificationKind {
        /// Someone named me.
        Mention = 0 "mention",
        /// Someone answered me.
        Reply = 1 "reply",
        /// Someone boosted my post.
        Boost = 2 "boost",
        /// Someone quoted my post.
        Quote = 3 "quote",
        /// Someone favourited my post.
        Favourite = 4 "favourite",
        /// Someone reacted to my post.
        Reaction = 5 "reaction",
        /// Someone follows me.
        Follow = 6 "follow",
        /// A poll I made or voted in has ended.
        Poll = 7 "poll",
        /// A post I boosted was changed.
        Edit = 8 "edit",
        /// Someone asks to join (admins).
        Join = 9 "join",
        /// Someone wrote in a conversation of mine.
        Message = 10 "message",
    }
}
