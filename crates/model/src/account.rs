//! People.

use serde::{Deserialize, Serialize};

use crate::clock::Time;
use crate::code::codes;
use crate::id::{AccountId, MediaId, UnitId};

codes! {
    /// What a person may do in the organisation as a whole; each role may do what the ones before it may.
    Role {
        /// Writes, reads, follows.
        Member = 0 "member",
        /// Keeps order.
        Moderator = 1 "moderator",
        /// Invites, approves, configures.
        Admin = 2 "admin",
        /// Everything, and names admins.
        Owner = 3 "owner",
    }
}

codes! {
    /// Where an account stands.
    AccountState {
        /// Asked to join; an admin has not approved yet.
        Pending = 0 "pending",
        /// May sign in.
        Active = 1 "active",
        /// May not sign in; what they wrote stays.
        Suspended = 2 "suspended",
        /// Left the organisation; what they wrote stays.
        Former = 3 "former",
        /// Erased: nobody any more; only places in threads are left.
        Erased = 4 "erased",
    }
}

/// A link on a profile.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Hash)]
pub struct Link {
    /// What the person calls it.
    pub label: String,
    /// `http` or `https`.
    pub url: String,
}

/// The answer to "what are you doing?".
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Hash)]
pub struct StatusLine {
    /// One emoji, or nothing.
    pub emoji: String,
    /// A few words.
    pub text: String,
    /// After this it is not shown any more.
    pub until: Option<Time>,
}

/// A person, as everyone in the organisation may see them.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct Account {
    /// Id.
    pub id: AccountId,
    /// Unique name as written, without `@`.
    pub handle: String,
    /// Display name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Whether they may sign in.
    pub state: AccountState,
    /// A program, not a person.
    pub bot: bool,
    /// Job title.
    pub title: String,
    /// Home unit.
    pub unit_id: Option<UnitId>,
    /// Whom they report to.
    pub manager_id: Option<AccountId>,
    /// Where they usually are.
    pub location: String,
    /// IANA time zone name, or empty for the organisation's.
    pub time_zone: String,
    /// Language of the screens for them, or empty for the browser's.
    pub locale: String,
    /// Languages they speak, as ISO 639-1 codes.
    pub languages: Vec<String>,
    /// About them, as written.
    pub about: String,
    /// Links on the profile.
    pub links: Vec<Link>,
    /// Uploaded face; none draws one from the name.
    pub face_id: Option<MediaId>,
    /// What they are doing, expired ones included: ask [`Account::status_line`].
    pub status: Option<StatusLine>,
    /// People who follow them.
    pub followers_count: i64,
    /// People they follow.
    pub following_count: i64,
    /// Posts, replies and boosts that stand.
    pub statuses_count: i64,
    /// Their latest post.
    pub last_status_at: Option<Time>,
    /// When they joined.
    pub created_at: Time,
}

impl Account {
    /// The status line, unless it has expired at `now`.
    pub fn status_line(&self, now: Time) -> Option<&StatusLine> {
        self.status
            .as_ref()
            .filter(|s| s.until.is_none_or(|until| until > now))
    }
}
