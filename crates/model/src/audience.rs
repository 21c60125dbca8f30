//! Who may see a post.

use serde::{Deserialize, Serialize};

use crate::id::UnitId;

/// Who may see a post. The people it mentions and its author always may.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everyone in the organisation.
    Everyone,
    /// A unit with all below it.
    Unit(UnitId),
    /// The author's followers.
    Followers,
    /// Only the people named.
    Named,
}

impl Audience {
    /// The numbers it is stored as: kind, and whose.
    pub const fn code(self) -> (i64, Option<i64>) {
        match self {
            Self::Everyone => (0, None),
            Self::Unit(id) => (1, Some(id.get())),
            Self::Followers => (2, None),
            Self::Named => (3, None),
        }
    }

    /// From the stored numbers; `None` when they make no sense.
    pub fn from_code(kind: i64, whose: Option<i64>) -> Option<Self> {
        match (kind, whose) {
            (0, None) => Some(Self::Everyone),
            (1, Some(id)) => Some(Self::Unit(UnitId::from(id))),
            (2, None) => Some(Self::Followers),
            (3, None) => Some(Self::Named),
            _ => None,
        }
    }

    /// Its name in forms and locale keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Unit(_) => "unit",
            Self::Followers => "followers",
            Self::Named => "named",
        }
    }
}
