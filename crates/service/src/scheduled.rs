//! Posts that go out later. When one cannot, it stays with its words, and its author is told why.

use model::{AccountState, ScheduledId, Time};
use serde::{Deserialize, Serialize};
use store::Tx;
use store::drafts::Scheduled as Row;

use crate::policy::limit;
use crate::statuses::{self, Draft};
use crate::{Actor, Answer, Ctx, Door, Refusal};

/// A post that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheduled {
    /// Id.
    pub id: ScheduledId,
    /// What was written.
    pub draft: Draft,
    /// When it goes out.
    pub due_at: Time,
    /// Why it did not, at its time.
    pub problem: Option<Problem>,
}

/// Why a post did not go out: as [`Refusal::Invalid`] says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What of it was wrong.
    pub field: String,
    /// Code of the reason.
    pub why: String,
    /// A number that belongs to the reason.
    pub limit: Option<i64>,
}

impl Problem {
    fn new(field: &str, why: &str, limit: Option<i64>) -> Self {
        let (field, why) = (field.to_owned(), why.to_owned());
        Self { field, why, limit }
    }
}

/// Keeps a post until `due_at`. What could not be posted now is refused now; the same key gives the same one.
pub async fn create(ctx: &Ctx, actor: Actor, draft: Draft, due_at: Time) -> Answer<ScheduledId> {
    check(ctx, &draft, due_at)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let mine = store::drafts::list_scheduled(tx, actor.id)?;
        if let Some(key) = &draft.idempotency_key {
            for row in &mine {
                if read(row)?.draft.idempotency_key.as_ref() == Some(key) {
                    return Ok(row.id);
                }
            }
        }
        if mine.len() as i64 >= limit::DRAFTS {
            return Err(Refusal::over("at", "too-many-scheduled", limit::DRAFTS));
        }
        ready(tx, actor, &draft)?;
        let row = row(ctx_.id(), actor, &draft, due_at)?;
        store::drafts::insert_scheduled(tx, &row)?;
        if let Some(saved) = draft.saved {
            saved.forget(tx, actor.id)?;
        }
        enqueue(&ctx_, tx, &row)?;
        Ok(row.id)
    })
    .await
}

/// Changes an own post that waits, or that could not go out.
pub async fn edit(
    ctx: &Ctx,
    actor: Actor,
    id: ScheduledId,
    draft: Draft,
    due_at: Time,
) -> Answer<()> {
    check(ctx, &draft, due_at)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        store::drafts::find_scheduled(tx, actor.id, id)?.ok_or(Refusal::NotFound)?;
        ready(tx, actor, &draft)?;
        let row = row(id, actor, &draft, due_at)?;
        store::drafts::update_scheduled(tx, &row)?;
        enqueue(&ctx_, tx, &row)
    })
    .await
}

/// An own one.
pub async fn get(ctx: &Ctx, actor: Actor, id: ScheduledId) -> Answer<Scheduled> {
    ctx.read(move |c| {
        let row = store::drafts::find_scheduled(c, actor.id, id)?.ok_or(Refusal::NotFound)?;
        read(&row)
    })
    .await
}

/// All own ones, the next one first.
pub async fn list(ctx: &Ctx, actor: Actor) -> Answer<Vec<Scheduled>> {
    ctx.read(move |c| {
        let rows = store::drafts::list_scheduled(c, actor.id)?;
        rows.iter().map(read).collect()
    })
    .await
}

/// How many own ones did not go out at their time.
pub async fn problems(ctx: &Ctx, actor: Actor) -> Answer<i64> {
    ctx.read(move |c| Ok(store::drafts::count_problems(c, actor.id)?))
        .await
}

/// Forgets an own one: it will not go out.
pub async fn delete(ctx: &Ctx, actor: Actor, id: ScheduledId) -> Answer<()> {
    ctx.write(
        move |tx| match store::drafts::delete_scheduled(tx, actor.id, id)? {
            true => Ok(()),
            false => Err(Refusal::NotFound),
        },
    )
    .await
}

fn check(ctx: &Ctx, draft: &Draft, due_at: Time) -> Answer<()> {
    statuses::check(draft, ctx.organisation().post_limit)?;
    let now = ctx.now();
    if due_at <= now {
        return Err(Refusal::invalid("at", "past"));
    }
    if due_at > now.plus(limit::SCHEDULE) {
        return Err(Refusal::invalid("at", "too-far"));
    }
    Ok(())
}

fn ready(tx: &mut Tx, actor: Actor, draft: &Draft) -> Answer<()> {
    crate::rules::must_be_accepted(tx, actor)?;
    statuses::prepare(tx, actor, draft)?;
    let there = store::media::list_own(tx, actor.id, &draft.media, None)?;
    if there.len() < draft.media.len() {
        return Err(Refusal::invalid("media", "gone"));
    }
    Ok(())
}

fn row(id: ScheduledId, actor: Actor, draft: &Draft, due_at: Time) -> Answer<Row> {
    Ok(Row {
        id,
        account_id: actor.id,
        data: store::param::write_json(draft)?,
        due_at,
        problem: String::new(),
    })
}

fn read(row: &Row) -> Answer<Scheduled> {
    let problem = match row.problem.as_str() {
        "" => None,
        text => Some(store::param::read_json(text)?),
    };
    Ok(Scheduled {
        id: row.id,
        draft: store::param::read_json(&row.data)?,
        due_at: row.due_at,
        problem,
    })
}

fn enqueue(ctx: &Ctx, tx: &mut Tx, row: &Row) -> Answer<()> {
    let key = format!("scheduled-{}-{}", row.id, row.due_at.micros());
    crate::jobs::enqueue(ctx, tx, "scheduled", &row.id, Some(&key), row.due_at)
}

/// The time of a post has come. One that was moved or taken back meanwhile is left alone.
pub(crate) async fn send(ctx: &Ctx, id: ScheduledId) -> Answer<()> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let Some(row) = store::drafts::get_scheduled(tx, id)? else {
            return Ok(());
        };
        if row.due_at > ctx_.now() || !row.problem.is_empty() {
            return Ok(());
        }
        let problem = match tx.savepoint(|tx| post(&ctx_, tx, &row)) {
            Ok(()) => {
                store::drafts::delete_scheduled(tx, row.account_id, id)?;
                return Ok(());
            }
            Err(Refusal::Invalid { field, why, limit }) => Problem::new(field, why, limit),
            Err(Refusal::Conflict(why)) => Problem::new("", why, None),
            Err(Refusal::Forbidden | Refusal::NotFound) => Problem::new("account", "away", None),
            Err(other) => return Err(other),
        };
        let problem = store::param::write_json(&problem)?;
        store::drafts::update_scheduled(tx, &Row { problem, ..row })?;
        Ok(())
    })
    .await
}

fn post(ctx: &Ctx, tx: &mut Tx, row: &Row) -> Answer<()> {
    let author = store::accounts::find(tx, row.account_id)?.ok_or(Refusal::NotFound)?;
    if author.state != AccountState::Active {
        return Err(Refusal::Forbidden);
    }
    let actor = Actor {
        id: author.id,
        role: author.role,
        door: Door::Work,
    };
    let draft: Draft = store::param::read_json(&row.data)?;
    statuses::check(&draft, ctx.organisation().post_limit)?;
    statuses::insert(ctx, tx, actor, &draft)?;
    Ok(())
}
