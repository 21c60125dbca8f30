//! What people are told about.

use db::Row;
use model::{AccountId, GroupId, NotificationId, NotificationKind, Page, StatusId, Time};

use crate::groups::FOUND;
use crate::param::Get;
use crate::statuses::sight::SEEN;
use crate::{Conn, Result, Tx, params};

/// Something a person is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// Id.
    pub id: NotificationId,
    /// Who is told.
    pub account_id: AccountId,
    /// What.
    pub kind: NotificationKind,
    /// Who did it.
    pub from_id: AccountId,
    /// The post it is about.
    pub status_id: Option<StatusId>,
    /// The group it is about.
    pub group_id: Option<GroupId>,
    /// Those with the same key are shown as one.
    pub group_key: String,
    /// The emoji of a reaction.
    pub data: String,
    /// When it happened.
    pub created_at: Time,
}

const COLUMNS: &str = "n.id, n.account_id, n.kind, n.from_id, n.status_id, n.group_key, n.data, n.created_at, n.group_id";

fn read(r: &Row) -> Result<Notification> {
    Ok(Notification {
        id: r.get(0)?,
        account_id: r.get(1)?,
        kind: r.get(2)?,
        from_id: r.get(3)?,
        status_id: r.get(4)?,
        group_key: r.get(5)?,
        data: r.get(6)?,
        created_at: r.get(7)?,
        group_id: r.get(8)?,
    })
}

/// Tells someone; `false` when this very thing was told before (the same event handled again).
pub fn insert(tx: &mut Tx, n: &Notification) -> Result<bool> {
    let added = tx.execute(
        "insert into notifications (id, account_id, kind, from_id, status_id, group_key, data, created_at, group_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing",
        params![n.id, n.account_id, n.kind, n.from_id, n.status_id, n.group_key, n.data, n.created_at, n.group_id],
    )?;
    Ok(added == 1)
}

/// Takes back what was told: the favourite, reaction (`data` is its emoji) or follow was undone.
pub fn take_back(
    tx: &mut Tx,
    account: AccountId,
    kind: NotificationKind,
    from: AccountId,
    status: Option<StatusId>,
    data: &str,
) -> Result<u64> {
    tx.execute(
        "delete from notifications where account_id = $1 and kind = $2 and from_id = $3 and status_id is not distinct from $4 and data = $5",
        params![account, kind, from, status, data],
    )
}

/// Puts a whole group away: what it is about was read where it is.
pub fn put_away(tx: &mut Tx, account: AccountId, group: &str) -> Result<u64> {
    tx.execute(
        "delete from notifications where account_id = $1 and group_key = $2",
        params![account, group],
    )
}

/// That the post of `n` still stands and `$1` may see it, that `$1` may know of its group, and that `$1` has not muted or blocked who did it; `$2` is now.
fn shown() -> String {
    format!(
        "(n.status_id is null or exists (select 1 from statuses s where s.id = n.status_id and {}))
         and (n.group_id is null or exists (select 1 from groups g where g.id = n.group_id and {FOUND}))
         and not exists (select 1 from mutes nm where nm.account_id = $1 and nm.target_id = n.from_id and (nm.until is null or nm.until > $2))
         and not exists (select 1 from blocks nb where nb.account_id = $1 and nb.target_id = n.from_id)",
        *SEEN
    )
}

/// A page of what `account` was told and may still see, each by itself; `kinds` empty means all.
pub fn list(
    c: &mut Conn,
    account: AccountId,
    kinds: &[NotificationKind],
    page: &Page,
    now: Time,
) -> Result<Vec<Notification>> {
    let kinds: Vec<i64> = if kinds.is_empty() {
        NotificationKind::ALL
    } else {
        kinds
    }
    .iter()
    .map(|k| k.code())
    .collect();
    let order = if page.ascending() { "asc" } else { "desc" };
    let sql = format!(
        "select {COLUMNS} from notifications n
         where n.account_id = $1 and n.id > $3 and n.id < $4 and n.kind = any($6) and {}
         order by n.id {order} limit $5",
        shown()
    );
    c.all(
        &sql,
        params![
            account,
            now,
            page.floor(),
            page.ceiling(),
            page.limit + 1,
            kinds
        ],
    )?
    .iter()
    .map(read)
    .collect()
}

/// One that `account` was told and may still see.
pub fn find(
    c: &mut Conn,
    account: AccountId,
    id: NotificationId,
    now: Time,
) -> Result<Option<Notification>> {
    let sql = format!(
        "select {COLUMNS} from notifications n where n.account_id = $1 and n.id = $3 and {}",
        shown()
    );
    let row = c.first(&sql, params![account, now, id])?;
    row.as_ref().map(read).transpose()
}

/// How many groups are newer than `seen`, up to `most`.
pub fn count_unseen(
    c: &mut Conn,
    account: AccountId,
    seen: i64,
    most: i64,
    now: Time,
) -> Result<i64> {
    let sql = format!(
        "select count(*) from (select distinct n.group_key from notifications n where n.account_id = $1 and n.id > $3 and {} limit $4) g",
        shown()
    );
    let row = c.first(&sql, params![account, now, seen, most])?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// How many groups of these kinds came since `since`.
pub fn count_since(
    c: &mut Conn,
    account: AccountId,
    kinds: &[NotificationKind],
    since: Time,
    now: Time,
) -> Result<i64> {
    let kinds: Vec<i64> = kinds.iter().map(|k| k.code()).collect();
    let sql = format!(
        "select count(distinct n.group_key) from notifications n where n.account_id = $1 and n.created_at >= $3 and n.kind = any($4) and {}",
        shown()
    );
    c.first(&sql, params![account, now, since, kinds])?
        .map_or(Ok(0), |r| r.get(0))
}

/// The newest notification of `account`.
pub fn newest(c: &mut Conn, account: AccountId) -> Result<i64> {
    let row = c.first(
        "select max(id) from notifications where account_id = $1",
        params![account],
    )?;
    Ok(row
        .map(|r| r.get::<Option<i64>>(0))
        .transpose()?
        .flatten()
        .unwrap_or(0))
}

/// Puts one of one's own away.
pub fn delete(tx: &mut Tx, account: AccountId, id: NotificationId) -> Result<bool> {
    Ok(tx.execute(
        "delete from notifications where id = $2 and account_id = $1",
        params![account, id],
    )? == 1)
}

/// Who, of `candidates`, wants to be told about `from` and `status` at all: active, not muting or blocking `from` nor
/// Forgets everything `account` was told.
pub fn delete_all(tx: &mut Tx, account: AccountId) -> Result<()> {
    tx.execute(
        "delete from notifications where account_id = $1",
        params![account],
    )?;
    Ok(())
}

/// blocked by them, the thread not muted, and able to see the post.
pub fn reachable(
    c: &mut Conn,
    candidates: &[AccountId],
    from: AccountId,
    status: Option<StatusId>,
    now: Time,
) -> Result<Vec<AccountId>> {
    let mut found = Vec::new();
    for candidate in candidates {
        let row = c.first(
            &format!(
                "select a.id from accounts a where a.id = $1 and a.state = 1 and a.id <> $3
                 and not exists (select 1 from mutes m where m.account_id = $1 and m.target_id = $3 and (m.until is null or m.until > $2))
                 and not exists (select 1 from blocks b where b.account_id = $1 and b.target_id = $3)
                 and not exists (select 1 from blocks b where b.account_id = $3 and b.target_id = $1)
                 and not exists (select 1 from statuses t join thread_mutes tm on tm.thread_id = t.thread_id and tm.account_id = $1 where t.id = $4)
                 and ($4 = 0 or exists (select 1 from statuses s where s.id = $4 and {}))",
                *SEEN
            ),
            params![*candidate, now, from, status.map_or(0, StatusId::get)],
        )?;
        found.extend(row.map(|r| r.get::<AccountId>(0)).transpose()?);
    }
    Ok(found)
}

/// People who voted in the poll of a post.
pub fn voters(c: &mut Conn, status: StatusId) -> Result<Vec<AccountId>> {
    let sql = "select distinct v.account_id from poll_votes v join polls p on p.id = v.poll_id where p.status_id = $1 order by v.account_id";
    c.all(sql, params![status])?
        .iter()
        .map(|r| r.get(0))
        .collect()
}

/// People whose boost of a post stands.
pub fn boosters(c: &mut Conn, status: StatusId) -> Result<Vec<AccountId>> {
    let sql = "select author_id from statuses where boost_of_id = $1 and deleted_at is null order by author_id";
    c.all(sql, params![status])?
        .iter()
        .map(|r| r.get(0))
        .collect()
}

/// Those who may approve people who ask to join.
pub fn admins(c: &mut Conn) -> Result<Vec<AccountId>> {
    c.all(
        "select id from accounts where state = 1 and role >= 2 order by id",
        params![],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}
