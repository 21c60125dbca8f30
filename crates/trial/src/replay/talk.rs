//! Reading an archive of talk: messages of people in channels, some answering others.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use model::Time;

/// One message, in the words of a post.
pub struct Message {
    pub key: String,
    pub at: Time,
    pub who: String,
    pub channel: String,
    /// The key of the message it answers; that of the first answer when that one is not in the archive.
    pub answers: Option<String>,
    pub text: String,
    /// The people it names, itself by hand and not by `text`.
    pub names: BTreeSet<String>,
}

/// The whole archive.
pub struct Talk {
    pub messages: Vec<Message>,
    pub people: BTreeSet<String>,
}

/// Reads `messages.tsv`: ts, channel, user, thread_ts, kind, text as JSON.
pub fn read(folder: &Path) -> Talk {
    let file = folder.join("chat-clojurians9d/messages.tsv");
    let text = std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let (mut messages, mut people, mut roots) = (Vec::new(), BTreeSet::new(), BTreeMap::new());
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [ts, channel, who, thread, kind, json] = cells[..] else {
            panic!("not six cells: {line}");
        };
        if !matches!(kind, "message" | "me_message" | "file_share") {
            continue;
        }
        let source: String = serde_json::from_str(json).expect("text");
        let names = names(&source);
        people.insert(who.to_owned());
        people.extend(names.iter().cloned());
        let key = format!("{channel} {ts}");
        roots.insert(key.clone(), key.clone());
        let answers = (!thread.is_empty() && thread != ts).then(|| {
            let root = format!("{channel} {thread}");
            roots.entry(root).or_insert_with(|| key.clone()).clone()
        });
        messages.push(Message {
            answers: answers.filter(|root| *root != key),
            at: time(ts),
            who: who.to_owned(),
            channel: tag(channel),
            text: format!("{} #{}", words(&source), tag(channel)),
            key,
            names,
        });
    }
    Talk { messages, people }
}

/// `1517436495.000136` to the microsecond.
fn time(ts: &str) -> Time {
    let (secs, micros) = ts.split_once('.').expect("a time");
    let parsed = |s: &str| s.parse::<i64>().expect("a number");
    Time::from_micros(parsed(secs) * 1_000_000 + parsed(micros))
}

/// A channel's name as a tag: tags have no hyphens.
fn tag(channel: &str) -> String {
    channel.replace('-', "_")
}

/// The parts of `source` within and without `<…>`.
fn parts(source: &str) -> Vec<(bool, &str)> {
    let mut parts = Vec::new();
    let mut rest = source;
    while let Some((before, after)) = rest.split_once('<') {
        parts.push((false, before));
        let Some((inside, after)) = after.split_once('>') else {
            break;
        };
        parts.push((true, inside));
        rest = after;
    }
    parts.push((false, rest));
    parts
}

/// From the markup of the archive to that of a post.
fn words(source: &str) -> String {
    let mut out = String::new();
    for (marked, part) in parts(source) {
        let shown = part.split('|').next().unwrap_or_default();
        if !marked {
            if out.ends_with(|c: char| c.is_alphanumeric()) && needs_room(part) {
                out.push(' ');
            }
            out.push_str(
                &part
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&amp;", "&"),
            );
            continue;
        }
        if out.ends_with(|c: char| c.is_alphanumeric() || "/@#_".contains(c)) {
            out.push(' ');
        }
        match shown.strip_prefix('#') {
            Some(channel) => out.push_str(&format!("#{}", tag(channel))),
            None => out.push_str(shown),
        }
    }
    out
}

/// What would be read as part of the name before it.
fn needs_room(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphanumeric() || "_-.@/".contains(c))
}

/// The people named, save in code.
fn names(source: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (n, block) in source.split("```").enumerate() {
        if n % 2 == 1 {
            continue;
        }
        for line in block.lines() {
            let ticks = line.matches('`').count();
            for (n, piece) in line.split('`').enumerate() {
                // A single tick without another is only a tick.
                if n % 2 == 1 && n < ticks {
                    continue;
                }
                for (marked, part) in parts(piece) {
                    if marked {
                        let name = part.split('|').next().and_then(|p| p.strip_prefix('@'));
                        named.extend(name.and_then(known));
                    } else {
                        // Names that were typed, and replaced when the archive was made.
                        let typed = part.split('@').skip(1).filter_map(known);
                        named.extend(typed);
                    }
                }
            }
        }
    }
    named
}

/// The name of one of the archive's people that `text` begins with.
fn known(text: &str) -> Option<String> {
    let name: String = text
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    let number = name.strip_prefix('u')?;
    (number.len() == 4 && number.bytes().all(|b| b.is_ascii_digit())).then_some(name)
}
