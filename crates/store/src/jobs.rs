//! Work to do: retried with back-off, laid aside as dead after its last try.

use std::time::Duration;

use db::Row;
use model::{JobId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Waiting for its time.
pub const WAITING: i64 = 0;
/// Being done until its claim runs out.
pub const RUNNING: i64 = 1;
/// Failed for the last time; an administrator decides.
pub const DEAD: i64 = 2;

/// A piece of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Id.
    pub id: JobId,
    /// Which work.
    pub kind: String,
    /// What it needs to know, as JSON.
    pub data: String,
    /// [`WAITING`], [`RUNNING`] or [`DEAD`].
    pub state: i64,
    /// Tries so far.
    pub attempts: i64,
    /// Not before.
    pub due_at: Time,
    /// Why the last try failed; for administrators.
    pub last_error: String,
    /// When it was asked for.
    pub created_at: Time,
}

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Work<'a> {
    /// What to do.
    pub kind: &'a str,
    /// What with, as JSON.
    pub data: &'a str,
    /// Only one that waits may have this key.
    pub unique: Option<&'a str>,
}

const COLUMNS: &str = "id, kind, data, state, attempts, due_at, last_error, created_at";

/// Asks for work. With a `unique` key, asking again while it waits changes nothing; answers whether it was new.
pub fn enqueue(tx: &mut Tx, id: JobId, work: &Work<'_>, due_at: Time, now: Time) -> Result<bool> {
    let added = tx.execute(
        "insert into jobs (id, kind, data, unique_key, state, due_at, created_at, updated_at) values ($1, $2, $3, $4, 0, $5, $6, $6)
         on conflict do nothing",
        params![id, work.kind, work.data, work.unique, due_at, now],
    )?;
    Ok(added == 1)
}

/// Takes up to `limit` due jobs; a claim older than `hold` counts as lost and is taken again.
pub fn claim(tx: &mut Tx, limit: i64, hold: Duration, now: Time) -> Result<Vec<Job>> {
    let rows = tx.all(
        &format!(
            "update jobs set state = 1, attempts = attempts + 1, claimed_until = $2, updated_at = $1 where id in (
                select id from jobs where (state = 0 and due_at <= $1) or (state = 1 and claimed_until < $1)
                order by due_at limit $3 /*postgres for update skip locked */
             ) returning {COLUMNS}"
        ),
        params![now, now.plus(hold), limit],
    )?;
    rows.iter().map(read).collect()
}

/// Done: forgets it.
pub fn delete(tx: &mut Tx, id: JobId) -> Result<bool> {
    Ok(tx.execute("delete from jobs where id = $1", params![id])? == 1)
}

/// Failed: tries again at `due_at`, or lays it aside when `None`.
pub fn fail(tx: &mut Tx, id: JobId, error: &str, due_at: Option<Time>, now: Time) -> Result<()> {
    let state = if due_at.is_some() { WAITING } else { DEAD };
    tx.execute(
        "update jobs set state = $2, last_error = $3, due_at = coalesce($4, due_at), claimed_until = null, updated_at = $5 where id = $1",
        params![id, state, error, due_at, now],
    )?;
    Ok(())
}

/// Tries a dead job once more, now.
pub fn revive(tx: &mut Tx, id: JobId, now: Time) -> Result<bool> {
    let n = tx.execute("update jobs set state = 0, attempts = 0, due_at = $2, updated_at = $2 where id = $1 and state = 2", params![id, now])?;
    Ok(n == 1)
}

/// Forgets a dead job; whether it was one.
pub fn delete_dead(tx: &mut Tx, id: JobId) -> Result<bool> {
    let n = tx.execute("delete from jobs where id = $1 and state = 2", params![id])?;
    Ok(n == 1)
}

/// A job that was laid aside.
pub fn find_dead(c: &mut Conn, id: JobId) -> Result<Option<Job>> {
    let sql = format!("select {COLUMNS} from jobs where id = $1 and state = 2");
    c.first(&sql, params![id])?.as_ref().map(read).transpose()
}

/// The latest jobs in `state`, newest first.
pub fn list(c: &mut Conn, state: i64, limit: i64) -> Result<Vec<Job>> {
    let rows = c.all(
        &format!("select {COLUMNS} from jobs where state = $1 order by id desc limit $2"),
        params![state, limit],
    )?;
    rows.iter().map(read).collect()
}

/// How many are waiting, running and dead.
pub fn counts(c: &mut Conn) -> Result<[i64; 3]> {
    let mut counts = [0; 3];
    for row in c.all("select state, count(*) from jobs group by state", params![])? {
        if let Some(slot) = counts.get_mut(row.get::<i64>(0)? as usize) {
            *slot = row.get(1)?;
        }
    }
    Ok(counts)
}

/// When the next waiting job is due.
pub fn next_due(c: &mut Conn) -> Result<Option<Time>> {
    let row = c.first("select min(due_at) from jobs where state = 0", params![])?;
    Ok(row.map(|r| r.get::<Option<Time>>(0)).transpose()?.flatten())
}

/// Whether a claim has run out: its worker died.
pub fn any_lost(c: &mut Conn, now: Time) -> Result<bool> {
    Ok(c.first(
        "select 1 from jobs where state = 1 and claimed_until < $1 limit 1",
        params![now],
    )?
    .is_some())
}

fn read(r: &Row) -> Result<Job> {
    Ok(Job {
        id: r.get(0)?,
        kind: r.get(1)?,
        data: r.get(2)?,
        state: r.get(3)?,
        attempts: r.get(4)?,
        due_at: r.get(5)?,
        last_error: r.get(6)?,
        created_at: r.get(7)?,
    })
}
