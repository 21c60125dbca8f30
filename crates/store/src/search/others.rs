//! People, tags and units by their names.

use model::{AccountId, Unit, UnitId};

use crate::param::Get;
use crate::statuses::sight::{LISTED, OPEN};
use crate::tags::Tag;
use crate::{Conn, Result, params, units};

/// A `like` pattern for text that contains, or with `start` begins with, `word`.
pub(crate) fn pattern(word: &str, start: bool) -> String {
    let escaped = word
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    if start {
        format!("{escaped}%")
    } else {
        format!("%{escaped}%")
    }
}

/// Active people each of whose `words` (folded) is in their name, handle, title, place or unit; those whose name or handle
/// begins with the first word come first, then those one follows.
pub fn people(
    c: &mut Conn,
    viewer: AccountId,
    words: &[String],
    limit: i64,
) -> Result<Vec<AccountId>> {
    let Some(first) = words.first() else {
        return Ok(Vec::new());
    };
    let mut values = params![viewer, pattern(first, true), limit].to_vec();
    let mut conditions = String::new();
    for word in words {
        values.push(db::Value::Text(pattern(word, false)));
        let n = values.len();
        conditions.push_str(&format!(
            " and (a.name_key like ${n} escape '\\' or a.handle_key like ${n} escape '\\' or a.title_key like ${n} escape '\\'
                   or a.location_key like ${n} escape '\\' or exists (select 1 from units u where u.id = a.unit_id and u.name_key like ${n} escape '\\'))"
        ));
    }
    let sql = format!(
        "select a.id from accounts a where a.state = 1 {conditions}
         order by case when a.handle_key like $2 escape '\\' or a.name_key like $2 escape '\\' then 0 else 1 end,
                  case when exists (select 1 from follows f where f.follower_id = $1 and f.followee_id = a.id) then 0 else 1 end,
                  a.followers_count desc, a.name_key, a.id
         limit $3"
    );
    c.all(&sql, &values)?.iter().map(|r| r.get(0)).collect()
}

/// Tags that begin with `key` and are on a post that `viewer` may see, the most used first.
pub fn tags(c: &mut Conn, viewer: AccountId, key: &str, limit: i64) -> Result<Vec<Tag>> {
    let sql = format!(
        "select t.id, t.key, t.name, t.statuses_count from tags t
         where t.key like $2 escape '\\'
           and exists (select 1 from status_tags st join statuses s on s.id = st.status_id where st.tag_id = t.id and {} and {})
         order by case when t.key = $3 then 0 else 1 end, t.statuses_count desc, t.key limit $4",
        *LISTED,
        *OPEN
    );
    let rows = c.all(&sql, params![viewer, pattern(key, true), key, limit])?;
    rows.iter()
        .map(|r| {
            Ok(Tag {
                id: r.get(0)?,
                key: r.get(1)?,
                name: r.get(2)?,
                statuses_count: r.get(3)?,
            })
        })
        .collect()
}

/// Units with each of `words` (folded) in their name.
pub fn units(c: &mut Conn, words: &[String], limit: i64) -> Result<Vec<Unit>> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let mut values = params![limit].to_vec();
    let mut conditions = Vec::new();
    for word in words {
        values.push(db::Value::Text(pattern(word, false)));
        conditions.push(format!("name_key like ${} escape '\\'", values.len()));
    }
    let sql = format!(
        "select id from units where {} order by name_key, id limit $1",
        conditions.join(" and ")
    );
    let ids: Vec<UnitId> = c
        .all(&sql, &values)?
        .iter()
        .map(|r| r.get(0))
        .collect::<Result<_>>()?;
    let mut found = units::list_by_ids(c, &ids)?;
    found.sort_by_key(|u| ids.iter().position(|id| *id == u.id));
    Ok(found)
}
