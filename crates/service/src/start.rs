//! What a server does before it says that it is ready. It answers everything from the first moment; only who would rather wait, a
//! proxy or whoever takes an older server away, is told.
//!
//! The newest posts are handed to the doors as they are to whoever has nothing to do with them, so that these have them ready for
//! all who see them alike. Who may see one is asked when somebody does, as ever.

use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use model::{AccountId, Page, Role, StatusId};
use tokio::task::JoinSet;

use crate::fresh::Known;
use crate::timelines::{self, index};
use crate::views::{self, StatusView};
use crate::{Actor, Ctx, Door};

/// So many of the newest posts are prepared: what most people find when they look for the first time in a day or two.
const POSTS: i64 = 24_000;
/// Posts that are prepared at a time, so that requests come in between.
const AT_ONCE: usize = 40;
/// Whoever waits does not wait longer than this for posts, nor for those who read.
const TIME: Duration = Duration::from_secs(2);
/// So many prepare at once.
const HANDS: usize = 2;
/// So many of those who wrote last are taken for people who read,
const READERS: usize = 32;
/// and so many of them read at once, so that every connection has done it.
const EYES: usize = 8;

/// Whether this server is still getting ready.
#[derive(Debug, Default)]
pub(crate) struct Start(AtomicBool);

/// While this is there the server is not ready, and however its work ends, it is afterwards.
struct Busy(Ctx);

impl Busy {
    fn new(ctx: Ctx) -> Self {
        ctx.start().0.store(true, Ordering::Release);
        Self(ctx)
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.start().0.store(false, Ordering::Release);
    }
}

/// Whether what is done first is done, however it went.
pub fn is_over(ctx: &Ctx) -> bool {
    !ctx.start().0.load(Ordering::Acquire)
}

/// Builds the index of timelines, hands the newest posts to `prepare`, the newest first, until it says that it has enough, and reads
/// Home as some will. From this call until the future ends, [`is_over`] says no.
pub fn run<P, F>(ctx: &Ctx, prepare: P) -> impl Future<Output = ()> + Send + use<P, F>
where
    P: Fn(Vec<Arc<StatusView>>) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = bool> + Send,
{
    let busy = Busy::new(ctx.clone());
    async move {
        let ctx = &busy.0;
        if let Err(error) = index::build(ctx).await {
            tracing::error!(%error, "the index of timelines cannot be built; the store answers");
        }
        let newest = move |c: &mut store::Conn| store::timelines::heads::newest(c, POSTS);
        match ctx.db().read_long(newest).await {
            Ok(ids) => {
                posts(ctx, &ids, prepare).await;
                let read = tokio::time::timeout(TIME, read(ctx, &ids)).await;
                if let Ok(Err(error)) = read {
                    tracing::warn!(?error, "Home could not be read at the start");
                }
            }
            Err(error) => tracing::warn!(%error, "no posts are prepared"),
        }
    }
}

async fn posts<P, F>(ctx: &Ctx, ids: &[StatusId], prepare: P)
where
    P: Fn(Vec<Arc<StatusView>>) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = bool> + Send,
{
    let pages: Vec<Vec<StatusId>> = ids.chunks(AT_ONCE).rev().map(<[_]>::to_vec).collect();
    let pages = Arc::new(Mutex::new(pages));
    let mut hands = JoinSet::new();
    for _ in 0..HANDS {
        let (ctx, pages, prepare) = (ctx.clone(), Arc::clone(&pages), prepare.clone());
        hands.spawn(async move {
            while let Some(page) = next(&pages) {
                let more = match views_of(&ctx, page).await {
                    Ok(views) => prepare(views).await,
                    Err(error) => {
                        tracing::warn!(?error, "no more posts are prepared");
                        false
                    }
                };
                if !more {
                    return;
                }
                tokio::task::yield_now().await;
            }
        });
    }
    let all = async { while hands.join_next().await.is_some() {} };
    // Who is cut off here ends with `hands`.
    let _ = tokio::time::timeout(TIME, all).await;
}

/// Reads Home as those would who wrote last: whoever comes first finds statements prepared, and pages of the store in memory.
async fn read(ctx: &Ctx, ids: &[StatusId]) -> crate::Answer<()> {
    let newest = ids.iter().copied().take(AT_ONCE * 4).collect();
    let mut people: Vec<AccountId> = Vec::new();
    for view in views_of(ctx, newest).await? {
        if people.len() < READERS && !people.contains(&view.author.id) {
            people.push(view.author.id);
        }
    }
    let mut reading = JoinSet::new();
    for some in people.chunks(READERS / EYES) {
        let (ctx, some) = (ctx.clone(), some.to_vec());
        reading.spawn(async move {
            for id in some {
                let reader = Actor {
                    id,
                    role: Role::Member,
                    door: Door::Work,
                };
                timelines::home_in_full(&ctx, reader, Page::first(20)).await?;
            }
            Ok(())
        });
    }
    reading.join_all().await.into_iter().collect()
}

fn next(pages: &Mutex<Vec<Vec<StatusId>>>) -> Option<Vec<StatusId>> {
    let mut pages = pages.lock().unwrap_or_else(PoisonError::into_inner);
    pages.pop()
}

async fn views_of(ctx: &Ctx, ids: Vec<StatusId>) -> crate::Answer<Vec<Arc<StatusView>>> {
    let (now, ctx_, writes) = (ctx.now(), ctx.clone(), ctx.bus().writes());
    ctx.read(move |c| {
        let known = Known::within(c, &ctx_, writes)?;
        views::prepare((c, &ctx_, known), &ids, now)
    })
    .await
}
