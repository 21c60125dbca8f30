//! Every row of every table, out and in: the same for both engines, so that a backup of one can be restored into the other.
//!
//! What can be made again is left out: the words of search, and who is trying to sign in just now.

use db::{Row, Value};

use crate::param::Get;
use crate::{Conn, Error, Result, Tx, params};

/// Tables in an order in which each comes after those it refers to.
pub const TABLES: &[&str] = &[
    "settings",
    "units",
    "unit_paths",
    "accounts",
    "unit_members",
    "users",
    "recovery_codes",
    "passkeys",
    "sessions",
    "apps",
    "tokens",
    "push_subscriptions",
    "invitations",
    "reset_links",
    "media",
    "custom_emoji",
    "cards",
    "statuses",
    "status_edits",
    "mentions",
    "tags",
    "status_tags",
    "polls",
    "poll_options",
    "poll_votes",
    "favourites",
    "reactions",
    "bookmarks",
    "pins",
    "drafts",
    "scheduled",
    "idempotency",
    "follows",
    "tag_follows",
    "mutes",
    "blocks",
    "thread_mutes",
    "filter_sets",
    "filters",
    "filter_statuses",
    "account_notes",
    "featured_tags",
    "lists",
    "list_members",
    "markers",
    "groups",
    "group_members",
    "group_departures",
    "group_requests",
    "group_invitations",
    "group_rules",
    "group_pins",
    "notifications",
    "conversations",
    "conversation_members",
    "conversation_lines",
    "pauses",
    "endorsements",
    "suggestions_dismissed",
    "rule_versions",
    "rules",
    "rule_acceptances",
    "reports",
    "report_rules",
    "report_posts",
    "report_media",
    "moderation_notes",
    "strikes",
    "strike_posts",
    "appeals",
    "imported",
    "events",
    "consumers",
    "jobs",
    "holds",
    "erasures",
    "inquiries",
    "audit_entries",
    "audit_head",
];

/// Tables that are not dumped, each for the reason above; exports are made again when asked for.
pub const LEFT_OUT: &[&str] = &[
    "attempts",
    "ceremonies",
    "status_words",
    "grants",
    "exports",
    "export_parts",
];

/// Columns that refer to rows of their own table: written empty first, filled in when all rows are there.
const SELF: &[(&str, &str)] = &[("units", "parent_id"), ("accounts", "manager_id")];

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Name.
    pub name: String,
    /// Whether it is true or false, which SQLite keeps as a number.
    pub truth: bool,
}

/// The columns of a table, in order.
pub fn columns(c: &mut Conn, table: &str) -> Result<Vec<Column>> {
    let sql = "/*sqlite select name, type from pragma_table_info($1) order by cid */
               /*postgres select column_name::text, data_type::text from information_schema.columns
                          where table_schema = current_schema() and table_name = $1 order by ordinal_position */";
    c.all(sql, params![table])?
        .iter()
        .map(|r| {
            Ok(Column {
                name: r.get(0)?,
                truth: r.get::<String>(1)?.eq_ignore_ascii_case("boolean"),
            })
        })
        .collect()
}

/// Calls `take` with every row of a table: its values in the order of `columns`.
pub fn each<E: From<Error>>(
    c: &mut Conn,
    table: &str,
    columns: &[Column],
    mut take: impl FnMut(Vec<Value>) -> Result<(), E>,
) -> Result<(), E> {
    let names: Vec<&str> = columns.iter().map(|c| c.name.as_str()).collect();
    c.each(
        &format!("select {} from {table}", names.join(", ")),
        &[],
        |row: Row| take(values(&row, columns)),
    )
}

/// The same with the rows of a table whose `column` is this person.
pub fn each_of<E: From<Error>>(
    c: &mut Conn,
    table: &str,
    columns: &[Column],
    column: &str,
    person: model::AccountId,
    mut take: impl FnMut(Vec<Value>) -> Result<(), E>,
) -> Result<(), E> {
    let names: Vec<&str> = columns.iter().map(|c| c.name.as_str()).collect();
    let sql = format!(
        "select {} from {table} where {column} = $1",
        names.join(", ")
    );
    c.each(&sql, params![person], |row: Row| {
        take(values(&row, columns))
    })
}

fn values(row: &Row, columns: &[Column]) -> Vec<Value> {
    columns
        .iter()
        .enumerate()
        .map(|(i, column)| match row.value(i) {
            Value::Int(n) if column.truth => Value::Bool(*n != 0),
            other => other.clone(),
        })
        .collect()
}

/// Writes rows of one table, and what refers to its own rows at the end.
#[derive(Debug)]
pub struct Writer {
    table: String,
    sql: String,
    own: Option<(usize, String)>,
    later: Vec<(Value, Value)>,
}

impl Writer {
    /// For rows whose values come in the order of `columns`; the first one is the key where a column refers to own rows.
    pub fn new(table: &str, columns: &[Column]) -> Self {
        let names: Vec<&str> = columns.iter().map(|c| c.name.as_str()).collect();
        let places: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
        let own = SELF
            .iter()
            .find(|(t, _)| *t == table)
            .and_then(|(_, column)| {
                let at = columns.iter().position(|c| c.name == *column)?;
                Some((
                    at,
                    format!("update {table} set {column} = $2 where id = $1"),
                ))
            });
        Self {
            table: table.to_owned(),
            sql: format!(
                "insert into {table} ({}) values ({})",
                names.join(", "),
                places.join(", ")
            ),
            own,
            later: Vec::new(),
        }
    }

    /// The table it writes.
    pub fn table(&self) -> &str {
        &self.table
    }

    /// Writes a row.
    pub fn write(&mut self, tx: &mut Tx, mut values: Vec<Value>) -> Result<()> {
        if let Some((at, _)) = &self.own
            && let (Some(id), Some(slot)) = (values.first().cloned(), values.get_mut(*at))
            && *slot != Value::Null
        {
            self.later.push((id, std::mem::replace(slot, Value::Null)));
        }
        tx.execute(&self.sql, &values)?;
        Ok(())
    }

    /// Fills in what refers to own rows.
    pub fn finish(self, tx: &mut Tx) -> Result<()> {
        if let Some((_, sql)) = &self.own {
            for (id, other) in self.later {
                tx.execute(sql, &[id, other])?;
            }
        }
        Ok(())
    }
}

/// Whether nothing has been set up here yet.
pub fn is_empty(c: &mut Conn) -> Result<bool> {
    Ok(c.first("select 1 from accounts limit 1", params![])?
        .is_none())
}

/// Takes away what a start writes into an empty database: the set-up code.
pub fn clear(tx: &mut Tx) -> Result<()> {
    for table in ["settings", "consumers", "jobs", "audit_head"] {
        tx.execute(&format!("delete from {table}"), params![])?;
    }
    Ok(())
}
