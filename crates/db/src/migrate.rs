//! Steps that bring a database to the schema this program knows; forward only, all or nothing.

use crate::{Conn, Engine, Error, Result, Tx, Value, dialect};

/// One step. `sql` may hold several statements, in the spelling `dialect` describes; deferred constraints are not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migration {
    /// Its place in the order, from 1.
    pub version: i64,
    /// What it is about, such as `accounts`.
    pub name: &'static str,
    /// Its statements.
    pub sql: &'static str,
}

/// Any number will do, as long as it stays: nodes that start together take turns by it.
const TURN: i64 = 0x636f_726e_6572;

const TABLE: &str =
    "CREATE TABLE IF NOT EXISTS schema_migration (version BIGINT PRIMARY KEY, name TEXT NOT NULL)";

/// Runs what is missing and says which versions that were.
pub(crate) fn run(tx: &mut Tx, known: &[Migration]) -> Result<Vec<i64>> {
    if tx.engine() == Engine::Postgres {
        tx.batch("SET LOCAL lock_timeout = 0")?;
        tx.first("SELECT pg_advisory_xact_lock($1)", &[TURN.into()])?;
    }
    let table = dialect::migration(TABLE, tx.engine());
    tx.batch(&table)?;
    let found = version(tx)?;
    let last = known
        .iter()
        .map(|migration| migration.version)
        .max()
        .unwrap_or(0);
    if found > last {
        return Err(Error::Newer { found, known: last });
    }
    let mut missing: Vec<_> = known
        .iter()
        .filter(|migration| migration.version > found)
        .collect();
    missing.sort_by_key(|migration| migration.version);
    for migration in &missing {
        let sql = dialect::migration(migration.sql, tx.engine());
        tx.batch(&sql).map_err(|error| within(migration, error))?;
        let params = [migration.version.into(), migration.name.into()];
        tx.execute(
            "INSERT INTO schema_migration (version, name) VALUES ($1, $2)",
            &params,
        )?;
    }
    // It reads everything there is, so only when something was changed.
    if tx.engine() == Engine::Sqlite
        && !missing.is_empty()
        && let Some(row) = tx.first("SELECT \"table\" FROM pragma_foreign_key_check", &[])?
    {
        return Err(Error::Sql(format!(
            "a migration left rows of {:?} without what they refer to",
            row.value(0)
        )));
    }
    Ok(missing.iter().map(|migration| migration.version).collect())
}

fn version(conn: &mut Conn) -> Result<i64> {
    let row = conn.first("SELECT max(version) FROM schema_migration", &[])?;
    Ok(match row.map(|mut row| row.take(0)) {
        Some(Value::Int(version)) => version,
        _ => 0,
    })
}

fn within(migration: &Migration, error: Error) -> Error {
    match error {
        Error::Sql(what) => Error::Sql(format!(
            "migration {:04}_{}: {what}",
            migration.version, migration.name
        )),
        other => other,
    }
}
