//! What to open, and how.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

/// How to open a database.
#[derive(Clone)]
pub struct Options {
    /// `sqlite:PATH`, or `postgres://user:password@host:port/database?sslmode=…&sslrootcert=FILE`.
    pub url: String,
    /// Connections for reading an SQLite file; more than there are worker threads bring nothing.
    pub readers: usize,
    /// Connections to PostgreSQL.
    pub connections: usize,
    /// Whether a write waits for the disk (SQLite).
    pub sync: Sync,
    /// How long to wait for a lock or a free connection before saying `Busy`.
    pub busy: Duration,
}

impl Options {
    /// The defaults for this address.
    pub fn new(url: impl Into<String>) -> Self {
        let threads = std::thread::available_parallelism().map_or(4, usize::from);
        Options {
            url: url.into(),
            readers: threads.max(4),
            connections: (threads * 4).clamp(8, 64),
            sync: Sync::Full,
            busy: Duration::from_secs(5),
        }
    }

    /// The file, if it is SQLite's.
    pub(crate) fn path(&self) -> Option<PathBuf> {
        let path = self.url.strip_prefix("sqlite:")?;
        Some(PathBuf::from(path.strip_prefix("//").unwrap_or(path)))
    }
}

impl fmt::Debug for Options {
    /// Without the address: it may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("readers", &self.readers)
            .field("connections", &self.connections)
            .field("sync", &self.sync)
            .field("busy", &self.busy)
            .finish_non_exhaustive()
    }
}

/// Whether a write is answered only when it is on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sync {
    /// Yes: what was answered survives a power cut.
    Full,
    /// No; only for tests.
    Off,
}

/// The engine behind a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// SQLite, in this process.
    Sqlite,
    /// PostgreSQL, a server.
    Postgres,
}

/// How much was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Closures that ran.
    pub writes: u64,
    /// Commits they took.
    pub commits: u64,
}
