//! What was prepared and may be needed again: bounded in bytes, and what nobody asked for of late goes first.

use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

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

/// What was put or asked for lately, and what was not: when the first is half of what there is room for, it becomes the second.
struct Board<K, V> {
    new: HashMap<K, (Arc<V>, usize)>,
    old: HashMap<K, (Arc<V>, usize)>,
    bytes: usize,
    old_bytes: usize,
}

impl<K, V> Default for Board<K, V> {
    fn default() -> Self {
        Self {
            new: HashMap::new(),
            old: HashMap::new(),
            bytes: 0,
            old_bytes: 0,
        }
    }
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
            boards: Default::default(),
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
        self.boards[place]
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// What was kept of `key` and is `right`.
    pub fn get(&self, key: &K, right: impl Fn(&V) -> bool) -> Option<Arc<V>>
    where
        K: Clone,
    {
        if !self.is_used() {
            return None;
        }
        self.asked.fetch_add(1, Ordering::Relaxed);
        let mut board = self.board(key);
        let found = match board.new.get(key) {
            Some((value, _)) => Arc::clone(value),
            None => {
                let (value, size) = board.old.remove(key)?;
                board.old_bytes -= size;
                board.add(key.clone(), Arc::clone(&value), size, self.most / BOARDS);
                value
            }
        };
        drop(board);
        let found = Some(found).filter(|value| right(value));
        self.found
            .fetch_add(u64::from(found.is_some()), Ordering::Relaxed);
        found
    }

    /// Keeps `value`, of about so many bytes, in place of what was kept of `key`.
    pub fn put(&self, key: K, value: Arc<V>, bytes: usize) {
        let most = self.most / BOARDS;
        if bytes * 4 > most {
            return;
        }
        let mut board = self.board(&key);
        if let Some((_, size)) = board.old.remove(&key) {
            board.old_bytes -= size;
        }
        board.add(key, value, bytes, most);
    }

    /// Forgets what was kept of `key`.
    pub fn remove(&self, key: &K) {
        let mut board = self.board(key);
        if let Some((_, size)) = board.new.remove(key) {
            board.bytes -= size;
        }
        if let Some((_, size)) = board.old.remove(key) {
            board.old_bytes -= size;
        }
    }

    /// How full it is.
    pub fn filled(&self) -> Filled {
        let board = |b: &Mutex<Board<K, V>>| {
            let board = b.lock().unwrap_or_else(PoisonError::into_inner);
            board.bytes + board.old_bytes
        };
        Filled {
            bytes: self.boards.iter().map(board).sum(),
            asked: self.asked.load(Ordering::Relaxed),
            found: self.found.load(Ordering::Relaxed),
        }
    }
}

impl<K: Hash + Eq, V> Board<K, V> {
    fn add(&mut self, key: K, value: Arc<V>, bytes: usize, most: usize) {
        if let Some((_, size)) = self.new.remove(&key) {
            self.bytes -= size;
        }
        if self.bytes + bytes > most / 2 {
            self.old = std::mem::take(&mut self.new);
            self.old_bytes = std::mem::take(&mut self.bytes);
        }
        self.new.insert(key, (value, bytes));
        self.bytes += bytes;
    }
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
        assert!(kept.count() < 700);
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
