//! The timeline index: the heads of the newest posts and who stands how towards whom, in memory, so that a page of any
//! timeline is found without asking the store. Pure: it is told what is so, and answers.
//! It must never know I/O, SQL, async, or what a post says; nor may it decide otherwise than the statements of `store` do.
//! To add a timeline: a variant of `model::Timeline`, its sources and its condition in `read.rs`, and the same in `store`.

mod people;
mod posts;
mod read;
mod sight;
#[cfg(test)]
mod tests;
mod walk;

use model::{AccountId, GroupId, GroupLevel, Header, Standing, StatusId, Time, Timeline, UnitId};

pub use read::Range;

use people::People;
use posts::Posts;

/// The index. What it was told last holds.
#[derive(Debug)]
pub struct Index {
    people: People,
    posts: Posts,
}

impl Index {
    /// One that holds about `limit` posts, and every post from `floor` on that it will be told of.
    pub fn new(limit: usize, floor: StatusId) -> Self {
        Self {
            people: People::default(),
            posts: Posts::new(limit.max(1), floor.get()),
        }
    }

    /// Every post from this one on is known here; what is older only the store knows.
    pub fn floor(&self) -> StatusId {
        StatusId::from(self.posts.floor())
    }

    /// How many posts it holds.
    pub fn len(&self) -> usize {
        self.posts.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// About how much memory it takes.
    pub fn bytes(&self) -> usize {
        self.people.bytes() + self.posts.bytes()
    }

    /// A post is so. Of older ones than it holds only those that some post boosts.
    pub fn put(&mut self, header: &Header) {
        self.posts.put(header, &mut self.people);
    }

    /// A post that others here boost, however old it is.
    pub fn put_boosted(&mut self, header: &Header) {
        self.posts.put_boosted(header, &mut self.people);
    }

    /// Boosted posts that it has not been told of.
    pub fn missing(&self) -> Vec<StatusId> {
        self.posts.missing()
    }

    /// A post is no more.
    pub fn remove(&mut self, id: StatusId) {
        self.posts.remove(id.get());
    }

    /// A person stands so.
    pub fn stand(&mut self, standing: &Standing) {
        self.people.stand(standing);
    }

    /// Whether somebody follows somebody.
    pub fn follow(&mut self, who: AccountId, whom: AccountId, follows: bool) {
        self.people.follow(who, whom, follows);
    }

    /// A person is gone: nobody stands anyhow towards them any more.
    pub fn forget(&mut self, who: AccountId) {
        self.people.forget(who);
    }

    /// The tree of units: each unit with all above it, itself among them.
    pub fn set_tree(&mut self, above: impl IntoIterator<Item = (UnitId, UnitId)>) {
        self.people.set_tree(above);
    }

    /// Who belongs to which unit directly: all there is.
    pub fn set_units(&mut self, of: impl IntoIterator<Item = (AccountId, UnitId)>) {
        self.people.set_units(of);
    }

    /// Who is in a group: all there are.
    pub fn set_members(
        &mut self,
        id: GroupId,
        of: impl IntoIterator<Item = (AccountId, GroupLevel)>,
    ) {
        self.people.set_members(id, of);
    }

    /// Everyone may read a group, or only who is in it; `None` when there is no such group.
    pub fn set_group(&mut self, id: GroupId, open: Option<bool>) {
        self.people.set_group(id, open);
    }

    /// Whether a post of `author`, with tags or in a group, may stand in the home timeline of `viewer`: no only where it cannot.
    pub fn may_reach(
        &self,
        viewer: AccountId,
        author: AccountId,
        tagged: bool,
        group: Option<GroupId>,
    ) -> bool {
        let (Some(me), Some(author)) = (self.people.find(viewer), self.people.find(author)) else {
            return true;
        };
        self.people.get(me).is_none_or(|person| {
            let tags = tagged && person.more.as_ref().is_some_and(|m| !m.tags.is_empty());
            let inside = group.is_some_and(|g| person.level(g.get()).is_some());
            author == me || person.follows(author) || tags || inside
        })
    }

    /// The posts of a timeline within a range, in reading order: at most `range.most`, and only those from
    /// [`floor`](Index::floor) on.
    pub fn find(
        &self,
        viewer: AccountId,
        timeline: Timeline,
        range: Range,
        now: Time,
    ) -> Vec<StatusId> {
        read::find(&self.people, &self.posts, viewer, timeline, range, now)
    }
}
