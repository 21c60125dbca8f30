//! Random small histories, made through the operations, and all the facts they leave.

use std::collections::HashSet;
use std::time::Duration;

use model::{AccountId, Audience, ListId, StatusId};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use service::filters::Until;
use service::statuses::{Deed, Draft};
use service::{follows, lists, quiet, statuses, tags};
use store::param::Get;
use testkit::{Person, World};

/// A post, as stored.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    pub(super) id: i64,
    pub(super) author: i64,
    pub(super) thread: i64,
    pub(super) reply_to: Option<i64>,
    pub(super) boost_of: Option<i64>,
    pub(super) audience: (i64, Option<i64>),
    pub(super) deleted: bool,
    pub(super) has_media: bool,
}

/// Pairs of a table.
pub(super) type Pairs = HashSet<(i64, i64)>;

/// Everything that decides who reads what.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) posts: Vec<Fact>,
    pub(super) follows: Pairs,
    pub(super) mentions: Pairs,
    pub(super) mutes: Pairs,
    pub(super) blocks: Pairs,
    pub(super) thread_mutes: Pairs,
    pub(super) tags: Pairs,
    pub(super) tag_follows: Pairs,
    pub(super) members: Pairs,
    pub(super) paths: Pairs,
    pub(super) listed: Pairs,
    pub(super) favourites: Vec<(i64, i64, i64)>,
    pub(super) bookmarks: Vec<(i64, i64, i64)>,
}

impl Facts {
    /// Reads them, each table as plainly as can be.
    pub(super) async fn read(w: &World) -> Self {
        let now = w.ctx.now().micros();
        let reading = w.ctx.db().read(move |c| {
            let posts = c.all("select id, author_id, thread_id, reply_to_account_id, boost_of_id, audience, audience_id, deleted_at, has_media from statuses order by id desc", &[])?;
            let posts = posts.iter().map(|r| {
                Ok(Fact {
                    id: r.get(0)?,
                    author: r.get(1)?,
                    thread: r.get(2)?,
                    reply_to: r.get(3)?,
                    boost_of: r.get(4)?,
                    audience: (r.get(5)?, r.get(6)?),
                    deleted: r.get::<Option<i64>>(7)?.is_some(),
                    has_media: r.get(8)?,
                })
            });
            let posts = posts.collect::<Result<Vec<_>, db::Error>>()?;
            let mut pairs = |sql: &str| -> Result<Pairs, db::Error> {
                c.all(sql, &[])?.iter().map(|r| Ok((r.get(0)?, r.get(1)?))).collect()
            };
            let facts = Self {
                follows: pairs("select follower_id, followee_id from follows")?,
                mentions: pairs("select status_id, account_id from mentions")?,
                mutes: pairs(&format!("select account_id, target_id from mutes where until is null or until > {now}"))?,
                blocks: pairs("select account_id, target_id from blocks")?,
                thread_mutes: pairs("select account_id, thread_id from thread_mutes")?,
                tags: pairs("select status_id, tag_id from status_tags")?,
                tag_follows: pairs("select account_id, tag_id from tag_follows")?,
                members: pairs("select unit_id, account_id from unit_members")?,
                paths: pairs("select unit_id, ancestor_id from unit_paths")?,
                listed: pairs("select list_id, account_id from list_members")?,
                ..Self::default()
            };
            let mut kept = |table: &str| -> Result<Vec<(i64, i64, i64)>, db::Error> {
                let sql = format!("select id, account_id, status_id from {table} order by id desc");
                c.all(&sql, &[])?.iter().map(|r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).collect()
            };
            Ok::<_, db::Error>(Self { favourites: kept("favourites")?, bookmarks: kept("bookmarks")?, posts, ..facts })
        });
        reading.await.unwrap()
    }
}

/// Lives `steps` moments of the cast; answers a list of each of them, in their order.
pub(super) async fn live(w: &World, seed: u64, steps: usize) -> Vec<(Person, ListId)> {
    let mut rng = StdRng::seed_from_u64(seed);
    let cast = [w.ann, w.ben, w.carla, w.dario, w.eva];
    let mut owned = Vec::new();
    for who in cast {
        let list = lists::create(&w.ctx, who.actor, "list").await.unwrap();
        owned.push((who, list));
    }
    let mut posts: Vec<StatusId> = Vec::new();
    for step in 0..steps {
        // Mostly minutes apart, sometimes days: pages must cross the windows in which they are looked for.
        let pause = if rng.random_range(0..6) == 0 {
            200_000
        } else {
            900
        };
        w.clock
            .advance(Duration::from_secs(rng.random_range(1..pause)));
        let (who, list) = owned[rng.random_range(0..owned.len())];
        let whom = cast[rng.random_range(0..cast.len())];
        let post = posts.get(rng.random_range(0..posts.len().max(1))).copied();
        match (rng.random_range(0..20), post) {
            (0..8, _) | (_, None) => {
                let draft = draft(w, &mut rng, step, post);
                posts.extend(
                    statuses::post(&w.ctx, who.actor, draft)
                        .await
                        .map(|v| v.status.id),
                );
            }
            (8..18, Some(post)) => {
                let deed = deed(&mut rng);
                if let Ok(view) = statuses::react(&w.ctx, who.actor, post, deed).await
                    && rng.random_range(0..4) == 0
                {
                    let _ = statuses::delete(&w.ctx, w.carla.actor, view.status.id).await;
                }
            }
            _ => stand(w, &mut rng, who, whom.id, list).await,
        }
        if step % 3 == 0 {
            stand(w, &mut rng, who, whom.id, list).await;
        }
    }
    owned
}

fn draft(w: &World, rng: &mut StdRng, step: usize, post: Option<StatusId>) -> Draft {
    let tags = ["", " #red", " #blue", " #red #blue"][rng.random_range(0..4)];
    let named = ["", "", " @ann", " @eva @ben"][rng.random_range(0..4)];
    let reply = rng.random_range(0..2) == 0;
    Draft {
        text: format!("{step}{tags}{named}"),
        audience: match rng.random_range(0..9) {
            0 => Some(Audience::Unit(w.product)),
            1 => Some(Audience::Unit(w.sales)),
            2 => Some(Audience::Followers),
            3 => Some(Audience::Named),
            _ => None,
        },
        wider_ok: true,
        reply_to: post.filter(|_| reply),
        quote_of: post.filter(|_| !reply && step.is_multiple_of(5)),
        ..Draft::default()
    }
}

fn deed(rng: &mut StdRng) -> Deed {
    match rng.random_range(0..14) {
        0..5 => Deed::Boost,
        5 => Deed::Unboost,
        6..9 => Deed::Favourite,
        9..11 => Deed::Bookmark,
        11..13 => Deed::Mute,
        _ => Deed::Unmute,
    }
}

/// Someone changes how they stand to someone, or to a tag. What is refused is refused.
async fn stand(w: &World, rng: &mut StdRng, who: Person, whom: AccountId, list: ListId) {
    let me = who.actor;
    let handle = ["ann", "ben", "carla", "dario", "eva"][rng.random_range(0..5)];
    let tag = ["red", "blue"][rng.random_range(0..2)];
    let _ = match rng.random_range(0..16) {
        0..6 => follows::follow(&w.ctx, me, whom).await,
        6 => follows::unfollow(&w.ctx, me, whom).await,
        7 => quiet::mute(&w.ctx, me, whom, Until::Ever).await,
        8 => {
            let until = Until::For(Duration::from_secs(rng.random_range(1..100_000)));
            quiet::mute(&w.ctx, me, whom, until).await
        }
        9 => quiet::unmute(&w.ctx, me, whom).await,
        10 => quiet::block(&w.ctx, me, whom).await,
        11 => quiet::unblock(&w.ctx, me, whom).await,
        12 => tags::unfollow(&w.ctx, me, tag).await,
        13 => tags::follow(&w.ctx, me, tag).await,
        _ => lists::add(&w.ctx, me, list, handle).await,
    };
}
