//! Walks many sorted lists at once, in either direction.

use std::collections::BinaryHeap;

use crate::posts::{Posts, Slot};
use crate::read::Range;

/// What decides whether a post belongs to a source that goes through all posts.
type Belongs<'a> = Box<dyn Fn(&Slot) -> bool + 'a>;

/// Where posts come from.
pub(crate) enum Source<'a> {
    /// A list of ids, the rest of it.
    List(&'a [i64]),
    /// All posts from one place to another, those that belong.
    All(usize, usize, Belongs<'a>),
}

/// Posts of all sources in reading order, each once.
pub(crate) struct Walk<'a> {
    posts: &'a Posts,
    range: Range,
    sources: Vec<Source<'a>>,
    heap: BinaryHeap<(i64, usize)>,
    last: Option<i64>,
}

impl<'a> Walk<'a> {
    pub(crate) fn new(posts: &'a Posts, range: Range) -> Self {
        Self {
            posts,
            range,
            sources: Vec::new(),
            heap: BinaryHeap::new(),
            last: None,
        }
    }

    /// Adds a list of ids.
    pub(crate) fn list(&mut self, ids: &'a [i64]) {
        let rest = if self.range.up {
            &ids[ids.partition_point(|id| *id <= self.range.low)..]
        } else {
            &ids[..ids.partition_point(|id| *id < self.range.high)]
        };
        self.add(Source::List(rest));
    }

    /// Adds all posts that belong.
    pub(crate) fn all(&mut self, belongs: impl Fn(&Slot) -> bool + 'a) {
        let ids = self.posts.ids();
        let from = ids.partition_point(|id| *id <= self.range.low);
        let to = ids.partition_point(|id| *id < self.range.high);
        self.add(Source::All(from, to.max(from), Box::new(belongs)));
    }

    fn add(&mut self, source: Source<'a>) {
        self.sources.push(source);
        self.step(self.sources.len() - 1);
    }

    /// Brings the next post of a source into the heap.
    fn step(&mut self, at: usize) {
        let up = self.range.up;
        let next = match self.sources.get_mut(at) {
            Some(Source::List(rest)) => {
                let split = if up {
                    rest.split_first()
                } else {
                    rest.split_last()
                };
                split.map(|(id, others)| {
                    *rest = others;
                    *id
                })
            }
            Some(Source::All(from, to, belongs)) => {
                let slots = &self.posts.slots()[*from..*to];
                let found = if up {
                    slots.iter().position(belongs).map(|i| *from + i)
                } else {
                    slots.iter().rposition(belongs).map(|i| *from + i)
                };
                match (found, up) {
                    (Some(i), true) => *from = i + 1,
                    (Some(i), false) => *to = i,
                    (None, _) => *from = *to,
                }
                found.and_then(|i| self.posts.ids().get(i).copied())
            }
            None => None,
        };
        if let Some(id) = next
            && id > self.range.low
            && id < self.range.high
        {
            // The greatest comes first: upwards the order is turned round.
            self.heap.push((if up { -id } else { id }, at));
        }
    }
}

impl Iterator for Walk<'_> {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        loop {
            let (key, at) = self.heap.pop()?;
            self.step(at);
            let id = key.abs();
            if self.last != Some(id) {
                self.last = Some(id);
                return Some(id);
            }
        }
    }
}
