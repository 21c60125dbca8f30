//! One façade over SQLite and PostgreSQL: the same statements, parameters, rows and errors on both.
//! It must never know a table of the product, nor wait for anything but its database inside a transaction.
//! One more difference between the engines goes into `dialect` (spelling), `error` (meaning) or `postgres::wire` (types).

mod conn;
mod dialect;
mod error;
mod health;
mod migrate;
mod options;
mod postgres;
mod row;
mod schema;
mod sqlite;
mod value;

use std::sync::Arc;
use std::sync::atomic::Ordering;

use deadpool_postgres::Pool;
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

pub use conn::{Conn, Tx};
pub use error::{Error, Result};
pub use migrate::Migration;
pub use options::{Counts, Engine, Options, Sync};
pub use row::Row;
pub use value::Value;

use conn::Session;
use sqlite::Use;
use sqlite::log::Log;
use sqlite::readers::Readers;
use sqlite::writer::{Counters, Hurry, Writer};

/// Long reads that may run at once on SQLite.
const LONG: usize = 2;

/// An open database; clones share it.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    options: Options,
    counters: Arc<Counters>,
    /// Places for long reads.
    long: Arc<Semaphore>,
    kind: Kind,
}

enum Kind {
    Sqlite {
        short: Readers,
        long: Arc<Readers>,
        writer: Writer,
    },
    Postgres(Pool),
}

impl Db {
    /// Opens the database, making the SQLite file if there is none.
    pub async fn open(options: &Options) -> Result<Db> {
        let options = options.clone();
        let counters = Arc::new(Counters::default());
        let (long, kind) = match options.path() {
            Some(path) => {
                let (asked, counted) = (options.clone(), counters.clone());
                let kind = blocking(move || {
                    let session = sqlite::Session::open(&path, &asked, Use::Write)?;
                    // It writes nothing of its own.
                    let copier = sqlite::Session::open(&path, &asked, Use::Read)?;
                    let log = Log::start(copier, asked.busy)?;
                    let writer = Writer::start(session, log, counted)?;
                    let short = Readers::new(path.clone(), asked.clone(), asked.readers);
                    let long = Arc::new(Readers::new(path, asked, LONG));
                    Ok::<_, Error>(Kind::Sqlite {
                        short,
                        long,
                        writer,
                    })
                });
                (LONG, kind.await?)
            }
            None => (
                (options.connections / 4).max(1),
                Kind::Postgres(postgres::open(&options).await?),
            ),
        };
        let long = Arc::new(Semaphore::new(long));
        Ok(Db(Arc::new(Inner {
            options,
            counters,
            long,
            kind,
        })))
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match self.0.kind {
            Kind::Sqlite { .. } => Engine::Sqlite,
            Kind::Postgres(_) => Engine::Postgres,
        }
    }

    /// Reads in one consistent snapshot. For short, indexed reads: on SQLite `f` runs on the calling thread.
    pub async fn read<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        match &self.0.kind {
            Kind::Sqlite { short, .. } => {
                // It never waits, so it must give way by itself now and then.
                tokio::task::coop::consume_budget().await;
                short.read(f)
            }
            Kind::Postgres(pool) => read(pool, None, f).await,
        }
    }

    /// The same for what takes longer (search, export): few at once, never in the way of [`read`](Db::read).
    pub async fn read_long<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        // The place is held until the reading ends, even if nobody waits for it any more.
        let place = self
            .0
            .long
            .clone()
            .acquire_owned()
            .await
            .map_err(|_| Error::Unavailable)?;
        match &self.0.kind {
            Kind::Sqlite { long, .. } => {
                let long = long.clone();
                blocking(move || {
                    let _place = place;
                    long.read(f)
                })
                .await
            }
            Kind::Postgres(pool) => read(pool, Some(place), f).await,
        }
    }

    /// Writes in one transaction: all of it, durable when this returns, or on an error or panic nothing.
    ///
    /// SQLite runs closures one after another. PostgreSQL runs them side by side (READ COMMITTED): what `f` read may
    /// have changed when it writes, so let the statement decide (`ON CONFLICT`, `UPDATE ... WHERE`) or lock the row with
    /// `/*postgres FOR UPDATE*/`. A write whose future is dropped may still happen.
    pub async fn write<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.write_when(Hurry::Now, f).await
    }

    /// The same for what many do at once, and what may run more than once before it is answered: on SQLite those of one commit do
    /// without savepoints. If one of them fails after it changed something, all of that is undone, and the others are run anew.
    pub async fn write_again<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnMut(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        match &self.0.kind {
            Kind::Sqlite { writer, .. } => writer.write_again(f).await,
            Kind::Postgres(_) => self.write_when(Hurry::Now, f).await,
        }
    }

    /// The same for work behind the scenes that nobody waits for: on SQLite it shares the commit of whoever writes next
    /// instead of making them wait for one of its own, and takes one itself when nobody does for a few milliseconds.
    pub async fn write_soon<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.write_when(Hurry::Soon, f).await
    }

    /// The same for what takes long: on SQLite it comes after all others that share its commit, and has an eleventh of the writer's
    /// time while others need it.
    pub async fn write_behind<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.write_when(Hurry::Behind, f).await
    }

    async fn write_when<T, E, F>(&self, hurry: Hurry, f: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let pool = match &self.0.kind {
            Kind::Sqlite { writer, .. } => return writer.write(hurry, f).await,
            Kind::Postgres(pool) => pool,
        };
        let client = postgres::get(pool).await?;
        let counters = self.0.counters.clone();
        let handle = Handle::current();
        blocking(move || {
            let mut tx = Tx::new(Conn::new(Session::Postgres(postgres::Session::new(
                client, handle, true,
            ))));
            let result = tx.run(f);
            counters.writes.fetch_add(1, Ordering::Relaxed);
            let ended = match &mut tx.session {
                Session::Postgres(session) => session.end(result.is_ok()),
                Session::Sqlite(_) => Ok(()),
            };
            match (result, ended) {
                (Ok(_), Err(error)) => Err(error.into()),
                (result, _) => {
                    counters
                        .commits
                        .fetch_add(u64::from(result.is_ok()), Ordering::Relaxed);
                    result
                }
            }
        })
        .await
    }

    /// Brings the schema to the last of these versions, in one transaction; says which ones were missing.
    pub async fn migrate(&self, known: &[Migration]) -> Result<Vec<i64>> {
        let known = known.to_vec();
        let Some(path) = self.0.options.path() else {
            return self.write(move |tx| migrate::run(tx, &known)).await;
        };
        // A connection of its own: tables can only be rebuilt with foreign keys off, which no transaction can do.
        let options = self.0.options.clone();
        blocking(move || {
            let mut session = sqlite::Session::open(&path, &options, Use::Migrate)?;
            session.step("BEGIN IMMEDIATE")?;
            let mut tx = Tx::new(Conn::new(Session::Sqlite(session)));
            let done = migrate::run(&mut tx, &known)?;
            tx.batch("COMMIT")?;
            if let Session::Sqlite(session) = &mut tx.session {
                session.optimize(true)?;
            }
            Ok(done)
        })
        .await
    }

    /// Finishes what is queued and closes; whoever still has a clone gets `Unavailable`.
    pub async fn close(self) {
        self.0.long.close();
        match &self.0.kind {
            Kind::Sqlite { writer, .. } => {
                writer.close().await;
                let _ = blocking(move || {
                    if let Kind::Sqlite { short, long, .. } = &self.0.kind {
                        short.close();
                        long.close();
                    }
                    Ok::<_, Error>(())
                })
                .await;
            }
            Kind::Postgres(pool) => pool.close(),
        }
    }
}

async fn read<T, E, F>(pool: &Pool, place: Option<OwnedSemaphorePermit>, f: F) -> Result<T, E>
where
    F: FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<Error> + Send + 'static,
{
    let client = postgres::get(pool).await?;
    let handle = Handle::current();
    blocking(move || {
        let _place = place;
        let mut conn = Conn::new(Session::Postgres(postgres::Session::new(
            client, handle, false,
        )));
        let result = f(&mut conn);
        let result = conn.settle(result);
        if let Session::Postgres(session) = &mut conn.session {
            session.leave();
        }
        result
    })
    .await
}

/// Runs `f` where it may block; a panic of it is the caller's.
async fn blocking<T, E, F>(f: F) -> Result<T, E>
where
    F: FnOnce() -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<Error> + Send + 'static,
{
    match tokio::task::spawn_blocking(f).await {
        Ok(result) => result,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Err(Error::Unavailable.into()),
        },
    }
}
