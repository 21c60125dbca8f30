//! People as those see them who administer: every state, with address and last sign-in.

use model::{Account, AccountId, AccountState, Page, Role, Time};

use crate::param::Get;
use crate::{Conn, Result, Tx, accounts, params};

/// A person, with what only administrators see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub account: Account,
    /// E-mail address.
    pub email: Option<String>,
    /// Last signed in.
    pub signed_in_at: Option<Time>,
    /// Whether signing in asks for a second factor.
    pub second_factor: bool,
}

/// Which people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Name, handle or address has this in it.
    pub text: String,
    /// In this state only.
    pub state: Option<AccountState>,
    /// In this role only.
    pub role: Option<Role>,
    /// After this name and id, for the next page.
    pub after: Option<(String, AccountId)>,
}

fn extra() -> String {
    format!(
        "{}, a.email, u.signed_in_at, u.totp_confirmed_at is not null",
        accounts::COLUMNS
    )
}

fn read(r: &db::Row) -> Result<Person> {
    Ok(Person {
        account: accounts::read(r)?,
        email: r.get(24)?,
        signed_in_at: r.get(25)?,
        second_factor: r.get(26)?,
    })
}

/// Up to `limit` of them, by name.
pub fn list(c: &mut Conn, wanted: &Wanted, limit: i64) -> Result<Vec<Person>> {
    let like = format!("%{}%", escaped(&text::key(wanted.text.trim())));
    let (name, id) = match &wanted.after {
        Some((name, id)) => (text::key(name), *id),
        None => (String::new(), AccountId::from(0)),
    };
    let sql = format!(
        "select {} from accounts a join users u on u.account_id = a.id
         where (a.name_key like $1 escape '!' or a.handle_key like $1 escape '!' or a.email_key like $1 escape '!')
            and (a.state = $2 or $2 < 0) and (a.role = $3 or $3 < 0) and (a.name_key, a.id) > ($4, $5)
         order by a.name_key, a.id limit $6",
        extra()
    );
    let state = wanted.state.map_or(-1, AccountState::code);
    let role = wanted.role.map_or(-1, Role::code);
    c.all(&sql, params![like, state, role, name, id, limit])?
        .iter()
        .map(read)
        .collect()
}

/// A page of them, who came last first: those of `wanted` whose role is `least` or more. Their names are no bounds here.
pub fn page(c: &mut Conn, wanted: &Wanted, least: Role, page: &Page) -> Result<Vec<Person>> {
    let like = format!("%{}%", escaped(&text::key(wanted.text.trim())));
    let order = if page.ascending() { "asc" } else { "desc" };
    let sql = format!(
        "select {} from accounts a join users u on u.account_id = a.id
         where (a.name_key like $1 escape '!' or a.handle_key like $1 escape '!' or a.email_key like $1 escape '!')
            and (a.state = $2 or $2 < 0) and a.role >= $3 and a.id > $4 and a.id < $5
         order by a.id {order} limit $6",
        extra()
    );
    let state = wanted.state.map_or(-1, AccountState::code);
    let (floor, ceiling, limit) = (page.floor(), page.ceiling(), page.limit + 1);
    c.all(&sql, params![like, state, least, floor, ceiling, limit])?
        .iter()
        .map(read)
        .collect()
}

/// One of them.
pub fn find(c: &mut Conn, id: AccountId) -> Result<Option<Person>> {
    let sql = format!(
        "select {} from accounts a join users u on u.account_id = a.id where a.id = $1",
        extra()
    );
    c.first(&sql, params![id])?.as_ref().map(read).transpose()
}

/// The address of a person.
pub fn email(c: &mut Conn, id: AccountId) -> Result<Option<String>> {
    let row = c.first("select email from accounts where id = $1", params![id])?;
    Ok(row
        .map(|r| r.get::<Option<String>>(0))
        .transpose()?
        .flatten())
}

/// How many there are in each state, by its number.
pub fn counts(c: &mut Conn) -> Result<[i64; 4]> {
    let mut counts = [0; 4];
    for row in c.all(
        "select state, count(*) from accounts where not bot group by state",
        params![],
    )? {
        if let Some(slot) = counts.get_mut(row.get::<i64>(0)? as usize) {
            *slot = row.get(1)?;
        }
    }
    Ok(counts)
}

/// Active people in `role`, the longest here first.
pub fn list_in_role(c: &mut Conn, role: Role) -> Result<Vec<AccountId>> {
    c.all(
        "select id from accounts where role = $1 and state = 1 order by id",
        params![role],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// Gives a role.
pub fn set_role(tx: &mut Tx, id: AccountId, role: Role, now: Time) -> Result<()> {
    tx.execute(
        "update accounts set role = $2, updated_at = $3 where id = $1",
        params![id, role, now],
    )?;
    Ok(())
}

/// Moves to a state.
pub fn set_state(tx: &mut Tx, id: AccountId, state: AccountState, now: Time) -> Result<()> {
    tx.execute(
        "update accounts set state = $2, updated_at = $3 where id = $1",
        params![id, state, now],
    )?;
    Ok(())
}

/// Removes someone who only asked to join, and nothing else; whether there was one.
pub fn delete_pending(tx: &mut Tx, id: AccountId) -> Result<bool> {
    Ok(tx.execute(
        "delete from accounts where id = $1 and state = 0",
        params![id],
    )? == 1)
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '%' | '_' | '!') {
            out.push('!');
        }
        out.push(c);
    }
    out
}

/// Active owners; on PostgreSQL nobody else can change one of them until this transaction ends.
pub fn lock_owners(tx: &mut Tx) -> Result<Vec<AccountId>> {
    tx.all(
        "select id from accounts where role = 3 and state = 1 order by id /*postgres for update */",
        params![],
    )?
    .iter()
    .map(|r| r.get(0))
    .collect()
}

/// How many posts stand.
pub fn count_posts(c: &mut Conn) -> Result<i64> {
    let row = c.first(
        "select count(*) from statuses where deleted_at is null and boost_of_id is null and audience < 4",
        params![],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// Admins and owners who sign in with nothing but a password.
pub fn count_unprotected(c: &mut Conn) -> Result<i64> {
    let row = c.first(
        "select count(*) from accounts a join users u on u.account_id = a.id
         where a.state = 1 and a.role >= 2 and u.totp_confirmed_at is null
            and not exists (select 1 from passkeys p where p.account_id = a.id)",
        params![],
    )?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// Everyone, by handle.
pub fn list_all(c: &mut Conn) -> Result<Vec<model::Account>> {
    let sql = format!(
        "select {} from accounts a order by a.handle_key",
        crate::accounts::COLUMNS
    );
    c.all(&sql, params![])?
        .iter()
        .map(crate::accounts::read)
        .collect()
}

/// The addresses of everyone who has one.
pub fn emails(c: &mut Conn) -> Result<std::collections::HashMap<AccountId, String>> {
    c.all(
        "select id, email from accounts where email is not null",
        params![],
    )?
    .iter()
    .map(|r| Ok((r.get(0)?, r.get(1)?)))
    .collect()
}

/// Sets an address. `Conflict("accounts_email_key_key")` when somebody else has it.
pub fn set_email(tx: &mut Tx, id: AccountId, email: &str, now: Time) -> Result<()> {
    tx.execute(
        "update accounts set email = $2, email_key = $3, updated_at = $4 where id = $1",
        params![id, email, email.to_lowercase(), now],
    )?;
    Ok(())
}
