//! A person allows an app something: the app gets a code, and fetches its token with it.

use std::time::Duration;

use store::oauth::grants::{self, Grant};

use super::{Asked, Fault, apps};
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
    ctx.write(move |tx| Ok(grants::insert(tx, &hash, &grant)?))
        .await?;
    Ok(code)
}
