//! The groups of the demo, as written in `groups.toml`.

use serde::Deserialize;

use super::fault::Fault;
use super::people::{Talk, read};

/// A group and what is written in it.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// Name.
    pub name: String,
    /// `open`, `closed`, `secret` or `announcement`.
    pub kind: String,
    /// What it is for.
    pub purpose: String,
    /// How one behaves in it.
    #[serde(default)]
    pub rules: String,
    /// Who is in it, and what they wrote; the first keeps order.
    #[serde(flatten)]
    pub talk: Talk,
}

/// The groups of a TOML file.
pub fn groups(file: &'static str, source: &str) -> Result<Vec<Group>, Fault> {
    #[derive(Deserialize)]
    struct File {
        group: Vec<Group>,
    }
    Ok(read::<File>(file, source)?.group)
}
