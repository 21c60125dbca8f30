//! Forgets what has ended: sessions, half-finished ceremonies, counted tries. Once a day.

use std::time::Duration;

use model::Time;
use store::auth::{attempts, ceremonies};

use super::throttle::MEMORY;
use crate::{Answer, Ctx, jobs};

/// The kind of the job.
pub(crate) const KIND: &str = "sign-in-sweep";
const DAY: Duration = Duration::from_secs(86_400);

/// Asks for the sweep of today, and with it for that of every day after. Asking again changes nothing.
pub async fn start(ctx: &Ctx) -> Answer<()> {
    ask(ctx, ctx.now()).await
}

async fn ask(ctx: &Ctx, due: Time) -> Answer<()> {
    let ctx_ = ctx.clone();
    let day = format!("{KIND}-{}", due.secs() / DAY.as_secs() as i64);
    ctx.write(move |tx| jobs::enqueue(&ctx_, tx, KIND, &(), Some(&day), due))
        .await
}

/// The work of a day.
pub(crate) async fn daily(ctx: &Ctx) -> Answer<()> {
    let now = ctx.now();
    ask(ctx, now.plus(DAY)).await?;
    crate::oauth::sweep(ctx, now).await?;
    ctx.write(move |tx| {
        store::sessions::prune(tx, now)?;
        ceremonies::prune(tx, now)?;
        attempts::prune(tx, now.minus(MEMORY))?;
        Ok(())
    })
    .await
}
