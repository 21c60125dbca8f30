//! The second factor: codes of an authenticator app, and recovery codes for when it is lost.

use model::{AccountId, Act, Role};
use store::Tx;
use store::auth::{recovery_codes, totp};
use totp_rs::{Builder, Secret, Totp};

use super::throttle::{self, Key};
use super::{password, token};
use crate::accounts::may_manage;
use crate::audit::{self, About};
use crate::{Actor, Answer, Ctx, Refusal};

/// Recovery codes made at once.
const CODES: usize = 10;
/// No letter or digit that is taken for another.
const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789+";

/// What one enters into the app.
#[derive(Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// `otpauth://…`, for the QR picture.
    pub url: String,
    /// The secret for typing.
    pub secret: String,
}

impl std::fmt::Debug for Enrolment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Enrolment")
    }
}

/// How well someone's account is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overview {
    /// Signing in asks for a code.
    pub on: bool,
    /// Recovery codes left.
    pub recovery_codes: i64,
}

/// Whether signing in asks for a code.
pub async fn is_on(ctx: &Ctx, account: AccountId) -> Answer<bool> {
    let found = ctx.read(move |c| Ok(totp::find(c, account)?)).await?;
    Ok(found.is_some_and(|t| t.confirmed_at.is_some()))
}

/// Mine.
pub async fn overview(ctx: &Ctx, actor: Actor) -> Answer<Overview> {
    ctx.read(move |c| {
        let on = totp::find(c, actor.id)?.is_some_and(|t| t.confirmed_at.is_some());
        let recovery_codes = recovery_codes::count(c, actor.id)?;
        Ok(Overview { on, recovery_codes })
    })
    .await
}

/// Begins: makes a secret for the app. Nothing is asked for until [`confirm`].
pub async fn begin(ctx: &Ctx, actor: Actor, current: String) -> Answer<Enrolment> {
    password::confirm(ctx, actor, current).await?;
    let secret = Secret::generate().to_base32();
    let kept = secret.clone();
    let taken = ctx
        .write(move |tx| Ok(totp::begin(tx, actor.id, &kept)?))
        .await?;
    if !taken {
        return Err(Refusal::Conflict("second-factor-on"));
    }
    enrolment(ctx, actor, secret).await
}

/// What was begun and not confirmed yet.
pub async fn begun(ctx: &Ctx, actor: Actor) -> Answer<Enrolment> {
    let found = ctx.read(move |c| Ok(totp::find(c, actor.id)?)).await?;
    let open = found
        .filter(|t| t.confirmed_at.is_none())
        .ok_or(Refusal::NotFound)?;
    enrolment(ctx, actor, open.secret).await
}

async fn enrolment(ctx: &Ctx, actor: Actor, secret: String) -> Answer<Enrolment> {
    let account = ctx
        .read(move |c| Ok(store::accounts::get(c, actor.id)?))
        .await?;
    // A colon separates the two in the address.
    let issuer = ctx.organisation().name.replace(':', " ");
    let url = builder(&secret)?
        .with_account_name(account.handle)
        .with_issuer(Some(issuer))
        .build()
        .ok()
        .and_then(|t| t.to_url().ok())
        .ok_or_else(unreadable)?;
    Ok(Enrolment { url, secret })
}

/// Switches it on with a first code; answers the recovery codes, which are shown only now.
pub async fn confirm(ctx: &Ctx, actor: Actor, code: &str) -> Answer<Vec<String>> {
    let key = Key::account("confirm-code", actor.id);
    throttle::enter(ctx, std::slice::from_ref(&key)).await?;
    let (code, now) = (code.to_owned(), ctx.now());
    let ((codes, hashes), ctx_) = (new_codes(), ctx.clone());
    ctx.write(move |tx| {
        let open = totp::find(tx, actor.id)?
            .filter(|t| t.confirmed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let step =
            matching(&open.secret, &code, now.secs())?.ok_or(Refusal::invalid("code", "wrong"))?;
        totp::use_step(tx, actor.id, step)?;
        totp::confirm(tx, actor.id, now)?;
        recovery_codes::replace(tx, actor.id, &hashes)?;
        let about = About::person(actor.id);
        Ok(audit::record(&ctx_, tx, actor, Act::SecondFactorOn, about)?)
    })
    .await?;
    throttle::passed(ctx, &key, None).await?;
    Ok(codes)
}

/// Makes new recovery codes; the old ones end.
pub async fn renew_codes(ctx: &Ctx, actor: Actor, current: String) -> Answer<Vec<String>> {
    password::confirm(ctx, actor, current).await?;
    if !is_on(ctx, actor.id).await? {
        return Err(Refusal::Conflict("second-factor-off"));
    }
    let ((codes, hashes), ctx_) = (new_codes(), ctx.clone());
    ctx.write(move |tx| {
        recovery_codes::replace(tx, actor.id, &hashes)?;
        let (act, about) = (Act::RecoveryCodesMade, About::person(actor.id));
        Ok(audit::record(&ctx_, tx, actor, act, about)?)
    })
    .await?;
    Ok(codes)
}

/// Switches it off.
pub async fn delete(ctx: &Ctx, actor: Actor, current: String) -> Answer<()> {
    password::confirm(ctx, actor, current).await?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        clear(tx, actor.id)?;
        let (act, about) = (Act::SecondFactorOff, About::person(actor.id));
        Ok(audit::record(&ctx_, tx, actor, act, about)?)
    })
    .await
}

/// Switches it off for someone who lost phone and codes, and removes their passkeys (admins).
pub async fn delete_for(ctx: &Ctx, actor: Actor, id: AccountId) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let target = store::accounts::find(tx, id)?.ok_or(Refusal::NotFound)?;
        may_manage(actor, &target)?;
        store::auth::passkeys::delete_all(tx, id)?;
        clear(tx, id)?;
        let (act, about) = (Act::SecondFactorRemoved, About::person(id));
        Ok(audit::record(&ctx_, tx, actor, act, about)?)
    })
    .await
}

fn clear(tx: &mut Tx, account: AccountId) -> Answer<()> {
    totp::delete(tx, account)?;
    Ok(recovery_codes::replace(tx, account, &[])?)
}

/// Proves with a code of the app or a recovery code. Each works once.
pub(crate) async fn prove(ctx: &Ctx, account: AccountId, code: &str) -> Answer<()> {
    let key = Key::account("second", account);
    throttle::enter(ctx, std::slice::from_ref(&key)).await?;
    let now = ctx.now();
    let typed: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    ctx.write(move |tx| {
        let totp = totp::find(tx, account)?
            .filter(|t| t.confirmed_at.is_some())
            .ok_or(Refusal::invalid("code", "wrong"))?;
        let right = match matching(&totp.secret, &typed, now.secs())? {
            Some(step) => totp::use_step(tx, account, step)?,
            None => recovery_codes::use_up(tx, account, &code_hash(&typed), now)?,
        };
        if right {
            Ok(())
        } else {
            Err(Refusal::invalid("code", "wrong"))
        }
    })
    .await?;
    throttle::passed(ctx, &key, None).await
}

fn builder(secret: &str) -> Answer<Builder> {
    let secret = Secret::try_from_base32(secret).map_err(|_| unreadable())?;
    Ok(Builder::new().with_secret(secret))
}

/// The step a code belongs to: the present one or a neighbour.
fn matching(secret: &str, code: &str, secs: i64) -> Answer<Option<i64>> {
    let totp: Totp = builder(secret)?.build().map_err(|_| unreadable())?;
    Ok(totp.check(code, secs.max(0) as u64).map(|step| step as i64))
}

fn unreadable() -> Refusal {
    Refusal::Internal(db::Error::Corrupt("a TOTP secret".to_owned()))
}

fn new_codes() -> (Vec<String>, Vec<String>) {
    let codes: Vec<String> = (0..CODES).map(|_| new_code()).collect();
    let hashes = codes.iter().map(|c| code_hash(c)).collect();
    (codes, hashes)
}

/// Twelve letters, 59 bits: `abcd-efgh-jkmn`.
fn new_code() -> String {
    let mut letters = rand::random::<[u8; 32]>()
        .into_iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte & 31)]))
        .filter(|c| *c != '+');
    let group = |letters: &mut dyn Iterator<Item = char>| letters.take(4).collect::<String>();
    let parts: Vec<String> = (0..3).map(|_| group(&mut letters)).collect();
    parts.join("-")
}

fn code_hash(code: &str) -> String {
    let plain: String = code
        .to_lowercase()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    token::hash(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recovery_codes_read_well_and_hash_as_typed() {
        let (codes, hashes) = new_codes();
        assert_eq!(codes.len(), CODES);
        for (code, hash) in codes.iter().zip(&hashes) {
            assert_eq!(code.len(), 14, "{code}");
            assert_eq!(&code_hash(&code.to_uppercase().replace('-', " ")), hash);
        }
    }

    #[test]
    fn codes_of_neighbouring_steps_match() {
        let secret = Secret::generate().to_base32();
        let totp = builder(&secret).unwrap().build().unwrap();
        let code = totp.generate(1_000_000_000).to_string();
        let step = 1_000_000_000 / 30;
        assert_eq!(matching(&secret, &code, 1_000_000_000).unwrap(), Some(step));
        assert_eq!(matching(&secret, &code, 1_000_000_030).unwrap(), Some(step));
        assert_eq!(matching(&secret, &code, 1_000_000_090).unwrap(), None);
        assert_eq!(matching(&secret, "", 1_000_000_000).unwrap(), None);
    }
}
