//! Keeps posts findable: a consumer of events.

use model::{Event, EventKind, StatusId};
use store::{Tx, statuses};

use crate::Ctx;
use crate::events::Consumer;

/// Keeps posts findable. Its name in the store is `search`.
#[derive(Debug)]
pub struct Indexer;

impl Consumer for Indexer {
    fn name(&self) -> &'static str {
        "search"
    }

    fn handle(&self, _ctx: &Ctx, tx: &mut Tx, event: &Event) -> Result<(), db::Error> {
        match (event.kind, event.status_id) {
            (
                EventKind::StatusPosted | EventKind::StatusEdited | EventKind::StatusRestored,
                Some(id),
            ) => put(tx, id),
            (EventKind::StatusDeleted, Some(id)) => store::search::remove(tx, id),
            _ => Ok(()),
        }
    }
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
                for id in ids {
                    put(tx, id)?;
                }
                Ok(())
            })
            .await?;
    }
}

/// Makes a post findable by what it says now.
pub(crate) fn put(tx: &mut Tx, id: StatusId) -> Result<(), db::Error> {
    let status = statuses::get(tx, id)?;
    // A boost is found through what it boosts; a post that is gone by now through nothing.
    if status.boost_of_id.is_some() || !statuses::find::stands(tx, id)? {
        return Ok(());
    }
    let mut plain = format!("{}\n{}", status.note, text::plain(&status.html));
    let polls: Vec<_> = status.poll_id.into_iter().collect();
    for poll in store::polls::list(tx, &polls)?.into_values() {
        for option in poll.options {
            plain.push('\n');
            plain.push_str(&option.title);
        }
    }
    for media in store::media::list_by_status(tx, &[id])?
        .into_values()
        .flatten()
    {
        plain.push('\n');
        plain.push_str(&media.description);
    }
    store::search::put(
        tx,
        id,
        &text::search::index(&plain, text::Lang::from_code(&status.language)),
    )
}
