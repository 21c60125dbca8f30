//! Tokens: from a secret in a header to a person who acts.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use model::{
    Account, AccountId, AccountState, Act, AppId, Detail, EventKind, Thing, Time, TokenId,
};
use sha2::{Digest, Sha256};
use store::Tx;
use store::oauth::apps::{self, App, Connected};
use store::oauth::grants;
use store::oauth::tokens::{self, Token};
use subtle::ConstantTimeEq;

use super::{Fault, OUT_OF_BAND, Scopes, used};
use crate::audit::{self, About, By};
use crate::auth::token;
use crate::{Actor, Answer, Ctx, Door, Refusal};

/// An app that says who it is.
#[derive(Debug, Clone, Default)]
pub struct Client {
    /// Its public name.
    pub id: String,
    /// Its secret.
    pub secret: String,
}

/// A new token, told only now.
#[derive(Debug, Clone)]
pub struct Issued {
    /// The token.
    pub secret: String,
    /// What it allows.
    pub scopes: String,
    /// Made.
    pub created_at: Time,
}

/// Who sent a token.
#[derive(Debug, Clone)]
pub struct Bearer {
    /// The token.
    pub token: Token,
    /// What it allows.
    pub scopes: Scopes,
    /// The app.
    pub app: App,
    /// The person it acts for; nobody: the app itself.
    pub account: Option<Account>,
}

impl Bearer {
    /// The person as one who acts through an app, while they may sign in.
    pub fn actor(&self) -> Option<Actor> {
        let account = self.account.as_ref()?;
        (account.state == AccountState::Active).then_some(Actor {
            id: account.id,
            role: account.role,
            door: Door::Api,
        })
    }
}

/// Who has this token; nobody when it was revoked.
pub async fn look(ctx: &Ctx, secret: &str) -> Answer<Option<Bearer>> {
    let hash = token::hash(secret);
    ctx.read(move |c| {
        let Some((token, app)) = tokens::find(c, &hash)? else {
            return Ok(None);
        };
        let account = match token.account_id {
            Some(id) => store::accounts::find(c, id)?,
            None => None,
        };
        Ok(Some(Bearer {
            scopes: Scopes::stored(&token.scopes),
            token,
            app,
            account,
        }))
    })
    .await
}

/// Whether a token has not ended, and is of someone who may still sign in.
pub async fn stands(ctx: &Ctx, id: TokenId) -> Answer<bool> {
    ctx.read(move |c| Ok(tokens::stands(c, id)?)).await
}

/// A token for a code that a person has allowed. A code works once, whatever comes of it.
pub async fn exchange(
    ctx: &Ctx,
    client: Client,
    code: &str,
    redirect_uri: String,
    verifier: String,
) -> Result<Issued, Fault> {
    let (app, hash, now) = (known(ctx, &client).await?, token::hash(code), ctx.now());
    let grant = ctx.write(move |tx| Ok(grants::take(tx, &hash)?)).await?;
    let grant = grant.ok_or(Fault::Grant)?;
    let proved = grant.challenge.is_empty() || answers(&verifier, &grant.challenge);
    let right = grant.app_id == app.id && grant.expires_at > now && proved;
    if !right || grant.redirect_uri != redirect_uri {
        return Err(Fault::Grant);
    }
    Ok(give(ctx, app.id, Some(grant.account_id), grant.scopes).await?)
}

/// A token for the app itself.
pub async fn for_app(ctx: &Ctx, client: Client, scopes: &str) -> Result<Issued, Fault> {
    let app = known(ctx, &client).await?;
    let scopes = Scopes::parse(scopes).ok_or(Fault::Scope)?;
    if !Scopes::stored(&app.scopes).cover(&scopes) {
        return Err(Fault::Scope);
    }
    Ok(give(ctx, app.id, None, scopes.to_string()).await?)
}

/// A token for a person, made on the command line of the machine itself; `name` is what they see among their apps.
pub async fn issue(ctx: &Ctx, account: AccountId, scopes: &str, name: &str) -> Answer<Issued> {
    let scopes = Scopes::parse(scopes).ok_or(Refusal::invalid("scopes", "unknown"))?;
    let app = App {
        id: ctx.id(),
        client_id: token::new(),
        secret_hash: token::hash(&token::new()),
        name: name.to_owned(),
        website: String::new(),
        redirect_uris: vec![OUT_OF_BAND.to_owned()],
        scopes: scopes.to_string(),
        created_at: ctx.now(),
    };
    let (id, ctx_) = (app.id, ctx.clone());
    ctx.write(move |tx| {
        store::accounts::find(tx, account)?
            .filter(|a| a.state == AccountState::Active)
            .ok_or(Refusal::NotFound)?;
        apps::insert(tx, &app)?;
        let about = named(&app).of(account).with(Detail::Scopes, &app.scopes);
        let by = By::somebody(Door::Cli);
        Ok(audit::record(&ctx_, tx, by, Act::TokenMade, about)?)
    })
    .await?;
    give(ctx, id, Some(account), scopes.to_string()).await
}

/// Ends a token of this app; one that has ended already is no mistake.
pub async fn revoke(ctx: &Ctx, client: Client, secret: &str) -> Result<(), Fault> {
    let app = known(ctx, &client).await.map_err(|fault| match fault {
        Fault::Client => Fault::NotYours,
        other => other,
    })?;
    let (hash, ctx_) = (token::hash(secret), ctx.clone());
    let fits = ctx
        .write(move |tx| {
            let Some((found, of)) = tokens::find(tx, &hash)? else {
                return Ok(true);
            };
            if found.app_id != app.id {
                return Ok(false);
            }
            tokens::delete(tx, found.id)?;
            if let Some(account) = found.account_id {
                tell(&ctx_, tx, account, &[found.id])?;
                let by = By::through(account, Door::Api);
                audit::record(&ctx_, tx, by, Act::AppDisconnected, named(&of))?;
            }
            Ok(true)
        })
        .await?;
    if fits { Ok(()) } else { Err(Fault::NotYours) }
}

/// Apps I have connected, the last used first.
pub async fn connected(ctx: &Ctx, actor: Actor) -> Answer<Vec<Connected>> {
    // Whoever looks right after using one finds it used.
    used::write(ctx).await;
    ctx.read(move |c| Ok(apps::list_connected(c, actor.id)?))
        .await
}

/// Ends everything I allowed an app; its streams close at once.
pub async fn disconnect(ctx: &Ctx, actor: Actor, app: AppId) -> Answer<()> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let all = apps::list_connected(tx, actor.id)?;
        let ended = all.into_iter().find(|a| a.id == app);
        let ended = ended.ok_or(Refusal::NotFound)?;
        end(&ctx_, tx, actor.id, Some(app))?;
        let about = About::thing(Thing::App, app).with(Detail::Name, ended.name);
        Ok(audit::record(
            &ctx_,
            tx,
            actor,
            Act::AppDisconnected,
            about,
        )?)
    })
    .await
}

fn named(app: &App) -> About {
    About::thing(Thing::App, app.id).with(Detail::Name, &app.name)
}

/// Ends what a person allowed one app or all of them, in a transaction of the caller; how many tokens. A code that was not fetched yet
/// would become a token afterwards: it ends, too.
pub(crate) fn end(ctx: &Ctx, tx: &mut Tx, account: AccountId, app: Option<AppId>) -> Answer<usize> {
    grants::delete_all(tx, account, app)?;
    let ended = tokens::delete_all(tx, account, app)?;
    tell(ctx, tx, account, &ended)?;
    Ok(ended.len())
}

fn tell(ctx: &Ctx, tx: &mut Tx, account: AccountId, ended: &[model::TokenId]) -> Answer<()> {
    for id in ended {
        let mut event = ctx.event(
            EventKind::TokenRevoked,
            Actor {
                id: account,
                role: model::Role::Member,
                door: Door::Work,
            },
        );
        event.data = id.to_string();
        store::events::append(tx, &event)?;
    }
    Ok(())
}

/// The app, when it is the one it says it is.
pub async fn known(ctx: &Ctx, client: &Client) -> Result<App, Fault> {
    let app = super::find(ctx, &client.id).await?.ok_or(Fault::Client)?;
    let sent = token::hash(&client.secret);
    let same: bool = sent.as_bytes().ct_eq(app.secret_hash.as_bytes()).into();
    if same { Ok(app) } else { Err(Fault::Client) }
}

async fn give(
    ctx: &Ctx,
    app_id: AppId,
    account_id: Option<AccountId>,
    scopes: String,
) -> Answer<Issued> {
    let (secret, now) = (token::new(), ctx.now());
    let token = Token {
        id: ctx.id(),
        app_id,
        account_id,
        scopes: scopes.clone(),
        created_at: now,
        used_at: None,
    };
    let hash = token::hash(&secret);
    ctx.write(move |tx| Ok(tokens::insert(tx, &token, &hash)?))
        .await?;
    Ok(Issued {
        secret,
        scopes,
        created_at: now,
    })
}

/// Whether `verifier` is what the challenge was made of.
fn answers(verifier: &str, challenge: &str) -> bool {
    let made = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
    made.as_bytes()
        .ct_eq(challenge.trim_end_matches('=').as_bytes())
        .into()
}
