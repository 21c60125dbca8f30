//! What admins and owners do with accounts: roles, states, requests to join.

use model::{Account, AccountId, AccountState, Act, Detail, EventKind, Page, PageOf, Role};
use store::people::{Person, Wanted};
use store::{Conn, Tx};

use crate::audit::{self, About};
use crate::{Actor, Answer, Ctx, Door, Refusal};

/// People on a page.
const PAGE: i64 = 50;

/// A page of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct People {
    /// By name.
    pub items: Vec<Person>,
    /// Whether more follow after the last.
    pub more: bool,
}

/// The organisation in numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// People who asked to join.
    pub pending: i64,
    /// People who may sign in.
    pub active: i64,
    /// Suspended ones.
    pub suspended: i64,
    /// Those who left.
    pub former: i64,
    /// Posts.
    pub posts: i64,
    /// Groups that everyone may know of, and how many secret ones there are, of which nothing more is told.
    pub groups: [i64; 2],
    /// Jobs waiting, running, and laid aside.
    pub jobs: [i64; 3],
    /// `SQLite` or `PostgreSQL`.
    pub database: &'static str,
    /// Owners and admins who may sign in without a second factor and without a passkey.
    pub unprotected: i64,
}

/// Whether `actor` may change the account of `target`: an owner anyone's, an admin those of members and moderators.
pub fn may_manage(actor: Actor, target: &Account) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    if actor.role == Role::Owner || target.role < Role::Admin {
        Ok(())
    } else {
        Err(Refusal::Forbidden)
    }
}

/// The organisation in numbers (admins).
pub async fn overview(ctx: &Ctx, actor: Actor) -> Answer<Overview> {
    actor.must_be(Role::Admin)?;
    ctx.read(|c| {
        let [pending, active, suspended, former] = store::people::counts(c)?;
        let database = match c.engine() {
            db::Engine::Sqlite => "SQLite",
            db::Engine::Postgres => "PostgreSQL",
        };
        Ok(Overview {
            pending,
            active,
            suspended,
            former,
            posts: store::people::count_posts(c)?,
            groups: store::groups::counts(c)?,
            jobs: store::jobs::counts(c)?,
            database,
            unprotected: store::people::count_unprotected(c)?,
        })
    })
    .await
}

/// People in any state, by name (admins).
pub async fn list(ctx: &Ctx, actor: Actor, wanted: Wanted) -> Answer<People> {
    actor.must_be(Role::Admin)?;
    let mut items = ctx
        .read(move |c| Ok(store::people::list(c, &wanted, PAGE + 1)?))
        .await?;
    let more = items.len() as i64 > PAGE;
    items.truncate(PAGE as usize);
    Ok(People { items, more })
}

/// A page of them, who came last first; `least`: of this role or more (admins).
pub async fn page(
    ctx: &Ctx,
    actor: Actor,
    wanted: Wanted,
    least: Role,
    page: Page,
) -> Answer<PageOf<Person>> {
    actor.must_be(Role::Admin)?;
    ctx.read(move |c| {
        let found = store::people::page(c, &wanted, least, &page)?;
        Ok(PageOf::from_found(found, &page, |p| p.account.id.get()))
    })
    .await
}

/// One of them (admins).
pub async fn show(ctx: &Ctx, actor: Actor, id: AccountId) -> Answer<Person> {
    actor.must_be(Role::Admin)?;
    ctx.read(move |c| store::people::find(c, id)?.ok_or(Refusal::NotFound))
        .await
}

/// Gives someone a role: admins make members and moderators, owners everything. The last owner stays one.
pub async fn set_role(ctx: &Ctx, actor: Actor, id: AccountId, role: Role) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    if role >= Role::Admin {
        actor.must_be(Role::Owner)?;
    }
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let target = managed(tx, actor, id)?;
        if target.role == Role::Owner && role != Role::Owner {
            not_the_last_owner(tx, &target)?;
        }
        store::people::set_role(tx, id, role, ctx_.now())?;
        if role < Role::Admin {
            disarm(&ctx_, tx, id)?;
        } else {
            // Whoever made it may no longer have a way into this account.
            store::auth::reset_links::delete_all(tx, id)?;
        }
        changed(&ctx_, tx, actor, id)?;
        let about = About::person(id)
            .with(Detail::From, target.role.word())
            .with(Detail::To, role.word());
        Ok(audit::record(&ctx_, tx, actor, Act::RoleSet, about)?)
    })
    .await
}

/// Suspends, brings back, or marks as having left. Whoever may not sign in any more loses their sessions at once.
pub async fn set_state(ctx: &Ctx, actor: Actor, id: AccountId, state: AccountState) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    if id == actor.id {
        return Err(Refusal::Conflict("yourself"));
    }
    if matches!(state, AccountState::Pending | AccountState::Erased) {
        return Err(Refusal::invalid("state", "unknown"));
    }
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let target = managed(tx, actor, id)?;
        match target.state {
            AccountState::Pending => return Err(Refusal::Conflict("account-pending")),
            AccountState::Erased => return Err(Refusal::Conflict("erased")),
            _ => {}
        }
        if state != AccountState::Active {
            not_the_last_owner(tx, &target)?;
            shut_out(&ctx_, tx, id)?;
        }
        if state == AccountState::Active {
            crate::strikes::lift(tx, id)?;
        }
        store::people::set_state(tx, id, state, ctx_.now())?;
        changed(&ctx_, tx, actor, id)?;
        let about = About::person(id)
            .with(Detail::From, target.state.word())
            .with(Detail::To, state.word());
        Ok(audit::record(&ctx_, tx, actor, Act::StateSet, about)?)
    })
    .await
}

/// Lets someone in who asked to join (admins).
pub async fn approve(ctx: &Ctx, actor: Actor, id: AccountId) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let target = managed(tx, actor, id)?;
        if target.state != AccountState::Pending {
            return Err(Refusal::Conflict("decided"));
        }
        store::people::set_state(tx, id, AccountState::Active, ctx_.now())?;
        changed(&ctx_, tx, actor, id)?;
        let about = About::person(id);
        Ok(audit::record(&ctx_, tx, actor, Act::JoinApproved, about)?)
    })
    .await
}

/// Turns down a request to join and forgets who it was (admins).
pub async fn reject(ctx: &Ctx, actor: Actor, id: AccountId) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        if !store::people::delete_pending(tx, id)? {
            return Err(Refusal::Conflict("decided"));
        }
        let about = About::person(id);
        Ok(audit::record(&ctx_, tx, actor, Act::JoinRejected, about)?)
    })
    .await
}

/// The one who acts on the command line of the machine itself: in the name of the first owner.
pub async fn console(ctx: &Ctx) -> Answer<Actor> {
    ctx.read(|c| {
        let owners = store::people::list_in_role(c, Role::Owner)?;
        let id = *owners.first().ok_or(Refusal::Conflict("no-owner"))?;
        Ok(Actor {
            id,
            role: Role::Owner,
            door: Door::Cli,
        })
    })
    .await
}

/// Signs someone out everywhere: sessions, apps, and every link that opens something by their name or their rights. That they are
/// changed is told by the caller, and closes their screens.
pub(crate) fn shut_out(ctx: &Ctx, tx: &mut Tx, id: AccountId) -> Answer<()> {
    store::sessions::delete_others(tx, id, None)?;
    crate::oauth::end(ctx, tx, id, None)?;
    store::auth::reset_links::delete_all(tx, id)?;
    disarm(ctx, tx, id)
}

/// What someone made by the rights of an administrator ends with these: who is let go does not come back by their own invitation.
fn disarm(ctx: &Ctx, tx: &mut Tx, id: AccountId) -> Answer<()> {
    store::auth::reset_links::delete_made_by(tx, id)?;
    Ok(store::auth::invitations::revoke_made_by(tx, id, ctx.now())?)
}

pub(crate) fn managed(c: &mut Conn, actor: Actor, id: AccountId) -> Answer<Account> {
    let target = store::accounts::find(c, id)?.ok_or(Refusal::NotFound)?;
    may_manage(actor, &target)?;
    Ok(target)
}

pub(crate) fn not_the_last_owner(tx: &mut Tx, target: &Account) -> Answer<()> {
    if target.role != Role::Owner || target.state != AccountState::Active {
        return Ok(());
    }
    // Locked, so that two owners cannot step down at the same moment.
    let owners = store::people::lock_owners(tx)?;
    if owners.iter().any(|id| *id != target.id) {
        Ok(())
    } else {
        Err(Refusal::Conflict("last-owner"))
    }
}

fn changed(ctx: &Ctx, tx: &mut Tx, actor: Actor, target: AccountId) -> Answer<()> {
    let mut event = ctx.event(EventKind::AccountChanged, actor);
    event.target_id = Some(target);
    Ok(store::events::append(tx, &event)?)
}
