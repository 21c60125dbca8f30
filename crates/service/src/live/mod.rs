//! What happens while one looks: events resolved once for all who watch, each re-checked for each of them.

mod news;
mod resolve;
mod waves;

use std::collections::VecDeque;
use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;
use model::{Account, AccountId, AccountState, Event, EventKind, Role, Time};
use store::Conn;
use tokio::sync::broadcast::error::RecvError;

pub use news::News;
pub use resolve::Resolved;
use waves::Waves;

use crate::events::Live;
use crate::notifications::Settings;
use crate::preferences::Preferences;
use crate::views::Filters;
use crate::{Actor, Answer, Ctx};

/// Missed events that are told one by one; who missed more starts again.
const CATCH_UP: i64 = 500;
/// So long after it was written an event may have been told.
const LATE: Duration = Duration::from_secs(10);

/// Resolves events for whoever is watching, until `shutdown` resolves.
pub async fn run(ctx: Ctx, shutdown: impl Future<Output = ()>) {
    let mut shutdown = std::pin::pin!(shutdown);
    let (mut events, mut waves) = (ctx.bus().watch(), Waves::default());
    loop {
        let event = tokio::select! {
            () = &mut shutdown => return,
            event = events.recv() => event,
            () = until(waves.next()) => {
                for event in waves.due(ctx.bus().watchers(), Instant::now()) {
                    tell(&ctx, &event, true).await;
                }
                continue;
            }
        };
        let watchers = ctx.bus().watchers();
        match event {
            Ok(event) if watchers > 0 => {
                if let Some(event) = waves.take(event, watchers, Instant::now()) {
                    tell(&ctx, &event, false).await;
                }
            }
            Ok(_) => {}
            Err(RecvError::Lagged(missed)) => tracing::warn!(missed, "live screens missed events"),
            Err(RecvError::Closed) => return,
        }
    }
}

async fn until(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at.into()).await,
        None => std::future::pending().await,
    }
}

/// Tells all who watch; `late` is what others overtook that came after it.
async fn tell(ctx: &Ctx, event: &Event, late: bool) {
    match resolved(ctx, event, late).await {
        Ok(resolved) => ctx.bus().tell(resolved),
        Err(error) => {
            tracing::error!(%error, seq = event.seq, "an event could not be told to open screens")
        }
    }
}

async fn resolved(ctx: &Ctx, event: &Event, late: bool) -> Answer<Live> {
    let (event, now) = (event.clone(), ctx.now());
    ctx.read(move |c| Ok(Arc::new(Resolved::load(c, event, late, now)?)))
        .await
}

/// What a reader would rather not be told, and when.
struct Taste {
    filters: Filters,
    settings: Settings,
    zone: TimeZone,
    /// Until when they are away.
    away: Option<Time>,
}

impl Taste {
    fn load(c: &mut Conn, id: AccountId, default_zone: &str, now: Time) -> store::Result<Self> {
        let preferences: Preferences = store::users::preferences(c, id)?;
        let account = store::accounts::get(c, id)?;
        Ok(Self {
            filters: Filters::load(c, id, now)?,
            settings: preferences.notifications,
            away: store::pauses::find(c, id)?.map(|p| p.until),
            zone: zone(&account, default_zone),
        })
    }

    fn is_quiet(&self, now: Time) -> bool {
        if self.away.is_some_and(|until| until > now) {
            return true;
        }
        self.settings.is_quiet_at(&self.zone, now)
    }
}

/// Where someone's clock stands: in the zone they chose, else in `usual`.
pub(crate) fn zone(account: &Account, usual: &str) -> TimeZone {
    let chosen = Some(account.time_zone.as_str()).filter(|z| !z.is_empty());
    TimeZone::get(chosen.unwrap_or(usual)).unwrap_or(TimeZone::UTC)
}

/// One open screen of one person.
pub struct Watching {
    ctx: Ctx,
    actor: Actor,
    taste: Taste,
    live: tokio::sync::broadcast::Receiver<Live>,
    /// The last place in line that was told.
    seq: i64,
    waiting: VecDeque<(i64, News)>,
    /// What is being looked at; nothing waits meanwhile.
    taking: Option<Live>,
    ended: bool,
}

/// The place in line of what had been told before `at`. Screens know moments, not places: the distance of two places says how
/// much went on in the whole house. Of what is long ago, rather too much is told again than too little.
pub async fn since(ctx: &Ctx, at: Time) -> Answer<i64> {
    if let Some(seq) = ctx.bus().place_before(at) {
        return Ok(seq);
    }
    let at = Time::from_micros(at.micros().saturating_sub(LATE.as_micros() as i64));
    ctx.read(move |c| Ok(store::events::last_before(c, at)?))
        .await
}

/// Begins to watch. `since` is the last place in line that this screen knows; none begins now.
pub async fn watch(ctx: &Ctx, actor: Actor, since: Option<i64>) -> Answer<Watching> {
    // First listen, then look what was missed: nothing falls between.
    let live = ctx.bus().listen();
    let now = ctx.now();
    let default_zone = ctx.organisation().time_zone.clone();
    let (taste, last) = ctx
        .read(move |c| {
            Ok((
                Taste::load(c, actor.id, &default_zone, now)?,
                store::events::last_seq(c)?,
            ))
        })
        .await?;
    let mut watching = Watching {
        ctx: ctx.clone(),
        actor,
        taste,
        live,
        seq: since.unwrap_or(last).min(last),
        waiting: VecDeque::new(),
        taking: None,
        ended: false,
    };
    if watching.seq < last {
        watching.catch_up(last).await?;
    }
    Ok(watching)
}

impl Watching {
    /// What to tell next, with its place in line. Waits until there is something; `None` when the server stops. Who stops waiting
    /// loses nothing.
    pub async fn next(&mut self) -> Option<(i64, News)> {
        loop {
            if self.ended {
                return None;
            }
            if let Some(resolved) = self.taking.clone() {
                // What was found before somebody stopped waiting is found again.
                self.waiting.clear();
                // In a box: who waits, which is nearly always, need not hold the room that this takes.
                if let Err(error) = Box::pin(self.take(&resolved)).await {
                    tracing::error!(%error, "a live screen could not be told");
                    self.waiting.push_back((self.seq, News::Reset));
                }
                self.taking = None;
            }
            if let Some(next) = self.waiting.pop_front() {
                self.ended = next.1 == News::Ended;
                return Some(next);
            }
            let live = tokio::select! {
                () = self.ctx.bus().closed() => return None,
                live = self.live.recv() => live,
            };
            match live {
                Ok(resolved) if resolved.late || resolved.event.seq > self.seq => {
                    self.seq = self.seq.max(resolved.event.seq);
                    self.taking = Some(resolved);
                }
                Ok(_) => {}
                Err(RecvError::Lagged(_)) => self.waiting.push_back((self.seq, News::Reset)),
                Err(RecvError::Closed) => return None,
            }
        }
    }

    async fn catch_up(&mut self, last: i64) -> Answer<()> {
        let seq = self.seq;
        let missed = self
            .ctx
            .read(move |c| Ok(store::events::list_after(c, seq, CATCH_UP + 1)?))
            .await?;
        // More than can be told, or the events were forgotten meanwhile.
        if missed.len() as i64 > CATCH_UP || missed.first().is_none_or(|first| first.seq != seq + 1)
        {
            self.seq = last;
            self.waiting.push_back((last, News::Reset));
            return Ok(());
        }
        for event in missed {
            self.seq = event.seq;
            let resolved = resolved(&self.ctx, &event, false).await?;
            self.take(&resolved).await?;
        }
        Ok(())
    }

    async fn take(&mut self, resolved: &Resolved) -> Answer<()> {
        let event = &resolved.event;
        let mine = event.account_id == self.actor.id;
        match event.kind {
            EventKind::PreferencesChanged if mine => {
                let (id, now) = (self.actor.id, self.ctx.now());
                let default_zone = self.ctx.organisation().time_zone.clone();
                let load = move |c: &mut Conn| Ok(Taste::load(c, id, &default_zone, now)?);
                self.taste = self.ctx.read(load).await?;
                self.waiting.push_back((self.seq, News::Preferences));
            }
            // Whoever may not sign in any more sees nothing any more.
            EventKind::AccountChanged if event.target_id == Some(self.actor.id) => {
                let id = self.actor.id;
                let look = move |c: &mut Conn| Ok(store::accounts::get(c, id)?);
                let account = self.ctx.read(look).await?;
                self.actor.role = account.role;
                if account.state != AccountState::Active {
                    self.waiting.push_back((self.seq, News::Ended));
                }
            }
            EventKind::ReportsChanged
            | EventKind::ReportSettled
            | EventKind::Appealed
            | EventKind::StrikeDecided
                if self.actor.role >= Role::Moderator =>
            {
                let n = crate::reports::count(&self.ctx, self.actor).await?;
                self.waiting.push_back((self.seq, News::Reports { n }));
            }
            EventKind::TokenRevoked if mine => {
                let ended = event.data.parse().ok().map(|id| News::TokenRevoked { id });
                self.waiting.extend(ended.map(|n| (self.seq, n)));
            }
            EventKind::SessionsEnded if mine => {
                self.waiting.push_back((self.seq, News::SessionsEnded));
            }
            // In quiet hours a notice waits on its page until one looks.
            EventKind::Notified if mine && self.taste.is_quiet(self.ctx.now()) => {}
            EventKind::Notified | EventKind::NotificationsSeen if mine => {
                if let (EventKind::Notified, Ok(id)) = (event.kind, event.data.parse()) {
                    self.waiting.push_back((self.seq, News::Notified { id }));
                }
                let n = crate::notifications::unseen(&self.ctx, self.actor).await?;
                self.waiting.push_back((self.seq, News::Unseen { n }));
            }
            EventKind::MarkerMoved if mine && event.data.starts_with("conversation:") => {
                let n = crate::notifications::unseen(&self.ctx, self.actor).await?;
                self.waiting.push_back((self.seq, News::Unseen { n }));
                self.count_messages(self.seq).await?;
            }
            _ => {
                let news = resolved.news_for(self.actor.id, &self.taste.filters);
                let message = news.iter().any(is_message_of_another);
                self.waiting.extend(news.into_iter().map(|n| (self.seq, n)));
                if message && !self.taste.is_quiet(self.ctx.now()) {
                    self.count_messages(self.seq).await?;
                }
            }
        }
        Ok(())
    }

    async fn count_messages(&mut self, seq: i64) -> Answer<()> {
        let n = crate::conversations::unread(&self.ctx, self.actor).await?;
        self.waiting.push_back((seq, News::Messages { n }));
        Ok(())
    }
}

fn is_message_of_another(news: &News) -> bool {
    let News::Post { streams, mine, .. } = news else {
        return false;
    };
    !mine && streams.iter().any(|s| s.starts_with("conversation:"))
}
