//! Asking to be let in, letting in, inviting.

use model::{AccountId, AccountState, EventKind, GroupKind, Time};
use store::groups;

use super::join::member;
use super::{changed, found, moderated, tell};
use crate::accounts::line;
use crate::policy::limit::GROUP_NOTE_CHARS;
use crate::views::{self, AccountCard};
use crate::{Actor, Answer, Ctx, Refusal};

/// Asks to be let into a closed group, with a word to it; those who let in are told.
pub async fn request(ctx: &Ctx, actor: Actor, slug: &str, note: &str) -> Answer<()> {
    let note = line("note", note, GROUP_NOTE_CHARS)?;
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    ctx.write(move |tx| {
        let (group, standing) = found(tx, actor, &slug)?;
        if standing.member.is_some() {
            return Err(Refusal::Conflict("group-member"));
        }
        if group.kind != GroupKind::Closed || standing.invited_by.is_some() {
            return Err(Refusal::Conflict("group-open"));
        }
        if group.archived_at.is_some() {
            return Err(Refusal::Conflict("group-archived"));
        }
        if groups::ask(tx, group.id, actor.id, &note, ctx_.now())? {
            tell(
                &ctx_,
                tx,
                actor,
                (EventKind::GroupRequested, group.id),
                None,
            )?;
        }
        Ok(())
    })
    .await
}

/// No longer asks; doing it again changes nothing.
pub async fn withdraw(ctx: &Ctx, actor: Actor, slug: &str) -> Answer<()> {
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    ctx.write(move |tx| {
        let (group, _) = found(tx, actor, &slug)?;
        if groups::decline(tx, group.id, actor.id)? {
            changed(&ctx_, tx, actor, group.id, Some(actor.id))?;
        }
        Ok(())
    })
    .await
}

/// Lets in someone who asked; they are told.
pub async fn accept(ctx: &Ctx, actor: Actor, slug: &str, whom: AccountId) -> Answer<()> {
    settle(ctx, actor, slug, whom, true).await
}

/// Does not let in someone who asked; they are told.
pub async fn decline(ctx: &Ctx, actor: Actor, slug: &str, whom: AccountId) -> Answer<()> {
    settle(ctx, actor, slug, whom, false).await
}

async fn settle(ctx: &Ctx, actor: Actor, slug: &str, whom: AccountId, let_in: bool) -> Answer<()> {
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    ctx.write(move |tx| {
        let group = moderated(tx, actor, &slug)?;
        if !groups::decline(tx, group.id, whom)? {
            return Err(Refusal::NotFound);
        }
        let kind = if let_in {
            groups::return_to(tx, group.id, whom)?;
            groups::add(tx, group.id, &member(&ctx_, whom))?;
            changed(&ctx_, tx, actor, group.id, Some(whom))?;
            EventKind::GroupAccepted
        } else {
            EventKind::GroupDeclined
        };
        tell(&ctx_, tx, actor, (kind, group.id), Some(whom))
    })
    .await
}

/// Someone who asks to be let in.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Who.
    pub card: AccountCard,
    /// What they say to it.
    pub note: String,
    /// Since when.
    pub at: Time,
}

/// Someone who was invited and has not answered.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Who.
    pub card: AccountCard,
    /// By whom.
    pub by: Option<AccountCard>,
    /// When.
    pub at: Time,
}

/// Who waits before a group.
#[derive(Debug, Clone, Default)]
pub struct Requests {
    /// Who asks to be let in, the first first.
    pub asked: Vec<Waiting>,
    /// Who was invited, the last first.
    pub invited: Vec<Invitation>,
}

/// Who waits before a group, for those who let in.
pub async fn requests(ctx: &Ctx, actor: Actor, slug: &str) -> Answer<Requests> {
    let (slug, now) = (slug.to_owned(), ctx.now());
    ctx.read(move |c| {
        let group = moderated(c, actor, &slug)?;
        let asked = groups::list_requests(c, group.id)?;
        let invited = groups::invitations(c, group.id)?;
        let mut ids: Vec<AccountId> = asked.iter().map(|a| a.account_id).collect();
        ids.extend(invited.iter().flat_map(|i| [i.account_id, i.invited_by]));
        let cards = views::cards(c, &ids, now)?;
        let card = |id: AccountId| cards.get(&id).cloned();
        let waiting = asked.into_iter().filter_map(|a| {
            Some(Waiting {
                card: card(a.account_id)?,
                note: a.note,
                at: a.created_at,
            })
        });
        let open = invited.into_iter().filter_map(|i| {
            Some(Invitation {
                card: card(i.account_id)?,
                by: card(i.invited_by),
                at: i.created_at,
            })
        });
        Ok(Requests {
            asked: waiting.collect(),
            invited: open.collect(),
        })
    })
    .await
}

/// Invites someone by handle; they are told. Who asked to be let in comes in at once. Where anyone joins, everyone in it invites; else
/// those who let in.
pub async fn invite(ctx: &Ctx, actor: Actor, slug: &str, handle: &str) -> Answer<()> {
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    let handle = handle.trim().trim_start_matches('@').to_owned();
    if handle.is_empty() {
        return Err(Refusal::invalid("handle", "empty"));
    }
    ctx.write(move |tx| {
        let (group, standing) = found(tx, actor, &slug)?;
        if !super::May::of(actor, &group, &standing).invite {
            return Err(Refusal::Forbidden);
        }
        let account = store::accounts::find_by_handle(tx, &handle)?
            .filter(|a| a.state == AccountState::Active)
            .ok_or(Refusal::invalid("handle", "no-such-person"))?;
        if groups::exists(tx, group.id, account.id)? {
            return Err(Refusal::invalid("handle", "in-group"));
        }
        if groups::asked(tx, group.id, account.id)? {
            groups::return_to(tx, group.id, account.id)?;
            groups::add(tx, group.id, &member(&ctx_, account.id))?;
            changed(&ctx_, tx, actor, group.id, Some(account.id))?;
            let kind = EventKind::GroupAccepted;
            return tell(&ctx_, tx, actor, (kind, group.id), Some(account.id));
        }
        if groups::invite(tx, group.id, account.id, actor.id, ctx_.now())? {
            let kind = EventKind::GroupInvited;
            tell(&ctx_, tx, actor, (kind, group.id), Some(account.id))?;
        }
        Ok(())
    })
    .await
}

/// Takes an invitation back.
pub async fn revoke(ctx: &Ctx, actor: Actor, slug: &str, whom: AccountId) -> Answer<()> {
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    ctx.write(move |tx| {
        let group = moderated(tx, actor, &slug)?;
        if !groups::revoke(tx, group.id, whom)? {
            return Err(Refusal::NotFound);
        }
        changed(&ctx_, tx, actor, group.id, Some(whom))
    })
    .await
}

/// Comes in where one was invited.
pub async fn accept_invitation(ctx: &Ctx, actor: Actor, slug: &str) -> Answer<()> {
    super::join(ctx, actor, slug).await
}

/// Does not come in where one was invited: of a secret group one knows no longer then.
pub async fn decline_invitation(ctx: &Ctx, actor: Actor, slug: &str) -> Answer<()> {
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    ctx.write(move |tx| {
        let (group, _) = found(tx, actor, &slug)?;
        if groups::revoke(tx, group.id, actor.id)? {
            changed(&ctx_, tx, actor, group.id, Some(actor.id))?;
        }
        Ok(())
    })
    .await
}
