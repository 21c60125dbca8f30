//! Words a person would rather not read. What they do to a page is in `views`.

use std::time::Duration;

use model::{EventKind, FilterAction, FilterId, Time};
use store::filters;
pub use store::filters::Filter;

use crate::policy::limit;
use crate::{Actor, Answer, Ctx, Refusal};

/// What someone asks to filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterDraft {
    /// Word or phrase.
    pub phrase: String,
    /// Only whole words match.
    pub whole_word: bool,
    /// What happens to a post with it.
    pub action: FilterAction,
    /// For how long.
    pub until: Until,
}

/// Until when a filter or a mute is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// For ever, or until it is ended.
    Ever,
    /// For so long from now.
    For(Duration),
    /// As it was; of something new: for ever.
    Unchanged,
}

/// The spans that forms offer.
pub const SPANS: [Duration; 6] = [
    Duration::from_secs(30 * 60),
    Duration::from_secs(3_600),
    Duration::from_secs(6 * 3_600),
    Duration::from_secs(12 * 3_600),
    Duration::from_secs(86_400),
    Duration::from_secs(7 * 86_400),
];

impl Until {
    /// The moment, when it was `before` until now.
    pub(crate) fn moment(self, now: Time, before: Option<Time>) -> Option<Time> {
        match self {
            Self::Ever => None,
            Self::For(span) => Some(now.plus(span)),
            Self::Unchanged => before,
        }
    }
}

/// My filters, expired ones too, so that they can be renewed.
pub async fn all(ctx: &Ctx, actor: Actor) -> Answer<Vec<Filter>> {
    ctx.read(move |c| Ok(filters::list(c, actor.id)?)).await
}

/// One of my filters.
pub async fn get(ctx: &Ctx, actor: Actor, id: FilterId) -> Answer<Filter> {
    ctx.read(move |c| filters::find(c, actor.id, id)?.ok_or(Refusal::NotFound))
        .await
}

/// Adds a filter.
pub async fn create(ctx: &Ctx, actor: Actor, draft: FilterDraft) -> Answer<FilterId> {
    let filter = read(ctx, &draft, ctx.id(), None)?;
    let (now, event) = (ctx.now(), ctx.event(EventKind::PreferencesChanged, actor));
    ctx.write(move |tx| {
        if filters::list(tx, actor.id)?.len() >= limit::FILTERS {
            return Err(Refusal::over("phrase", "too-many", limit::FILTERS as i64));
        }
        filters::insert(tx, actor.id, &filter, now)?;
        store::events::append(tx, &event)?;
        Ok(filter.id)
    })
    .await
}

/// Changes my filter.
pub async fn update(ctx: &Ctx, actor: Actor, id: FilterId, draft: FilterDraft) -> Answer<()> {
    let (ctx_, event) = (ctx.clone(), ctx.event(EventKind::PreferencesChanged, actor));
    ctx.write(move |tx| {
        let old = filters::find(tx, actor.id, id)?.ok_or(Refusal::NotFound)?;
        filters::update(tx, actor.id, &read(&ctx_, &draft, id, old.expires_at)?)?;
        Ok(store::events::append(tx, &event)?)
    })
    .await
}

/// Deletes my filter.
pub async fn delete(ctx: &Ctx, actor: Actor, id: FilterId) -> Answer<()> {
    let event = ctx.event(EventKind::PreferencesChanged, actor);
    ctx.write(move |tx| {
        if !filters::delete(tx, actor.id, id)? {
            return Err(Refusal::NotFound);
        }
        Ok(store::events::append(tx, &event)?)
    })
    .await
}

/// Reads what was asked; `before` is until when the old one was in force.
pub(crate) fn read(
    ctx: &Ctx,
    draft: &FilterDraft,
    id: FilterId,
    before: Option<Time>,
) -> Answer<Filter> {
    let phrase = draft
        .phrase
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if text::key(&phrase).is_empty() {
        return Err(Refusal::invalid("phrase", "empty"));
    }
    if phrase.chars().count() > limit::FILTER_CHARS {
        let most = limit::FILTER_CHARS as i64;
        return Err(Refusal::over("phrase", "too-long", most));
    }
    Ok(Filter {
        id,
        phrase,
        whole_word: draft.whole_word,
        action: draft.action,
        expires_at: draft.until.moment(ctx.now(), before),
    })
}
