//! The words of posts.

use std::path::Path;

use crate::dice::{Dice, quantile};

/// Share of posts that name somebody, carry a tag, lead somewhere, ask.
const NAMES: f64 = 0.12;
const TAGS: f64 = 0.15;
const LINKS: f64 = 0.085;
const ASKS: f64 = 0.16;
/// Different tags; few are used much.
pub const TOPICS: usize = 500;
/// Characters of a text, at these shares of all.
const LENGTHS: [(f64, f64); 7] = [
    (0.0, 4.0),
    (0.1, 20.0),
    (0.5, 82.0),
    (0.79, 140.0),
    (0.9, 250.0),
    (0.97, 440.0),
    (1.0, 480.0),
];
/// The most characters of a text.
const LONGEST: usize = 480;

/// Words to write with.
pub enum Corpus {
    /// Made up, the same every time.
    Ours,
    /// Lines that people wrote.
    Theirs(Vec<String>),
}

impl Corpus {
    /// Reads the chats and short posts in `folder`, if there is one.
    pub fn read(folder: Option<&Path>) -> Self {
        let Some(folder) = folder else {
            return Self::Ours;
        };
        let chats = folder.join("chat-slack-channels");
        let files = std::fs::read_dir(&chats).expect("chat-slack-channels");
        let mut paths: Vec<_> = files.filter_map(|f| Some(f.ok()?.path())).collect();
        paths.sort();
        paths.push(folder.join("tweets-multilingual/tweets.tsv"));
        let mut lines = Vec::new();
        for path in paths
            .iter()
            .filter(|p| p.extension().is_some_and(|e| e == "tsv"))
        {
            let text = std::fs::read_to_string(path).expect("a table");
            let cells = text.lines().skip(1).filter_map(|l| l.rsplit('\t').next());
            lines.extend(cells.map(plain).filter(|l| !l.trim().is_empty()));
        }
        Self::Theirs(lines)
    }

    /// The text of one post; `named` is a handle.
    pub fn text(&self, named: Option<&str>, dice: &mut Dice) -> String {
        let length = quantile(&LENGTHS, dice.share()) as usize;
        let mut text = match self {
            Self::Ours => dice.text_of(length),
            Self::Theirs(lines) => lines[dice.below(lines.len())].clone(),
        };
        if let (Self::Ours, true) = (self, dice.chance(ASKS)) {
            text.push('?');
        }
        if let Some(handle) = named {
            text = format!("@{handle} {text}");
        }
        if let (Self::Ours, true) = (self, dice.chance(LINKS)) {
            let page = dice.below(20_000);
            text.push_str(&format!(" https://intranet.example/page/{page}"));
        }
        if dice.chance(TAGS) {
            let rank = (TOPICS as f64).powf(dice.share()) as usize;
            text.push_str(&format!(" #{}", topic(rank)));
        }
        text
    }
}

/// The name of a tag.
pub fn topic(rank: usize) -> String {
    format!("topic{rank}")
}

/// Whether a post names one of those its author follows.
pub fn names(followed: &[u32], dice: &mut Dice) -> Option<u32> {
    let named = dice.chance(NAMES).then(|| dice.below(followed.len()));
    followed.get(named?).copied()
}

/// A cell as text: JSON or bare, without marks that would name somebody.
fn plain(cell: &str) -> String {
    let text = serde_json::from_str::<String>(cell).unwrap_or_else(|_| cell.to_owned());
    let text = text.replace(['@', '#', '<', '>', '\0'], " ");
    text.chars().take(LONGEST).collect()
}
