//! Posts.

use crate::audience::Audience;
use crate::clock::Time;
use crate::id::{AccountId, CardId, PollId, StatusId};

/// A post, reply or boost, as stored.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct Status {
    /// Id; its time is the post's.
    pub id: StatusId,
    /// Who wrote or boosted it.
    pub author_id: AccountId,
    /// First post of the conversation.
    pub thread_id: StatusId,
    /// What it answers.
    pub reply_to_id: Option<StatusId>,
    /// Whom it answers.
    pub reply_to_account_id: Option<AccountId>,
    /// What it boosts; then it has no text of its own.
    pub boost_of_id: Option<StatusId>,
    /// What it quotes.
    pub quote_of_id: Option<StatusId>,
    /// Who may see it.
    pub audience: Audience,
    /// As written.
    pub source: String,
    /// As shown.
    pub html: String,
    /// Content note: the text is folded behind it when not empty.
    pub note: String,
    /// ISO 639-1 code, or empty when unknown.
    pub language: String,
    /// Its poll.
    pub poll_id: Option<PollId>,
    /// Preview of its first link.
    pub card_id: Option<CardId>,
    /// When it was written.
    pub created_at: Time,
    /// When it was last changed.
    pub edited_at: Option<Time>,
    /// Answers that stand.
    pub replies_count: i64,
    /// Boosts that stand.
    pub boosts_count: i64,
    /// Quotes that stand.
    pub quotes_count: i64,
    /// Favourites that stand.
    pub favourites_count: i64,
}

/// A question with answers to choose from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Poll {
    /// Id.
    pub id: PollId,
    /// The post it is in.
    pub status_id: StatusId,
    /// More than one answer allowed.
    pub multiple: bool,
    /// Votes are taken until then.
    pub ends_at: Time,
    /// People who voted.
    pub voters_count: i64,
    /// The answers, in order.
    pub options: Vec<PollOption>,
}

/// One answer of a poll.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PollOption {
    /// Text.
    pub title: String,
    /// Votes for it.
    pub votes_count: i64,
}
