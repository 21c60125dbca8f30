//! Where apps and browsers want to be woken, and of what.

use std::collections::BTreeMap;

use model::{SessionId, TokenId};
use store::oauth::push::{self, Subscription};
use url::Url;

use super::seal::Reader;
use crate::{Actor, Answer, Ctx, Refusal};

/// Bytes of a push service's address.
const ENDPOINT: usize = 2_000;
/// From whom pushes may be wanted.
const POLICIES: [&str; 4] = ["all", "followed", "follower", "none"];

/// Who wants to be woken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// An app, by its token.
    App(TokenId),
    /// A browser, by its session.
    Browser(SessionId),
}

/// What was asked for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Address of the push service.
    pub endpoint: String,
    /// The reader's public key, base64url.
    pub p256dh: String,
    /// The reader's secret, base64url.
    pub auth: String,
    /// Sealed as RFC 8291 says, not as its draft did.
    pub standard: bool,
    /// Whether it is wanted: for an app by the words of [`super::word`], for a browser by those of the kinds.
    pub alerts: BTreeMap<String, bool>,
    /// `all`, `followed`, `follower` or `none`.
    pub policy: String,
}

/// Wakes `place` from now on, in the stead of where it was woken before.
pub async fn subscribe(
    ctx: &Ctx,
    actor: Actor,
    place: Place,
    wanted: Wanted,
) -> Answer<Subscription> {
    let url = Url::parse(&wanted.endpoint)
        .ok()
        .filter(|u| matches!(u.scheme(), "https" | "http") && u.has_host());
    if url.is_none() || wanted.endpoint.len() > ENDPOINT {
        return Err(Refusal::invalid("endpoint", "no-address"));
    }
    if Reader::parse(&wanted.p256dh, &wanted.auth).is_none() {
        return Err(Refusal::invalid("keys", "no-key"));
    }
    let (token_id, session_id) = match place {
        Place::App(id) => (Some(id), None),
        Place::Browser(id) => (None, Some(id)),
    };
    let subscription = Subscription {
        id: ctx.id(),
        account_id: actor.id,
        token_id,
        session_id,
        endpoint: wanted.endpoint,
        p256dh: wanted.p256dh,
        auth: wanted.auth,
        standard: wanted.standard,
        alerts: store::param::write_json(&wanted.alerts)?,
        policy: policy(wanted.policy)?,
        created_at: ctx.now(),
    };
    let added = subscription.clone();
    ctx.write(move |tx| Ok(push::replace(tx, &added)?)).await?;
    Ok(subscription)
}

/// That of `place`.
pub async fn find(ctx: &Ctx, actor: Actor, place: Place) -> Answer<Subscription> {
    let all = ctx.read(move |c| Ok(push::list(c, actor.id)?)).await?;
    let is_it = |s: &Subscription| match place {
        Place::App(id) => s.token_id == Some(id),
        Place::Browser(id) => s.session_id == Some(id),
    };
    all.into_iter().find(is_it).ok_or(Refusal::NotFound)
}

/// Other wishes for that of `place`.
pub async fn change(
    ctx: &Ctx,
    actor: Actor,
    place: Place,
    alerts: BTreeMap<String, bool>,
    policy_: String,
) -> Answer<Subscription> {
    let mut found = find(ctx, actor, place).await?;
    found.alerts = store::param::write_json(&alerts)?;
    found.policy = policy(policy_)?;
    let changed = found.clone();
    ctx.write(move |tx| Ok(push::replace(tx, &changed)?))
        .await?;
    Ok(found)
}

/// Lets `place` sleep; one that slept already is no mistake.
pub async fn unsubscribe(ctx: &Ctx, actor: Actor, place: Place) -> Answer<()> {
    let id = match find(ctx, actor, place).await {
        Ok(found) => found.id,
        Err(Refusal::NotFound) => return Ok(()),
        Err(other) => return Err(other),
    };
    ctx.write(move |tx| Ok(push::forget(tx, id)?)).await
}

fn policy(asked: String) -> Answer<String> {
    if asked.is_empty() {
        return Ok(POLICIES[0].to_owned());
    }
    if !POLICIES.contains(&asked.as_str()) {
        return Err(Refusal::invalid("policy", "unknown"));
    }
    Ok(asked)
}
