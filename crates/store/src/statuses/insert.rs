//! A new post.

use model::{AccountId, Audience, Status, StatusId, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, accounts, params};

/// Adds a post and moves the counts of its author and of what it answers, boosts or quotes.
/// `Conflict("statuses_boost")` or its SQLite name when the author has boosted it before.
pub fn insert(tx: &mut Tx, s: &Status, has_media: bool, has_link: bool) -> Result<()> {
    let (audience, whose) = s.audience.code();
    tx.execute(
        "insert into statuses (id, author_id, thread_id, reply_to_id, reply_to_account_id, boost_of_id, quote_of_id, audience, audience_id,
            source, html, note, language, poll_id, has_media, has_link, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        params![
            s.id,
            s.author_id,
            s.thread_id,
            s.reply_to_id,
            s.reply_to_account_id,
            s.boost_of_id,
            s.quote_of_id,
            audience,
            whose,
            s.source,
            s.html,
            s.note,
            s.language,
            s.poll_id,
            has_media,
            has_link,
            s.created_at
        ],
    )?;
    count(tx, s, 1)?;
    if let Audience::Group(group) = s.audience {
        tx.execute(
            "update groups set last_status_at = $2 where id = $1 and (last_status_at is null or last_status_at < $2)",
            params![group, s.created_at],
        )?;
    }
    count_for_author(tx, s, 1, Some(s.created_at))
}

/// Moves the count of its author's posts by `by`, where posts like it are counted.
pub(super) fn count_for_author(tx: &mut Tx, s: &Status, by: i64, last: Option<Time>) -> Result<()> {
    if s.audience.is_counted() {
        accounts::count_statuses(tx, s.author_id, by, last)?;
    }
    Ok(())
}

/// Moves the counts of what a post answers, boosts or quotes, and of the group it is in, by `by`.
pub fn count(tx: &mut Tx, s: &Status, by: i64) -> Result<()> {
    let (kind, whose) = s.audience.code();
    let counts = [
        ("replies_count", s.reply_to_id),
        ("boosts_count", s.boost_of_id),
        ("quotes_count", s.quote_of_id),
    ];
    for (column, id) in counts {
        if let Some(id) = id {
            // What is said in a group or a conversation leaves no trace outside.
            tx.execute(
                &format!(
                    "update statuses set {column} = {column} + $2
                     where id = $1 and ($3 < 4 or (audience = $3 and audience_id = $4))"
                ),
                params![id, by, kind, whose],
            )?;
        }
    }
    if let (Audience::Group(group), None) = (s.audience, s.reply_to_id) {
        tx.execute(
            "update groups set statuses_count = statuses_count + $2 where id = $1",
            params![group, by],
        )?;
    }
    Ok(())
}

/// Names people in a post.
pub fn mention(tx: &mut Tx, status: StatusId, people: &[AccountId]) -> Result<()> {
    for account in people {
        tx.execute(
            "insert into mentions (status_id, account_id) values ($1, $2) on conflict do nothing",
            params![status, account],
        )?;
    }
    Ok(())
}

/// The post that `account` made with this idempotency key, if any.
pub fn find_by_idempotency(
    c: &mut Conn,
    account: AccountId,
    key: &str,
) -> Result<Option<StatusId>> {
    let row = c.first(
        "select status_id from idempotency where account_id = $1 and key = $2",
        params![account, key],
    )?;
    row.map(|r| r.get(0)).transpose()
}

/// Remembers the key of a post.
pub fn remember_idempotency(
    tx: &mut Tx,
    account: AccountId,
    key: &str,
    status: StatusId,
    now: Time,
) -> Result<()> {
    tx.execute(
        "insert into idempotency (account_id, key, status_id, created_at) values ($1, $2, $3, $4)",
        params![account, key, status, now],
    )?;
    Ok(())
}

/// Forgets keys remembered before `before`.
pub fn prune_idempotency(tx: &mut Tx, before: Time) -> Result<u64> {
    tx.execute(
        "delete from idempotency where created_at < $1",
        params![before],
    )
}
