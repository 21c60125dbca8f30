//! A database for each test, cloned from one that has been migrated.

use std::collections::hash_map::DefaultHasher;
use std::error::Error;
use std::hash::{Hash, Hasher};
use std::sync::atomic::{AtomicU32, Ordering};

use db::{Db, Options};
use store::migrations::ALL;
use tokio_postgres::{Client, NoTls};

use super::cluster;

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// A database that is dropped with this.
pub(super) struct Database {
    name: String,
    server: String,
}

impl Database {
    /// Its address.
    pub(super) fn url(&self) -> String {
        with(&self.server, &self.name)
    }
}

impl Drop for Database {
    /// On a thread of its own: the one of the test may not wait. What fails here has already been tested.
    fn drop(&mut self) {
        let (server, drop) = (
            self.server.clone(),
            format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name),
        );
        let thread = std::thread::spawn(move || blocking(&server, &drop));
        let _ = thread.join();
    }
}

/// A new clone of the template, which is made by the first who asks.
pub(super) async fn clone() -> Result<Database> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let server = tokio::task::spawn_blocking(cluster::url).await??;
    let template = template(&server).await?;
    let name = format!(
        "corner_test_{}_{}",
        std::process::id(),
        COUNT.fetch_add(1, Ordering::Relaxed)
    );
    // One of an earlier process with the same number.
    execute(
        &server,
        &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
    )
    .await?;
    execute(
        &server,
        &format!("CREATE DATABASE {name} TEMPLATE {template}"),
    )
    .await?;
    Ok(Database { name, server })
}

/// The name of a database with these migrations.
async fn template(server: &str) -> Result<String> {
    let mut hash = DefaultHasher::new();
    for migration in ALL {
        (migration.version, migration.name, migration.sql).hash(&mut hash);
    }
    let name = format!("corner_template_{:016x}", hash.finish());
    if exists(server, &name).await? {
        return Ok(name);
    }
    let (server, made) = (server.to_owned(), name.clone());
    tokio::task::spawn_blocking(move || {
        cluster::alone(|| runtime()?.block_on(make(&server, &made)))?
    })
    .await??;
    Ok(name)
}

/// Makes it under another name first: one that is there is complete.
async fn make(server: &str, name: &str) -> Result<()> {
    if exists(server, name).await? {
        return Ok(());
    }
    let unfinished = format!("{name}_unfinished");
    execute(
        server,
        &format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)"),
    )
    .await?;
    execute(server, &format!("CREATE DATABASE {unfinished}")).await?;
    let db = Db::open(&Options::new(with(server, &unfinished))).await?;
    db.migrate(ALL).await?;
    db.close().await;
    let leave = format!(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{unfinished}'"
    );
    execute(server, &leave).await?;
    execute(
        server,
        &format!("ALTER DATABASE {unfinished} RENAME TO {name}"),
    )
    .await
}

async fn exists(server: &str, name: &str) -> Result<bool> {
    let client = connect(server).await?;
    Ok(client
        .query_opt("SELECT 1 FROM pg_database WHERE datname = $1", &[&name])
        .await?
        .is_some())
}

async fn execute(server: &str, sql: &str) -> Result<()> {
    let client = connect(server).await?;
    client
        .batch_execute(sql)
        .await
        .map_err(|error| match error.as_db_error() {
            Some(told) => format!("{sql}: {told}").into(),
            None => error.into(),
        })
}

async fn connect(server: &str) -> Result<Client> {
    let (client, connection) = tokio_postgres::connect(server, NoTls)
        .await
        .map_err(|error| format!("{server}: {error}"))?;
    tokio::spawn(connection);
    Ok(client)
}

fn blocking(server: &str, sql: &str) -> Result<()> {
    runtime()?.block_on(execute(server, sql))
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?)
}

/// The same server, another database.
fn with(server: &str, database: &str) -> String {
    let (address, query) = server
        .split_once('?')
        .map_or((server, String::new()), |(a, q)| (a, format!("?{q}")));
    let host = address.find("://").map_or(0, |at| at + 3);
    let end = address[host..]
        .find('/')
        .map_or(address.len(), |at| host + at);
    format!("{}/{database}{query}", &address[..end])
}

#[cfg(test)]
mod tests {
    use super::with;

    #[test]
    fn the_database_of_an_address_is_replaced() {
        assert_eq!(
            with("postgres://a@%2Ftmp%2Fx/postgres?sslmode=disable", "b"),
            "postgres://a@%2Ftmp%2Fx/b?sslmode=disable"
        );
        assert_eq!(
            with("postgres://a:p@host:1", "b"),
            "postgres://a:p@host:1/b"
        );
    }
}
