//! Who is in a group, and what they are in it.

use model::{AccountId, Act, GroupKind, GroupRole};
use store::{Tx, groups};

use super::join::not_last;
use super::{administered, changed, found, is_moderator, knows_members, moderated, record};
use crate::views::{self, Met};
use crate::{Actor, Answer, Ctx, Refusal};

/// People on a page.
const PAGE: i64 = 60;

/// Someone in a group.
#[derive(Debug, Clone)]
pub struct MemberView {
    /// Who, and how the reader stands to them.
    pub met: Met,
    /// What they are in it.
    pub role: GroupRole,
}

/// A page of the people of a group.
#[derive(Debug, Clone)]
pub struct Members {
    /// Those who keep order first, then by name.
    pub items: Vec<MemberView>,
    /// Whether more follow.
    pub more: bool,
}

/// The people of a group; `page` counts from 0. Those of a secret group are known to each other only.
pub async fn members(ctx: &Ctx, actor: Actor, slug: &str, page: i64) -> Answer<Members> {
    let (slug, now) = (slug.to_owned(), ctx.now());
    ctx.read(move |c| {
        let (group, standing) = found(c, actor, &slug)?;
        if !knows_members(&group, &standing) {
            return Err(Refusal::NotFound);
        }
        let offset = page.clamp(0, 100_000) * PAGE;
        let mut rows = groups::members(c, group.id, PAGE + 1, offset)?;
        let more = rows.len() as i64 > PAGE;
        rows.truncate(PAGE as usize);
        let ids: Vec<AccountId> = rows.iter().map(|(id, _)| *id).collect();
        let items = views::met(c, actor.id, &ids, now)?
            .into_iter()
            .zip(rows)
            .map(|(met, (_, role))| MemberView { met, role })
            .collect();
        Ok(Members { items, more })
    })
    .await
}

/// Makes someone in a group `role` in it: somebody who keeps order, one who writes announcements, or neither.
pub async fn appoint(
    ctx: &Ctx,
    actor: Actor,
    slug: &str,
    whom: AccountId,
    role: GroupRole,
) -> Answer<()> {
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    ctx.write(move |tx| {
        let group = administered(tx, actor, &slug)?;
        let member = groups::find_member(tx, group.id, whom)?.ok_or(Refusal::NotFound)?;
        if role == GroupRole::Writer && group.kind != GroupKind::Announcement {
            return Err(Refusal::invalid("role", "unknown"));
        }
        if member.role == role {
            return Ok(());
        }
        if member.role == GroupRole::Moderator {
            not_last(tx, group.id, whom)?;
        }
        groups::set_role(tx, group.id, whom, role)?;
        changed(&ctx_, tx, actor, group.id, Some(whom))?;
        record(&ctx_, tx, actor, (Act::GroupRoleSet, &group), Some(whom))
    })
    .await
}

/// Takes someone out of a group; no rule brings them back.
pub async fn remove(ctx: &Ctx, actor: Actor, slug: &str, whom: AccountId) -> Answer<()> {
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    ctx.write(move |tx| {
        let group = moderated(tx, actor, &slug)?;
        let member = groups::find_member(tx, group.id, whom)?.ok_or(Refusal::NotFound)?;
        if member.role == GroupRole::Moderator {
            not_last(tx, group.id, whom)?;
        }
        groups::remove(tx, group.id, whom)?;
        groups::depart(tx, group.id, whom, ctx_.now())?;
        changed(&ctx_, tx, actor, group.id, Some(whom))?;
        let act = (Act::GroupMemberRemoved, &group);
        record(&ctx_, tx, actor, act, Some(whom))
    })
    .await
}

/// Hands a group over to someone in it: they own it and keep order in it, and whoever hands it over no longer does.
pub async fn hand_over(ctx: &Ctx, actor: Actor, slug: &str, whom: &str) -> Answer<()> {
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    let whom = whom.trim().trim_start_matches('@').to_owned();
    ctx.write(move |tx| {
        let group = administered(tx, actor, &slug)?;
        let moderates = is_moderator(&groups::standing(tx, group.id, actor.id)?);
        let account = store::accounts::find_by_handle(tx, &whom)?;
        let account = account.filter(|a| a.state == model::AccountState::Active);
        let inside = |tx: &mut Tx, id| groups::exists(tx, group.id, id);
        let whom = match account {
            Some(account) if account.id != actor.id && inside(tx, account.id)? => account.id,
            _ => return Err(Refusal::invalid("handle", "not-in-group")),
        };
        groups::set_role(tx, group.id, whom, GroupRole::Moderator)?;
        groups::set_owner(tx, group.id, whom)?;
        if moderates {
            groups::set_role(tx, group.id, actor.id, GroupRole::Member)?;
        }
        changed(&ctx_, tx, actor, group.id, Some(whom))?;
        record(&ctx_, tx, actor, (Act::GroupHandedOver, &group), Some(whom))
    })
    .await
}
