//! A person allows an app something: the app gets a code, and fetches its token with it.

use std::time::Duration;

use model::{Act, Detail, Thing};
use store::oauth::grants::{self, Grant};

use super::{Asked, Fault, apps};
use crate::audit::{self, About};
use crate::auth::token;
use crate::{Actor, Ctx};

/// Instead of an address: show the code, the person copies it.
pub const OUT_OF_BAND: &str = "urn:ietf:wg:oauth:2.0:oob";
/// How long a code works.
const CODE: Duration = Duration::from_secs(600);

/// Allows `asked` and answers the code.
pub async fn allow(ctx: &Ctx, actor: Actor, asked: Asked) -> Result<String, Fault> {
    let (app, scopes) = apps::check(ctx, &asked).await?;
    let code = token::new();
    let hash = token::hash(&code);
    let grant = Grant {
        app_id: app.id,
        account_id: actor.id,
        scopes: scopes.to_string(),
        redirect_uri: asked.redirect_uri,
        challenge: asked.challenge,
        expires_at: ctx.now().plus(CODE),
    };
    let about = About::thing(Thing::App, app.id)
        .with(Detail::Name, &app.name)
        .with(Detail::Scopes, &scopes);
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        grants::insert(tx, &hash, &grant)?;
        Ok(audit::record(&ctx_, tx, actor, Act::AppConnected, about)?)
    })
    .await?;
    Ok(code)
}
