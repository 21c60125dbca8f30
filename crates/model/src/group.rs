//! Groups of people with a purpose.

use crate::clock::Time;
use crate::code::codes;
use crate::id::{AccountId, GroupId, MediaId};

codes! {
    /// Who comes in, and who may read.
    GroupKind {
        /// Anyone joins; everyone may read.
        Open = 0 "open",
        /// Everyone may know of it and ask to join; members read.
        Closed = 1 "closed",
        /// By invitation only; nobody else may know of it.
        Secret = 2 "secret",
        /// Anyone joins and everyone may read; chosen people write.
        Announcement = 3 "announcement",
    }
}

impl GroupKind {
    /// Whether everyone may read it without being in it, and come in without being asked.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Announcement)
    }
}

codes! {
    /// What someone is in a group.
    GroupRole {
        /// In it.
        Member = 0 "member",
        /// Chosen to write where only chosen people do.
        Writer = 1 "writer",
        /// Keeps order in it, and lets people in.
        Moderator = 2 "moderator",
    }
}

codes! {
    /// What a member is told of.
    GroupLevel {
        /// Every post; all of them are on Home.
        All = 0 "all",
        /// When one is named or answered; posts of people one follows are on Home.
        Mentions = 1 "mentions",
        /// Nothing.
        Nothing = 2 "nothing",
        /// Once a day how much is new.
        Digest = 3 "digest",
    }
}

codes! {
    /// Whom a rule brings into a group.
    GroupRuleKind {
        /// Everyone.
        Everyone = 0 "everyone",
        /// Who is in a unit or below it; the value is its id.
        Unit = 1 "unit",
        /// Whose title contains the value.
        Title = 2 "title",
        /// Who speaks a language; the value is its code.
        Language = 3 "language",
    }
}

/// A group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// Id.
    pub id: GroupId,
    /// Name in addresses; unique. That of a secret group is drawn at random.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Who comes in, and who may read.
    pub kind: GroupKind,
    /// What it is for.
    pub purpose: String,
    /// How one behaves in it, as written.
    pub rules: String,
    /// Uploaded face.
    pub face_id: Option<MediaId>,
    /// People in it.
    pub members_count: i64,
    /// Posts in it that stand, answers not counted.
    pub statuses_count: i64,
    /// When the last of them was written.
    pub last_status_at: Option<Time>,
    /// Who made it.
    pub created_by: Option<AccountId>,
    /// When it was made.
    pub created_at: Time,
    /// Since when it is only read.
    pub archived_at: Option<Time>,
}

/// Someone in a group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct GroupMember {
    /// Who.
    pub account_id: AccountId,
    /// What they are in it.
    pub role: GroupRole,
    /// What they are told of.
    pub level: GroupLevel,
    /// Brought in by a rule of the group.
    pub by_rule: bool,
    /// The newest post they have read.
    pub last_read_id: i64,
    /// Since when.
    pub joined_at: Time,
}
