//! One post of an outbox.

use std::collections::{HashMap, HashSet};

use model::Time;
use serde::Deserialize;
use serde_json::Value;
use service::imports::{Answers, Image, Post, Whom, Word};

use super::address;

const PUBLIC: &[&str] = &[
    "https://www.w3.org/ns/activitystreams#Public",
    "as:Public",
    "Public",
];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Activity {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub actor: String,
    pub published: String,
    pub to: Value,
    pub cc: Value,
    pub object: Value,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Actor {
    pub name: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Note {
    id: String,
    published: String,
    updated: Option<String>,
    summary: Option<String>,
    #[serde(rename = "inReplyTo")]
    answers: Option<String>,
    name: Option<String>,
    content: Option<String>,
    to: Value,
    cc: Value,
    attachment: Vec<Attachment>,
    tag: Vec<Tag>,
    #[serde(rename = "oneOf")]
    one_of: Vec<Choice>,
    #[serde(rename = "anyOf")]
    any_of: Vec<Choice>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Attachment {
    #[serde(rename = "mediaType")]
    media_type: Option<String>,
    url: Option<String>,
    name: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Tag {
    #[serde(rename = "type")]
    kind: String,
    name: Option<String>,
    href: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Choice {
    name: String,
}

impl Note {
    /// The post, or why it is left.
    pub fn post(
        self,
        owner: &str,
        direct: bool,
        names: &HashSet<String>,
        images: &mut HashMap<String, Image>,
    ) -> Result<Post, &'static str> {
        let at = time(&self.published).ok_or("no-time")?;
        let whom = whom(&self.to, &self.cc);
        if whom == Whom::Named && !direct {
            return Err("direct-post");
        }
        let mut text = self
            .name
            .clone()
            .map(|title| title + "\n\n")
            .unwrap_or_default();
        text.push_str(&text::plain(self.content.as_deref().unwrap_or_default()));
        for choice in self.one_of.iter().chain(&self.any_of) {
            text.push_str(&format!("\n- {}", choice.name));
        }
        let (mut count, mut files) = (0, 0);
        for attachment in &self.attachment {
            match attachment.part(names).filter(|_| count < 4) {
                Some(part) => {
                    let image = Image {
                        post: self.id.clone(),
                        position: count,
                        bytes: Vec::new(),
                        description: attachment.name.clone().unwrap_or_default(),
                    };
                    images.insert(part, image);
                    count += 1;
                }
                None => {
                    text.push_str(&attachment.line());
                    files += 1;
                }
            }
        }
        Ok(Post {
            author: owner.to_owned(),
            at,
            whom,
            answers: self
                .answers
                .clone()
                .map(|key| Answers { key, thread: None }),
            words: self.words(&text),
            note: self.summary.unwrap_or_default(),
            edited_at: self.updated.as_deref().and_then(time),
            reactions: Vec::new(),
            images: count,
            files,
            shared: false,
            key: self.id,
        })
    }

    /// `@name` in a text is whom a tag says, with their server.
    fn words(&self, text: &str) -> Vec<Word> {
        let named = self.tag.iter().filter(|tag| tag.kind == "Mention");
        let mut named: Vec<(String, String)> = named.filter_map(Tag::mention).collect();
        let mut words = Vec::new();
        let (mut plain, mut rest) = (String::new(), text);
        while let Some(at) = rest.find('@') {
            plain.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '@');
            let run = &rest[..rest.find(|c| !inside(c)).unwrap_or(rest.len())];
            let run = run.trim_end_matches(['.', '-', '@']);
            let local = run.split('@').next().unwrap_or_default();
            let whole = |(name, account): &(String, String)| {
                account.eq_ignore_ascii_case(run) || name.eq_ignore_ascii_case(local)
            };
            match named.iter().position(whole).filter(|_| !run.is_empty()) {
                Some(n) => {
                    // The next with the same name is somebody on another server, if there is one.
                    let (name, account) = named[n].clone();
                    if named.iter().filter(|(other, _)| *other == name).count() > 1 {
                        named.remove(n);
                    }
                    words.push(Word::Text(std::mem::take(&mut plain)));
                    words.push(Word::Outside {
                        key: account.to_lowercase(),
                        shown: account.clone(),
                    });
                    let taken = if account.eq_ignore_ascii_case(run) {
                        run
                    } else {
                        local
                    };
                    rest = &rest[taken.len()..];
                }
                None => plain.push('@'),
            }
        }
        plain.push_str(rest);
        words.push(Word::Text(plain));
        words
    }
}

impl Tag {
    /// Name and account of whom it mentions.
    fn mention(&self) -> Option<(String, String)> {
        let name = self.name.as_deref()?.trim_start_matches('@');
        let account = match name.contains('@') {
            true => name.to_owned(),
            false => address::account(self.href.as_deref()?)?,
        };
        let local = account.split('@').next()?.to_owned();
        Some((local, account))
    }
}

impl Attachment {
    /// Its part of the archive, when it is an image.
    fn part(&self, names: &HashSet<String>) -> Option<String> {
        let url = self.url.as_deref()?;
        if !self.media_type.as_deref()?.starts_with("image/") {
            return None;
        }
        let path = url
            .split_once("media_attachments/")
            .map_or(url, |(_, rest)| rest);
        let found = names
            .iter()
            .find(|name| name.ends_with(path) && !path.is_empty());
        found.cloned()
    }

    /// It stays where it is: its address, or at least what it shows.
    fn line(&self) -> String {
        let url = self.url.as_deref().unwrap_or_default();
        let file = url.rsplit('/').next().unwrap_or_default();
        let shown = if url.starts_with("http") { url } else { file };
        match self
            .name
            .as_deref()
            .map(str::trim)
            .filter(|n| !n.is_empty())
        {
            Some(name) => format!("\n📎 {shown} ({name})"),
            None => format!("\n📎 {shown}"),
        }
    }
}

/// A post that only passes on another.
pub(super) fn shared(activity: &Activity, owner: &str) -> Result<Post, &'static str> {
    let what = match &activity.object {
        Value::String(address) => address.as_str(),
        inline => inline
            .get("id")
            .and_then(Value::as_str)
            .ok_or("unreadable")?,
    };
    let whom = whom(&activity.to, &activity.cc);
    Ok(Post {
        key: activity.id.clone(),
        author: owner.to_owned(),
        at: time(&activity.published).ok_or("no-time")?,
        whom: if whom == Whom::Named {
            Whom::Followers
        } else {
            whom
        },
        answers: None,
        words: vec![Word::Text(format!("🔁 {what}"))],
        note: String::new(),
        edited_at: None,
        reactions: Vec::new(),
        images: 0,
        files: 0,
        shared: true,
    })
}

/// Public and unlisted posts are for everyone; what was for followers stays so.
fn whom(to: &Value, cc: &Value) -> Whom {
    let mut all = Vec::new();
    for value in [to, cc] {
        match value {
            Value::String(one) => all.push(one.as_str()),
            Value::Array(many) => all.extend(many.iter().filter_map(Value::as_str)),
            _ => {}
        }
    }
    if all.iter().any(|one| PUBLIC.contains(one)) {
        Whom::Everyone
    } else if all.iter().any(|one| one.ends_with("/followers")) {
        Whom::Followers
    } else {
        Whom::Named
    }
}

fn time(text: &str) -> Option<Time> {
    let at: jiff::Timestamp = text.parse().ok()?;
    let micros = at.as_microsecond();
    (micros > 0).then(|| Time::from_micros(micros))
}
