//! A new person, whichever way they come in: set-up, invitation, approval, CSV, command line.

use model::{AccountId, AccountState, Act, Detail, EventKind, Role, UnitId};
use store::Tx;
use store::accounts::NewAccount;

use crate::audit::{self, About, By};
use crate::{Actor, Answer, Ctx, Door, Refusal};

/// Characters of a display name.
pub const NAME_CHARS: usize = 60;

/// Someone new.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Handle as written.
    pub handle: String,
    /// Display name.
    pub name: String,
    /// E-mail address.
    pub email: Option<String>,
    /// What they may do.
    pub role: Role,
    /// Whether they may sign in at once.
    pub state: AccountState,
    /// Home unit.
    pub unit: Option<UnitId>,
    /// Hash made by [`crate::auth::password::hash`].
    pub password_hash: Option<String>,
}

/// Adds a person in a transaction of their own: for the command line of the machine itself, and programs.
pub async fn create(ctx: &Ctx, person: NewPerson) -> Answer<AccountId> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let id = insert(&ctx_, tx, &person)?;
        let about = About::person(id).with(Detail::To, person.role.word());
        let by = By::somebody(Door::Cli);
        audit::record(&ctx_, tx, by, Act::PersonCreated, about)?;
        Ok(id)
    })
    .await
}

/// Adds an account of a program, which acts with a token only. Who may call it is for the door to decide.
pub async fn create_bot(ctx: &Ctx, handle: &str, name: &str) -> Answer<AccountId> {
    let ctx_ = ctx.clone();
    let new = NewPerson {
        handle: handle.to_owned(),
        name: name.to_owned(),
        email: None,
        role: Role::Member,
        state: AccountState::Active,
        unit: None,
        password_hash: None,
    };
    ctx.write(move |tx| {
        let id = insert(&ctx_, tx, &new)?;
        store::accounts::set_bot(tx, id, true)?;
        let by = By::somebody(Door::Cli);
        audit::record(&ctx_, tx, by, Act::PersonCreated, About::person(id))?;
        Ok(id)
    })
    .await
}

/// Adds a person.
pub(crate) fn insert(ctx: &Ctx, tx: &mut Tx, person: &NewPerson) -> Answer<AccountId> {
    let name = person.name.trim();
    text::handle_valid(&person.handle).map_err(not_a_handle)?;
    if name.is_empty() {
        return Err(Refusal::invalid("name", "empty"));
    }
    if name.chars().count() > NAME_CHARS {
        return Err(Refusal::over("name", "too-long", NAME_CHARS as i64));
    }
    let email = person
        .email
        .as_deref()
        .map(str::trim)
        .filter(|e| !e.is_empty());
    if email.is_some_and(|e| !is_address(e)) {
        return Err(Refusal::invalid("email", "no-address"));
    }
    let (id, now): (AccountId, _) = (ctx.id(), ctx.now());
    let new = NewAccount {
        id,
        handle: &person.handle,
        name,
        email,
        role: person.role,
        state: person.state,
        bot: false,
    };
    store::accounts::insert(tx, &new, now).map_err(taken)?;
    if let Some(hash) = &person.password_hash {
        store::users::set_password_hash(tx, id, hash)?;
    }
    if let Some(unit) = person.unit {
        store::units::find(tx, unit)?.ok_or(Refusal::invalid("unit", "gone"))?;
        store::accounts::set_unit(tx, id, Some(unit), now)?;
        store::units::join(tx, unit, id, now)?;
    }
    let kind = if person.state == AccountState::Pending {
        EventKind::JoinRequested
    } else {
        EventKind::AccountChanged
    };
    let event = ctx.event(
        kind,
        Actor {
            id,
            role: person.role,
            door: Door::Work,
        },
    );
    store::events::append(tx, &event)?;
    Ok(id)
}

pub(super) fn not_a_handle(problem: text::HandleProblem) -> Refusal {
    let why = match problem {
        text::HandleProblem::Empty => "empty",
        text::HandleProblem::TooLong => "too-long",
        text::HandleProblem::Character(_) | text::HandleProblem::Edge => "no-handle",
        text::HandleProblem::Reserved => "taken",
    };
    Refusal::over("handle", why, 30)
}

pub(super) fn taken(error: db::Error) -> Refusal {
    match error {
        db::Error::Conflict(name) if name.contains("email") => Refusal::invalid("email", "taken"),
        db::Error::Conflict(_) => Refusal::invalid("handle", "taken"),
        other => other.into(),
    }
}

/// Whether it has the shape of an address; only a mail that arrives proves one.
pub(crate) fn is_address(s: &str) -> bool {
    let (local, domain) = s.rsplit_once('@').unwrap_or_default();
    !local.is_empty()
        && s.len() <= 254
        && domain.contains('.')
        && !domain.starts_with('.')
        && !s.chars().any(|c| c.is_whitespace() || c.is_control())
}
