//! Word filters: what a reader would rather not read.

use std::collections::HashMap;
use std::sync::Arc;

use model::{AccountId, FilterAction, StatusId, Time};
use store::Conn;
use store::filter_sets::FilterSet;
use store::filters::Filter;

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
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Filtered {
    /// The filtered word or phrase.
    pub phrase: String,
    /// Leave it out altogether, where the context allows it.
    pub hide: bool,
    /// A word of it matched, not the post itself that the reader marked.
    pub word: bool,
    /// The filter, with its other words.
    pub set: Arc<FilterSet>,
}

/// A reader's filters.
#[derive(Debug, Clone, Default)]
pub struct Filters {
    rules: Vec<Rule>,
    marked: HashMap<StatusId, Arc<FilterSet>>,
}

#[derive(Debug, Clone)]
struct Rule {
    phrase: String,
    folded: String,
    whole_word: bool,
    action: FilterAction,
    set: Arc<FilterSet>,
}

impl Filters {
    /// The filters of `viewer` that have not expired at `now`.
    pub fn load(c: &mut Conn, viewer: AccountId, now: Time) -> store::Result<Self> {
        let mut filters = Self::default();
        for set in store::filter_sets::list(c, viewer)? {
            if set.expires_at.is_some_and(|until| until <= now) {
                continue;
            }
            let set = Arc::new(set);
            let rules = set.keywords.iter().map(|word| Rule::new(word, &set));
            filters.rules.extend(rules);
            let marked = set
                .statuses
                .iter()
                .map(|mark| (mark.status_id, set.clone()));
            filters.marked.extend(marked);
        }
        Ok(filters)
    }

    /// Whether there are none, so that nothing need be read for them.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.marked.is_empty()
    }

    /// The filter for which the reader marked this post.
    pub fn marked(&self, id: StatusId) -> Option<Filtered> {
        let set = self.marked.get(&id)?;
        Some(Filtered {
            phrase: set.title.clone(),
            hide: set.hide,
            word: false,
            set: set.clone(),
        })
    }

    /// The strictest filter that `plain` matches.
    pub fn check(&self, plain: &str) -> Option<Filtered> {
        if self.is_empty() {
            return None;
        }
        let folded = fold(plain);
        let strictest = self
            .rules
            .iter()
            .filter(|rule| rule.matches(&folded))
            .max_by_key(|rule| rule.action.code())?;
        Some(Filtered {
            phrase: strictest.phrase.clone(),
            hide: strictest.action == FilterAction::Hide,
            word: true,
            set: strictest.set.clone(),
        })
    }
}

impl Rule {
    fn new(f: &Filter, set: &Arc<FilterSet>) -> Self {
        Self {
            folded: fold(&f.phrase),
            phrase: f.phrase.clone(),
            whole_word: f.whole_word,
            action: f.action,
            set: set.clone(),
        }
    }

    fn matches(&self, folded: &str) -> bool {
        if self.folded.is_empty() {
            return false;
        }
        let mut found = folded.match_indices(&self.folded);
        if !self.whole_word {
            return found.next().is_some();
        }
        found.any(|(at, phrase)| {
            let (before, after) = (&folded[..at], &folded[at + phrase.len()..]);
            !joined(before, phrase) && !joined(phrase, after)
        })
    }
}

/// Whether a word runs on from the end of `a` into the beginning of `b`.
fn joined(a: &str, b: &str) -> bool {
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    inside(a.chars().next_back()) && inside(b.chars().next())
}

/// Without case and accents, and with single spaces: what is compared.
fn fold(text: &str) -> String {
    let key = text::key(text);
    key.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rules: Vec<Rule>) -> Filters {
        Filters {
            rules,
            marked: HashMap::new(),
        }
    }

    fn matches(phrase: &str, whole_word: bool, text: &str) -> bool {
        let rule = Rule {
            folded: fold(phrase),
            phrase: phrase.to_owned(),
            whole_word,
            action: FilterAction::Warn,
            set: Arc::default(),
        };
        of(vec![rule]).check(text).is_some()
    }

    #[test]
    fn phrases_match_in_any_case_accent_and_spacing() {
        assert!(matches("café", false, "The CAFE\nis open"));
        assert!(matches("cafe is", false, "The Café\n is open"));
        assert!(matches("foot", false, "football"));
        assert!(!matches("foot", true, "football"));
        assert!(matches("foot", true, "On foot."));
        assert!(matches("foot ball", true, "football, foot ball"));
        assert!(!matches("art", true, "start part arts"));
    }

    #[test]
    fn signs_and_emoji_are_words_too() {
        assert!(matches("#spoiler", true, "no #spoiler!"));
        assert!(!matches("#spoiler", true, "spoiler"));
        assert!(matches("C++", true, "learn C++ now"));
        assert!(!matches("C++", true, "learn C now"));
        assert!(matches("🍕", false, "friday🍕"));
        assert!(!matches("🍕", false, "friday"));
        assert!(
            !matches("\u{301}", false, "anything"),
            "nothing is left of it"
        );
    }

    #[test]
    fn the_strictest_wins() {
        let rule = |phrase: &str, action| Rule {
            folded: fold(phrase),
            phrase: phrase.to_owned(),
            whole_word: true,
            action,
            set: Arc::default(),
        };
        let filters = of(vec![
            rule("tea", FilterAction::Hide),
            rule("milk", FilterAction::Warn),
        ]);
        let found = filters.check("milk and tea").unwrap();
        assert_eq!((found.phrase.as_str(), found.hide), ("tea", true));
        assert_eq!(filters.check("coffee"), None);
    }
}
