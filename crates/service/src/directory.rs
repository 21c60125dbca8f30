//! Everyone who is here: to look around in, and to find someone by what they do, where they are, what they speak.

use model::UnitId;
use store::directory;

use crate::views::{self, Met};
use crate::{Actor, Answer, Ctx};

/// People on a page.
pub const PAGE: i64 = 36;
/// Places to choose from.
const PLACES: i64 = 200;
/// Words that count.
const WORDS: usize = 8;

/// Which people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Words of name, handle, title or unit.
    pub text: String,
    /// In this unit or one below it.
    pub unit: Option<UnitId>,
    /// In this place.
    pub place: String,
    /// Speaks this language.
    pub language: String,
}

/// A page of people.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// By name.
    pub items: Vec<Met>,
    /// How many there are on all pages.
    pub total: i64,
    /// Whether more follow.
    pub more: bool,
}

/// What one can choose from: places and languages that somebody has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// Places, those with the most people first.
    pub places: Vec<String>,
    /// Languages, as codes.
    pub languages: Vec<String>,
}

/// People by name; `page` counts from 0.
pub async fn list(ctx: &Ctx, actor: Actor, wanted: Wanted, page: i64) -> Answer<Found> {
    let now = ctx.now();
    let words = text::key(&wanted.text.replace('@', " "));
    let wanted = directory::Wanted {
        words: words
            .split_whitespace()
            .take(WORDS)
            .map(str::to_owned)
            .collect(),
        unit: wanted.unit,
        place: text::key(&wanted.place),
        language: wanted.language,
    };
    ctx.read(move |c| {
        let total = directory::count(c, &wanted)?;
        let offset = page.clamp(0, 100_000) * PAGE;
        let ids = directory::list(c, &wanted, PAGE, offset)?;
        Ok(Found {
            more: offset + (ids.len() as i64) < total,
            items: views::met(c, actor.id, &ids, now)?,
            total,
        })
    })
    .await
}

/// What one can choose from.
pub async fn choices(ctx: &Ctx) -> Answer<Choices> {
    ctx.read(|c| {
        let places = directory::places(c, PLACES)?;
        Ok(Choices {
            places: places.into_iter().map(|(place, _)| place).collect(),
            languages: directory::languages(c)?,
        })
    })
    .await
}
