//! Word filters: what a reader would rather not read.

use model::{AccountId, FilterAction, Time};
use store::Conn;

/// Where a post is shown; filters that hide let a post one asks for by itself be seen folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// A timeline: hidden posts are left out.
    Timeline,
    /// A thread or a single post: hidden posts are folded.
    Thread,
    /// Notifications: as a timeline.
    Notifications,
}

/// A post that matches a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filtered {
    /// The filtered word or phrase.
    pub phrase: String,
    /// Leave it out altogether, where the context allows it.
    pub hide: bool,
}

/// A reader's filters.
#[derive(Debug, Clone, Default)]
pub struct Filters(Vec<(String, Vec<String>, bool, FilterAction)>);

impl Filters {
    /// The filters of `viewer` that have not expired at `now`.
    pub fn load(c: &mut Conn, viewer: AccountId, now: Time) -> store::Result<Self> {
        let rows = store::filters::list_active(c, viewer, now)?;
        Ok(Self(
            rows.into_iter()
                .map(|f| (f.phrase.clone(), words(&f.phrase), f.whole_word, f.action))
                .collect(),
        ))
    }

    /// The strictest filter that `plain` matches.
    pub fn check(&self, plain: &str) -> Option<Filtered> {
        if self.0.is_empty() {
            return None;
        }
        let folded = words(plain);
        let joined = folded.join(" ");
        let matches = self.0.iter().filter(|(_, phrase, whole, _)| {
            if *whole {
                folded
                    .windows(phrase.len().max(1))
                    .any(|w| w == phrase.as_slice())
            } else {
                joined.contains(&phrase.join(" "))
            }
        });
        matches
            .max_by_key(|(_, _, _, action)| action.code())
            .map(|(phrase, _, _, action)| Filtered {
                phrase: phrase.clone(),
                hide: *action == FilterAction::Hide,
            })
    }
}

/// Folded words, without what stands between them.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(text::key)
        .collect()
}
