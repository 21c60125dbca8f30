//! One message of Yammer.

use std::collections::HashMap;

use jiff::fmt::strtime;
use model::Time;
use service::imports::{Answers, Image, Post, Whom, Word};

use super::Names;
use super::table::Row;
use crate::Problem;
use crate::out::Out;

/// Reads messages one after the other.
#[derive(Debug, Default)]
pub(super) struct Reader {
    /// Files by id: name, and where they lie in the archive.
    files: HashMap<String, (String, Option<String>)>,
    topics: Names,
    images: Vec<(Image, String)>,
}

impl Reader {
    /// A file that messages may name.
    pub fn file(&mut self, row: &Row, parts: &[String]) {
        let id = [row.get("file_id"), row.get("id")]
            .into_iter()
            .find(|id| !id.is_empty());
        let path = row.get("path").trim_start_matches('/');
        let part = parts
            .iter()
            .find(|part| !path.is_empty() && part.ends_with(path));
        let name = row.get("name").to_owned();
        self.files
            .insert(id.unwrap_or_default().to_owned(), (name, part.cloned()));
    }

    /// A topic that messages may name.
    pub fn topic(&mut self, row: &Row) {
        self.topics
            .insert(row.get("id").to_owned(), row.get("name").to_owned());
    }

    /// The images that were met, each with its part of the archive.
    pub fn images(&mut self) -> Vec<(Image, String)> {
        std::mem::take(&mut self.images)
    }

    /// Hands on a message.
    pub fn message(&mut self, row: &Row, direct: bool, out: &mut Out) -> Result<(), Problem> {
        let key = row.get("id").to_owned();
        let thread = row.get("thread_id");
        let private = is_private(row);
        let left = if !row.moment("deleted_at").is_empty() {
            Some("deleted")
        } else if row.get("message_type") == "system" {
            Some("notice")
        } else if private && !direct {
            Some("direct-message")
        } else if row.get("sender_id").is_empty() {
            Some("no-author")
        } else {
            None
        };
        let at = time(row.get("created_at"));
        if let Some(why) = left.or(at.is_none().then_some("no-time")) {
            out.leave(why, key);
            return Ok(());
        }
        let mut text = row.get("body").replace("\\r", "").replace("\\n", "\n");
        let title = row.get("title");
        if !title.is_empty() {
            text = format!("{title}\n\n{text}");
        }
        let (images, files) = self.attach(&key, row.get("attachments"), &mut text);
        let group = row.get("group_id");
        let replied = [row.get("replied_to_id"), thread];
        let replied = replied
            .into_iter()
            .find(|id| !id.is_empty() && *id != "null");
        out.post(Post {
            author: row.get("sender_id").to_owned(),
            at: at.unwrap_or_default(),
            whom: match (private, group.is_empty()) {
                (true, _) => Whom::Place(talk(thread)),
                (false, true) => Whom::Everyone,
                (false, false) => Whom::Place(group.to_owned()),
            },
            answers: replied.filter(|id| *id != key).map(|id| Answers {
                key: id.to_owned(),
                thread: Some(thread.to_owned()).filter(|id| !id.is_empty()),
            }),
            words: self.words(&text),
            note: String::new(),
            edited_at: None,
            reactions: Vec::new(),
            images,
            files,
            shared: false,
            key,
        })
    }

    /// `uploadedfile:1`, `opengraphobject:[1 : https://… : title="…" : description="…"]`: how many are images and files.
    fn attach(&mut self, post: &str, attachments: &str, text: &mut String) -> (usize, usize) {
        let (mut images, mut files) = (0, 0);
        for part in attachments.split("opengraphobject:[").skip(1) {
            let link = part
                .split(" : ")
                .map(str::trim)
                .find(|p| p.starts_with("http"));
            if let Some(link) = link.filter(|link| !text.contains(*link)) {
                text.push_str(&format!("\n{link}"));
            }
        }
        for part in attachments.split("uploadedfile:").skip(1) {
            let id: String = part.chars().take_while(char::is_ascii_digit).collect();
            let Some((name, place)) = self.files.get(&id) else {
                text.push_str(&format!("\n📎 {id}"));
                files += 1;
                continue;
            };
            match place.clone().filter(|_| is_image(name) && images < 4) {
                Some(place) => {
                    let image = Image {
                        post: post.to_owned(),
                        position: images,
                        bytes: Vec::new(),
                        description: String::new(),
                    };
                    self.images.push((image, place));
                    images += 1;
                }
                None => {
                    text.push_str(&format!("\n📎 {name}"));
                    files += 1;
                }
            }
        }
        (images, files)
    }

    /// `[[user:1]]`, `[[tag:2]]`, `[[group:3]]`.
    fn words(&self, text: &str) -> Vec<Word> {
        let mut words = Vec::new();
        let (mut plain, mut rest) = (String::new(), text);
        while let Some((before, after)) = rest.split_once("[[") {
            plain.push_str(before);
            let Some((inside, after)) = after.split_once("]]") else {
                plain.push_str("[[");
                rest = after;
                continue;
            };
            let word = match inside.split_once(':') {
                Some(("user", id)) => Some(Word::Person {
                    key: id.to_owned(),
                    shown: id.to_owned(),
                }),
                Some(("group", id)) => Some(Word::Place {
                    key: id.to_owned(),
                    shown: id.to_owned(),
                }),
                Some(("tag" | "topic", id)) => {
                    let name = self.topics.get(id).map_or(id, String::as_str);
                    Some(Word::Text(format!("#{}", name.replace([' ', '-'], "_"))))
                }
                _ => None,
            };
            match word {
                Some(word) => {
                    words.push(Word::Text(std::mem::take(&mut plain)));
                    words.push(word);
                }
                None => plain.push_str(&format!("[[{inside}]]")),
            }
            rest = after;
        }
        plain.push_str(rest);
        words.push(Word::Text(plain));
        words
    }
}

/// The place of a private thread.
pub(super) fn talk(thread: &str) -> String {
    format!("talk {thread}")
}

/// Whether a message is for those who take part only.
pub(super) fn is_private(row: &Row) -> bool {
    row.get("in_private_conversation")
        .eq_ignore_ascii_case("true")
}

/// Who takes part: `user:1,user:2`.
pub(super) fn participants(row: &Row) -> Vec<String> {
    let all = row.get("participants").split(',');
    all.filter_map(|one| Some(one.trim().strip_prefix("user:")?.to_owned()))
        .collect()
}

fn is_image(name: &str) -> bool {
    let end = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    matches!(
        end.as_str(),
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "avif"
    )
}

/// `2016/04/28 12:34:56 +0000`, or as in RFC 3339.
pub(super) fn time(text: &str) -> Option<Time> {
    let at = match text.parse::<jiff::Timestamp>() {
        Ok(at) => at,
        Err(_) => {
            let text = text.replace(" UTC", " +0000");
            let parsed = strtime::parse("%Y/%m/%d %H:%M:%S %z", &text)
                .or_else(|_| strtime::parse("%Y-%m-%d %H:%M:%S %z", &text));
            parsed.ok()?.to_timestamp().ok()?
        }
    };
    let micros = at.as_microsecond();
    (micros > 0).then(|| Time::from_micros(micros))
}
