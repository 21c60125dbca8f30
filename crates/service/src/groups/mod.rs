//! Groups: places for people with a purpose. A group is found through whoever looks; to others a secret one is not there.

mod asking;
mod change;
mod delete;
mod follow;
mod join;
mod members;
mod pins;
mod rules;
mod show;

use model::{AccountId, Act, Detail, EventKind, Group, GroupId, GroupKind, GroupRole, Role, Thing};
use store::groups::{self, Standing};
use store::{Conn, Tx};

pub use asking::{
    Invitation, Requests, Waiting, accept, accept_invitation, decline, decline_invitation, invite,
    request, requests, revoke, withdraw,
};
pub(crate) use change::free_slug;
pub use change::{GroupDraft, archive, create, remove_face, set_face, unarchive, update};
pub use delete::delete;
pub(crate) use delete::wipe;
pub use follow::follow_everyone;
pub use join::{join, leave, read_up_to, set_level};
pub use members::{MemberView, Members, appoint, hand_over, members, remove};
pub use pins::{pin, pinned, unpin};
pub(crate) use rules::fit;
pub use rules::{Keeper, RuleView, add_rule, remove_rule, rules};
pub use show::{GroupView, Invited, May, invitations, mine, others, show, unread};
pub use store::groups::Mine;

use crate::audit::{self, About};
use crate::{Actor, Answer, Ctx, Refusal};

/// The group with this name in addresses and how the actor stands to it, if they may know of it.
fn found(c: &mut Conn, actor: Actor, slug: &str) -> Answer<(Group, Standing)> {
    let group = groups::find(c, actor.id, slug)?.ok_or(Refusal::NotFound)?;
    let standing = groups::standing(c, group.id, actor.id)?;
    Ok((group, standing))
}

/// The same for those who keep order in it.
fn moderated(c: &mut Conn, actor: Actor, slug: &str) -> Answer<Group> {
    let (group, standing) = found(c, actor, slug)?;
    if !is_moderator(&standing) {
        return Err(Refusal::Forbidden);
    }
    Ok(group)
}

/// The same for those who keep order in it, and for administrators; in a secret one only when they are in it.
fn administered(c: &mut Conn, actor: Actor, slug: &str) -> Answer<Group> {
    let (group, standing) = found(c, actor, slug)?;
    if !is_moderator(&standing) {
        overseen(actor, &group, &standing)?;
    }
    Ok(group)
}

/// Refuses all but administrators; of a secret group an invitation gives them the sight, and only being in it a say.
fn overseen(actor: Actor, group: &Group, standing: &Standing) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    if group.kind == GroupKind::Secret && standing.member.is_none() {
        return Err(Refusal::Forbidden);
    }
    Ok(())
}

fn is_moderator(standing: &Standing) -> bool {
    standing
        .member
        .is_some_and(|m| m.role == GroupRole::Moderator)
}

/// Whether someone may read what is written in a group.
fn reads(group: &Group, standing: &Standing) -> bool {
    group.kind.is_open() || standing.member.is_some()
}

/// Whether someone may know who is in a group.
fn knows_members(group: &Group, standing: &Standing) -> bool {
    group.kind != GroupKind::Secret || standing.member.is_some()
}

/// The same for someone who has the group at hand.
pub(crate) fn shows_members(c: &mut Conn, actor: Actor, group: &Group) -> Answer<bool> {
    let standing = groups::standing(c, group.id, actor.id)?;
    Ok(knows_members(group, &standing))
}

/// Writes an act about a group into the audit log. A secret group is not named there: those who read it may not know of it.
fn record(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: Actor,
    (act, group): (Act, &Group),
    whom: Option<AccountId>,
) -> Answer<()> {
    let mut about = About::thing(Thing::Group, group.id);
    if group.kind != GroupKind::Secret {
        about = about.with(Detail::Name, &group.name);
    }
    if let Some(whom) = whom {
        about = about.of(whom);
    }
    Ok(audit::record(ctx, tx, actor, act, about)?)
}

/// Tells that a group changed, or who came into it or left it.
fn changed(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: Actor,
    group: GroupId,
    whom: Option<AccountId>,
) -> Answer<()> {
    tell(ctx, tx, actor, (EventKind::GroupChanged, group), whom)
}

fn tell(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: Actor,
    (kind, group): (EventKind, GroupId),
    whom: Option<AccountId>,
) -> Answer<()> {
    let mut event = ctx.event(kind, actor);
    (event.data, event.target_id) = (group.to_string(), whom);
    Ok(store::events::append(tx, &event)?)
}
