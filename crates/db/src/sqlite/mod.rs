//! SQLite: one connection, and what its errors mean.

pub(crate) mod log;
pub(crate) mod readers;
pub(crate) mod writer;

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::ffi;
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode};

use crate::dialect::Cache;
use crate::{Engine, Error, Options, Result, Row, Sync, Value};

/// Statements a connection keeps prepared.
const STATEMENTS: usize = 512;

pub(crate) struct Session {
    conn: Connection,
    texts: Cache,
}

/// Forgets how few rows a table had that had fewer than this many when they were counted. What SQLite once counted it believes until
/// it counts again: it would read all of a table rather than look into it, though a million rows have come since. Of tables
/// nobody counted it thinks that they are large (<https://sqlite.org/lang_analyze.html>, "manual control").
const FORGET_SMALL: &str = "
    DELETE FROM sqlite_stat1 WHERE tbl IN
        (SELECT tbl FROM sqlite_stat1 GROUP BY tbl HAVING max(CAST(stat AS INTEGER)) < 10000);
    ANALYZE sqlite_schema";

/// What a connection is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    Write,
    Read,
    /// Rebuilding tables: foreign keys are checked at the end instead.
    Migrate,
}

impl Session {
    pub(crate) fn open(path: &Path, options: &Options, purpose: Use) -> Result<Self> {
        let conn = Connection::open(path).map_err(|error| explain(path, error))?;
        prepare(&conn, options, purpose).map_err(|error| explain(path, error))?;
        if purpose != Use::Read
            && conn
                .is_readonly("main")
                .map_err(|error| explain(path, error))?
        {
            return Err(Error::ReadOnly);
        }
        conn.set_prepared_statement_cache_capacity(STATEMENTS);
        Ok(Session {
            conn,
            texts: Cache::new(Engine::Sqlite),
        })
    }

    pub(crate) fn each<E>(
        &mut self,
        sql: &str,
        params: &[Value],
        f: &mut dyn FnMut(Row) -> Result<(), E>,
    ) -> Result<Result<(), E>> {
        let sql = self.texts.get(sql);
        let fail = |error| fail(&self.conn, error);
        let mut statement = self.conn.prepare_cached(sql).map_err(fail)?;
        bind(&mut statement, params).map_err(fail)?;
        let columns = statement.column_count();
        let reads = statement.readonly();
        let mut rows = statement.raw_query();
        let mut result = Ok(());
        while let Some(row) = rows.next().map_err(fail)? {
            if result.is_ok() {
                result = f(cells(row, columns)?);
            }
            // A change runs to its end, whoever looks at its rows.
            if result.is_err() && reads {
                break;
            }
        }
        Ok(result)
    }

    pub(crate) fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64> {
        let before = self.conn.total_changes();
        self.each(sql, params, &mut |_| Ok::<(), ()>(()))?.ok();
        let changed = self.conn.total_changes() != before;
        Ok(if changed { self.conn.changes() } else { 0 })
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        self.conn
            .execute_batch(sql)
            .map_err(|error| fail(&self.conn, error))
    }

    /// Lets SQLite count the rows of the tables where it thinks that plans would gain; of all tables, if it is the first time.
    pub(crate) fn optimize(&mut self, first: bool) -> Result<()> {
        self.batch(match first {
            true => "PRAGMA optimize = 0x10002",
            false => "PRAGMA optimize",
        })?;
        let sql = "SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'";
        let counted = self.conn.prepare_cached(sql).and_then(|mut s| s.exists([]));
        if counted.map_err(|error| fail(&self.conn, error))? {
            self.batch(FORGET_SMALL)?;
        }
        Ok(())
    }

    /// One statement without parameters, kept prepared.
    pub(crate) fn step(&mut self, sql: &'static str) -> Result<()> {
        let fail = |error| fail(&self.conn, error);
        self.conn
            .prepare_cached(sql)
            .map_err(fail)?
            .raw_execute()
            .map(drop)
            .map_err(fail)
    }

    /// Takes the log back, or looks at it, in one of SQLite's ways.
    fn checkpoint(&mut self, sql: &'static str) -> Result<log::Seen> {
        let fail = |error| fail(&self.conn, error);
        let mut statement = self.conn.prepare_cached(sql).map_err(fail)?;
        let seen = |row: &rusqlite::Row<'_>| {
            Ok(log::Seen {
                whole: row.get::<_, i64>(0)? == 0,
                pages: row.get(1)?,
                copied: row.get(2)?,
            })
        };
        statement.query_row([], seen).map_err(fail)
    }

    /// How long to wait for a lock.
    fn wait(&self, time: Duration) -> Result<()> {
        let set = self.conn.busy_timeout(time);
        set.map_err(|error| fail(&self.conn, error))
    }

    /// How many rows were changed since it was opened.
    fn changes(&self) -> u64 {
        self.conn.total_changes()
    }

    /// Whether a transaction is open.
    pub(crate) fn in_transaction(&self) -> bool {
        !self.conn.is_autocommit()
    }
}

fn prepare(conn: &Connection, options: &Options, purpose: Use) -> rusqlite::Result<()> {
    conn.busy_timeout(options.busy)?;
    // A misspelt name in double quotes is an error, not a text.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    // A plan holds whatever is bound. Otherwise SQLite looks at the values, and plans the statement anew for others.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    if purpose != Use::Read {
        let mode: String = conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        if mode != "wal" {
            tracing::warn!(
                mode,
                "no write-ahead log here: reading will wait for writing"
            );
        }
    }
    let sync = match options.sync {
        Sync::Full => "FULL",
        Sync::Off => "OFF",
    };
    // LIKE tells case apart, as PostgreSQL's does; what ignores case is a stored key. The file is not looked at where it lies
    // (`mmap_size`): after each commit every reader gives back all it has mapped, and looks for it anew.
    conn.execute_batch(&format!(
        "PRAGMA synchronous = {sync};
         PRAGMA foreign_keys = {keys};
         PRAGMA query_only = {read};
         PRAGMA case_sensitive_like = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -{cache};
         PRAGMA wal_autocheckpoint = {log};
         PRAGMA journal_size_limit = 67108864;",
        keys = if purpose == Use::Migrate { "OFF" } else { "ON" },
        read = if purpose == Use::Read { "ON" } else { "OFF" },
        cache = if purpose == Use::Read { 16_384 } else { 65_536 },
        // What the writer writes is taken back beside it.
        log = if purpose == Use::Write { 0 } else { 4000 },
    ))
}

fn bind(statement: &mut rusqlite::Statement<'_>, params: &[Value]) -> rusqlite::Result<()> {
    if statement.parameter_count() != params.len() {
        return Err(rusqlite::Error::InvalidParameterCount(
            params.len(),
            statement.parameter_count(),
        ));
    }
    for (i, value) in params.iter().enumerate() {
        statement.raw_bind_parameter(i + 1, value)?;
    }
    Ok(())
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Value::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::Int(v) => ToSqlOutput::Borrowed(ValueRef::Integer(*v)),
            Value::Bool(v) => ToSqlOutput::Borrowed(ValueRef::Integer((*v).into())),
            Value::Text(v) => ToSqlOutput::Borrowed(ValueRef::Text(v.as_bytes())),
            Value::Ints(_) | Value::Texts(_) => ToSqlOutput::from(self.json().unwrap_or_default()),
        })
    }
}

fn cells(row: &rusqlite::Row<'_>, columns: usize) -> Result<Row> {
    let mut cells = Vec::with_capacity(columns);
    for i in 0..columns {
        cells.push(match row.get_ref(i) {
            Ok(ValueRef::Null) => Value::Null,
            Ok(ValueRef::Integer(v)) => Value::Int(v),
            Ok(ValueRef::Text(v)) => match std::str::from_utf8(v) {
                Ok(text) => Value::Text(text.to_owned()),
                Err(_) => return Err(Error::Sql(format!("column {i} is not UTF-8"))),
            },
            Ok(ValueRef::Real(_)) => {
                return Err(Error::Sql(format!("column {i} is a real number: cast it")));
            }
            Ok(ValueRef::Blob(_)) => {
                return Err(Error::Sql(format!("column {i} is a blob: cast it")));
            }
            Err(error) => return Err(Error::Sql(error.to_string())),
        });
    }
    Ok(Row(cells))
}

/// What an error at opening means; the file system knows more than SQLite tells.
fn explain(path: &Path, error: rusqlite::Error) -> Error {
    let named = |what: String| format!("{}: {what}", path.display());
    match classify(&error) {
        Error::Io(what) => match probe(path).map_err(Error::from) {
            Err(Error::Io(cause)) => Error::Io(named(cause)),
            Err(other) => other,
            Ok(()) => Error::Io(named(what)),
        },
        Error::Corrupt(what) => Error::Corrupt(named(what)),
        other => other,
    }
}

/// Whether the file can be written, if it is there, and others beside it (the write-ahead log).
fn probe(path: &Path) -> std::io::Result<()> {
    if path.exists() {
        std::fs::OpenOptions::new().append(true).open(path)?;
    }
    let beside = path.with_extension("probe");
    std::fs::File::create_new(&beside)?;
    std::fs::remove_file(&beside)
}

pub(crate) fn fail(conn: &Connection, error: rusqlite::Error) -> Error {
    match classify(&error) {
        Error::Conflict(message) => Error::Conflict(constraint(conn, &error, &message)),
        other => other,
    }
}

fn classify(error: &rusqlite::Error) -> Error {
    use rusqlite::Error::{SqlInputError, SqliteFailure};
    let (code, message) = match error {
        SqliteFailure(code, message) => (code, message.clone().unwrap_or_else(|| code.to_string())),
        SqlInputError { error, msg, .. } => (error, msg.clone()),
        other => return Error::Sql(other.to_string()),
    };
    match code.code {
        ErrorCode::ConstraintViolation => Error::Conflict(message),
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::Busy,
        ErrorCode::DiskFull => Error::Full,
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Error::ReadOnly,
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Error::Corrupt(message),
        // Room for the index of the write-ahead log could not be had.
        ErrorCode::SystemIoFailure if code.extended_code == ffi::SQLITE_IOERR_SHMSIZE => {
            Error::Full
        }
        ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::OutOfMemory => {
            Error::Io(format!("{message} ({})", code.extended_code))
        }
        _ => Error::Sql(message),
    }
}

/// The name PostgreSQL would give the constraint in a message such as `UNIQUE constraint failed: t.a, t.b`.
fn constraint(conn: &Connection, error: &rusqlite::Error, message: &str) -> String {
    let code = error.sqlite_error().map_or(0, |code| code.extended_code);
    let what = message
        .split_once("failed: ")
        .map_or(message, |(_, what)| what);
    if code == ffi::SQLITE_CONSTRAINT_FOREIGNKEY {
        return "foreign_key".to_owned();
    }
    if let Some(index) = what.strip_prefix("index '") {
        return index.trim_end_matches('\'').to_owned();
    }
    let (table, columns) = split(what);
    match code {
        ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => format!("{table}_pkey"),
        ffi::SQLITE_CONSTRAINT_NOTNULL => format!("{table}_{}_not_null", columns.join("_")),
        ffi::SQLITE_CONSTRAINT_UNIQUE => created(conn, table, &columns)
            .unwrap_or_else(|| format!("{table}_{}_key", columns.join("_"))),
        _ => what.to_owned(),
    }
}

fn split(what: &str) -> (&str, Vec<&str>) {
    let mut table = what;
    let columns = what.split(", ").filter_map(|part| {
        let (before, column) = part.split_once('.')?;
        table = before;
        Some(column)
    });
    let columns = columns.collect();
    (table, columns)
}

/// The name of the unique index somebody created over exactly these columns.
fn created(conn: &Connection, table: &str, columns: &[&str]) -> Option<String> {
    let sql = "SELECT i.name FROM pragma_index_list(?1) AS i WHERE i.\"unique\" AND i.origin = 'c' AND ?2 =
               (SELECT group_concat(c.name, ', ' ORDER BY c.seqno) FROM pragma_index_info(i.name) AS c)";
    conn.query_row(sql, [table, &columns.join(", ")], |row| row.get(0))
        .ok()
}
