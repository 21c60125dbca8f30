//! Counts that are kept beside what they count, checked against it.

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// A kept count and what it should be.
struct Fact {
    table: &'static str,
    column: &'static str,
    truth: &'static str,
}

const FACTS: &[Fact] = &[
    Fact {
        table: "accounts",
        column: "followers_count",
        truth: "(select count(*) from follows f where f.followee_id = accounts.id)",
    },
    Fact {
        table: "accounts",
        column: "following_count",
        truth: "(select count(*) from follows f where f.follower_id = accounts.id)",
    },
    Fact {
        table: "accounts",
        column: "statuses_count",
        truth: "(select count(*) from statuses s where s.author_id = accounts.id and s.deleted_at is null and s.hidden_at is null and s.audience < 4)",
    },
    Fact {
        table: "statuses",
        column: "replies_count",
        truth: "(select count(*) from statuses s where s.reply_to_id = statuses.id and s.deleted_at is null and s.hidden_at is null and (s.audience < 4 or (s.audience = statuses.audience and s.audience_id = statuses.audience_id)))",
    },
    Fact {
        table: "statuses",
        column: "boosts_count",
        truth: "(select count(*) from statuses s where s.boost_of_id = statuses.id and s.deleted_at is null and s.hidden_at is null and (s.audience < 4 or (s.audience = statuses.audience and s.audience_id = statuses.audience_id)))",
    },
    Fact {
        table: "statuses",
        column: "quotes_count",
        truth: "(select count(*) from statuses s where s.quote_of_id = statuses.id and s.deleted_at is null and s.hidden_at is null and (s.audience < 4 or (s.audience = statuses.audience and s.audience_id = statuses.audience_id)))",
    },
    Fact {
        table: "statuses",
        column: "favourites_count",
        truth: "(select count(*) from favourites f where f.status_id = statuses.id)",
    },
    Fact {
        table: "tags",
        column: "statuses_count",
        truth: "(select count(*) from status_tags t join statuses s on s.id = t.status_id and s.deleted_at is null and s.hidden_at is null and s.audience = 0 where t.tag_id = tags.id)",
    },
    Fact {
        table: "groups",
        column: "members_count",
        truth: "(select count(*) from group_members m where m.group_id = groups.id)",
    },
    Fact {
        table: "groups",
        column: "statuses_count",
        truth: "(select count(*) from statuses s where s.audience = 4 and s.audience_id = groups.id and s.reply_to_id is null and s.deleted_at is null)",
    },
    Fact {
        table: "polls",
        column: "voters_count",
        truth: "(select count(distinct v.account_id) from poll_votes v where v.poll_id = polls.id)",
    },
    Fact {
        table: "poll_options",
        column: "votes_count",
        truth: "(select count(*) from poll_votes v where v.poll_id = poll_options.poll_id and v.position = poll_options.position)",
    },
];

/// Kept counts that are wrong: name and in how many rows.
pub fn wrong(c: &mut Conn) -> Result<Vec<(String, i64)>> {
    let mut wrong = Vec::new();
    for Fact {
        table,
        column,
        truth,
    } in FACTS
    {
        let row = c.first(
            &format!("select count(*) from {table} where {column} <> {truth}"),
            params![],
        )?;
        let count: i64 = row.map_or(Ok(0), |r| r.get(0))?;
        if count > 0 {
            wrong.push((format!("{table}.{column}"), count));
        }
    }
    Ok(wrong)
}

/// Puts them right; answers in how many rows.
pub fn repair(tx: &mut Tx) -> Result<u64> {
    let mut repaired = 0;
    for Fact {
        table,
        column,
        truth,
    } in FACTS
    {
        repaired += tx.execute(
            &format!("update {table} set {column} = {truth} where {column} <> {truth}"),
            params![],
        )?;
    }
    Ok(repaired)
}

/// Names of all kept bytes that images refer to.
pub fn blobs(c: &mut Conn) -> Result<Vec<String>> {
    c.all(
        "select blob from media union select small_blob from media",
        params![],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// Ids of posts that stand and are no boosts, after `id`: for making the words of search again.
pub fn posts_after(c: &mut Conn, id: i64, limit: i64) -> Result<Vec<model::StatusId>> {
    let sql = "select id from statuses where id > $1 and deleted_at is null and boost_of_id is null order by id limit $2";
    c.all(sql, params![id, limit])?
        .iter()
        .map(|r| r.get(0))
        .collect()
}
