//! Connections that read an SQLite file, lent one at a time.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Semaphore;

use crate::conn::Session;
use crate::sqlite::{self, Use};
use crate::{Conn, Error, Options, Result};

pub(crate) struct Readers {
    path: PathBuf,
    options: Options,
    most: u32,
    free: Semaphore,
    idle: Mutex<Vec<Conn>>,
}

impl Readers {
    pub(crate) fn new(path: PathBuf, options: Options, most: u32) -> Self {
        Readers {
            path,
            options,
            most,
            free: Semaphore::new(most as usize),
            idle: Mutex::new(Vec::new()),
        }
    }

    /// Waits for a connection to be free, then runs `f` on it in one snapshot, on this thread.
    pub(crate) async fn read<T, E, F>(&self, f: F) -> Result<T, E>
    where
        E: From<Error>,
        F: FnOnce(&mut Conn) -> Result<T, E>,
    {
        let _permit = self.free.acquire().await.map_err(|_| Error::Unavailable)?;
        self.run(f)
    }

    /// Runs `f` in one snapshot. A panic drops the connection instead of giving it back.
    pub(crate) fn run<T, E, F>(&self, f: F) -> Result<T, E>
    where
        E: From<Error>,
        F: FnOnce(&mut Conn) -> Result<T, E>,
    {
        let lent = self.idle().pop();
        let mut conn = match lent {
            Some(conn) => conn,
            None => Conn::new(Session::Sqlite(sqlite::Session::open(
                &self.path,
                &self.options,
                Use::Read,
            )?)),
        };
        step(&mut conn, "BEGIN")?;
        let result = f(&mut conn);
        let result = conn.settle(result);
        // Nothing was changed, so how it ends only matters for the connection: one that cannot end is dropped.
        if step(&mut conn, "COMMIT").is_ok() {
            self.idle().push(conn);
        }
        result
    }

    /// Waits until nobody reads, refuses new readers and closes the connections.
    pub(crate) async fn close(&self) {
        let all = self.free.acquire_many(self.most).await;
        self.free.close();
        drop(all);
        self.idle().clear();
    }

    /// A place in the queue, for reading on another thread.
    pub(crate) fn places(&self) -> &Semaphore {
        &self.free
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Conn>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn step(conn: &mut Conn, sql: &'static str) -> Result<()> {
    match &mut conn.session {
        Session::Sqlite(session) => session.step(sql),
        Session::Postgres(_) => Ok(()),
    }
}
