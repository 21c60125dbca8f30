//! Once a day: empties what was deleted for good, and forgets keys nobody sends again and exports that have expired.

use std::time::Duration;

use model::Time;

use crate::{Answer, Ctx};

const DAY: Duration = Duration::from_secs(86_400);
/// How long what was deleted stays in the database: longer than anyone may bring it back.
const DELETED: Duration = DAY;
/// How long a key is remembered: a phone may be off for a holiday.
const KEYS: Duration = Duration::from_secs(30 * 86_400);
const BATCH: i64 = 500;

/// Asks for the work of today, and with it for that of every day after. Asking again changes nothing.
pub async fn start(ctx: &Ctx) -> Answer<()> {
    ask(ctx, ctx.now()).await
}

async fn ask(ctx: &Ctx, due: Time) -> Answer<()> {
    let ctx_ = ctx.clone();
    let day = format!("wipe-{}", due.secs().div_euclid(DAY.as_secs() as i64));
    ctx.write(move |tx| crate::jobs::enqueue(&ctx_, tx, "wipe", &(), Some(&day), due))
        .await
}

/// The work of a day.
pub(crate) async fn daily(ctx: &Ctx) -> Answer<()> {
    let now = ctx.now();
    ask(ctx, now.plus(DAY)).await?;
    let mut wiped = 0;
    loop {
        let n = ctx
            .write(move |tx| {
                let before = now.minus(DELETED);
                Ok(store::statuses::change::wipe_deleted(
                    tx,
                    before,
                    now.minus(crate::strikes::APPEAL),
                    BATCH,
                )?)
            })
            .await?;
        wiped += n;
        if n < BATCH as u64 {
            break;
        }
    }
    let keys = ctx
        .write(move |tx| {
            let before = now.minus(KEYS);
            Ok(store::statuses::insert::prune_idempotency(tx, before)?)
        })
        .await?;
    ctx.write(move |tx| Ok(store::records::exports::prune(tx, now)?))
        .await?;
    tracing::info!(wiped, keys, "emptied what was deleted");
    Ok(())
}
