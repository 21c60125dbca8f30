//! Why not. Codes, never sentences: each door says it in the reader's language.

use std::fmt;
use std::time::Duration;

/// What operations answer with.
pub type Answer<T> = Result<T, Refusal>;

/// Why an operation was not done. Nothing has changed then.
#[derive(Debug)]
pub enum Refusal {
    /// It is not there, or not for you: the two look the same.
    NotFound,
    /// You may see it but not do this.
    Forbidden,
    /// Something in what was sent is not right.
    Invalid {
        /// The field of the form.
        field: &'static str,
        /// Code of the reason; doors have a sentence for each (`refused-…`).
        why: &'static str,
        /// A number that belongs to the sentence, such as the limit.
        limit: Option<i64>,
    },
    /// It contradicts what is there (code as above).
    Conflict(&'static str),
    /// Too often.
    TooMany {
        /// Try again after this long.
        retry_after: Duration,
    },
    /// Our fault; the text is for the log only.
    Internal(db::Error),
}

impl Refusal {
    /// `field` is not right for the reason `why`.
    pub const fn invalid(field: &'static str, why: &'static str) -> Self {
        Self::Invalid {
            field,
            why,
            limit: None,
        }
    }
    /// `field` is over `limit` for the reason `why`.
    pub const fn over(field: &'static str, why: &'static str, limit: i64) -> Self {
        Self::Invalid {
            field,
            why,
            limit: Some(limit),
        }
    }
}

impl From<db::Error> for Refusal {
    fn from(error: db::Error) -> Self {
        Self::Internal(error)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("not found"),
            Self::Forbidden => f.write_str("not allowed"),
            Self::Invalid {
                field,
                why,
                limit: None,
            } => write!(f, "{field}: {why}"),
            Self::Invalid {
                field,
                why,
                limit: Some(limit),
            } => write!(f, "{field}: {why} ({limit})"),
            Self::Conflict(why) => write!(f, "conflict: {why}"),
            Self::TooMany { retry_after } => {
                write!(f, "too often; again in {} s", retry_after.as_secs())
            }
            Self::Internal(error) => write!(f, "internal: {error}"),
        }
    }
}

impl std::error::Error for Refusal {}
