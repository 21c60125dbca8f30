//! Links with which people join.

use std::time::Duration;

use model::{AccountId, AccountState, Act, Detail, InvitationId, Role, Thing, Unit, UnitId};
pub use store::auth::invitations::Invitation;

use crate::accounts::{self, NewPerson};
use crate::audit::{self, About, By};
use crate::auth::throttle::{self, Key};
use crate::auth::{password, token};
use crate::views::AccountCard;
use crate::{Actor, Answer, Ctx, Refusal};

/// Characters of a note.
const NOTE_CHARS: usize = 120;
/// Links shown to admins.
const LISTED: i64 = 200;
/// The longest a link may work, in days.
pub const DAYS: std::ops::RangeInclusive<i64> = 1..=365;
/// The most people one link may let in.
pub const USES: std::ops::RangeInclusive<i64> = 1..=10_000;

/// A link to make.
#[derive(Debug, Clone)]
pub struct NewInvitation {
    /// Role of who comes in: member or moderator.
    pub role: Role,
    /// Their home unit.
    pub unit: Option<UnitId>,
    /// How many may use it; none is no limit.
    pub max_uses: Option<i64>,
    /// For how many days it works; none is no end.
    pub days: Option<i64>,
    /// What it is for.
    pub note: String,
}

/// A link as admins see it.
#[derive(Debug, Clone)]
pub struct InvitationView {
    /// The link.
    pub invitation: Invitation,
    /// Who made it.
    pub by: Option<AccountCard>,
    /// Name of the unit.
    pub unit: String,
    /// Whether someone may still come in with it.
    pub open: bool,
}

/// Someone who joins.
#[derive(Debug, Clone, Default)]
pub struct Joiner {
    /// Display name.
    pub name: String,
    /// Handle; empty takes one from the name.
    pub handle: String,
    /// Address.
    pub email: Option<String>,
    /// Password.
    pub password: String,
    /// They accept the house rules that were shown to them.
    pub accepts: bool,
}

/// Makes a link (admins) and answers its address, which is shown only now.
pub async fn create(ctx: &Ctx, actor: Actor, new: NewInvitation) -> Answer<String> {
    actor.must_be(Role::Admin)?;
    let note = new.note.trim().to_owned();
    if note.chars().count() > NOTE_CHARS {
        return Err(Refusal::over("note", "too-long", NOTE_CHARS as i64));
    }
    if new.role > Role::Moderator {
        return Err(Refusal::invalid("role", "unknown"));
    }
    if new.max_uses.is_some_and(|n| !USES.contains(&n)) {
        return Err(Refusal::over("max_uses", "out-of-range", *USES.end()));
    }
    if new.days.is_some_and(|n| !DAYS.contains(&n)) {
        return Err(Refusal::over("days", "out-of-range", *DAYS.end()));
    }
    let (secret, now) = (token::new(), ctx.now());
    let hash = token::hash(&secret);
    let invitation = Invitation {
        id: ctx.id(),
        created_by: actor.id,
        unit_id: new.unit,
        role: new.role,
        note,
        max_uses: new.max_uses,
        uses: 0,
        expires_at: new
            .days
            .map(|d| now.plus(Duration::from_secs(d as u64 * 86_400))),
        revoked_at: None,
        created_at: now,
    };
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        if let Some(unit) = invitation.unit_id {
            store::units::find(tx, unit)?.ok_or(Refusal::invalid("unit", "gone"))?;
        }
        store::auth::invitations::insert(tx, &invitation, &hash)?;
        let about = About::thing(Thing::Invitation, invitation.id)
            .with(Detail::Name, &invitation.note)
            .with(Detail::To, invitation.role.word());
        Ok(audit::record(&ctx_, tx, actor, Act::InvitationMade, about)?)
    })
    .await?;
    Ok(format!("{}/join/{secret}", ctx.base_url()))
}

/// The latest links (admins).
pub async fn list(ctx: &Ctx, actor: Actor) -> Answer<Vec<InvitationView>> {
    actor.must_be(Role::Admin)?;
    let now = ctx.now();
    ctx.read(move |c| {
        let all = store::auth::invitations::list(c, LISTED)?;
        let makers: Vec<AccountId> = all.iter().map(|i| i.created_by).collect();
        let units: Vec<UnitId> = all.iter().filter_map(|i| i.unit_id).collect();
        let cards = crate::views::cards(c, &makers, now)?;
        let names = store::units::names(c, &units)?;
        Ok(all
            .into_iter()
            .map(|invitation| InvitationView {
                by: cards.get(&invitation.created_by).cloned(),
                unit: invitation
                    .unit_id
                    .and_then(|u| names.get(&u).cloned())
                    .unwrap_or_default(),
                open: invitation.is_open(now),
                invitation,
            })
            .collect())
    })
    .await
}

/// Units one can invite into, parents before children (admins).
pub async fn units(ctx: &Ctx, actor: Actor) -> Answer<Vec<Unit>> {
    actor.must_be(Role::Admin)?;
    ctx.read(|c| Ok(store::units::list(c)?)).await
}

/// Takes a link back (admins).
pub async fn revoke(ctx: &Ctx, actor: Actor, id: InvitationId) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        if !store::auth::invitations::revoke(tx, id, ctx_.now())? {
            return Err(Refusal::NotFound);
        }
        let (act, about) = (Act::InvitationRevoked, About::thing(Thing::Invitation, id));
        Ok(audit::record(&ctx_, tx, actor, act, about)?)
    })
    .await
}

/// The link of `secret`, for the page that shows who invites and to what; closed ones are not found.
pub async fn find(ctx: &Ctx, secret: &str) -> Answer<InvitationView> {
    let (hash, now) = (token::hash(secret), ctx.now());
    ctx.read(move |c| {
        let invitation = store::auth::invitations::find_by_token(c, &hash)?
            .filter(|i| i.is_open(now))
            .ok_or(Refusal::NotFound)?;
        let by = crate::views::cards(c, &[invitation.created_by], now)?;
        let unit = match invitation.unit_id {
            Some(id) => store::units::find(c, id)?.map(|u| u.name),
            None => None,
        };
        Ok(InvitationView {
            by: by.get(&invitation.created_by).cloned(),
            unit: unit.unwrap_or_default(),
            open: true,
            invitation,
        })
    })
    .await
}

/// Comes in with a link.
pub async fn accept(ctx: &Ctx, secret: &str, joiner: Joiner, address: &str) -> Answer<AccountId> {
    throttle::enter(ctx, &[Key::errand("join", address, 200)]).await?;
    let invitation = find(ctx, secret).await?.invitation;
    let accepts = joiner.accepts;
    let person = person(
        ctx,
        joiner,
        AccountState::Active,
        invitation.role,
        invitation.unit_id,
    )
    .await?;
    let (ctx_, hash) = (ctx.clone(), token::hash(secret));
    ctx.write(move |tx| {
        store::auth::invitations::use_up(tx, &hash, ctx_.now())?.ok_or(Refusal::NotFound)?;
        let id = accounts::insert(&ctx_, tx, &person)?;
        crate::rules::join(tx, id, accepts, ctx_.now())?;
        let about = About::person(id).and(Thing::Invitation, invitation.id);
        audit::record(&ctx_, tx, By::person(id), Act::PersonJoined, about)?;
        Ok(id)
    })
    .await
}

/// What someone entered, checked and with the password hashed.
pub(crate) async fn person(
    ctx: &Ctx,
    joiner: Joiner,
    state: AccountState,
    role: Role,
    unit: Option<UnitId>,
) -> Answer<NewPerson> {
    if joiner.name.trim().is_empty() {
        return Err(Refusal::invalid("name", "empty"));
    }
    let mut handle = joiner.handle.trim().trim_start_matches('@').to_owned();
    if handle.is_empty() {
        let name = joiner.name.clone();
        handle = ctx.read(move |c| accounts::free_handle(c, &name)).await?;
    }
    let email = joiner.email.as_deref().unwrap_or_default();
    let hash = password::prepare(ctx, &handle, email, joiner.password).await?;
    Ok(NewPerson {
        handle,
        name: joiner.name,
        email: joiner.email,
        role,
        state,
        unit,
        password_hash: Some(hash),
    })
}
