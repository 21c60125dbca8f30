//! Connections that read an SQLite file, each in a slot that a thread comes back to.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use super::{Session, Use};
use crate::conn;
use crate::{Conn, Error, Options, Result};

static THREADS: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// Where this thread looks first, so that threads rarely meet and find their pages cached.
    static HOME: usize = THREADS.fetch_add(1, Ordering::Relaxed);
}

pub(crate) struct Readers {
    path: PathBuf,
    options: Options,
    slots: Vec<Mutex<Option<Conn>>>,
    closed: AtomicBool,
}

impl Readers {
    pub(crate) fn new(path: PathBuf, options: Options, most: usize) -> Self {
        let slots = (0..most.max(1)).map(|_| Mutex::new(None)).collect();
        Readers {
            path,
            options,
            slots,
            closed: AtomicBool::new(false),
        }
    }

    /// Runs `f` in one snapshot, on this thread. A panic loses the connection; the next reader opens another.
    pub(crate) fn read<T, E, F>(&self, f: F) -> Result<T, E>
    where
        E: From<Error>,
        F: FnOnce(&mut Conn) -> Result<T, E>,
    {
        let mut slot = self.slot();
        if self.closed.load(Ordering::Acquire) {
            return Err(Error::Unavailable.into());
        }
        let mut conn = match slot.take() {
            Some(conn) => conn,
            None => Conn::new(conn::Session::Sqlite(Session::open(
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
            *slot = Some(conn);
        }
        result
    }

    /// Refuses new readers, waits for those there are and closes the connections.
    pub(crate) fn close(&self) {
        self.closed.store(true, Ordering::Release);
        for slot in &self.slots {
            drop(slot.lock().unwrap_or_else(PoisonError::into_inner).take());
        }
    }

    /// A slot nobody uses; if there is none, this thread's own as soon as it is free.
    fn slot(&self) -> MutexGuard<'_, Option<Conn>> {
        let home = HOME.with(|home| *home);
        for i in 0..self.slots.len() {
            match self.slots[(home + i) % self.slots.len()].try_lock() {
                Ok(slot) => return slot,
                Err(TryLockError::Poisoned(slot)) => return slot.into_inner(),
                Err(TryLockError::WouldBlock) => {}
            }
        }
        self.slots[home % self.slots.len()]
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn step(conn: &mut Conn, sql: &'static str) -> Result<()> {
    match &mut conn.session {
        conn::Session::Sqlite(session) => session.step(sql),
        conn::Session::Postgres(_) => Ok(()),
    }
}
