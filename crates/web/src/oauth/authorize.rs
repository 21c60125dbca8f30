//! "Allow this app?": asked on a page of ours, answered by a form of ours, and the browser is sent back to the app.

use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_SECURITY_POLICY, LOCATION};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use service::Ctx;
use service::auth::sessions;
use service::oauth::{self, Asked, Fault, OUT_OF_BAND};
use url::Url;

use super::show;
use crate::{Answer, App, Error, Form, Query, Reply, Viewer};

/// Who signed in within this time is known well enough.
const FRESH: Duration = Duration::from_secs(300);

/// What an app sends a person here with.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Request {
    pub(super) response_type: String,
    pub(super) client_id: String,
    pub(super) redirect_uri: String,
    pub(super) scope: String,
    pub(super) state: Option<String>,
    pub(super) code_challenge: String,
    pub(super) code_challenge_method: String,
    #[serde(skip_serializing)]
    pub(super) force_login: Option<String>,
    pub(super) lang: Option<String>,
    /// `allow`, `deny` or `switch`: which button was pressed.
    #[serde(skip_serializing)]
    pub(super) deed: String,
}

impl Request {
    fn asked(&self) -> Asked {
        Asked {
            client_id: self.client_id.clone(),
            redirect_uri: self.redirect_uri.clone(),
            scopes: self.scope.clone(),
            challenge: self.code_challenge.clone(),
            method: self.code_challenge_method.clone(),
        }
    }

    /// Whether the app wants this person to say anew who they are. Who has just done so need not again.
    pub(super) fn forces(&self, viewer: &Viewer) -> bool {
        let asked = self.force_login.as_deref().unwrap_or_default();
        let fresh = viewer.now.since(viewer.session().created_at) < FRESH;
        matches!(asked, "true" | "1" | "True") && !fresh
    }

    /// This page again, for after signing in.
    fn here(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let fields = [
            ("response_type", Some(&self.response_type)),
            ("client_id", Some(&self.client_id)),
            ("redirect_uri", Some(&self.redirect_uri)),
            ("scope", Some(&self.scope)),
            ("state", self.state.as_ref()),
            ("code_challenge", Some(&self.code_challenge)),
            ("code_challenge_method", Some(&self.code_challenge_method)),
            ("lang", self.lang.as_ref()),
        ];
        for (name, value) in fields {
            if let Some(value) = value.filter(|v| !v.is_empty()) {
                query.append_pair(name, value);
            }
        }
        format!("/oauth/authorize?{}", query.finish())
    }
}

/// The question.
pub(super) async fn new(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Query(request): Query<Request>,
) -> Answer {
    match oauth::check(&ctx, &request.asked()).await {
        Ok((app, scopes)) if request.response_type == "code" => {
            let page = show::question(&viewer, &request, &app, &scopes);
            Ok(opened(page, &request.redirect_uri))
        }
        Ok(_) => back(&request, &[("error", "unsupported_response_type")]),
        Err(fault) => refused(&viewer, &request, fault),
    }
}

/// The answer.
pub(super) async fn create(
    State(app): State<App>,
    viewer: Viewer,
    Form(request): Form<Request>,
) -> Answer {
    let ctx = &app.ctx;
    if request.deed == "switch" {
        sessions::end(ctx, viewer.actor(), viewer.session().id).await?;
        let next: String =
            url::form_urlencoded::byte_serialize(request.here().as_bytes()).collect();
        let reply = Reply::to(format!("/sign-in?next={next}")).sign_out();
        return Ok(reply.into_response());
    }
    if let Err(fault) = oauth::check(ctx, &request.asked()).await {
        return refused(&viewer, &request, fault);
    }
    if request.deed != "allow" {
        return back(&request, &[("error", "access_denied")]);
    }
    match oauth::allow(ctx, viewer.actor(), request.asked()).await {
        Ok(code) => back(&request, &[("code", &code)]),
        Err(fault) => refused(&viewer, &request, fault),
    }
}

/// Where it is not known that the address is the app's, nobody is sent there.
fn refused(viewer: &Viewer, request: &Request, fault: Fault) -> Answer {
    match fault {
        Fault::Refused(refusal) => Err(refusal.into()),
        Fault::Client | Fault::Redirect => Ok(show::stranger(viewer, &fault)),
        other => back(request, &[("error", other.word())]),
    }
}

/// Sends the browser back to the app, or shows the code.
fn back(request: &Request, said: &[(&str, &str)]) -> Answer {
    let state = request.state.iter().map(|s| ("state", s.as_str()));
    let pairs = said.iter().copied().chain(state);
    if request.redirect_uri == OUT_OF_BAND {
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(pairs)
            .finish();
        return Ok(Reply::to(format!("/oauth/authorize/native?{query}")).into_response());
    }
    let mut url = Url::parse(&request.redirect_uri).map_err(|_| Error::Unreadable)?;
    url.query_pairs_mut().extend_pairs(pairs);
    let response = (StatusCode::FOUND, [(LOCATION, String::from(url))]);
    Ok(opened(response.into_response(), &request.redirect_uri))
}

/// Lets the form of this page end at the app: browsers count the way on as part of the form.
fn opened(mut response: Response, redirect_uri: &str) -> Response {
    let Ok(url) = Url::parse(redirect_uri) else {
        return response;
    };
    let target = match url.scheme() {
        "http" | "https" => url.origin().ascii_serialization(),
        scheme => format!("{scheme}:"),
    };
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; \
         font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self' {target}; frame-ancestors 'none'; base-uri 'none'"
    );
    if let Ok(value) = policy.parse() {
        response
            .headers_mut()
            .insert(CONTENT_SECURITY_POLICY, value);
    }
    response
}
