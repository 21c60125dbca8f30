//! Puts events in line and feeds the consumers: at least once, in order, from where each stood.
//!
//! A consumer's effect and its new position commit together, so what it does in the store happens exactly once.

use std::future::Future;
use std::time::Duration;

use model::{Event, EventKind, Time};
use store::jobs::Work;
use store::{Tx, events};

use crate::jobs::Failure;
use crate::{Ctx, organisation};

/// Events a consumer takes in one transaction.
const BATCH: i64 = 256;
/// How long the dispatcher sleeps when nobody wakes it: bounds the delay of events that another server wrote.
const TICK: Duration = Duration::from_millis(500);

/// Begins the kind of a job that stands for an event laid aside; the name of the consumer follows.
pub(crate) const LAID_ASIDE: &str = "event.";

/// Something that acts on events, inside the store.
pub trait Consumer: Send + Sync {
    /// Its name in the store; never changes.
    fn name(&self) -> &'static str;
    /// Acts on one event. An error undoes this event's effects; it is tried again, and laid aside as a dead job when it keeps failing.
    fn handle(&self, ctx: &Ctx, tx: &mut Tx, event: &Event) -> Result<(), db::Error>;
}

/// Every consumer, in the order they are fed.
pub fn consumers() -> &'static [&'static dyn Consumer] {
    &[
        &crate::notifications::Teller,
        &crate::search::Indexer,
        &crate::groups::Keeper,
        &crate::push::Waker,
    ]
}

/// Dispatches until `shutdown` resolves.
pub async fn run(ctx: Ctx, shutdown: impl Future<Output = ()>) {
    let mut shutdown = std::pin::pin!(shutdown);
    let mut published = match ctx.db().read(events::last_seq).await {
        Ok(seq) => seq,
        Err(error) => {
            tracing::error!(%error, "the dispatcher cannot read the events");
            0
        }
    };
    loop {
        tokio::select! {
            () = &mut shutdown => return,
            () = ctx.bus().woken() => {}
            () = tokio::time::sleep(TICK) => {}
        }
        match turn(&ctx, published).await {
            Ok(seq) => published = seq,
            Err(error) => {
                tracing::error!(%error, "dispatching failed; trying again");
                tokio::time::sleep(TICK).await;
            }
        }
    }
}

/// Sequences, consumes and publishes everything there is; answers the last place published.
/// For tests and tools that want effects now.
pub async fn run_once(ctx: &Ctx) -> Result<i64, db::Error> {
    let before = ctx.db().read(events::last_seq).await?;
    turn(ctx, before).await
}

async fn turn(ctx: &Ctx, mut published: i64) -> Result<i64, db::Error> {
    loop {
        let sequenced = ctx.db().write(|tx| events::sequence(tx, BATCH)).await?;
        // The first turn after a start also finishes what a crash left undone.
        for consumer in consumers() {
            while feed(ctx, *consumer).await? == BATCH as usize {}
        }
        // Live screens come after the consumers, so that a notice is there when its event arrives.
        let seq = published;
        let fresh = ctx
            .db()
            .read(move |c| events::list_after(c, seq, BATCH))
            .await?;
        let full = fresh.len() == BATCH as usize;
        for event in fresh {
            published = event.seq;
            if event.kind == EventKind::OrganisationChanged {
                ctx.set_organisation(ctx.db().read(organisation::load).await?);
            }
            ctx.bus().publish(event);
        }
        if sequenced == 0 && !full {
            return Ok(published);
        }
    }
}

/// Feeds one batch to one consumer; answers how many events it took.
async fn feed(ctx: &Ctx, consumer: &'static dyn Consumer) -> Result<usize, db::Error> {
    let position = ctx
        .db()
        .read(move |c| events::position(c, consumer.name()))
        .await?;
    let batch = ctx
        .db()
        .read(move |c| events::list_after(c, position, BATCH))
        .await?;
    let Some(last) = batch.last().map(|e| e.seq) else {
        return Ok(0);
    };
    let (taken, ctx_, now) = (batch.len(), ctx.clone(), ctx.now());
    ctx.db()
        .write(move |tx| {
            for event in &batch {
                if let Err(error) = tx.savepoint(|tx| consumer.handle(&ctx_, tx, event)) {
                    lay_aside(&ctx_, tx, consumer, event, &error, now)?;
                }
            }
            events::advance(tx, consumer.name(), last, now)
        })
        .await?;
    Ok(taken)
}

/// Lets a consumer act after all on the event at place `seq`, which was laid aside.
pub(crate) async fn retry(ctx: &Ctx, consumer: &str, seq: i64) -> Result<(), Failure> {
    let named = |c: &&&'static dyn Consumer| c.name() == consumer;
    let Some(consumer) = consumers().iter().find(named) else {
        return Err(Failure::Hopeless(format!("no such consumer: {consumer}")));
    };
    let handler = ctx.clone();
    let found = ctx.db().write(move |tx| match events::find(tx, seq)? {
        Some(event) => consumer.handle(&handler, tx, &event).map(|()| true),
        None => Ok(false),
    });
    match found.await? {
        true => Ok(()),
        false => Err(Failure::Hopeless("the event was forgotten".to_owned())),
    }
}

/// One event that cannot be handled must not stop all that follow: it becomes a dead job an administrator sees.
fn lay_aside(
    ctx: &Ctx,
    tx: &mut Tx,
    consumer: &dyn Consumer,
    event: &Event,
    error: &db::Error,
    now: Time,
) -> Result<(), db::Error> {
    if matches!(
        error,
        db::Error::Busy | db::Error::Full | db::Error::Unavailable
    ) {
        return Err(db::Error::Busy);
    }
    tracing::error!(consumer = consumer.name(), seq = event.seq, %error, "an event was laid aside");
    let id = ctx.id();
    let work = Work {
        kind: &format!("{LAID_ASIDE}{}", consumer.name()),
        data: &event.seq.to_string(),
        unique: None,
    };
    store::jobs::enqueue(tx, id, &work, now, now)?;
    store::jobs::fail(tx, id, &error.to_string(), None, now)
}
