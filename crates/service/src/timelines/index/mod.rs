//! The index of timelines that this server holds in memory, and how it keeps up with the store.
//!
//! It knows only what events tell: at each reading it is asked how far the store has come, and takes first what it has not
//! had yet, also events that have no place in line. So a reader finds there exactly what the statements would find in the
//! snapshot that is read; where it cannot be so (it is not there yet, or is newer than the snapshot) they answer.

mod build;
mod changes;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

use model::{AccountId, Audience, Event, EventId, Time};
use store::statuses::find::Ties;
use store::{Conn, events};
use timeline::Index;

use crate::Ctx;

/// Events that are taken at a time.
const BATCH: i64 = 256;
/// So many events without a place are taken; of more, the statements know better.
const EARLY: usize = 64;
/// Farther behind than this no reader catches up: the dispatcher does.
const FAR: i64 = 4096;
/// After it was let go it is left alone for so long.
const PATIENCE: Duration = Duration::from_secs(3);

/// How it is filled and how far it has come.
#[derive(Debug, Default)]
struct State {
    index: Option<Index>,
    /// The last event it knows of.
    seq: i64,
    /// Events it knows of that had no place in line yet.
    early: BTreeSet<EventId>,
}

/// The index, or the place for it.
#[derive(Debug)]
pub struct Held {
    /// How many posts it may hold; 0 means that there is none.
    posts: usize,
    state: RwLock<State>,
    /// One takes events at a time.
    turn: Mutex<()>,
    building: tokio::sync::Mutex<()>,
    /// How often it was let go, and when that was noticed.
    dropped: AtomicU64,
    noticed: Mutex<(u64, Time)>,
    answered: AtomicU64,
    asked: AtomicU64,
}

/// What it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Posts.
    pub posts: usize,
    /// About how many bytes.
    pub bytes: usize,
    /// Pages that were asked for.
    pub asked: u64,
    /// Those of them that it knew; the store was asked for the others.
    pub answered: u64,
}

impl Held {
    pub(crate) fn new(posts: usize) -> Self {
        Self {
            posts,
            state: RwLock::default(),
            turn: Mutex::new(()),
            building: tokio::sync::Mutex::default(),
            dropped: AtomicU64::new(0),
            noticed: Mutex::default(),
            answered: AtomicU64::new(0),
            asked: AtomicU64::new(0),
        }
    }

    fn read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// What it holds now, and what it was good for.
    pub fn size(&self) -> Size {
        let state = self.read();
        let index = state.index.as_ref();
        Size {
            posts: index.map_or(0, Index::len),
            bytes: index.map_or(0, Index::bytes),
            asked: self.asked.load(Ordering::Relaxed),
            answered: self.answered.load(Ordering::Relaxed),
        }
    }

    /// Whether it is missing, nobody is at it, and it was not let go just now: what comes in from elsewhere comes in
    /// batches, and after each of them it would have to be built again.
    fn is_wanted(&self, now: Time) -> bool {
        let building = self.building.try_lock().is_err();
        if self.posts == 0 || building || self.read().index.is_some() {
            return false;
        }
        let dropped = self.dropped.load(Ordering::Acquire);
        let mut noticed = self.noticed.lock().unwrap_or_else(PoisonError::into_inner);
        if noticed.0 != dropped {
            *noticed = (dropped, now);
        }
        dropped == 0 || now.since(noticed.1) >= PATIENCE
    }

    /// Asks the index, when it stands exactly where the snapshot of `c` does.
    pub(super) fn ask<T>(
        &self,
        c: &mut Conn,
        question: impl FnOnce(&Index) -> T,
    ) -> store::Result<Option<T>> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        if self.posts == 0 || self.read().index.is_none() {
            return Ok(None);
        }
        let (last, waits) = events::standing(c)?;
        if !self.catch_up(c, last)? {
            return Ok(None);
        }
        let early = if waits {
            self.hurry(c, last)?
        } else {
            BTreeSet::new()
        };
        let state = self.read();
        let stands = state.seq == last && state.early == early;
        let there = state.index.as_ref().filter(|_| stands);
        let answer = there.map(question);
        self.answered
            .fetch_add(u64::from(answer.is_some()), Ordering::Relaxed);
        Ok(answer)
    }

    /// Whether a post may come to stand in the home timeline of `reader`; yes where it is not known.
    pub(crate) fn may_reach(&self, reader: AccountId, post: &Ties) -> bool {
        let group = match post.audience {
            Audience::Group(group) => Some(group),
            _ => None,
        };
        let state = self.read();
        state
            .index
            .as_ref()
            .is_none_or(|index| index.may_reach(reader, post.author_id, post.tagged, group))
    }

    /// Takes what has no place in line yet; answers which these are.
    fn hurry(&self, c: &mut Conn, last: i64) -> store::Result<BTreeSet<EventId>> {
        let waiting = events::list_waiting(c, EARLY as i64 + 1)?;
        let ids: BTreeSet<EventId> = waiting.iter().map(|e| e.id).collect();
        if waiting.len() > EARLY || self.read().early == ids {
            return Ok(ids);
        }
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let new: Vec<Event> = {
            let state = self.read();
            // Someone with a newer snapshot was here: what this one says is old.
            if state.seq != last || !state.early.is_subset(&ids) {
                return Ok(ids);
            }
            let new = waiting.into_iter().filter(|e| !state.early.contains(&e.id));
            new.collect()
        };
        let Some(changes) = changes::load(c, &new)? else {
            return Ok(ids);
        };
        let mut state = self.write();
        if let Some(index) = &mut state.index {
            changes.iter().for_each(|change| change.apply(index));
        }
        state.early.extend(new.iter().map(|e| e.id));
        Ok(ids)
    }

    /// Takes what the store tells up to `last`; answers whether it came so far.
    fn catch_up(&self, c: &mut Conn, last: i64) -> store::Result<bool> {
        if self.read().seq == last {
            return Ok(true);
        }
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let seq = {
                let state = self.read();
                if state.index.is_none() || last - state.seq > FAR {
                    return Ok(false);
                }
                state.seq
            };
            if seq >= last {
                return Ok(seq == last);
            }
            let news = events::list_after(c, seq, BATCH)?;
            let Some(end) = news.last().map(|e| e.seq) else {
                return Ok(false);
            };
            // What is looked up is as it is in this snapshot, which holds all that these events tell of.
            let changes = changes::load(c, &news)?;
            let mut state = self.write();
            let Some(changes) = changes else {
                *state = State::default();
                self.dropped.fetch_add(1, Ordering::AcqRel);
                return Ok(false);
            };
            if let Some(index) = &mut state.index {
                changes.iter().for_each(|change| change.apply(index));
            }
            // What was known early may have been put back by this older look at it.
            state.early.clear();
            state.seq = end;
        }
    }

    /// Forgets everything, when it is too far behind to catch up.
    fn lag(&self, last: i64) {
        let mut state = self.write();
        if state.index.is_some() && last - state.seq > FAR * 16 {
            *state = State::default();
            self.dropped.fetch_add(1, Ordering::AcqRel);
        }
    }
}

/// Keeps up, so that readers seldom have to.
pub(crate) async fn keep_up(ctx: &Ctx) -> Result<(), db::Error> {
    let held = ctx.index().clone();
    if held.posts == 0 {
        return Ok(());
    }
    let take = move |c: &mut Conn| {
        let last = events::last_seq(c)?;
        held.lag(last);
        // In portions, so that a long way is gone as well.
        loop {
            let seq = held.read().seq;
            if seq >= last || held.read().index.is_none() {
                return Ok(());
            }
            if !held.catch_up(c, last.min(seq + FAR))? && held.read().seq <= seq {
                return Ok(());
            }
        }
    };
    ctx.db().read(take).await
}

/// Builds the index when it is wanted, beside everything else.
pub(crate) fn build_soon(ctx: &Ctx) {
    if ctx.index().is_wanted(ctx.now()) {
        let ctx = ctx.clone();
        tokio::spawn(async move {
            if let Err(error) = build(&ctx).await {
                tracing::error!(%error, "the index of timelines cannot be built; the store answers");
            }
        });
    }
}

/// Builds the index now, unless it is there or there is to be none; waits for whoever is at it.
pub async fn build(ctx: &Ctx) -> Result<(), db::Error> {
    let held = ctx.index().clone();
    let _one = ctx.index().building.lock().await;
    if held.posts == 0 || held.read().index.is_some() {
        return Ok(());
    }
    let load = move |c: &mut Conn| {
        let seq = events::last_seq(c)?;
        let index = build::load(c, held.posts)?;
        *held.write() = State {
            index: Some(index),
            seq,
            early: BTreeSet::new(),
        };
        Ok::<(), db::Error>(())
    };
    ctx.db().read_long(load).await
}
