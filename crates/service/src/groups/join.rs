//! Coming in, going, and what one is told of.

use model::{AccountId, EventKind, GroupKind, GroupLevel, GroupMember, GroupRole, StatusId};
use store::{Tx, groups};

use super::{changed, found};
use crate::{Actor, Answer, Ctx, Refusal};

/// Someone who comes in now: what was written before counts as read.
pub(super) fn member(ctx: &Ctx, account: AccountId) -> GroupMember {
    GroupMember {
        account_id: account,
        role: GroupRole::Member,
        level: GroupLevel::Mentions,
        by_rule: false,
        last_read_id: ctx.id::<StatusId>().get(),
        joined_at: ctx.now(),
    }
}

/// Comes into a group that anyone joins, or to which one was invited; doing it again changes nothing.
pub async fn join(ctx: &Ctx, actor: Actor, slug: &str) -> Answer<()> {
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    ctx.write(move |tx| {
        let (group, standing) = found(tx, actor, &slug)?;
        if standing.member.is_some() {
            return Ok(());
        }
        if group.archived_at.is_some() {
            return Err(Refusal::Conflict("group-archived"));
        }
        if group.kind == GroupKind::Closed && standing.invited_by.is_none() {
            return Err(Refusal::Conflict("group-closed"));
        }
        groups::return_to(tx, group.id, actor.id)?;
        groups::add(tx, group.id, &member(&ctx_, actor.id))?;
        changed(&ctx_, tx, actor, group.id, Some(actor.id))
    })
    .await
}

/// Goes out of a group; doing it again changes nothing. The last one who keeps order in it hands it over first.
pub async fn leave(ctx: &Ctx, actor: Actor, slug: &str) -> Answer<()> {
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    ctx.write(move |tx| {
        let (group, standing) = found(tx, actor, &slug)?;
        if standing.member.is_none() {
            return Ok(());
        }
        not_last(tx, group.id, actor.id)?;
        groups::remove(tx, group.id, actor.id)?;
        groups::depart(tx, group.id, actor.id, ctx_.now())?;
        changed(&ctx_, tx, actor, group.id, Some(actor.id))
    })
    .await
}

/// Refuses when `account` is the only one who keeps order in a group.
pub(super) fn not_last(tx: &mut Tx, group: model::GroupId, account: AccountId) -> Answer<()> {
    let moderators = groups::moderators(tx, group)?;
    if moderators == [account] {
        return Err(Refusal::Conflict("group-last-moderator"));
    }
    Ok(())
}

/// What one is told of in a group one is in.
pub async fn set_level(ctx: &Ctx, actor: Actor, slug: &str, level: GroupLevel) -> Answer<()> {
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    ctx.write(move |tx| {
        let (group, standing) = found(tx, actor, &slug)?;
        standing.member.ok_or(Refusal::Forbidden)?;
        groups::set_level(tx, group.id, actor.id, level)?;
        changed(&ctx_, tx, actor, group.id, Some(actor.id))
    })
    .await
}

/// One has read a group one is in up to `id`; never moves back.
pub async fn read_up_to(
    ctx: &Ctx,
    actor: Actor,
    group: model::GroupId,
    id: StatusId,
) -> Answer<bool> {
    // What is not written yet has not been read.
    if id.time().millis() > ctx.now().millis() + 1_000 {
        return Err(Refusal::invalid("id", "unknown"));
    }
    let mut event = ctx.event(EventKind::MarkerMoved, actor);
    (event.data, event.status_id) = (format!("group:{group}"), Some(id));
    ctx.write(move |tx| {
        let moved = groups::advance(tx, group, actor.id, id.get())?;
        if moved {
            store::events::append(tx, &event)?;
        }
        Ok(moved)
    })
    .await
}
