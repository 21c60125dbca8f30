//! Links with which people join.

use db::Row;
use model::{AccountId, InvitationId, Role, Time, UnitId};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// A link with which people join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Id.
    pub id: InvitationId,
    /// Who invites.
    pub created_by: AccountId,
    /// Home unit of whoever comes in with it.
    pub unit_id: Option<UnitId>,
    /// Their role.
    pub role: Role,
    /// What it is for, in the words of who made it.
    pub note: String,
    /// How many may use it.
    pub max_uses: Option<i64>,
    /// How many have.
    pub uses: i64,
    /// Not after this.
    pub expires_at: Option<Time>,
    /// Taken back.
    pub revoked_at: Option<Time>,
    /// Made.
    pub created_at: Time,
}

impl Invitation {
    /// Whether someone may still come in with it at `now`.
    pub fn is_open(&self, now: Time) -> bool {
        self.revoked_at.is_none()
            && self.expires_at.is_none_or(|t| t > now)
            && self.max_uses.is_none_or(|most| self.uses < most)
    }
}

const COLUMNS: &str =
    "id, created_by, unit_id, role, note, max_uses, uses, expires_at, revoked_at, created_at";

fn read(r: &Row) -> Result<Invitation> {
    Ok(Invitation {
        id: r.get(0)?,
        created_by: r.get(1)?,
        unit_id: r.get(2)?,
        role: r.get(3)?,
        note: r.get(4)?,
        max_uses: r.get(5)?,
        uses: r.get(6)?,
        expires_at: r.get(7)?,
        revoked_at: r.get(8)?,
        created_at: r.get(9)?,
    })
}

/// Adds one.
pub fn insert(tx: &mut Tx, i: &Invitation, token_hash: &str) -> Result<()> {
    tx.execute(
        "insert into invitations (id, token_hash, created_by, unit_id, role, note, max_uses, uses, expires_at, revoked_at, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        params![
            i.id,
            token_hash,
            i.created_by,
            i.unit_id,
            i.role,
            i.note,
            i.max_uses,
            i.uses,
            i.expires_at,
            i.revoked_at,
            i.created_at
        ],
    )?;
    Ok(())
}

/// By the secret of its link, open or not.
pub fn find_by_token(c: &mut Conn, token_hash: &str) -> Result<Option<Invitation>> {
    let sql = format!("select {COLUMNS} from invitations where token_hash = $1");
    c.first(&sql, params![token_hash])?
        .as_ref()
        .map(read)
        .transpose()
}

/// The latest, newest first.
pub fn list(c: &mut Conn, limit: i64) -> Result<Vec<Invitation>> {
    let sql = format!("select {COLUMNS} from invitations order by id desc limit $1");
    c.all(&sql, params![limit])?.iter().map(read).collect()
}

/// Uses an open one once; `None` when it is not open any more.
pub fn use_up(tx: &mut Tx, token_hash: &str, now: Time) -> Result<Option<Invitation>> {
    let sql = format!(
        "update invitations set uses = uses + 1 where token_hash = $1 and revoked_at is null
            and (expires_at is null or expires_at > $2) and (max_uses is null or uses < max_uses)
         returning {COLUMNS}"
    );
    tx.first(&sql, params![token_hash, now])?
        .as_ref()
        .map(read)
        .transpose()
}

/// Takes one back; doing it again changes nothing.
pub fn revoke(tx: &mut Tx, id: InvitationId, now: Time) -> Result<bool> {
    let n = tx.execute(
        "update invitations set revoked_at = coalesce(revoked_at, $2) where id = $1",
        params![id, now],
    )?;
    Ok(n == 1)
}

/// Takes back all that somebody made.
pub fn revoke_made_by(tx: &mut Tx, maker: AccountId, now: Time) -> Result<()> {
    tx.execute(
        "update invitations set revoked_at = $2 where created_by = $1 and revoked_at is null",
        params![maker, now],
    )?;
    Ok(())
}
