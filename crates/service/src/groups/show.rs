//! Looking at groups: one, those one is in, and those one may find.

use model::{AccountId, Group, GroupRole};
use store::groups::{self, Mine, Standing};

use super::{found, is_moderator, knows_members, reads};
use crate::views::{self, AccountCard};
use crate::{Actor, Answer, Ctx};

/// Faces in the head of a group.
const FACES: i64 = 8;
/// Groups on a page of those one may find.
pub const PAGE: i64 = 30;

/// What someone may do in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct May {
    /// Read what is written in it.
    pub read: bool,
    /// Know who is in it.
    pub know: bool,
    /// Post in it.
    pub post: bool,
    /// Answer in it.
    pub answer: bool,
    /// Come in without asking.
    pub join: bool,
    /// Ask to be let in.
    pub request: bool,
    /// Invite people.
    pub invite: bool,
    /// Keep order in it: let people in and take them out, pin, appoint, change it.
    pub moderate: bool,
    /// Archive it, appoint somebody who keeps order, make rules of who is in it.
    pub administer: bool,
    /// Delete it.
    pub delete: bool,
}

impl May {
    pub(super) fn of(actor: Actor, group: &Group, standing: &Standing) -> Self {
        let (inside, open) = (standing.member.is_some(), group.kind.is_open());
        let lives = group.archived_at.is_none();
        let chosen = group.kind != model::GroupKind::Announcement
            || standing.member.is_some_and(|m| m.role > GroupRole::Member);
        let moderates = is_moderator(standing);
        let oversees = super::overseen(actor, group, standing).is_ok();
        Self {
            read: reads(group, standing),
            know: knows_members(group, standing),
            post: inside && lives && chosen,
            answer: inside && lives,
            join: !inside && lives && (open || standing.invited_by.is_some()),
            request: !inside
                && lives
                && group.kind == model::GroupKind::Closed
                && standing.invited_by.is_none()
                && !standing.asked,
            invite: lives && inside && (moderates || open),
            moderate: moderates,
            administer: moderates || oversees,
            delete: oversees || (moderates && group.created_by == Some(actor.id)),
        }
    }
}

/// A group as its page shows it.
#[derive(Debug, Clone)]
pub struct GroupView {
    /// The group.
    pub group: Group,
    /// How the reader stands to it.
    pub standing: Standing,
    /// What the reader may do in it.
    pub may: May,
    /// Who invited the reader.
    pub inviter: Option<AccountCard>,
    /// Some of its people.
    pub faces: Vec<AccountCard>,
    /// Who keeps order in it.
    pub moderators: Vec<AccountCard>,
    /// How many ask to be let in; none for those who do not let in.
    pub requests: i64,
}

/// The group with this name in addresses.
pub async fn show(ctx: &Ctx, actor: Actor, slug: &str) -> Answer<GroupView> {
    let (slug, now) = (slug.to_owned(), ctx.now());
    ctx.read(move |c| {
        let (group, standing) = found(c, actor, &slug)?;
        let may = May::of(actor, &group, &standing);
        let (mut faces, mut moderators) = (Vec::new(), Vec::new());
        if may.know {
            faces = groups::list_faces(c, group.id, FACES)?;
            moderators = groups::moderators(c, group.id)?;
        }
        let all: Vec<AccountId> = faces
            .iter()
            .chain(&moderators)
            .copied()
            .chain(standing.invited_by)
            .collect();
        let cards = views::cards(c, &all, now)?;
        let of = |ids: &[AccountId]| ids.iter().filter_map(|id| cards.get(id).cloned()).collect();
        let requests = if may.moderate {
            groups::list_requests(c, group.id)?.len() as i64
        } else {
            0
        };
        Ok(GroupView {
            inviter: standing.invited_by.and_then(|id| cards.get(&id).cloned()),
            faces: of(&faces),
            moderators: of(&moderators),
            requests,
            group,
            standing,
            may,
        })
    })
    .await
}

/// The groups one is in, by name, archived ones last; with what one has not read in each.
pub async fn mine(ctx: &Ctx, actor: Actor) -> Answer<Vec<Mine>> {
    ctx.read(move |c| Ok(groups::mine(c, actor.id)?)).await
}

/// In how many of one's groups something is unread.
pub async fn unread(ctx: &Ctx, actor: Actor) -> Answer<i64> {
    ctx.read(move |c| Ok(groups::count_unread(c, actor.id)?))
        .await
}

/// Groups one may know of whose name has all words of `text`, the largest first; `page` counts from 0. With `inside` also those one is
/// in. Answers also whether there are more.
pub async fn others(
    ctx: &Ctx,
    actor: Actor,
    text: &str,
    inside: bool,
    page: i64,
) -> Answer<(Vec<Group>, bool)> {
    let words: Vec<String> = text::key(&text.replace('!', " "))
        .split_whitespace()
        .take(8)
        .map(str::to_owned)
        .collect();
    let offset = page.clamp(0, 10_000) * PAGE;
    ctx.read(move |c| {
        let mut all = groups::others(c, actor.id, &words, inside, (PAGE + 1, offset))?;
        let more = all.len() as i64 > PAGE;
        all.truncate(PAGE as usize);
        Ok((all, more))
    })
    .await
}

/// A group one is invited to.
#[derive(Debug, Clone)]
pub struct Invited {
    /// The group.
    pub group: Group,
    /// Who invited.
    pub by: Option<AccountCard>,
}

/// Groups one is invited to, the last first.
pub async fn invitations(ctx: &Ctx, actor: Actor) -> Answer<Vec<Invited>> {
    let now = ctx.now();
    ctx.read(move |c| {
        let mut all = Vec::new();
        for id in groups::invited(c, actor.id)? {
            let Some(group) = groups::find_by_id(c, actor.id, id)? else {
                continue;
            };
            let by = groups::standing(c, id, actor.id)?.invited_by;
            let by: Vec<AccountId> = by.into_iter().collect();
            let by = views::cards(c, &by, now)?.into_values().next();
            all.push(Invited { group, by });
        }
        Ok(all)
    })
    .await
}
