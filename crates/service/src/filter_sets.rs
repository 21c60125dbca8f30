//! Word filters that belong together, as apps make them.

use model::{EventKind, FilterAction, FilterId, FilterSetId, StatusId};
use store::Tx;
use store::filter_sets as sets;
pub use store::filter_sets::{CONTEXTS, FilterSet, MarkedStatus};
use store::filters;

use crate::filters::{Filter, FilterDraft, Until, read};
use crate::policy::limit;
use crate::{Actor, Answer, Ctx, Refusal};

/// Words and posts of one person that filters know, together.
const MOST: usize = limit::FILTERS;
/// Characters of a title.
const TITLE_CHARS: usize = 100;

/// What someone asks of a set; what is none stays as it is.
#[derive(Debug, Clone, Default)]
pub struct SetDraft {
    /// What it is called.
    pub title: Option<String>,
    /// Where it applies.
    pub contexts: Option<Vec<String>>,
    /// What happens to posts.
    pub action: Option<FilterAction>,
    /// For how long.
    pub until: Option<Until>,
    /// Words to add, change or take away.
    pub words: Vec<WordDraft>,
}

/// A word to add, change or take away.
#[derive(Debug, Clone, Default)]
pub struct WordDraft {
    /// Which; none is new.
    pub id: Option<FilterId>,
    /// The word.
    pub phrase: Option<String>,
    /// Only whole words match.
    pub whole_word: Option<bool>,
    /// Take it away.
    pub destroy: bool,
}

/// All my sets.
pub async fn all(ctx: &Ctx, actor: Actor) -> Answer<Vec<FilterSet>> {
    ctx.read(move |c| Ok(sets::list(c, actor.id)?)).await
}

/// One of them.
pub async fn get(ctx: &Ctx, actor: Actor, id: FilterSetId) -> Answer<FilterSet> {
    find(all(ctx, actor).await?, |set| set.id == id)
}

/// The one that has this word.
pub async fn with_word(ctx: &Ctx, actor: Actor, id: FilterId) -> Answer<FilterSet> {
    let has = move |set: &FilterSet| set.keywords.iter().any(|word| word.id == id);
    find(all(ctx, actor).await?, has)
}

/// The one that has this mark.
pub async fn with_mark(ctx: &Ctx, actor: Actor, id: FilterId) -> Answer<FilterSet> {
    let has = move |set: &FilterSet| set.statuses.iter().any(|mark| mark.id == id);
    find(all(ctx, actor).await?, has)
}

fn find(sets: Vec<FilterSet>, fits: impl Fn(&FilterSet) -> bool) -> Answer<FilterSet> {
    sets.into_iter().find(fits).ok_or(Refusal::NotFound)
}

/// Makes a set.
pub async fn create(ctx: &Ctx, actor: Actor, draft: SetDraft) -> Answer<FilterSet> {
    let mut set = FilterSet {
        id: ctx.id(),
        ..FilterSet::default()
    };
    if draft.title.is_none() {
        return Err(Refusal::invalid("title", "empty"));
    }
    if draft.contexts.as_ref().is_none_or(Vec::is_empty) {
        return Err(Refusal::invalid("context", "empty"));
    }
    let id = set.id;
    let (ctx_, now) = (ctx.clone(), ctx.now());
    change(ctx, actor, move |tx| {
        apply(&ctx_, &mut set, &draft)?;
        sets::insert(tx, actor.id, &set, now)?;
        words(&ctx_, tx, actor, &set, &draft.words)
    })
    .await?;
    get(ctx, actor, id).await
}

/// Changes a set.
pub async fn update(
    ctx: &Ctx,
    actor: Actor,
    id: FilterSetId,
    draft: SetDraft,
) -> Answer<FilterSet> {
    let mut set = get(ctx, actor, id).await?;
    let ctx_ = ctx.clone();
    change(ctx, actor, move |tx| {
        sets::adopt(tx, actor.id, &set, ctx_.now())?;
        apply(&ctx_, &mut set, &draft)?;
        sets::update(tx, actor.id, &set)?;
        words(&ctx_, tx, actor, &set, &draft.words)
    })
    .await?;
    get(ctx, actor, id).await
}

/// Deletes a set with its words.
pub async fn delete(ctx: &Ctx, actor: Actor, id: FilterSetId) -> Answer<()> {
    get(ctx, actor, id).await?;
    change(ctx, actor, move |tx| Ok(sets::delete(tx, actor.id, id)?)).await
}

/// Marks a post for a set; answers the mark.
pub async fn mark(
    ctx: &Ctx,
    actor: Actor,
    id: FilterSetId,
    status: StatusId,
) -> Answer<MarkedStatus> {
    let set = get(ctx, actor, id).await?;
    let ctx_ = ctx.clone();
    change(ctx, actor, move |tx| {
        crate::statuses::visible(tx, actor.id, status)?;
        if set.statuses.len() >= MOST {
            return Err(Refusal::over("status_id", "too-many", MOST as i64));
        }
        sets::adopt(tx, actor.id, &set, ctx_.now())?;
        Ok(sets::mark(tx, ctx_.id(), set.id, status)?)
    })
    .await?;
    let marked = get(ctx, actor, id).await?.statuses;
    let found = marked.into_iter().find(|mark| mark.status_id == status);
    found.ok_or(Refusal::NotFound)
}

/// Takes a mark away.
pub async fn unmark(ctx: &Ctx, actor: Actor, id: FilterId) -> Answer<()> {
    let set = with_mark(ctx, actor, id).await?.id;
    change(ctx, actor, move |tx| Ok(sets::unmark(tx, set, id)?)).await
}

async fn change<T: Send + 'static>(
    ctx: &Ctx,
    actor: Actor,
    change: impl FnOnce(&mut Tx) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let event = ctx.event(EventKind::PreferencesChanged, actor);
    ctx.write(move |tx| {
        let done = change(tx)?;
        store::events::append(tx, &event)?;
        Ok(done)
    })
    .await
}

fn apply(ctx: &Ctx, set: &mut FilterSet, draft: &SetDraft) -> Answer<()> {
    if let Some(title) = &draft.title {
        let title = title.trim();
        if title.is_empty() {
            return Err(Refusal::invalid("title", "empty"));
        }
        set.title = title.chars().take(TITLE_CHARS).collect();
    }
    if let Some(contexts) = &draft.contexts {
        if contexts.iter().any(|c| !CONTEXTS.contains(&c.as_str())) {
            return Err(Refusal::invalid("context", "unknown"));
        }
        set.contexts.clone_from(contexts);
    }
    if let Some(action) = draft.action {
        set.hide = action == FilterAction::Hide;
    }
    if let Some(until) = draft.until {
        set.expires_at = until.moment(ctx.now(), set.expires_at);
    }
    Ok(())
}

fn words(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: Actor,
    set: &FilterSet,
    drafts: &[WordDraft],
) -> Answer<()> {
    let mut count = filters::list(tx, actor.id)?.len();
    for draft in drafts {
        let old = match draft.id {
            Some(id) => Some(filters::find(tx, actor.id, id)?.ok_or(Refusal::NotFound)?),
            None => None,
        };
        if let (Some(old), true) = (&old, draft.destroy) {
            filters::delete(tx, actor.id, old.id)?;
            continue;
        }
        let asked = FilterDraft {
            phrase: draft
                .phrase
                .clone()
                .or_else(|| old.as_ref().map(|o| o.phrase.clone()))
                .unwrap_or_default(),
            whole_word: draft
                .whole_word
                .unwrap_or(old.as_ref().is_some_and(|o| o.whole_word)),
            action: set.action(),
            until: Until::Unchanged,
        };
        let id = old.as_ref().map_or_else(|| ctx.id(), |o| o.id);
        let filter: Filter = read(ctx, &asked, id, set.expires_at)?;
        if old.is_some() {
            filters::update(tx, actor.id, &filter)?;
            continue;
        }
        count += 1;
        if count > MOST {
            return Err(Refusal::over("phrase", "too-many", MOST as i64));
        }
        filters::insert(tx, actor.id, &filter, ctx.now())?;
        sets::put(tx, actor.id, filter.id, set.id)?;
    }
    Ok(())
}
