//! Groups and units as one kind of thing, for doors that know only people and lists: somewhere posts are for some.

use model::{AccountId, Audience, Group, GroupId, GroupLevel, Page, PageOf, Unit, UnitId};
use store::{Conn, directory, groups, units};

use crate::views::StatusView;
use crate::{Actor, Answer, Ctx, Refusal, search, timelines};

/// Ends of names by which doors call groups and units. No person can have a handle that ends so.
const ENDS: [&str; 2] = text::PLACE_ENDS;

/// A group or a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A group.
    Group(Group),
    /// A unit.
    Unit(Unit),
}

/// How someone stands to a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stand {
    /// In it.
    pub inside: bool,
    /// Asks to be let in.
    pub asked: bool,
    /// Wants to be told of every post.
    pub told_all: bool,
    /// May post in it.
    pub may_post: bool,
}

impl Place {
    /// Its id: no person and no list of people has the same.
    pub fn id(&self) -> i64 {
        match self {
            Self::Group(group) => group.id.get(),
            Self::Unit(unit) => unit.id.get(),
        }
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        match self {
            Self::Group(group) => &group.name,
            Self::Unit(unit) => &unit.name,
        }
    }

    /// A name that stands where those of people do: `garden-club-group`, `roastery-unit`.
    pub fn handle(&self) -> String {
        match self {
            Self::Group(group) => format!("{}{}", group.slug, ENDS[0]),
            Self::Unit(unit) => format!("{}{}", unit.slug, ENDS[1]),
        }
    }

    /// How many people are in it.
    pub fn members_count(&self) -> i64 {
        match self {
            Self::Group(group) => group.members_count,
            Self::Unit(unit) => unit.members_count,
        }
    }

    /// Where its page is.
    pub fn path(&self) -> String {
        match self {
            Self::Group(group) => format!("/groups/{}", group.slug),
            Self::Unit(unit) => format!("/units/{}", unit.slug),
        }
    }

    /// Who sees what is posted in it.
    pub fn audience(&self) -> Audience {
        match self {
            Self::Group(group) => Audience::Group(group.id),
            Self::Unit(unit) => Audience::Unit(unit.id),
        }
    }

    /// How it is called in a text: a group by its mark, a unit by its name.
    pub fn mark(&self) -> String {
        match self {
            Self::Group(group) => format!("!{}", group.slug),
            Self::Unit(unit) => unit.name.clone(),
        }
    }

    /// Whether only those in it read what is posted in it.
    pub fn is_closed(&self) -> bool {
        match self {
            Self::Group(group) => !group.kind.is_open(),
            Self::Unit(_) => true,
        }
    }

    fn stand(&self, c: &mut Conn, actor: Actor) -> Answer<Stand> {
        Ok(match self {
            Self::Group(group) => {
                let standing = groups::standing(c, group.id, actor.id)?;
                Stand {
                    inside: standing.member.is_some(),
                    asked: standing.asked,
                    told_all: standing.member.is_some_and(|m| m.level == GroupLevel::All),
                    may_post: groups::may_post(c, group.id, actor.id)?,
                }
            }
            Self::Unit(unit) => {
                let inside = units::has(c, unit.id, actor.id)?;
                Stand {
                    inside,
                    may_post: inside,
                    ..Stand::default()
                }
            }
        })
    }
}

fn by_id(c: &mut Conn, actor: Actor, id: i64) -> Answer<Option<Place>> {
    if let Some(group) = groups::find_by_id(c, actor.id, GroupId::from(id))? {
        return Ok(Some(Place::Group(group)));
    }
    Ok(units::find(c, UnitId::from(id))?.map(Place::Unit))
}

/// Those of `ids` that are places the actor may know of, and how they stand to them.
pub async fn list(ctx: &Ctx, actor: Actor, ids: Vec<i64>) -> Answer<Vec<(Place, Stand)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    ctx.read(move |c| {
        let mut all = Vec::new();
        for id in ids {
            if let Some(place) = by_id(c, actor, id)? {
                let stand = place.stand(c, actor)?;
                all.push((place, stand));
            }
        }
        Ok(all)
    })
    .await
}

/// The place with this id.
pub async fn find(ctx: &Ctx, actor: Actor, id: i64) -> Answer<(Place, Stand)> {
    let found = list(ctx, actor, vec![id]).await?;
    found.into_iter().next().ok_or(Refusal::NotFound)
}

/// The place with this id that the actor is in.
pub async fn inside(ctx: &Ctx, actor: Actor, id: i64) -> Answer<Place> {
    let (place, stand) = find(ctx, actor, id).await?;
    Some(place)
        .filter(|_| stand.inside)
        .ok_or(Refusal::NotFound)
}

/// The place called so, by [`Place::handle`].
pub async fn named(ctx: &Ctx, actor: Actor, handle: &str) -> Answer<(Place, Stand)> {
    let handle = handle.to_lowercase();
    ctx.read(move |c| {
        let [group, unit] = ENDS.map(|end| handle.strip_suffix(end));
        let place = match (group, unit) {
            (Some(slug), _) => groups::find(c, actor.id, slug)?.map(Place::Group),
            (_, Some(slug)) => units::find_by_slug(c, slug)?.map(Place::Unit),
            _ => None,
        };
        let place = place.ok_or(Refusal::NotFound)?;
        let stand = place.stand(c, actor)?;
        Ok((place, stand))
    })
    .await
}

/// The places the actor is in: groups by name, then units from the nearest. What is only read any more, and units that
/// everyone is in, are left out: they say nothing new.
pub async fn mine(ctx: &Ctx, actor: Actor) -> Answer<Vec<Place>> {
    ctx.read(move |c| of(c, actor.id)).await
}

/// Those of them that `other` is in, too.
pub async fn shared(ctx: &Ctx, actor: Actor, other: AccountId) -> Answer<Vec<Place>> {
    ctx.read(move |c| {
        let mut all = of(c, actor.id)?;
        let theirs: Vec<i64> = of(c, other)?.iter().map(Place::id).collect();
        all.retain(|place| theirs.contains(&place.id()));
        Ok(all)
    })
    .await
}

fn of(c: &mut Conn, account: AccountId) -> Answer<Vec<Place>> {
    let everyone = store::accounts::count_active(c)?;
    let groups = groups::mine(c, account)?.into_iter().map(|m| m.group);
    let live = groups.filter(|g| g.archived_at.is_none());
    let mut all: Vec<Place> = live.map(Place::Group).collect();
    let units = units::list_of(c, account)?.into_iter();
    let some = units.filter(|u| u.members_count < everyone);
    all.extend(some.map(Place::Unit));
    Ok(all)
}

/// Places the actor may know of, by name.
pub async fn search(ctx: &Ctx, actor: Actor, text: &str, limit: i64) -> Answer<Vec<Place>> {
    let ends = ENDS.iter().find_map(|end| text.strip_suffix(end));
    let text = ends.unwrap_or(text);
    let groups = search::groups(ctx, actor, text, limit).await?;
    let units = search::units(ctx, actor, text, limit).await?;
    let groups = groups.into_iter().map(Place::Group);
    let all = groups.chain(units.into_iter().map(Place::Unit));
    Ok(all.take(limit.max(0) as usize).collect())
}

/// Comes into a place, or asks to where one has to; `told_all` says whether one wants to be told of every post.
pub async fn follow(ctx: &Ctx, actor: Actor, id: i64, told_all: Option<bool>) -> Answer<()> {
    let (place, stand) = find(ctx, actor, id).await?;
    let group = match &place {
        Place::Unit(_) if stand.inside => return Ok(()),
        Place::Unit(unit) => return crate::units::join(ctx, actor, &unit.slug).await,
        Place::Group(group) => group,
    };
    if !stand.inside && !stand.asked {
        let view = crate::groups::show(ctx, actor, &group.slug).await?;
        if view.may.request {
            crate::groups::request(ctx, actor, &group.slug, "").await?;
        } else {
            crate::groups::join(ctx, actor, &group.slug).await?;
        }
    }
    let inside = find(ctx, actor, id).await?.1.inside;
    match told_all {
        Some(all) if inside && all != stand.told_all => {
            let level = if all {
                GroupLevel::All
            } else {
                GroupLevel::Mentions
            };
            crate::groups::set_level(ctx, actor, &group.slug, level).await
        }
        _ => Ok(()),
    }
}

/// Goes out of a place, or no longer asks; doing it again changes nothing.
pub async fn unfollow(ctx: &Ctx, actor: Actor, id: i64) -> Answer<()> {
    match find(ctx, actor, id).await? {
        (Place::Unit(unit), _) => crate::units::leave(ctx, actor, &unit.slug).await,
        (Place::Group(group), stand) if stand.asked => {
            crate::groups::withdraw(ctx, actor, &group.slug).await
        }
        (Place::Group(group), _) => crate::groups::leave(ctx, actor, &group.slug).await,
    }
}

/// People in a place, where the actor may know them, and whether more follow.
pub async fn members(
    ctx: &Ctx,
    actor: Actor,
    id: i64,
    (skip, limit): (i64, i64),
) -> Answer<(Vec<AccountId>, bool)> {
    ctx.read(move |c| {
        let place = by_id(c, actor, id)?.ok_or(Refusal::NotFound)?;
        let mut ids: Vec<AccountId> = match &place {
            Place::Group(group) => {
                if !crate::groups::shows_members(c, actor, group)? {
                    return Ok((Vec::new(), false));
                }
                let rows = groups::members(c, group.id, limit + 1, skip)?;
                rows.into_iter().map(|(id, _)| id).collect()
            }
            Place::Unit(unit) => {
                let wanted = directory::Wanted {
                    unit: Some(unit.id),
                    ..directory::Wanted::default()
                };
                directory::list(c, &wanted, limit + 1, skip)?
            }
        };
        let more = ids.len() as i64 > limit;
        ids.truncate(limit.max(0) as usize);
        Ok((ids, more))
    })
    .await
}

/// What is posted in a place, newest first.
pub async fn statuses(ctx: &Ctx, actor: Actor, id: i64, page: Page) -> Answer<PageOf<StatusView>> {
    match find(ctx, actor, id).await?.0 {
        Place::Group(group) => timelines::group(ctx, actor, group.id, page).await,
        Place::Unit(unit) => timelines::unit(ctx, actor, unit.id, page).await,
    }
}

/// What stands at the top of it.
pub async fn pinned(ctx: &Ctx, actor: Actor, id: i64) -> Answer<Vec<StatusView>> {
    match find(ctx, actor, id).await?.0 {
        Place::Group(group) => crate::groups::pinned(ctx, actor, &group.slug).await,
        Place::Unit(_) => Ok(Vec::new()),
    }
}
