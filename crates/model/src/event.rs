//! What happened: written in the same transaction as the change itself, told to everyone afterwards.

use crate::clock::Time;
use crate::code::codes;
use crate::id::{AccountId, EventId, StatusId};

codes! {
    /// What happened.
    EventKind {
        /// A post, reply or boost was written (`data` of a boost is empty, see its `boost_of_id`).
        StatusPosted = 0 "status_posted",
        /// A post was changed.
        StatusEdited = 1 "status_edited",
        /// A post was deleted or a boost undone.
        StatusDeleted = 2 "status_deleted",
        /// A deletion was undone within its few seconds.
        StatusRestored = 3 "status_restored",
        /// A post was favourited.
        Favourited = 4 "favourited",
        /// A favourite was undone.
        Unfavourited = 5 "unfavourited",
        /// Someone reacted; `data` is the emoji.
        Reacted = 6 "reacted",
        /// A reaction was undone; `data` is the emoji.
        Unreacted = 7 "unreacted",
        /// Someone voted in the poll of the post.
        Voted = 8 "voted",
        /// The poll of the post ended.
        PollEnded = 9 "poll_ended",
        /// `account_id` follows `target_id`.
        Followed = 10 "followed",
        /// `account_id` no longer follows `target_id`.
        Unfollowed = 11 "unfollowed",
        /// Mute, block or filter of `account_id` changed; `target_id` whom it concerns.
        PreferencesChanged = 12 "preferences_changed",
        /// A profile, face, status line, unit or state changed.
        AccountChanged = 13 "account_changed",
        /// Someone asks to join.
        JoinRequested = 14 "join_requested",
        /// `account_id` has read timeline `data` up to `status_id`.
        MarkerMoved = 15 "marker_moved",
        /// `account_id` has seen their notifications.
        NotificationsSeen = 16 "notifications_seen",
        /// `account_id` was told something new (written by the notifications consumer); `data` is the id of the notification.
        Notified = 17 "notified",
        /// The link card of the post arrived, or words for one of its images.
        CardReady = 18 "card_ready",
        /// A unit or its people changed.
        UnitChanged = 19 "unit_changed",
        /// Settings of the organisation changed: every server reads them again.
        OrganisationChanged = 20 "organisation_changed",
        /// A new version of the house rules is in force; `data` is its number.
        RulesPublished = 30 "rules_published",
        /// `account_id` accepted the house rules in force.
        RulesAccepted = 31 "rules_accepted",
        /// Reports about `target_id` came, moved or were settled: what moderators see is other than it was.
        ReportsChanged = 32 "reports_changed",
        /// Something was done about `target_id`; `data` is the id of the strike.
        Struck = 33 "struck",
        /// `account_id` asks that something done about them be looked at again; `data` is the id of the strike.
        Appealed = 34 "appealed",
        /// The appeal of `target_id` was decided, or a strike taken back; `data` is the id of the strike.
        StrikeDecided = 35 "strike_decided",
        /// The post was hidden by a moderator.
        StatusHidden = 36 "status_hidden",
        /// The post is no longer hidden.
        StatusShown = 37 "status_shown",
        /// The report of `target_id` was dealt with; `data` is the id of the report.
        ReportSettled = 38 "report_settled",
        /// `account_id` ended what an app was allowed; `data` is the id of its token.
        TokenRevoked = 60 "token_revoked",
        /// Sessions of `account_id` ended: open screens look whether theirs still stands.
        SessionsEnded = 61 "sessions_ended",
        /// A conversation or who is in it changed; `data` is its id, `target_id` who came or went.
        ConversationChanged = 40 "conversation_changed",
        /// A group changed, or `target_id` came into it or left it; `data` is its id.
        GroupChanged = 21 "group_changed",
        /// `account_id` asks to be let into the group `data`.
        GroupRequested = 22 "group_requested",
        /// `target_id` was let into the group `data`.
        GroupAccepted = 23 "group_accepted",
        /// `target_id` was invited into the group `data`.
        GroupInvited = 24 "group_invited",
        /// `target_id` was not let into the group `data`.
        GroupDeclined = 25 "group_declined",
        /// The organisation's own emoji changed: every server reads them again.
        EmojiChanged = 70 "emoji_changed",
        /// `account_id` bookmarked or pinned the post, or no longer does; nobody else is told.
        Marked = 71 "marked",
        /// History came in from another service; `data` says how much. Nobody is notified, and no live screen is told.
        Imported = 100 "imported",
}
}

/// A change that happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// Id.
    pub id: EventId,
    /// Place in line, given by the dispatcher: strictly increasing, 0 until then.
    pub seq: i64,
    /// What happened.
    pub kind: EventKind,
    /// Who did it.
    pub account_id: AccountId,
    /// The post it is about.
    pub status_id: Option<StatusId>,
    /// The person it is about.
    pub target_id: Option<AccountId>,
    /// A short word more, by kind.
    pub data: String,
    /// When.
    pub created_at: Time,
}
