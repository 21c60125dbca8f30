//! The timelines: what each is made of, and what of it is left out. The same as in `store::timelines`, one for one.

use model::{AccountId, GroupLevel, Part, StatusId, Time, Timeline};

use crate::people::{NOBODY, People, Person};
use crate::posts::{EVERYONE, GROUP, Posts, Slot, UNIT};
use crate::sight::Viewer;
use crate::walk::Walk;

/// From so many lists on it is cheaper to look at every post.
const MANY: usize = 256;

/// Which part of a timeline: bounds are exclusive ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Only newer than this.
    pub low: i64,
    /// Only older than this.
    pub high: i64,
    /// From the old to the new.
    pub up: bool,
    /// At most so many.
    pub most: usize,
}

pub(crate) fn find(
    people: &People,
    posts: &Posts,
    viewer: AccountId,
    timeline: Timeline,
    range: Range,
    now: Time,
) -> Vec<StatusId> {
    let nobody = Person::default();
    let me = people.find(viewer).unwrap_or(NOBODY);
    let person = people.get(me).unwrap_or(&nobody);
    let v = Viewer::new(people, posts, (me, person), now);
    let inside = match timeline {
        Timeline::Unit(unit) => people.below(unit.get()),
        _ => Vec::new(),
    };
    let mut walk = Walk::new(posts, range);
    match timeline {
        Timeline::Home => {
            let me = std::iter::once(&me);
            authors(&mut walk, people, posts, person.follows.iter().chain(me));
            for tag in person.more.iter().flat_map(|m| &m.tags) {
                walk.list(posts.by_tag(*tag));
            }
            for (group, level) in &person.groups {
                if *level == GroupLevel::All {
                    walk.list(posts.by_group(*group));
                }
            }
        }
        Timeline::Everyone => walk.all(|s| s.audience == EVERYONE),
        Timeline::Unit(_) => {
            let members = inside.iter().flat_map(|u| people.members(*u));
            authors(&mut walk, people, posts, members);
            for unit in &inside {
                walk.list(posts.by_unit(*unit));
            }
        }
        Timeline::Tag(tag) => walk.list(posts.by_tag(tag.get())),
        Timeline::Group(group) => walk.list(posts.by_group(group.get())),
        Timeline::List(list) => {
            let lists = person.more.iter().flat_map(|m| &m.lists);
            let members = lists.filter(|l| l.0 == list.get()).flat_map(|l| &l.1);
            authors(&mut walk, people, posts, members);
        }
        Timeline::Person(author, _) => {
            if let Some(author) = people.find(author) {
                walk.list(posts.by_author(author));
            }
        }
    }
    walk.filter(|id| {
        posts.get(*id).is_some_and(|s| {
            belongs(&v, timeline, &inside, s)
                && v.sees(*id, s)
                && (spares(timeline) || v.is_calm(s))
        })
    })
    .take(range.most)
    .map(StatusId::from)
    .collect()
}

/// Muting a person does not hide their own page.
const fn spares(timeline: Timeline) -> bool {
    matches!(timeline, Timeline::Person(..))
}

/// Posts of some people.
fn authors<'a, 'p>(
    walk: &mut Walk<'a>,
    people: &People,
    posts: &'a Posts,
    who: impl Iterator<Item = &'p u32>,
) {
    let who: Vec<u32> = who.copied().collect();
    if who.len() <= MANY {
        for author in who {
            walk.list(posts.by_author(author));
        }
        return;
    }
    let mut among = vec![false; people.len()];
    for author in who {
        if let Some(place) = among.get_mut(author as usize) {
            *place = true;
        }
    }
    walk.all(move |s| among.get(s.author as usize).copied().unwrap_or(false));
}

/// What a timeline leaves out of its sources, whoever looks.
fn belongs(v: &Viewer<'_>, timeline: Timeline, inside: &[i64], s: &Slot) -> bool {
    let to_nobody = s.reply_to == NOBODY;
    match timeline {
        Timeline::Home => {
            let wanted = || match v.person.level(s.place) {
                Some(GroupLevel::All | GroupLevel::Mentions) => true,
                Some(_) => s.author == v.me,
                None => false,
            };
            (s.audience != GROUP || wanted()) && v.concerns_me(s)
        }
        Timeline::Everyone => {
            !s.is_boost() && (to_nobody || s.reply_to == s.author) && v.is_open(s)
        }
        Timeline::Unit(_) => {
            let here = s.audience == EVERYONE || (s.audience == UNIT && inside.contains(&s.place));
            here && !s.is_boost() && (to_nobody || s.audience == UNIT || s.reply_to == s.author)
        }
        Timeline::Tag(_) => v.is_open(s),
        Timeline::Group(_) => !s.is_reply(),
        Timeline::List(_) => true,
        Timeline::Person(_, part) => match part {
            Part::Posts => to_nobody || s.reply_to == s.author,
            Part::Replies => !s.is_boost(),
            Part::Media => s.has_media() && !s.is_boost(),
            Part::All => true,
        },
    }
}
