//! Word filters that belong together under one title. A filter made by itself is a set of one, with the same id.

use std::collections::HashMap;

use model::{AccountId, FilterAction, FilterId, FilterSetId, StatusId, Time};

use crate::filters::{self, Filter};
use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Where filters may apply, in the words of apps.
pub const CONTEXTS: [&str; 5] = ["home", "notifications", "public", "thread", "account"];

/// Filters that belong together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct FilterSet {
    /// Id.
    pub id: FilterSetId,
    /// What it is called.
    pub title: String,
    /// Where it applies, in the words of apps.
    pub contexts: Vec<String>,
    /// Whether posts are left out, or folded.
    pub hide: bool,
    /// Not after this.
    pub expires_at: Option<Time>,
    /// Its words.
    pub keywords: Vec<Filter>,
    /// Posts it means by themselves.
    pub statuses: Vec<MarkedStatus>,
}

/// A post that a set means by itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MarkedStatus {
    /// Id of the mark.
    pub id: FilterId,
    /// Which post.
    pub status_id: StatusId,
}

impl FilterSet {
    /// What happens to a post that matches.
    pub fn action(&self) -> FilterAction {
        if self.hide {
            FilterAction::Hide
        } else {
            FilterAction::Warn
        }
    }
}

fn all_contexts() -> Vec<String> {
    CONTEXTS.map(str::to_owned).to_vec()
}

/// Every set of a person, and every filter that stands by itself as one; expired ones too.
pub fn list(c: &mut Conn, account: AccountId) -> Result<Vec<FilterSet>> {
    let mut sets = heads(c, account)?;
    let place: HashMap<FilterSetId, usize> =
        sets.iter().enumerate().map(|(i, s)| (s.id, i)).collect();
    for (filter, set) in filters::list_with_sets(c, account)? {
        match set.and_then(|id| place.get(&id)) {
            Some(at) => sets[*at].keywords.push(filter),
            None => sets.push(FilterSet {
                id: FilterSetId::from(filter.id.get()),
                title: filter.phrase.clone(),
                contexts: all_contexts(),
                hide: filter.action == FilterAction::Hide,
                expires_at: filter.expires_at,
                keywords: vec![filter],
                statuses: Vec::new(),
            }),
        }
    }
    if !place.is_empty() {
        let sql = "select m.set_id, m.id, m.status_id from filter_statuses m join filter_sets s on s.id = m.set_id
                   where s.account_id = $1 order by m.id";
        for r in c.all(sql, params![account])? {
            let set: FilterSetId = r.get(0)?;
            if let Some(at) = place.get(&set) {
                sets[*at].statuses.push(MarkedStatus {
                    id: r.get(1)?,
                    status_id: r.get(2)?,
                });
            }
        }
    }
    sets.sort_by_key(|set| set.id);
    Ok(sets)
}

fn heads(c: &mut Conn, account: AccountId) -> Result<Vec<FilterSet>> {
    let sql = "select id, title, contexts, action, expires_at from filter_sets where account_id = $1 order by id";
    c.all(sql, params![account])?
        .iter()
        .map(|r| {
            let action: FilterAction = r.get(3)?;
            Ok(FilterSet {
                id: r.get(0)?,
                title: r.get(1)?,
                contexts: r
                    .get::<String>(2)?
                    .split_whitespace()
                    .map(str::to_owned)
                    .collect(),
                hide: action == FilterAction::Hide,
                expires_at: r.get(4)?,
                ..FilterSet::default()
            })
        })
        .collect()
}

/// Adds a set, without its words.
pub fn insert(tx: &mut Tx, account: AccountId, s: &FilterSet, now: Time) -> Result<()> {
    tx.execute(
        "insert into filter_sets (id, account_id, title, contexts, action, expires_at, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
        params![s.id, account, s.title, s.contexts.join(" "), s.action(), s.expires_at, now],
    )?;
    Ok(())
}

/// Makes a filter that stands by itself into a set that can hold more; a set stays one.
pub fn adopt(tx: &mut Tx, account: AccountId, set: &FilterSet, now: Time) -> Result<()> {
    let known = "select 1 from filter_sets where id = $1 and account_id = $2";
    if tx.first(known, params![set.id, account])?.is_none() {
        insert(tx, account, set, now)?;
        put(tx, account, FilterId::from(set.id.get()), set.id)?;
    }
    Ok(())
}

/// Puts a filter into a set.
pub fn put(tx: &mut Tx, account: AccountId, filter: FilterId, set: FilterSetId) -> Result<()> {
    tx.execute(
        "update filters set set_id = $3 where id = $2 and account_id = $1",
        params![account, filter, set],
    )?;
    Ok(())
}

/// Changes a set, and what happens to posts with any of its words.
pub fn update(tx: &mut Tx, account: AccountId, s: &FilterSet) -> Result<()> {
    tx.execute(
        "update filter_sets set title = $3, contexts = $4, action = $5, expires_at = $6 where id = $2 and account_id = $1",
        params![account, s.id, s.title, s.contexts.join(" "), s.action(), s.expires_at],
    )?;
    tx.execute(
        "update filters set action = $3, expires_at = $4 where set_id = $2 and account_id = $1",
        params![account, s.id, s.action(), s.expires_at],
    )?;
    Ok(())
}

/// Deletes a set with its words.
pub fn delete(tx: &mut Tx, account: AccountId, id: FilterSetId) -> Result<()> {
    let alone = FilterId::from(id.get());
    tx.execute(
        "delete from filters where account_id = $1 and (set_id = $2 or (id = $3 and set_id is null))",
        params![account, id, alone],
    )?;
    tx.execute(
        "delete from filter_sets where id = $2 and account_id = $1",
        params![account, id],
    )?;
    Ok(())
}

/// Marks a post for a set.
pub fn mark(tx: &mut Tx, id: FilterId, set: FilterSetId, status: StatusId) -> Result<()> {
    tx.execute(
        "insert into filter_statuses (id, set_id, status_id) values ($1, $2, $3) on conflict do nothing",
        params![id, set, status],
    )?;
    Ok(())
}

/// Takes a mark away.
pub fn unmark(tx: &mut Tx, set: FilterSetId, id: FilterId) -> Result<()> {
    tx.execute(
        "delete from filter_statuses where id = $1 and set_id = $2",
        params![id, set],
    )?;
    Ok(())
}
