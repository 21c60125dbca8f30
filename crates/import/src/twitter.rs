//! Twitter (X): the archive of one person, as a ZIP file, its folder, or its `tweets.js` alone.

mod source;
mod tweet;

use std::collections::HashMap;

use service::imports::{Image, Person, Tie};

use crate::out::Out;
use crate::{Asked, OWNER, Problem, array};

use source::Source;
use tweet::{Account, Following, Like, Tweet};

/// The id of whose archive it is, when the archive does not say.
const UNNAMED: &str = "archive";

/// Reads an archive: tweets in the order they were written in, then images, then whom they follow and what they like.
pub(crate) fn read(asked: &Asked, out: &mut Out) -> Result<(), Problem> {
    let mut source = Source::open(&asked.file)?;
    let parts = source.parts();
    let named = |name: &str| is_part(name, "tweets") || is_part(name, "tweet");
    let tweets: Vec<&String> = parts.keys().filter(|name| named(name)).collect();
    if tweets.is_empty() {
        let why = "no data/tweets.js in it: this is no archive of Twitter";
        return Err(Problem::unreadable(&asked.file, why));
    }
    let mut all: Vec<Tweet> = Vec::new();
    for name in tweets {
        array::each(source.stream(name)?, name, out, |tweet: tweet::Entry, _| {
            all.push(tweet.tweet)
        });
    }
    all.sort_by_key(Tweet::number);
    let owner = owner(&mut source, asked, &all, out)?;
    out.at(0, all.len() as u64);
    let mut images = Vec::new();
    for (n, tweet) in all.iter().enumerate() {
        tweet.hand_on(&owner, &parts, &mut images, out)?;
        out.at(n as u64 + 1, all.len() as u64);
    }
    out.send()?;
    for (image, name) in images {
        match source.bytes(&name) {
            Ok(Some(bytes)) => out.image(Image { bytes, ..image })?,
            Ok(None) => {}
            Err(problem) => out.leave("image", problem.to_string()),
        }
    }
    ties(&mut source, &owner, &parts, out)
}

/// Whether a part is one of those called `what`: `data/tweets.js`, `tweets-part1.js`.
fn is_part(name: &str, what: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    let stem = file
        .strip_suffix(".js")
        .and_then(|stem| stem.strip_prefix(what));
    stem.is_some_and(|rest| rest.is_empty() || rest.starts_with("-part"))
}

/// Whose archive it is. Told of, and answered by their id there.
fn owner(
    source: &mut Source,
    asked: &Asked,
    all: &[Tweet],
    out: &mut Out,
) -> Result<String, Problem> {
    let mut person = Person {
        key: UNNAMED.to_owned(),
        // A tweet with a picture says who wrote it.
        username: all
            .iter()
            .find_map(Tweet::author)
            .unwrap_or(UNNAMED.to_owned()),
        gone: false,
        ..Person::default()
    };
    let parts = source.parts();
    if let Some(name) = parts.keys().find(|name| is_part(name, "account")) {
        array::each(source.stream(name)?, name, out, |entry: Account, _| {
            person.aliases = vec![format!("@{}", entry.account.username.to_lowercase())];
            person.key = entry.account.account_id;
            person.username = entry.account.username;
            person.name = entry.account.account_display_name;
            person.email = Some(entry.account.email).filter(|e| !e.is_empty());
        });
    } else if person.username != UNNAMED {
        person.key = format!("@{}", person.username.to_lowercase());
    }
    if let Some(owner) = &asked.owner {
        OWNER.clone_into(&mut person.username);
        if person.key == UNNAMED {
            person.key = format!("{UNNAMED} of {}", owner.to_lowercase());
        }
    }
    let key = person.key.clone();
    out.person(person);
    Ok(key)
}

fn ties(
    source: &mut Source,
    owner: &str,
    parts: &HashMap<String, String>,
    out: &mut Out,
) -> Result<(), Problem> {
    let mut ties = Vec::new();
    for name in parts.keys() {
        if is_part(name, "following") {
            array::each(source.stream(name)?, name, out, |entry: Following, _| {
                ties.push(Tie::Follow(entry.following.account_id));
            });
        } else if is_part(name, "like") {
            array::each(source.stream(name)?, name, out, |entry: Like, _| {
                ties.push(Tie::Favourite(entry.like.tweet_id));
            });
        }
    }
    if !ties.is_empty() {
        out.ties(owner, ties);
    }
    Ok(())
}
