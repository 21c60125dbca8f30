//! Why Corner cannot start or do what the command line asked, with an exit code for each kind.

use std::fmt;
use std::net::SocketAddr;
use std::path::Path;

use crate::config::{Config, ConfigError};

/// Why it cannot.
#[derive(Debug)]
pub enum Failure {
    /// The configuration is wrong.
    Config(String),
    /// Someone else listens there.
    Address(String),
    /// The database cannot be used.
    Database(String),
    /// The database was made by a newer Corner.
    Newer(String),
    /// A folder or file cannot be written: read-only, or full.
    Disk(String),
    /// What was asked for was refused.
    Refused(String),
    /// Anything else.
    Other(String),
}

impl Failure {
    /// The exit code: 2 is clap's for a wrong command line.
    pub fn code(&self) -> u8 {
        match self {
            Self::Other(_) => 1,
            Self::Config(_) => 3,
            Self::Address(_) => 4,
            Self::Database(_) => 5,
            Self::Newer(_) => 6,
            Self::Disk(_) => 7,
            Self::Refused(_) => 8,
        }
    }

    /// The folder `path` cannot be used.
    pub fn folder(path: &Path, error: &std::io::Error) -> Self {
        Self::Disk(format!("cannot write in {}: {error}", path.display()))
    }

    /// Nobody can listen at `address`.
    pub fn address(address: SocketAddr, error: &std::io::Error) -> Self {
        let hint = match error.kind() {
            std::io::ErrorKind::AddrInUse => {
                " (another program listens there; choose another with --listen ADDR)"
            }
            std::io::ErrorKind::PermissionDenied => {
                " (ports below 1024 need a privilege, or systemd's socket)"
            }
            _ => "",
        };
        Self::Address(format!("cannot listen on {address}: {error}{hint}"))
    }

    /// The database of `config` failed so.
    pub fn database(config: &Config, error: db::Error) -> Self {
        let place = if config.storage.database.is_empty() {
            config.storage.data.join("corner.db").display().to_string()
        } else {
            "the PostgreSQL database".to_owned()
        };
        match error {
            db::Error::Newer { .. } => Self::Newer(format!(
                "{place}: {error}; use that program, or restore a backup"
            )),
            db::Error::Full | db::Error::ReadOnly => Self::Disk(format!("{place}: {error}")),
            db::Error::Busy => Self::Database(format!(
                "{place}: {error}; is another Corner running on it?"
            )),
            other => Self::Database(format!("{place}: {other}")),
        }
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::Config(error.to_string())
    }
}

impl From<service::Refusal> for Failure {
    fn from(refusal: service::Refusal) -> Self {
        match refusal {
            service::Refusal::Internal(db::Error::Full | db::Error::ReadOnly) => {
                Self::Disk(refusal.to_string())
            }
            service::Refusal::Internal(error) => Self::Database(error.to_string()),
            other => Self::Refused(other.to_string()),
        }
    }
}

impl From<db::Error> for Failure {
    fn from(error: db::Error) -> Self {
        service::Refusal::from(error).into()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config(why)
            | Self::Address(why)
            | Self::Database(why)
            | Self::Newer(why)
            | Self::Disk(why)
            | Self::Refused(why)
            | Self::Other(why) => f.write_str(why),
        }
    }
}
