//! Who is there, and where they talk.

use std::collections::{HashMap, HashSet};

use model::Time;
use service::imports::{Person, Place, PlaceKind};

use super::wire::{Channel, User};
use crate::archive::Archive;
use crate::out::Out;
use crate::{Problem, array};

/// People and places of an export.
#[derive(Debug, Default)]
pub(super) struct Catalogue {
    /// Programs' users by the id of the program.
    bots: HashMap<String, String>,
    people: HashSet<String>,
    /// Folders of places, by name.
    folders: HashMap<String, String>,
    /// Folders of direct messages that are left.
    direct: HashSet<String>,
    /// Names of places by id.
    names: HashMap<String, String>,
}

impl Catalogue {
    /// Reads the lists, and tells of everyone and every place in them.
    pub fn read(archive: &mut Archive, direct: bool, out: &mut Out) -> Result<Self, Problem> {
        let mut catalogue = Self::default();
        each(archive, "users.json", out, |user: User, out| {
            catalogue.user(user, out)
        })?;
        for (list, kind) in [
            ("channels.json", PlaceKind::Open),
            ("groups.json", PlaceKind::Closed),
            ("mpims.json", PlaceKind::Private),
            ("dms.json", PlaceKind::Private),
        ] {
            each(archive, list, out, |channel: Channel, out| {
                catalogue.channel(channel, kind, direct, out);
            })?;
        }
        out.everyone();
        Ok(catalogue)
    }

    /// The id of the place whose messages are in a folder.
    pub fn folder(&self, name: &str) -> Option<&str> {
        self.folders.get(name).map(String::as_str)
    }

    /// Whether a folder has direct messages that nobody asked for.
    pub fn is_direct(&self, name: &str) -> bool {
        self.direct.contains(name)
    }

    /// The name of a place.
    pub fn name(&self, id: &str) -> Option<&str> {
        self.names.get(id).map(String::as_str)
    }

    /// The user of a program.
    pub fn bot(&self, id: &str) -> Option<&str> {
        self.bots.get(id).map(String::as_str)
    }

    /// Whether somebody is in the list.
    pub fn has(&self, id: &str) -> bool {
        self.people.contains(id)
    }

    fn user(&mut self, user: User, out: &mut Out) {
        if user.id.is_empty() {
            return;
        }
        if !user.profile.bot_id.is_empty() {
            self.bots.insert(user.profile.bot_id, user.id.clone());
        }
        self.people.insert(user.id.clone());
        let names = [
            user.real_name,
            user.profile.real_name,
            user.profile.display_name,
        ];
        let name = names.into_iter().find(|n| !n.trim().is_empty());
        let guest = user.is_restricted || user.is_ultra_restricted || user.is_stranger;
        out.person(Person {
            bot: user.is_bot || user.id == "USLACKBOT",
            key: user.id,
            aliases: Vec::new(),
            username: user.name,
            name: name.unwrap_or_default(),
            email: Some(user.profile.email).filter(|e| !e.is_empty()),
            title: user.profile.title,
            time_zone: user.tz,
            gone: user.deleted || guest,
        });
    }

    fn channel(&mut self, channel: Channel, kind: PlaceKind, direct: bool, out: &mut Out) {
        let kind = match kind {
            PlaceKind::Open if channel.is_im || channel.is_mpim => PlaceKind::Private,
            PlaceKind::Open if channel.is_private => PlaceKind::Closed,
            kind => kind,
        };
        let Channel { id, name, .. } = channel;
        let (id, name) = match (id.is_empty(), name.is_empty()) {
            (true, true) => return,
            (true, false) => (name.clone(), name),
            (false, true) => (id.clone(), id),
            (false, false) => (id, name),
        };
        if kind == PlaceKind::Private && !direct {
            self.direct.extend([id, name]);
            out.leave("direct", "");
            return;
        }
        self.folders.insert(name.clone(), id.clone());
        self.folders.entry(id.clone()).or_insert_with(|| id.clone());
        self.names.insert(id.clone(), name.clone());
        let purpose = [channel.purpose.value, channel.topic.value];
        let purpose = purpose.into_iter().find(|p| !p.trim().is_empty());
        out.place(Place {
            key: id,
            kind,
            name,
            purpose: super::markup::plain(&purpose.unwrap_or_default()),
            members: channel.members,
            creator: Some(channel.creator).filter(|c| !c.is_empty()),
            created_at: channel
                .created
                .parse()
                .ok()
                .filter(|s| *s > 0)
                .map(Time::from_secs),
            archived: channel.is_archived,
        });
    }
}

/// Reads a list that may be missing.
fn each<T: serde::de::DeserializeOwned>(
    archive: &mut Archive,
    list: &str,
    out: &mut Out,
    take: impl FnMut(T, &mut Out),
) -> Result<(), Problem> {
    if archive.has(list) {
        array::each(archive.stream(list)?, list, out, take);
    }
    Ok(())
}
