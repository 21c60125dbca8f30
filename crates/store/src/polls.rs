//! Polls.

use std::collections::HashMap;

use model::{AccountId, Poll, PollId, PollOption, StatusId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Opens a poll.
pub fn insert(
    tx: &mut Tx,
    id: PollId,
    status: StatusId,
    multiple: bool,
    ends_at: Time,
    options: &[&str],
) -> Result<()> {
    tx.execute(
        "insert into polls (id, status_id, multiple, ends_at) values ($1, $2, $3, $4)",
        params![id, status, multiple, ends_at],
    )?;
    for (position, title) in options.iter().enumerate() {
        tx.execute(
            "insert into poll_options (poll_id, position, title) values ($1, $2, $3)",
            params![id, position as i64, title],
        )?;
    }
    Ok(())
}

/// Votes; `false` when this person has voted before, and then nothing changes. Choices given twice count once.
pub fn vote(tx: &mut Tx, id: PollId, account: AccountId, choices: &[i64]) -> Result<bool> {
    // The poll's row is written first: two votes of one person at once wait for each other here.
    tx.execute(
        "update polls set voters_count = voters_count + 1 where id = $1",
        params![id],
    )?;
    if !votes(tx, account, &[id])?.is_empty() {
        tx.execute(
            "update polls set voters_count = voters_count - 1 where id = $1",
            params![id],
        )?;
        return Ok(false);
    }
    for position in choices {
        let added = tx.execute(
            "insert into poll_votes (poll_id, account_id, position) values ($1, $2, $3) on conflict do nothing",
            params![id, account, position],
        )?;
        tx.execute(
            "update poll_options set votes_count = votes_count + $3 where poll_id = $1 and position = $2",
            params![id, position, added as i64],
        )?;
    }
    Ok(true)
}

/// Marks the poll of a post as ended, when its time has come; answers whether it was open until now.
pub fn end(tx: &mut Tx, status: StatusId, now: Time) -> Result<bool> {
    let n = tx.execute(
        "update polls set ended = true where status_id = $1 and not ended and ends_at <= $2
            and exists (select 1 from statuses s where s.id = $1 and s.deleted_at is null)",
        params![status, now],
    )?;
    Ok(n == 1)
}

/// Those of `ids` that exist, by post.
pub fn list(c: &mut Conn, ids: &[PollId]) -> Result<HashMap<StatusId, Poll>> {
    let mut polls: HashMap<PollId, Poll> = HashMap::new();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    for r in c.all(
        "select id, status_id, multiple, ends_at, voters_count from polls where id = any($1)",
        params![ids],
    )? {
        let poll = Poll {
            id: r.get(0)?,
            status_id: r.get(1)?,
            multiple: r.get(2)?,
            ends_at: r.get(3)?,
            voters_count: r.get(4)?,
            options: Vec::new(),
        };
        polls.insert(poll.id, poll);
    }
    let options = c.all("select poll_id, title, votes_count from poll_options where poll_id = any($1) order by poll_id, position", params![ids])?;
    for r in options {
        if let Some(poll) = polls.get_mut(&r.get::<PollId>(0)?) {
            poll.options.push(PollOption {
                title: r.get(1)?,
                votes_count: r.get(2)?,
            });
        }
    }
    Ok(polls.into_values().map(|p| (p.status_id, p)).collect())
}

/// What `viewer` voted, by poll.
pub fn votes(c: &mut Conn, viewer: AccountId, ids: &[PollId]) -> Result<HashMap<PollId, Vec<i64>>> {
    let mut votes: HashMap<PollId, Vec<i64>> = HashMap::new();
    if ids.is_empty() {
        return Ok(votes);
    }
    let rows = c.all("select poll_id, position from poll_votes where account_id = $1 and poll_id = any($2) order by position", params![viewer, ids])?;
    for r in rows {
        votes.entry(r.get(0)?).or_default().push(r.get(1)?);
    }
    Ok(votes)
}

/// The post a poll is in.
pub fn status(c: &mut Conn, id: PollId) -> Result<Option<StatusId>> {
    let row = c.first("select status_id from polls where id = $1", params![id])?;
    row.map(|r| r.get(0)).transpose()
}
