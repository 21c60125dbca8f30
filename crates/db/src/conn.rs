//! The connection a closure is handed: reading, writing, savepoints.

use std::ops::{Deref, DerefMut};
use std::time::{Duration, Instant};

use crate::{Engine, Error, Result, Row, Value, postgres, sqlite};

/// A statement that takes longer is worth a line in the log.
const SLOW: Duration = Duration::from_millis(250);

pub(crate) enum Session {
    Sqlite(sqlite::Session),
    Postgres(postgres::Session),
}

/// A connection, to read with.
///
/// After a statement has failed nothing more can be done on it (PostgreSQL's rule, kept on both engines); only the
/// end of the transaction, or of the savepoint around it, clears that.
pub struct Conn {
    pub(crate) session: Session,
    failed: Option<Error>,
}

impl Conn {
    pub(crate) fn new(session: Session) -> Self {
        Conn {
            session,
            failed: None,
        }
    }

    /// Which engine this is. Rarely needed: see `dialect` for texts that must differ.
    pub fn engine(&self) -> Engine {
        match self.session {
            Session::Sqlite(_) => Engine::Sqlite,
            Session::Postgres(_) => Engine::Postgres,
        }
    }

    /// All rows of a statement.
    pub fn all(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        let keep = &mut |row| {
            rows.push(row);
            Ok::<(), Error>(())
        };
        timed(sql, || self.stream(sql, params, keep))??;
        Ok(rows)
    }

    /// The first row of a statement, if it has any.
    pub fn first(&mut self, sql: &str, params: &[Value]) -> Result<Option<Row>> {
        // The row itself is the reason to stop.
        let stopped: Result<(), Row> = timed(sql, || self.stream(sql, params, &mut Err))?;
        Ok(stopped.err())
    }

    /// Hands each row to `f` as it arrives, holding none back; stops at its first error.
    pub fn each<E, F>(&mut self, sql: &str, params: &[Value], mut f: F) -> Result<(), E>
    where
        E: From<Error>,
        F: FnMut(Row) -> Result<(), E>,
    {
        self.stream(sql, params, &mut f)?
    }

    fn stream<E>(
        &mut self,
        sql: &str,
        params: &[Value],
        f: &mut dyn FnMut(Row) -> Result<(), E>,
    ) -> Result<Result<(), E>> {
        self.guarded(sql, params, |session| match session {
            Session::Sqlite(s) => s.each(sql, params, f),
            Session::Postgres(s) => s.each(sql, params, f),
        })
    }

    /// Runs a statement, unless one before it failed.
    fn guarded<T>(
        &mut self,
        sql: &str,
        params: &[Value],
        run: impl FnOnce(&mut Session) -> Result<T>,
    ) -> Result<T> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        let result = if params.iter().any(Value::has_nul) {
            Err(Error::Sql("a text has a NUL character".to_owned()))
        } else {
            run(&mut self.session)
        };
        if let Err(error) = &result {
            if !matches!(error, Error::Conflict(_)) {
                tracing::warn!(sql, %error, "statement failed");
            }
            self.failed = Some(error.clone());
        }
        result
    }

    /// The end of a closure: a failure it swallowed is still a failure.
    pub(crate) fn settle<T, E: From<Error>>(&mut self, result: Result<T, E>) -> Result<T, E> {
        match (result, self.failed.take()) {
            (Ok(_), Some(error)) => Err(error.into()),
            (result, _) => result,
        }
    }

    /// Why the transaction cannot go on, if so.
    pub(crate) fn failure(&self) -> Option<Error> {
        self.failed.clone()
    }

    /// Runs one statement that controls the transaction, outside the rule about failures.
    fn step(&mut self, sql: &'static str) -> Result<()> {
        match &mut self.session {
            Session::Sqlite(s) => s.step(sql),
            Session::Postgres(s) => s.batch(sql),
        }
    }

    /// Runs several statements without parameters, outside the rule about failures.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        match &mut self.session {
            Session::Sqlite(s) => s.batch(sql),
            Session::Postgres(s) => s.batch(sql),
        }
    }
}

/// A connection inside a write transaction: everything of [`Conn`], and changing things.
pub struct Tx {
    conn: Conn,
    depth: usize,
}

impl Tx {
    pub(crate) fn new(conn: Conn) -> Self {
        Tx { conn, depth: 0 }
    }

    /// Runs a statement and says how many rows it changed.
    pub fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64> {
        let run = |session: &mut Session| match session {
            Session::Sqlite(s) => s.execute(sql, params),
            Session::Postgres(s) => s.execute(sql, params),
        };
        timed(sql, || self.conn.guarded(sql, params, run))
    }

    /// Runs `f`; if it fails, all it changed is undone and the transaction can go on.
    pub fn savepoint<T, E, F>(&mut self, f: F) -> Result<T, E>
    where
        E: From<Error>,
        F: FnOnce(&mut Tx) -> Result<T, E>,
    {
        if let Some(error) = self.conn.failure() {
            return Err(error.into());
        }
        let [begin, release, undo] = savepoint(self.depth)?;
        self.conn.step(begin)?;
        self.depth += 1;
        let result = f(self);
        self.depth -= 1;
        let result = self.conn.settle(result);
        let undone = if result.is_err() {
            self.conn.step(undo)
        } else {
            Ok(())
        };
        if let Err(error) = undone.and_then(|()| self.conn.step(release)) {
            self.conn.failed = Some(error.clone());
            return Err(error.into());
        }
        result
    }

    /// Runs the closure of a whole write.
    pub(crate) fn run<T, E, F>(&mut self, f: F) -> Result<T, E>
    where
        E: From<Error>,
        F: FnOnce(&mut Tx) -> Result<T, E>,
    {
        self.depth = 0;
        match (f(self), self.conn.failure()) {
            (Ok(_), Some(error)) => Err(error.into()),
            (result, _) => result,
        }
    }

    /// Forgets a failure: what it concerned was rolled back.
    pub(crate) fn reset(&mut self) -> Option<Error> {
        self.depth = 0;
        self.conn.failed.take()
    }
}

impl Deref for Tx {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        &self.conn
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.conn
    }
}

/// Statements that begin, end and undo a savepoint inside so many others; texts that stay the same stay prepared.
fn savepoint(depth: usize) -> Result<[&'static str; 3]> {
    const NAMED: [[&str; 3]; 4] = [
        [
            "SAVEPOINT s0",
            "RELEASE SAVEPOINT s0",
            "ROLLBACK TO SAVEPOINT s0",
        ],
        [
            "SAVEPOINT s1",
            "RELEASE SAVEPOINT s1",
            "ROLLBACK TO SAVEPOINT s1",
        ],
        [
            "SAVEPOINT s2",
            "RELEASE SAVEPOINT s2",
            "ROLLBACK TO SAVEPOINT s2",
        ],
        [
            "SAVEPOINT s3",
            "RELEASE SAVEPOINT s3",
            "ROLLBACK TO SAVEPOINT s3",
        ],
    ];
    let found = NAMED.get(depth).copied();
    found.ok_or_else(|| Error::Sql("savepoints inside too many savepoints".to_owned()))
}

fn timed<T>(sql: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = run();
    let took = start.elapsed();
    if took > SLOW {
        tracing::warn!(sql, ms = took.as_millis(), "slow statement");
    }
    result
}
