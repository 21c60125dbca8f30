//! What is written: which posts answer which, whom they name, and their words.

use std::path::Path;

use crate::dice::Dice;

/// Share of posts that answer another one, name somebody, carry a tag.
const ANSWERS: f64 = 0.3;
const NAMES: f64 = 0.12;
const TAGS: f64 = 0.15;
/// Posts looked at until one is found that its reader would answer.
const LOOKS: usize = 12;
/// Seconds until an answer, at these shares of all.
const DELAYS: [(f64, f64); 6] = [
    (0.0, 5.0),
    (0.1, 480.0),
    (0.25, 2_340.0),
    (0.5, 27_720.0),
    (0.75, 255_600.0),
    (1.0, 604_800.0),
];
/// Characters of a text.
const LONGEST: usize = 480;

/// A post to be; others by their number.
#[derive(Clone, Copy)]
pub struct Plan {
    pub at: i64,
    pub author: u32,
    pub answers: Option<u32>,
    pub thread: u32,
}

/// Lays out the posts of these times.
pub fn plan(times: &[i64], rates: &[f64], follows: &[Vec<u32>], dice: &mut Dice) -> Vec<Plan> {
    let mut plans: Vec<Plan> = Vec::with_capacity(times.len());
    for (number, at) in times.iter().enumerate() {
        let author = dice.weighted(rates) as u32;
        let answers = dice
            .chance(ANSWERS)
            .then(|| answered(&plans, *at, &follows[author as usize], dice))
            .flatten();
        let thread = answers.map_or(number as u32, |n| plans[n as usize].thread);
        plans.push(Plan {
            at: *at,
            author,
            answers,
            thread,
        });
    }
    plans
}

fn answered(plans: &[Plan], at: i64, followed: &[u32], dice: &mut Dice) -> Option<u32> {
    let thrown = dice.share();
    let step = DELAYS.windows(2).find(|w| thrown <= w[1].0)?;
    let ((from, low), (to, high)) = (step[0], step[1]);
    let part = (thrown - from) / (to - from);
    let delay = (low.ln() + part * (high / low).ln()).exp() as i64;
    let near = plans.partition_point(|p| p.at <= at - delay);
    (0..LOOKS)
        .filter_map(|step| near.checked_sub(step + 1))
        .find(|n| followed.binary_search(&plans[*n].author).is_ok())
        .map(|n| n as u32)
}

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
        let mut text = match self {
            Self::Ours => dice.text(),
            Self::Theirs(lines) => lines[dice.below(lines.len())].clone(),
        };
        if let Some(handle) = named {
            text = format!("@{handle} {text}");
        }
        if dice.chance(TAGS) {
            // Few tags are used much.
            let rank = 500_f64.powf(dice.share()) as usize;
            text.push_str(&format!(" #topic{rank}"));
        }
        text
    }
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
