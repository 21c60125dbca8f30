//! Why an import cannot be done at all.

use std::fmt;
use std::path::Path;

use service::Refusal;

/// Why it cannot.
#[derive(Debug)]
pub enum Problem {
    /// The file is not what it should be.
    Unreadable(String),
    /// It was refused, or the database failed.
    Refused(Refusal),
}

impl Problem {
    pub(crate) fn unreadable(file: &Path, why: &str) -> Self {
        Self::Unreadable(format!("{}: {why}", file.display()))
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => f.write_str(why),
            Self::Refused(refusal) => refusal.fmt(f),
        }
    }
}

impl std::error::Error for Problem {}
