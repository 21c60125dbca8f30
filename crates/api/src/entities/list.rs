//! Lists of people.

use serde::Serialize;

/// A list.
#[derive(Debug, Clone, Serialize)]
pub struct List {
    id: String,
    title: String,
    replies_policy: &'static str,
    exclusive: bool,
}

impl List {
    /// From how it is stored.
    pub fn new(list: &service::lists::List) -> Self {
        Self {
            id: list.id.to_string(),
            title: list.title.clone(),
            replies_policy: "list",
            exclusive: false,
        }
    }
}
