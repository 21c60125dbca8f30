//! People.

use db::Row;
use model::{Account, AccountId, AccountState, Link, MediaId, Role, StatusLine, Time, UnitId};

use crate::param::{Get, read_json, write_json};
use crate::{Conn, Error, Result, Tx, params};

/// The columns of an account, for [`read`]; `a` is the table's alias.
pub(crate) const COLUMNS: &str = "a.id, a.handle, a.name, a.role, a.state, a.bot, a.title, a.unit_id, a.manager_id, a.location, a.time_zone, a.locale, \
     a.languages, a.about, a.links, a.face_id, a.status_emoji, a.status_text, a.status_until, \
     a.followers_count, a.following_count, a.statuses_count, a.last_status_at, a.created_at";

pub(crate) fn read(r: &Row) -> Result<Account> {
    let (emoji, text): (String, String) = (r.get(16)?, r.get(17)?);
    let until: Option<Time> = r.get(18)?;
    Ok(Account {
        id: r.get(0)?,
        handle: r.get(1)?,
        name: r.get(2)?,
        role: r.get(3)?,
        state: r.get(4)?,
        bot: r.get(5)?,
        title: r.get(6)?,
        unit_id: r.get(7)?,
        manager_id: r.get(8)?,
        location: r.get(9)?,
        time_zone: r.get(10)?,
        locale: r.get(11)?,
        languages: r
            .get::<String>(12)?
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
        about: r.get(13)?,
        links: read_json::<Vec<Link>>(&r.get::<String>(14)?)?,
        face_id: r.get(15)?,
        status: (!emoji.is_empty() || !text.is_empty()).then_some(StatusLine {
            emoji,
            text,
            until,
        }),
        followers_count: r.get(19)?,
        following_count: r.get(20)?,
        statuses_count: r.get(21)?,
        last_status_at: r.get(22)?,
        created_at: r.get(23)?,
    })
}

/// What a new account begins with; the rest is filled in by [`update`].
#[derive(Debug, Clone)]
pub struct NewAccount<'a> {
    /// Id.
    pub id: AccountId,
    /// Handle as written.
    pub handle: &'a str,
    /// Display name.
    pub name: &'a str,
    /// E-mail address, known to administrators and the person only.
    pub email: Option<&'a str>,
    /// What they may do.
    pub role: Role,
    /// Whether they may sign in.
    pub state: AccountState,
    /// A program.
    pub bot: bool,
}

/// Adds an account with its login. `Conflict("accounts_handle_key_key")` or `("accounts_email_key_key")` when taken.
pub fn insert(tx: &mut Tx, new: &NewAccount<'_>, now: Time) -> Result<()> {
    tx.execute(
        "insert into accounts (id, handle, handle_key, name, name_key, email, email_key, role, state, bot, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)",
        params![
            new.id,
            new.handle,
            text::key(new.handle),
            new.name,
            text::key(new.name),
            new.email,
            new.email.map(str::to_lowercase),
            new.role,
            new.state,
            new.bot,
            now
        ],
    )?;
    tx.execute(
        "insert into users (account_id) values ($1)",
        params![new.id],
    )?;
    Ok(())
}

/// Writes what a person or an administrator changed on a profile. Counts, face, role and state are not touched.
pub fn update(tx: &mut Tx, a: &Account, now: Time) -> Result<()> {
    let (emoji, status_text, until) = match &a.status {
        Some(s) => (s.emoji.as_str(), s.text.as_str(), s.until),
        None => ("", "", None),
    };
    tx.execute(
        "update accounts set name = $2, name_key = $3, title = $4, title_key = $5, unit_id = $6, manager_id = $7, location = $8, location_key = $9,
            time_zone = $10, locale = $11, languages = $12, about = $13, links = $14, status_emoji = $15, status_text = $16, status_until = $17,
            updated_at = $18
         where id = $1",
        params![
            a.id,
            a.name,
            text::key(&a.name),
            a.title,
            text::key(&a.title),
            a.unit_id,
            a.manager_id,
            a.location,
            text::key(&a.location),
            a.time_zone,
            a.locale,
            a.languages.join(" "),
            a.about,
            write_json(&a.links)?,
            emoji,
            status_text,
            until,
            now
        ],
    )?;
    Ok(())
}

/// By id.
pub fn find(c: &mut Conn, id: AccountId) -> Result<Option<Account>> {
    c.first(
        &format!("select {COLUMNS} from accounts a where a.id = $1"),
        params![id],
    )?
    .as_ref()
    .map(read)
    .transpose()
}

/// By id; [`Error::Corrupt`] when absent: for ids that other rows refer to.
pub fn get(c: &mut Conn, id: AccountId) -> Result<Account> {
    find(c, id)?.ok_or_else(|| Error::Corrupt(format!("account {id} is missing")))
}

/// By handle, in any case and accent.
pub fn find_by_handle(c: &mut Conn, handle: &str) -> Result<Option<Account>> {
    c.first(
        &format!("select {COLUMNS} from accounts a where a.handle_key = $1"),
        params![text::key(handle)],
    )?
    .as_ref()
    .map(read)
    .transpose()
}

/// By e-mail address.
pub fn find_by_email(c: &mut Conn, email: &str) -> Result<Option<Account>> {
    c.first(
        &format!("select {COLUMNS} from accounts a where a.email_key = $1"),
        params![email.to_lowercase()],
    )?
    .as_ref()
    .map(read)
    .transpose()
}

/// Those of `ids` that exist, in no order.
pub fn list(c: &mut Conn, ids: &[AccountId]) -> Result<Vec<Account>> {
    match ids {
        [] => return Ok(Vec::new()),
        // Most often asked, and quicker than a list of one.
        [id] => return Ok(find(c, *id)?.into_iter().collect()),
        _ => {}
    }
    c.all(
        &format!("select {COLUMNS} from accounts a where a.id = any($1)"),
        params![ids],
    )?
    .iter()
    .map(read)
    .collect()
}

/// Active accounts with these handles (already folded by `text::key`).
pub fn list_by_handle_keys(c: &mut Conn, keys: &[String]) -> Result<Vec<Account>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    c.all(
        &format!("select {COLUMNS} from accounts a where a.handle_key = any($1) and a.state = 1"),
        params![keys],
    )?
    .iter()
    .map(read)
    .collect()
}

/// How many people may sign in.
pub fn count_active(c: &mut Conn) -> Result<i64> {
    let row = c.first(
        "select count(*) from accounts where state = 1 and not bot",
        params![],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// Adds to the number of posts, and notes the time of the latest.
pub fn count_statuses(tx: &mut Tx, id: AccountId, by: i64, latest: Option<Time>) -> Result<()> {
    tx.execute(
        "update accounts set statuses_count = statuses_count + $2, last_status_at = case when last_status_at > $3 then last_status_at else coalesce($3, last_status_at) end where id = $1",
        params![id, by, latest],
    )?;
    Ok(())
}

/// Sets or clears the home unit; the membership rows are kept by [`crate::units::join`] and [`crate::units::leave`].
pub fn set_unit(tx: &mut Tx, id: AccountId, unit: Option<UnitId>, now: Time) -> Result<()> {
    tx.execute(
        "update accounts set unit_id = $2, updated_at = $3 where id = $1",
        params![id, unit, now],
    )?;
    Ok(())
}

/// Says whether it is a program.
pub fn set_bot(tx: &mut Tx, id: AccountId, bot: bool) -> Result<()> {
    tx.execute(
        "update accounts set bot = $2 where id = $1",
        params![id, bot],
    )?;
    Ok(())
}

/// Sets or clears the face.
pub fn set_face(tx: &mut Tx, id: AccountId, face: Option<MediaId>, now: Time) -> Result<()> {
    tx.execute(
        "update accounts set face_id = $2, updated_at = $3 where id = $1",
        params![id, face, now],
    )?;
    Ok(())
}
