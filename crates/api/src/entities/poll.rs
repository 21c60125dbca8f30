//! Polls.

use serde::Serialize;
use service::views::PollView;

use super::emoji::{self, Emoji};
use crate::frame::time::At;
use crate::{Api, Caller};

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
    emojis: Vec<Emoji>,
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
    pub fn new(api: &Api, caller: &Caller, poll: &PollView) -> Self {
        let titles: Vec<&str> = poll.options.iter().map(|o| o.title.as_str()).collect();
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
            emojis: emoji::within_text(api, caller, &titles.join(" ")),
            voted: poll.voted,
            own_votes: poll.options.iter().enumerate().filter_map(mine).collect(),
        }
    }
}
