//! Who reports to whom: a tree that is walked one level at a time.

use model::AccountId;
use store::{Conn, chart};

use crate::views::{self, AccountCard};
use crate::{Actor, Answer, Ctx, Refusal};

/// People of one level shown at once.
pub const PAGE: i64 = 60;

/// Someone in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Who.
    pub card: AccountCard,
    /// How many report to them.
    pub reports: i64,
    /// Those of them that are shown.
    pub below: Level,
}

/// People side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Level {
    /// Who, those who lead others first.
    pub nodes: Vec<Node>,
    /// More follow.
    pub more: bool,
}

/// What the page of the tree shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chart {
    /// From the top down to the person asked for, and who is around them.
    pub top: Level,
    /// People who neither lead anybody nor report to anybody.
    pub apart: i64,
}

/// The tree from the top, open down to `at` (a handle; empty for the reader) and one level below.
pub async fn show(ctx: &Ctx, actor: Actor, at: &str) -> Answer<Chart> {
    let (at, now) = (at.trim_start_matches('@').to_owned(), ctx.now());
    ctx.read(move |c| {
        let id = match at.as_str() {
            "" => actor.id,
            handle => {
                store::accounts::find_by_handle(c, handle)?
                    .ok_or(Refusal::NotFound)?
                    .id
            }
        };
        let mut open = chart::list_above(c, id)?;
        open.insert(0, id);
        let tops = chart::list_tops(c, PAGE + 1, 0)?;
        let mut top = level(c, tops, now)?;
        // Alone at the top, one wants to see who is below.
        if let [only] = top.nodes.as_slice()
            && !open.contains(&only.card.id)
        {
            open.push(only.card.id);
        }
        unfold(c, &mut top, &open, now)?;
        Ok(Chart {
            top,
            apart: chart::count_apart(c)?,
        })
    })
    .await
}

/// Who reports to the one called `handle`; `page` counts from 0.
pub async fn below(ctx: &Ctx, handle: &str, page: i64) -> Answer<Level> {
    let (handle, now) = (handle.to_owned(), ctx.now());
    ctx.read(move |c| {
        let who = store::accounts::find_by_handle(c, &handle)?.ok_or(Refusal::NotFound)?;
        let offset = page.clamp(0, 10_000) * PAGE;
        let found = chart::list_reports(c, who.id, PAGE + 1, offset)?;
        level(c, found, now)
    })
    .await
}

fn level(c: &mut Conn, mut found: Vec<chart::Node>, now: model::Time) -> Answer<Level> {
    let more = found.len() as i64 > PAGE;
    found.truncate(PAGE as usize);
    let ids: Vec<AccountId> = found.iter().map(|node| node.id).collect();
    let mut cards = views::cards(c, &ids, now)?;
    let nodes = found.iter().filter_map(|node| {
        Some(Node {
            card: cards.remove(&node.id)?,
            reports: node.reports,
            below: Level::default(),
        })
    });
    let nodes = nodes.collect();
    Ok(Level { nodes, more })
}

/// Opens those of `level` that are on the way, and so on below them.
fn unfold(c: &mut Conn, level_: &mut Level, open: &[AccountId], now: model::Time) -> Answer<()> {
    for node in &mut level_.nodes {
        if node.reports > 0 && open.contains(&node.card.id) {
            let found = chart::list_reports(c, node.card.id, PAGE + 1, 0)?;
            node.below = level(c, found, now)?;
            unfold(c, &mut node.below, open, now)?;
        }
    }
    Ok(())
}
