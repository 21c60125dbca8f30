//! What stands in Slack's files. Everything may be missing, and numbers may be texts.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// A text, a number as one, or nothing.
fn lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    })
}

/// A value, or the default for what it cannot be.
fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: serde::de::DeserializeOwned + Default,
{
    let value = Value::deserialize(deserializer)?;
    Ok(serde_json::from_value(value).unwrap_or_default())
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct User {
    #[serde(deserialize_with = "lenient")]
    pub id: String,
    #[serde(deserialize_with = "lenient")]
    pub name: String,
    #[serde(deserialize_with = "lenient")]
    pub real_name: String,
    #[serde(deserialize_with = "lenient")]
    pub tz: String,
    #[serde(deserialize_with = "or_default")]
    pub deleted: bool,
    #[serde(deserialize_with = "or_default")]
    pub is_bot: bool,
    #[serde(deserialize_with = "or_default")]
    pub is_restricted: bool,
    #[serde(deserialize_with = "or_default")]
    pub is_ultra_restricted: bool,
    #[serde(deserialize_with = "or_default")]
    pub is_stranger: bool,
    #[serde(deserialize_with = "or_default")]
    pub profile: Profile,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Profile {
    #[serde(deserialize_with = "lenient")]
    pub real_name: String,
    #[serde(deserialize_with = "lenient")]
    pub display_name: String,
    #[serde(deserialize_with = "lenient")]
    pub name: String,
    #[serde(deserialize_with = "lenient")]
    pub email: String,
    #[serde(deserialize_with = "lenient")]
    pub title: String,
    #[serde(deserialize_with = "lenient")]
    pub bot_id: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Channel {
    #[serde(deserialize_with = "lenient")]
    pub id: String,
    #[serde(deserialize_with = "lenient")]
    pub name: String,
    #[serde(deserialize_with = "lenient")]
    pub created: String,
    #[serde(deserialize_with = "lenient")]
    pub creator: String,
    #[serde(deserialize_with = "or_default")]
    pub is_archived: bool,
    #[serde(deserialize_with = "or_default")]
    pub is_private: bool,
    #[serde(deserialize_with = "or_default")]
    pub is_mpim: bool,
    #[serde(deserialize_with = "or_default")]
    pub is_im: bool,
    #[serde(deserialize_with = "or_default")]
    pub members: Vec<String>,
    #[serde(deserialize_with = "or_default")]
    pub topic: Topic,
    #[serde(deserialize_with = "or_default")]
    pub purpose: Topic,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Topic {
    #[serde(deserialize_with = "lenient")]
    pub value: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Message {
    #[serde(deserialize_with = "lenient")]
    pub ts: String,
    #[serde(deserialize_with = "lenient")]
    pub thread_ts: String,
    #[serde(deserialize_with = "lenient")]
    pub subtype: String,
    #[serde(deserialize_with = "lenient")]
    pub user: String,
    #[serde(deserialize_with = "lenient")]
    pub bot_id: String,
    #[serde(deserialize_with = "lenient")]
    pub username: String,
    #[serde(deserialize_with = "lenient")]
    pub text: String,
    #[serde(deserialize_with = "or_default")]
    pub edited: Edited,
    #[serde(deserialize_with = "or_default")]
    pub reactions: Vec<Reaction>,
    #[serde(deserialize_with = "or_default")]
    pub files: Vec<File>,
    #[serde(deserialize_with = "or_default")]
    pub file: Option<File>,
    #[serde(deserialize_with = "or_default")]
    pub attachments: Vec<Attachment>,
    #[serde(deserialize_with = "or_default")]
    pub blocks: Value,
    #[serde(deserialize_with = "or_default")]
    pub user_profile: Option<Profile>,
    #[serde(deserialize_with = "or_default")]
    pub bot_profile: Option<Profile>,
    #[serde(deserialize_with = "or_default")]
    pub comment: Option<Comment>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Edited {
    #[serde(deserialize_with = "lenient")]
    pub ts: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Reaction {
    #[serde(deserialize_with = "lenient")]
    pub name: String,
    #[serde(deserialize_with = "or_default")]
    pub users: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct File {
    #[serde(deserialize_with = "lenient")]
    pub id: String,
    #[serde(deserialize_with = "lenient")]
    pub name: String,
    #[serde(deserialize_with = "lenient")]
    pub title: String,
    #[serde(deserialize_with = "lenient")]
    pub alt_txt: String,
    #[serde(deserialize_with = "lenient")]
    pub mimetype: String,
    #[serde(deserialize_with = "lenient")]
    pub mode: String,
    #[serde(deserialize_with = "lenient")]
    pub permalink: String,
    #[serde(deserialize_with = "lenient")]
    pub url_private: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Attachment {
    #[serde(deserialize_with = "lenient")]
    pub pretext: String,
    #[serde(deserialize_with = "lenient")]
    pub title: String,
    #[serde(deserialize_with = "lenient")]
    pub title_link: String,
    #[serde(deserialize_with = "lenient")]
    pub text: String,
    #[serde(deserialize_with = "lenient")]
    pub fallback: String,
    #[serde(deserialize_with = "lenient")]
    pub author_name: String,
    #[serde(deserialize_with = "lenient")]
    pub from_url: String,
    #[serde(deserialize_with = "lenient")]
    pub original_url: String,
    #[serde(deserialize_with = "or_default")]
    pub is_share: bool,
    #[serde(deserialize_with = "or_default")]
    pub fields: Vec<Field>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Field {
    #[serde(deserialize_with = "lenient")]
    pub title: String,
    #[serde(deserialize_with = "lenient")]
    pub value: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Comment {
    #[serde(deserialize_with = "lenient")]
    pub user: String,
    #[serde(deserialize_with = "lenient")]
    pub comment: String,
}
