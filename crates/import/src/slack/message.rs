//! One message of Slack.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use model::Time;
use service::imports::{Answers, Image, Person, Post, Whom};

use super::catalogue::Catalogue;
use super::emoji::Emoji;
use super::markup;
use super::wire::{Attachment, File, Message};
use crate::Problem;
use crate::archive::Archive;
use crate::out::Out;

/// Kinds of message that somebody wrote.
const WRITTEN: &[&str] = &[
    "",
    "bot_message",
    "file_share",
    "file_comment",
    "me_message",
    "thread_broadcast",
    "reply_broadcast",
    "slackbot_response",
    "document_mention",
    "channel_canvas_message",
];

/// Reads messages one after the other.
pub(super) struct Reader<'a> {
    catalogue: &'a Catalogue,
    files: &'a HashMap<String, String>,
    emoji: Emoji,
    met: HashSet<String>,
    images: Vec<(Image, String)>,
}

impl<'a> Reader<'a> {
    /// For messages of people and places in `catalogue`; `files` are those that came along, by id.
    pub fn new(catalogue: &'a Catalogue, files: &'a HashMap<String, String>, emoji: Emoji) -> Self {
        Self {
            catalogue,
            files,
            emoji,
            met: HashSet::new(),
            images: Vec::new(),
        }
    }

    /// The images that were met, each with its part of the archive.
    pub fn images(self) -> Vec<(Image, String)> {
        self.images
    }

    /// Hands on the pictures of emoji in these messages that were not met before.
    pub fn pictures(
        &mut self,
        archive: &mut Archive,
        messages: &[Message],
        out: &mut Out,
    ) -> Result<(), Problem> {
        for message in messages {
            self.emoji.hand_on(archive, message, out)?;
        }
        Ok(())
    }

    /// Hands on a message of a channel.
    pub fn message(&mut self, channel: &str, m: Message, out: &mut Out) -> Result<(), Problem> {
        if !WRITTEN.contains(&m.subtype.as_str()) {
            out.leave("notice", m.subtype);
            return Ok(());
        }
        let key = format!("{channel}/{}", m.ts);
        let Some(at) = time(&m.ts) else {
            out.leave("no-time", key);
            return Ok(());
        };
        let Some(author) = self.author(&m, out) else {
            out.leave("no-author", key);
            return Ok(());
        };
        let reactions = self.reactions(&m, out);
        let mut raw = self.emoji.renamed(text(&m));
        let (mut images, mut files) = (0, 0);
        for file in m.files.iter().chain(&m.file) {
            if matches!(file.mode.as_str(), "tombstone" | "hidden_by_limit") {
                out.leave("file-gone", &key);
            } else if let Some(image) = self.image(&key, images, file) {
                self.images.push(image);
                images += 1;
            } else {
                let _ = write!(raw, "\n{}", line(file));
                files += 1;
            }
        }
        let answers = !m.thread_ts.is_empty() && m.thread_ts != m.ts;
        let catalogue = self.catalogue;
        out.post(Post {
            author,
            at,
            whom: Whom::Place(channel.to_owned()),
            answers: answers.then(|| Answers {
                key: format!("{channel}/{}", m.thread_ts),
                thread: Some(format!("{channel}/{}", m.thread_ts)),
            }),
            words: markup::words(&raw, &|id| catalogue.name(id).map(str::to_owned)),
            note: String::new(),
            edited_at: time(&m.edited.ts),
            reactions,
            images,
            files,
            shared: false,
            key,
        })
    }

    /// Who wrote it; told of when nobody knows them yet.
    fn author(&mut self, m: &Message, out: &mut Out) -> Option<String> {
        let commenter = m.comment.as_ref().map(|c| c.user.as_str());
        let user = [commenter.unwrap_or_default(), &m.user];
        let user = user.into_iter().find(|id| !id.is_empty());
        let bot = Some(m.bot_id.as_str()).filter(|id| !id.is_empty());
        let key = match (user, bot) {
            (Some(user), _) => user.to_owned(),
            (None, Some(bot)) => self.catalogue.bot(bot).unwrap_or(bot).to_owned(),
            (None, None) if !m.username.is_empty() => format!("bot:{}", m.username),
            (None, None) => return None,
        };
        if !self.catalogue.has(&key) && self.met.insert(key.clone()) {
            let profile = m.user_profile.as_ref().or(m.bot_profile.as_ref());
            let of = |name: fn(&super::wire::Profile) -> &String| {
                profile.map(name).cloned().unwrap_or_default()
            };
            let names = [of(|p| &p.real_name), of(|p| &p.name), m.username.clone()];
            let name = names.into_iter().find(|n| !n.trim().is_empty());
            let username = Some(of(|p| &p.name)).filter(|n| !n.is_empty());
            out.person(Person {
                username: username.or(name.clone()).unwrap_or_else(|| key.clone()),
                name: name.unwrap_or_default(),
                bot: user.is_none(),
                gone: true,
                key: key.clone(),
                ..Person::default()
            });
        }
        Some(key)
    }

    fn reactions(&self, m: &Message, out: &mut Out) -> Vec<(String, Vec<String>)> {
        let mut all = Vec::new();
        for reaction in &m.reactions {
            match self.emoji.written(&reaction.name) {
                Some(emoji) => all.push((emoji, reaction.users.clone())),
                None => out.leave("emoji", format!(":{}:", reaction.name)),
            }
        }
        all
    }

    /// An image whose bytes are in the archive.
    fn image(&self, post: &str, position: usize, file: &File) -> Option<(Image, String)> {
        let part = self.files.get(&file.id)?;
        if !file.mimetype.starts_with("image/") || position >= 4 {
            return None;
        }
        let image = Image {
            post: post.to_owned(),
            position,
            bytes: Vec::new(),
            description: file.alt_txt.clone(),
        };
        Some((image, part.clone()))
    }
}

/// `1452988821.000002`, to the microsecond.
fn time(ts: &str) -> Option<Time> {
    let (secs, micros) = ts.split_once('.').unwrap_or((ts, "0"));
    let secs: i64 = secs
        .parse()
        .ok()
        .filter(|s| (1..10_000_000_000).contains(s))?;
    let micros: i64 = format!("{micros:0<6}").get(..6)?.parse().ok()?;
    Some(Time::from_micros(secs * 1_000_000 + micros))
}

/// What a message says, in Slack's marks: its text, or what its parts say.
fn text(m: &Message) -> String {
    if let Some(comment) = &m.comment {
        return comment.comment.clone();
    }
    let mut raw = match m.subtype.as_str() {
        "me_message" if !m.text.contains(['_', '\n']) => format!("_{}_", m.text.trim()),
        _ => m.text.clone(),
    };
    if m.file.is_some() && raw.starts_with("<@") && raw.contains(" uploaded a file: ") {
        raw = String::new();
    }
    if raw.trim().is_empty() {
        markup::of_blocks(&m.blocks, &mut raw);
    }
    let alone = raw.trim().is_empty();
    for attachment in &m.attachments {
        // What a link leads to is only a preview.
        let preview = !attachment.from_url.is_empty() || !attachment.original_url.is_empty();
        if !preview || attachment.is_share || alone {
            attached(attachment, &mut raw);
        }
    }
    raw
}

fn attached(a: &Attachment, raw: &mut String) {
    let before = raw.len();
    let mut add = |text: &str| {
        if !text.trim().is_empty() {
            if !raw.is_empty() && !raw.ends_with('\n') {
                raw.push('\n');
            }
            raw.push_str(text);
        }
    };
    add(&a.pretext);
    add(&a.author_name);
    match (a.title.is_empty(), a.title_link.is_empty()) {
        (false, false) => add(&format!("<{}|{}>", a.title_link, a.title)),
        (false, true) => add(&a.title),
        (true, false) => add(&format!("<{}>", a.title_link)),
        (true, true) => {}
    }
    add(&a.text);
    for field in &a.fields {
        match field.title.is_empty() {
            true => add(&field.value),
            false => add(&format!("{}: {}", field.title, field.value)),
        }
    }
    if raw.len() == before && !a.fallback.trim().is_empty() {
        if !raw.is_empty() {
            raw.push('\n');
        }
        raw.push_str(&a.fallback);
    }
}

/// A file that stays where it is: its name and address, without what opens it for anybody.
fn line(file: &File) -> String {
    let names = [&file.title, &file.name, &file.id];
    let name = names.into_iter().find(|n| !n.is_empty());
    let name = name.map(String::as_str).unwrap_or("file");
    let links = [&file.permalink, &file.url_private];
    let link = links.into_iter().find(|l| l.starts_with("http"));
    match link.and_then(|l| l.split('?').next()) {
        Some(link) => format!("📎 {name} <{link}>"),
        None => format!("📎 {name}"),
    }
}
