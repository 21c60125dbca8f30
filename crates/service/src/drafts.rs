//! Posts saved while they are written: they follow the person from one machine to the next.

use model::{DraftId, Time};
use serde::{Deserialize, Serialize};
use store::Tx;

use crate::policy::limit;
use crate::statuses::Draft;
use crate::{Actor, Answer, Ctx, Refusal};

/// A post saved on the way. It need not be one that could be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedDraft {
    /// Id.
    pub id: DraftId,
    /// What was written.
    pub draft: Draft,
    /// When it was to go out, if later.
    pub due_at: Option<Time>,
    /// When it was last saved.
    pub updated_at: Time,
}

#[derive(Debug, Serialize, Deserialize)]
struct Data {
    #[serde(flatten)]
    draft: Draft,
    #[serde(default)]
    due_at: Option<Time>,
}

/// Saves what was written, as `id` when it is still there, and answers as what; nothing is kept of nothing.
pub async fn save(
    ctx: &Ctx,
    actor: Actor,
    id: Option<DraftId>,
    draft: Draft,
    due_at: Option<Time>,
) -> Answer<Option<DraftId>> {
    check(&draft)?;
    let (now, new): (Time, DraftId) = (ctx.now(), ctx.id());
    let empty = is_empty(&draft);
    let data = store::param::write_json(&Data { draft, due_at })?;
    ctx.write(move |tx| {
        if empty {
            if let Some(id) = id {
                store::drafts::delete(tx, actor.id, id)?;
            }
            return Ok(None);
        }
        let row = |id| store::drafts::Draft {
            id,
            data: data.clone(),
            updated_at: now,
        };
        if let Some(id) = id
            && store::drafts::update(tx, actor.id, &row(id))?
        {
            return Ok(Some(id));
        }
        if store::drafts::count(tx, actor.id)? >= limit::DRAFTS {
            return Err(Refusal::over("draft", "too-many-drafts", limit::DRAFTS));
        }
        store::drafts::insert(tx, actor.id, &row(new))?;
        Ok(Some(new))
    })
    .await
}

/// Keeps a draft within a transaction of the caller, who has just made it of a post: there is always room for one.
pub(crate) fn keep(ctx: &Ctx, tx: &mut Tx, actor: Actor, draft: Draft) -> Answer<DraftId> {
    let id = ctx.id();
    let data = store::param::write_json(&Data {
        draft,
        due_at: None,
    })?;
    let row = store::drafts::Draft {
        id,
        data,
        updated_at: ctx.now(),
    };
    store::drafts::insert(tx, actor.id, &row)?;
    Ok(id)
}

/// A draft may be too long for a post, but not for us.
fn check(draft: &Draft) -> Answer<()> {
    let poll = draft.poll.iter().flat_map(|p| &p.options);
    let bytes = draft.text.len() + draft.note.len() + poll.map(String::len).sum::<usize>();
    if bytes > limit::SOURCE_BYTES || draft.media.len() > limit::MEDIA {
        return Err(Refusal::over(
            "text",
            "too-long",
            limit::SOURCE_BYTES as i64,
        ));
    }
    Ok(())
}

fn is_empty(draft: &Draft) -> bool {
    let poll = draft.poll.iter().flat_map(|p| &p.options);
    draft.media.is_empty()
        && [&draft.text, &draft.note]
            .into_iter()
            .chain(poll)
            .all(|text| text.trim().is_empty())
}

/// An own draft.
pub async fn get(ctx: &Ctx, actor: Actor, id: DraftId) -> Answer<SavedDraft> {
    ctx.read(move |c| {
        let found = store::drafts::find(c, actor.id, id)?.ok_or(Refusal::NotFound)?;
        read(&found)
    })
    .await
}

/// All own drafts, the latest first.
pub async fn list(ctx: &Ctx, actor: Actor) -> Answer<Vec<SavedDraft>> {
    ctx.read(move |c| store::drafts::list(c, actor.id)?.iter().map(read).collect())
        .await
}

/// Forgets an own draft.
pub async fn delete(ctx: &Ctx, actor: Actor, id: DraftId) -> Answer<()> {
    ctx.write(move |tx| match store::drafts::delete(tx, actor.id, id)? {
        true => Ok(()),
        false => Err(Refusal::NotFound),
    })
    .await
}

fn read(row: &store::drafts::Draft) -> Answer<SavedDraft> {
    let Data { draft, due_at } = store::param::read_json(&row.data)?;
    Ok(SavedDraft {
        id: row.id,
        draft,
        due_at,
        updated_at: row.updated_at,
    })
}
