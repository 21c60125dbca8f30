//! Reading what one was told.

use std::collections::HashMap;

use model::{
    AccountId, EventKind, GroupId, NotificationId, NotificationKind, Page, PageOf, StatusId, Time,
};
use store::Conn;
use store::notifications::{self, Notification};

use crate::views::{self, AccountCard, Context, StatusView};
use crate::{Actor, Answer, Ctx, Refusal};

/// Name of the marker that says what was seen.
const MARKER: &str = "notifications";
/// A badge counts no further.
const MOST_UNSEEN: i64 = 100;

/// "Ann and 4 others favourited your post."
#[derive(Debug, Clone)]
pub struct Group {
    /// Its key.
    pub key: String,
    /// What happened.
    pub kind: NotificationKind,
    /// Who did it, the latest first, each once.
    pub people: Vec<AccountCard>,
    /// The post it is about.
    pub status: Option<StatusView>,
    /// The group of people it is about: its name and its name in addresses.
    pub place: Option<(String, String)>,
    /// The emoji given, the latest first, each once.
    pub emoji: Vec<String>,
    /// Of what moderators did: the id of the strike or report.
    pub subject: String,
    /// The latest of the group.
    pub newest: NotificationId,
    /// When the latest happened.
    pub at: Time,
    /// It came after the reader last looked.
    pub unseen: bool,
}

/// A page of groups, the latest first; `kinds` empty means all.
pub async fn list(
    ctx: &Ctx,
    actor: Actor,
    kinds: Vec<NotificationKind>,
    page: Page,
) -> Answer<PageOf<Group>> {
    let now = ctx.now();
    ctx.read(move |c| {
        let seen = store::markers::position(c, actor.id, MARKER)?;
        let found = notifications::list(c, actor.id, &kinds, &page, now)?;
        let found = PageOf::from_found(found, &page, |n| n.id.get());
        let shown = Shown::load(c, actor, &found.items, now)?;
        let groups = group(&found.items, seen, &shown);
        Ok(found.with(groups))
    })
    .await
}

/// The people and posts that notifications are about, as their reader sees them.
pub(super) struct Shown {
    people: HashMap<AccountId, AccountCard>,
    posts: HashMap<StatusId, StatusView>,
    /// Names of groups of people, and their names in addresses.
    places: HashMap<GroupId, (String, String)>,
}

impl Shown {
    pub(super) fn load(
        c: &mut Conn,
        actor: Actor,
        all: &[Notification],
        now: Time,
    ) -> Answer<Self> {
        let people: Vec<AccountId> = all.iter().map(|n| n.from_id).collect();
        let posts: Vec<StatusId> = all.iter().filter_map(|n| n.status_id).collect();
        let found = views::hydrate(c, actor.id, &posts, Context::Notifications, now)?;
        let mut places = HashMap::new();
        for id in all.iter().filter_map(|n| n.group_id) {
            if let Some(g) = store::groups::find_by_id(c, actor.id, id)? {
                places.insert(id, (g.name, g.slug));
            }
        }
        Ok(Self {
            places,
            people: views::cards(c, &people, now)?,
            posts: found.into_iter().map(|v| (v.status.id, v)).collect(),
        })
    }

    /// Who did it and what it is about; none when a filter hides the post, or it went away a moment ago.
    pub(super) fn of(&self, n: &Notification) -> Option<(&AccountCard, Option<&StatusView>)> {
        n.group_id
            .is_none_or(|id| self.places.contains_key(&id))
            .then_some(())?;
        let status = n.status_id.map(|id| self.posts.get(&id));
        match status {
            Some(None) => None,
            found => Some((self.people.get(&n.from_id)?, found.flatten())),
        }
    }
}

fn group(all: &[Notification], seen: i64, shown: &Shown) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for n in all {
        let Some((who, status)) = shown.of(n) else {
            continue;
        };
        let at = match groups.iter().position(|g| g.key == n.group_key) {
            Some(at) => at,
            None => {
                groups.push(Group {
                    key: n.group_key.clone(),
                    kind: n.kind,
                    people: Vec::new(),
                    status: status.cloned(),
                    place: n.group_id.and_then(|id| shown.places.get(&id)).cloned(),
                    emoji: Vec::new(),
                    subject: n.data.clone(),
                    newest: n.id,
                    at: n.created_at,
                    unseen: n.id.get() > seen,
                });
                groups.len() - 1
            }
        };
        let group = &mut groups[at];
        if !group.people.iter().any(|p| p.id == who.id) {
            group.people.push(who.clone());
        }
        if !n.data.is_empty() && !group.emoji.contains(&n.data) {
            group.emoji.push(n.data.clone());
        }
    }
    groups
}

/// How many groups came since I last looked, up to 100.
pub async fn unseen(ctx: &Ctx, actor: Actor) -> Answer<i64> {
    let now = ctx.now();
    ctx.read(move |c| count_unseen(c, actor.id, now)).await
}

/// As [`unseen`], within a look of the caller.
pub(crate) fn count_unseen(c: &mut store::Conn, account: AccountId, now: Time) -> Answer<i64> {
    let seen = store::markers::position(c, account, MARKER)?;
    Ok(notifications::count_unseen(
        c,
        account,
        seen,
        MOST_UNSEEN,
        now,
    )?)
}

/// I have seen everything up to `upto` (none: all there is); the badge clears on all my screens.
pub async fn seen(ctx: &Ctx, actor: Actor, upto: Option<NotificationId>) -> Answer<()> {
    let (now, event) = (ctx.now(), ctx.event(EventKind::NotificationsSeen, actor));
    ctx.write(move |tx| {
        let upto = match upto {
            Some(id) => id.get(),
            None => notifications::newest(tx, actor.id)?,
        };
        if upto > 0 && store::markers::advance(tx, actor.id, MARKER, upto, now)? {
            store::events::append(tx, &event)?;
        }
        Ok(())
    })
    .await
}

/// Puts one away.
pub async fn dismiss(ctx: &Ctx, actor: Actor, id: NotificationId) -> Answer<()> {
    let gone = ctx
        .write(move |tx| Ok(notifications::delete(tx, actor.id, id)?))
        .await?;
    if gone { Ok(()) } else { Err(Refusal::NotFound) }
}
