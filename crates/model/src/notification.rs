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
        /// Someone invites me into a group.
        GroupInvite = 11 "group_invite",
        /// Someone asks to be let into a group that I moderate.
        GroupRequest = 12 "group_request",
        /// I was let into a group.
        GroupAccepted = 13 "group_accepted",
        /// Someone wrote in a group of which I want to be told everything.
        GroupPost = 14 "group_post",
        /// Something is new in a group; `data` is how many posts.
        GroupDigest = 15 "group_digest",
        /// I was not let into a group.
        GroupDeclined = 16 "group_declined",
        /// A moderator did something about me or my posts.
        Strike = 30 "strike",
        /// My appeal was decided, or what was done taken back.
        Verdict = 31 "verdict",
        /// What I reported was dealt with.
        Settled = 32 "settled",
        /// Someone reported someone, or appeals (moderators).
        Report = 33 "report",
        /// The file with everything about me is ready.
        Export = 40 "export",
        /// A conversation I am in could be read in an investigation.
        Inquiry = 41 "inquiry",
    }
}
