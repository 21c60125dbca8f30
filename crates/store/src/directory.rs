//! Everyone who is here, by name, through filters.

use db::Value;
use model::{AccountId, UnitId};

use crate::param::Get;
use crate::search::pattern;
use crate::{Conn, Result, params};

/// Which people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Each of these words (folded) is in name, handle, title or unit.
    pub words: Vec<String>,
    /// In this unit or one below it.
    pub unit: Option<UnitId>,
    /// In this place (folded).
    pub place: String,
    /// Speaks this language.
    pub language: String,
}

impl Wanted {
    /// The condition on account `a`, with its values added to `values`.
    fn condition(&self, values: &mut Vec<Value>) -> String {
        let mut sql = "a.state = 1".to_owned();
        let mut add = |value: Value, condition: &str| {
            values.push(value);
            let n = format!("${}", values.len());
            sql.push_str(" and ");
            sql.push_str(&condition.replace("$?", &n));
        };
        for word in &self.words {
            add(
                Value::Text(pattern(word, false)),
                "(a.name_key like $? escape '\\' or a.handle_key like $? escape '\\' or a.title_key like $? escape '\\'
                  or exists (select 1 from units u where u.id = a.unit_id and u.name_key like $? escape '\\'))",
            );
        }
        if let Some(unit) = self.unit {
            add(
                Value::Int(unit.get()),
                "exists (select 1 from unit_members m join unit_paths p on p.unit_id = m.unit_id where m.account_id = a.id and p.ancestor_id = $?)",
            );
        }
        if !self.place.is_empty() {
            add(Value::Text(self.place.clone()), "a.location_key = $?");
        }
        if !self.language.is_empty() {
            let spoken = format!(" {} ", self.language);
            add(
                Value::Text(pattern(&spoken, false)),
                "(' ' || a.languages || ' ') like $? escape '\\'",
            );
        }
        sql
    }
}

/// Up to `limit` of them by name, after the first `offset`.
pub fn list(c: &mut Conn, wanted: &Wanted, limit: i64, offset: i64) -> Result<Vec<AccountId>> {
    let mut values = params![limit, offset].to_vec();
    let condition = wanted.condition(&mut values);
    let sql = format!(
        "select a.id from accounts a where {condition} order by a.name_key, a.id limit $1 offset $2"
    );
    c.all(&sql, &values)?.iter().map(|r| r.get(0)).collect()
}

/// How many there are.
pub fn count(c: &mut Conn, wanted: &Wanted) -> Result<i64> {
    let mut values = Vec::new();
    let condition = wanted.condition(&mut values);
    let sql = format!("select count(*) from accounts a where {condition}");
    c.first(&sql, &values)?.map_or(Ok(0), |r| r.get(0))
}

/// Places where people are, as most write them, the folded form, those with the most people first.
pub fn places(c: &mut Conn, limit: i64) -> Result<Vec<(String, String)>> {
    c.all(
        "select min(location), location_key from accounts where state = 1 and location_key <> ''
         group by location_key order by count(*) desc, location_key limit $1",
        params![limit],
    )?
    .iter()
    .map(|r| Ok((r.get(0)?, r.get(1)?)))
    .collect()
}

/// Languages that somebody speaks.
pub fn languages(c: &mut Conn) -> Result<Vec<String>> {
    let rows = c.all(
        "select distinct languages from accounts where state = 1 and languages <> ''",
        params![],
    )?;
    let mut all: Vec<String> = Vec::new();
    for row in rows {
        let spoken: String = row.get(0)?;
        all.extend(spoken.split_whitespace().map(str::to_owned));
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}
