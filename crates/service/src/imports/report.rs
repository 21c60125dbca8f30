//! What an import has done, or would do.

use std::collections::BTreeMap;

/// Examples kept of what was left; of emoji more, because one can still make them.
const EXAMPLES: usize = 5;
const EMOJI: usize = 40;

/// What was done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// It was only said.
    pub dry_run: bool,
    /// People and programs that were met.
    pub people: Met,
    /// Those of them who wrote something, whether it is new or not.
    pub authors: u64,
    /// New groups anyone may join.
    pub open_groups: u64,
    /// New groups for members.
    pub closed_groups: u64,
    /// New conversations.
    pub conversations: u64,
    /// Groups and conversations that came before.
    pub places_known: u64,
    /// New posts and messages.
    pub posts: u64,
    /// Posts and messages that came before, or stand in the export twice.
    pub posts_known: u64,
    /// New ones that answer another.
    pub replies: u64,
    /// Threads with answers, whether they are new or not.
    pub threads: u64,
    /// New ones that only pass on what somebody else said.
    pub shared: u64,
    /// People here who are named in new posts.
    pub mentions: u64,
    /// Tags on new posts.
    pub tags: u64,
    /// New emoji of the organisation's own.
    pub emoji: u64,
    /// Such ones that were here.
    pub emoji_known: u64,
    /// New reactions.
    pub reactions: u64,
    /// New posts that were changed by their author.
    pub edited: u64,
    /// New images.
    pub images: u64,
    /// Files and images of new posts that came as a line with their name and address.
    pub files: u64,
    /// New follows, favourites, bookmarks, mutes, members of lists.
    pub ties: u64,
    /// Such ones that came before.
    pub ties_known: u64,
    /// What was left there, by reason.
    pub left: BTreeMap<&'static str, Left>,
}

/// How people were met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Met {
    /// They have an account here.
    pub here: u64,
    /// They came in an earlier import.
    pub known: u64,
    /// An account was made for them.
    pub created: u64,
    /// An account was made that nobody can sign in with: they left, or are a program.
    pub formerly: u64,
}

/// Something that was left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Left {
    /// How often.
    pub count: u64,
    /// Where, the first few.
    pub examples: Vec<String>,
}

impl Report {
    pub(super) fn new(dry_run: bool) -> Self {
        Self {
            dry_run,
            ..Self::default()
        }
    }

    pub(super) fn leave(&mut self, why: &'static str, example: &str) {
        let left = self.left.entry(why).or_default();
        left.count += 1;
        let most = if why == "emoji" { EMOJI } else { EXAMPLES };
        if left.examples.len() < most && !left.examples.iter().any(|e| e == example) {
            left.examples.push(example.chars().take(120).collect());
        }
    }

    /// Whether nothing new came.
    pub fn is_unchanged(&self) -> bool {
        let new = self.people.created + self.people.formerly;
        let places = self.open_groups + self.closed_groups + self.conversations;
        new + places + self.emoji + self.posts + self.images + self.ties == 0
    }
}
