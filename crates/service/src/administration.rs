//! What administrators see of the work behind the screens.

use model::{JobId, Role};
pub use store::jobs::Job;

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
    let now = ctx.now();
    found(
        ctx.write(move |tx| Ok(store::jobs::revive(tx, id, now)?))
            .await?,
    )
}

/// Forgets a job that was laid aside (admins).
pub async fn drop(ctx: &Ctx, actor: Actor, id: JobId) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    found(
        ctx.write(move |tx| Ok(store::jobs::delete_dead(tx, id)?))
            .await?,
    )
}

fn found(there: bool) -> Answer<()> {
    if there {
        Ok(())
    } else {
        Err(Refusal::NotFound)
    }
}
