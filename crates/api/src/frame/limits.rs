//! How often one may ask: counted in windows of five minutes, per token, or per address without one.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use model::Time;

use super::app::Limits;
use super::time::At;

const LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");
const WINDOW: i64 = 300;
/// Callers of one window that are counted each by themselves; more share what one may.
const MANY: usize = 100_000;

/// Whose requests are counted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Who {
    Token(i64),
    Address(std::net::IpAddr),
    Others,
}

/// What is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Left {
    limit: u32,
    remaining: u32,
    /// When the next window begins, as it is said.
    reset: Option<HeaderValue>,
    /// Seconds to wait, when there is nothing left.
    pub(super) wait: Option<u64>,
}

/// Requests counted so far.
pub(crate) struct Counters {
    limits: Limits,
    counted: Mutex<Counted>,
}

/// Requests of one window.
#[derive(Default)]
struct Counted {
    window: i64,
    reset: Option<HeaderValue>,
    of: HashMap<Who, u32>,
}

impl Counters {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            limits,
            counted: Mutex::default(),
        }
    }

    /// Counts one request.
    pub(super) fn count(&self, who: Who, now: Time) -> Left {
        let window = now.secs().div_euclid(WINDOW);
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        if counted.window != window {
            let end = At(Time::from_secs((window + 1) * WINDOW));
            *counted = Counted {
                window,
                reset: HeaderValue::from_str(&end.to_string()).ok(),
                of: HashMap::new(),
            };
        }
        let alone = counted.of.len() < MANY || counted.of.contains_key(&who);
        let used = counted.of.entry(if alone { who } else { Who::Others });
        let used = used.or_default();
        *used = used.saturating_add(1);
        let (limit, used) = (self.limits.requests, *used);
        let rest = (window + 1) * WINDOW - now.secs();
        Left {
            limit,
            remaining: limit.saturating_sub(used),
            reset: counted.reset.clone(),
            wait: (used > limit).then(|| rest.max(1) as u64),
        }
    }
}

impl Left {
    /// Says it in the answer.
    pub(super) fn say(self, headers: &mut HeaderMap) {
        headers.insert(LIMIT, self.limit.into());
        headers.insert(REMAINING, self.remaining.into());
        headers.extend(self.reset.map(|reset| (RESET, reset)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_counted_for_each_and_then_begins_anew() {
        let counters = Counters::new(Limits { requests: 2 });
        let now = Time::from_secs(600);
        assert_eq!(counters.count(Who::Token(1), now).remaining, 1);
        assert_eq!(counters.count(Who::Token(1), now).wait, None);
        assert_eq!(counters.count(Who::Token(1), now).wait, Some(300));
        assert_eq!(counters.count(Who::Token(2), now).remaining, 1);
        let later = Time::from_secs(900);
        assert_eq!(counters.count(Who::Token(1), later).remaining, 1);
    }

    #[test]
    fn a_crowd_shares_what_one_may() {
        let counters = Counters::new(Limits { requests: 2 });
        let now = Time::from_secs(600);
        for token in 0..MANY as i64 {
            assert_eq!(counters.count(Who::Token(token), now).remaining, 1);
        }
        assert_eq!(counters.count(Who::Token(-1), now).remaining, 1);
        assert_eq!(counters.count(Who::Token(-2), now).remaining, 0);
        assert_eq!(counters.count(Who::Token(-3), now).wait, Some(300));
        assert_eq!(counters.count(Who::Token(1), now).remaining, 0);
        let later = Time::from_secs(900);
        assert_eq!(counters.count(Who::Token(-3), later).remaining, 1);
    }
}
