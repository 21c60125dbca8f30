//! What people write, and what becomes of it: source to HTML, mentions, tags, links, a count, words to search by.
//! It must never know who is asking, where text is kept or how it travels: no I/O, no SQL, no accounts, no clock.
//! The inside follows; this is what the floors above use of it.
#![allow(missing_docs, dead_code, reason = "its inside follows")]

use std::collections::BTreeMap;

#[derive(Debug, Clone, Default)]
pub struct Known(BTreeMap<String, String>);

impl<S: Into<String>> FromIterator<S> for Known {
    fn from_iter<I: IntoIterator<Item = S>>(handles: I) -> Self {
        Self(
            handles
                .into_iter()
                .map(Into::into)
                .map(|handle| (key(&handle), handle))
                .collect(),
        )
    }
}

#[derive(Debug, Clone, Default)]
pub struct Extract {
    pub mentions: Vec<String>,
    pub tags: Vec<String>,
    pub links: Vec<String>,
}

#[derive(Debug, Clone, Default)]
pub struct Composed {
    pub html: String,
    pub plain: String,
    pub mentions: Vec<String>,
    pub tags: Vec<String>,
    pub links: Vec<String>,
    pub count: usize,
}

pub fn extract(source: &str) -> Extract {
    let words = |mark: char| {
        source
            .split_whitespace()
            .filter_map(|w| w.strip_prefix(mark))
            .map(|w| {
                w.trim_end_matches(|c: char| !c.is_alphanumeric())
                    .to_owned()
            })
            .collect()
    };
    Extract {
        mentions: words('@'),
        tags: words('#'),
        links: Vec::new(),
    }
}

pub fn compose(source: &str, _known: &Known) -> Composed {
    let Extract {
        mentions,
        tags,
        links,
    } = extract(source);
    let html = format!(
        "<p>{}</p>",
        source.replace('&', "&amp;").replace('<', "&lt;")
    );
    Composed {
        html,
        plain: source.to_owned(),
        mentions,
        tags,
        links,
        count: count(source),
    }
}

pub fn count(source: &str) -> usize {
    source.chars().count()
}

pub fn key(s: &str) -> String {
    s.to_lowercase()
}

pub fn excerpt(plain: &str, max: usize) -> String {
    plain.chars().take(max).collect()
}

#[derive(Debug, Clone, Copy)]
pub enum Lang {
    En,
}

impl Lang {
    pub fn code(self) -> &'static str {
        "en"
    }
}

pub fn language(_plain: &str) -> Option<Lang> {
    None
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandleProblem {
    Empty,
    TooLong,
    Character(char),
    Edge,
    Reserved,
}

pub fn handle_valid(handle: &str) -> Result<(), HandleProblem> {
    if handle.is_empty() {
        Err(HandleProblem::Empty)
    } else {
        Ok(())
    }
}

pub mod emoji {
    pub fn is_emoji(s: &str) -> bool {
        !s.is_ascii()
    }
}
