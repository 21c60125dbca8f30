//! What administrators see of the work behind the screens.

use model::{Act, Detail, JobId, Role, Thing};
pub use store::jobs::Job;

use store::Tx;

use crate::audit::{self, About};
use crate::{Actor, Answer, Ctx, Refusal};

/// Jobs shown of each kind.
const LISTED: i64 = 100;

/// Work behind the screens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jobs {
    /// Laid aside after their last try, the newest first.
    pub dead: Vec<Job>,
    /// Being done.
    pub running: Vec<Job>,
    /// Waiting for their time.
    pub waiting: Vec<Job>,
    /// How many there are waiting, running and laid aside.
    pub counts: [i64; 3],
}

/// The latest jobs in each state (admins).
pub async fn jobs(ctx: &Ctx, actor: Actor) -> Answer<Jobs> {
    actor.must_be(Role::Admin)?;
    ctx.read(|c| {
        Ok(Jobs {
            dead: store::jobs::list(c, store::jobs::DEAD, LISTED)?,
            running: store::jobs::list(c, store::jobs::RUNNING, LISTED)?,
            waiting: store::jobs::list(c, store::jobs::WAITING, LISTED)?,
            counts: store::jobs::counts(c)?,
        })
    })
    .await
}

/// Tries a job that was laid aside once more (admins).
pub async fn retry(ctx: &Ctx, actor: Actor, id: JobId) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let kind = dead(tx, id)?;
        if !store::jobs::revive(tx, id, ctx_.now())? {
            return Err(Refusal::NotFound);
        }
        let about = About::thing(Thing::Job, id).with(Detail::Kind, kind);
        Ok(audit::record(&ctx_, tx, actor, Act::JobRetried, about)?)
    })
    .await
}

/// Forgets a job that was laid aside (admins).
pub async fn drop(ctx: &Ctx, actor: Actor, id: JobId) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let kind = dead(tx, id)?;
        if !store::jobs::delete_dead(tx, id)? {
            return Err(Refusal::NotFound);
        }
        let about = About::thing(Thing::Job, id).with(Detail::Kind, kind);
        Ok(audit::record(&ctx_, tx, actor, Act::JobDropped, about)?)
    })
    .await
}

/// What kind of work was laid aside.
fn dead(tx: &mut Tx, id: JobId) -> Answer<String> {
    store::jobs::find_dead(tx, id)?
        .map(|job| job.kind)
        .ok_or(Refusal::NotFound)
}
