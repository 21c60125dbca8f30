//! House rules in versions, and who accepted which. A version without rules asks nobody anything.

use db::Row;
use model::{AccountId, RuleId, RulesId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// A version of the house rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulesVersion {
    /// Id.
    pub id: RulesId,
    /// The first is 1.
    pub number: i64,
    /// What changed.
    pub summary: String,
    /// Who published it.
    pub published_by: AccountId,
    /// When.
    pub published_at: Time,
}

/// One rule of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Id.
    pub id: RuleId,
    /// Place in the list, from 1.
    pub position: i64,
    /// The rule.
    pub title: String,
    /// What it means.
    pub about: String,
}

fn read(r: &Row) -> Result<RulesVersion> {
    Ok(RulesVersion {
        id: r.get(0)?,
        number: r.get(1)?,
        summary: r.get(2)?,
        published_by: r.get(3)?,
        published_at: r.get(4)?,
    })
}

fn read_rule(r: &Row) -> Result<Rule> {
    Ok(Rule {
        id: r.get(0)?,
        position: r.get(1)?,
        title: r.get(2)?,
        about: r.get(3)?,
    })
}

/// The version in force: the last published one.
pub fn current(c: &mut Conn) -> Result<Option<RulesVersion>> {
    c.first(
        "select id, number, summary, published_by, published_at from rule_versions order by number desc limit 1",
        params![],
    )?
    .as_ref()
    .map(read)
    .transpose()
}

/// The version `number`.
pub fn find(c: &mut Conn, number: i64) -> Result<Option<RulesVersion>> {
    c.first(
        "select id, number, summary, published_by, published_at from rule_versions where number = $1",
        params![number],
    )?
    .as_ref()
    .map(read)
    .transpose()
}

/// Every version, the last one first.
pub fn versions(c: &mut Conn) -> Result<Vec<RulesVersion>> {
    c.all(
        "select id, number, summary, published_by, published_at from rule_versions order by number desc",
        params![],
    )?
    .iter()
    .map(read)
    .collect()
}

/// The rules of a version, in order.
pub fn list(c: &mut Conn, version: RulesId) -> Result<Vec<Rule>> {
    c.all(
        "select id, position, title, about from rules where version_id = $1 order by position",
        params![version],
    )?
    .iter()
    .map(read_rule)
    .collect()
}

/// Those of `ids` that there are, of whatever version, in the order of their lists.
pub fn list_by_ids(c: &mut Conn, ids: &[RuleId]) -> Result<Vec<Rule>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    c.all(
        "select id, position, title, about from rules where id = any($1) order by version_id, position",
        params![ids],
    )?
    .iter()
    .map(read_rule)
    .collect()
}

/// Publishes a version. `Conflict` when another one got its number first.
pub fn insert(tx: &mut Tx, version: &RulesVersion, rules: &[Rule]) -> Result<()> {
    tx.execute(
        "insert into rule_versions (id, number, summary, published_by, published_at) values ($1, $2, $3, $4, $5)",
        params![version.id, version.number, version.summary, version.published_by, version.published_at],
    )?;
    for rule in rules {
        tx.execute(
            "insert into rules (id, version_id, position, title, about) values ($1, $2, $3, $4, $5)",
            params![rule.id, version.id, rule.position, rule.title, rule.about],
        )?;
    }
    Ok(())
}

/// Notes that someone accepts a version; the first time counts.
pub fn accept(tx: &mut Tx, version: RulesId, account: AccountId, now: Time) -> Result<()> {
    tx.execute(
        "insert into rule_acceptances (version_id, account_id, accepted_at) values ($1, $2, $3) on conflict do nothing",
        params![version, account, now],
    )?;
    Ok(())
}

/// When someone accepted a version, if they have.
pub fn accepted_at(c: &mut Conn, version: RulesId, account: AccountId) -> Result<Option<Time>> {
    let row = c.first(
        "select accepted_at from rule_acceptances where version_id = $1 and account_id = $2",
        params![version, account],
    )?;
    row.map(|r| r.get(0)).transpose()
}

/// The number of the version in force when it has rules and `account`, a person, has not accepted it.
pub fn pending(c: &mut Conn, account: AccountId) -> Result<Option<i64>> {
    let sql = "select v.number from rule_versions v where v.number = (select max(number) from rule_versions)
        and exists (select 1 from rules r where r.version_id = v.id)
        and exists (select 1 from accounts a where a.id = $1 and not a.bot)
        and not exists (select 1 from rule_acceptances x where x.version_id = v.id and x.account_id = $1)";
    let row = c.first(sql, params![account])?;
    row.map(|r| r.get(0)).transpose()
}

/// Whether `account` has ever accepted any version: then what changed is said first.
pub fn accepted_before(c: &mut Conn, account: AccountId) -> Result<bool> {
    Ok(c.first(
        "select 1 from rule_acceptances where account_id = $1 limit 1",
        params![account],
    )?
    .is_some())
}

/// How many people who may sign in have accepted a version.
pub fn count_accepted(c: &mut Conn, version: RulesId) -> Result<i64> {
    let row = c.first(
        "select count(*) from rule_acceptances x join accounts a on a.id = x.account_id and a.state = 1 and not a.bot
         where x.version_id = $1",
        params![version],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// People who may sign in and have not accepted a version, by name.
pub fn missing(c: &mut Conn, version: RulesId, limit: i64) -> Result<Vec<AccountId>> {
    c.all(
        "select a.id from accounts a where a.state = 1 and not a.bot
           and not exists (select 1 from rule_acceptances x where x.version_id = $1 and x.account_id = a.id)
         order by a.name_key, a.id limit $2",
        params![version, limit],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}
