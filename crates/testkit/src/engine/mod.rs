//! A migrated database for one test, on either engine, gone when the test is.

mod both;
mod cluster;
mod template;

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::Command;

use db::{Db, Engine, Options, Sync};
use tempfile::TempDir;

pub use both::run;

/// A database of the test's own; use it like the [`Db`] it holds.
pub struct TestDb {
    db: Db,
    _place: Place,
}

/// Where it is, cleared away on drop.
enum Place {
    Folder { _dir: TempDir },
    Server(template::Database),
}

impl TestDb {
    /// A new database with every migration of the store.
    pub async fn new(engine: Engine) -> TestDb {
        match engine {
            Engine::Sqlite => sqlite().await,
            Engine::Postgres => postgres().await,
        }
    }

    /// The options it was opened with, to open it a second time.
    pub fn options(&self) -> Options {
        match &self._place {
            Place::Folder { _dir } => sqlite_options(_dir.path()),
            Place::Server(database) => postgres_options(database.url()),
        }
    }
}

impl Deref for TestDb {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

async fn sqlite() -> TestDb {
    let dir = must(
        "a folder for the test",
        tempfile::Builder::new()
            .prefix("corner-test-")
            .tempdir_in(memory()),
    );
    let db = must("SQLite", Db::open(&sqlite_options(dir.path())).await);
    must("the migrations", db.migrate(store::migrations::ALL).await);
    TestDb {
        db,
        _place: Place::Folder { _dir: dir },
    }
}

async fn postgres() -> TestDb {
    let database = must("PostgreSQL for tests", template::clone().await);
    let db = must(
        "PostgreSQL for tests",
        Db::open(&postgres_options(database.url())).await,
    );
    TestDb {
        db,
        _place: Place::Server(database),
    }
}

fn sqlite_options(dir: &Path) -> Options {
    let mut options = Options::new(format!("sqlite:{}", dir.join("corner.db").display()));
    options.sync = Sync::Off;
    options
}

/// Few connections: many tests share the server.
fn postgres_options(url: String) -> Options {
    let mut options = Options::new(url);
    options.connections = 8;
    options
}

/// A folder in memory when it has room, else the usual one.
fn memory() -> PathBuf {
    const ROOM: u64 = 1 << 20;
    let free = Command::new("df")
        .args(["-Pk", "/dev/shm"])
        .output()
        .ok()
        .and_then(|output| {
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            text.lines()
                .nth(1)?
                .split_whitespace()
                .nth(3)?
                .parse::<u64>()
                .ok()
        });
    match free {
        Some(free) if free > ROOM => PathBuf::from("/dev/shm"),
        _ => std::env::temp_dir(),
    }
}

/// A test without its database must fail, and say why.
fn must<T, E: std::fmt::Display>(what: &str, result: Result<T, E>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("{what}: {error}"),
    }
}
