//! Typed ids: 63-bit, time-sorted, made here and shown as decimal strings.
//!
//! Layout as Mastodon's snowflakes, so that clients which turn a date into an id by
//! `milliseconds << 16` find the right place: 47 bits of Unix milliseconds, 4 bits of node, 12 bits of sequence.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;
use std::sync::atomic::{AtomicI64, Ordering};

use serde::{Deserialize, Serialize};

use crate::clock::Time;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(i64);

        impl $name {
            /// The number as stored.
            pub const fn get(self) -> i64 { self.0 }
            /// The moment this id was made, to the millisecond.
            pub const fn time(self) -> Time { Time::from_micros((self.0 >> 16) * 1000) }
        }
        impl From<i64> for $name { fn from(n: i64) -> Self { Self(n) } }
        impl From<$name> for i64 { fn from(id: $name) -> i64 { id.0 } }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl FromStr for $name {
            type Err = ParseIntError;
            fn from_str(s: &str) -> Result<Self, ParseIntError> { s.parse().map(Self) }
        }
    )*};
}

ids! {
    /// A legal hold.
    HoldId,
    /// A file with everything about a person.
    ExportId,
    /// A wish to read a conversation in an investigation.
    InquiryId,
    /// Someone (or something) that writes and is followed.
    AccountId,
    /// A person's signed-in browser or app.
    SessionId,
    /// A link that lets people join.
    InvitationId,
    /// A passkey of a person.
    PasskeyId,
    /// A program that acts for people.
    AppId,
    /// What an app was allowed.
    TokenId,
    /// Where an app or browser wants to be woken.
    PushId,
    /// A node in the organisation's tree.
    UnitId,
    /// A group of people with a purpose.
    GroupId,
    /// A private talk of a few people.
    ConversationId,
    /// A post, a reply, a boost or a message in a conversation.
    StatusId,
    /// An earlier wording of a post.
    StatusEditId,
    /// A tag.
    TagId,
    /// An image.
    MediaId,
    /// A poll.
    PollId,
    /// A preview of a linked page.
    CardId,
    /// A post not yet sent.
    DraftId,
    /// A post to be sent later.
    ScheduledId,
    /// A person's list of people.
    ListId,
    /// A person's word filter.
    FilterId,
    /// Word filters that belong together.
    FilterSetId,
    /// Something a person is told about.
    NotificationId,
    /// A change that happened.
    EventId,
    /// A piece of work to do.
    JobId,
    /// A version of the house rules.
    RulesId,
    /// A rule of one version.
    RuleId,
    /// Something a person reported.
    ReportId,
    /// What a moderator did about someone.
    StrikeId,
    /// What moderators note among themselves.
    NoteId,
    /// An emoji of the organisation's own.
    EmojiId,
}

/// Makes ids: strictly increasing within a node, unique between nodes 0 to 15.
#[derive(Debug)]
pub struct IdGen {
    node: i64,
    last: AtomicI64,
}

impl IdGen {
    /// A generator for `node` (only its low 4 bits count).
    pub const fn new(node: u8) -> Self {
        Self {
            node: (node as i64) & 0xf,
            last: AtomicI64::new(0),
        }
    }

    /// The id of something that was at `at`, the `sequence`th (of 4,096) in its millisecond. Whether it is free, nobody
    /// knows here: for what is brought in from elsewhere, whose times lie anywhere in the past.
    pub const fn at(at: Time, node: u8, sequence: i64) -> i64 {
        (at.millis() << 16) | (((node as i64) & 0xf) << 12) | (sequence & 0xfff)
    }

    /// The next id at `now`. More than 4,096 in one millisecond borrow from the next one.
    pub fn next<T: From<i64>>(&self, now: Time) -> T {
        // The counter holds milliseconds and sequence without the node: adding one carries over by itself.
        let at = now.millis() << 12;
        let counter = self
            .last
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |last| {
                Some(at.max(last + 1))
            })
            .map_or(at, |last| at.max(last + 1));
        let (millis, sequence) = (counter >> 12, counter & 0xfff);
        T::from((millis << 16) | (self.node << 12) | sequence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_time_sorted_and_unique_within_a_millisecond() {
        let (ids, now) = (IdGen::new(3), Time::from_millis(1_790_000_000_000));
        let made: Vec<StatusId> = (0..10_000).map(|_| ids.next(now)).collect();
        assert!(made.windows(2).all(|w| w[0] < w[1]));
        assert_eq!(made[0].get() >> 16, 1_790_000_000_000);
        assert_eq!(made[0].time(), now);
        assert!(made.iter().all(|id| (id.get() >> 12) & 0xf == 3));
    }

    #[test]
    fn an_earlier_clock_never_gives_an_earlier_id() {
        let ids = IdGen::new(0);
        let first: StatusId = ids.next(Time::from_millis(2_000));
        let second: StatusId = ids.next(Time::from_millis(1_000));
        assert!(second > first);
    }
}
