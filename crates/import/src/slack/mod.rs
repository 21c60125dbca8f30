//! Slack: a ZIP file with `users.json`, lists of channels, and a folder of days for each.

mod catalogue;
mod emoji;
mod markup;
mod message;
mod wire;

use std::collections::HashMap;

use crate::archive::Archive;
use crate::out::Out;
use crate::{Asked, Problem, array};

use catalogue::Catalogue;
use emoji::Emoji;
use message::Reader;

/// A day of a channel.
struct Day {
    part: String,
    channel: String,
    size: u64,
}

/// Reads an export: a day of all channels after the other, so that posts come in about the order they were written in.
pub(crate) fn read(asked: &Asked, out: &mut Out) -> Result<(), Problem> {
    let known = [
        "users.json",
        "channels.json",
        "groups.json",
        "dms.json",
        "mpims.json",
    ];
    let mut archive = Archive::open(&asked.file, &known)?;
    if !known.iter().any(|part| archive.has(part)) {
        let why = "no users.json and no channels.json in it: this is no export of Slack";
        return Err(Problem::unreadable(&asked.file, why));
    }
    let catalogue = Catalogue::read(&mut archive, asked.direct_messages, out)?;
    let days = days(&archive, &catalogue, out);
    let of: u64 = days.iter().map(|day| day.size).sum();
    let files = files(&archive);
    let emoji = Emoji::read(&mut archive, out)?;
    let mut reader = Reader::new(&catalogue, &files, emoji);
    let mut done = 0;
    for day in days {
        read_day(&mut archive, &day, &mut reader, out)?;
        done += day.size;
        out.at(done, of);
    }
    out.send()?;
    for (image, part) in reader.images() {
        match archive.bytes(&part) {
            Ok(Some(bytes)) => out.image(service::imports::Image { bytes, ..image })?,
            Ok(None) => {}
            Err(problem) => out.leave("image", problem.to_string()),
        }
    }
    Ok(())
}

/// Days in order. What else is in the folders of channels, and folders nobody knows of, are left.
fn days(archive: &Archive, catalogue: &Catalogue, out: &mut Out) -> Vec<Day> {
    let mut days = Vec::new();
    let mut direct = 0;
    for (part, size) in archive.parts() {
        let Some((folder, file)) = part.split_once('/') else {
            continue;
        };
        let date = file.strip_suffix(".json").filter(|date| is_date(date));
        if date.is_none() {
            if !folder.starts_with("__")
                && !emoji::FOLDERS.contains(&folder)
                && file.ends_with(".json")
            {
                out.leave("file-unknown", part);
            }
            continue;
        }
        match catalogue.folder(folder) {
            Some(channel) => days.push(Day {
                part: part.to_owned(),
                channel: channel.to_owned(),
                size,
            }),
            None if catalogue.is_direct(folder) => direct += 1,
            None => out.leave("channel-unknown", part),
        }
    }
    for _ in 0..direct {
        out.leave("direct-day", "");
    }
    let date = |day: &Day| day.part.rsplit('/').next().map(str::to_owned);
    days.sort_by_cached_key(|day| (date(day), day.channel.clone()));
    days
}

fn is_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(n, b)| match n {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        })
}

/// Files that came along, by the id they have: some tools put them into the archive.
fn files(archive: &Archive) -> HashMap<String, String> {
    let mut files = HashMap::new();
    for (part, _) in archive.parts() {
        let pieces: Vec<&str> = part.split('/').collect();
        let id = match pieces.as_slice() {
            ["__uploads", id, _] => Some(*id),
            [.., "attachments", name] => name.split('-').next(),
            _ => None,
        };
        files.extend(id.map(|id| (id.to_owned(), part.to_owned())));
    }
    files
}

fn read_day(
    archive: &mut Archive,
    day: &Day,
    reader: &mut Reader<'_>,
    out: &mut Out,
) -> Result<(), Problem> {
    let mut messages: Vec<wire::Message> = Vec::new();
    let stream = archive.stream(&day.part)?;
    array::each(stream, &day.part, out, |message, _| messages.push(message));
    // A thread begins before it is answered in, in whatever order a tool wrote the day.
    messages.sort_by(|a, b| a.ts.cmp(&b.ts));
    reader.pictures(archive, &messages, out)?;
    for message in messages {
        reader.message(&day.channel, message, out)?;
    }
    Ok(())
}
