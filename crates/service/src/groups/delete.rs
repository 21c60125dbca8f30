//! Deleting a group with all that was written in it.

use model::{AccountId, Act, EventKind, GroupId, Role};
use serde::{Deserialize, Serialize};
use store::{groups, statuses};

use super::change::drawn;
use super::{found, show::May};
use crate::{Actor, Answer, Ctx, Door, Refusal, jobs};

/// Posts deleted in one transaction.
const BATCH: i64 = 200;

/// What the job needs to know: which group, and who deleted it.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Wipe {
    group: GroupId,
    by: AccountId,
}

/// Deletes a group: at once nobody finds it any more, and what was written in it goes soon after. `name` is its name, written once more.
pub async fn delete(ctx: &Ctx, actor: Actor, slug: &str, name: &str) -> Answer<()> {
    let (ctx_, slug, name) = (ctx.clone(), slug.to_owned(), name.to_owned());
    ctx.write(move |tx| {
        let (group, standing) = found(tx, actor, &slug)?;
        if !May::of(actor, &group, &standing).delete {
            return Err(Refusal::Forbidden);
        }
        if text::key(name.trim()) != text::key(&group.name) {
            return Err(Refusal::invalid("sure", "not-the-name"));
        }
        super::changed(&ctx_, tx, actor, group.id, None)?;
        groups::hide(tx, group.id, &drawn())?;
        groups::set_face(tx, group.id, None)?;
        if let Some(face) = group.face_id {
            store::media::delete(tx, face)?;
        }
        let wipe = Wipe {
            group: group.id,
            by: actor.id,
        };
        jobs::enqueue(&ctx_, tx, "group-wipe", &wipe, None, ctx_.now())?;
        super::record(&ctx_, tx, actor, (Act::GroupDeleted, &group), None)
    })
    .await
}

/// Deletes what was written in a hidden group, batch by batch, and then the group; may run twice.
pub(crate) async fn wipe(ctx: &Ctx, wipe: Wipe) -> Answer<()> {
    let by = Actor {
        id: wipe.by,
        role: Role::Member,
        door: Door::Work,
    };
    loop {
        let ctx_ = ctx.clone();
        let more = ctx
            .write(move |tx| {
                let ids = groups::standing_posts(tx, wipe.group, BATCH)?;
                for id in &ids {
                    let status = statuses::get(tx, *id)?;
                    statuses::change::delete(tx, &status, by.id, ctx_.now())?;
                    let mut event = ctx_.event(EventKind::StatusDeleted, by);
                    event.status_id = Some(*id);
                    store::events::append(tx, &event)?;
                }
                if ids.is_empty() {
                    groups::delete(tx, wipe.group)?;
                }
                Ok(!ids.is_empty())
            })
            .await?;
        if !more {
            return Ok(());
        }
    }
}
