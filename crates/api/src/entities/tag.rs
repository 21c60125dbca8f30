//! Tags.

use model::{TagId, Time};
use serde::Serialize;

use super::account::Empty;
use crate::Api;
use crate::frame::time::day;

/// A tag.
#[derive(Debug, Clone, Serialize)]
pub struct Tag {
    id: String,
    name: String,
    url: String,
    history: Empty,
    #[serde(skip_serializing_if = "Option::is_none")]
    following: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    featuring: Option<bool>,
}

/// A tag on a profile.
#[derive(Debug, Clone, Serialize)]
pub struct FeaturedTag {
    id: String,
    name: String,
    url: String,
    statuses_count: String,
    last_status_at: Option<String>,
}

fn url(api: &Api, name: &str) -> String {
    api.url(&format!("/tags/{}", text::key(name)))
}

impl Tag {
    /// One that the reader may follow.
    pub fn new(api: &Api, name: &str, following: bool, featuring: bool) -> Self {
        Self {
            id: text::key(name),
            name: name.to_owned(),
            url: url(api, name),
            history: [],
            following: Some(following),
            featuring: Some(featuring),
        }
    }

    /// One that was found.
    pub fn found(api: &Api, name: &str) -> Self {
        Self {
            following: None,
            featuring: None,
            ..Self::new(api, name, false, false)
        }
    }
}

impl FeaturedTag {
    /// With how often the person used it.
    pub fn new(api: &Api, id: TagId, name: &str, count: i64, last: Option<Time>) -> Self {
        Self {
            id: id.to_string(),
            name: name.to_owned(),
            url: url(api, name),
            statuses_count: count.to_string(),
            last_status_at: last.map(day),
        }
    }
}
