//! Every timeline against a naive filter over all posts, for random small histories, paged both ways to the very end.

use model::{AccountId, ListId, Page, PageOf, TagId, Time, UnitId};
use store::Conn;
use store::timelines::{self, Part};

use super::history::{self, Fact, Facts};

/// A timeline to compare.
#[derive(Debug, Clone, Copy)]
enum Line {
    Home,
    Everyone,
    Tag(i64),
    List(ListId),
    Unit(UnitId),
    Person(AccountId, Part),
    Favourites,
    Bookmarks,
}

impl Facts {
    fn post(&self, id: i64) -> &Fact {
        self.posts.iter().find(|p| p.id == id).unwrap()
    }

    fn in_unit(&self, v: i64, unit: i64) -> bool {
        let mut units = self.paths.iter().filter(|p| p.1 == unit).map(|p| p.0);
        units.any(|below| self.members.contains(&(below, v)))
    }

    fn sees_itself(&self, v: i64, p: &Fact) -> bool {
        let for_me = match p.audience {
            (0, _) => true,
            (1, Some(unit)) => self.in_unit(v, unit),
            (2, _) => self.follows.contains(&(v, p.author)),
            _ => false,
        };
        let named = self.mentions.contains(&(p.id, v));
        let blocked = self.blocks.contains(&(v, p.author)) || self.blocks.contains(&(p.author, v));
        !p.deleted && (p.author == v || ((for_me || named) && !blocked))
    }

    fn sees(&self, v: i64, p: &Fact) -> bool {
        let original = p.boost_of.map(|id| self.post(id));
        self.sees_itself(v, p) && original.is_none_or(|o| self.sees_itself(v, o))
    }

    fn calm(&self, v: i64, p: &Fact) -> bool {
        let original = p.boost_of.map(|id| self.post(id));
        let mut all = [Some(p), original].into_iter().flatten();
        all.all(|x| {
            let thread = p.author != v && self.thread_mutes.contains(&(v, x.thread));
            !self.mutes.contains(&(v, x.author)) && !thread
        })
    }

    fn tagged(&self, p: &Fact, follower: i64) -> bool {
        let mut mine = self.tag_follows.iter().filter(|t| t.0 == follower);
        mine.any(|t| self.tags.contains(&(p.id, t.1)))
    }

    fn has(&self, line: Line, v: i64, p: &Fact) -> bool {
        let follows = |who| who == v || self.follows.contains(&(v, who));
        let to_self = p.reply_to.is_none_or(|to| to == p.author);
        let below = |unit: i64, who| self.in_unit(who, unit);
        match line {
            Line::Home => {
                let answer =
                    p.author == v || p.reply_to.is_none_or(|to| to == p.author || follows(to));
                self.calm(v, p) && answer && (follows(p.author) || self.tagged(p, v))
            }
            Line::Everyone => {
                self.calm(v, p) && p.audience.0 == 0 && p.boost_of.is_none() && to_self
            }
            Line::Tag(tag) => self.calm(v, p) && self.tags.contains(&(p.id, tag)),
            Line::List(list) => self.calm(v, p) && self.listed.contains(&(list.get(), p.author)),
            Line::Unit(unit) => {
                let unit = unit.get();
                let inside = |u: i64| self.paths.contains(&(u, unit));
                let theirs = p.audience.0 == 0 && below(unit, p.author) && to_self;
                let for_it = p.audience.0 == 1 && p.audience.1.is_some_and(inside);
                self.calm(v, p) && p.boost_of.is_none() && (theirs || for_it)
            }
            Line::Person(who, part) => {
                p.author == who.get()
                    && match part {
                        Part::All => true,
                        Part::Posts => to_self,
                        Part::Replies => p.boost_of.is_none(),
                        Part::Media => p.boost_of.is_none() && p.has_media,
                    }
            }
            Line::Favourites | Line::Bookmarks => true,
        }
    }

    /// What `v` finds, by the keys the timeline pages by, newest first.
    fn naive(&self, line: Line, v: i64) -> Vec<i64> {
        let kept = match line {
            Line::Favourites => &self.favourites,
            Line::Bookmarks => &self.bookmarks,
            _ => {
                let mine = self
                    .posts
                    .iter()
                    .filter(|p| self.sees(v, p) && self.has(line, v, p));
                return mine.map(|p| p.id).collect();
            }
        };
        let mine = kept
            .iter()
            .filter(|k| k.1 == v && self.sees(v, self.post(k.2)));
        mine.map(|k| k.0).collect()
    }
}

fn find(c: &mut Conn, v: AccountId, line: Line, page: &Page, now: Time) -> PageOf<i64> {
    let ids = match line {
        Line::Home => timelines::home(c, v, page, now),
        Line::Everyone => timelines::everyone(c, v, page, now),
        Line::Tag(tag) => timelines::tag(c, v, TagId::from(tag), page, now),
        Line::List(list) => timelines::list(c, v, list, page, now),
        Line::Unit(unit) => timelines::unit(c, v, unit, page, now),
        Line::Person(who, part) => timelines::person(c, v, who, part, page),
        Line::Favourites | Line::Bookmarks => {
            let kept = match line {
                Line::Favourites => timelines::favourites(c, v, page),
                _ => timelines::bookmarks(c, v, page),
            };
            let keys = kept.unwrap().into_iter().map(|k| k.key).collect();
            return PageOf::from_found(keys, page, |key| *key);
        }
    };
    let keys = ids.unwrap().into_iter().map(|id| id.get()).collect();
    PageOf::from_found(keys, page, |key| *key)
}

/// Walks a timeline from one end to the other.
fn walk(c: &mut Conn, v: AccountId, line: Line, limit: i64, now: Time, up: bool) -> Vec<i64> {
    let mut page = if up {
        Page::newer(0, limit)
    } else {
        Page::first(limit)
    };
    let mut all = Vec::new();
    loop {
        let found = find(c, v, line, &page, now);
        assert!(found.items.len() as i64 <= limit);
        if up {
            all.splice(0..0, found.items);
        } else {
            all.extend(found.items);
        }
        page = match if up { found.newer } else { found.older } {
            Some(bound) if up => Page::newer(bound, limit),
            Some(bound) => Page::older(bound, limit),
            None => return all,
        };
    }
}

async fn compare(w: testkit::World, seed: u64) {
    let owned = history::live(&w, seed, 150).await;
    let facts = Facts::read(&w).await;
    let now = w.ctx.now();
    let mut tags: Vec<i64> = facts.tags.iter().map(|t| t.1).collect();
    tags.sort_unstable();
    tags.dedup();
    let mut lines = vec![
        Line::Home,
        Line::Everyone,
        Line::Favourites,
        Line::Bookmarks,
    ];
    lines.extend(tags.into_iter().map(Line::Tag));
    lines.extend([w.acme, w.product, w.sales].map(Line::Unit));
    for part in [Part::Posts, Part::Replies, Part::Media] {
        lines.extend(owned.iter().map(|(who, _)| Line::Person(who.id, part)));
    }
    let mut found = 0;
    for (who, list) in owned {
        let mine = lines.iter().copied().chain([Line::List(list)]);
        for (i, line) in mine.enumerate() {
            let naive = facts.naive(line, who.id.get());
            found += naive.len();
            let limit = 1 + (seed as i64 + i as i64) % 7;
            let walks = w.ctx.db().read(move |c| {
                Ok::<_, db::Error>([false, true].map(|up| walk(c, who.id, line, limit, now, up)))
            });
            let [down, up] = walks.await.unwrap();
            assert_eq!(
                down, naive,
                "seed {seed}, {line:?} of {}, downwards by {limit}",
                who.id
            );
            assert_eq!(
                up, naive,
                "seed {seed}, {line:?} of {}, upwards by {limit}",
                who.id
            );
        }
    }
    assert!(
        found > 300,
        "a history in which there is something to read: {found}"
    );
}

testkit::on_both! {
    async fn history_1_is_read_as_a_naive_filter_reads_it(w: testkit::World) {
        compare(w, 1).await;
    }

    async fn history_2_is_read_as_a_naive_filter_reads_it(w: testkit::World) {
        compare(w, 2).await;
    }

    async fn history_3_is_read_as_a_naive_filter_reads_it(w: testkit::World) {
        compare(w, 3).await;
    }
}
