//! Takes the write-ahead log back into the file, beside those who write.
//!
//! That copies pages to all over the file and waits for the disk, so nobody's commit should do it: a thread with a connection of
//! its own does. The log begins anew once all of it is copied, which while many write never is; so when it has become long, the
//! writer copies the little that came last, between two commits.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use flume::{Receiver, Sender};

use super::Session;
use crate::Result;

/// So many pages (4 kB each) are worth to be copied.
const WORTH: i64 = 2000;
/// So many may be left when the thread has done its part,
const FEW: i64 = 500;
/// or what came while it copied for so many times.
const TURNS: usize = 4;
/// The log begins anew after so many pages: the more there are, the longer all wait for the flush of the file then.
const LONG: i64 = 8192;
/// After so many more, if somebody still read what is in it.
const MORE: i64 = 4096;
/// How long the writer waits for such a reader.
const PATIENCE: Duration = Duration::from_millis(10);
/// After so many writes it is worth a look how long it has become.
const OFTEN: usize = 8;
/// How long it is left alone after an error: a full disk, most likely.
const PAUSE: Duration = Duration::from_secs(1);

const LOOK: &str = "PRAGMA wal_checkpoint(NOOP)";
const COPY: &str = "PRAGMA wal_checkpoint(PASSIVE)";
const RESTART: &str = "PRAGMA wal_checkpoint(RESTART)";

/// The writer's side.
pub(crate) struct Log {
    wake: Sender<()>,
    /// The thread is at it.
    works: Arc<AtomicBool>,
    thread: JoinHandle<()>,
    /// After so many pages it shall begin anew.
    long: i64,
    /// How long the writer waits for locks otherwise.
    busy: Duration,
    /// The thread was asked to copy all it can before that.
    near: bool,
    /// Writes since it was looked at last.
    writes: usize,
}

/// How a checkpoint went.
pub(super) struct Seen {
    /// Nobody was in its way.
    pub(super) whole: bool,
    /// Pages in the log, and those of them that are in the file.
    pub(super) pages: i64,
    pub(super) copied: i64,
}

impl Log {
    /// Starts the thread, whose connection is `session`.
    pub(crate) fn start(session: Session, busy: Duration) -> Result<Self> {
        let (wake, woken) = flume::bounded(1);
        let works = Arc::new(AtomicBool::new(false));
        let flag = works.clone();
        let thread = std::thread::Builder::new()
            .name("db-log".to_owned())
            .spawn(move || follow(session, &woken, &flag))?;
        Ok(Log {
            wake,
            works,
            thread,
            long: LONG,
            busy,
            near: false,
            writes: 0,
        })
    }

    /// Looks what is to be done, after so many more writes of the writer, whose connection is `session`.
    pub(crate) fn look(&mut self, session: &mut Session, writes: usize) {
        self.writes += writes;
        // Two cannot copy at once.
        if self.writes < OFTEN || self.works.load(Ordering::Acquire) {
            return;
        }
        self.writes = 0;
        if let Err(error) = self.act(session) {
            tracing::warn!(%error, "the write-ahead log cannot begin anew");
            self.long += MORE;
        }
    }

    fn act(&mut self, session: &mut Session) -> Result<()> {
        let Seen { pages, copied, .. } = session.checkpoint(LOOK)?;
        if pages < self.long {
            if pages - copied >= WORTH {
                self.wake();
            }
        } else if !self.near {
            self.near = true;
            self.wake();
        } else {
            self.near = false;
            session.wait(PATIENCE)?;
            let seen = session.checkpoint(RESTART);
            session.wait(self.busy)?;
            self.long = if seen?.whole { LONG } else { pages + MORE };
        }
        Ok(())
    }

    fn wake(&self) {
        self.works.store(true, Ordering::Release);
        if self.wake.try_send(()).is_err() {
            self.works.store(false, Ordering::Release);
        }
    }

    /// Ends the thread.
    pub(crate) fn close(self) {
        drop(self.wake);
        let _ = self.thread.join();
    }
}

fn follow(mut session: Session, woken: &Receiver<()>, works: &AtomicBool) {
    while woken.recv().is_ok() {
        if let Err(error) = copy(&mut session) {
            tracing::warn!(%error, "the write-ahead log cannot be taken back");
            std::thread::sleep(PAUSE);
        }
        works.store(false, Ordering::Release);
    }
}

/// Copies what is there, and what came meanwhile. Only who finds nothing new at the end flushes the file.
fn copy(session: &mut Session) -> Result<()> {
    for _ in 0..TURNS {
        session.checkpoint(COPY)?;
        let Seen { pages, copied, .. } = session.checkpoint(LOOK)?;
        if pages - copied <= FEW {
            break;
        }
    }
    Ok(())
}
