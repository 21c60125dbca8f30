//! The first minutes: a one-time code from the terminal, the organisation's name, and its owner.

use model::{AccountId, AccountState, Act, Detail, Role};
use subtle::ConstantTimeEq;

use crate::accounts::{self, NewPerson};
use crate::audit::{self, About, By};
use crate::auth::throttle::{self, Key};
use crate::auth::{password, token};
use crate::organisation::{self, Organisation};
use crate::{Answer, Ctx, Refusal};

/// Where the code's hash is kept.
const KEY: &str = "setup_code";

/// The organisation and its first account.
#[derive(Debug, Clone)]
pub struct SetUp {
    /// The one-time code.
    pub code: String,
    /// What the organisation is called, and its first settings.
    pub organisation: Organisation,
    /// The owner's name.
    pub name: String,
    /// The owner's handle; empty takes one from the name.
    pub handle: String,
    /// The owner's address.
    pub email: Option<String>,
    /// The owner's password.
    pub password: String,
}

/// A new one-time code, while there is nothing here yet; codes made before end.
pub async fn code(ctx: &Ctx) -> Answer<Option<String>> {
    if !needed(ctx).await? {
        return Ok(None);
    }
    let (code, now) = (token::new(), ctx.now());
    let hash = token::hash(&code);
    ctx.write(move |tx| Ok(store::settings::put(tx, KEY, &hash, now)?))
        .await?;
    Ok(Some(code))
}

/// Whether nobody has set it up: not here, and not through another server.
pub async fn needed(ctx: &Ctx) -> Answer<bool> {
    if ctx.organisation().is_set_up() {
        return Ok(false);
    }
    let stored = ctx.read(|c| Ok(organisation::load(c)?)).await?;
    let needed = !stored.is_set_up();
    if !needed {
        ctx.set_organisation(stored);
    }
    Ok(needed)
}

/// Whether `code` is the one; guesses are slowed down.
pub async fn check(ctx: &Ctx, code: &str, address: &str) -> Answer<()> {
    if !needed(ctx).await? {
        return Err(Refusal::NotFound);
    }
    throttle::enter(ctx, &[Key::errand("setup", address, 20)]).await?;
    let hash = token::hash(code.trim());
    let right = ctx
        .read(move |c| Ok(store::settings::find(c, KEY)?.is_some_and(|s| same(&s, &hash))))
        .await?;
    if right {
        Ok(())
    } else {
        Err(Refusal::invalid("code", "wrong"))
    }
}

/// Names the organisation and makes its owner; the code works only this once.
pub async fn create(ctx: &Ctx, set_up: SetUp, address: &str) -> Answer<AccountId> {
    check(ctx, &set_up.code, address).await?;
    let mut organisation = set_up.organisation;
    organisation.name = organisation.name.trim().to_owned();
    organisation::check(&organisation).map_err(as_set_up_field)?;
    let mut handle = set_up.handle.trim().to_owned();
    if handle.is_empty() {
        let name = set_up.name.clone();
        handle = ctx.read(move |c| accounts::free_handle(c, &name)).await?;
    }
    // The organisation has no name yet that `prepare` could know.
    let email = set_up.email.clone().unwrap_or_default();
    password::strength_of(&set_up.password, &[&organisation.name])?;
    let hash = password::prepare(ctx, &handle, &email, set_up.password).await?;
    let person = NewPerson {
        handle,
        name: set_up.name,
        email: set_up.email,
        role: Role::Owner,
        state: AccountState::Active,
        unit: None,
        password_hash: Some(hash),
    };
    let (ctx_, saved, code) = (
        ctx.clone(),
        organisation.clone(),
        token::hash(set_up.code.trim()),
    );
    let id = ctx
        .write(move |tx| {
            store::settings::take(tx, KEY)?
                .filter(|stored| same(stored, &code))
                .ok_or(Refusal::NotFound)?;
            organisation::save(tx, &saved, ctx_.now())?;
            let id = accounts::insert(&ctx_, tx, &person)?;
            let about = About::person(id).with(Detail::Name, &saved.name);
            audit::record(&ctx_, tx, By::person(id), Act::OrganisationSetUp, about)?;
            Ok(id)
        })
        .await?;
    ctx.set_organisation(organisation);
    Ok(id)
}

fn same(a: &str, b: &str) -> bool {
    a.as_bytes().ct_eq(b.as_bytes()).into()
}

/// On the set-up page, `name` is the person's.
fn as_set_up_field(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Invalid {
            field: "name",
            why,
            limit,
        } => Refusal::Invalid {
            field: "organisation",
            why,
            limit,
        },
        other => other,
    }
}
