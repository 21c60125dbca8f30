//! What was prepared and may be needed again: bounded in bytes, and what nobody asked for of late goes first.
//!
//! To ask for something marks it, and moves nothing: its neighbours in the order would have to be fetched from memory. When room is
//! needed, what comes to the end of the order goes if it is not marked, and else loses its mark and begins anew ("second chance",
//! F. J. Corbató, A Paging Experiment with the Multics System, 1968).

use std::fmt;
use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use lru::LruCache;

/// So many who look at once seldom meet.
const BOARDS: usize = 16;

/// Prepared things by what they are of.
pub struct Shelf<K, V> {
    /// Bytes that it may hold; 0 means that nothing is kept.
    most: usize,
    boards: [Mutex<Board<K, V>>; BOARDS],
    hasher: RandomState,
    asked: AtomicU64,
    found: AtomicU64,
}

/// How full a shelf is, and what it was good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filled {
    /// About how many bytes it holds.
    pub bytes: usize,
    /// How often something was looked for.
    pub asked: u64,
    /// How often it was there.
    pub found: u64,
}

/// The part of a shelf that one lock guards: things in the order in which they came, or began anew.
struct Board<K, V> {
    kept: LruCache<K, Thing<V>>,
    bytes: usize,
}

struct Thing<V> {
    value: Arc<V>,
    bytes: usize,
    /// Whether it was asked for since it came, or began anew.
    marked: bool,
}

impl<K, V> fmt::Debug for Shelf<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Shelf").field(&self.most).finish()
    }
}

impl<K: Hash + Eq, V> Shelf<K, V> {
    /// One that holds about `most` bytes; with 0 it keeps nothing.
    pub fn new(most: usize) -> Self {
        Self {
            most,
            boards: std::array::from_fn(|_| {
                Mutex::new(Board {
                    kept: LruCache::unbounded(),
                    bytes: 0,
                })
            }),
            hasher: RandomState::new(),
            asked: AtomicU64::new(0),
            found: AtomicU64::new(0),
        }
    }

    /// Whether it keeps anything.
    pub fn is_used(&self) -> bool {
        self.most > 0
    }

    fn board(&self, key: &K) -> MutexGuard<'_, Board<K, V>> {
        let place = self.hasher.hash_one(key) as usize % BOARDS;
        open(&self.boards[place])
    }

    /// What was kept of `key` and is `right`.
    pub fn get(&self, key: &K, right: impl Fn(&V) -> bool) -> Option<Arc<V>> {
        if !self.is_used() {
            return None;
        }
        self.asked.fetch_add(1, Ordering::Relaxed);
        let there = self.board(key).kept.peek_mut(key).map(Thing::ask);
        let found = there.filter(|value| right(value));
        self.found
            .fetch_add(u64::from(found.is_some()), Ordering::Relaxed);
        found
    }

    /// Keeps `value`, of about so many bytes, in place of what was kept of `key`; but nothing that would push out much else.
    pub fn put(&self, key: K, value: Arc<V>, bytes: usize) {
        let most = self.most / BOARDS;
        if bytes * 4 > most {
            return;
        }
        // Declared before the lock is taken, so that what goes is dropped after it.
        let mut gone = Vec::new();
        let mut board = self.board(&key);
        gone.extend(board.pop(&key));
        while board.bytes + bytes > most
            && let Some((key, thing)) = board.kept.pop_lru()
        {
            if thing.marked {
                let marked = false;
                board.kept.put(key, Thing { marked, ..thing });
                continue;
            }
            board.bytes -= thing.bytes;
            gone.push(thing.value);
        }
        let marked = false;
        let thing = Thing {
            value,
            bytes,
            marked,
        };
        board.kept.put(key, thing);
        board.bytes += bytes;
    }

    /// Forgets what was kept of `key`.
    pub fn remove(&self, key: &K) {
        let gone = self.board(key).pop(key);
        drop(gone);
    }

    /// How full it is.
    pub fn filled(&self) -> Filled {
        Filled {
            bytes: self.boards.iter().map(|b| open(b).bytes).sum(),
            asked: self.asked.load(Ordering::Relaxed),
            found: self.found.load(Ordering::Relaxed),
        }
    }
}

impl<K: Hash + Eq, V> Board<K, V> {
    fn pop(&mut self, key: &K) -> Option<Arc<V>> {
        let thing = self.kept.pop(key)?;
        self.bytes -= thing.bytes;
        Some(thing.value)
    }
}

impl<V> Thing<V> {
    fn ask(&mut self) -> Arc<V> {
        self.marked = true;
        Arc::clone(&self.value)
    }
}

fn open<K, V>(board: &Mutex<Board<K, V>>) -> MutexGuard<'_, Board<K, V>> {
    board.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stays_within_its_bytes_and_keeps_what_is_asked_for() {
        let shelf = Shelf::new(BOARDS * 400);
        for n in 0..10_000 {
            shelf.put(n, Arc::new(n), 10);
            assert_eq!(shelf.get(&0, |_| true).as_deref(), Some(&0), "{n}");
            assert!(shelf.filled().bytes <= BOARDS * 400);
        }
        let kept = (0..10_000).filter(|n| shelf.get(n, |_| true).is_some());
        assert!(kept.count() <= BOARDS * 40);
    }

    #[test]
    fn what_fits_is_found_again_and_what_nobody_asked_for_goes_first() {
        let shelf = Shelf::new(BOARDS * 400);
        let place = |n: &u32| shelf.hasher.hash_one(n) as usize % BOARDS;
        let on_board = |board| (0..).filter(move |n| place(n) == board);
        let fit: Vec<u32> = (0..BOARDS).flat_map(|b| on_board(b).take(40)).collect();
        let put = |n| shelf.put(n, Arc::new(n), 10);
        let found = |n: &u32| shelf.get(n, |_| true).is_some();
        fit.iter().copied().for_each(put);
        let asked = [fit[0], fit[7], fit[39]];
        for _ in 0..3 {
            assert!(asked.iter().all(found));
        }
        put(fit[3]);
        assert_eq!(shelf.filled().bytes, BOARDS * 400);
        on_board(0).skip(40).take(36).for_each(put);
        let left: Vec<u32> = fit[..40].iter().copied().filter(found).collect();
        assert_eq!(left, [fit[0], fit[3], fit[7], fit[39]]);
        // Those lost their mark, and were asked for again just now.
        on_board(0).skip(76).take(36).for_each(put);
        assert!(left.iter().all(found));
        assert!(fit[40..].iter().all(found), "other boards");
        shelf.put(fit[40], Arc::new(0), 101);
        assert_eq!(shelf.get(&fit[40], |n| *n == 0), None, "too large");
    }

    #[test]
    fn what_is_not_right_is_not_found() {
        let shelf = Shelf::new(1 << 20);
        shelf.put("a", Arc::new(1), 8);
        assert_eq!(shelf.get(&"a", |v| *v == 2), None);
        shelf.put("a", Arc::new(2), 8);
        assert_eq!(shelf.get(&"a", |v| *v == 2).as_deref(), Some(&2));
        let filled = shelf.filled();
        assert_eq!((filled.bytes, filled.asked, filled.found), (8, 2, 1));
        shelf.remove(&"a");
        assert_eq!((shelf.get(&"a", |_| true), shelf.filled().bytes), (None, 0));
    }

    #[test]
    fn one_of_no_bytes_keeps_nothing() {
        let shelf = Shelf::new(0);
        shelf.put(1, Arc::new(1), 0);
        assert_eq!(shelf.get(&1, |_| true), None);
    }
}
