//! Where people talked: a channel becomes a group, a direct message a conversation.

use std::collections::HashMap;

use model::{
    AccountId, AccountState, Audience, Conversation, ConversationId, Group, GroupId, GroupKind,
    GroupLevel, GroupMember, GroupRole, ImportKind, Time,
};
use store::{Conn, Tx, conversations, groups};

use super::{Import, tell};
use crate::policy::limit::{GROUP_NAME_CHARS, GROUP_PURPOSE_CHARS};
use crate::{Actor, Answer, Ctx};

/// People in a conversation.
const TALKERS: usize = 50;

/// A place where people talked, as another service knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its id there.
    pub key: String,
    /// Who may read it.
    pub kind: PlaceKind,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// Who is in it: their ids there.
    pub members: Vec<String>,
    /// Who made it.
    pub creator: Option<String>,
    /// When it was made.
    pub created_at: Option<Time>,
    /// It is only read any more.
    pub archived: bool,
}

/// What it becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// A group anyone may join.
    Open,
    /// A group whose members read it.
    Closed,
    /// A conversation of the few who are in it.
    Private,
}

/// Where something was said, as it is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Home {
    Group { id: GroupId, slug: String },
    Conversation(ConversationId),
}

impl Home {
    /// Who may see what is said there.
    pub fn audience(&self) -> Audience {
        match self {
            Self::Group { id, .. } => Audience::Group(*id),
            Self::Conversation(id) => Audience::Conversation(*id),
        }
    }
}

/// A place whose people are known.
struct Ready {
    place: Place,
    members: Vec<AccountId>,
    creator: Option<AccountId>,
    created_at: Time,
}

impl Import {
    /// Makes a group or conversation, unless it came before. Answers whether something can be said in it.
    pub async fn open(&mut self, place: Place) -> Answer<bool> {
        if self.places.contains_key(&place.key) {
            return Ok(true);
        }
        match self.opened_before(&place).await? {
            Some(Some(home)) => {
                self.report.places_known += 1;
                self.places.insert(place.key, home);
                return Ok(true);
            }
            Some(None) => {
                self.leave("group-gone", &place.name);
                return Ok(false);
            }
            None => {}
        }
        let asked = place.members.iter().chain(&place.creator);
        let asked: Vec<String> = asked.filter(|key| !key.is_empty()).cloned().collect();
        self.meet(asked).await?;
        let id = |key: &String| self.people.get(key).map(|known| known.id);
        let mut members: Vec<AccountId> = place.members.iter().filter_map(id).collect();
        let creator = place.creator.as_ref().and_then(id);
        members.sort_unstable();
        members.dedup();
        if place.kind == PlaceKind::Private && !(2..=TALKERS).contains(&members.len()) {
            let why = if members.len() < 2 { "alone" } else { "crowd" };
            self.leave(why, &place.name);
            return Ok(false);
        }
        match place.kind {
            PlaceKind::Open => self.report.open_groups += 1,
            PlaceKind::Closed => self.report.closed_groups += 1,
            PlaceKind::Private => self.report.conversations += 1,
        }
        let key = place.key.clone();
        let now = self.ctx.now();
        let ready = Ready {
            members,
            creator,
            created_at: place.created_at.unwrap_or(now).min(now),
            place,
        };
        let home = if self.plan.dry_run {
            imagined(&ready, self.unreal())
        } else {
            let (ctx, actor, source) = (self.ctx.clone(), self.actor, self.plan.source);
            let make = move |tx: &mut Tx| {
                let (home, kind, id) = make(&ctx, tx, &ready)?;
                store::imports::remember(tx, source, kind, &ready.place.key, id)?;
                told(&ctx, tx, actor, kind)?;
                Ok(home)
            };
            self.ctx.write(make).await?
        };
        self.places.insert(key, home);
        Ok(true)
    }

    /// What it became before, if it came; nothing of it is here when that was deleted since.
    async fn opened_before(&self, place: &Place) -> Answer<Option<Option<Home>>> {
        let (source, key, kind) = (self.plan.source, place.key.clone(), place.kind);
        self.ctx
            .read(move |c| {
                let find = |c: &mut Conn, kind| -> Answer<Option<i64>> {
                    let keys = std::slice::from_ref(&key);
                    let found: HashMap<String, i64> = store::imports::find(c, source, kind, keys)?;
                    Ok(found.into_values().next())
                };
                if kind == PlaceKind::Private {
                    let id = find(c, ImportKind::Conversation)?;
                    return Ok(id.map(|id| Some(Home::Conversation(id.into()))));
                }
                let Some(id) = find(c, ImportKind::Group)?.map(GroupId::from) else {
                    return Ok(None);
                };
                let slug = store::imports::group_slug(c, id)?;
                Ok(Some(slug.map(|slug| Home::Group { id, slug })))
            })
            .await
    }
}

fn imagined(ready: &Ready, id: i64) -> Home {
    match ready.place.kind {
        PlaceKind::Private => Home::Conversation(id.into()),
        _ => Home::Group {
            id: id.into(),
            slug: text::slug(&ready.place.name),
        },
    }
}

fn told(ctx: &Ctx, tx: &mut Tx, actor: Actor, kind: ImportKind) -> Answer<()> {
    tell(ctx, tx, actor, format!("1 {}", kind.word()))
}

fn make(ctx: &Ctx, tx: &mut Tx, ready: &Ready) -> Answer<(Home, ImportKind, i64)> {
    match ready.place.kind {
        PlaceKind::Private => {
            let id = make_conversation(ctx, tx, ready)?;
            Ok((Home::Conversation(id), ImportKind::Conversation, id.get()))
        }
        _ => {
            let (id, slug) = make_group(ctx, tx, ready)?;
            Ok((Home::Group { id, slug }, ImportKind::Group, id.get()))
        }
    }
}

fn make_group(ctx: &Ctx, tx: &mut Tx, ready: &Ready) -> Answer<(GroupId, String)> {
    let (place, id): (&Place, GroupId) = (&ready.place, ctx.id());
    let slug = crate::groups::free_slug(tx, &place.name)?;
    let name: String = place.name.trim().chars().take(GROUP_NAME_CHARS).collect();
    let kind = match place.kind {
        PlaceKind::Open => GroupKind::Open,
        _ => GroupKind::Closed,
    };
    let purpose = place.purpose.trim().chars();
    let group = Group {
        id,
        name: if name.is_empty() { slug.clone() } else { name },
        slug: slug.clone(),
        kind,
        purpose: purpose.take(GROUP_PURPOSE_CHARS).collect(),
        rules: String::new(),
        face_id: None,
        members_count: 0,
        statuses_count: 0,
        last_status_at: None,
        created_by: ready.creator,
        created_at: ready.created_at,
        archived_at: None,
    };
    groups::insert(tx, &group)?;
    if place.archived {
        groups::archive(tx, id, Some(ctx.now()))?;
    }
    let keeper = keeper(tx, ready)?;
    for account_id in &ready.members {
        let moderates = Some(*account_id) == keeper;
        let member = GroupMember {
            account_id: *account_id,
            role: if moderates {
                GroupRole::Moderator
            } else {
                GroupRole::Member
            },
            level: GroupLevel::Mentions,
            by_rule: false,
            last_read_id: 0,
            joined_at: ready.created_at,
        };
        groups::add(tx, id, &member)?;
    }
    Ok((id, slug))
}

/// Who keeps order in a group: who made it, or when they left somebody who is in it and has not.
fn keeper(c: &mut Conn, ready: &Ready) -> Answer<Option<AccountId>> {
    let mut here = store::accounts::list(c, &ready.members)?;
    here.retain(|account| account.state == AccountState::Active);
    here.sort_unstable_by_key(|account| (Some(account.id) != ready.creator, account.id));
    Ok(here.first().map(|account| account.id))
}

/// The conversation of these people; of two there is only one, which may be here already.
fn make_conversation(ctx: &Ctx, tx: &mut Tx, ready: &Ready) -> Answer<ConversationId> {
    let pair = match ready.members.as_slice() {
        [a, b] => Some((*a, *b)),
        _ => None,
    };
    if let Some((a, b)) = pair
        && let Some(id) = conversations::find_pair(tx, a, b)?
    {
        return Ok(id);
    }
    let conversation = Conversation {
        id: ctx.id(),
        pair: pair.is_some(),
        title: String::new(),
        created_by: ready.creator,
        created_at: ready.created_at,
        // Its place in the list is where it began until something was said.
        last_id: model::IdGen::at(ready.created_at, ctx.node(), 0),
    };
    conversations::insert(tx, &conversation, pair)?;
    for account in &ready.members {
        conversations::join(tx, conversation.id, *account, 0, ready.created_at)?;
    }
    Ok(conversation.id)
}
