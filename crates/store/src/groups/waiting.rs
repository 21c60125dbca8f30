//! Who waits before a group: who asks to be let in, and who was invited.

use model::{AccountId, GroupId, NotificationKind, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Someone who asks to be let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Who.
    pub account_id: AccountId,
    /// What they say to it.
    pub note: String,
    /// When.
    pub created_at: Time,
}

/// Someone who was invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invited {
    /// Who.
    pub account_id: AccountId,
    /// By whom.
    pub invited_by: AccountId,
    /// When.
    pub created_at: Time,
}

/// Asks to be let in; answers whether it is new.
pub fn ask(tx: &mut Tx, group: GroupId, account: AccountId, note: &str, now: Time) -> Result<bool> {
    let new = tx.execute(
        "insert into group_requests (group_id, account_id, note, created_at) values ($1, $2, $3, $4) on conflict do nothing",
        params![group, account, note, now],
    )?;
    Ok(new == 1)
}

/// Whether someone asks to be let in.
pub fn asked(c: &mut Conn, group: GroupId, account: AccountId) -> Result<bool> {
    let sql = "select 1 from group_requests where group_id = $1 and account_id = $2";
    Ok(c.first(sql, params![group, account])?.is_some())
}

/// Puts away what someone asked; answers whether they did.
pub fn decline(tx: &mut Tx, group: GroupId, account: AccountId) -> Result<bool> {
    let gone = tx.execute(
        "delete from group_requests where group_id = $1 and account_id = $2",
        params![group, account],
    )?;
    Ok(gone == 1)
}

/// Who asks to be let in, the first first; people who may not sign in are left out.
pub fn list_requests(c: &mut Conn, group: GroupId) -> Result<Vec<Asked>> {
    c.all(
        "select r.account_id, r.note, r.created_at from group_requests r join accounts a on a.id = r.account_id and a.state = 1
         where r.group_id = $1 order by r.created_at, r.account_id",
        params![group],
    )?
    .iter()
    .map(|r| {
        Ok(Asked {
            account_id: r.get(0)?,
            note: r.get(1)?,
            created_at: r.get(2)?,
        })
    })
    .collect()
}

/// Invites someone; answers whether it is new.
pub fn invite(
    tx: &mut Tx,
    group: GroupId,
    account: AccountId,
    by: AccountId,
    now: Time,
) -> Result<bool> {
    let new = tx.execute(
        "insert into group_invitations (group_id, account_id, invited_by, created_at) values ($1, $2, $3, $4) on conflict do nothing",
        params![group, account, by, now],
    )?;
    Ok(new == 1)
}

/// Takes an invitation away; what was told of it goes with it. Answers whether there was one.
pub fn revoke(tx: &mut Tx, group: GroupId, account: AccountId) -> Result<bool> {
    tx.execute(
        "delete from notifications where group_id = $1 and account_id = $2 and kind = $3",
        params![group, account, NotificationKind::GroupInvite],
    )?;
    let gone = tx.execute(
        "delete from group_invitations where group_id = $1 and account_id = $2",
        params![group, account],
    )?;
    Ok(gone == 1)
}

/// Who was invited and has not answered, the last first.
pub fn invitations(c: &mut Conn, group: GroupId) -> Result<Vec<Invited>> {
    c.all(
        "select account_id, invited_by, created_at from group_invitations where group_id = $1 order by created_at desc, account_id",
        params![group],
    )?
    .iter()
    .map(|r| {
        Ok(Invited {
            account_id: r.get(0)?,
            invited_by: r.get(1)?,
            created_at: r.get(2)?,
        })
    })
    .collect()
}

/// Groups that someone is invited to, the last first.
pub fn invited(c: &mut Conn, account: AccountId) -> Result<Vec<GroupId>> {
    c.all(
        "select group_id from group_invitations where account_id = $1 order by created_at desc, group_id",
        params![account],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}
