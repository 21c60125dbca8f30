//! What events mean for the index. They say what to look at; how it is now, the store says: so each may come twice.

use std::collections::BTreeSet;

use model::{AccountId, Event, EventKind, GroupId, GroupLevel, Header, Standing, StatusId, UnitId};
use store::timelines::heads;
use store::{Conn, follows};
use timeline::Index;

/// Something is so.
pub(super) enum Change {
    Post(Header),
    Boosted(Header),
    Gone(StatusId),
    Stand(Box<Standing>),
    Follow(AccountId, AccountId, bool),
    Forget(AccountId),
    Units(Vec<(UnitId, UnitId)>, Vec<(AccountId, UnitId)>),
    Group(GroupId, Option<bool>),
    Members(GroupId, Vec<(AccountId, GroupLevel)>),
}

/// What is to be looked at.
#[derive(Default)]
struct Touched {
    posts: BTreeSet<StatusId>,
    people: BTreeSet<AccountId>,
    follows: BTreeSet<(AccountId, AccountId)>,
    groups: BTreeSet<GroupId>,
    /// Groups of which it is not said who came or went.
    whole: BTreeSet<GroupId>,
    units: bool,
}

/// What has changed by these events; `None` when it is too much to say.
pub(super) fn load(c: &mut Conn, events: &[Event]) -> store::Result<Option<Vec<Change>>> {
    let mut touched = Touched::default();
    for event in events {
        if event.kind == EventKind::Imported {
            return Ok(None);
        }
        touched.note(event);
    }
    touched.look(c).map(Some)
}

impl Touched {
    fn note(&mut self, event: &Event) {
        use EventKind as Kind;
        match event.kind {
            Kind::StatusPosted
            | Kind::StatusEdited
            | Kind::StatusDeleted
            | Kind::StatusRestored
            | Kind::StatusHidden
            | Kind::StatusShown => self.posts.extend(event.status_id),
            Kind::Followed | Kind::Unfollowed => {
                let pair = event.target_id.map(|whom| (event.account_id, whom));
                self.follows.extend(pair);
            }
            Kind::PreferencesChanged
            | Kind::AccountChanged
            | Kind::JoinRequested
            | Kind::Struck
            | Kind::StrikeDecided => self.people(event),
            Kind::UnitChanged => {
                self.units |= event.target_id.is_none();
                self.people(event);
            }
            Kind::GroupChanged | Kind::GroupAccepted => {
                self.people(event);
                let group = event.data.parse::<GroupId>();
                self.groups.extend(group.clone());
                self.whole
                    .extend(group.ok().filter(|_| event.target_id.is_none()));
            }
            _ => {}
        }
    }

    fn people(&mut self, event: &Event) {
        self.people.insert(event.account_id);
        self.people.extend(event.target_id);
    }

    fn look(self, c: &mut Conn) -> store::Result<Vec<Change>> {
        let mut changes = Vec::new();
        for (who, whom) in self.follows {
            let so = follows::exists(c, who, whom)?;
            changes.push(Change::Follow(who, whom, so));
        }
        for who in &self.people {
            let standing = heads::standings(c, *who, *who)?.pop();
            changes.extend(standing.map(|s| Change::Stand(Box::new(s))));
        }
        if !self.people.is_empty() {
            let people: Vec<AccountId> = self.people.into_iter().collect();
            let gone = heads::erased(c, &people)?;
            changes.extend(gone.into_iter().map(Change::Forget));
        }
        if self.units {
            changes.push(Change::Units(heads::tree(c)?, heads::unit_members(c)?));
        }
        for id in self.groups {
            let kind = heads::group(c, id)?;
            changes.push(Change::Group(id, kind.map(|k| k.is_open())));
        }
        for id in self.whole {
            changes.push(Change::Members(id, heads::group_members(c, id)?));
        }
        posts(c, self.posts, &mut changes)?;
        Ok(changes)
    }
}

fn posts(
    c: &mut Conn,
    mut ids: BTreeSet<StatusId>,
    changes: &mut Vec<Change>,
) -> store::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let asked: Vec<StatusId> = ids.iter().copied().collect();
    let found = heads::some(c, &asked)?;
    let originals: BTreeSet<StatusId> = found.iter().filter_map(|h| h.boost_of_id).collect();
    let originals: Vec<StatusId> = originals.into_iter().collect();
    if !originals.is_empty() {
        let originals = heads::some(c, &originals)?;
        changes.extend(originals.into_iter().map(Change::Boosted));
    }
    for header in found {
        ids.remove(&header.id);
        changes.push(Change::Post(header));
    }
    changes.extend(ids.into_iter().map(Change::Gone));
    Ok(())
}

impl Change {
    pub(super) fn apply(&self, index: &mut Index) {
        match self {
            Self::Post(header) => index.put(header),
            Self::Boosted(header) => index.put_boosted(header),
            Self::Gone(id) => index.remove(*id),
            Self::Stand(standing) => index.stand(standing),
            Self::Follow(who, whom, so) => index.follow(*who, *whom, *so),
            Self::Forget(who) => index.forget(*who),
            Self::Units(tree, members) => {
                index.set_tree(tree.iter().copied());
                index.set_units(members.iter().copied());
            }
            Self::Group(id, open) => index.set_group(*id, *open),
            Self::Members(id, members) => index.set_members(*id, members.iter().copied()),
        }
    }
}
