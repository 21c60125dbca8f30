//! PostgreSQL: a pool, and a session whose statements a closure waits for one by one.

mod tls;
mod wire;

use std::pin::pin;
use std::time::Duration;

use deadpool_postgres::{
    Hook, Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime,
};
use futures_util::TryStreamExt;
use tokio::runtime::Handle;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Config, Statement};

use crate::dialect::Cache;
use crate::{Engine, Error, Options, Result, Row, Value};

/// Statements a connection keeps prepared.
const STATEMENTS: usize = 512;
/// How long a connection may take to be made.
const CONNECT: Duration = Duration::from_secs(10);

const WRITE: &str = "BEGIN";
const READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";

/// Makes the pool and sees that the server answers.
pub(crate) async fn open(options: &Options) -> Result<Pool> {
    let (url, tls) = tls::from_url(&options.url)?;
    let mut config: Config = url
        .parse()
        .map_err(|error| Error::Sql(format!("database address: {error}")))?;
    let own = config.get_options().unwrap_or_default().to_owned();
    config.options(format!(
        "-c lock_timeout={} {own}",
        options.busy.as_millis()
    ));
    if config.get_application_name().is_none() {
        config.application_name("corner");
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(CONNECT);
    }
    let place = format!("{:?} {:?}", config.get_hosts(), config.get_ports());
    let manager = Manager::from_config(
        config,
        tls,
        ManagerConfig {
            recycling_method: RecyclingMethod::Fast,
        },
    );
    let pool = Pool::builder(manager)
        .max_size(options.connections.max(1))
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(options.busy))
        .create_timeout(Some(CONNECT))
        .pre_recycle(Hook::sync_fn(|client, _| {
            if client.statement_cache.size() > STATEMENTS {
                client.statement_cache.clear();
            }
            Ok(())
        }))
        .build()
        .map_err(|error| Error::Io(error.to_string()))?;
    match pool.get().await {
        Ok(_) => Ok(pool),
        Err(PoolError::Backend(error)) => Err(Error::Io(format!(
            "PostgreSQL at {place}: {}",
            story(&error)
        ))),
        Err(error) => Err(Error::Io(format!("PostgreSQL at {place}: {error}"))),
    }
}

/// A free connection; `Busy` if none comes free in time.
pub(crate) async fn get(pool: &Pool) -> Result<Object> {
    pool.get().await.map_err(|error| match error {
        PoolError::Timeout(_) => Error::Busy,
        PoolError::Backend(error) => match fail(&error) {
            Error::Busy => Error::Busy,
            _ => {
                tracing::error!(error = story(&error), "no connection to PostgreSQL");
                Error::Unavailable
            }
        },
        _ => Error::Unavailable,
    })
}

/// One connection, for one transaction. It starts with the first statement, in the same packet.
pub(crate) struct Session {
    client: Option<Object>,
    handle: Handle,
    texts: Cache,
    begin: Option<&'static str>,
}

impl Session {
    pub(crate) fn new(client: Object, handle: Handle, write: bool) -> Self {
        let begin = Some(if write { WRITE } else { READ });
        Session {
            client: Some(client),
            handle,
            texts: Cache::new(Engine::Postgres),
            begin,
        }
    }

    pub(crate) fn each<E>(
        &mut self,
        sql: &str,
        params: &[Value],
        f: &mut dyn FnMut(Row) -> Result<(), E>,
    ) -> Result<Result<(), E>> {
        let begin = self.begin.take();
        let sql = self.texts.get(sql);
        let client = self.client.as_ref().ok_or(Error::Unavailable)?;
        self.handle.block_on(async {
            let query = async {
                let statement = client.prepare_cached(sql).await?;
                client.query_raw(&statement, borrowed(params)).await
            };
            let mut rows = pin!(after(client, begin, query).await?);
            while let Some(row) = rows.try_next().await.map_err(|error| fail(&error))? {
                let cells = (0..row.len())
                    .map(|i| row.try_get::<_, Value>(i))
                    .collect::<Result<_, _>>();
                if let Err(error) = f(Row(cells.map_err(|error| fail(&error))?)) {
                    return Ok(Err(error));
                }
            }
            Ok(Ok(()))
        })
    }

    pub(crate) fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64> {
        let begin = self.begin.take();
        let sql = self.texts.get(sql);
        let client = self.client.as_ref().ok_or(Error::Unavailable)?;
        self.handle.block_on(async {
            let query = async {
                let statement: Statement = client.prepare_cached(sql).await?;
                client.execute_raw(&statement, borrowed(params)).await
            };
            after(client, begin, query).await
        })
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        let begin = self.begin.take();
        let client = self.client.as_ref().ok_or(Error::Unavailable)?;
        self.handle
            .block_on(after(client, begin, client.batch_execute(sql)))
    }

    /// Ends a write. A connection that cannot end its transaction is closed.
    pub(crate) fn end(&mut self, commit: bool) -> Result<()> {
        if self.begin.is_some() {
            return Ok(());
        }
        let client = self.client.take().ok_or(Error::Unavailable)?;
        let sql = if commit { "COMMIT" } else { "ROLLBACK" };
        let ended = self.handle.block_on(client.batch_execute(sql));
        if ended.is_err() {
            drop(Object::take(client));
        }
        ended.map_err(|error| fail(&error))
    }

    /// Ends a read without anybody waiting for it.
    pub(crate) fn leave(&mut self) {
        if self.begin.is_none()
            && let Some(client) = self.client.take()
        {
            self.handle.spawn(async move {
                if client.batch_execute("COMMIT").await.is_err() {
                    drop(Object::take(client));
                }
            });
        }
    }
}

impl Drop for Session {
    /// A transaction nobody ended (a panic) must not come back to the pool.
    fn drop(&mut self) {
        if self.begin.is_none()
            && let Some(client) = self.client.take()
        {
            drop(Object::take(client));
        }
    }
}

/// Runs the query, behind the start of the transaction if that is still to come.
async fn after<T>(
    client: &Object,
    begin: Option<&'static str>,
    query: impl Future<Output = Result<T, tokio_postgres::Error>>,
) -> Result<T> {
    let Some(begin) = begin else {
        return query.await.map_err(|error| fail(&error));
    };
    let (begun, done) = tokio::join!(biased; client.batch_execute(begin), query);
    begun.map_err(|error| fail(&error))?;
    done.map_err(|error| fail(&error))
}

fn borrowed(params: &[Value]) -> impl ExactSizeIterator<Item = &(dyn ToSql + Sync)> {
    params.iter().map(|value| value as &(dyn ToSql + Sync))
}

/// An error with its causes, for the log and for the one who starts the program.
fn story(error: &tokio_postgres::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

pub(crate) fn fail(error: &tokio_postgres::Error) -> Error {
    let Some(db) = error.as_db_error() else {
        let fits = [
            "error serializing",
            "error deserializing",
            "expected ",
            "error retrieving",
        ];
        let text = story(error);
        if fits.iter().any(|start| text.starts_with(start)) {
            return Error::Sql(text);
        }
        tracing::error!(error = text, "PostgreSQL is gone");
        return Error::Unavailable;
    };
    let name = || db.constraint().unwrap_or_default().to_owned();
    match db.code() {
        &SqlState::FOREIGN_KEY_VIOLATION => Error::Conflict("foreign_key".to_owned()),
        &SqlState::NOT_NULL_VIOLATION => Error::Conflict(format!(
            "{}_{}_not_null",
            db.table().unwrap_or_default(),
            db.column().unwrap_or_default()
        )),
        &SqlState::T_R_SERIALIZATION_FAILURE
        | &SqlState::T_R_DEADLOCK_DETECTED
        | &SqlState::LOCK_NOT_AVAILABLE
        | &SqlState::QUERY_CANCELED
        | &SqlState::TOO_MANY_CONNECTIONS => Error::Busy,
        &SqlState::DISK_FULL => Error::Full,
        &SqlState::READ_ONLY_SQL_TRANSACTION => Error::ReadOnly,
        &SqlState::DATA_CORRUPTED | &SqlState::INDEX_CORRUPTED => {
            Error::Corrupt(db.message().to_owned())
        }
        &SqlState::ADMIN_SHUTDOWN | &SqlState::CRASH_SHUTDOWN | &SqlState::CANNOT_CONNECT_NOW => {
            Error::Unavailable
        }
        code => match code.code().get(..2) {
            Some("23") => Error::Conflict(name()),
            Some("08") => Error::Unavailable,
            // The message of a data exception quotes the value.
            Some("22") => Error::Sql(format!("value does not fit ({})", code.code())),
            _ => Error::Sql(format!("{} ({})", db.message(), code.code())),
        },
    }
}
