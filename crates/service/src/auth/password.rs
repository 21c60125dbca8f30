//! Passwords: argon2id, a few at a time, off the async threads.

use std::sync::LazyLock;

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use model::{AccountId, Act, SessionId};
use tokio::sync::Semaphore;

use super::throttle::{self, Key};
use super::{sessions, strength};
use crate::audit::{self, About};
use crate::{Actor, Answer, Ctx, Refusal};

/// Fewest characters of a password (NIST SP 800-63B asks for 8; longer is the cheapest strength there is).
pub const MIN_CHARS: usize = 10;
/// Most bytes of a password: hashing costs time.
pub const MAX_BYTES: usize = 200;

/// OWASP's first choice for argon2id: 19 MiB, two passes.
fn argon2() -> Argon2<'static> {
    Argon2::new(
        Algorithm::Argon2id,
        Version::V0x13,
        Params::new(19 * 1024, 2, 1, None).unwrap_or_default(),
    )
}

/// Two at once: signing in must not take the machine away from those who read.
static TURNS: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(2));

async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Answer<T> {
    let _turn = TURNS
        .acquire()
        .await
        .map_err(|_| Refusal::Internal(db::Error::Unavailable))?;
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| Refusal::Internal(db::Error::Unavailable))
}

/// Hashes a password for storing, as a PHC string.
pub async fn hash(password: String) -> Answer<String> {
    in_turn(move || {
        argon2()
            .hash_password(password.as_bytes())
            .map(|h| h.to_string())
    })
    .await?
    .map_err(|_| Refusal::invalid("password", "unusable"))
}

/// The hash of nothing anyone knows.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$YmFyaXN0YWJhcmlzdGE$0000000000000000000000000000000000000000000";

/// Whether `password` is the one stored. Without a stored one it takes as long and says no.
pub async fn verify(password: String, stored: Option<String>) -> Answer<bool> {
    in_turn(move || {
        let phc = stored.as_deref().unwrap_or(NOBODY);
        PasswordHash::new(phc).is_ok_and(|parsed| {
            argon2()
                .verify_password(password.as_bytes(), &parsed)
                .is_ok()
        })
    })
    .await
}

/// Asks for the present password again before something that matters is changed.
pub async fn confirm(ctx: &Ctx, actor: Actor, current: String) -> Answer<()> {
    let key = Key::account("confirm", actor.id);
    throttle::enter(ctx, std::slice::from_ref(&key)).await?;
    let stored = ctx
        .read(move |c| Ok(store::users::password_hash(c, actor.id)?))
        .await?;
    if current.len() > MAX_BYTES || !verify(current, stored).await? {
        return Err(Refusal::invalid("current_password", "wrong"));
    }
    throttle::passed(ctx, &key, None).await
}

/// Chooses a new password and ends my other sessions.
pub async fn change(
    ctx: &Ctx,
    actor: Actor,
    keep: SessionId,
    current: String,
    new: String,
) -> Answer<()> {
    let hash = prepare_for(ctx, actor.id, new).await;
    confirm(ctx, actor, current).await?;
    let (hash, ctx_) = (hash?, ctx.clone());
    ctx.write(move |tx| {
        store::users::set_password_hash(tx, actor.id, &hash)?;
        sessions::end_all(&ctx_, tx, actor.id, Some(keep))?;
        store::auth::reset_links::delete_all(tx, actor.id)?;
        let about = About::person(actor.id);
        Ok(audit::record(
            &ctx_,
            tx,
            actor,
            Act::PasswordChanged,
            about,
        )?)
    })
    .await
}

/// Checks a new password of someone who is there, and hashes it.
pub(crate) async fn prepare_for(ctx: &Ctx, id: AccountId, new: String) -> Answer<String> {
    let (account, email) = ctx
        .read(move |c| {
            Ok((
                store::accounts::get(c, id)?,
                store::people::email(c, id)?.unwrap_or_default(),
            ))
        })
        .await?;
    prepare(ctx, &account.handle, &email, new).await
}

/// Checks a new password against what everyone would guess, and hashes it.
pub(crate) async fn prepare(ctx: &Ctx, handle: &str, email: &str, new: String) -> Answer<String> {
    let organisation = ctx.organisation().name.clone();
    let local = email.split('@').next().unwrap_or_default();
    strength::check(&new, &[handle, local, &organisation])?;
    hash(new).await
}

/// Checks a password against names it must not have in it and against what everyone would guess.
pub(crate) fn strength_of(new: &str, own: &[&str]) -> Answer<()> {
    strength::check(new, own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checking_nobodys_password_takes_as_long_as_anyones() {
        let nobody = PasswordHash::new(NOBODY).unwrap();
        let anyone = argon2().hash_password(b"een lepel").unwrap();
        assert_eq!(nobody.algorithm, anyone.algorithm);
        assert_eq!(nobody.params, anyone.params);
        assert_eq!(nobody.hash.unwrap().len(), anyone.hash.unwrap().len());
    }
}
