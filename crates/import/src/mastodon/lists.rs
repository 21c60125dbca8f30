//! The CSV lists: whom somebody follows, mutes, blocks and keeps in lists, and what they saved. Some have a line of column
//! names, some do not; there may be blank lines.

use service::imports::{Person, Tie};

use crate::out::Out;
use crate::{Asked, OWNER, Problem};

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Following,
    Mutes,
    Blocks,
    Lists,
    Bookmarks,
}

/// Reads a list of the person it is said to be of.
pub(super) fn read(asked: &Asked, name: &str, out: &mut Out) -> Result<(), Problem> {
    let broken = |why: &str| Problem::unreadable(&asked.file, why);
    let Some(owner) = &asked.owner else {
        return Err(broken("a list does not say whose it is: add --as HANDLE"));
    };
    let key = format!("lists of {}", owner.trim_start_matches('@').to_lowercase());
    let bytes = std::fs::read(&asked.file).map_err(|e| broken(&e.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|_| broken("this is not UTF-8"))?;
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut rows: Vec<Vec<String>> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| broken(&e.to_string()))?;
        let row: Vec<String> = record.iter().map(str::to_owned).collect();
        if row.iter().any(|cell| !cell.is_empty()) {
            rows.push(row);
        }
    }
    let headed = rows
        .first()
        .is_some_and(|row| row[0].eq_ignore_ascii_case("account address"));
    let kind = kind(name, &rows);
    let ties: Vec<Tie> = rows
        .into_iter()
        .skip(usize::from(headed))
        .filter_map(|r| tie(kind, r))
        .collect();
    out.person(Person {
        key: key.clone(),
        username: OWNER.to_owned(),
        ..Person::default()
    });
    let of = ties.len() as u64;
    out.at(of, of);
    out.ties(&key, ties);
    Ok(())
}

/// By the columns, else by the name of the file; lists of addresses alone are of people one follows.
fn kind(name: &str, rows: &[Vec<String>]) -> Kind {
    let first = rows.first().map(Vec::as_slice).unwrap_or_default();
    let second = first
        .get(1)
        .map(|cell| cell.to_lowercase())
        .unwrap_or_default();
    match second.as_str() {
        "show boosts" => return Kind::Following,
        "hide notifications" => return Kind::Mutes,
        _ => {}
    }
    if first.first().is_some_and(|cell| cell.starts_with("http")) {
        return Kind::Bookmarks;
    }
    let named = [
        ("mute", Kind::Mutes),
        ("block", Kind::Blocks),
        ("follow", Kind::Following),
        ("list", Kind::Lists),
    ];
    let by_name = named
        .iter()
        .find(|(word, _)| name.contains(word))
        .map(|(_, kind)| *kind);
    match by_name {
        Some(kind) => kind,
        None if first.len() == 2 && first[1].contains('@') => Kind::Lists,
        None => Kind::Following,
    }
}

fn tie(kind: Kind, row: Vec<String>) -> Option<Tie> {
    let cell = |n: usize| row.get(n).cloned().filter(|cell| !cell.is_empty());
    let person = |n| Some(cell(n)?.trim_start_matches('@').to_lowercase());
    Some(match kind {
        Kind::Following => Tie::Follow(person(0)?),
        Kind::Mutes => Tie::Mute(person(0)?),
        Kind::Blocks => Tie::Block(person(0)?),
        Kind::Lists => Tie::Member(cell(0)?, person(1)?),
        Kind::Bookmarks => Tie::Bookmark(cell(0)?),
    })
}
