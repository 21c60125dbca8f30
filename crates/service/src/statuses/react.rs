//! What one does with a post one sees. Doing it again changes nothing; the answer is the post as it is now.

use model::{Audience, EventKind, Status, StatusId};
use store::{Tx, statuses};

use super::post;
use crate::policy::limit;
use crate::views::{self, StatusView};
use crate::{Actor, Answer, Ctx, Refusal};

/// One thing to do with a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Favourite it.
    Favourite,
    /// No longer.
    Unfavourite,
    /// React with an emoji.
    React(String),
    /// No longer.
    Unreact(String),
    /// Bookmark it; nobody else knows.
    Bookmark,
    /// No longer.
    Unbookmark,
    /// Pin my post on my profile.
    Pin,
    /// No longer.
    Unpin,
    /// Mute its thread.
    Mute,
    /// No longer.
    Unmute,
    /// Boost it to my followers.
    Boost,
    /// No longer.
    Unboost,
}

/// Does `deed` with the post (of a boost: with what it boosts).
pub async fn react(ctx: &Ctx, actor: Actor, id: StatusId, deed: Deed) -> Answer<StatusView> {
    let ctx_ = ctx.clone();
    let id = ctx
        .write(move |tx| {
            let status = post::visible(tx, actor.id, id)?;
            apply(&ctx_, tx, actor, &status, &deed)?;
            Ok(status.id)
        })
        .await?;
    views::status(ctx, actor, id).await
}

fn apply(ctx: &Ctx, tx: &mut Tx, actor: Actor, status: &Status, deed: &Deed) -> Answer<()> {
    let (me, id, key) = (actor.id, status.id, ctx.id::<StatusId>().get());
    let told =
        match deed {
            Deed::Favourite => statuses::reactions::favourite(tx, key, me, id)?
                .then_some((EventKind::Favourited, "")),
            Deed::Unfavourite => statuses::reactions::unfavourite(tx, me, id)?
                .then_some((EventKind::Unfavourited, "")),
            Deed::React(emoji) => {
                if !crate::emoji::may_use(ctx, emoji) {
                    return Err(Refusal::invalid("emoji", "no-emoji"));
                }
                if statuses::reactions::count_reactions(tx, me, id)? >= limit::REACTIONS {
                    return Err(Refusal::over("emoji", "too-many", limit::REACTIONS));
                }
                statuses::reactions::react(tx, key, me, id, emoji)?
                    .then_some((EventKind::Reacted, emoji.as_str()))
            }
            Deed::Unreact(emoji) => statuses::reactions::unreact(tx, me, id, emoji)?
                .then_some((EventKind::Unreacted, emoji.as_str())),
            Deed::Bookmark => {
                statuses::reactions::bookmark(tx, key, me, id)?;
                Some((EventKind::Marked, ""))
            }
            Deed::Unbookmark => {
                statuses::reactions::unbookmark(tx, me, id)?;
                Some((EventKind::Marked, ""))
            }
            Deed::Pin => {
                pin(tx, actor, status, key)?;
                Some((EventKind::Marked, ""))
            }
            Deed::Unpin => {
                statuses::reactions::unpin(tx, me, id)?;
                Some((EventKind::Marked, ""))
            }
            Deed::Mute => {
                statuses::reactions::mute_thread(tx, me, status.thread_id, ctx.now())?;
                return quieter(ctx, tx, actor);
            }
            Deed::Unmute => {
                statuses::reactions::unmute_thread(tx, me, status.thread_id)?;
                return quieter(ctx, tx, actor);
            }
            Deed::Boost => return boost(ctx, tx, actor, status),
            Deed::Unboost => return unboost(ctx, tx, actor, status),
        };
    if let Some((kind, data)) = told {
        let mut event = ctx.event(kind, actor);
        (event.status_id, event.target_id, event.data) =
            (Some(id), Some(status.author_id), data.to_owned());
        store::events::append(tx, &event)?;
    }
    Ok(())
}

/// Which threads they want to see is another matter now.
fn quieter(ctx: &Ctx, tx: &mut Tx, actor: Actor) -> Answer<()> {
    let event = ctx.event(EventKind::PreferencesChanged, actor);
    Ok(store::events::append(tx, &event)?)
}

fn pin(tx: &mut Tx, actor: Actor, status: &Status, key: i64) -> Answer<()> {
    if status.author_id != actor.id {
        return Err(Refusal::Forbidden);
    }
    if matches!(status.audience, Audience::Conversation(_)) {
        return Err(Refusal::invalid("audience", "stays-in-conversation"));
    }
    if statuses::reactions::count_pins(tx, actor.id)? >= limit::PINS {
        return Err(Refusal::over("pin", "too-many", limit::PINS));
    }
    statuses::reactions::pin(tx, key, actor.id, status.id)?;
    Ok(())
}

fn boost(ctx: &Ctx, tx: &mut Tx, actor: Actor, original: &Status) -> Answer<()> {
    crate::rules::must_be_accepted(tx, actor)?;
    if !matches!(original.audience, Audience::Everyone | Audience::Unit(_)) {
        return Err(Refusal::invalid("audience", "not-boostable"));
    }
    if statuses::change::find_boost(tx, actor.id, original.id)?.is_some() {
        return Ok(());
    }
    let id: StatusId = ctx.id();
    let boost = Status {
        id,
        author_id: actor.id,
        thread_id: id,
        boost_of_id: Some(original.id),
        audience: original.audience,
        created_at: ctx.now(),
        ..blank(original)
    };
    statuses::insert(tx, &boost, false, false)?;
    let mut event = ctx.event(EventKind::StatusPosted, actor);
    (event.status_id, event.target_id) = (Some(id), Some(original.author_id));
    store::events::append(tx, &event)?;
    Ok(())
}

fn unboost(ctx: &Ctx, tx: &mut Tx, actor: Actor, original: &Status) -> Answer<()> {
    let Some(boost) = statuses::change::find_boost(tx, actor.id, original.id)? else {
        return Ok(());
    };
    statuses::change::delete(tx, &boost, actor.id, ctx.now())?;
    let mut event = ctx.event(EventKind::StatusDeleted, actor);
    event.status_id = Some(boost.id);
    event.target_id = Some(original.author_id);
    store::events::append(tx, &event)?;
    Ok(())
}

/// A post with nothing in it.
fn blank(like: &Status) -> Status {
    Status {
        reply_to_id: None,
        reply_to_account_id: None,
        quote_of_id: None,
        source: String::new(),
        html: String::new(),
        note: String::new(),
        language: String::new(),
        poll_id: None,
        card_id: None,
        edited_at: None,
        replies_count: 0,
        boosts_count: 0,
        quotes_count: 0,
        favourites_count: 0,
        ..like.clone()
    }
}
