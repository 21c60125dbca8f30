//! Why there is no page: one mapping from refusals to answers, and the page that says it.
//!
//! Handlers answer `Result<_, Error>`; `?` turns a `Refusal` into one. The layer around them knows the reader and writes
//! the page: what happened, what was kept, what to do. Internal text goes to the log only.

use std::sync::Arc;

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::{LOCATION, RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde_json::json;
use service::Refusal;

use super::csrf::Origin;
use super::form::sentence;
use super::page::Page;
use super::reader::Reader;
use crate::parts::empty::{self, Art};

/// What handlers answer with.
pub type Answer<T = Response> = Result<T, Error>;

/// Why there is no page.
#[derive(Debug)]
pub enum Error {
    /// It is not there, or not for this reader.
    NotFound,
    /// It is there, but they may not.
    Forbidden,
    /// Only for people who are signed in.
    SignIn,
    /// The form was not one of ours, or is too old.
    Stale,
    /// The address exists, but not for this method.
    Method,
    /// What was sent cannot be read.
    Unreadable,
    /// What was sent is too big.
    TooLarge,
    /// An operation said no.
    Refused(Refusal),
    /// Our fault; the text is for the log only.
    Broken(&'static str),
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotFound => Self::NotFound,
            Refusal::Forbidden => Self::Forbidden,
            other => Self::Refused(other),
        }
    }
}

/// Carries an error from a handler to the layer that knows the reader.
#[derive(Clone)]
pub(super) struct Failure(pub(super) Arc<Error>);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Failure(Arc::new(self)));
        response
    }
}

impl Error {
    /// Its code.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::Stale => StatusCode::FORBIDDEN,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Refused(refusal) => match refusal {
                Refusal::NotFound => StatusCode::NOT_FOUND,
                Refusal::Forbidden => StatusCode::FORBIDDEN,
                Refusal::Invalid { .. } => StatusCode::UNPROCESSABLE_ENTITY,
                Refusal::Conflict(_) => StatusCode::CONFLICT,
                Refusal::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
                Refusal::Internal(error) if error.may_pass() => StatusCode::SERVICE_UNAVAILABLE,
                Refusal::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            },
        }
    }

    /// What an answer of the framework (a text of its own) means.
    pub(super) fn from_status(status: StatusCode) -> Option<Self> {
        Some(match status {
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::Method,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::BAD_REQUEST
            | StatusCode::UNPROCESSABLE_ENTITY
            | StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::Unreadable,
            s if s.is_server_error() => Self::Broken("the framework failed"),
            _ => return None,
        })
    }

    /// Begins the keys of its texts: `error-lost-title`, `error-lost-text`.
    pub(super) fn word(&self) -> &'static str {
        match self.status() {
            StatusCode::NOT_FOUND => "lost",
            StatusCode::UNAUTHORIZED => "signed-out",
            StatusCode::FORBIDDEN if matches!(self, Self::Stale) => "stale",
            StatusCode::FORBIDDEN => "forbidden",
            StatusCode::METHOD_NOT_ALLOWED => "method",
            StatusCode::BAD_REQUEST => "unreadable",
            StatusCode::PAYLOAD_TOO_LARGE => "large",
            StatusCode::UNPROCESSABLE_ENTITY => "invalid",
            StatusCode::CONFLICT => "conflict",
            StatusCode::TOO_MANY_REQUESTS => "often",
            StatusCode::SERVICE_UNAVAILABLE => "paused",
            _ => "broken",
        }
    }

    pub(super) fn log(&self) {
        match self {
            Self::Refused(Refusal::Internal(error)) => tracing::error!(%error, "request failed"),
            Self::Broken(what) => tracing::error!(what, "request failed"),
            other => tracing::debug!(error = ?other, "request refused"),
        }
    }
}

/// What came with a request that failed, so that nothing written is lost.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub(super) fields: Vec<(String, String)>,
    pub(super) origin: Option<Origin>,
}

/// The answer that says it.
pub(super) fn show(error: &Error, reader: &Reader, kept: &Kept) -> Response {
    error.log();
    if let (Error::SignIn, false, true) = (error, reader.fragment, kept.fields.is_empty()) {
        return to_sign_in(reader);
    }
    let word = error.word();
    let title = reader.l.t(&format!("error-{word}-title"));
    let mut response = if reader.fragment {
        let message = match error {
            Error::Refused(refusal) => sentence(reader.l, refusal),
            _ => None,
        };
        let message = message.unwrap_or_else(|| title.to_string());
        Json(json!({ "error": word, "message": message })).into_response()
    } else {
        Page::new(reader, &title)
            .headless()
            .show(body(error, reader, kept))
    };
    *response.status_mut() = error.status();
    if let Error::Refused(Refusal::TooMany { retry_after }) = error {
        let seconds = retry_after.as_secs().max(1).into();
        response.headers_mut().insert(RETRY_AFTER, seconds);
    }
    response
}

fn to_sign_in(reader: &Reader) -> Response {
    let to = if reader.organisation.is_set_up() {
        let next: String = url::form_urlencoded::byte_serialize(reader.here.as_bytes()).collect();
        format!("/sign-in?next={next}")
    } else {
        "/setup".to_owned()
    };
    (StatusCode::SEE_OTHER, [(LOCATION, to)]).into_response()
}

fn body(error: &Error, reader: &Reader, kept: &Kept) -> Markup {
    let (l, word) = (reader.l, error.word());
    let why = match error {
        Error::Refused(refusal) => sentence(l, refusal),
        _ => None,
    };
    let art = match error.status() {
        StatusCode::NOT_FOUND => Art::Search,
        StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED => Art::Door,
        StatusCode::TOO_MANY_REQUESTS => Art::Cup,
        _ => Art::Plug,
    };
    html! {
        section class="trouble" {
            div class="trouble__art" { (empty::drawing(art)) }
            h1 { (l.t(&format!("error-{word}-title"))) }
            @if let Some(why) = why { p class="lede" { (why) } }
            p { (l.t(&format!("error-{word}-text"))) }
            (written(reader, kept))
            p class="row" {
                @if matches!(error, Error::SignIn) {
                    a class="btn" href="/sign-in" { (l.t("sign-in")) }
                } @else {
                    a class="btn" href="/" { (l.t("error-home")) }
                }
            }
        }
    }
}

/// What was written, to copy or to send again. Only a form that certainly was ours may be sent again by one click.
fn written(reader: &Reader, kept: &Kept) -> Markup {
    let l = reader.l;
    let secret = |name: &str| {
        matches!(name, super::csrf::FIELD | "code" | "credential") || name.contains("password")
    };
    let long = |name: &str, value: &str| !secret(name) && (name == "text" || value.len() > 60);
    let any = kept
        .fields
        .iter()
        .any(|(n, v)| long(n, v) && !v.trim().is_empty());
    let safe = kept.origin == Some(Origin::Ours)
        && !kept.fields.iter().any(|(n, _)| n.contains("password"));
    html! {
        @if any {
            form class="stack" method="post" action=(reader.here) {
                (reader.csrf())
                h2 { (l.t("error-kept")) }
                @for (name, value) in &kept.fields {
                    @if long(name, value) {
                        textarea class="textarea" name=(name) aria-label=(l.t("error-kept")) rows="6" { (value) }
                    } @else if !secret(name) {
                        input type="hidden" name=(name) value=(value);
                    }
                }
                @if safe { button class="btn" { (l.t("error-again")) } }
            }
        }
    }
}
