//! Pages of long lists, by key and not by number: newer and older stay right while things are added.

/// Which part of a list, newest first. Bounds are exclusive ids.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Page {
    /// Only older than this.
    pub max: Option<i64>,
    /// The newest that are newer than this (`since_id`).
    pub since: Option<i64>,
    /// The ones just newer than this (`min_id`); the answer is still newest first.
    pub min: Option<i64>,
    /// At most so many.
    pub limit: i64,
}

impl Page {
    /// The most anyone may ask for at once.
    pub const MOST: i64 = 80;

    /// The newest `limit`.
    pub const fn first(limit: i64) -> Self {
        Self {
            max: None,
            since: None,
            min: None,
            limit,
        }
    }
    /// The `limit` that follow after `id`, going back in time.
    pub const fn older(id: i64, limit: i64) -> Self {
        Self {
            max: Some(id),
            since: None,
            min: None,
            limit,
        }
    }
    /// The `limit` just newer than `id`.
    pub const fn newer(id: i64, limit: i64) -> Self {
        Self {
            max: None,
            since: None,
            min: Some(id),
            limit,
        }
    }
    /// The lower exclusive bound, or 0.
    pub fn floor(&self) -> i64 {
        self.min.or(self.since).unwrap_or(0)
    }
    /// The upper exclusive bound, or the end of time.
    pub fn ceiling(&self) -> i64 {
        self.max.unwrap_or(i64::MAX)
    }
    /// Whether the page is read upwards from `min`.
    pub const fn ascending(&self) -> bool {
        self.min.is_some()
    }
}

/// A page of things, newest first, and whether there are more at either end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PageOf<T> {
    /// The things.
    pub items: Vec<T>,
    /// Bound for the next older page (`max`), when there may be one.
    pub older: Option<i64>,
    /// Bound for the next newer page (`min`).
    pub newer: Option<i64>,
}

impl<T> PageOf<T> {
    /// From `found` keys in reading order (one more than asked tells that there is more). `key` gives the bound of an item.
    pub fn from_found(mut found: Vec<T>, page: &Page, key: impl Fn(&T) -> i64) -> Self {
        let more = found.len() as i64 > page.limit;
        found.truncate(page.limit.max(0) as usize);
        if page.ascending() {
            found.reverse();
        }
        let has_older = if page.ascending() {
            !found.is_empty()
        } else {
            more
        };
        let older = found.last().filter(|_| has_older).map(&key);
        let newer = found.first().map(&key);
        Self {
            items: found,
            older,
            newer,
        }
    }

    /// The same page of other things.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> PageOf<U> {
        PageOf {
            items: self.items.into_iter().map(f).collect(),
            older: self.older,
            newer: self.newer,
        }
    }

    /// The same page with its items replaced (some may have gone meanwhile).
    pub fn with<U>(self, items: Vec<U>) -> PageOf<U> {
        PageOf {
            items,
            older: self.older,
            newer: self.newer,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_know_their_neighbours() {
        let down = PageOf::from_found(vec![9, 8, 7], &Page::first(2), |n| *n);
        assert_eq!(
            (down.items, down.older, down.newer),
            (vec![9, 8], Some(8), Some(9))
        );
        let last = PageOf::from_found(vec![7], &Page::older(8, 2), |n| *n);
        assert_eq!(
            (last.items, last.older, last.newer),
            (vec![7], None, Some(7))
        );
        let up = PageOf::from_found(vec![8, 9, 10], &Page::newer(7, 2), |n| *n);
        assert_eq!(
            (up.items, up.older, up.newer),
            (vec![9, 8], Some(8), Some(9))
        );
    }
}
