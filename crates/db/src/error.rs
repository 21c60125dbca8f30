//! What can go wrong, in words both engines share.

use std::fmt;

/// Why a statement, a transaction or the opening of a database failed.
///
/// Parameter values never appear in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// A constraint refused the change. Its name is PostgreSQL's default one (`t_a_b_key`, `t_pkey`, `t_a_not_null`),
    /// the declared name for a check or a created index, and `foreign_key` for any foreign key (SQLite does not say which).
    Conflict(String),
    /// Somebody else holds what is needed: a lock, or all connections. Trying again later helps.
    Busy,
    /// The disk is full.
    Full,
    /// The database, or this connection, may only be read.
    ReadOnly,
    /// The file is damaged or not a database.
    Corrupt(String),
    /// The schema was made by a newer version of the program.
    Newer {
        /// The migration the database is at.
        found: i64,
        /// The last migration this program knows.
        known: i64,
    },
    /// The database is closed, or its server is gone.
    Unavailable,
    /// The statement is wrong, or its values do not fit.
    Sql(String),
    /// The file or the network failed, and how.
    Io(String),
}

/// Short for a result with this crate's error.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// Whether it lies in what is around the program, and the same can succeed once that is put right.
    pub const fn may_pass(&self) -> bool {
        matches!(
            self,
            Self::Busy | Self::Full | Self::ReadOnly | Self::Unavailable
        )
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Conflict(name) => write!(f, "refused by the constraint {name}"),
            Error::Busy => f.write_str("the database is busy or locked by another process"),
            Error::Full => f.write_str("the disk is full"),
            Error::ReadOnly => f.write_str("the database can only be read"),
            Error::Corrupt(what) => write!(f, "the database is damaged: {what}"),
            Error::Newer { found, known } => write!(
                f,
                "the database is at version {found}, made by a newer program; this one knows versions up to {known}"
            ),
            Error::Unavailable => f.write_str("the database is not available"),
            Error::Sql(what) => write!(f, "statement failed: {what}"),
            Error::Io(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Error {}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded => Error::Full,
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Error::ReadOnly,
            _ => Error::Io(error.to_string()),
        }
    }
}
