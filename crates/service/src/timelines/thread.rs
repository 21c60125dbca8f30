//! A post with what came before it and what follows from it.

use std::collections::HashMap;

use model::StatusId;
use store::statuses::thread::{Place, Sight, above, below};

use crate::views::{self, Context, StatusView};
use crate::{Actor, Answer, Ctx, Refusal};

/// Posts of a thread looked at.
const THREAD: i64 = 5_000;
/// Answers shown at once.
const SHOWN: usize = 100;

/// A place in a thread.
#[derive(Debug, Clone)]
pub enum Node {
    /// A post, and how far below the one asked for it is (from 1; above it, 0).
    Post(usize, Box<StatusView>),
    /// So many posts here are left out because the reader has muted who wrote them.
    Muted(usize, usize),
    /// What was here is gone, or not for the reader.
    Gap(usize),
    /// What was here was of someone who was erased.
    Erased(usize),
}

/// A post with what came before it and what follows from it.
#[derive(Debug, Clone)]
pub struct Thread {
    /// What it answers, the first post first.
    pub above: Vec<Node>,
    /// The post.
    pub status: StatusView,
    /// Answers below it, each after what it answers.
    pub below: Vec<Node>,
    /// There are more answers: what to skip to see them.
    pub more: Option<usize>,
}

/// Which part of a thread is shown.
#[derive(Debug, Clone, Copy, Default)]
pub struct Window {
    /// Answers passed over: those of earlier pages.
    pub skip: usize,
    /// Show also what people wrote whom the reader has muted.
    pub muted: bool,
}

/// The thread of a post one sees, as far as one sees it.
pub async fn thread(ctx: &Ctx, actor: Actor, id: StatusId, window: Window) -> Answer<Thread> {
    let now = ctx.now();
    ctx.read(move |c| {
        let id = crate::statuses::visible(c, actor.id, id)?.id;
        let above = above(c, actor.id, id, now)?;
        let places = below(c, actor.id, id, now, THREAD)?;
        let end = window.skip.saturating_add(SHOWN).min(places.len());
        let below = places.get(window.skip..end).unwrap_or_default();
        let ids: Vec<StatusId> = above
            .iter()
            .chain(below)
            .filter(|p| shown(p, window))
            .map(|p| p.id)
            .chain([id])
            .collect();
        let found = views::hydrate(c, actor.id, &ids, Context::Thread, now)?;
        let mut views: HashMap<_, _> = found.into_iter().map(|v| (v.status.id, v)).collect();
        Ok(Thread {
            status: views.remove(&id).ok_or(Refusal::NotFound)?,
            above: nodes(&above, &mut views, window),
            below: nodes(below, &mut views, window),
            more: (end < places.len()).then_some(end),
        })
    })
    .await
}

fn shown(place: &Place, window: Window) -> bool {
    match place.sight {
        Sight::Seen => true,
        Sight::Muted => window.muted,
        Sight::Gap | Sight::Erased => false,
    }
}

/// Places with their posts; muted ones that follow each other are one.
fn nodes(places: &[Place], views: &mut HashMap<StatusId, StatusView>, window: Window) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::with_capacity(places.len());
    for place in places {
        if shown(place, window) {
            if let Some(view) = views.remove(&place.id) {
                nodes.push(Node::Post(place.depth, Box::new(view)));
            }
        } else if place.sight == Sight::Gap {
            nodes.push(Node::Gap(place.depth));
        } else if place.sight == Sight::Erased {
            nodes.push(Node::Erased(place.depth));
        } else if let Some(Node::Muted(_, count)) = nodes.last_mut() {
            *count += 1;
        } else {
            nodes.push(Node::Muted(place.depth, 1));
        }
    }
    nodes
}
