//! What was worked out and holds until something changes.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use model::{AccountId, Time};

/// For so many people something is remembered; then all is forgotten and found again as they come.
const PEOPLE: usize = 20_000;

/// What was worked out for each person, for a while.
#[derive(Debug)]
pub(crate) struct ForEach<T>(Mutex<HashMap<AccountId, (Time, T)>>);

impl<T> Default for ForEach<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Clone> ForEach<T> {
    /// What was worked out for `who` less than `age` ago.
    pub(crate) fn get(&self, who: AccountId, now: Time, age: Duration) -> Option<T> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, found) = all.get(&who)?;
        (now.since(*at) < age).then(|| found.clone())
    }

    /// Keeps it.
    pub(crate) fn keep(&self, who: AccountId, now: Time, found: T) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= PEOPLE {
            all.clear();
        }
        all.insert(who, (now, found));
    }
}

/// The last answer, with the state of things it was worked out from.
#[derive(Debug)]
pub(crate) struct Remembered<T>(Mutex<Option<(State, T)>>);

/// What an answer depends on: how often posts changed, what was asked, and roughly when.
pub(crate) type State = (u64, i64, i64);

impl<T> Default for Remembered<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T: Clone> Remembered<T> {
    /// The answer for this state, if it is the last one.
    pub(crate) fn get(&self, state: State) -> Option<T> {
        let last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = last.as_ref().filter(|(of, _)| *of == state);
        same.map(|(_, answer)| answer.clone())
    }

    /// Keeps it. `state` must have been read before the answer was worked out.
    pub(crate) fn keep(&self, state: State, answer: T) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((state, answer));
    }
}

/// Numbers that were counted, while what they count stays.
#[derive(Debug, Default)]
pub(crate) struct Counted(Mutex<(Moment, HashMap<i64, i64>)>);

/// How often people and units have changed, and roughly when it was.
pub(crate) type Moment = (u64, i64);

impl Counted {
    /// What was counted of `what` in this state.
    pub(crate) fn get(&self, state: Moment, what: i64) -> Option<i64> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (of, counts) = &*kept;
        counts.get(&what).copied().filter(|_| *of == state)
    }

    /// Keeps it. `state` must have been read before it was counted.
    pub(crate) fn keep(&self, state: Moment, what: i64, n: i64) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.0 != state {
            *kept = (state, HashMap::new());
        }
        kept.1.insert(what, n);
    }
}
