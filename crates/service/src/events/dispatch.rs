//! Puts events in line and feeds the consumers: at least once, in order, from where each stood.
//!
//! A consumer's effect and its new position commit together, so what it does in the store happens exactly once. The
//! consumers of a line share one transaction for each batch, and what can be looked up or worked out before it, is: the
//! writer belongs to everybody. There are two lines: people wait for what those in front do, live screens hear of an event
//! after it; those behind take what has come in a while, for what a batch costs by itself is much.

use std::collections::HashMap;
use std::future::Future;
use std::time::{Duration, Instant};

use model::{Event, EventKind, StatusId, Time};
use store::jobs::Work;
use store::statuses::find::Written;
use store::{Conn, Tx, events, statuses};
use tokio::task::JoinSet;

use crate::jobs::Failure;
use crate::timelines::index;
use crate::{Ctx, organisation};

/// Events that are taken in one transaction.
const BATCH: i64 = 256;
/// The same of those behind, who write a lot for each: so many at first, between so few and so many later,
const SMALL: i64 = 128;
const FEWEST: i64 = 64;
const MOST: i64 = 512;
/// as many as take no less and no longer than this, for who writes waits for them.
const SHORT: Duration = Duration::from_millis(2);
const LONG: Duration = Duration::from_millis(4);
/// How long those in front let events gather after a batch, and those behind.
const PACE: Duration = Duration::from_millis(20);
const GATHER: Duration = Duration::from_millis(200);
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
    /// Looks up what it takes to act on a batch, before its transaction; what comes back is asked instead of
    /// [`handle`](Consumer::handle), possibly twice for one event. None when there is nothing to look up.
    fn prepare(&self, _c: &mut Conn, _batch: &Batch) -> Result<Option<Act>, db::Error> {
        Ok(None)
    }
    /// Sets up what it writes to, when a server starts.
    fn begin(&self, _tx: &mut Tx) -> Result<(), db::Error> {
        Ok(())
    }
    /// Puts a piece of what its batches left in order, larger after a large batch of `events`; whether there may be more. Asked
    /// after each batch of those behind, and when nothing comes (after none) until there is no more.
    fn tidy(&self, _tx: &mut Tx, _events: usize) -> Result<bool, db::Error> {
        Ok(false)
    }
}

/// Acts on the events of one batch.
pub type Act = Box<dyn Fn(&Ctx, &mut Tx, &Event) -> Result<(), db::Error> + Send>;

/// Events in line, and the posts that are new or changed in them.
#[derive(Debug, Default)]
pub struct Batch {
    /// The events.
    pub events: Vec<Event>,
    /// Posts as they were when the batch was looked up.
    pub posts: HashMap<StatusId, Written>,
}

impl Batch {
    fn load(c: &mut Conn, after: i64, most: i64) -> Result<Self, db::Error> {
        let events = events::list_after(c, after, most)?;
        let fresh = |e: &Event| {
            use EventKind::{StatusEdited, StatusPosted, StatusRestored};
            let asked = matches!(e.kind, StatusPosted | StatusEdited | StatusRestored);
            e.status_id.filter(|_| asked)
        };
        let ids: Vec<StatusId> = events.iter().filter_map(fresh).collect();
        let posts = statuses::find::written(c, &ids)?;
        Ok(Self { events, posts })
    }
}

/// People wait for what these do; in the order they are fed.
const FRONT: &[&dyn Consumer] = &[
    &crate::notifications::Teller,
    &crate::groups::Keeper,
    &crate::push::Waker,
];
/// These may come a moment later.
const BEHIND: &[&dyn Consumer] = &[&crate::search::Indexer];

/// Every consumer.
pub fn consumers() -> impl Iterator<Item = &'static dyn Consumer> {
    FRONT.iter().chain(BEHIND).copied()
}

/// Dispatches until `shutdown` resolves.
pub async fn run(ctx: Ctx, shutdown: impl Future<Output = ()>) {
    let mut shutdown = std::pin::pin!(shutdown);
    let mut published = match ctx.db().read(begun).await {
        Ok(seq) => seq,
        Err(error) => {
            tracing::error!(%error, "the dispatcher cannot read the events");
            0
        }
    };
    ctx.bus().begin(published, ctx.now());
    // Ends with this.
    let mut behind = JoinSet::new();
    behind.spawn(follow(ctx.clone()));
    let mut more = false;
    loop {
        index::build_soon(&ctx);
        tokio::select! {
            () = &mut shutdown => return,
            () = rest(&ctx, more) => {}
        }
        match turn(&ctx, published, false).await {
            Ok(done) => (published, more) = done,
            Err(error) => {
                tracing::error!(%error, "dispatching failed; trying again");
                tokio::time::sleep(TICK).await;
            }
        }
    }
}

/// What comes together is taken together.
async fn rest(ctx: &Ctx, more: bool) {
    tokio::time::sleep(PACE).await;
    if !more {
        // It is no error if nobody wakes us.
        let _ = tokio::time::timeout(TICK, ctx.bus().woken()).await;
    }
}

/// Sequences, consumes and publishes everything there is; answers the last place published.
/// For tests and tools that want effects now.
pub async fn run_once(ctx: &Ctx) -> Result<i64, db::Error> {
    let mut seq = ctx.db().read(begun).await?;
    let mut more = true;
    while more {
        (seq, more) = turn(ctx, seq, true).await?;
    }
    let mut untidy = catch_up(ctx, true).await?;
    while untidy {
        let step = |tx: &mut Tx| Ok::<_, db::Error>(tidy(tx, 0));
        untidy = ctx.db().write(step).await?;
    }
    index::build(ctx).await?;
    Ok(seq)
}

/// Feeds those behind: at once with what comes after a while, with what comes soon after that together.
async fn follow(ctx: Ctx) {
    let mut places = ctx.bus().places();
    let begin = |tx: &mut Tx| BEHIND.iter().try_for_each(|consumer| consumer.begin(tx));
    if let Err(error) = ctx.db().write_soon(begin).await {
        tracing::error!(%error, "those behind cannot begin");
    }
    // An import or a restore may have left a lot.
    let mut untidy = true;
    loop {
        match catch_up(&ctx, false).await {
            Ok(more) => untidy |= more,
            Err(error) => {
                tracing::error!(%error, "dispatching failed; trying again");
                tokio::time::sleep(TICK).await;
                continue;
            }
        }
        tokio::time::sleep(GATHER).await;
        while untidy && !places.has_changed().unwrap_or(true) {
            let step = |tx: &mut Tx| Ok::<_, db::Error>(tidy(tx, 0));
            untidy = ctx.db().write_behind(step).await.unwrap_or(false);
        }
        if places.changed().await.is_err() {
            return;
        }
    }
}

/// Feeds those behind with everything that is in line; whether what that left can be put in order further.
async fn catch_up(ctx: &Ctx, now: bool) -> Result<bool, db::Error> {
    let (mut most, mut untidy) = (SMALL, false);
    loop {
        // Words are cut and stemmed there, so it is nothing for a thread that others need.
        let load = move |c: &mut Conn| Portion::load(c, (BEHIND, most), i64::MAX);
        let portion = ctx.db().read_long(load).await?;
        if !portion.is_due() {
            return Ok(untidy);
        }
        let (ctx_, events) = (ctx.clone(), portion.batch.events.len());
        let feed = move |tx: &mut Tx| {
            let began = Instant::now();
            portion.feed(&ctx_, tx)?;
            let untidy = tidy(tx, events);
            Ok::<_, db::Error>((untidy, began.elapsed()))
        };
        let (more, took) = match now {
            true => ctx.db().write(feed).await?,
            false => ctx.db().write_behind(feed).await?,
        };
        untidy = more;
        if events as i64 >= most {
            most = next(most, took);
        }
    }
}

/// How many events those behind take after `most` took so long.
fn next(most: i64, took: Duration) -> i64 {
    let next = match took {
        _ if took < SHORT => most * 2,
        _ if took > LONG => most / 2,
        _ => most,
    };
    next.clamp(FEWEST, MOST)
}

/// Whether there may be more to put in order. What fails is left as it is: nothing is lost by it.
fn tidy(tx: &mut Tx, events: usize) -> bool {
    let one = |consumer: &&dyn Consumer| {
        let done = tx.savepoint(|tx| consumer.tidy(tx, events));
        done.unwrap_or_else(|error| {
            tracing::error!(consumer = consumer.name(), %error, "cannot be put in order");
            false
        })
    };
    BEHIND.iter().map(one).fold(false, |all, more| all | more)
}

/// The place of the one in front that is furthest behind: what comes after it has not been told anybody yet.
fn begun(c: &mut Conn) -> Result<i64, db::Error> {
    let mut least = events::last_seq(c)?;
    for consumer in FRONT {
        least = least.min(events::position(c, consumer.name())?);
    }
    Ok(least)
}

/// One batch for those in front; answers the last place published, and whether there is more.
async fn turn(ctx: &Ctx, mut published: i64, now: bool) -> Result<(i64, bool), db::Error> {
    let before = published;
    let look = move |c: &mut Conn| {
        let portion = Portion::load(c, (FRONT, BATCH), before)?;
        Ok::<_, db::Error>((portion, events::are_waiting(c)?))
    };
    let (portion, waiting) = ctx.db().read(look).await?;
    if waiting {
        ctx.db().write(|tx| events::sequence(tx, BATCH)).await?;
    }
    let fresh = portion.batch.events.clone();
    if fresh.is_empty() {
        return Ok((published, waiting));
    }
    index::keep_up(ctx).await?;
    let mut more = waiting || fresh.len() as i64 >= BATCH;
    if portion.is_due() {
        let ctx_ = ctx.clone();
        let feed = move |tx: &mut Tx| {
            portion.feed(&ctx_, tx)?;
            // Who is told of something makes an event of it.
            let (last, waiting) = events::standing(tx)?;
            Ok::<_, db::Error>(waiting || last > portion.last())
        };
        more |= match now {
            true => ctx.db().write(feed).await?,
            false => ctx.db().write_soon(feed).await?,
        };
    }
    // Live screens come after the consumers, so that a notice is there when its event arrives.
    for event in fresh.into_iter().filter(|e| e.seq > before) {
        published = event.seq;
        if event.kind == EventKind::OrganisationChanged {
            ctx.set_organisation(ctx.db().read(organisation::load).await?);
        }
        if event.kind == EventKind::EmojiChanged {
            ctx.read_emoji().await?;
        }
        ctx.bus().publish(event, ctx.now());
    }
    Ok((published, more))
}

/// The next batch, and for each consumer where it stands and how it will act.
struct Portion {
    batch: Batch,
    turns: Vec<(&'static dyn Consumer, i64, Option<Act>)>,
}

impl Portion {
    /// What comes after the place of the one in line that is furthest behind, and after `published`.
    fn load(
        c: &mut Conn,
        (line, most): (&[&'static dyn Consumer], i64),
        published: i64,
    ) -> Result<Self, db::Error> {
        let mut places = Vec::new();
        for consumer in line {
            places.push(events::position(c, consumer.name())?);
        }
        let from = places.iter().copied().fold(published, i64::min);
        let batch = Batch::load(c, from, most)?;
        let mut turns = Vec::new();
        for (consumer, place) in line.iter().zip(places) {
            turns.push((*consumer, place, consumer.prepare(c, &batch)?));
        }
        Ok(Self { batch, turns })
    }

    fn last(&self) -> i64 {
        self.batch.events.last().map_or(0, |e| e.seq)
    }

    /// Whether any consumer has not had all of it.
    fn is_due(&self) -> bool {
        self.turns.iter().any(|(_, place, _)| *place < self.last())
    }

    fn feed(&self, ctx: &Ctx, tx: &mut Tx) -> Result<(), db::Error> {
        let now = ctx.now();
        for (consumer, place, act) in &self.turns {
            let act = |tx: &mut Tx, event: &Event| match act {
                Some(act) => act(ctx, tx, event),
                None => consumer.handle(ctx, tx, event),
            };
            let due = || self.batch.events.iter().filter(|e| e.seq > *place);
            // All at once; only if one of them fails, each by itself.
            let all = tx.savepoint(|tx| due().try_for_each(|event| act(tx, event)));
            if all.is_err() {
                for event in due() {
                    if let Err(error) = tx.savepoint(|tx| act(tx, event)) {
                        lay_aside(ctx, tx, *consumer, event, &error, now)?;
                    }
                }
            }
            if *place < self.last() {
                events::advance(tx, consumer.name(), self.last(), now)?;
            }
        }
        Ok(())
    }
}

/// Lets a consumer act after all on the event at place `seq`, which was laid aside.
pub(crate) async fn retry(ctx: &Ctx, consumer: &str, seq: i64) -> Result<(), Failure> {
    let Some(consumer) = consumers().find(|c| c.name() == consumer) else {
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

#[cfg(test)]
mod tests {
    use super::{FEWEST, LONG, MOST, SHORT, next};

    #[test]
    fn batches_are_as_large_as_time_allows() {
        assert_eq!(next(FEWEST, SHORT / 2), 2 * FEWEST);
        assert_eq!(next(MOST, SHORT / 2), MOST);
        assert_eq!(next(MOST, LONG * 2), MOST / 2);
        assert_eq!(next(FEWEST, LONG * 2), FEWEST);
        assert_eq!(next(200, SHORT), 200);
    }
}
