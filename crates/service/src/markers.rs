//! Where people stopped reading, the same on every device of theirs.

use model::{EventKind, StatusId};
pub use store::markers::Marker;

use crate::{Actor, Answer, Ctx, Refusal};

/// Timelines that remember where one stopped.
pub const TIMELINES: [&str; 3] = ["home", "everyone", "notifications"];

/// The newest that I have read of a timeline; 0 when I never did.
pub async fn get(ctx: &Ctx, actor: Actor, timeline: &'static str) -> Answer<i64> {
    ctx.read(move |c| Ok(store::markers::position(c, actor.id, timeline)?))
        .await
}

/// All markers of mine.
pub async fn all(ctx: &Ctx, actor: Actor) -> Answer<Vec<Marker>> {
    ctx.read(move |c| Ok(store::markers::list(c, actor.id)?))
        .await
}

/// I have read a timeline, or a group (`group:ID`), up to `id`: the marker moves forward, never back. Answers whether it moved.
pub async fn advance(ctx: &Ctx, actor: Actor, timeline: &str, id: i64) -> Answer<bool> {
    if let Some(group) = timeline.strip_prefix("group:") {
        let group = group.parse();
        let group = group.map_err(|_| Refusal::invalid("timeline", "unknown"))?;
        return crate::groups::read_up_to(ctx, actor, group, StatusId::from(id)).await;
    }
    let timeline = *TIMELINES
        .iter()
        .find(|known| **known == timeline)
        .ok_or(Refusal::invalid("timeline", "unknown"))?;
    let now = ctx.now();
    // What is not written yet has not been read: a marker beyond now would hide everything to come.
    if id <= 0 || StatusId::from(id).time().millis() > now.millis() + 1_000 {
        return Err(Refusal::invalid("id", "unknown"));
    }
    let mut event = ctx.event(EventKind::MarkerMoved, actor);
    (event.data, event.status_id) = (timeline.to_owned(), Some(StatusId::from(id)));
    ctx.write(move |tx| {
        let moved = store::markers::advance(tx, actor.id, timeline, id, now)?;
        if moved {
            store::events::append(tx, &event)?;
        }
        Ok(moved)
    })
    .await
}
