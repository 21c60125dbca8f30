//! From what someone wrote to what is shown.

mod block;
mod emphasis;
mod fence;
mod inline;
mod render;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::{handle, key, plain};
pub(crate) use block::{Block, blocks};
pub(crate) use inline::{Token, tokens};
pub(crate) use render::escape;

/// The handles that exist, and the addresses of groups, of those a post mentions: only these become links.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known(BTreeMap<String, String>, BTreeSet<String>);

impl Known {
    /// Nobody.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same, with the groups that have these addresses.
    #[must_use]
    pub fn with_groups(self, slugs: impl IntoIterator<Item = String>) -> Self {
        Self(self.0, slugs.into_iter().collect())
    }

    pub(crate) fn has_group(&self, slug: &str) -> bool {
        self.1.contains(slug)
    }

    /// The handle as its owner spells it, for one as someone wrote it.
    pub fn get(&self, written: &str) -> Option<&str> {
        self.0.get(&key(written)).map(String::as_str)
    }
}

impl<S: Into<String>> FromIterator<S> for Known {
    fn from_iter<I: IntoIterator<Item = S>>(handles: I) -> Self {
        let handles = handles.into_iter().map(Into::into);
        Self(
            handles
                .filter(|h| h.chars().all(handle::allowed))
                .map(|handle| (key(&handle), handle))
                .collect(),
            BTreeSet::new(),
        )
    }
}

/// A post ready to be stored and shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Composed {
    /// Safe HTML, a fixed small subset; empty when nothing was written.
    pub html: String,
    /// The same as text: for search, previews, mail. Emphasis is gone, links are whole, list items keep their marks.
    pub plain: String,
    /// Who is mentioned, of those known, as they spell themselves, each once.
    pub mentions: Vec<String>,
    /// Tags as written, each once.
    pub tags: Vec<String>,
    /// Links as written, each once.
    pub links: Vec<String>,
}

/// Turns `source` into HTML, and into what it refers to. Anything that is not a mark of ours stays as it was written.
pub fn compose(source: &str, known: &Known) -> Composed {
    let blocks = blocks(source);
    let mut refs = Refs::default();
    let html = render::html(&blocks, known, &mut refs);
    let Refs {
        mentions,
        tags,
        links,
        ..
    } = refs;
    Composed {
        plain: plain::plain_of_ours(&html),
        html,
        mentions,
        tags,
        links,
    }
}

/// What a post refers to, each once by its key, in the first spelling.
#[derive(Debug, Default)]
pub(crate) struct Refs {
    pub(crate) mentions: Vec<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) groups: Vec<String>,
    pub(crate) links: Vec<String>,
    seen: HashSet<(u8, String)>,
}

impl Refs {
    pub(crate) fn mention(&mut self, handle: &str) {
        if self.seen.insert((b'@', key(handle))) {
            self.mentions.push(handle.to_owned());
        }
    }

    pub(crate) fn tag(&mut self, tag: &str) {
        if self.seen.insert((b'#', key(tag))) {
            self.tags.push(tag.to_owned());
        }
    }

    pub(crate) fn group(&mut self, slug: &str) {
        let slug = slug.to_ascii_lowercase();
        if self.seen.insert((b'!', slug.clone())) {
            self.groups.push(slug);
        }
    }

    pub(crate) fn link(&mut self, link: &str) {
        if self.seen.insert((b'/', link.to_owned())) {
            self.links.push(link.to_owned());
        }
    }
}
