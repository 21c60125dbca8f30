//! A link with which someone chooses a new password, given to them by an admin.

use std::time::Duration;

use model::{AccountId, AccountState, Act, Role};

use super::{password, sessions, token};
use crate::accounts::may_manage;
use crate::audit::{self, About, By};
use crate::{Actor, Answer, Ctx, Refusal};

/// How long a link works.
const VALID: Duration = Duration::from_secs(86_400);

/// Makes a link for someone (admins) and answers its address; links made before end.
pub async fn create(ctx: &Ctx, actor: Actor, id: AccountId) -> Answer<String> {
    actor.must_be(Role::Admin)?;
    let (secret, now) = (token::new(), ctx.now());
    let (hash, ctx_) = (token::hash(&secret), ctx.clone());
    ctx.write(move |tx| {
        let target = store::accounts::find(tx, id)?.ok_or(Refusal::NotFound)?;
        may_manage(actor, &target)?;
        if target.state != AccountState::Active {
            return Err(Refusal::Conflict("not-active"));
        }
        let expires = now.plus(VALID);
        store::auth::reset_links::insert(tx, &hash, id, Some(actor.id), now, expires)?;
        let about = About::person(id);
        Ok(audit::record(&ctx_, tx, actor, Act::ResetLinkMade, about)?)
    })
    .await?;
    Ok(format!("{}/reset/{secret}", ctx.base_url()))
}

/// The handle of whose password a link would change.
pub async fn find(ctx: &Ctx, secret: &str) -> Answer<String> {
    let (hash, now) = (token::hash(secret), ctx.now());
    ctx.read(move |c| {
        let id = store::auth::reset_links::find(c, &hash, now)?.ok_or(Refusal::NotFound)?;
        Ok(store::accounts::get(c, id)?.handle)
    })
    .await
}

/// Sets the new password, and ends the link, every session of the person and every app of theirs.
pub async fn finish(ctx: &Ctx, secret: &str, new: String) -> Answer<()> {
    let (hash, now) = (token::hash(secret), ctx.now());
    let look = hash.clone();
    let id = ctx
        .read(move |c| store::auth::reset_links::find(c, &look, now)?.ok_or(Refusal::NotFound))
        .await?;
    let (new_hash, ctx_) = (password::prepare_for(ctx, id, new).await?, ctx.clone());
    ctx.write(move |tx| {
        let id = store::auth::reset_links::use_up(tx, &hash, now)?.ok_or(Refusal::NotFound)?;
        store::users::set_password_hash(tx, id, &new_hash)?;
        sessions::end_all(&ctx_, tx, id, None)?;
        let (by, about) = (By::person(id), About::person(id));
        crate::oauth::end(&ctx_, tx, id, None)?;
        Ok(audit::record(&ctx_, tx, by, Act::PasswordReset, about)?)
    })
    .await
}
