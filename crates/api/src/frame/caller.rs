//! Who calls: an app with its token, and the person it acts for.

use std::ops::Deref;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{AUTHORIZATION, HeaderName};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use service::fresh::{self, Concern, Known};
use service::oauth::{self, Bearer};
use service::{Actor, Refusal, auth};

use super::app::Api;
use super::error::Error;

/// What a method asks of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing: it tells nothing of the inside.
    Nothing,
    /// Any token, an app's own too.
    Token,
    /// A person's token, whatever it allows.
    Person,
    /// A person's token with one of these scopes.
    Scope(&'static [&'static str]),
}

/// An app with its token.
#[derive(Debug, Clone)]
pub struct Caller(pub Arc<Bearer>);

impl Deref for Caller {
    type Target = Bearer;
    fn deref(&self) -> &Bearer {
        &self.0
    }
}

/// A person who acts through an app.
#[derive(Debug, Clone)]
pub struct Me {
    /// To act.
    pub actor: Actor,
    /// Through which app.
    pub caller: Caller,
}

/// About what a caller takes who is kept.
const BYTES: usize = 1_500;

/// Where browsers put the token of a WebSocket.
pub const PROTOCOL: HeaderName = HeaderName::from_static("sec-websocket-protocol");

/// The token in the header.
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let header = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (kind, token) = header.split_once(' ')?;
    kind.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The token of a request: in the header, or in the address where a client can send no headers.
pub fn token_of(headers: &HeaderMap, uri: &Uri) -> Option<String> {
    if let Some(token) = bearer(headers) {
        return Some(token.to_owned());
    }
    // Browsers can send no header with a WebSocket but this one.
    let protocol = headers.get(PROTOCOL).and_then(|v| v.to_str().ok());
    if let Some(token) = protocol {
        return Some(token.trim().to_owned());
    }
    let query = uri.query().unwrap_or_default();
    url::form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "access_token")
        .map(|(_, value)| value.into_owned())
}

/// Lets in who has what is needed. The token was looked up before, by the layer around everything.
pub(super) async fn admit(State(need): State<Need>, request: Request, next: Next) -> Response {
    match allowed(need, request.extensions().get::<Caller>()) {
        Ok(()) => next.run(request).await,
        Err(error) => error.into_response(),
    }
}

fn allowed(need: Need, caller: Option<&Caller>) -> Result<(), Error> {
    if need == Need::Nothing {
        return Ok(());
    }
    let caller = caller.ok_or(Error::Token)?;
    if need == Need::Token {
        return Ok(());
    }
    if let Need::Scope(scopes) = need
        && !scopes.iter().any(|scope| caller.scopes.allow(scope))
    {
        return Err(Error::Scope);
    }
    person(caller).map(|_| ())
}

fn person(caller: &Caller) -> Result<Actor, Error> {
    if caller.account.is_none() {
        return Err(Error::NoUser);
    }
    caller.actor().ok_or(Error::Disabled)
}

/// Looks a token up. Who writes after others wrote is looked up anew: that is quicker than to find out what those changes concern, and
/// nobody else gains by it. Readers do, so the first of them finds that out for all.
pub(super) async fn find(
    api: &Api,
    token: &str,
    method: &Method,
) -> Result<Option<Caller>, Refusal> {
    let hash = auth::token::hash(token);
    let now = match method.is_safe() {
        true => fresh::known(&api.ctx).await?,
        false => fresh::known_now(&api.ctx),
    };
    if let Some(caller) = kept(api, &hash, now) {
        return Ok(Some(caller));
    }
    let known = now.or_else(|| fresh::known_before(&api.ctx));
    let Some(mut bearer) = oauth::look(&api.ctx, token).await? else {
        return Ok(None);
    };
    if oauth::is_due(&api.ctx, &bearer.token) {
        oauth::touch(&api.ctx, &bearer.token);
        bearer.token.used_at = Some(api.ctx.now());
    }
    let caller = Caller(Arc::new(bearer));
    if let Some(person) = caller.token.account_id {
        let concern = Concern::person(person);
        api.callers()
            .put(hash, known, concern, caller.clone(), BYTES);
    }
    Ok(Some(caller))
}

/// Who was looked up before, while that holds and nothing is to be written down about it.
pub(super) fn recall(api: &Api, token: &str, known: Option<Known>) -> Option<Caller> {
    kept(api, &auth::token::hash(token), known)
}

fn kept(api: &Api, hash: &String, known: Option<Known>) -> Option<Caller> {
    let kept = api.callers().get(&api.ctx, hash, known);
    kept.filter(|caller| !oauth::is_due(&api.ctx, &caller.token))
}

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        parts.extensions.get::<Self>().cloned().ok_or(Error::Token)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Me {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let caller = Caller::from_request_parts(parts, state).await?;
        let actor = person(&caller)?;
        Ok(Self { actor, caller })
    }
}
