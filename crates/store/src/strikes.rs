//! What moderators did about people and told them, their appeals, and what moderators note among themselves.

use db::Row;
use model::{AccountId, NoteId, Reach, ReportId, RuleId, StatusId, StrikeId, StrikeKind, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Something done about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strike {
    /// Id.
    pub id: StrikeId,
    /// About whom.
    pub target_id: AccountId,
    /// Who did it. The person never learns it.
    pub actor_id: AccountId,
    /// The report that led to it.
    pub report_id: Option<ReportId>,
    /// What.
    pub kind: StrikeKind,
    /// The rule that was broken.
    pub rule_id: Option<RuleId>,
    /// The moderator's words to the person.
    pub words: String,
    /// When.
    pub created_at: Time,
    /// When it was taken back.
    pub undone_at: Option<Time>,
}

/// What a person says against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appeal {
    /// Against what.
    pub strike_id: StrikeId,
    /// In the person's words.
    pub body: String,
    /// When.
    pub created_at: Time,
    /// The decision: granted or not; none while it waits.
    pub granted: Option<bool>,
    /// What is answered.
    pub answer: String,
    /// When it was decided.
    pub decided_at: Option<Time>,
}

/// A note for moderators only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Id.
    pub id: NoteId,
    /// About whom.
    pub target_id: AccountId,
    /// On which report, if on one.
    pub report_id: Option<ReportId>,
    /// Who wrote it.
    pub author_id: AccountId,
    /// What.
    pub body: String,
    /// When.
    pub created_at: Time,
}

const COLUMNS: &str = "t.id, t.target_id, t.actor_id, t.report_id, t.kind, t.rule_id, t.words, t.created_at, t.undone_at";

fn read(r: &Row) -> Result<Strike> {
    Ok(Strike {
        id: r.get(0)?,
        target_id: r.get(1)?,
        actor_id: r.get(2)?,
        report_id: r.get(3)?,
        kind: r.get(4)?,
        rule_id: r.get(5)?,
        words: r.get(6)?,
        created_at: r.get(7)?,
        undone_at: r.get(8)?,
    })
}

fn read_appeal(r: &Row) -> Result<Appeal> {
    Ok(Appeal {
        strike_id: r.get(0)?,
        body: r.get(1)?,
        created_at: r.get(2)?,
        granted: r.get(3)?,
        answer: r.get(4)?,
        decided_at: r.get(5)?,
    })
}

/// Adds a strike.
pub fn insert(tx: &mut Tx, s: &Strike) -> Result<()> {
    tx.execute(
        "insert into strikes (id, target_id, actor_id, report_id, kind, rule_id, words, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![s.id, s.target_id, s.actor_id, s.report_id, s.kind, s.rule_id, s.words, s.created_at],
    )?;
    Ok(())
}

/// Keeps a post that a strike concerns, as it was.
pub fn keep(tx: &mut Tx, strike: StrikeId, status: StatusId, data: &str) -> Result<()> {
    tx.execute(
        "insert into strike_posts (strike_id, status_id, data) values ($1, $2, $3) on conflict do nothing",
        params![strike, status, data],
    )?;
    Ok(())
}

/// The posts a strike concerns, as they were.
pub fn posts(c: &mut Conn, id: StrikeId) -> Result<Vec<(StatusId, String)>> {
    c.all(
        "select status_id, data from strike_posts where strike_id = $1 order by status_id",
        params![id],
    )?
    .iter()
    .map(|r| Ok((r.get(0)?, r.get(1)?)))
    .collect()
}

/// By id.
pub fn find(c: &mut Conn, id: StrikeId) -> Result<Option<Strike>> {
    c.first(
        "select t.id, t.target_id, t.actor_id, t.report_id, t.kind, t.rule_id, t.words, t.created_at, t.undone_at from strikes t where t.id = $1",
        params![id],
    )?
    .as_ref()
    .map(read)
    .transpose()
}

/// The latest about a person.
pub fn list_about(c: &mut Conn, target: AccountId, limit: i64) -> Result<Vec<Strike>> {
    let sql = format!(
        "select {COLUMNS} from strikes t where t.target_id = $1 order by t.id desc limit $2"
    );
    c.all(&sql, params![target, limit])?
        .iter()
        .map(read)
        .collect()
}

/// Takes a strike back; answers whether it stood.
pub fn undo(tx: &mut Tx, id: StrikeId, by: AccountId, now: Time) -> Result<bool> {
    Ok(tx.execute(
        "update strikes set undone_by = $2, undone_at = $3 where id = $1 and undone_at is null",
        params![id, by, now],
    )? == 1)
}

/// The latest strike of `kind` about a person that stands.
pub fn standing(c: &mut Conn, target: AccountId, kind: StrikeKind) -> Result<Option<Strike>> {
    let sql = format!(
        "select {COLUMNS} from strikes t where t.target_id = $1 and t.kind = $2 and t.undone_at is null order by t.id desc limit 1"
    );
    c.first(&sql, params![target, kind])?
        .as_ref()
        .map(read)
        .transpose()
}

/// The latest strike that stands and keeps a person out.
pub fn keeping_out(c: &mut Conn, target: AccountId) -> Result<Option<Strike>> {
    let sql = format!(
        "select {COLUMNS} from strikes t where t.target_id = $1 and t.kind in (4, 5) and t.undone_at is null order by t.id desc limit 1"
    );
    c.first(&sql, params![target])?
        .as_ref()
        .map(read)
        .transpose()
}

/// Whether a person is to be deleted and has asked for a second look.
pub fn deletion_is_appealed(c: &mut Conn, target: AccountId) -> Result<bool> {
    Ok(c.first(
        "select 1 from strikes t join appeals a on a.strike_id = t.id
         where t.target_id = $1 and t.kind = 5 and t.undone_at is null and a.decided_at is null limit 1",
        params![target],
    )?
    .is_some())
}

/// Whether another standing strike of `kind` concerns a post.
pub fn concerns(c: &mut Conn, status: StatusId, kind: StrikeKind) -> Result<bool> {
    Ok(c.first(
        "select 1 from strike_posts p join strikes t on t.id = p.strike_id
         where p.status_id = $1 and t.kind = $2 and t.undone_at is null limit 1",
        params![status, kind],
    )?
    .is_some())
}

/// Appeals against a strike; answers whether it is the first time.
pub fn appeal(tx: &mut Tx, strike: StrikeId, body: &str, now: Time) -> Result<bool> {
    Ok(tx.execute(
        "insert into appeals (strike_id, body, created_at) values ($1, $2, $3) on conflict do nothing",
        params![strike, body, now],
    )? == 1)
}

/// The appeal against a strike.
pub fn find_appeal(c: &mut Conn, strike: StrikeId) -> Result<Option<Appeal>> {
    c.first(
        "select strike_id, body, created_at, granted, answer, decided_at from appeals where strike_id = $1",
        params![strike],
    )?
    .as_ref()
    .map(read_appeal)
    .transpose()
}

/// Appeals that wait and are not of `viewer`, the oldest first.
pub fn open_appeals(c: &mut Conn, viewer: AccountId, limit: i64) -> Result<Vec<Appeal>> {
    c.all(
        "select p.strike_id, p.body, p.created_at, p.granted, p.answer, p.decided_at
         from appeals p join strikes t on t.id = p.strike_id
         where p.decided_at is null and t.target_id <> $1 order by p.created_at limit $2",
        params![viewer, limit],
    )?
    .iter()
    .map(read_appeal)
    .collect()
}

/// How many appeals wait that are not of `viewer`.
pub fn count_open_appeals(c: &mut Conn, viewer: AccountId) -> Result<i64> {
    let row = c.first(
        "select count(*) from appeals p join strikes t on t.id = p.strike_id where p.decided_at is null and t.target_id <> $1",
        params![viewer],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// Decides an appeal; answers whether it waited.
pub fn decide(
    tx: &mut Tx,
    strike: StrikeId,
    (granted, answer): (bool, &str),
    by: AccountId,
    now: Time,
) -> Result<bool> {
    Ok(tx.execute(
        "update appeals set granted = $2, answer = $3, decided_by = $4, decided_at = $5 where strike_id = $1 and decided_at is null",
        params![strike, granted, answer, by, now],
    )? == 1)
}

/// Writes a note.
pub fn insert_note(tx: &mut Tx, n: &Note) -> Result<()> {
    tx.execute(
        "insert into moderation_notes (id, target_id, report_id, author_id, body, created_at) values ($1, $2, $3, $4, $5, $6)",
        params![n.id, n.target_id, n.report_id, n.author_id, n.body, n.created_at],
    )?;
    Ok(())
}

/// Notes about a person, the latest first.
pub fn notes(c: &mut Conn, target: AccountId, limit: i64) -> Result<Vec<Note>> {
    c.all(
        "select id, target_id, report_id, author_id, body, created_at from moderation_notes where target_id = $1 order by id desc limit $2",
        params![target, limit],
    )?
    .iter()
    .map(|r| {
        Ok(Note {
            id: r.get(0)?,
            target_id: r.get(1)?,
            report_id: r.get(2)?,
            author_id: r.get(3)?,
            body: r.get(4)?,
            created_at: r.get(5)?,
        })
    })
    .collect()
}

/// How far the posts of a person reach.
pub fn reach(c: &mut Conn, account: AccountId) -> Result<Reach> {
    let row = c.first("select reach from accounts where id = $1", params![account])?;
    row.map_or(Ok(Reach::Chosen), |r| r.get(0))
}

/// Sets how far they reach.
pub fn set_reach(tx: &mut Tx, account: AccountId, reach: Reach) -> Result<()> {
    tx.execute(
        "update accounts set reach = $2 where id = $1",
        params![account, reach],
    )?;
    Ok(())
}
