//! The heads of the newest posts in arrays by id, and by whom, with what and where they were written.

use std::collections::{HashMap, HashSet};
use std::mem::size_of;

use model::{Header, StatusId};

use crate::people::{NOBODY, People};

/// Audience codes, as stored.
pub(crate) const EVERYONE: u8 = 0;
pub(crate) const UNIT: u8 = 1;
pub(crate) const FOLLOWERS: u8 = 2;
pub(crate) const GROUP: u8 = 4;
const CONVERSATION: u8 = 5;

const DELETED: u8 = 1;
const HIDDEN: u8 = 2;
const MEDIA: u8 = 4;
const REPLY: u8 = 8;

/// The head of a post.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slot {
    pub(crate) thread: i64,
    /// 0 when it is no boost.
    pub(crate) boost_of: i64,
    /// The unit or group it is for.
    pub(crate) place: i64,
    pub(crate) author: u32,
    pub(crate) reply_to: u32,
    pub(crate) audience: u8,
    flags: u8,
}

impl Slot {
    pub(crate) const fn deleted(&self) -> bool {
        self.flags & DELETED != 0
    }
    pub(crate) const fn hidden(&self) -> bool {
        self.flags & HIDDEN != 0
    }
    pub(crate) const fn has_media(&self) -> bool {
        self.flags & MEDIA != 0
    }
    pub(crate) const fn is_reply(&self) -> bool {
        self.flags & REPLY != 0
    }
    pub(crate) const fn is_boost(&self) -> bool {
        self.boost_of != 0
    }
}

#[derive(Debug)]
pub(crate) struct Posts {
    limit: usize,
    floor: i64,
    ids: Vec<i64>,
    slots: Vec<Slot>,
    by_author: Vec<Vec<i64>>,
    by_tag: HashMap<i64, Vec<i64>>,
    by_unit: HashMap<i64, Vec<i64>>,
    by_group: HashMap<i64, Vec<i64>>,
    tags: HashMap<i64, Box<[i64]>>,
    named: HashMap<i64, Box<[u32]>>,
    /// Below the floor, and boosted above it.
    boosted: HashMap<i64, Slot>,
}

impl Posts {
    pub(crate) fn new(limit: usize, floor: i64) -> Self {
        Self {
            limit,
            floor,
            ids: Vec::new(),
            slots: Vec::new(),
            by_author: Vec::new(),
            by_tag: HashMap::new(),
            by_unit: HashMap::new(),
            by_group: HashMap::new(),
            tags: HashMap::new(),
            named: HashMap::new(),
            boosted: HashMap::new(),
        }
    }

    pub(crate) const fn floor(&self) -> i64 {
        self.floor
    }

    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(crate) fn ids(&self) -> &[i64] {
        &self.ids
    }

    pub(crate) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    pub(crate) fn get(&self, id: i64) -> Option<&Slot> {
        match self.ids.binary_search(&id) {
            Ok(at) => self.slots.get(at),
            Err(_) => self.boosted.get(&id),
        }
    }

    pub(crate) fn names(&self, id: i64, who: u32) -> bool {
        self.named
            .get(&id)
            .is_some_and(|named| named.contains(&who))
    }

    pub(crate) fn by_author(&self, author: u32) -> &[i64] {
        self.by_author
            .get(author as usize)
            .map_or(&[], Vec::as_slice)
    }

    pub(crate) fn by_tag(&self, tag: i64) -> &[i64] {
        self.by_tag.get(&tag).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn by_unit(&self, unit: i64) -> &[i64] {
        self.by_unit.get(&unit).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn by_group(&self, group: i64) -> &[i64] {
        self.by_group.get(&group).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn put(&mut self, header: &Header, people: &mut People) {
        let id = header.id.get();
        if id < self.floor {
            if self.boosted.contains_key(&id) {
                self.put_boosted(header, people);
            }
            return;
        }
        let slot = slot(header, people);
        if slot.audience == CONVERSATION {
            return;
        }
        self.unlink(id);
        match self.ids.last() {
            Some(last) if *last >= id => match self.ids.binary_search(&id) {
                Ok(at) => self.slots[at] = slot,
                Err(at) => {
                    self.ids.insert(at, id);
                    self.slots.insert(at, slot);
                }
            },
            _ => {
                self.ids.push(id);
                self.slots.push(slot);
            }
        }
        self.link(id, &slot, header, people);
        if self.ids.len() > self.limit + self.limit / 8 {
            self.trim();
        }
    }

    pub(crate) fn put_boosted(&mut self, header: &Header, people: &mut People) {
        let id = header.id.get();
        if id >= self.floor {
            return self.put(header, people);
        }
        let slot = slot(header, people);
        self.boosted.insert(id, slot);
        self.name(id, header, people);
    }

    pub(crate) fn missing(&self) -> Vec<StatusId> {
        let boosts = self.slots.iter().filter(|s| s.is_boost());
        let unknown = boosts.filter(|s| self.get(s.boost_of).is_none());
        let unknown: HashSet<i64> = unknown.map(|s| s.boost_of).collect();
        unknown.into_iter().map(StatusId::from).collect()
    }

    pub(crate) fn remove(&mut self, id: i64) {
        self.unlink(id);
        self.boosted.remove(&id);
        if let Ok(at) = self.ids.binary_search(&id) {
            self.ids.remove(at);
            self.slots.remove(at);
        }
    }

    fn link(&mut self, id: i64, slot: &Slot, header: &Header, people: &mut People) {
        let author = slot.author as usize;
        if self.by_author.len() <= author {
            self.by_author.resize_with(author + 1, Vec::new);
        }
        insert(&mut self.by_author[author], id);
        match slot.audience {
            UNIT => insert(self.by_unit.entry(slot.place).or_default(), id),
            GROUP => insert(self.by_group.entry(slot.place).or_default(), id),
            _ => {}
        }
        for tag in &header.tags {
            insert(self.by_tag.entry(tag.get()).or_default(), id);
        }
        if !header.tags.is_empty() {
            let tags = header.tags.iter().map(|tag| tag.get()).collect();
            self.tags.insert(id, tags);
        }
        self.name(id, header, people);
    }

    fn name(&mut self, id: i64, header: &Header, people: &mut People) {
        if header.named.is_empty() {
            self.named.remove(&id);
        } else {
            let named = header.named.iter().map(|who| people.number(*who));
            self.named.insert(id, named.collect());
        }
    }

    /// Takes a post out of all lists; its slot stays.
    fn unlink(&mut self, id: i64) {
        let Ok(at) = self.ids.binary_search(&id) else {
            return;
        };
        let slot = self.slots[at];
        if let Some(list) = self.by_author.get_mut(slot.author as usize) {
            take(list, id);
        }
        let places = match slot.audience {
            UNIT => self.by_unit.get_mut(&slot.place),
            GROUP => self.by_group.get_mut(&slot.place),
            _ => None,
        };
        if let Some(list) = places {
            take(list, id);
        }
        for tag in self.tags.remove(&id).unwrap_or_default() {
            if let Some(list) = self.by_tag.get_mut(&tag) {
                take(list, id);
            }
        }
        self.named.remove(&id);
    }

    /// Lets go of the oldest, all at once now and then.
    fn trim(&mut self) {
        let cut = self.ids.len() - self.limit;
        let floor = self.ids[cut];
        self.floor = floor;
        let boosts = self.slots[cut..].iter().filter(|s| s.is_boost());
        let wanted: HashSet<i64> = boosts
            .map(|s| s.boost_of)
            .filter(|id| *id < floor)
            .collect();
        for (id, slot) in self.ids.drain(..cut).zip(self.slots.drain(..cut)) {
            if wanted.contains(&id) {
                self.boosted.insert(id, slot);
            }
        }
        self.boosted.retain(|id, _| wanted.contains(id));
        for list in &mut self.by_author {
            below(list, floor);
        }
        for lists in [&mut self.by_tag, &mut self.by_unit, &mut self.by_group] {
            lists.retain(|_, list| {
                below(list, floor);
                !list.is_empty()
            });
        }
        self.tags.retain(|id, _| *id >= floor);
        self.named
            .retain(|id, _| *id >= floor || wanted.contains(id));
    }

    pub(crate) fn bytes(&self) -> usize {
        let lists = |all: &HashMap<i64, Vec<i64>>| -> usize {
            all.values().map(|v| 48 + v.capacity() * 8).sum()
        };
        let authors: usize = self.by_author.iter().map(|v| 24 + v.capacity() * 8).sum();
        let tags: usize = self.tags.values().map(|v| 48 + v.len() * 8).sum();
        let named: usize = self.named.values().map(|v| 48 + v.len() * 4).sum();
        self.ids.capacity() * 8
            + self.slots.capacity() * size_of::<Slot>()
            + authors
            + lists(&self.by_tag)
            + lists(&self.by_unit)
            + lists(&self.by_group)
            + tags
            + named
            + self.boosted.capacity() * (size_of::<Slot>() + 9)
    }
}

fn slot(header: &Header, people: &mut People) -> Slot {
    let (audience, place) = header.audience.code();
    let flag = |on: bool, bit: u8| if on { bit } else { 0 };
    Slot {
        thread: header.thread_id.get(),
        boost_of: header.boost_of_id.map_or(0, |id| id.get()),
        place: place.unwrap_or(0),
        author: people.number(header.author_id),
        reply_to: header
            .reply_to_account_id
            .map_or(NOBODY, |id| people.number(id)),
        audience: audience as u8,
        flags: flag(header.deleted, DELETED)
            | flag(header.hidden, HIDDEN)
            | flag(header.has_media, MEDIA)
            | flag(header.is_reply, REPLY),
    }
}

/// Puts an id in its place; nearly always that is the end.
fn insert(list: &mut Vec<i64>, id: i64) {
    match list.last() {
        Some(last) if *last >= id => {
            if let Err(at) = list.binary_search(&id) {
                list.insert(at, id);
            }
        }
        _ => list.push(id),
    }
}

fn take(list: &mut Vec<i64>, id: i64) {
    if let Ok(at) = list.binary_search(&id) {
        list.remove(at);
    }
}

fn below(list: &mut Vec<i64>, floor: i64) {
    let cut = list.partition_point(|id| *id < floor);
    list.drain(..cut);
}
