//! Work that is done later: asked for in the transaction of its cause, tried again with back-off, laid aside when hopeless.
//!
//! To add work: a line in [`work`], and an `async fn(ctx, data) -> Result<(), Failure>` that may run twice.

use std::fmt;
use std::future::Future;
use std::time::Duration;

use model::{JobId, Time};
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::Tx;
use store::jobs::{Job, Work};

use crate::{Ctx, Refusal, records};

/// Tries before a job is laid aside.
const TRIES: i64 = 8;
/// How long a worker may hold a job before it counts as lost.
const HOLD: Duration = Duration::from_secs(120);
/// How long a worker sleeps when nobody wakes it.
const TICK: Duration = Duration::from_secs(1);
/// Jobs taken at once.
const BATCH: i64 = 8;

/// Why a job failed.
#[derive(Debug)]
pub enum Failure {
    /// Worth another try.
    Again(String),
    /// Never will be.
    Hopeless(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Again(why) | Self::Hopeless(why) => f.write_str(why),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Internal(_) | Refusal::TooMany { .. } => Self::Again(refusal.to_string()),
            other => Self::Hopeless(other.to_string()),
        }
    }
}

impl From<db::Error> for Failure {
    fn from(error: db::Error) -> Self {
        Self::Again(error.to_string())
    }
}

/// Asks for work of `kind` at `due_at`. With a `unique` key, asking again while it waits changes nothing.
pub fn enqueue<T: Serialize>(
    ctx: &Ctx,
    tx: &mut Tx,
    kind: &str,
    data: &T,
    unique: Option<&str>,
    due_at: Time,
) -> Result<(), Refusal> {
    let data = store::param::write_json(data)?;
    let data = &data;
    let work = Work { kind, data, unique };
    store::jobs::enqueue(tx, ctx.id::<JobId>(), &work, due_at, ctx.now())?;
    Ok(())
}

/// Every kind of work there is.
async fn work(ctx: &Ctx, job: &Job) -> Result<(), Failure> {
    match job.kind.as_str() {
        "poll" => Ok(crate::statuses::poll_ended(ctx, data(job)?).await?),
        crate::push::KIND => crate::push::wake(ctx, data(job)?).await,
        "card" => crate::statuses::fetch_card(ctx, data(job)?, job.attempts).await,
        "scheduled" => Ok(crate::scheduled::send(ctx, data(job)?).await?),
        "group-digest" => Ok(crate::notifications::digest(ctx, data(job)?).await?),
        "group-fit" => Ok(crate::groups::fit(ctx, data(job)?).await?),
        "group-wipe" => Ok(crate::groups::wipe(ctx, data(job)?).await?),
        "wipe" => Ok(crate::statuses::wipe(ctx).await?),
        records::retention::KIND => Ok(records::retention::carry_out(ctx).await?),
        records::erasure::KIND => Ok(records::erasure::carry_out(ctx, data(job)?).await?),
        records::exports::KIND => records::exports::make(ctx, data(job)?).await,
        records::inquiries::KIND => Ok(records::inquiries::ended(ctx, data(job)?).await?),
        crate::auth::sweep::KIND => Ok(crate::auth::sweep::daily(ctx).await?),
        "media-sweep" => Ok(crate::media::sweep::daily(ctx).await?),
        other => match other.strip_prefix(crate::events::LAID_ASIDE) {
            Some(consumer) => crate::events::retry(ctx, consumer, data(job)?).await,
            None => Err(Failure::Hopeless(format!("no such work: {other}"))),
        },
    }
}

/// Reads what a job needs to know.
pub(crate) fn data<T: DeserializeOwned>(job: &Job) -> Result<T, Failure> {
    store::param::read_json(&job.data).map_err(|e| Failure::Hopeless(e.to_string()))
}

/// Works until `shutdown` resolves; a job that has begun is finished.
pub async fn run(ctx: Ctx, shutdown: impl Future<Output = ()>) {
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        match run_once(&ctx).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => tracing::error!(%error, "cannot take jobs; trying again"),
        }
        tokio::select! {
            () = &mut shutdown => return,
            () = tokio::time::sleep(TICK) => {}
        }
    }
}

/// Does the jobs that are due now; answers how many there were.
pub async fn run_once(ctx: &Ctx) -> Result<usize, db::Error> {
    let now = ctx.now();
    let due = ctx.db().read(store::jobs::next_due).await?;
    if due.is_none_or(|due| due > now)
        && !ctx
            .db()
            .read(move |c| store::jobs::any_lost(c, now))
            .await?
    {
        return Ok(0);
    }
    let jobs = ctx
        .db()
        .write(move |tx| store::jobs::claim(tx, BATCH, HOLD, now))
        .await?;
    // Side by side: a page that takes its time must not hold up the others, nor outlast their claims.
    let done = jobs.iter().map(async |job| {
        let outcome = work(ctx, job).await;
        settle(ctx, job, outcome).await
    });
    let done = futures_util::future::join_all(done).await;
    done.into_iter()
        .collect::<Result<Vec<()>, _>>()
        .map(|done| done.len())
}

async fn settle(ctx: &Ctx, job: &Job, outcome: Result<(), Failure>) -> Result<(), db::Error> {
    let (id, now, attempts) = (job.id, ctx.now(), job.attempts);
    match outcome {
        Ok(()) => ctx
            .db()
            .write(move |tx| store::jobs::delete(tx, id))
            .await
            .map(|_| ()),
        Err(failure) => {
            let again = matches!(failure, Failure::Again(_)) && attempts < TRIES;
            tracing::warn!(job = %id, kind = job.kind, attempts, again, "a job failed: {failure}");
            let due = again.then(|| now.plus(back_off(attempts)));
            ctx.db()
                .write(move |tx| store::jobs::fail(tx, id, &failure.to_string(), due, now))
                .await
        }
    }
}

/// 15 s, then about fourfold each time: the last of eight tries comes after some days.
fn back_off(attempts: i64) -> Duration {
    Duration::from_secs(15 * 4_u64.saturating_pow((attempts.clamp(1, 8) - 1) as u32))
}
