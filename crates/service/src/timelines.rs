//! What there is to read, newest first.

use model::{AccountId, ListId, Page, PageOf, StatusId, Time, UnitId};
use store::Conn;
use store::tags::Tag;
pub use store::timelines::Part;
use store::timelines::{self, Kept};

use crate::views::{self, Context, StatusView};
use crate::{Actor, Answer, Ctx, Refusal};

/// People and tags I follow, and my own posts.
pub async fn home(ctx: &Ctx, actor: Actor, page: Page) -> Answer<PageOf<StatusView>> {
    load(ctx, actor, page, move |c, now| {
        Ok(timelines::home(c, actor.id, &page, now)?)
    })
    .await
}

/// What everyone may see.
pub async fn everyone(ctx: &Ctx, actor: Actor, page: Page) -> Answer<PageOf<StatusView>> {
    load(ctx, actor, page, move |c, now| {
        Ok(timelines::everyone(c, actor.id, &page, now)?)
    })
    .await
}

/// Posts of and for a unit.
pub async fn unit(ctx: &Ctx, actor: Actor, unit: UnitId, page: Page) -> Answer<PageOf<StatusView>> {
    load(ctx, actor, page, move |c, now| {
        Ok(timelines::unit(c, actor.id, unit, &page, now)?)
    })
    .await
}

/// Posts with a tag; a tag nobody has used yet is an empty page.
pub async fn tag(
    ctx: &Ctx,
    actor: Actor,
    name: &str,
    page: Page,
) -> Answer<(Option<Tag>, PageOf<StatusView>)> {
    let name = name.to_owned();
    let tag = ctx.read(move |c| Ok(store::tags::find(c, &name)?)).await?;
    let Some(id) = tag.as_ref().map(|t| t.id) else {
        return Ok((
            None,
            PageOf {
                items: Vec::new(),
                older: None,
                newer: None,
            },
        ));
    };
    let found = load(ctx, actor, page, move |c, now| {
        Ok(timelines::tag(c, actor.id, id, &page, now)?)
    })
    .await?;
    Ok((tag, found))
}

/// Posts of the people of one of my lists.
pub async fn list(ctx: &Ctx, actor: Actor, list: ListId, page: Page) -> Answer<PageOf<StatusView>> {
    load(ctx, actor, page, move |c, now| {
        Ok(timelines::list(c, actor.id, list, &page, now)?)
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
    let now = ctx.now();
    ctx.read(move |c| {
        let found = PageOf::from_found(
            timelines::person(c, actor.id, author, part, &page)?,
            &page,
            |id| id.get(),
        );
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

async fn load<F>(ctx: &Ctx, actor: Actor, page: Page, find: F) -> Answer<PageOf<StatusView>>
where
    F: FnOnce(&mut Conn, Time) -> Answer<Vec<StatusId>> + Send + 'static,
{
    let now = ctx.now();
    ctx.read(move |c| {
        let found = PageOf::from_found(find(c, now)?, &page, |id| id.get());
        let views = views::hydrate(c, actor.id, &found.items, Context::Timeline, now)?;
        Ok(found.with(views))
    })
    .await
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

/// A post with what came before it and what follows from it.
#[derive(Debug, Clone)]
pub struct Thread {
    /// What it answers, the first post first.
    pub above: Vec<StatusView>,
    /// The post.
    pub status: StatusView,
    /// Answers below it, each after what it answers, with its depth from 1.
    pub below: Vec<(usize, StatusView)>,
    /// A part that the reader has muted or blocked is left out: fold it in words.
    pub hidden: usize,
    /// The thread is longer than what is shown.
    pub cut: bool,
}

/// Posts of a thread looked at.
const THREAD: i64 = 400;

/// The thread of a post one sees, as far as one sees it.
pub async fn thread(ctx: &Ctx, actor: Actor, id: StatusId) -> Answer<Thread> {
    let now = ctx.now();
    ctx.read(move |c| {
        let status = crate::statuses::visible(c, actor.id, id)?;
        let above = store::statuses::thread::above(c, actor.id, status.id)?;
        let (below, hidden) = store::statuses::thread::below(c, actor.id, status.id, now, THREAD)?;
        let ids: Vec<StatusId> = above
            .iter()
            .copied()
            .chain([status.id])
            .chain(below.iter().map(|(_, id)| *id))
            .collect();
        let mut views: std::collections::HashMap<_, _> =
            views::hydrate(c, actor.id, &ids, Context::Thread, now)?
                .into_iter()
                .map(|v| (v.status.id, v))
                .collect();
        let status = views.remove(&status.id).ok_or(Refusal::NotFound)?;
        Ok(Thread {
            above: above.iter().filter_map(|id| views.remove(id)).collect(),
            status,
            cut: below.len() as i64 >= THREAD,
            below: below
                .iter()
                .filter_map(|(depth, id)| Some((*depth, views.remove(id)?)))
                .collect(),
            hidden,
        })
    })
    .await
}
