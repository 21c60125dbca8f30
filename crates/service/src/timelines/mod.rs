//! What there is to read, newest first.

pub mod index;
mod page;
mod thread;
mod why;

use std::borrow::Borrow;
use std::sync::Arc;

use model::{AccountId, GroupId, ListId, Page, PageOf, StatusId, Time, Timeline, UnitId};
use store::Conn;
pub use store::timelines::Part;
use store::timelines::{self, Kept};

pub use thread::{Node, Thread, Window, thread};
pub use why::{Reason, Why, why};

use crate::fresh::Known;
use crate::views::{self, Around, Context, StatusView};
use crate::{Actor, Answer, Ctx, Refusal};

/// People and tags I follow, and my own posts.
pub async fn home(ctx: &Ctx, actor: Actor, page: Page) -> Answer<PageOf<StatusView>> {
    load(ctx, actor, page, |_| Ok(Some(Timeline::Home))).await
}

/// The ids of a page of a timeline, before anything is hidden by the reader's filters; one more than it asks for when there
/// is more. Whether the reader may know of this unit, group or list is not asked here.
pub async fn ids(
    ctx: &Ctx,
    viewer: AccountId,
    timeline: Timeline,
    page: Page,
) -> Answer<Vec<StatusId>> {
    let (now, held) = (ctx.now(), ctx.index().clone());
    ctx.read(move |c| Ok(page::find(&held, c, (viewer, timeline), &page, now)?))
        .await
}

/// What everyone may see.
pub async fn everyone(ctx: &Ctx, actor: Actor, page: Page) -> Answer<PageOf<StatusView>> {
    load(ctx, actor, page, |_| Ok(Some(Timeline::Everyone))).await
}

/// Posts of and for a unit.
pub async fn unit(ctx: &Ctx, actor: Actor, unit: UnitId, page: Page) -> Answer<PageOf<StatusView>> {
    load(ctx, actor, page, move |_| Ok(Some(Timeline::Unit(unit)))).await
}

/// Posts in a group that one may know of; where only members read, others find none.
pub async fn group(
    ctx: &Ctx,
    actor: Actor,
    group: GroupId,
    page: Page,
) -> Answer<PageOf<StatusView>> {
    load(ctx, actor, page, move |c| {
        store::groups::find_by_id(c, actor.id, group)?.ok_or(Refusal::NotFound)?;
        Ok(Some(Timeline::Group(group)))
    })
    .await
}

/// Posts with a tag; of a tag nobody has used yet, none.
pub async fn tag(ctx: &Ctx, actor: Actor, name: &str, page: Page) -> Answer<PageOf<StatusView>> {
    let name = name.trim_start_matches('#').to_owned();
    load(ctx, actor, page, move |c| {
        let tag = store::tags::find(c, &name)?;
        Ok(tag.map(|tag| Timeline::Tag(tag.id)))
    })
    .await
}

/// Posts of the people of one of my lists.
pub async fn list(ctx: &Ctx, actor: Actor, list: ListId, page: Page) -> Answer<PageOf<StatusView>> {
    load(ctx, actor, page, move |c| {
        store::lists::find(c, actor.id, list)?.ok_or(Refusal::NotFound)?;
        Ok(Some(Timeline::List(list)))
    })
    .await
}

/// Posts that quote one that the actor sees.
pub async fn quotes(
    ctx: &Ctx,
    actor: Actor,
    id: StatusId,
    page: Page,
) -> Answer<PageOf<StatusView>> {
    let now = ctx.now();
    ctx.read(move |c| {
        let quoted = crate::statuses::visible(c, actor.id, id)?.id;
        let find = |c: &mut Conn, page: &Page| Ok(timelines::quotes(c, actor.id, quoted, page)?);
        let show = |c: &mut Conn, ids: &[StatusId]| {
            views::hydrate(c, actor.id, ids, Context::Timeline, now)
        };
        fill(c, &page, find, show)
    })
    .await
}

/// A person's posts.
pub async fn person(
    ctx: &Ctx,
    actor: Actor,
    author: AccountId,
    part: Part,
    page: Page,
) -> Answer<PageOf<StatusView>> {
    let (now, held) = (ctx.now(), ctx.index().clone());
    ctx.read(move |c| {
        let which = (actor.id, Timeline::Person(author, part));
        let found = page::find(&held, c, which, &page, now)?;
        let found = PageOf::from_found(found, &page, |id| id.get());
        let views = views::hydrate(c, actor.id, &found.items, Context::Thread, now)?;
        Ok(found.with(views))
    })
    .await
}

/// What a person has pinned.
pub async fn pinned(ctx: &Ctx, actor: Actor, author: AccountId) -> Answer<Vec<StatusView>> {
    let now = ctx.now();
    ctx.read(move |c| {
        let ids = timelines::pinned(c, actor.id, author)?;
        views::hydrate(c, actor.id, &ids, Context::Thread, now)
    })
    .await
}

/// What I favourited; the page's bounds are those of the favourites.
pub async fn favourites(ctx: &Ctx, actor: Actor, page: Page) -> Answer<PageOf<StatusView>> {
    kept(ctx, actor, page, timelines::favourites).await
}

/// What I bookmarked; the page's bounds are those of the bookmarks.
pub async fn bookmarks(ctx: &Ctx, actor: Actor, page: Page) -> Answer<PageOf<StatusView>> {
    kept(ctx, actor, page, timelines::bookmarks).await
}

/// How often a page is looked for again when the reader's filters hide what was found.
const ROUNDS: usize = 8;

/// A page of the timeline that `which` answers; none when there is no such timeline.
async fn load<F>(ctx: &Ctx, actor: Actor, page: Page, which: F) -> Answer<PageOf<StatusView>>
where
    F: FnOnce(&mut Conn) -> Answer<Option<Timeline>> + Send + 'static,
{
    let (now, ctx_, writes) = (ctx.now(), ctx.clone(), ctx.bus().writes());
    ctx.read(move |c| {
        let Some(timeline) = which(c)? else {
            return fill(c, &page, |_, _| Ok(Vec::new()), |_, _| Ok(Vec::new()));
        };
        let known = Known::within(c, &ctx_, writes)?;
        let page = look((c, &ctx_, known), (actor.id, timeline), &page, now)?;
        Ok(page.map(Arc::unwrap_or_clone))
    })
    .await
}

/// A page of a timeline that is there, in this snapshot.
fn look(
    (c, ctx, known): (&mut Conn, &Ctx, Option<Known>),
    whose: (AccountId, Timeline),
    page: &Page,
    now: Time,
) -> Answer<PageOf<Arc<StatusView>>> {
    let find = |c: &mut Conn, page: &Page| Ok(page::find(ctx.index(), c, whose, page, now)?);
    let show = |c: &mut Conn, ids: &[StatusId]| views::listed((c, ctx, known), whose.0, ids, now);
    fill(c, page, find, show)
}

/// A page with everything that is told of it, for doors that tell everything at once.
#[derive(Debug)]
pub struct InFull {
    /// The posts.
    pub page: PageOf<Arc<StatusView>>,
    /// Everyone around them.
    pub around: Around,
    /// When it reads differently by itself: the next of the reader's mutes and filters ends.
    pub until: Option<Time>,
}

/// The same as [`home`], with everything that is told of it.
pub async fn home_in_full(ctx: &Ctx, actor: Actor, page: Page) -> Answer<InFull> {
    in_full(ctx, actor, page, Timeline::Home).await
}

/// The same as [`everyone`], with everything that is told of it.
pub async fn everyone_in_full(ctx: &Ctx, actor: Actor, page: Page) -> Answer<InFull> {
    in_full(ctx, actor, page, Timeline::Everyone).await
}

async fn in_full(ctx: &Ctx, actor: Actor, page: Page, timeline: Timeline) -> Answer<InFull> {
    let (now, ctx_, writes) = (ctx.now(), ctx.clone(), ctx.bus().writes());
    ctx.read(move |c| {
        let known = Known::within(c, &ctx_, writes)?;
        let page = look((c, &ctx_, known), (actor.id, timeline), &page, now)?;
        Ok(InFull {
            around: views::around_of((c, &ctx_, known), page.items.iter().map(|view| &**view))?,
            until: store::quiet::next_end(c, actor.id, now)?,
            page,
        })
    })
    .await
}

/// Finds a page and what of it the reader wants to see. Where a filter hides posts the page goes on, so that it is
/// short only at the end of the timeline (or where nearly everything is hidden).
fn fill<V: Borrow<StatusView>>(
    c: &mut Conn,
    page: &Page,
    find: impl Fn(&mut Conn, &Page) -> Answer<Vec<StatusId>>,
    show: impl Fn(&mut Conn, &[StatusId]) -> Answer<Vec<V>>,
) -> Answer<PageOf<V>> {
    let look = |c: &mut Conn, page: &Page| {
        let found = PageOf::from_found(find(c, page)?, page, |id| id.get());
        let views = show(c, &found.items)?;
        Answer::Ok(found.with(views))
    };
    let mut all = look(c, page)?;
    for _ in 1..ROUNDS {
        let Some(next) = further(page, &all) else {
            break;
        };
        let more = look(c, &next)?;
        if more.newer.is_none() {
            break;
        }
        all = join(page, all, more);
    }
    Ok(all)
}

/// Where to go on when the page is not full, in the direction it is read.
fn further<V>(page: &Page, all: &PageOf<V>) -> Option<Page> {
    if all.items.len() as i64 >= page.limit {
        return None;
    }
    let (max, min) = if page.ascending() {
        (page.max, Some(all.newer?))
    } else {
        (Some(all.older?), page.min)
    };
    Some(Page { max, min, ..*page })
}

/// Two neighbouring pages as one that is not too long.
fn join<V: Borrow<StatusView>>(page: &Page, near: PageOf<V>, far: PageOf<V>) -> PageOf<V> {
    let most = page.limit.max(0) as usize;
    let up = page.ascending();
    let (mut items, older) = if up {
        (far.items, near.items)
    } else {
        (near.items, far.items)
    };
    items.extend(older);
    let spare = items.len().saturating_sub(most);
    let bound = |view: &V| view.borrow().status.id.get();
    let mut joined = PageOf {
        items,
        newer: if up { far.newer } else { near.newer },
        older: if up {
            near.older.or(far.older)
        } else {
            far.older
        },
    };
    if spare > 0 && up {
        joined.items.drain(..spare);
        joined.newer = joined.items.first().map(bound);
    } else if spare > 0 {
        joined.items.truncate(most);
        joined.older = joined.items.last().map(bound);
    }
    joined
}

async fn kept(
    ctx: &Ctx,
    actor: Actor,
    page: Page,
    find: fn(&mut Conn, AccountId, &Page) -> store::Result<Vec<Kept>>,
) -> Answer<PageOf<StatusView>> {
    let now = ctx.now();
    ctx.read(move |c| {
        let found = PageOf::from_found(find(c, actor.id, &page)?, &page, |kept| kept.key);
        let ids: Vec<StatusId> = found.items.iter().map(|kept| kept.status_id).collect();
        let views = views::hydrate(c, actor.id, &ids, Context::Thread, now)?;
        Ok(found.with(views))
    })
    .await
}
