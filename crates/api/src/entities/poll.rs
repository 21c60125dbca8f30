//! Polls.

use serde::Serialize;
use service::views::PollView;

use super::account::Empty;
use crate::frame::time::At;

/// A poll.
#[derive(Debug, Clone, Serialize)]
pub struct Poll {
    id: String,
    expires_at: At,
    expired: bool,
    multiple: bool,
    votes_count: i64,
    voters_count: Option<i64>,
    options: Vec<Choice>,
    emojis: Empty,
    voted: bool,
    own_votes: Vec<usize>,
}

#[derive(Debug, Clone, Serialize)]
struct Choice {
    title: String,
    /// None while the reader has not voted: results come afterwards.
    votes_count: Option<i64>,
}

impl Poll {
    /// As the reader sees it.
    pub fn new(poll: &PollView) -> Self {
        let shown = poll.voted || poll.ended;
        let mine =
            |(at, option): (usize, &service::views::PollOptionView)| option.mine.then_some(at);
        Self {
            id: poll.id.to_string(),
            expires_at: At(poll.ends_at),
            expired: poll.ended,
            multiple: poll.multiple,
            votes_count: poll.options.iter().map(|o| o.votes_count).sum(),
            voters_count: poll.multiple.then_some(poll.voters_count),
            options: poll
                .options
                .iter()
                .map(|option| Choice {
                    title: option.title.clone(),
                    votes_count: shown.then_some(option.votes_count),
                })
                .collect(),
            emojis: [],
            voted: poll.voted,
            own_votes: poll.options.iter().enumerate().filter_map(mine).collect(),
        }
    }
}
