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
    /// A group or unit I am in: its timeline is that of the list.
    pub fn place(place: &service::places::Place) -> Self {
        Self {
            id: place.id().to_string(),
            title: place.name().to_owned(),
            replies_policy: "list",
            exclusive: false,
        }
    }

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
