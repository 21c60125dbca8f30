//! Emoji of the organisation's own. They are few and in everything that is read, so every server keeps them at hand.

mod change;

use std::collections::HashMap;

pub(crate) use change::create_with;
pub use change::{EmojiView, NewEmoji, create, delete, get, list, set_disabled, update};
use model::CustomEmoji;
use store::Conn;

use crate::Ctx;

/// Emoji of one organisation.
pub const MOST: i64 = 500;
/// Bytes of a picture.
pub const BYTES: usize = 512 * 1024;
/// Characters of a category.
pub const CATEGORY_CHARS: usize = 40;

/// All there are, by category and shortcode.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Emoji {
    all: Vec<CustomEmoji>,
    places: HashMap<String, usize>,
}

impl Emoji {
    pub(crate) fn new(all: Vec<CustomEmoji>) -> Self {
        let place = |(at, e): (usize, &CustomEmoji)| (e.shortcode.clone(), at);
        let places = all.iter().enumerate().map(place).collect();
        Self { all, places }
    }

    /// The one with this shortcode, in use or not: what was written keeps its picture.
    pub fn find(&self, shortcode: &str) -> Option<&CustomEmoji> {
        self.places.get(shortcode).map(|at| &self.all[*at])
    }

    /// The one that a reaction or a status line is: `:party:`.
    pub fn written(&self, written: &str) -> Option<&CustomEmoji> {
        self.find(text::custom::shortcode(written)?)
    }

    /// The one with this shortcode that one may use.
    pub fn usable(&self, shortcode: &str) -> Option<&CustomEmoji> {
        self.find(shortcode).filter(|e| e.disabled_at.is_none())
    }

    /// Those that one may use, by category and shortcode.
    pub fn in_use(&self) -> impl Iterator<Item = &CustomEmoji> {
        self.all.iter().filter(|e| e.disabled_at.is_none())
    }

    /// Those that are offered, under their headings.
    pub fn offered(&self) -> Vec<(&str, Vec<&CustomEmoji>)> {
        let mut headings: Vec<(&str, Vec<&CustomEmoji>)> = Vec::new();
        for emoji in self.in_use().filter(|e| e.listed) {
            match headings.last_mut() {
                Some((category, under)) if *category == emoji.category => under.push(emoji),
                _ => headings.push((&emoji.category, vec![emoji])),
            }
        }
        headings
    }

    /// Those that begin with what someone typed, then those with a word that does, at most `limit`.
    pub fn search(&self, typed: &str, limit: usize) -> Vec<&CustomEmoji> {
        let wanted = text::key(typed.trim().trim_matches(':')).replace([' ', '-'], "_");
        if wanted.is_empty() {
            return Vec::new();
        }
        let rank = |e: &&CustomEmoji| match e.shortcode.as_str() {
            code if code.starts_with(&wanted) => Some(0),
            code if code.split('_').any(|word| word.starts_with(&wanted)) => Some(1),
            _ => None,
        };
        let offered = self.in_use().filter(|e| e.listed);
        let mut found: Vec<_> = offered.filter_map(|e| Some((rank(&e)?, e))).collect();
        found.sort_by_key(|(rank, e)| (*rank, e.shortcode.len()));
        found.into_iter().take(limit).map(|(_, e)| e).collect()
    }
}

/// Reads them.
pub(crate) fn load(c: &mut Conn) -> Result<Emoji, db::Error> {
    Ok(Emoji::new(store::emoji::list(c)?))
}

/// Whether this is exactly one emoji that one may give: one of all, or one of our own.
pub(crate) fn may_use(ctx: &Ctx, written: &str) -> bool {
    let own = |code| ctx.emoji().usable(code).is_some();
    text::emoji::is_emoji(written) || text::custom::shortcode(written).is_some_and(own)
}
