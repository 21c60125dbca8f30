//! Mastodon: the archive of one person (tar.gz or ZIP), its `outbox.json` alone, or one of its CSV lists.

mod address;
mod lists;
mod note;
mod packed;

use std::collections::{HashMap, HashSet};
use std::io::{BufReader, Read};
use std::path::Path;

use service::imports::{Image, Person, Post, Tie};

use crate::array::Elements;
use crate::out::Out;
use crate::{Asked, OWNER, Problem};

use note::{Activity, Actor, Note};
use packed::Packed;

/// Reads whatever of it there is.
pub(crate) fn read(asked: &Asked, out: &mut Out) -> Result<(), Problem> {
    let name = asked.file.file_name().unwrap_or_default();
    let name = name.to_string_lossy().to_lowercase();
    if name.ends_with(".csv") || name.ends_with(".txt") {
        return lists::read(asked, &name, out);
    }
    let mut packed = Packed::open(&asked.file)?;
    let names = packed.names()?;
    let mut reader = Reader {
        direct: asked.direct_messages,
        names: &names,
        images: HashMap::new(),
        posts: Vec::new(),
        owner: None,
    };
    let found = packed.with("outbox.json", |stream| reader.outbox(stream, out))?;
    found.ok_or_else(|| {
        let why = "no outbox.json in it: this is no archive of Mastodon";
        Problem::unreadable(&asked.file, why)
    })??;
    let Reader {
        mut posts,
        images,
        owner,
        ..
    } = reader;
    let Some(owner) = owner else {
        return Ok(());
    };
    let actor = packed.with("actor.json", read_actor)?.flatten();
    out.person(person(
        &owner,
        actor.unwrap_or_default(),
        asked.owner.is_some(),
    ));
    posts.sort_by_key(|post| post.at);
    let of = posts.len() as u64;
    for (n, post) in posts.into_iter().enumerate() {
        out.at(n as u64 + 1, of);
        out.post(post)?;
    }
    out.send()?;
    let wanted: HashSet<String> = images.keys().cloned().collect();
    packed.each(&wanted, |name, bytes| match images.get(name) {
        Some(image) => out.image(Image {
            bytes,
            ..image.clone()
        }),
        None => Ok(()),
    })?;
    ties(&mut packed, &owner, out)
}

/// What was read of an outbox.
struct Reader<'a> {
    direct: bool,
    names: &'a HashSet<String>,
    /// Images by their part of the archive.
    images: HashMap<String, Image>,
    posts: Vec<Post>,
    owner: Option<String>,
}

impl Reader<'_> {
    fn outbox(&mut self, stream: &mut dyn Read, out: &mut Out) -> Result<(), Problem> {
        let broken = |why: &dyn std::fmt::Display| format!("outbox.json: {why}");
        let reader = BufReader::with_capacity(64 * 1024, stream);
        let mut elements = Elements::of(reader, "orderedItems")
            .map_err(|why| Problem::Unreadable(broken(&why)))?;
        let (mut element, mut number) = (Vec::new(), 0);
        loop {
            number += 1;
            match elements.next(&mut element) {
                Ok(None) => return Ok(()),
                Ok(Some(bytes)) => match serde_json::from_slice::<Activity>(bytes) {
                    Ok(activity) => self.activity(activity, out),
                    Err(e) => out.leave("unreadable", format!("outbox.json item {number}: {e}")),
                },
                Err(why) => {
                    out.leave(
                        "breaks-off",
                        broken(&format!("after {} items {why}", number - 1)),
                    );
                    return Ok(());
                }
            }
        }
    }

    fn activity(&mut self, activity: Activity, out: &mut Out) {
        let Some(owner) = address::account(&activity.actor) else {
            out.leave("no-author", activity.id);
            return;
        };
        let owner = self.owner.get_or_insert(owner).clone();
        let read = match activity.kind.as_str() {
            "Create" => match serde_json::from_value::<Note>(activity.object) {
                Ok(note) => note.post(&owner, self.direct, self.names, &mut self.images),
                Err(e) => {
                    out.leave("unreadable", format!("{}: {e}", activity.id));
                    return;
                }
            },
            "Announce" => note::shared(&activity, &owner),
            _ => Err("notice"),
        };
        match read {
            Ok(post) => self.posts.push(post),
            Err(why) => out.leave(why, activity.id),
        }
    }
}

fn read_actor(stream: &mut dyn Read) -> Option<Actor> {
    serde_json::from_reader(stream).ok()
}

fn person(owner: &str, actor: Actor, owned: bool) -> Person {
    let (local, _) = owner.split_once('@').unwrap_or((owner, ""));
    Person {
        key: owner.to_owned(),
        username: if owned { OWNER } else { local }.to_owned(),
        name: actor.name,
        ..Person::default()
    }
}

/// What they liked and saved.
fn ties(packed: &mut Packed, owner: &str, out: &mut Out) -> Result<(), Problem> {
    let mut all = Vec::new();
    for (name, tie) in [
        ("likes.json", Tie::Favourite as fn(String) -> Tie),
        ("bookmarks.json", Tie::Bookmark as fn(String) -> Tie),
    ] {
        let found = packed.with(name, |stream| {
            let mut found = Vec::new();
            let Ok(mut elements) = Elements::of(BufReader::new(stream), "orderedItems") else {
                return found;
            };
            let mut element = Vec::new();
            while let Ok(Some(bytes)) = elements.next(&mut element) {
                found.extend(serde_json::from_slice::<String>(bytes));
            }
            found
        })?;
        all.extend(found.unwrap_or_default().into_iter().map(tie));
    }
    if !all.is_empty() {
        out.ties(owner, all);
    }
    Ok(())
}

/// Whether a part is called `name`, in whatever folder.
fn is_called(part: &str, name: &str) -> bool {
    Path::new(part).file_name().is_some_and(|file| file == name)
}
