//! What people report, what they saw then, and how far moderators have come with it.

use db::Row;
use model::{AccountId, Media, MediaId, Page, ReportCategory, ReportId, RuleId, StatusId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Id.
    pub id: ReportId,
    /// Who reports. The one it is about never learns it.
    pub reporter_id: AccountId,
    /// Whom it is about.
    pub target_id: AccountId,
    /// What kind of thing.
    pub category: ReportCategory,
    /// In the reporter's words.
    pub comment: String,
    /// Who looks after it.
    pub assigned_id: Option<AccountId>,
    /// Who dealt with it.
    pub settled_by: Option<AccountId>,
    /// When it was dealt with; none while it is open.
    pub settled_at: Option<Time>,
    /// When it came.
    pub created_at: Time,
}

/// A post as the reporter saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPost {
    /// Which.
    pub status_id: StatusId,
    /// It is reported itself, not only around one that is.
    pub reported: bool,
    /// How it was, as JSON of whoever kept it.
    pub data: String,
}

/// Which reports of the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Nobody has dealt with them yet.
    Open,
    /// Those of them that I look after.
    Mine,
    /// Dealt with.
    Settled,
}

/// Some of the reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wanted {
    /// Those that were dealt with, else those that wait.
    pub settled: bool,
    /// Made by this person.
    pub by: Option<AccountId>,
    /// About this person.
    pub about: Option<AccountId>,
}

const COLUMNS: &str = "r.id, r.reporter_id, r.target_id, r.category, r.comment, r.assigned_id, r.settled_by, r.settled_at, r.created_at";

fn read(r: &Row) -> Result<Report> {
    Ok(Report {
        id: r.get(0)?,
        reporter_id: r.get(1)?,
        target_id: r.get(2)?,
        category: r.get(3)?,
        comment: r.get(4)?,
        assigned_id: r.get(5)?,
        settled_by: r.get(6)?,
        settled_at: r.get(7)?,
        created_at: r.get(8)?,
    })
}

/// Adds a report and the rules it names.
pub fn insert(tx: &mut Tx, report: &Report, rules: &[RuleId]) -> Result<()> {
    tx.execute(
        "insert into reports (id, reporter_id, target_id, category, comment, created_at) values ($1, $2, $3, $4, $5, $6)",
        params![report.id, report.reporter_id, report.target_id, report.category, report.comment, report.created_at],
    )?;
    for rule in rules {
        tx.execute(
            "insert into report_rules (report_id, rule_id) values ($1, $2) on conflict do nothing",
            params![report.id, rule],
        )?;
    }
    Ok(())
}

/// Keeps a post as it is now, with its images; what was kept of it before stays.
pub fn keep(tx: &mut Tx, report: ReportId, post: &KeptPost, media: &[MediaId]) -> Result<()> {
    tx.execute(
        "insert into report_posts (report_id, status_id, reported, data) values ($1, $2, $3, $4) on conflict do nothing",
        params![report, post.status_id, post.reported, post.data],
    )?;
    for id in media {
        tx.execute(
            "insert into report_media (report_id, media_id) values ($1, $2) on conflict do nothing",
            params![report, id],
        )?;
    }
    Ok(())
}

/// A report that is not about `viewer`.
pub fn find(c: &mut Conn, viewer: AccountId, id: ReportId) -> Result<Option<Report>> {
    c.first(
        "select r.id, r.reporter_id, r.target_id, r.category, r.comment, r.assigned_id, r.settled_by, r.settled_at, r.created_at
         from reports r where r.id = $2 and r.target_id <> $1",
        params![viewer, id],
    )?
    .as_ref()
    .map(read)
    .transpose()
}

/// The latest reports of a kind that are not about `viewer`.
pub fn list(c: &mut Conn, viewer: AccountId, which: Which, limit: i64) -> Result<Vec<Report>> {
    let condition = match which {
        Which::Open => "r.settled_at is null order by r.id desc",
        Which::Mine => "r.settled_at is null and r.assigned_id = $1 order by r.id desc",
        Which::Settled => "r.settled_at is not null order by r.settled_at desc, r.id desc",
    };
    let sql =
        format!("select {COLUMNS} from reports r where r.target_id <> $1 and {condition} limit $2");
    c.all(&sql, params![viewer, limit])?
        .iter()
        .map(read)
        .collect()
}

/// A page of those that are not about `viewer`, by when they came.
pub fn page(c: &mut Conn, viewer: AccountId, wanted: Wanted, page: &Page) -> Result<Vec<Report>> {
    let order = if page.ascending() { "asc" } else { "desc" };
    let settled = if wanted.settled {
        "is not null"
    } else {
        "is null"
    };
    let sql = format!(
        "select {COLUMNS} from reports r where r.target_id <> $1 and r.settled_at {settled}
            and (r.reporter_id = $2 or $2 = 0) and (r.target_id = $3 or $3 = 0) and r.id > $4 and r.id < $5
         order by r.id {order} limit $6"
    );
    let (by, about) = (
        wanted.by.unwrap_or_default(),
        wanted.about.unwrap_or_default(),
    );
    let (floor, ceiling) = (page.floor(), page.ceiling());
    c.all(
        &sql,
        params![viewer, by, about, floor, ceiling, page.limit + 1],
    )?
    .iter()
    .map(read)
    .collect()
}

/// The latest reports about a person.
pub fn list_about(c: &mut Conn, target: AccountId, limit: i64) -> Result<Vec<Report>> {
    let sql = format!(
        "select {COLUMNS} from reports r where r.target_id = $1 order by r.id desc limit $2"
    );
    c.all(&sql, params![target, limit])?
        .iter()
        .map(read)
        .collect()
}

/// The rules that reports name.
pub fn rules(c: &mut Conn, ids: &[ReportId]) -> Result<Vec<(ReportId, RuleId)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    c.all(
        "select report_id, rule_id from report_rules where report_id = any($1) order by report_id, rule_id",
        params![ids],
    )?
    .iter()
    .map(|r| Ok((r.get(0)?, r.get(1)?)))
    .collect()
}

/// What was kept with a report, in the order it was written.
pub fn posts(c: &mut Conn, id: ReportId) -> Result<Vec<KeptPost>> {
    c.all(
        "select status_id, reported, data from report_posts where report_id = $1 order by status_id",
        params![id],
    )?
    .iter()
    .map(|r| {
        Ok(KeptPost {
            status_id: r.get(0)?,
            reported: r.get(1)?,
            data: r.get(2)?,
        })
    })
    .collect()
}

/// How many posts each of `ids` is about.
pub fn count_posts(c: &mut Conn, ids: &[ReportId]) -> Result<Vec<(ReportId, i64)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    c.all(
        "select report_id, count(*) from report_posts where report_id = any($1) and reported group by report_id",
        params![ids],
    )?
    .iter()
    .map(|r| Ok((r.get(0)?, r.get(1)?)))
    .collect()
}

/// An image that was kept with a report.
pub fn media(c: &mut Conn, report: ReportId, id: MediaId) -> Result<Option<Media>> {
    let kept = c.first(
        "select 1 from report_media where report_id = $1 and media_id = $2",
        params![report, id],
    )?;
    match kept {
        Some(_) => crate::media::find_kept(c, id),
        None => Ok(None),
    }
}

/// How many reports `reporter` has made since `since`.
pub fn count_since(c: &mut Conn, reporter: AccountId, since: Time) -> Result<i64> {
    let row = c.first(
        "select count(*) from reports where reporter_id = $1 and created_at > $2",
        params![reporter, since],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// How many open reports there are that are not about `viewer`.
pub fn count_open(c: &mut Conn, viewer: AccountId) -> Result<i64> {
    let row = c.first(
        "select count(*) from reports where settled_at is null and target_id <> $1",
        params![viewer],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// Gives a report to someone, or to nobody.
pub fn assign(tx: &mut Tx, id: ReportId, to: Option<AccountId>) -> Result<()> {
    tx.execute(
        "update reports set assigned_id = $2 where id = $1",
        params![id, to],
    )?;
    Ok(())
}

/// Notes that a report was dealt with; answers whether it was open.
pub fn settle(tx: &mut Tx, id: ReportId, by: AccountId, now: Time) -> Result<bool> {
    Ok(tx.execute(
        "update reports set settled_by = $2, settled_at = $3 where id = $1 and settled_at is null",
        params![id, by, now],
    )? == 1)
}

/// Opens a report again; answers whether it was settled.
pub fn reopen(tx: &mut Tx, id: ReportId) -> Result<bool> {
    Ok(tx.execute(
        "update reports set settled_by = null, settled_at = null where id = $1 and settled_at is not null",
        params![id],
    )? == 1)
}

/// Open reports about a person.
pub fn open_about(c: &mut Conn, target: AccountId) -> Result<Vec<ReportId>> {
    c.all(
        "select id from reports where target_id = $1 and settled_at is null order by id",
        params![target],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// People who keep order and may sign in, by name.
pub fn moderators(c: &mut Conn) -> Result<Vec<AccountId>> {
    c.all(
        "select id from accounts where role >= 1 and state = 1 and not bot order by name_key, id",
        params![],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}
