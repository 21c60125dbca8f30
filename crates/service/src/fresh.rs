//! Whether what was worked out for a reader still holds: what changed of late is remembered, and whom and what each change
//! concerns. Who kept something asks only what came since; what is not known for certain to leave it alone ends it.
//!
//! Like the index of timelines it is told by events alone, so several servers may each keep their own.

mod change;
mod concern;

use std::collections::VecDeque;
use std::hash::Hash;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};

use db::Engine;
use model::{AccountId, Time};
use store::{Conn, events};

pub(crate) use change::PROFILE;
pub use concern::{Concern, Shows};

use self::change::Change;
use crate::shelf::{Filled, Shelf};
use crate::{Answer, Ctx};

/// So many changes are remembered; what was worked out before them is worked out anew.
const REMEMBERED: usize = 4096;
/// Events that are taken at a time.
const BATCH: i64 = 256;

/// What changed of late.
#[derive(Debug, Default)]
pub(crate) struct Fresh {
    lately: RwLock<Lately>,
    /// One takes events at a time.
    turn: Mutex<()>,
    /// One asks at a time.
    asking: tokio::sync::Mutex<()>,
}

#[derive(Debug, Default)]
struct Lately {
    /// How often this server had written when it was looked last; none before that.
    writes: Option<u64>,
    /// The last event that is known.
    seq: i64,
    /// Everything after this place is remembered.
    from: i64,
    changes: VecDeque<Change>,
}

/// A place in line: everything up to it was known when something was worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known(i64);

impl Known {
    /// How far the store has come in a snapshot: `writes` is how often this server had written before that was taken.
    pub(crate) fn within(c: &mut Conn, ctx: &Ctx, writes: u64) -> store::Result<Option<Self>> {
        let unmoved = ctx.fresh().unmoved(writes);
        match unmoved.filter(|_| ctx.db().engine() == Engine::Sqlite) {
            Some(known) => Ok(Some(known)),
            None => ctx.fresh().take(c, writes),
        }
    }
}

impl Fresh {
    fn lately(&self) -> RwLockReadGuard<'_, Lately> {
        self.lately.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The place in line, when nothing was written since it was looked last.
    fn unmoved(&self, writes: u64) -> Option<Known> {
        let lately = self.lately();
        (lately.writes == Some(writes)).then_some(Known(lately.seq))
    }

    /// Takes what the store tells; none while something waits for its place in line.
    fn take(&self, c: &mut Conn, writes: u64) -> store::Result<Option<Known>> {
        let (last, waits) = events::standing(c)?;
        if waits {
            return Ok(None);
        }
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut seq, mut from, begun) = {
            let lately = self.lately();
            (lately.seq, lately.from, lately.writes.is_some())
        };
        if seq > last {
            // Someone with a newer snapshot was here.
            return Ok(None);
        }
        let mut changes = Vec::new();
        if !begun || last - seq > REMEMBERED as i64 {
            (seq, from) = (last, last);
        }
        while seq < last {
            let news = events::list_after(c, seq, BATCH.min(last - seq))?;
            let whole = news.first().is_some_and(|first| first.seq == seq + 1);
            let Some(end) = news.last().map(|e| e.seq).filter(|_| whole) else {
                // Some were forgotten.
                (seq, from) = (last, last);
                changes.clear();
                break;
            };
            changes.extend(change::load(c, &news)?);
            seq = end;
        }
        let mut lately = self.lately.write().unwrap_or_else(PoisonError::into_inner);
        if from != lately.from {
            lately.changes.clear();
        }
        (lately.seq, lately.from) = (seq, from);
        lately.writes = lately.writes.max(Some(writes));
        lately.changes.extend(changes);
        while lately.changes.len() > REMEMBERED {
            lately.from = lately.changes.pop_front().map_or(seq, |c| c.seq);
        }
        Ok(Some(Known(seq)))
    }

    /// Whether nothing after `since` touches it.
    fn holds(&self, ctx: &Ctx, concern: &Concern, since: i64, now: Known) -> bool {
        if since >= now.0 {
            return true;
        }
        let lately = self.lately();
        if since < lately.from {
            return false;
        }
        let first = lately.changes.partition_point(|c| c.seq <= since);
        let mut news = lately.changes.range(first..);
        !news.any(|change| change.touches(concern, ctx.index()))
    }
}

/// How far the store has come. None when that is not certain now: then nothing that was kept may be used.
pub async fn known(ctx: &Ctx) -> Answer<Option<Known>> {
    let fresh = Arc::clone(ctx.fresh());
    let writes = ctx.bus().writes();
    // Other servers write to a database they share, and nothing tells how often.
    if ctx.db().engine() == Engine::Postgres {
        return ctx.read(move |c| Ok(fresh.take(c, writes)?)).await;
    }
    if let Some(known) = fresh.unmoved(writes) {
        return Ok(Some(known));
    }
    // One looks for all who come meanwhile.
    let _one = ctx.fresh().asking.lock().await;
    let writes = ctx.bus().writes();
    if let Some(known) = fresh.unmoved(writes) {
        return Ok(Some(known));
    }
    ctx.read(move |c| Ok(fresh.take(c, writes)?)).await
}

/// The same where that is known at once: when nothing was written since it was looked last.
pub fn known_now(ctx: &Ctx) -> Option<Known> {
    let alone = ctx.db().engine() == Engine::Sqlite;
    alone.then(|| ctx.fresh().unmoved(ctx.bus().writes()))?
}

/// How far the store had come when it was looked last, without looking: enough to keep what is read after this, and never to use
/// what is kept. None before the first look.
pub fn known_before(ctx: &Ctx) -> Option<Known> {
    let lately = ctx.fresh().lately();
    lately.writes.map(|_| Known(lately.seq))
}

/// When what a reader sees changes by itself: the next of their mutes and filters ends.
pub async fn next_end(ctx: &Ctx, reader: AccountId) -> Answer<Option<Time>> {
    let now = ctx.now();
    ctx.read(move |c| Ok(store::quiet::next_end(c, reader, now)?))
        .await
}

/// Something that was worked out for a reader, and what it depends on.
#[derive(Debug)]
struct Kept<V> {
    value: V,
    concern: Concern,
    seq: AtomicI64,
}

/// What was worked out for readers, while it holds.
#[derive(Debug)]
pub struct Keep<K, V>(Shelf<K, Kept<V>>);

impl<K: Hash + Eq + Clone, V: Clone> Keep<K, V> {
    /// Of about so many bytes; with 0 nothing is kept.
    pub fn new(bytes: usize) -> Self {
        Self(Shelf::new(bytes))
    }

    /// What was kept of `key`, if it holds now.
    pub fn get(&self, ctx: &Ctx, key: &K, known: Option<Known>) -> Option<V> {
        self.get_near(ctx, key, known, i64::MAX)
    }

    /// The same, if no more than so many changes have to be looked through to know.
    pub(crate) fn get_near(
        &self,
        ctx: &Ctx,
        key: &K,
        known: Option<Known>,
        most: i64,
    ) -> Option<V> {
        let (known, now) = (known?, ctx.now());
        let right = |kept: &Kept<V>| {
            let since = kept.seq.load(Ordering::Acquire);
            let holds = known.0 - since <= most
                && kept.concern.lasts(now)
                && ctx.fresh().holds(ctx, &kept.concern, since, known);
            if holds && since < known.0 {
                kept.seq.fetch_max(known.0, Ordering::AcqRel);
            }
            holds
        };
        self.0.get(key, right).map(|kept| kept.value.clone())
    }

    /// What was kept of `key`, whether it holds or not.
    pub fn last(&self, key: &K) -> Option<V> {
        self.0.get(key, |_| true).map(|kept| kept.value.clone())
    }

    /// Keeps `value`, of about so many bytes. `known` must have been asked before it was worked out.
    pub fn put(&self, key: K, known: Option<Known>, concern: Concern, value: V, bytes: usize) {
        let Some(known) = known else { return };
        let bytes = bytes + concern.bytes() + size_of::<Kept<V>>();
        let kept = Kept {
            value,
            concern,
            seq: AtomicI64::new(known.0),
        };
        self.0.put(key, Arc::new(kept), bytes);
    }

    /// Forgets what was kept of `key`.
    pub fn remove(&self, key: &K) {
        self.0.remove(key);
    }

    /// How full it is.
    pub fn filled(&self) -> Filled {
        self.0.filled()
    }
}

/// Whether something of this concern, worked out when the store stood at `since`, holds at `now`.
pub fn holds(ctx: &Ctx, concern: &Concern, since: Known, known: Known, now: Time) -> bool {
    concern.lasts(now) && ctx.fresh().holds(ctx, concern, since.0, known)
}
