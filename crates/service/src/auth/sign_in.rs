//! From name and password, and a second factor where there is one, to a session.

use model::{Account, AccountId, AccountState, Act, Detail};
use serde::{Deserialize, Serialize};

use super::throttle::{self, Key};
use super::{ceremony, password, second_factor, sessions, token};
use crate::audit::{self, About, By};
use crate::media::{self, Picture, Size};
use crate::views::AccountCard;
use crate::{Actor, Answer, Ctx, Door, Refusal};

/// Where a request came from.
#[derive(Debug, Clone, Copy)]
pub struct From<'a> {
    /// What the browser calls itself.
    pub agent: &'a str,
    /// Network address.
    pub address: &'a str,
}

/// How far one has come.
#[derive(Debug)]
pub enum Step {
    /// Signed in; the secret of the session.
    Done(String),
    /// The password was right; a code is needed too. The secret finds what was begun.
    Second(String),
    /// It was they, but a moderator suspended them: with the secret they see why, and may appeal.
    Suspended(String),
}

#[derive(Serialize, Deserialize)]
struct Waiting {
    account: AccountId,
    /// What the password that was right is stored as, hashed once more: with another one it is void.
    #[serde(default)]
    proof: String,
}

const SECOND: &str = "second";
/// People the demo offers to be.
const DEMO_PEOPLE: i64 = 200;

/// Checks handle or e-mail address and password. Whether the name or the password was wrong is not told, nor by the time it takes.
pub async fn with_password(
    ctx: &Ctx,
    name: &str,
    password: String,
    from: From<'_>,
) -> Answer<Step> {
    let name = name.trim().trim_start_matches('@').to_owned();
    let (by_name, by_address) = (Key::name(&name), Key::address(from.address));
    throttle::enter(ctx, &[by_name.clone(), by_address.clone()]).await?;
    let (account, stored) = ctx
        .read(move |c| {
            let account = if name.contains('@') {
                store::accounts::find_by_email(c, &name)?
            } else {
                store::accounts::find_by_handle(c, &name)?
            };
            let stored = match &account {
                Some(a) => store::users::password_hash(c, a.id)?,
                None => None,
            };
            Ok((account, stored))
        })
        .await?;
    let proof = proof(stored.as_deref());
    let right = password.len() <= password::MAX_BYTES && password::verify(password, stored).await?;
    let known = account.as_ref().map(|a| a.id);
    let Some(account) = account.filter(|_| right) else {
        failed(ctx, known, "password", from).await?;
        return Err(Refusal::invalid("password", "wrong"));
    };
    throttle::passed(ctx, &by_name, Some(&by_address)).await?;
    if account.state != AccountState::Suspended
        && let Err(refusal) = may_sign_in(&account)
    {
        failed(ctx, known, account.state.word(), from).await?;
        return Err(refusal);
    }
    if second_factor::is_on(ctx, account.id).await? {
        let waiting = Waiting {
            account: account.id,
            proof,
        };
        return Ok(Step::Second(ceremony::begin(ctx, SECOND, &waiting).await?));
    }
    admit(ctx, &account, from).await
}

/// Lets in someone who has proved who they are; someone whom a moderator suspended may see why.
pub(crate) async fn admit(ctx: &Ctx, account: &Account, from: From<'_>) -> Answer<Step> {
    if account.state == AccountState::Suspended
        && let Some(secret) = crate::strikes::begin_for_suspended(ctx, account.id).await?
    {
        return Ok(Step::Suspended(secret));
    }
    if let Err(refusal) = may_sign_in(account) {
        failed(ctx, Some(account.id), account.state.word(), from).await?;
        return Err(refusal);
    }
    sessions::create(ctx, account.id, from.agent, from.address)
        .await
        .map(Step::Done)
}

/// Whether something begun with [`with_password`] still waits for its code.
pub async fn is_waiting(ctx: &Ctx, waiting: &str) -> bool {
    begun(ctx, waiting).await.is_ok()
}

/// Who began it, while the password it was begun with still is the one.
async fn begun(ctx: &Ctx, waiting: &str) -> Answer<AccountId> {
    let begun: Waiting = ceremony::find(ctx, SECOND, waiting).await?;
    let account = begun.account;
    let stored = ctx
        .read(move |c| Ok(store::users::password_hash(c, account)?))
        .await?;
    if proof(stored.as_deref()) != begun.proof {
        return Err(Refusal::Conflict("took-too-long"));
    }
    Ok(account)
}

fn proof(stored: Option<&str>) -> String {
    token::hash(stored.unwrap_or_default())
}

/// Finishes with a code of the app, or a recovery code.
pub async fn with_code(ctx: &Ctx, waiting: &str, code: &str, from: From<'_>) -> Answer<Step> {
    let account = begun(ctx, waiting).await?;
    if let Err(refusal) = second_factor::prove(ctx, account, code).await {
        if matches!(refusal, Refusal::Invalid { .. }) {
            failed(ctx, Some(account), "code", from).await?;
        }
        return Err(refusal);
    }
    ceremony::take::<Waiting>(ctx, SECOND, waiting).await?;
    let account = ctx
        .read(move |c| Ok(store::accounts::get(c, account)?))
        .await?;
    admit(ctx, &account, from).await
}

/// Writes down that someone could not sign in, and at what. What they typed for a name is not kept: it may be a password.
async fn failed(
    ctx: &Ctx,
    person: Option<AccountId>,
    reason: &'static str,
    from: From<'_>,
) -> Answer<()> {
    let about = match person {
        Some(id) => About::person(id),
        None => About::all(),
    };
    let about = about
        .with(Detail::Reason, reason)
        .with(Detail::Address, from.address)
        .with(Detail::Agent, from.agent);
    let (ctx_, by) = (ctx.clone(), By::somebody(Door::Web));
    ctx.write(move |tx| Ok(audit::record(&ctx_, tx, by, Act::SignInFailed, about)?))
        .await
}

/// The account's state in words; only for those who have proved who they are.
pub(crate) fn may_sign_in(account: &Account) -> Answer<()> {
    match account.state {
        AccountState::Active => Ok(()),
        AccountState::Pending => Err(Refusal::Conflict("account-pending")),
        AccountState::Suspended => Err(Refusal::Conflict("account-suspended")),
        AccountState::Former | AccountState::Erased => Err(Refusal::Conflict("account-former")),
    }
}

/// Someone to sign in as, in the demo.
#[derive(Debug, Clone)]
pub struct DemoPerson {
    /// Who.
    pub card: AccountCard,
    /// Language of their screens.
    pub locale: String,
}

/// Everyone one can be in the demo, by name.
pub async fn demo_people(ctx: &Ctx) -> Answer<Vec<DemoPerson>> {
    if !ctx.organisation().demo {
        return Err(Refusal::NotFound);
    }
    let now = ctx.now();
    ctx.read(move |c| {
        let wanted = store::people::Wanted {
            state: Some(AccountState::Active),
            ..Default::default()
        };
        let people = store::people::list(c, &wanted, DEMO_PEOPLE)?;
        let ids: Vec<AccountId> = people.iter().map(|p| p.account.id).collect();
        let mut cards = crate::views::cards(c, &ids, now)?;
        Ok(people
            .into_iter()
            .filter_map(|p| {
                Some(DemoPerson {
                    card: cards.remove(&p.account.id)?,
                    locale: p.account.locale,
                })
            })
            .collect())
    })
    .await
}

/// Signs in as anyone with one click: the demo only.
pub async fn in_demo(ctx: &Ctx, handle: &str, from: From<'_>) -> Answer<String> {
    let account = demo_account(ctx, handle).await?;
    sessions::create(ctx, account.id, from.agent, from.address).await
}

/// The face of someone one can be, for those who are nobody yet.
pub async fn demo_face(ctx: &Ctx, handle: &str) -> Answer<Picture> {
    let account = demo_account(ctx, handle).await?;
    let own = Actor {
        id: account.id,
        role: account.role,
        door: Door::Web,
    };
    let face = account.face_id.ok_or(Refusal::NotFound)?;
    media::read(ctx, own, face, Size::Small).await
}

async fn demo_account(ctx: &Ctx, handle: &str) -> Answer<Account> {
    if !ctx.organisation().demo {
        return Err(Refusal::NotFound);
    }
    let handle = handle.to_owned();
    ctx.read(move |c| Ok(store::accounts::find_by_handle(c, &handle)?))
        .await?
        .filter(|a| a.state == AccountState::Active)
        .ok_or(Refusal::NotFound)
}
