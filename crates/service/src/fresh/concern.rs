//! What something depends on.

use model::{AccountId, StatusId, Time};

use crate::views::{Quote, StatusView};

/// Which posts there are to be shown, besides those that are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// No others: it is no timeline.
    These,
    /// Those of whom the reader follows.
    Home,
    /// Those for everyone.
    Everyone,
}

/// What something that was worked out depends on: its reader, people, posts, and time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concern {
    pub(super) reader: AccountId,
    pub(super) shows: Shows,
    pub(super) people: Box<[AccountId]>,
    pub(super) posts: Box<[StatusId]>,
    /// It reads differently from then on.
    until: Option<Time>,
}

impl Concern {
    /// What is of a person alone.
    pub fn person(id: AccountId) -> Self {
        Self {
            reader: id,
            shows: Shows::These,
            people: Box::new([id]),
            posts: Box::new([]),
            until: None,
        }
    }

    /// What is of a post alone, and of nobody who reads it.
    pub(crate) fn post(id: StatusId) -> Self {
        Self {
            reader: AccountId::from(0),
            shows: Shows::These,
            people: Box::new([]),
            posts: Box::new([id]),
            until: None,
        }
    }

    /// Posts as `reader` sees them at `now`, with everyone in them, and `people`.
    pub fn posts<'v>(
        reader: AccountId,
        shows: Shows,
        views: impl IntoIterator<Item = &'v StatusView>,
        people: impl IntoIterator<Item = AccountId>,
        now: Time,
    ) -> Self {
        let mut all = Gathered {
            now,
            people: people.into_iter().collect(),
            posts: Vec::new(),
            until: None,
        };
        views.into_iter().for_each(|view| all.add(view));
        all.people.sort_unstable();
        all.people.dedup();
        all.posts.sort_unstable();
        all.posts.dedup();
        Self {
            reader,
            shows,
            people: all.people.into(),
            posts: all.posts.into(),
            until: all.until,
        }
    }

    /// It reads differently from `at` on, too.
    pub fn until(mut self, at: Option<Time>) -> Self {
        self.until = self.until.into_iter().chain(at).min();
        self
    }

    pub(super) fn lasts(&self, now: Time) -> bool {
        self.until.is_none_or(|until| now < until)
    }

    pub(super) fn bytes(&self) -> usize {
        (self.people.len() + self.posts.len()) * 8
    }
}

struct Gathered {
    now: Time,
    people: Vec<AccountId>,
    posts: Vec<StatusId>,
    until: Option<Time>,
}

impl Gathered {
    fn add(&mut self, view: &StatusView) {
        let s = &view.status;
        let others = [s.boost_of_id, s.quote_of_id, s.reply_to_id];
        self.posts.extend([s.id, s.thread_id]);
        self.posts.extend(others.into_iter().flatten());
        let ends = view.poll.as_ref().map(|poll| poll.ends_at);
        self.ends(ends);
        for card in [Some(&view.author), view.reply_to.as_ref()]
            .into_iter()
            .flatten()
        {
            self.people.push(card.id);
            self.ends(card.status.as_ref().and_then(|line| line.until));
            self.ends(card.away.as_ref().map(|away| away.until));
        }
        if let Some(original) = &view.boost_of {
            self.add(original);
        }
        if let Some(Quote::Seen(quoted)) = &view.quote {
            self.add(quoted);
        }
    }

    fn ends(&mut self, at: Option<Time>) {
        let at = at.filter(|at| *at > self.now);
        self.until = self.until.into_iter().chain(at).min();
    }
}
