//! Word filters.

use model::{FilterAction, StatusId};
use serde::Serialize;
use service::filter_sets::{FilterSet, MarkedStatus};
use service::views::Filtered;

use crate::frame::time::At;

/// A filter with its words.
#[derive(Debug, Clone, Serialize)]
pub struct Filter {
    id: String,
    title: String,
    context: Vec<String>,
    expires_at: Option<At>,
    filter_action: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    keywords: Option<Vec<FilterKeyword>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statuses: Option<Vec<FilterStatus>>,
}

/// A word of a filter.
#[derive(Debug, Clone, Serialize)]
pub struct FilterKeyword {
    id: String,
    keyword: String,
    whole_word: bool,
}

/// A post of a filter.
#[derive(Debug, Clone, Serialize)]
pub struct FilterStatus {
    id: String,
    status_id: String,
}

/// A word of a filter, as before Mastodon 4.0.
#[derive(Debug, Clone, Serialize)]
pub struct FilterV1 {
    id: String,
    phrase: String,
    context: Vec<String>,
    whole_word: bool,
    expires_at: Option<At>,
    irreversible: bool,
}

/// A post matches a filter.
#[derive(Debug, Clone, Serialize)]
pub struct FilterResult {
    filter: Filter,
    keyword_matches: Option<Vec<String>>,
    status_matches: Option<Vec<String>>,
}

fn action(action: FilterAction) -> &'static str {
    match action {
        FilterAction::Warn => "warn",
        FilterAction::Hide => "hide",
    }
}

impl Filter {
    /// With words and posts.
    pub fn new(set: &FilterSet) -> Self {
        Self {
            keywords: Some(set.keywords.iter().map(FilterKeyword::new).collect()),
            statuses: Some(set.statuses.iter().map(FilterStatus::new).collect()),
            ..Self::bare(set)
        }
    }

    fn bare(set: &FilterSet) -> Self {
        Self {
            id: set.id.to_string(),
            title: set.title.clone(),
            context: set.contexts.clone(),
            expires_at: set.expires_at.map(At),
            filter_action: action(set.action()),
            keywords: None,
            statuses: None,
        }
    }
}

impl FilterKeyword {
    /// One word.
    pub fn new(word: &service::filters::Filter) -> Self {
        Self {
            id: word.id.to_string(),
            keyword: word.phrase.clone(),
            whole_word: word.whole_word,
        }
    }
}

impl FilterStatus {
    /// One post.
    pub fn new(marked: &MarkedStatus) -> Self {
        Self {
            id: marked.id.to_string(),
            status_id: marked.status_id.to_string(),
        }
    }
}

impl FilterV1 {
    /// One word of a set.
    pub fn new(set: &FilterSet, word: &service::filters::Filter) -> Self {
        Self {
            id: word.id.to_string(),
            phrase: word.phrase.clone(),
            context: set.contexts.clone(),
            whole_word: word.whole_word,
            expires_at: set.expires_at.map(At),
            irreversible: set.hide,
        }
    }
}

impl FilterResult {
    /// What matched.
    pub fn new(status: StatusId, filtered: &Filtered) -> Self {
        Self {
            filter: Filter::bare(&filtered.set),
            keyword_matches: filtered.word.then(|| vec![filtered.phrase.clone()]),
            status_matches: (!filtered.word).then(|| vec![status.to_string()]),
        }
    }
}
