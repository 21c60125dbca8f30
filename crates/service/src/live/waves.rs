//! Votes and reactions, which may come to one post by the hundred a second: each who shows it looks at it anew. So the first is
//! told at once, and then the last of those that came, once in a while that grows with how many watch.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;
use std::time::{Duration, Instant};

use model::{Event, EventKind, StatusId};

/// So much longer for each who watches: a thousand look anew in a second,
const EACH: Duration = Duration::from_millis(1);
/// but nobody waits longer than this.
const MOST: Duration = Duration::from_secs(30);

/// Posts of which something was told just now.
#[derive(Debug, Default)]
pub(super) struct Waves(HashMap<StatusId, Wave>);

#[derive(Debug)]
struct Wave {
    /// Until then nothing is told,
    until: Instant,
    /// and this is kept.
    last: Option<Arc<Event>>,
}

impl Waves {
    /// Gives back what is to be told at once; another is kept until it is [`Self::due`], or another such comes.
    pub(super) fn take(
        &mut self,
        event: Arc<Event>,
        watchers: usize,
        now: Instant,
    ) -> Option<Arc<Event>> {
        let Some(id) = event.status_id.filter(|_| comes_in_waves(event.kind)) else {
            return Some(event);
        };
        match self.0.entry(id) {
            Entry::Occupied(mut wave) => {
                wave.get_mut().last = Some(event);
                None
            }
            Entry::Vacant(place) => {
                let until = now + pause(watchers);
                place.insert(Wave { until, last: None });
                Some(event)
            }
        }
    }

    /// When to ask for what is [`Self::due`].
    pub(super) fn next(&self) -> Option<Instant> {
        self.0.values().map(|wave| wave.until).min()
    }

    /// What was kept for long enough.
    pub(super) fn due(&mut self, watchers: usize, now: Instant) -> Vec<Arc<Event>> {
        let mut due = Vec::new();
        self.0.retain(|_, wave| {
            if wave.until > now {
                return true;
            }
            wave.until = now + pause(watchers);
            let last = wave.last.take();
            let more = last.is_some();
            due.extend(last);
            more
        });
        due
    }
}

fn comes_in_waves(kind: EventKind) -> bool {
    use EventKind::{Reacted, Unreacted, Voted};
    matches!(kind, Voted | Reacted | Unreacted)
}

fn pause(watchers: usize) -> Duration {
    let watchers = u32::try_from(watchers).unwrap_or(u32::MAX);
    EACH.saturating_mul(watchers).min(MOST)
}

#[cfg(test)]
mod tests {
    use model::{AccountId, EventId, Time};

    use super::*;

    fn event(kind: EventKind, post: i64, seq: i64) -> Arc<Event> {
        Arc::new(Event {
            id: EventId::from(seq),
            seq,
            kind,
            account_id: AccountId::from(1),
            status_id: Some(StatusId::from(post)),
            target_id: None,
            data: String::new(),
            created_at: Time::from_micros(seq),
        })
    }

    #[test]
    fn the_first_is_told_at_once_and_then_the_last_of_each_while() {
        use EventKind::{Favourited, Reacted, Voted};
        let begun = Instant::now();
        let at = |seconds| begun + Duration::from_secs(seconds);
        let mut waves = Waves::default();
        let told = |event: Option<Arc<Event>>| event.map(|e| e.seq);
        let take = |waves: &mut Waves, kind, post, seq, second| {
            told(waves.take(event(kind, post, seq), 10_000, at(second)))
        };
        assert_eq!(take(&mut waves, Voted, 1, 1, 0), Some(1));
        assert_eq!(waves.next(), Some(at(10)), "a second for a thousand");
        assert_eq!(take(&mut waves, Voted, 1, 2, 1), None);
        assert_eq!(take(&mut waves, Reacted, 1, 3, 2), None);
        assert_eq!(take(&mut waves, Favourited, 1, 4, 3), Some(4), "no wave");
        assert_eq!(take(&mut waves, Voted, 2, 5, 4), Some(5), "another post");
        let due = |waves: &mut Waves, second| {
            let due = waves.due(10_000, at(second));
            due.iter().map(|e| e.seq).collect::<Vec<_>>()
        };
        assert_eq!(due(&mut waves, 9), [0; 0]);
        assert_eq!(due(&mut waves, 10), [3]);
        assert_eq!(take(&mut waves, Voted, 1, 6, 11), None, "the wave goes on");
        assert_eq!(due(&mut waves, 14), [0; 0], "nothing came to the second");
        assert_eq!(due(&mut waves, 20), [6]);
        assert_eq!(due(&mut waves, 30), [0; 0]);
        assert_eq!(waves.next(), None, "all is quiet, and nothing is kept");
        assert_eq!(take(&mut waves, Voted, 1, 7, 31), Some(7));
    }

    #[test]
    fn few_hardly_wait_and_nobody_waits_for_long() {
        assert_eq!(pause(3), Duration::from_millis(3));
        assert_eq!(pause(28_000), Duration::from_secs(28));
        assert_eq!(pause(usize::MAX), MOST);
    }
}
