//! Passkeys: a device proves who is there, and no secret travels.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use model::{AccountId, AccountState, Act, PasskeyId, Thing};
use serde::{Deserialize, Serialize};
use serde_json::Value;
pub use store::auth::passkeys::Passkey;
use url::Url;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, DiscoverableKey, Passkey as Key, PasskeyRegistration,
    PublicKeyCredential, RegisterPublicKeyCredential, Uuid, WebauthnError,
};
use webauthn_rs::{Webauthn, WebauthnBuilder};

use super::sign_in::{From, Step, admit, may_sign_in};
use super::throttle::{self, Key as Throttle};
use super::{ceremony, password};
use crate::audit::{self, About};
use crate::{Actor, Answer, Ctx, Refusal};

/// Passkeys a person may have.
const MOST: usize = 20;
/// Characters of a passkey's name.
const NAME_CHARS: usize = 60;
const ADD: &str = "passkey-add";
const ENTER: &str = "passkey-enter";

/// The first half of a ceremony, for the browser's script.
#[derive(Debug, Clone)]
pub struct Begun {
    /// Finds the ceremony again.
    pub ceremony: String,
    /// What the browser's `navigator.credentials` takes, with binary parts as base64url.
    pub options: Value,
}

#[derive(Serialize, Deserialize)]
struct Adding {
    account: AccountId,
    state: PasskeyRegistration,
}

/// Whether the address people use allows passkeys: a name, not a number, and `https` unless it is this machine.
pub fn available(ctx: &Ctx) -> bool {
    site(ctx).is_ok()
}

fn site(ctx: &Ctx) -> Answer<Webauthn> {
    let refuse = || Refusal::Conflict("no-passkeys-here");
    let origin = Url::parse(ctx.base_url()).map_err(|_| refuse())?;
    let domain = origin.domain().ok_or_else(refuse)?.to_owned();
    let local = domain == "localhost" || domain.ends_with(".localhost");
    if origin.scheme() != "https" && !local {
        return Err(refuse());
    }
    let name = ctx.organisation().name.clone();
    WebauthnBuilder::new(&domain, &origin)
        .and_then(|b| b.rp_name(&name).build())
        .map_err(|_| refuse())
}

/// Mine, the oldest first.
pub async fn list(ctx: &Ctx, actor: Actor) -> Answer<Vec<Passkey>> {
    ctx.read(move |c| Ok(store::auth::passkeys::list(c, actor.id)?))
        .await
}

/// Begins to add one; the present password is asked for.
pub async fn begin(ctx: &Ctx, actor: Actor, current: String) -> Answer<Begun> {
    let site = site(ctx)?;
    password::confirm(ctx, actor, current).await?;
    let (account, mine) = ctx
        .read(move |c| {
            Ok((
                store::accounts::get(c, actor.id)?,
                store::auth::passkeys::list(c, actor.id)?,
            ))
        })
        .await?;
    if mine.len() >= MOST {
        return Err(Refusal::over("passkey", "too-many", MOST as i64));
    }
    let known = mine.iter().map(key).collect::<Answer<Vec<Key>>>()?;
    let exclude = known.iter().map(|k| k.cred_id().clone()).collect();
    let (options, state) = site
        .start_passkey_registration(
            user_handle(actor.id),
            &account.handle,
            &account.name,
            Some(exclude),
        )
        .map_err(failed)?;
    let mut options = serde_json::to_value(options).map_err(|_| unusable())?;
    // Signing in without typing a name needs keys that the device lists by itself.
    options["publicKey"]["authenticatorSelection"]["residentKey"] = "required".into();
    options["publicKey"]["authenticatorSelection"]["requireResidentKey"] = true.into();
    let adding = Adding {
        account: actor.id,
        state,
    };
    let ceremony = ceremony::begin(ctx, ADD, &adding).await?;
    Ok(Begun { ceremony, options })
}

/// Adds the one the browser made.
pub async fn finish(
    ctx: &Ctx,
    actor: Actor,
    ceremony: &str,
    name: &str,
    credential: Value,
) -> Answer<()> {
    let adding: Adding = ceremony::take(ctx, ADD, ceremony).await?;
    if adding.account != actor.id {
        return Err(Refusal::NotFound);
    }
    let credential: RegisterPublicKeyCredential =
        serde_json::from_value(credential).map_err(|_| unusable())?;
    let key = site(ctx)?
        .finish_passkey_registration(&credential, &adding.state)
        .map_err(failed)?;
    let passkey = Passkey {
        id: ctx.id(),
        account_id: actor.id,
        credential: URL_SAFE_NO_PAD.encode(key.cred_id()),
        name: named(name)?,
        data: store::param::write_json(&key)?,
        created_at: ctx.now(),
        used_at: None,
    };
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        store::auth::passkeys::insert(tx, &passkey).map_err(|error| match error {
            db::Error::Conflict(_) => Refusal::Conflict("passkey-known"),
            other => other.into(),
        })?;
        let about = About::person(actor.id).and(Thing::Passkey, passkey.id);
        Ok(audit::record(&ctx_, tx, actor, Act::PasskeyAdded, about)?)
    })
    .await
}

/// Calls one of mine something else.
pub async fn rename(ctx: &Ctx, actor: Actor, id: PasskeyId, name: &str) -> Answer<()> {
    let name = named(name)?;
    found(
        ctx.write(move |tx| Ok(store::auth::passkeys::rename(tx, actor.id, id, &name)?))
            .await?,
    )
}

/// Removes one of mine; the present password is asked for.
pub async fn delete(ctx: &Ctx, actor: Actor, id: PasskeyId, current: String) -> Answer<()> {
    password::confirm(ctx, actor, current).await?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        found(store::auth::passkeys::delete(tx, actor.id, id)?)?;
        let about = About::person(actor.id).and(Thing::Passkey, id);
        Ok(audit::record(&ctx_, tx, actor, Act::PasskeyRemoved, about)?)
    })
    .await
}

fn found(there: bool) -> Answer<()> {
    if there {
        Ok(())
    } else {
        Err(Refusal::NotFound)
    }
}

/// Begins to sign in: any passkey of this site will do, so nobody's name is asked for or given away.
pub async fn begin_sign_in(ctx: &Ctx, address: &str) -> Answer<Begun> {
    throttle::enter(ctx, &[Throttle::errand("passkey", address, 300)]).await?;
    let (options, state) = site(ctx)?
        .start_discoverable_authentication()
        .map_err(failed)?;
    let mut options = serde_json::to_value(options).map_err(|_| unusable())?;
    // The script asks by a button too, and then not "conditionally".
    if let Some(options) = options.as_object_mut() {
        options.remove("mediation");
    }
    let ceremony = ceremony::begin(ctx, ENTER, &state).await?;
    Ok(Begun { ceremony, options })
}

/// Signs in with what the browser answered; the secret of the session. A passkey is two factors at once.
pub async fn finish_sign_in(
    ctx: &Ctx,
    ceremony: &str,
    credential: Value,
    from: From<'_>,
) -> Answer<Step> {
    let state: DiscoverableAuthentication = ceremony::take(ctx, ENTER, ceremony).await?;
    let credential: PublicKeyCredential =
        serde_json::from_value(credential).map_err(|_| unusable())?;
    let site = site(ctx)?;
    let (user, id) = site
        .identify_discoverable_authentication(&credential)
        .map_err(failed)?;
    let id = URL_SAFE_NO_PAD.encode(id);
    let (passkey, account) = ctx
        .read(move |c| {
            let passkey = store::auth::passkeys::find_by_credential(c, &id)?
                .filter(|p| user_handle(p.account_id) == user)
                .ok_or(Refusal::Conflict("passkey-unknown"))?;
            let account = store::accounts::get(c, passkey.account_id)?;
            Ok((passkey, account))
        })
        .await?;
    let mut key = key(&passkey)?;
    let result = site
        .finish_discoverable_authentication_v2(&credential, state, DiscoverableKey::from(&key))
        .map_err(failed)?;
    if account.state != AccountState::Suspended {
        may_sign_in(&account)?;
    }
    key.update_credential(&result);
    let (data, now) = (store::param::write_json(&key)?, ctx.now());
    ctx.write(move |tx| Ok(store::auth::passkeys::used(tx, passkey.id, &data, now)?))
        .await?;
    admit(ctx, &account, from).await
}

/// What devices know a person as; says nothing about them.
fn user_handle(account: AccountId) -> Uuid {
    Uuid::from_u64_pair(0x636f_726e_6572_0000, account.get() as u64)
}

fn key(passkey: &Passkey) -> Answer<Key> {
    Ok(store::param::read_json(&passkey.data)?)
}

fn named(name: &str) -> Answer<String> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Refusal::invalid("name", "empty"));
    }
    if name.chars().count() > NAME_CHARS {
        return Err(Refusal::over("name", "too-long", NAME_CHARS as i64));
    }
    Ok(name.to_owned())
}

fn failed(error: WebauthnError) -> Refusal {
    tracing::info!(%error, "a passkey was refused");
    unusable()
}

fn unusable() -> Refusal {
    Refusal::Conflict("passkey-refused")
}
