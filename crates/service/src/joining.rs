//! Asking to join with an address of the organisation's own: an admin decides.

use model::{AccountState, Act, Role};

use crate::accounts;
use crate::audit::{self, About, By};
use crate::auth::throttle::{self, Key};
use crate::invitations::{self, Joiner};
use crate::organisation::Organisation;
use crate::{Answer, Ctx, Refusal};

/// Whether people may ask at all.
pub fn is_open(organisation: &Organisation) -> bool {
    organisation.is_set_up() && !organisation.mail_domains.is_empty()
}

/// Asks to join. Whether an address is known already is not told: the answer is the same, and nothing is added.
pub async fn create(ctx: &Ctx, joiner: Joiner, address: &str) -> Answer<()> {
    let organisation = ctx.organisation();
    if !is_open(&organisation) {
        return Err(Refusal::NotFound);
    }
    throttle::enter(ctx, &[Key::errand("ask", address, 20)]).await?;
    let email = joiner.email.clone().unwrap_or_default();
    if !accounts::is_address(&email) {
        return Err(Refusal::invalid("email", "no-address"));
    }
    if !allowed(&organisation, &email) {
        return Err(Refusal::invalid("email", "other-domain"));
    }
    let accepts = joiner.accepts;
    let person =
        invitations::person(ctx, joiner, AccountState::Pending, Role::Member, None).await?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        crate::rules::may_join(tx, accepts)?;
        if store::accounts::find_by_email(tx, &email)?.is_some() {
            return Ok(());
        }
        let id = accounts::insert(&ctx_, tx, &person)?;
        crate::rules::join(tx, id, accepts, ctx_.now())?;
        let (by, about) = (By::person(id), About::person(id));
        Ok(audit::record(&ctx_, tx, by, Act::JoinAsked, about)?)
    })
    .await
}

fn allowed(organisation: &Organisation, email: &str) -> bool {
    let domain = email.rsplit('@').next().unwrap_or_default().to_lowercase();
    organisation
        .mail_domains
        .iter()
        .any(|d| d.trim_start_matches('@').eq_ignore_ascii_case(&domain))
}
