//! Entries of the audit log, in the order of their chain.

use db::Row;
use model::{AccountId, Act, Page, Thing, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// An entry as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Place in the chain, from 1, without gaps.
    pub seq: i64,
    /// What was done.
    pub act: Act,
    /// Through which door, as a word.
    pub door: String,
    /// Who did it, where that is known.
    pub actor_id: Option<AccountId>,
    /// Whom it concerns.
    pub person_id: Option<AccountId>,
    /// What it concerns beside a person.
    pub thing: Thing,
    /// Its id.
    pub thing_id: Option<i64>,
    /// What more there is to say, as JSON; empty when it was erased.
    pub details: String,
    /// Makes the digest of short details unguessable; empty when they were erased.
    pub salt: String,
    /// Digest of salt and details.
    pub digest: String,
    /// When.
    pub created_at: Time,
    /// Seal over all of it but details and salt, and the seal before.
    pub hash: String,
}

/// Which entries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Done by this person.
    pub actor: Option<AccountId>,
    /// Concerning this person.
    pub person: Option<AccountId>,
    /// Of this kind.
    pub act: Option<Act>,
    /// Not before this moment.
    pub since: Option<Time>,
    /// Before this moment.
    pub until: Option<Time>,
}

const COLUMNS: &str =
    "seq, act, door, actor_id, person_id, thing, thing_id, details, salt, digest, created_at, hash";

/// Takes the next place in the chain and holds it until the transaction ends; answers the place and the seal before it.
pub fn take_place(tx: &mut Tx) -> Result<(i64, String)> {
    let row = tx.first(
        "insert into audit_head (id, seq, hash) values (1, 1, '')
         on conflict (id) do update set seq = audit_head.seq + 1 returning seq, hash",
        params![],
    )?;
    let row = row.ok_or_else(|| crate::Error::Corrupt("the audit log has no end".to_owned()))?;
    Ok((row.get(0)?, row.get(1)?))
}

/// Writes the entry of the place just taken; its seal is the last one now.
pub fn insert(tx: &mut Tx, e: &Entry) -> Result<()> {
    tx.execute(
        "insert into audit_entries (seq, act, door, actor_id, person_id, thing, thing_id, details, salt, digest, created_at, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        params![
            e.seq, e.act, e.door, e.actor_id, e.person_id, e.thing, e.thing_id, e.details, e.salt, e.digest, e.created_at, e.hash
        ],
    )?;
    tx.execute(
        "update audit_head set hash = $1 where id = 1",
        params![e.hash],
    )?;
    Ok(())
}

/// Place and seal of the last entry; nothing before the first.
pub fn head(c: &mut Conn) -> Result<Option<(i64, String)>> {
    c.first("select seq, hash from audit_head where id = 1", params![])?
        .map(|r| Ok((r.get(0)?, r.get(1)?)))
        .transpose()
}

/// A page of those wanted, in reading order; one more than the page takes tells that there are more.
pub fn list(c: &mut Conn, wanted: &Wanted, page: &Page) -> Result<Vec<Entry>> {
    let direction = if page.ascending() { "asc" } else { "desc" };
    let sql = format!(
        "select {COLUMNS} from audit_entries
         where seq > $1 and seq < $2 and {} order by seq {direction} limit $8",
        filter(wanted)
    );
    let (since, until) = times(wanted);
    let params = params![
        page.floor(),
        page.ceiling(),
        wanted.actor,
        wanted.person,
        wanted.act,
        since,
        until,
        page.limit + 1
    ];
    c.all(&sql, params)?.iter().map(read).collect()
}

/// Calls `take` with each of those wanted, the oldest first.
pub fn each<E: From<crate::Error>>(
    c: &mut Conn,
    wanted: &Wanted,
    mut take: impl FnMut(Entry) -> Result<(), E>,
) -> Result<(), E> {
    let sql = format!(
        "select {COLUMNS} from audit_entries
         where seq > $1 and seq < $2 and {} order by seq",
        filter(wanted)
    );
    let (since, until) = times(wanted);
    let params = params![
        0_i64,
        i64::MAX,
        wanted.actor,
        wanted.person,
        wanted.act,
        since,
        until
    ];
    c.each(&sql, params, |row| take(read(&row)?))
}

/// The conditions, each on its own index where one is asked for.
fn filter(wanted: &Wanted) -> String {
    let asked = |is: bool, condition: &str, number: usize| match is {
        true => condition.to_owned(),
        // The parameter is there in any case; both engines want to know its type.
        false => format!("CAST(${number} AS BIGINT) is null"),
    };
    [
        asked(wanted.actor.is_some(), "actor_id = $3", 3),
        asked(wanted.person.is_some(), "person_id = $4", 4),
        asked(wanted.act.is_some(), "act = $5", 5),
        "created_at >= $6 and created_at < $7".to_owned(),
    ]
    .join(" and ")
}

fn times(wanted: &Wanted) -> (Time, Time) {
    (
        wanted.since.unwrap_or(Time::from_micros(i64::MIN)),
        wanted.until.unwrap_or(Time::from_micros(i64::MAX)),
    )
}

fn read(r: &Row) -> Result<Entry> {
    Ok(Entry {
        seq: r.get(0)?,
        act: r.get(1)?,
        door: r.get(2)?,
        actor_id: r.get(3)?,
        person_id: r.get(4)?,
        thing: r.get(5)?,
        thing_id: r.get(6)?,
        details: r.get(7)?,
        salt: r.get(8)?,
        digest: r.get(9)?,
        created_at: r.get(10)?,
        hash: r.get(11)?,
    })
}
