//! Sessions: from a secret in a cookie to a person who acts.

use std::time::Duration;

use model::{
    Account, AccountId, AccountState, Act, Detail, EventKind, Role, SessionId, Thing, Time,
};
use store::Tx;
pub use store::sessions::Session;

use super::token;
use crate::audit::{self, About, By};
use crate::notifications;
use crate::preferences::Preferences;
use crate::views::{AccountCard, Away};
use crate::{Actor, Answer, Ctx, Door, Refusal};

/// A session ends this long after it was last seen.
const IDLE: Duration = Duration::from_secs(60 * 86_400);
/// Being seen is written down at most this often.
const TOUCH: Duration = Duration::from_secs(600);
/// Bytes kept of what a browser calls itself.
const AGENT_BYTES: usize = 300;

/// A person with a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The session.
    pub session: Session,
    /// The person.
    pub account: Account,
    /// The person as others see them.
    pub card: AccountCard,
    /// What they chose for themselves.
    pub preferences: Preferences,
    /// Notices they have not seen.
    pub unseen: i64,
    /// The house rules that they have not accepted yet: the number of the version.
    pub rules_pending: Option<i64>,
    /// Conversations with something to read.
    pub messages: i64,
    /// Reports and appeals that wait, for those who keep order.
    pub reports: i64,
}

impl SignedIn {
    /// The person as one who acts through the web app.
    pub fn actor(&self) -> Actor {
        Actor {
            id: self.account.id,
            role: self.account.role,
            door: Door::Web,
        }
    }
}

/// Begins a session and answers its secret, which is stored nowhere.
pub async fn create(ctx: &Ctx, account: AccountId, agent: &str, address: &str) -> Answer<String> {
    let (secret, now) = (token::new(), ctx.now());
    let session = Session {
        id: ctx.id(),
        account_id: account,
        csrf: token::new(),
        agent: text::excerpt(agent, AGENT_BYTES),
        address: address.to_owned(),
        created_at: now,
        seen_at: now,
        expires_at: now.plus(IDLE),
    };
    let (hash, ctx_) = (token::hash(&secret), ctx.clone());
    ctx.write(move |tx| {
        store::sessions::insert(tx, &session, &hash)?;
        store::users::signed_in(tx, account, now)?;
        let about = About::person(account)
            .and(Thing::Session, session.id)
            .with(Detail::Address, &session.address)
            .with(Detail::Agent, &session.agent);
        let by = By::person(account);
        Ok(audit::record(&ctx_, tx, by, Act::SignedIn, about)?)
    })
    .await?;
    Ok(secret)
}

/// Who has this secret; nobody when it has ended or the account may not sign in.
pub async fn find(ctx: &Ctx, secret: &str, address: &str) -> Answer<Option<SignedIn>> {
    let (hash, now) = (token::hash(secret), ctx.now());
    let found = ctx
        .read(move |c| {
            let Some(session) = store::sessions::find_by_token(c, &hash, now)? else {
                return Ok(None);
            };
            let account = store::accounts::get(c, session.account_id)?;
            if account.state != AccountState::Active {
                return Ok(None);
            }
            let preferences = store::users::preferences(c, account.id)?;
            let unit_name = match account.unit_id {
                Some(unit) => store::units::names(c, &[unit])?.remove(&unit),
                None => None,
            };
            // Who is away is not called: what came waits for their return.
            let away = store::pauses::list(c, &[account.id], now)?
                .remove(&account.id)
                .map(Away::from);
            let waits = away.is_some();
            let unseen = notifications::count_unseen(c, account.id, now)?;
            let rules_pending = store::rules::pending(c, account.id)?;
            let messages = store::conversations::count_unread(c, account.id)?;
            let reports = crate::reports::count_for(c, account.id, account.role)?;
            Ok(Some(SignedIn {
                card: AccountCard {
                    away,
                    ..AccountCard::new(&account, unit_name.unwrap_or_default(), now)
                },
                session,
                account,
                preferences,
                unseen: if waits { 0 } else { unseen },
                rules_pending,
                messages: if waits { 0 } else { messages },
                reports,
            }))
        })
        .await?;
    if let Some(SignedIn { session, .. }) = &found
        && is_due(session, now)
    {
        let (id, address) = (session.id, address.to_owned());
        ctx.write(move |tx| {
            Ok(store::sessions::touch(
                tx,
                id,
                &address,
                now,
                now.plus(IDLE),
            )?)
        })
        .await?;
    }
    Ok(found)
}

/// Whether it is time to write down that it was seen.
pub fn is_due(session: &Session, now: Time) -> bool {
    now.since(session.seen_at) > TOUCH
}

/// My sessions, the last seen first.
pub async fn list(ctx: &Ctx, actor: Actor) -> Answer<Vec<Session>> {
    let now = ctx.now();
    ctx.read(move |c| Ok(store::sessions::list(c, actor.id, now)?))
        .await
}

/// Ends one of my sessions.
pub async fn end(ctx: &Ctx, actor: Actor, id: SessionId) -> Answer<()> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        if !store::sessions::delete(tx, actor.id, id)? {
            return Err(Refusal::NotFound);
        }
        tell(&ctx_, tx, actor.id)?;
        let about = About::person(actor.id).and(Thing::Session, id);
        Ok(audit::record(&ctx_, tx, actor, Act::SessionEnded, about)?)
    })
    .await
}

/// Ends all my sessions but this one; answers how many.
pub async fn end_others(ctx: &Ctx, actor: Actor, keep: SessionId) -> Answer<u64> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let ended = end_all(&ctx_, tx, actor.id, Some(keep))?;
        let about = About::person(actor.id).with(Detail::Count, ended);
        audit::record(&ctx_, tx, actor, Act::SessionsEnded, about)?;
        Ok(ended)
    })
    .await
}

/// Ends all sessions of someone but one, in a transaction of the caller; answers how many. Screens that are open with them close.
pub(crate) fn end_all(
    ctx: &Ctx,
    tx: &mut Tx,
    account: AccountId,
    keep: Option<SessionId>,
) -> Answer<u64> {
    let ended = store::sessions::delete_others(tx, account, keep)?;
    tell(ctx, tx, account)?;
    Ok(ended)
}

fn tell(ctx: &Ctx, tx: &mut Tx, account: AccountId) -> Answer<()> {
    let by = Actor {
        id: account,
        role: Role::Member,
        door: Door::Work,
    };
    Ok(store::events::append(
        tx,
        &ctx.event(EventKind::SessionsEnded, by),
    )?)
}
