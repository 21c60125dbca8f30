//! The one thread that writes an SQLite file, committing everybody who waits together.
//!
//! Each closure runs in a savepoint of its own (unless it is the only one), so that its error or panic leaves its neighbours alone.
//! Those that may run twice come first and do without: should one of them fail, all begins anew, and each has one. Nobody is
//! answered before the one commit they share is on disk.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use flume::{Receiver, Sender};
use tokio::sync::oneshot;

use super::log::Log;
use crate::conn::Session;
use crate::{Error, Result, Tx, sqlite};

/// The most closures one commit is shared by,
const GROUP: usize = 1024;
/// or as many as take so long: who is answered early makes what is written next, while the others' is written, but each commit waits
/// for the disk once more. Where the disk is slow, as long as it took last time, or it would be all that is waited for.
const SPAN: Duration = Duration::from_millis(20);
/// How long a closure that is in no hurry waits for the commit of others to share.
const SOON: Duration = Duration::from_millis(5);
/// Work behind the scenes shares the commit of others, then leaves the writer to them for so many times as long as it took,
const REST: u32 = 10;
/// unless nobody came for so long.
const QUIET: Duration = Duration::from_millis(10);
/// How often SQLite may refresh what it knows of its tables.
const OPTIMIZE: Duration = Duration::from_secs(3600);

/// How many writes there were, and how many commits they took.
#[derive(Default)]
pub(crate) struct Counters {
    pub(crate) writes: AtomicU64,
    pub(crate) commits: AtomicU64,
}

enum Order {
    Write(Box<dyn Job>),
    /// A write that nobody waits for.
    Soon(Box<dyn Job>),
    /// The same, and long.
    Behind(Box<dyn Job>),
    Stop,
}

/// When a write must be on disk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hurry {
    Now,
    /// With whatever is written next, or by itself a little later.
    Soon,
    /// The same, but not while others need the writer more.
    Behind,
}

pub(crate) struct Writer {
    queue: Sender<Order>,
    thread: std::sync::Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    pub(crate) fn start(
        session: sqlite::Session,
        log: Log,
        counters: Arc<Counters>,
    ) -> Result<Self> {
        let (queue, orders) = flume::bounded(4 * GROUP);
        let tx = Tx::new(crate::Conn::new(Session::Sqlite(session)));
        let thread = std::thread::Builder::new()
            .name("db-writer".to_owned())
            .spawn(move || work(tx, &orders, log, &counters))?;
        Ok(Writer {
            queue,
            thread: std::sync::Mutex::new(Some(thread)),
        })
    }

    pub(crate) async fn write<T, E, F>(&self, hurry: Hurry, f: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let mut todo = Some(f);
        let once = move |tx: &mut Tx| match todo.take() {
            Some(f) => f(tx),
            None => Err(Error::Unavailable.into()),
        };
        self.order(hurry, once, false).await
    }

    /// The same for what may run more than once before it is answered.
    pub(crate) async fn write_again<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnMut(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.order(Hurry::Now, f, true).await
    }

    async fn order<T, E, F>(&self, hurry: Hurry, todo: F, again: bool) -> Result<T, E>
    where
        F: FnMut(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job = Box::new(Write {
            todo,
            again,
            done: None,
            reply,
        });
        let order = match hurry {
            Hurry::Now => Order::Write(job),
            Hurry::Soon => Order::Soon(job),
            Hurry::Behind => Order::Behind(job),
        };
        self.queue
            .send_async(order)
            .await
            .map_err(|_| Error::Unavailable)?;
        match answer.await {
            Ok(Ok(result)) => result,
            Ok(Err(panic)) => resume_unwind(panic),
            Err(_) => Err(Error::Unavailable.into()),
        }
    }

    /// Finishes what is queued and ends the thread.
    pub(crate) async fn close(&self) {
        let _ = self.queue.send_async(Order::Stop).await;
        let thread = self
            .thread
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .take();
        if let Some(thread) = thread {
            let _ = tokio::task::spawn_blocking(move || thread.join()).await;
        }
    }
}

trait Job: Send {
    /// Runs the closure; whether to keep what it changed.
    fn run(&mut self, tx: &mut Tx) -> bool;
    /// Whether it may be run once more when what it did was undone.
    fn again(&self) -> bool;
    /// Tells the caller; an error is the fate of the commit.
    fn answer(self: Box<Self>, fate: Result<()>);
}

struct Write<T, E, F> {
    todo: F,
    again: bool,
    done: Option<std::thread::Result<Result<T, E>>>,
    reply: oneshot::Sender<std::thread::Result<Result<T, E>>>,
}

impl<T, E, F> Job for Write<T, E, F>
where
    F: FnMut(&mut Tx) -> Result<T, E> + Send,
    T: Send,
    E: From<Error> + Send,
{
    fn run(&mut self, tx: &mut Tx) -> bool {
        let done = catch_unwind(AssertUnwindSafe(|| tx.run(&mut self.todo)));
        let keep = matches!(done, Ok(Ok(_)));
        self.done = Some(done);
        keep
    }

    fn again(&self) -> bool {
        self.again
    }

    fn answer(self: Box<Self>, fate: Result<()>) {
        let result = match (self.done, fate) {
            (Some(Err(panic)), _) => Err(panic),
            (_, Err(error)) => Ok(Err(error.into())),
            (Some(done), Ok(())) => done,
            (None, Ok(())) => Ok(Err(Error::Unavailable.into())),
        };
        // The caller may have gone; what it asked for is done all the same.
        let _ = self.reply.send(result);
    }
}

fn work(mut tx: Tx, orders: &Receiver<Order>, mut log: Log, counters: &Counters) {
    let mut waiting = Waiting::default();
    let mut optimized = Instant::now();
    let mut span = SPAN;
    while !waiting.stop {
        waiting.collect(orders);
        let mut todo = (waiting.take(), waiting.take_behind());
        let writes = todo.0.len() + todo.1.len();
        while !todo.0.is_empty() || !todo.1.is_empty() {
            let (left, took) = group((&mut tx, &mut span), todo, counters);
            todo = left;
            if let Some(took) = took {
                waiting.rest = Some(Instant::now() + took * REST);
            }
        }
        if let Some(session) = session(&mut tx) {
            log.look(session, writes);
        }
        if waiting.stop || (orders.is_empty() && optimized.elapsed() >= OPTIMIZE) {
            optimized = Instant::now();
            let done = session(&mut tx).map_or(Ok(()), |session| session.optimize(false));
            if let Err(error) = done {
                tracing::warn!(%error, "optimize failed");
            }
        }
    }
    log.close();
}

/// What is to be written next.
#[derive(Default)]
struct Waiting {
    jobs: Vec<Box<dyn Job>>,
    /// Those in no hurry, and when they have waited long enough.
    soon: Vec<Box<dyn Job>>,
    due: Option<Instant>,
    /// Those that give way to all others, when somebody else came last, and until when the writer belongs to them.
    behind: Vec<Box<dyn Job>>,
    came: Option<Instant>,
    rest: Option<Instant>,
    stop: bool,
}

impl Waiting {
    /// Waits for an order, then takes all there are.
    fn collect(&mut self, orders: &Receiver<Order>) {
        let until = [self.due, self.turn()].into_iter().flatten().min();
        let wait = until.map_or(OPTIMIZE, |until| {
            until.saturating_duration_since(Instant::now())
        });
        match orders.recv_timeout(wait) {
            Ok(order) => self.add(order),
            Err(flume::RecvTimeoutError::Disconnected) => self.stop = true,
            Err(flume::RecvTimeoutError::Timeout) => {}
        }
        while self.jobs.len() + self.soon.len() < GROUP {
            match orders.try_recv() {
                Ok(order) => self.add(order),
                Err(_) => break,
            }
        }
    }

    fn add(&mut self, order: Order) {
        match order {
            Order::Write(job) => {
                self.came = Some(Instant::now());
                self.jobs.push(job);
            }
            Order::Soon(job) => {
                self.due.get_or_insert_with(|| Instant::now() + SOON);
                self.soon.push(job);
            }
            Order::Behind(job) => self.behind.push(job),
            Order::Stop => self.stop = true,
        }
    }

    /// The jobs of the next commit; those in no hurry come along at its end, or by themselves when it is time.
    fn take(&mut self) -> Vec<Box<dyn Job>> {
        let mut jobs = std::mem::take(&mut self.jobs);
        let due = self.due.is_some_and(|due| due <= Instant::now());
        if due || self.stop || !jobs.is_empty() {
            jobs.append(&mut self.soon);
            self.due = None;
        }
        jobs
    }

    /// The jobs that give way to all others, when it is their turn.
    fn take_behind(&mut self) -> Vec<Box<dyn Job>> {
        match self.turn() {
            Some(turn) if self.stop || turn <= Instant::now() => std::mem::take(&mut self.behind),
            _ => Vec::new(),
        }
    }

    /// When it is the turn of those that give way: after their rest, or as soon as nobody else comes. None if there are none.
    fn turn(&self) -> Option<Instant> {
        self.behind.first()?;
        let now = Instant::now();
        let quiet = self.came.map_or(now, |came| came + QUIET);
        Some(self.rest.unwrap_or(now).min(quiet))
    }
}

/// Jobs, and those that give way to them.
type Todo = (Vec<Box<dyn Job>>, Vec<Box<dyn Job>>);

/// Runs the jobs in one transaction and answers them; gives back those it did not come to in `span`, which becomes as long as the
/// commit took. Those that give way share it when all others have been run; with how long they took, if it was their turn.
fn group(
    (tx, span): (&mut Tx, &mut Duration),
    (mut jobs, mut behind): Todo,
    counters: &Counters,
) -> (Todo, Option<Duration>) {
    let (mut left, mut took) = (Vec::new(), None);
    let began = Instant::now();
    let alone = jobs.len() + behind.len() == 1;
    // A sort that keeps the order among those that are alike.
    jobs.sort_by_key(|job| !job.again());
    let (mut keep, mut apart) = (true, false);
    let mut fate = step(tx, "BEGIN IMMEDIATE");
    if fate.is_ok() {
        for i in 0..jobs.len() {
            fate = if alone {
                bare(tx, &mut jobs[i]).map(|kept| keep = kept)
            } else if apart || !jobs[i].again() {
                one(tx, &mut jobs[i])
            } else {
                together(tx, &mut jobs[..=i], &mut apart)
            };
            if fate.is_err() || began.elapsed() >= *span {
                left = jobs.split_off(i + 1);
                break;
            }
        }
    }
    if left.is_empty() && !behind.is_empty() {
        let began = Instant::now();
        let mut run = |job: &mut Box<dyn Job>| match alone {
            true => bare(tx, job).map(|kept| keep = kept),
            false => one(tx, job),
        };
        fate = fate.and_then(|()| behind.iter_mut().try_for_each(&mut run));
        took = Some(began.elapsed());
        jobs.append(&mut behind);
    }
    if fate.is_ok() {
        let began = Instant::now();
        fate = step(tx, if keep { "COMMIT" } else { "ROLLBACK" });
        *span = SPAN.max(began.elapsed());
    }
    if let Err(error) = &fate {
        tracing::error!(%error, writes = jobs.len(), "group of writes lost");
        if session(tx).is_some_and(|s| s.in_transaction())
            && let Err(error) = step(tx, "ROLLBACK")
        {
            tracing::error!(%error, "rollback failed");
        }
    }
    counters.commits.fetch_add(1, Ordering::Relaxed);
    counters
        .writes
        .fetch_add(jobs.len() as u64, Ordering::Relaxed);
    for job in jobs {
        job.answer(fate.clone());
    }
    ((left, behind), took)
}

/// Runs one job; whether to keep what it changed. An error means that the whole transaction is lost: SQLite ends it by itself when,
/// for instance, the disk is full.
fn bare(tx: &mut Tx, job: &mut Box<dyn Job>) -> Result<bool> {
    let keep = job.run(tx);
    let failure = tx.reset();
    if session(tx).is_none_or(|s| !s.in_transaction()) {
        return Err(failure.unwrap_or(Error::Sql("the transaction was ended inside".to_owned())));
    }
    Ok(keep)
}

/// Runs one job of several in its savepoint, for which SQLite copies each page before it changes it.
fn one(tx: &mut Tx, job: &mut Box<dyn Job>) -> Result<()> {
    step(tx, "SAVEPOINT w")?;
    if !bare(tx, job)? {
        step(tx, "ROLLBACK TO w")?;
    }
    step(tx, "RELEASE w")
}

/// Runs the last of `jobs`, all there are in this transaction, without a savepoint. If it fails when it has changed something, the
/// transaction begins anew, and the others are run again, from then on each apart.
fn together(tx: &mut Tx, jobs: &mut [Box<dyn Job>], apart: &mut bool) -> Result<()> {
    let Some((last, others)) = jobs.split_last_mut() else {
        return Ok(());
    };
    let changes = |tx: &mut Tx| session(tx).map(|session| session.changes());
    let before = changes(tx);
    if bare(tx, last)? || changes(tx) == before {
        return Ok(());
    }
    *apart = true;
    step(tx, "ROLLBACK")?;
    step(tx, "BEGIN IMMEDIATE")?;
    others.iter_mut().try_for_each(|job| one(tx, job))
}

fn step(tx: &mut Tx, sql: &'static str) -> Result<()> {
    session(tx).map_or(Ok(()), |session| session.step(sql))
}

fn session(tx: &mut Tx) -> Option<&mut sqlite::Session> {
    match &mut tx.session {
        Session::Sqlite(session) => Some(session),
        Session::Postgres(_) => None,
    }
}
