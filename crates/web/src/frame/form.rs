//! What people send and how it is said that something in it is not right.
//!
//! A handler that refuses shows its form again with what was written in it:
//! ```ignore
//! match service::things::create(&ctx, viewer.actor(), asked.clone()).await {
//!     Ok(thing) => Ok(Reply::to(format!("/things/{}", thing.id)).toast("toast-saved").into_response()),
//!     Err(refusal) => {
//!         let errors = Errors::from_refusal(&viewer, refusal)?;
//!         Ok(again(&viewer, &errors, new_page(&viewer, &asked, &errors)))
//!     }
//! }
//! ```

use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use maud::Markup;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use service::Refusal;

use super::error::Error;
use super::reader::Reader;
use crate::i18n::L;

/// Most bytes of a form without files.
pub const FORM_BYTES: usize = 64 * 1024;

/// A form, read into `T`. A name may come several times (`Vec`); an empty field of an `Option` is none.
/// That it was one of ours has been checked before.
#[derive(Debug, Clone)]
pub struct Form<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Error;
    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let bytes = Bytes::from_request(request, state).await.map_err(|e| {
            Error::from_status(e.into_response().status()).unwrap_or(Error::Unreadable)
        })?;
        read(&bytes).map(Self)
    }
}

/// The query of an address, read into `T`, by the same rules.
#[derive(Debug, Clone)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        read(parts.uri.query().unwrap_or_default().as_bytes()).map(Self)
    }
}

/// Parts of the path, typed. What cannot be one leads nowhere: `Path(id): Path<StatusId>`.
#[derive(Debug, Clone)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        axum::extract::Path::<T>::from_request_parts(parts, state)
            .await
            .map(|path| Self(path.0))
            .map_err(|_| Error::NotFound)
    }
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    serde_html_form::from_bytes(bytes).map_err(|error| {
        tracing::debug!(%error, "a form cannot be read");
        Error::Unreadable
    })
}

/// What is not right in a form, in the reader's words.
#[derive(Debug, Clone, Default)]
pub struct Errors(Vec<(&'static str, String)>, Option<StatusCode>);

impl Errors {
    /// Nothing is wrong.
    pub fn none() -> Self {
        Self::default()
    }

    /// One that is known already, in the reader's words.
    pub fn said(field: &'static str, text: &str) -> Self {
        Self(vec![(field, text.to_owned())], None)
    }

    /// What a refusal means for the form. One that no form can mend is an error of the page.
    pub fn from_refusal(reader: &Reader, refusal: Refusal) -> Result<Self, Error> {
        let (field, status) = match &refusal {
            Refusal::Invalid { field, .. } => (*field, StatusCode::UNPROCESSABLE_ENTITY),
            Refusal::Conflict(_) => ("", StatusCode::CONFLICT),
            Refusal::TooMany { .. } => ("", StatusCode::TOO_MANY_REQUESTS),
            _ => return Err(refusal.into()),
        };
        let text = sentence(reader.l, &refusal).unwrap_or_default();
        Ok(Self(vec![(field, text)], Some(status)))
    }

    /// As [`Errors::from_refusal`], for forms whose words must not be lost: whatever it is, it is said at the form.
    pub fn at_form(reader: &Reader, refusal: Refusal) -> Self {
        match Self::from_refusal(reader, refusal) {
            Ok(errors) => errors,
            Err(error) => {
                error.log();
                let text = reader.l.t(&format!("error-{}-text", error.word()));
                Self(vec![("", text.into_owned())], Some(error.status()))
            }
        }
    }

    /// Adds one that the page itself found; `key` is its text.
    pub fn and(mut self, reader: &Reader, field: &'static str, key: &str) -> Self {
        self.0.push((field, reader.l.t(key).into_owned()));
        self
    }

    /// Adds one in the reader's words.
    pub fn add(mut self, field: &'static str, text: String) -> Self {
        self.0.push((field, text));
        self
    }

    /// Whether something is wrong.
    pub fn any(&self) -> bool {
        !self.0.is_empty()
    }

    /// The sentence for `field`; the one for the whole form has the name "".
    pub fn get(&self, field: &str) -> Option<&str> {
        let found = self.0.iter().find(|(name, _)| *name == field);
        found.map(|(_, text)| text.as_str())
    }

    /// The sentences whose field is none of `shown`: for the top of the form.
    pub fn others<'a>(&'a self, shown: &'a [&str]) -> impl Iterator<Item = &'a str> {
        let others = self.0.iter().filter(|(name, _)| !shown.contains(name));
        others.map(|(_, text)| text.as_str())
    }
}

/// The form once more with what is wrong in it: `page` for browsers, the sentences alone for scripts (which left what
/// was written where it is).
pub fn again(reader: &Reader, errors: &Errors, page: impl IntoResponse) -> Response {
    answer(reader, errors, page, None)
}

/// As [`again`], with the form anew for scripts too: for forms that look different when something is wrong in them.
pub fn again_whole(
    reader: &Reader,
    errors: &Errors,
    page: impl IntoResponse,
    form: Markup,
) -> Response {
    answer(reader, errors, page, Some(form))
}

fn answer(
    reader: &Reader,
    errors: &Errors,
    page: impl IntoResponse,
    form: Option<Markup>,
) -> Response {
    let status = errors.1.unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    if reader.fragment {
        let list: Map<String, Value> = errors
            .0
            .iter()
            .map(|(field, text)| ((*field).to_owned(), json!(text)))
            .collect();
        let message = errors.0.first().map_or("", |(_, text)| text.as_str());
        let mut said = json!({ "errors": list, "message": message });
        if let Some(form) = form {
            said["html"] = json!(form.into_string());
        }
        return (status, Json(said)).into_response();
    }
    (status, page.into_response()).into_response()
}

/// A refusal in a sentence: `refused-FIELD-WHY` where a field says it in its own words, else `refused-WHY`.
pub(super) fn sentence(l: L, refusal: &Refusal) -> Option<String> {
    match refusal {
        Refusal::Invalid { field, why, limit } => Some(reason(l, field, why, *limit)),
        Refusal::Conflict(why) => Some(reason(l, "", why, None)),
        Refusal::TooMany { retry_after } => {
            let minutes = retry_after.as_secs().div_ceil(60).max(1) as i64;
            Some(l.ta("refused-too-often", &[("n", minutes.into())]))
        }
        _ => None,
    }
}

/// The sentence for a code, as kept with something that could not be done.
pub fn reason(l: L, field: &str, why: &str, limit: Option<i64>) -> String {
    let own = format!("refused-{field}-{why}");
    let key = if l.has(&own) {
        own
    } else {
        format!("refused-{why}")
    };
    l.ta(&key, &[("limit", limit.unwrap_or_default().into())])
}
