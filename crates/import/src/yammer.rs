//! Yammer (Viva Engage): a network export, a ZIP file with `Messages.csv`, `Users.csv`, `Groups.csv`, `Files.csv`.
//!
//! Messages lie in any order there, and a changed one lies there once for each wording; so they are put in order first.

mod index;
mod message;
mod table;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Seek;

use service::imports::{Image, Person, Place, PlaceKind};

use crate::archive::Archive;
use crate::out::Out;
use crate::{Asked, Problem};

use index::Index;
use message::{Reader, time};
use table::{Row, Table};

/// Reads an export.
pub(crate) fn read(asked: &Asked, out: &mut Out) -> Result<(), Problem> {
    let mut archive = Archive::open(&asked.file, &["Messages.csv", "messages.csv"])?;
    let names: Vec<String> = archive.parts().map(|(name, _)| name.to_owned()).collect();
    let part = |wanted: &str| {
        let found = names.iter().find(|name| name.eq_ignore_ascii_case(wanted));
        found.cloned()
    };
    let Some(messages) = part("Messages.csv") else {
        let why = "no Messages.csv in it: this is no export of Yammer";
        return Err(Problem::unreadable(&asked.file, why));
    };
    if let Some(name) = part("Users.csv") {
        each(&mut archive, &name, out, |row, out| {
            out.person(person(&row))
        })?;
        out.everyone();
    }
    let mut groups = BTreeMap::new();
    if let Some(name) = part("Groups.csv") {
        each(&mut archive, &name, out, |row, _| {
            groups.insert(row.get("id").to_owned(), group(&row));
        })?;
    }
    let mut reader = Reader::default();
    if let Some(name) = part("Files.csv") {
        each(&mut archive, &name, out, |row, _| reader.file(&row, &names))?;
    }
    for list in ["Topics.csv", "Tags.csv"] {
        if let Some(name) = part(list) {
            each(&mut archive, &name, out, |row, _| reader.topic(&row))?;
        }
    }
    let mut file = copy(&mut archive, &messages)?;
    let index = Index::read(&mut file, out)?;
    places(groups, &index, asked.direct_messages, out);
    read_messages(&mut file, &index, &mut reader, asked.direct_messages, out)?;
    for (image, part) in reader.images() {
        match archive.bytes(&part) {
            Ok(Some(bytes)) => out.image(Image { bytes, ..image })?,
            Ok(None) => {}
            Err(problem) => out.leave("image", problem.to_string()),
        }
    }
    Ok(())
}

/// The messages in a file of their own, in which one can go back and forth.
fn copy(archive: &mut Archive, part: &str) -> Result<std::fs::File, Problem> {
    let broken = |e: std::io::Error| Problem::Unreadable(format!("{part}: {e}"));
    let mut file = tempfile::tempfile().map_err(broken)?;
    let mut stream = archive.stream(part)?;
    std::io::copy(&mut stream, &mut file).map_err(broken)?;
    file.rewind().map_err(broken)?;
    Ok(file)
}

/// Groups with those who wrote in them, since the export does not say who is in; conversations with those who took part.
fn places(groups: BTreeMap<String, Place>, index: &Index, direct: bool, out: &mut Out) {
    let mut unnamed: BTreeSet<&String> = index.members.keys().collect();
    for (id, place) in &groups {
        unnamed.remove(id);
        let members = index.members.get(id).into_iter().flatten();
        out.place(Place {
            members: members.cloned().collect(),
            ..place.clone()
        });
    }
    // In no list: nobody knows who may read it, so those who wrote in it do.
    for id in unnamed {
        out.place(Place {
            members: index.members[id].iter().cloned().collect(),
            ..closed(id, &format!("Group {id}"))
        });
    }
    for (thread, people) in &index.talks {
        if direct {
            out.place(Place {
                kind: PlaceKind::Private,
                members: people.iter().cloned().collect(),
                ..closed(&message::talk(thread), "")
            });
        } else {
            out.leave("direct", "");
        }
    }
}

fn read_messages(
    file: &mut std::fs::File,
    index: &Index,
    reader: &mut Reader,
    direct: bool,
    out: &mut Out,
) -> Result<(), Problem> {
    let mut table = Table::new(file)?;
    let of = index.places.len() as u64;
    for (n, place) in index.places.iter().enumerate() {
        table.seek(place)?;
        if let Some(Ok(row)) = table.next() {
            reader.message(&row, direct, out)?;
        }
        out.at(n as u64 + 1, of);
    }
    out.send()
}

fn person(row: &Row) -> Person {
    let email = row.get("email");
    let state = row.get("state");
    let gone = !row.moment("deleted_at").is_empty() || !row.moment("suspended_at").is_empty();
    Person {
        key: row.get("id").to_owned(),
        username: email.split('@').next().unwrap_or_default().to_owned(),
        name: row.get("name").to_owned(),
        email: Some(email.to_owned()).filter(|e| !e.is_empty()),
        title: row.get("job_title").to_owned(),
        gone: gone
            || matches!(
                state,
                "deleted" | "suspended" | "soft_delete" | "hard_delete"
            ),
        ..Person::default()
    }
}

/// Open only when the export says so.
fn group(row: &Row) -> Place {
    let open = row.get("privacy").eq_ignore_ascii_case("public");
    Place {
        kind: if open {
            PlaceKind::Open
        } else {
            PlaceKind::Closed
        },
        purpose: row.get("description").to_owned(),
        creator: Some(row.get("created_by_id").to_owned()).filter(|id| !id.is_empty()),
        created_at: time(row.moment("created_at")),
        archived: !row.moment("deleted_at").is_empty(),
        ..closed(row.get("id"), row.get("name"))
    }
}

fn closed(key: &str, name: &str) -> Place {
    Place {
        key: key.to_owned(),
        kind: PlaceKind::Closed,
        name: name.to_owned(),
        purpose: String::new(),
        members: Vec::new(),
        creator: None,
        created_at: None,
        archived: false,
    }
}

/// Hands each row of a part to `take`.
fn each(
    archive: &mut Archive,
    part: &str,
    out: &mut Out,
    mut take: impl FnMut(Row, &mut Out),
) -> Result<(), Problem> {
    let mut file = copy(archive, part)?;
    let mut table = Table::new(&mut file)?;
    let mut number = 1;
    while let Some(row) = table.next() {
        number += 1;
        match row {
            Ok(row) if row.get("id").is_empty() && row.get("file_id").is_empty() => {
                out.leave("unreadable", format!("{part} row {number}: no id"));
            }
            Ok(row) => take(row, out),
            Err(e) => out.leave("unreadable", format!("{part} row {number}: {e}")),
        }
    }
    Ok(())
}

/// Names by id.
pub(super) type Names = HashMap<String, String>;
