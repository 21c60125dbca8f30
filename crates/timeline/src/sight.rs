//! Who may see what: the same conditions as in `store::statuses::sight`, one for one.

use model::Time;

use crate::people::{People, Person};
use crate::posts::{EVERYONE, FOLLOWERS, GROUP, Posts, Slot, UNIT};

/// Somebody who looks.
pub(crate) struct Viewer<'a> {
    people: &'a People,
    posts: &'a Posts,
    pub(crate) me: u32,
    pub(crate) person: &'a Person,
    /// The units they belong to, and all above those.
    within: Vec<i64>,
    now: Time,
}

impl<'a> Viewer<'a> {
    pub(crate) fn new(
        people: &'a People,
        posts: &'a Posts,
        (me, person): (u32, &'a Person),
        now: Time,
    ) -> Self {
        let units = person.units.iter();
        Self {
            people,
            posts,
            me,
            person,
            within: units.flat_map(|u| people.above(*u)).copied().collect(),
            now,
        }
    }

    /// `LISTED`: messages are never here.
    pub(crate) fn sees(&self, id: i64, s: &Slot) -> bool {
        self.sees_itself(id, s)
            && (!s.is_boost()
                || self
                    .posts
                    .get(s.boost_of)
                    .is_some_and(|original| self.sees_itself(s.boost_of, original)))
    }

    fn sees_itself(&self, id: i64, s: &Slot) -> bool {
        if s.deleted() {
            return false;
        }
        if s.audience < GROUP && s.author == self.me {
            return true;
        }
        self.is_for_me(id, s) && !self.apart(s.author) && self.allowed(s)
    }

    fn is_for_me(&self, id: i64, s: &Slot) -> bool {
        let reached = match s.audience {
            EVERYONE => true,
            UNIT => self.within.contains(&s.place),
            FOLLOWERS => self.person.follows(s.author),
            GROUP => self.person.level(s.place).is_some() || self.people.is_open(s.place),
            _ => false,
        };
        reached || (s.audience < GROUP && self.posts.names(id, self.me))
    }

    /// One of the two blocked the other.
    fn apart(&self, author: u32) -> bool {
        self.person.blocks(author)
            || self
                .people
                .get(author)
                .is_some_and(|them| them.blocks(self.me))
    }

    fn allowed(&self, s: &Slot) -> bool {
        if s.author == self.me || self.person.keeps_order {
            return true;
        }
        if s.hidden() {
            return false;
        }
        match self.people.get(s.author) {
            Some(author) if author.silent => false,
            Some(author) if author.curbed => self.person.follows(s.author),
            _ => true,
        }
    }

    /// `OPEN`: for where everyone looks.
    pub(crate) fn is_open(&self, s: &Slot) -> bool {
        s.author == self.me
            || !self
                .people
                .get(s.author)
                .is_some_and(|author| author.curbed)
    }

    /// `CALM`: neither its author nor its thread is muted, nor those of what it boosts.
    pub(crate) fn is_calm(&self, s: &Slot) -> bool {
        if self.person.more.is_none() {
            return true;
        }
        let mine = s.author == self.me;
        let original = self.posts.get(s.boost_of).filter(|_| s.is_boost());
        !self.mutes(s.author)
            && (mine || !self.mutes_thread(s.thread))
            && original
                .is_none_or(|o| !self.mutes(o.author) && (mine || !self.mutes_thread(o.thread)))
    }

    fn mutes(&self, who: u32) -> bool {
        let Some(more) = &self.person.more else {
            return false;
        };
        let found = more.mutes.binary_search_by_key(&who, |(n, _)| *n);
        found
            .ok()
            .and_then(|at| more.mutes.get(at))
            .is_some_and(|(_, until)| until.is_none_or(|until| until > self.now))
    }

    fn mutes_thread(&self, thread: i64) -> bool {
        self.person
            .more
            .as_ref()
            .is_some_and(|more| more.threads.binary_search(&thread).is_ok())
    }

    /// The reply rule of Home: answers to people one does not follow are left out.
    pub(crate) fn concerns_me(&self, s: &Slot) -> bool {
        s.reply_to == crate::people::NOBODY
            || s.author == self.me
            || s.reply_to == s.author
            || s.reply_to == self.me
            || self.person.follows(s.reply_to)
    }
}
