//! Changing one's words, in sight of everyone: the earlier ones stay readable.

use model::{Audience, EventKind, MediaId, Status, StatusId};
use store::Tx;
use store::statuses::change::{self, StatusEdit};

use super::post::{self, Draft};
use super::words::{self, Words};
use crate::views::{self, StatusView};
use crate::{Actor, Answer, Ctx, Refusal};

/// A new wording. Audience, poll, and what it answers or quotes stay as they are.
#[derive(Debug, Clone, Default)]
pub struct Revision {
    /// As written.
    pub text: String,
    /// Content note.
    pub note: String,
    /// Images, in order: old ones to keep and newly uploaded ones.
    pub media: Vec<MediaId>,
    /// ISO 639-1; guessed when none.
    pub language: Option<String>,
}

/// Changes an own post.
pub async fn edit(ctx: &Ctx, actor: Actor, id: StatusId, revision: Revision) -> Answer<StatusView> {
    let draft = Draft {
        text: revision.text,
        note: revision.note,
        media: revision.media,
        language: revision.language,
        ..Draft::default()
    };
    let (ctx_, limit) = (ctx.clone(), ctx.organisation().post_limit);
    ctx.write(move |tx| rewrite(&ctx_, tx, actor, id, &draft, limit))
        .await?;
    views::status(ctx, actor, id).await
}

fn rewrite(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: Actor,
    id: StatusId,
    draft: &Draft,
    limit: i64,
) -> Answer<()> {
    crate::rules::must_be_accepted(tx, actor)?;
    let old = own(tx, actor, id)?;
    if old.boost_of_id.is_some() {
        return Err(Refusal::NotFound);
    }
    if let Audience::Group(group) = old.audience
        && !store::groups::may_answer(tx, group, actor.id)?
    {
        return Err(Refusal::Conflict("group-archived"));
    }
    if old.poll_id.is_none() || !draft.text.trim().is_empty() {
        post::check(draft, limit)?;
    }
    let now = ctx.now();
    let read = Words::read(tx, actor.id, &draft.text)?;
    let new = Status {
        source: draft.text.clone(),
        html: read.composed.html.clone(),
        note: draft.note.trim().to_owned(),
        language: words::language(draft, &read.composed.plain),
        edited_at: Some(now),
        card_id: old.card_id.filter(|_| !read.composed.links.is_empty()),
        ..old.clone()
    };
    let media_before = store::media::list_by_status(tx, &[id])?
        .remove(&id)
        .unwrap_or_default();
    let same_media = media_before
        .iter()
        .map(|m| m.id)
        .eq(draft.media.iter().copied());
    if new.source == old.source && new.note == old.note && same_media {
        return Ok(());
    }
    change::keep_wording(tx, ctx.id(), &old)?;
    change::update(
        tx,
        &new,
        !draft.media.is_empty(),
        !read.composed.links.is_empty(),
    )?;
    store::tags::detach_all(tx, id)?;
    words::tag(ctx, tx, &new, &read.composed.tags, now)?;
    // Who was named once has read it: an edit adds people and removes nobody, and never widens what only the named may see.
    let people = words::named(tx, actor.id, old.audience, None, &read.people)?;
    if old.audience != Audience::Named {
        store::statuses::insert::mention(tx, id, &people)?;
    }
    store::media::detach_all(tx, id)?;
    words::attach(tx, actor.id, id, &draft.media)?;
    if let Some(url) = read.composed.links.first() {
        crate::jobs::enqueue(ctx, tx, "card", &(id, url), None, now)?;
    }
    let mut event = ctx.event(EventKind::StatusEdited, actor);
    event.status_id = Some(id);
    store::events::append(tx, &event)?;
    Ok(())
}

/// An own post; for everyone else it is as if it could not be changed.
pub(crate) fn own(tx: &mut Tx, actor: Actor, id: StatusId) -> Answer<Status> {
    let status = store::statuses::find(tx, actor.id, id)?.ok_or(Refusal::NotFound)?;
    if status.author_id == actor.id {
        Ok(status)
    } else {
        Err(Refusal::Forbidden)
    }
}

/// Earlier wordings of a post one sees, the first one first; today's is the post itself.
pub async fn history(ctx: &Ctx, actor: Actor, id: StatusId) -> Answer<Vec<StatusEdit>> {
    ctx.read(move |c| {
        store::statuses::find(c, actor.id, id)?.ok_or(Refusal::NotFound)?;
        Ok(change::list_edits(c, id)?)
    })
    .await
}
