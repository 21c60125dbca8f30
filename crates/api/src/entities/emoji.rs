//! Emoji of the organisation's own.

use model::CustomEmoji;
use serde::Serialize;
use service::views::Reaction;

use super::picture::image;
use crate::frame::html;
use crate::{Api, Caller};

/// An emoji that an app draws in place of its shortcode.
#[derive(Debug, Clone, Serialize)]
pub struct Emoji {
    shortcode: String,
    url: String,
    static_url: String,
    visible_in_picker: bool,
    category: Option<String>,
}

impl Emoji {
    /// One of them.
    pub fn new(api: &Api, caller: &Caller, emoji: &CustomEmoji) -> Self {
        Self {
            shortcode: emoji.shortcode.clone(),
            url: image(api, caller, emoji.media_id, "original"),
            static_url: image(api, caller, emoji.media_id, "small"),
            visible_in_picker: emoji.listed && emoji.disabled_at.is_none(),
            category: Some(emoji.category.clone()).filter(|c| !c.is_empty()),
        }
    }
}

/// Those that stand in these pieces of HTML, each once.
pub fn within<'t>(
    api: &Api,
    caller: &Caller,
    pieces: impl IntoIterator<Item = &'t str>,
) -> Vec<Emoji> {
    let own = api.ctx.emoji();
    let mut codes: Vec<String> = Vec::new();
    for piece in pieces {
        for code in text::custom::shortcodes(piece) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
    }
    let known = codes.iter().filter_map(|code| own.find(code));
    known.map(|e| Emoji::new(api, caller, e)).collect()
}

/// Those that stand in this text.
pub fn within_text(api: &Api, caller: &Caller, text: &str) -> Vec<Emoji> {
    within(api, caller, [html::escape(text).as_str()])
}

/// An emoji under a post, as other servers of this kind give it.
#[derive(Debug, Clone, Serialize)]
pub struct Given {
    name: String,
    count: i64,
    me: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    static_url: Option<String>,
}

impl Given {
    /// With its picture, when it is one of our own.
    pub fn new(api: &Api, caller: &Caller, given: &Reaction) -> Self {
        let own = api.ctx.emoji();
        let own = own.written(&given.emoji);
        let picture = |size| own.map(|e| image(api, caller, e.media_id, size));
        Self {
            name: own.map_or_else(|| given.emoji.clone(), |e| e.shortcode.clone()),
            count: given.count,
            me: given.mine,
            url: picture("original"),
            static_url: picture("small"),
        }
    }
}
