//! The outbox: what happened, in line, and how far each consumer has come.
//!
//! An event is written in the transaction of its change. On SQLite, where changes happen one after another, it gets its
//! place in line at once. On PostgreSQL it has none until the dispatcher, of which there is one, gives it one: so a
//! transaction that commits late is never overtaken and lost.

use db::Row;
use model::{AccountId, Event, EventId, EventKind, StatusId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Writes down what happened.
pub fn append(tx: &mut Tx, event: &Event) -> Result<()> {
    tx.execute(
        "insert into events (id, /*sqlite seq,*/ kind, account_id, status_id, target_id, data, created_at)
         values ($1, /*sqlite (select coalesce(max(seq), 0) + 1 from events),*/ $2, $3, $4, $5, $6, $7)",
        params![event.id, event.kind, event.account_id, event.status_id, event.target_id, event.data, event.created_at],
    )?;
    Ok(())
}

/// Whether some event has no place in line yet.
pub fn are_waiting(c: &mut Conn) -> Result<bool> {
    let row = c.first("select 1 from events where seq is null limit 1", params![])?;
    Ok(row.is_some())
}

/// Gives waiting events their place in line, oldest first, at most `limit`; answers how many.
pub fn sequence(tx: &mut Tx, limit: i64) -> Result<u64> {
    let waiting = tx.all(
        "select id from events where seq is null order by id limit $1",
        params![limit],
    )?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let mut seq = last_seq(tx)?;
    for row in &waiting {
        seq += 1;
        tx.execute(
            "update events set seq = $2 where id = $1",
            params![row.get::<EventId>(0)?, seq],
        )?;
    }
    Ok(waiting.len() as u64)
}

/// The last place given.
pub fn last_seq(c: &mut Conn) -> Result<i64> {
    let row = c.first("select max(seq) from events", params![])?;
    Ok(row
        .map(|r| r.get::<Option<i64>>(0))
        .transpose()?
        .flatten()
        .unwrap_or(0))
}

/// The last place given, and whether some event has none yet.
pub fn standing(c: &mut Conn) -> Result<(i64, bool)> {
    let row = c.first(
        "select (select coalesce(max(seq), 0) from events), exists (select 1 from events where seq is null)",
        params![],
    )?;
    row.map_or(Ok((0, false)), |r| Ok((r.get(0)?, r.get(1)?)))
}

/// Up to `limit` events that have no place yet.
pub fn list_waiting(c: &mut Conn, limit: i64) -> Result<Vec<Event>> {
    c.all(
        "select id, 0, kind, account_id, status_id, target_id, data, created_at from events where seq is null order by id limit $1",
        params![limit],
    )?
    .iter()
    .map(read)
    .collect()
}

/// Up to `limit` events after place `seq`, in line.
pub fn list_after(c: &mut Conn, seq: i64, limit: i64) -> Result<Vec<Event>> {
    c.all(
        "select id, seq, kind, account_id, status_id, target_id, data, created_at from events where seq > $1 order by seq limit $2",
        params![seq, limit],
    )?
    .iter()
    .map(read)
    .collect()
}

/// The place of the last event that was written before `at`; 0 when there is none.
pub fn last_before(c: &mut Conn, at: Time) -> Result<i64> {
    let row = c.first(
        "select seq from events where created_at < $1 and seq is not null order by seq desc limit 1",
        params![at],
    )?;
    Ok(row.map(|r| r.get(0)).transpose()?.unwrap_or(0))
}

/// The event at place `seq`, unless it was forgotten.
pub fn find(c: &mut Conn, seq: i64) -> Result<Option<Event>> {
    c.first(
        "select id, seq, kind, account_id, status_id, target_id, data, created_at from events where seq = $1",
        params![seq],
    )?
    .as_ref()
    .map(read)
    .transpose()
}

/// Where `consumer` stands; 0 when it has not begun.
pub fn position(c: &mut Conn, consumer: &str) -> Result<i64> {
    let row = c.first(
        "select seq from consumers where name = $1",
        params![consumer],
    )?;
    Ok(row.map(|r| r.get(0)).transpose()?.unwrap_or(0))
}

/// How many events some consumer has still to do.
pub fn backlog(c: &mut Conn) -> Result<i64> {
    let row = c.first(
        "select (select count(*) from events where seq is null)
              + (select count(*) from events where seq > (select coalesce(min(seq), 0) from consumers))",
        params![],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// `consumer` has done everything up to `seq`.
pub fn advance(tx: &mut Tx, consumer: &str, seq: i64, now: Time) -> Result<()> {
    tx.execute(
        "insert into consumers (name, seq, updated_at) values ($1, $2, $3)
         on conflict (name) do update set seq = excluded.seq, updated_at = excluded.updated_at",
        params![consumer, seq, now],
    )?;
    Ok(())
}

/// Forgets events before `before` that every consumer has done.
pub fn prune(tx: &mut Tx, before: Time) -> Result<u64> {
    tx.execute(
        "delete from events where created_at < $1 and seq < (select min(seq) from consumers)",
        params![before],
    )
}

fn read(r: &Row) -> Result<Event> {
    Ok(Event {
        id: r.get(0)?,
        seq: r.get(1)?,
        kind: r.get::<EventKind>(2)?,
        account_id: r.get::<AccountId>(3)?,
        status_id: r.get::<Option<StatusId>>(4)?,
        target_id: r.get::<Option<AccountId>>(5)?,
        data: r.get(6)?,
        created_at: r.get(7)?,
    })
}
