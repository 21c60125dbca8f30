//! What every operation works with: store, clock, ids, ports and the bus. Cheap to clone.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use db::Db;
use model::{Clock, Event, EventKind, IdGen, Time};
use store::Tx;

use crate::emoji::{self, Emoji};
use crate::events::Bus;
use crate::fetch::Fetcher;
use crate::fresh::Fresh;
use crate::media::BlobStore;
use crate::oauth::Used;
use crate::organisation::{self, Organisation};
use crate::push::{Phrases, Pusher};
use crate::remembered::{Counted, ForEach, Remembered};
use crate::start::Start;
use crate::suggestions::Near;
use crate::tags::Popular;
use crate::timelines::index::Held;
use crate::views::Alike;
use crate::{Actor, Refusal};

/// The parts that are wired from above.
#[derive(Clone)]
pub struct Parts {
    /// The migrated database.
    pub db: Db,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Which of up to 16 servers this is.
    pub node: u8,
    /// Where images live.
    pub blobs: Arc<dyn BlobStore>,
    /// How link cards are fetched.
    pub fetcher: Arc<dyn Fetcher>,
    /// How devices are woken.
    pub pusher: Arc<dyn Pusher>,
    /// The words they show.
    pub phrases: Arc<dyn Phrases>,
    /// `https://corner.example.org`, without a slash at its end.
    pub base_url: String,
    /// Of how many of the newest posts timelines are answered from memory; 0 means of none.
    pub timeline_posts: usize,
    /// Bytes that posts may take which are kept as all see them alike; 0 means that each is looked up anew.
    pub prepared: usize,
}

struct Inner {
    parts: Parts,
    ids: Arc<IdGen>,
    bus: Bus,
    organisation: RwLock<Arc<Organisation>>,
    emoji: Arc<RwLock<Arc<Emoji>>>,
    popular: Arc<Remembered<Popular>>,
    near: Arc<ForEach<Near>>,
    members: Arc<Counted>,
    index: Arc<Held>,
    fresh: Arc<Fresh>,
    start: Arc<Start>,
    alike: Arc<Alike>,
    used: Arc<Used>,
}

/// The handle.
#[derive(Clone)]
pub struct Ctx(Arc<Inner>);

impl fmt::Debug for Ctx {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Ctx").field(&self.0.parts.base_url).finish()
    }
}

impl Ctx {
    /// Wires the parts and reads the organisation's settings.
    pub async fn new(parts: Parts) -> Result<Self, db::Error> {
        let organisation = parts.db.read(organisation::load).await?;
        let emoji = parts.db.read(emoji::load).await?;
        let ids = Arc::new(IdGen::new(parts.node));
        Ok(Self(Arc::new(Inner {
            ids,
            bus: Bus::new(),
            popular: Arc::default(),
            near: Arc::default(),
            members: Arc::default(),
            index: Arc::new(Held::new(parts.timeline_posts)),
            fresh: Arc::default(),
            start: Arc::default(),
            alike: Arc::new(Alike::new(parts.prepared)),
            used: Arc::default(),
            organisation: RwLock::new(Arc::new(organisation)),
            emoji: Arc::new(RwLock::new(Arc::new(emoji))),
            parts,
        })))
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.0.parts.db
    }
    /// Now.
    pub fn now(&self) -> Time {
        self.0.parts.clock.now()
    }
    /// A new id.
    pub fn id<T: From<i64>>(&self) -> T {
        self.0.ids.next(self.now())
    }
    /// A new id for something that happened at `at` (imports).
    pub fn id_at<T: From<i64>>(&self, at: Time) -> T {
        self.0.ids.next(at)
    }
    /// Which of up to 16 servers this is.
    pub(crate) fn node(&self) -> u8 {
        self.0.parts.node
    }
    /// Where images live.
    pub fn blobs(&self) -> &dyn BlobStore {
        &*self.0.parts.blobs
    }
    /// How link cards are fetched.
    pub fn fetcher(&self) -> &dyn Fetcher {
        &*self.0.parts.fetcher
    }
    /// How devices are woken.
    pub fn pusher(&self) -> &dyn Pusher {
        &*self.0.parts.pusher
    }
    /// The words that devices show.
    pub fn phrases(&self) -> &dyn Phrases {
        &*self.0.parts.phrases
    }
    /// What is live.
    pub fn bus(&self) -> &Bus {
        &self.0.bus
    }
    /// Tags in use of late, while no post changes.
    pub(crate) fn popular(&self) -> &Remembered<Popular> {
        &self.0.popular
    }
    /// Whom each person may want to meet, as found a short while ago.
    pub(crate) fn near(&self) -> &ForEach<Near> {
        &self.0.near
    }
    /// How many people there are, and in each unit, while nobody comes or goes.
    pub(crate) fn members(&self) -> &Counted {
        &self.0.members
    }
    /// The index of timelines in memory.
    pub fn index(&self) -> &Arc<Held> {
        &self.0.index
    }
    /// What changed of late.
    pub(crate) fn fresh(&self) -> &Arc<Fresh> {
        &self.0.fresh
    }
    /// Address of the whole, without a slash at its end.
    pub fn base_url(&self) -> &str {
        &self.0.parts.base_url
    }
    /// Posts as all see them alike, if they are kept.
    pub(crate) fn alike(&self) -> Option<&Alike> {
        Some(&*self.0.alike).filter(|_| self.0.parts.prepared > 0)
    }
    /// Tokens that were used of late.
    pub(crate) fn used(&self) -> &Used {
        &self.0.used
    }
    /// Whether it is still getting ready.
    pub(crate) fn start(&self) -> &Start {
        &self.0.start
    }
    /// Settings of the organisation.
    pub fn organisation(&self) -> Arc<Organisation> {
        self.0
            .organisation
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
    /// Uses new settings from now on; they are stored already.
    pub fn set_organisation(&self, organisation: Organisation) {
        *self
            .0
            .organisation
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Arc::new(organisation);
    }

    /// The organisation's own emoji.
    pub fn emoji(&self) -> Arc<Emoji> {
        let emoji = self.0.emoji.read();
        Arc::clone(&emoji.unwrap_or_else(PoisonError::into_inner))
    }
    /// Reads them again: they have changed.
    pub(crate) async fn read_emoji(&self) -> Result<(), db::Error> {
        let fresh = Arc::new(self.db().read(emoji::load).await?);
        *self.0.emoji.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    /// The same house at another time of day: for the demo and imports, which write history.
    pub fn with_clock(&self, clock: Arc<dyn Clock>) -> Self {
        // Ids of its own: those of history come before those of now.
        let ids = Arc::new(IdGen::new(self.0.parts.node));
        self.with(ids, |parts| parts.clock = clock)
    }

    /// The same house with other parts, such as another way out.
    pub fn with_parts(&self, change: impl FnOnce(&mut Parts)) -> Self {
        self.with(Arc::clone(&self.0.ids), change)
    }

    fn with(&self, ids: Arc<IdGen>, change: impl FnOnce(&mut Parts)) -> Self {
        let mut parts = self.0.parts.clone();
        change(&mut parts);
        Self(Arc::new(Inner {
            ids,
            bus: self.0.bus.clone(),
            popular: self.0.popular.clone(),
            near: self.0.near.clone(),
            members: self.0.members.clone(),
            index: self.0.index.clone(),
            fresh: self.0.fresh.clone(),
            start: self.0.start.clone(),
            alike: self.0.alike.clone(),
            used: self.0.used.clone(),
            organisation: RwLock::new(self.organisation()),
            emoji: Arc::clone(&self.0.emoji),
            parts,
        }))
    }

    /// An event of `kind` done by `actor` now; set what it is about and append it (`store::events`) in the transaction of the change.
    pub fn event(&self, kind: EventKind, actor: Actor) -> Event {
        self.bus().touch(kind);
        Event {
            id: self.id(),
            seq: 0,
            kind,
            account_id: actor.id,
            status_id: None,
            target_id: None,
            data: String::new(),
            created_at: self.now(),
        }
    }

    /// Runs `change` in one transaction; when it is durable, wakes the dispatcher and the workers.
    pub async fn write<T, F>(&self, change: F) -> Result<T, Refusal>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx) -> Result<T, Refusal> + Send + 'static,
    {
        let done = self.db().write(change).await?;
        self.bus().wake();
        Ok(done)
    }

    /// The same for what many do at once, and what may run more than once: see [`store::Db::write_again`].
    pub async fn write_again<T, F>(&self, change: F) -> Result<T, Refusal>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx) -> Result<T, Refusal> + Send + 'static,
    {
        let done = self.db().write_again(change).await?;
        self.bus().wake();
        Ok(done)
    }

    /// Runs `look` on one snapshot.
    pub async fn read<T, F>(&self, look: F) -> Result<T, Refusal>
    where
        T: Send + 'static,
        F: FnOnce(&mut store::Conn) -> Result<T, Refusal> + Send + 'static,
    {
        self.db().read(look).await
    }
}
