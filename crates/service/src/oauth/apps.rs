//! Programs that register themselves.

use store::oauth::apps::{self, App};
use url::Url;

use super::{Fault, OUT_OF_BAND, Scopes};
use crate::auth::throttle::{self, Key};
use crate::auth::token;
use crate::{Answer, Ctx, Refusal};

/// Characters of an app's name.
const NAME_CHARS: usize = 60;
/// Bytes of all addresses of an app.
const ADDRESS_BYTES: usize = 2_000;
/// Registrations from one network address before it has to wait; a whole office may share it.
const FREE: i64 = 200;

/// What an app says of itself.
#[derive(Debug, Clone, Default)]
pub struct NewApp {
    /// What it calls itself.
    pub name: String,
    /// Where people may be sent back to.
    pub redirect_uris: Vec<String>,
    /// The most it will ever ask for.
    pub scopes: String,
    /// Its home page, or empty.
    pub website: String,
}

/// An app and its secret, which is told only now.
#[derive(Debug, Clone)]
pub struct Registered {
    /// The app.
    pub app: App,
    /// Its secret.
    pub secret: String,
}

/// What an app asks a person for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Which app.
    pub client_id: String,
    /// Where to send the person back to.
    pub redirect_uri: String,
    /// What it wants to do.
    pub scopes: String,
    /// The challenge it will answer (PKCE), or empty.
    pub challenge: String,
    /// How the challenge was made; only `S256` is.
    pub method: String,
}

/// Registers an app. Anyone may: it gets nothing before a person allows it.
pub async fn register(ctx: &Ctx, new: NewApp, address: &str) -> Answer<Registered> {
    throttle::enter(ctx, &[Key::errand("apps", address, FREE)]).await?;
    let name = new.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Refusal::invalid("client_name", "empty"));
    }
    let scopes = Scopes::parse(&new.scopes).ok_or(Refusal::invalid("scopes", "unknown"))?;
    let uris: Vec<String> = new
        .redirect_uris
        .iter()
        .flat_map(|uri| uri.split_whitespace())
        .map(str::to_owned)
        .collect();
    let bytes: usize = uris.iter().map(String::len).sum();
    if uris.is_empty() || bytes > ADDRESS_BYTES || !uris.iter().all(|uri| is_address(uri)) {
        return Err(Refusal::invalid("redirect_uris", "no-link"));
    }
    let secret = token::new();
    let app = App {
        id: ctx.id(),
        client_id: token::new(),
        secret_hash: token::hash(&secret),
        name: text::excerpt(&name, NAME_CHARS * 4)
            .chars()
            .take(NAME_CHARS)
            .collect(),
        website: website(&new.website),
        redirect_uris: uris,
        scopes: scopes.to_string(),
        created_at: ctx.now(),
    };
    let row = app.clone();
    ctx.write(move |tx| Ok(apps::insert(tx, &row)?)).await?;
    Ok(Registered { app, secret })
}

/// The app of this name in the protocol.
pub async fn find(ctx: &Ctx, client_id: &str) -> Answer<Option<App>> {
    let client_id = client_id.to_owned();
    ctx.read(move |c| Ok(apps::find(c, &client_id)?)).await
}

/// Whether an app may ask a person for this. Until the address is known to be the app's nobody is sent there.
pub async fn check(ctx: &Ctx, asked: &Asked) -> Result<(App, Scopes), Fault> {
    let app = find(ctx, &asked.client_id).await?.ok_or(Fault::Client)?;
    if !app.redirect_uris.contains(&asked.redirect_uri) {
        return Err(Fault::Redirect);
    }
    let scopes = Scopes::parse(&asked.scopes).ok_or(Fault::Scope)?;
    if !Scopes::stored(&app.scopes).cover(&scopes) {
        return Err(Fault::Scope);
    }
    let plain = !asked.challenge.is_empty() && asked.method != "S256";
    if plain || asked.challenge.len() > 128 {
        return Err(Fault::Request);
    }
    Ok((app, scopes))
}

/// An address that a browser can be sent to: of the web, or of a program on the telephone.
fn is_address(uri: &str) -> bool {
    if uri == OUT_OF_BAND {
        return true;
    }
    let Ok(url) = Url::parse(uri) else {
        return false;
    };
    let dangerous = ["javascript", "data", "vbscript", "file", "blob", "about"];
    !dangerous.contains(&url.scheme()) && url.fragment().is_none()
}

fn website(text: &str) -> String {
    let url = Url::parse(text.trim()).ok();
    let web = url.filter(|u| matches!(u.scheme(), "http" | "https") && text.len() <= ADDRESS_BYTES);
    web.map(String::from).unwrap_or_default()
}
