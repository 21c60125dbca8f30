//! People by small numbers, and where each stands towards others.

use std::collections::HashMap;
use std::mem::size_of;

use model::{AccountId, GroupId, GroupLevel, Reach, Role, Standing, Time, UnitId};

/// Nobody.
pub(crate) const NOBODY: u32 = u32::MAX;

#[derive(Debug, Default)]
pub(crate) struct Person {
    pub(crate) keeps_order: bool,
    /// Fewer see their posts than they chose.
    pub(crate) curbed: bool,
    /// Nobody does but those who keep order.
    pub(crate) silent: bool,
    pub(crate) follows: Vec<u32>,
    pub(crate) units: Box<[i64]>,
    pub(crate) groups: Box<[(i64, GroupLevel)]>,
    /// What most people have nothing of.
    pub(crate) more: Option<Box<More>>,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct More {
    pub(crate) tags: Vec<i64>,
    pub(crate) mutes: Vec<(u32, Option<Time>)>,
    pub(crate) blocks: Vec<u32>,
    pub(crate) threads: Vec<i64>,
    pub(crate) lists: Vec<(i64, Vec<u32>)>,
}

impl Person {
    pub(crate) fn follows(&self, whom: u32) -> bool {
        self.follows.binary_search(&whom).is_ok()
    }

    pub(crate) fn blocks(&self, whom: u32) -> bool {
        self.more
            .as_ref()
            .is_some_and(|m| m.blocks.binary_search(&whom).is_ok())
    }

    /// What they want of a group they are in.
    pub(crate) fn level(&self, group: i64) -> Option<GroupLevel> {
        let found = self.groups.binary_search_by_key(&group, |(id, _)| *id);
        found.ok().and_then(|at| self.groups.get(at)).map(|g| g.1)
    }
}

#[derive(Debug, Default)]
pub(crate) struct People {
    numbers: HashMap<AccountId, u32>,
    all: Vec<Person>,
    members: HashMap<i64, Vec<u32>>,
    above: HashMap<i64, Vec<i64>>,
    open: HashMap<i64, bool>,
}

impl People {
    pub(crate) fn find(&self, id: AccountId) -> Option<u32> {
        self.numbers.get(&id).copied()
    }

    /// The number of somebody, who has one from now on.
    pub(crate) fn number(&mut self, id: AccountId) -> u32 {
        let all = &mut self.all;
        *self.numbers.entry(id).or_insert_with(|| {
            all.push(Person::default());
            (all.len() - 1) as u32
        })
    }

    pub(crate) fn get(&self, number: u32) -> Option<&Person> {
        self.all.get(number as usize)
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// A unit and all above it.
    pub(crate) fn above(&self, unit: i64) -> &[i64] {
        self.above.get(&unit).map_or(&[], Vec::as_slice)
    }

    /// A unit and all below it.
    pub(crate) fn below(&self, unit: i64) -> Vec<i64> {
        let inside = self.above.iter().filter(|(_, above)| above.contains(&unit));
        inside.map(|(id, _)| *id).collect()
    }

    /// Who belongs to a unit directly.
    pub(crate) fn members(&self, unit: i64) -> &[u32] {
        self.members.get(&unit).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn is_open(&self, group: i64) -> bool {
        self.open.get(&group).copied().unwrap_or(false)
    }

    pub(crate) fn stand(&mut self, s: &Standing) {
        let me = self.number(s.id);
        let mut groups: Vec<(i64, GroupLevel)> =
            s.groups.iter().map(|(id, l)| (id.get(), *l)).collect();
        groups.sort_unstable_by_key(|(id, _)| *id);
        let person = Person {
            keeps_order: s.role >= Role::Moderator,
            curbed: s.reach != Reach::Chosen,
            silent: s.reach == Reach::Moderators,
            follows: self.sorted(&s.follows),
            units: s.units.iter().map(|id| id.get()).collect(),
            groups: groups.into(),
            more: self.more(s),
        };
        let Some(place) = self.all.get_mut(me as usize) else {
            return;
        };
        let before = std::mem::replace(place, person);
        for unit in &before.units {
            if let Some(members) = self.members.get_mut(unit) {
                members.retain(|n| *n != me);
            }
        }
        for unit in &s.units {
            self.members.entry(unit.get()).or_default().push(me);
        }
    }

    fn more(&mut self, s: &Standing) -> Option<Box<More>> {
        let lists = s.lists.iter().map(|(id, of)| (id.get(), self.sorted(of)));
        let lists = lists.collect();
        let mutes = s.mutes.iter().map(|(id, at)| (self.number(*id), *at));
        let mut mutes: Vec<(u32, Option<Time>)> = mutes.collect();
        mutes.sort_unstable_by_key(|(id, _)| *id);
        let mut threads: Vec<i64> = s.threads.iter().map(|id| id.get()).collect();
        threads.sort_unstable();
        let more = More {
            tags: s.tags.iter().map(|id| id.get()).collect(),
            mutes,
            blocks: self.sorted(&s.blocks),
            threads,
            lists,
        };
        (more != More::default()).then(|| Box::new(more))
    }

    fn sorted(&mut self, ids: &[AccountId]) -> Vec<u32> {
        let mut numbers: Vec<u32> = ids.iter().map(|id| self.number(*id)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    pub(crate) fn follow(&mut self, who: AccountId, whom: AccountId, follows: bool) {
        let (who, whom) = (self.number(who), self.number(whom));
        let Some(person) = self.all.get_mut(who as usize) else {
            return;
        };
        match (person.follows.binary_search(&whom), follows) {
            (Err(at), true) => person.follows.insert(at, whom),
            (Ok(at), false) => {
                person.follows.remove(at);
            }
            _ => {}
        }
    }

    pub(crate) fn forget(&mut self, who: AccountId) {
        let Some(gone) = self.find(who) else {
            return;
        };
        for person in &mut self.all {
            if let Ok(at) = person.follows.binary_search(&gone) {
                person.follows.remove(at);
            }
            if let Some(more) = &mut person.more {
                more.mutes.retain(|(n, _)| *n != gone);
                more.blocks.retain(|n| *n != gone);
                for (_, of) in &mut more.lists {
                    of.retain(|n| *n != gone);
                }
            }
        }
    }

    pub(crate) fn set_tree(&mut self, above: impl IntoIterator<Item = (UnitId, UnitId)>) {
        self.above.clear();
        for (unit, ancestor) in above {
            let all = self.above.entry(unit.get()).or_default();
            all.push(ancestor.get());
        }
    }

    pub(crate) fn set_units(&mut self, of: impl IntoIterator<Item = (AccountId, UnitId)>) {
        self.members.clear();
        let mut units: HashMap<u32, Vec<i64>> = HashMap::new();
        for (who, unit) in of {
            let who = self.number(who);
            units.entry(who).or_default().push(unit.get());
            self.members.entry(unit.get()).or_default().push(who);
        }
        for (number, person) in self.all.iter_mut().enumerate() {
            let now = units.remove(&(number as u32)).unwrap_or_default();
            person.units = now.into();
        }
    }

    pub(crate) fn set_members(
        &mut self,
        id: GroupId,
        of: impl IntoIterator<Item = (AccountId, GroupLevel)>,
    ) {
        let of = of.into_iter().map(|(who, level)| (self.number(who), level));
        let mut of: HashMap<u32, GroupLevel> = of.collect();
        for (number, person) in self.all.iter_mut().enumerate() {
            let level = of.remove(&(number as u32));
            if level == person.level(id.get()) {
                continue;
            }
            let others = person.groups.iter().filter(|(group, _)| *group != id.get());
            let mut groups: Vec<(i64, GroupLevel)> = others.copied().collect();
            groups.extend(level.map(|level| (id.get(), level)));
            groups.sort_unstable_by_key(|(group, _)| *group);
            person.groups = groups.into();
        }
    }

    pub(crate) fn set_group(&mut self, id: GroupId, open: Option<bool>) {
        match open {
            Some(open) => {
                self.open.insert(id.get(), open);
            }
            None => {
                self.open.remove(&id.get());
            }
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        let one = |p: &Person| {
            let more = p.more.as_ref().map_or(0, |m| {
                let lists = m.lists.iter().map(|(_, of)| 32 + of.capacity() * 4);
                let numbers = (m.tags.capacity() + m.threads.capacity()) * 8;
                let people = m.blocks.capacity() * 4 + m.mutes.capacity() * 24;
                size_of::<More>() + numbers + people + lists.sum::<usize>()
            });
            p.follows.capacity() * 4 + p.units.len() * 8 + p.groups.len() * 16 + more
        };
        let of_units = |all: &HashMap<i64, Vec<u32>>| -> usize {
            all.values().map(|v| 48 + v.capacity() * 4).sum()
        };
        self.all.capacity() * size_of::<Person>()
            + self.all.iter().map(one).sum::<usize>()
            + self.numbers.capacity() * 17
            + of_units(&self.members)
            + self
                .above
                .values()
                .map(|v| 48 + v.capacity() * 8)
                .sum::<usize>()
            + self.open.capacity() * 17
    }
}
