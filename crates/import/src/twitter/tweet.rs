//! One tweet, and the other entries of an archive.

use std::collections::HashMap;

use jiff::fmt::strtime;
use model::Time;
use serde::Deserialize;
use service::imports::{Answers, Image, Post, Whom, Word};

use crate::Problem;
use crate::out::Out;

#[derive(Debug, Deserialize)]
pub(super) struct Entry {
    pub tweet: Tweet,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Tweet {
    id_str: String,
    id: String,
    created_at: String,
    full_text: String,
    text: String,
    in_reply_to_status_id_str: Option<String>,
    entities: Entities,
    extended_entities: Extended,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Entities {
    user_mentions: Vec<Mention>,
    urls: Vec<Link>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Extended {
    media: Vec<Media>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Mention {
    screen_name: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Link {
    url: String,
    expanded_url: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Media {
    url: String,
    expanded_url: String,
    media_url_https: String,
    ext_alt_text: Option<String>,
    #[serde(rename = "type")]
    kind: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Account {
    pub account: AccountData,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct AccountData {
    pub account_id: String,
    pub username: String,
    pub account_display_name: String,
    pub email: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Following {
    pub following: FollowingData,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FollowingData {
    pub account_id: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Like {
    pub like: LikeData,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LikeData {
    pub tweet_id: String,
}

impl Tweet {
    fn key(&self) -> &str {
        if self.id_str.is_empty() {
            &self.id
        } else {
            &self.id_str
        }
    }

    /// Its place in time: ids grow with it.
    pub fn number(&self) -> u64 {
        self.key().parse().unwrap_or_default()
    }

    /// Who wrote it, as far as the address of its own picture says so.
    pub fn author(&self) -> Option<String> {
        self.extended_entities.media.iter().find_map(|media| {
            let path = media.expanded_url.split_once("twitter.com/")?.1;
            let (name, rest) = path.split_once("/status/")?;
            (rest.split('/').next() == Some(self.key())).then(|| name.to_owned())
        })
    }

    /// Hands it on. Pictures that are in the archive come later, others as a line with their address.
    pub fn hand_on(
        &self,
        owner: &str,
        parts: &HashMap<String, String>,
        images: &mut Vec<(Image, String)>,
        out: &mut Out,
    ) -> Result<(), Problem> {
        let key = self.key();
        let Some(at) = time(&self.created_at) else {
            out.leave("no-time", key);
            return Ok(());
        };
        let mut text = if self.full_text.is_empty() {
            &self.text
        } else {
            &self.full_text
        }
        .clone();
        for link in &self.entities.urls {
            if !link.expanded_url.is_empty() {
                text = text.replace(&link.url, &link.expanded_url);
            }
        }
        let (mut count, mut files) = (0, 0);
        for media in &self.extended_entities.media {
            if !media.url.is_empty() {
                text = text.replace(&media.url, "").trim_end().to_owned();
            }
            match media.part(key, parts).filter(|_| count < 4) {
                Some(part) => {
                    let image = Image {
                        post: key.to_owned(),
                        position: count,
                        bytes: Vec::new(),
                        description: media.ext_alt_text.clone().unwrap_or_default(),
                    };
                    images.push((image, part));
                    count += 1;
                }
                None => {
                    text.push_str(&format!("\n📎 {}", media.media_url_https));
                    files += 1;
                }
            }
        }
        let text = unescaped(&text);
        out.post(Post {
            key: key.to_owned(),
            author: owner.to_owned(),
            at,
            whom: Whom::Everyone,
            answers: self
                .in_reply_to_status_id_str
                .clone()
                .map(|key| Answers { key, thread: None }),
            words: self.words(&text),
            note: String::new(),
            edited_at: None,
            reactions: Vec::new(),
            images: count,
            files,
            shared: text.starts_with("RT @"),
        })
    }

    /// Those it names are people there, not those here who happen to be called so.
    fn words(&self, text: &str) -> Vec<Word> {
        let mut words = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some(at) = rest.find('@') {
            plain.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            let run = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            let name = &rest[..run.unwrap_or(rest.len())];
            let mentions = &self.entities.user_mentions;
            let known = mentions
                .iter()
                .any(|m| m.screen_name.eq_ignore_ascii_case(name));
            if known && !name.is_empty() {
                words.push(Word::Text(std::mem::take(&mut plain)));
                words.push(Word::Outside {
                    key: format!("@{}", name.to_lowercase()),
                    shown: format!("{name}@twitter.com"),
                });
                rest = &rest[name.len()..];
            } else {
                plain.push('@');
            }
        }
        plain.push_str(rest);
        words.push(Word::Text(plain));
        words
    }
}

impl Media {
    /// Its part of the archive: `tweets_media/TWEET-NAME`.
    fn part(&self, tweet: &str, parts: &HashMap<String, String>) -> Option<String> {
        let name = self
            .media_url_https
            .rsplit('/')
            .next()
            .filter(|n| !n.is_empty())?;
        let wanted = format!("{tweet}-{name}");
        let photo = self.kind == "photo";
        let found = parts.iter().find(|(_, file)| photo && **file == wanted);
        found.map(|(part, _)| part.clone())
    }
}

/// `Wed Oct 19 20:07:25 +0000 2022`.
fn time(text: &str) -> Option<Time> {
    let parsed = strtime::parse("%a %b %d %H:%M:%S %z %Y", text).ok()?;
    Some(Time::from_micros(
        parsed.to_timestamp().ok()?.as_microsecond(),
    ))
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read() {
        let want = Time::from_secs(1_666_210_045);
        assert_eq!(time("Wed Oct 19 20:07:25 +0000 2022"), Some(want));
        assert_eq!(time("yesterday"), None);
    }
}
