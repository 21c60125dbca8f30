//! Keeps posts findable: a consumer of events.

use std::collections::HashMap;

use model::{Event, EventKind, Media, Poll, PollId, StatusId};
use store::statuses::find::Written;
use store::{Conn, Tx, statuses};
use text::search::Index;

use crate::Ctx;
use crate::events::{Act, Batch, Consumer};

/// Pages of the index that are put in order at a time, at least: few milliseconds, for who writes waits for them.
const PIECE: i64 = 32;
/// Posts whose words are about a page once they are merged as often as it takes.
const PAGE: i64 = 4;

/// Keeps posts findable. Its name in the store is `search`.
#[derive(Debug)]
pub struct Indexer;

impl Consumer for Indexer {
    fn name(&self) -> &'static str {
        "search"
    }

    fn handle(&self, _ctx: &Ctx, tx: &mut Tx, event: &Event) -> Result<(), db::Error> {
        match event.status_id {
            Some(id) if writes(event.kind) => put(tx, id),
            Some(id) if event.kind == EventKind::StatusDeleted => store::search::remove(tx, id),
            _ => Ok(()),
        }
    }

    /// Words are cut and stemmed before the transaction. A post that changes meanwhile has an event of its own to come.
    fn prepare(&self, c: &mut Conn, batch: &Batch) -> Result<Option<Act>, db::Error> {
        let indexes = indexes(c, &batch.posts)?;
        Ok(Some(Box::new(move |ctx, tx, event| {
            match event.status_id {
                Some(id) if writes(event.kind) => write(tx, &indexes, id),
                _ => Indexer.handle(ctx, tx, event),
            }
        })))
    }

    fn begin(&self, tx: &mut Tx) -> Result<(), db::Error> {
        store::search::expect_many(tx, false)
    }

    fn tidy(&self, tx: &mut Tx, events: usize) -> Result<bool, db::Error> {
        store::search::merge(tx, PIECE.max(events as i64 / PAGE))
    }
}

/// Whether after such an event a post reads differently.
fn writes(kind: EventKind) -> bool {
    use EventKind::{StatusEdited, StatusPosted, StatusRestored};
    matches!(kind, StatusPosted | StatusEdited | StatusRestored)
}

/// Makes the words of all posts again, as after a restore; answers of how many.
pub async fn rebuild(ctx: &Ctx) -> Result<u64, db::Error> {
    const BATCH: i64 = 500;
    let (mut last, mut done) = (0, 0);
    loop {
        let ids = ctx
            .db()
            .read(move |c| store::facts::posts_after(c, last, BATCH))
            .await?;
        let Some(end) = ids.last().copied() else {
            return Ok(done);
        };
        (last, done) = (end.get(), done + ids.len() as u64);
        ctx.db()
            .write(move |tx| -> Result<(), db::Error> {
                let posts = statuses::find::written(tx, &ids)?;
                let indexes = indexes(tx, &posts)?;
                ids.iter().try_for_each(|id| write(tx, &indexes, *id))
            })
            .await?;
    }
}

/// Makes a post findable by what it says now.
pub(crate) fn put(tx: &mut Tx, id: StatusId) -> Result<(), db::Error> {
    let posts = statuses::find::written(tx, &[id])?;
    let indexes = indexes(tx, &posts)?;
    write(tx, &indexes, id)
}

fn write(tx: &mut Tx, indexes: &HashMap<StatusId, Index>, id: StatusId) -> Result<(), db::Error> {
    match indexes.get(&id) {
        Some(index) => store::search::put(tx, id, index),
        None => Ok(()),
    }
}

/// By which words posts are found. A boost is found through what it boosts; a post that is gone by now through nothing.
fn indexes(
    c: &mut Conn,
    posts: &HashMap<StatusId, Written>,
) -> Result<HashMap<StatusId, Index>, db::Error> {
    let found = || {
        posts
            .values()
            .filter(|p| p.stands && p.status.boost_of_id.is_none())
    };
    let ids: Vec<StatusId> = found().map(|p| p.status.id).collect();
    let polls: Vec<PollId> = found().filter_map(|p| p.status.poll_id).collect();
    let polls = store::polls::list(c, &polls)?;
    let media = store::media::list_by_status(c, &ids)?;
    Ok(found()
        .map(|post| {
            let id = post.status.id;
            let images = media.get(&id).map(Vec::as_slice).unwrap_or_default();
            (id, index(post, polls.get(&id), images))
        })
        .collect())
}

fn index(post: &Written, poll: Option<&Poll>, media: &[Media]) -> Index {
    let status = &post.status;
    let mut plain = format!("{}\n{}", status.note, text::plain_of_ours(&status.html));
    let answers = poll.iter().flat_map(|p| &p.options).map(|o| &o.title);
    for more in answers.chain(media.iter().map(|m| &m.description)) {
        plain.push('\n');
        plain.push_str(more);
    }
    text::search::index(&plain, text::Lang::from_code(&status.language))
}
