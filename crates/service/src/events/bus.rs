//! Wakes the dispatcher, and hands events in line to open streams.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use model::{Event, EventKind, Time};
use tokio::sync::{Notify, broadcast, watch};

/// How many events a slow watcher may be behind before it must start again.
const BACKLOG: usize = 4096;
/// The same for an open screen: what the slowest has not read is kept for it, with whom it concerns.
const SCREEN_BACKLOG: usize = 1024;

/// So many events are remembered with when they were handed out.
const MOMENTS: usize = 4096;

/// The bus. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Bus {
    wake: Arc<Notify>,
    sender: broadcast::Sender<Arc<Event>>,
    live: broadcast::Sender<Live>,
    closing: watch::Sender<bool>,
    posts: Arc<AtomicU64>,
    people: Arc<AtomicU64>,
    told: watch::Sender<i64>,
    /// When events were handed out, and their places, lately.
    handed: Arc<Mutex<VecDeque<(i64, i64)>>>,
    writes: Arc<AtomicU64>,
}

/// What a watcher gets.
pub type Watch = broadcast::Receiver<Arc<Event>>;

/// What an open screen gets: an event with whom it concerns.
pub type Live = Arc<crate::live::Resolved>;

impl Bus {
    pub(crate) fn new() -> Self {
        Self {
            wake: Arc::new(Notify::new()),
            sender: broadcast::channel(BACKLOG).0,
            live: broadcast::channel(SCREEN_BACKLOG).0,
            closing: watch::channel(false).0,
            posts: Arc::new(AtomicU64::new(0)),
            people: Arc::new(AtomicU64::new(0)),
            told: watch::channel(0).0,
            handed: Arc::default(),
            writes: Arc::default(),
        }
    }

    /// Something was written: look.
    pub fn wake(&self) {
        self.wrote();
        self.wake.notify_one();
    }

    fn wrote(&self) {
        self.writes.fetch_add(1, Ordering::AcqRel);
    }

    /// How often this server has written. A change is counted before whoever made it is answered.
    pub(crate) fn writes(&self) -> u64 {
        self.writes.load(Ordering::Acquire)
    }

    /// A number that is another one after any post was written, changed or taken away: what was worked out from posts
    /// holds as long as it stays.
    pub(crate) fn posts(&self) -> u64 {
        self.posts.load(Ordering::Acquire)
    }

    /// The same for people and units.
    pub(crate) fn people(&self) -> u64 {
        self.people.load(Ordering::Acquire)
    }

    /// An event of this kind is being written, or is there: told twice, so that nobody holds on to what was read between.
    pub(crate) fn touch(&self, kind: EventKind) {
        use EventKind::{
            AccountChanged, Imported, JoinRequested, StatusDeleted, StatusEdited, StatusPosted,
            StatusRestored, StrikeDecided, Struck, UnitChanged,
        };
        if matches!(
            kind,
            AccountChanged | Imported | JoinRequested | StrikeDecided | Struck | UnitChanged
        ) {
            self.people.fetch_add(1, Ordering::AcqRel);
        }
        if matches!(
            kind,
            StatusPosted | StatusEdited | StatusDeleted | StatusRestored
        ) {
            self.posts.fetch_add(1, Ordering::AcqRel);
        }
    }

    pub(crate) async fn woken(&self) {
        self.wake.notified().await;
    }

    /// Everything up to this place was handed out before now.
    pub(crate) fn begin(&self, seq: i64, now: Time) {
        self.note(seq, now);
        self.told.send_replace(seq);
    }

    fn note(&self, seq: i64, now: Time) {
        let mut handed = self.handed.lock().unwrap_or_else(PoisonError::into_inner);
        let after = handed.back().map_or(0, |(at, _)| at + 1);
        handed.push_back((now.micros().max(after), seq));
        if handed.len() > MOMENTS {
            handed.pop_front();
        }
    }

    /// When the event at this place was handed out, if that was lately.
    pub fn moment(&self, seq: i64) -> Option<Time> {
        let handed = self.handed.lock().unwrap_or_else(PoisonError::into_inner);
        let at = handed.binary_search_by_key(&seq, |(_, seq)| *seq).ok()?;
        handed.get(at).map(|(at, _)| Time::from_micros(*at))
    }

    /// The place of the last event that had been handed out before this moment; none when that is too long ago.
    pub(crate) fn place_before(&self, at: Time) -> Option<i64> {
        let handed = self.handed.lock().unwrap_or_else(PoisonError::into_inner);
        let next = handed.partition_point(|(told, _)| *told < at.micros());
        handed.get(next.checked_sub(1)?).map(|(_, seq)| *seq)
    }

    /// The place of the last event that was handed out, as it moves on.
    pub(crate) fn places(&self) -> watch::Receiver<i64> {
        self.told.subscribe()
    }

    /// Every event from now on, in line. `Lagged` means: too slow, start again from the store.
    pub fn watch(&self) -> Watch {
        self.sender.subscribe()
    }

    /// The server stops: open streams end, so that it need not wait for them.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }

    /// Resolves when the server stops.
    pub async fn closed(&self) {
        // An error means that the bus is gone, which is the same.
        let _ = self.closing.subscribe().wait_for(|closing| *closing).await;
    }

    /// How many screens are open.
    pub fn watchers(&self) -> usize {
        self.live.receiver_count()
    }

    /// What open screens are told from now on; each who listens counts as one.
    pub fn listen(&self) -> broadcast::Receiver<Live> {
        self.live.subscribe()
    }

    pub(crate) fn tell(&self, live: Live) {
        let _ = self.live.send(live);
    }

    pub(crate) fn publish(&self, event: Event, now: Time) {
        self.touch(event.kind);
        self.note(event.seq, now);
        self.told.send_replace(event.seq);
        self.wrote();
        // Nobody watching is not an error.
        let _ = self.sender.send(Arc::new(event));
    }
}
