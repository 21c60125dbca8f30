//! Why there is no answer, in Mastodon's shapes and words: `{"error": "…"}`.

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::{RETRY_AFTER, WWW_AUTHENTICATE};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use service::Refusal;
use service::oauth::Fault;

/// What handlers answer with.
pub type Answer<T = Response> = Result<T, Error>;

/// Why there is no answer.
#[derive(Debug)]
pub enum Error {
    /// No token, or one that is none.
    Token,
    /// The token does not allow this.
    Scope,
    /// The token is an app's; this needs a person.
    NoUser,
    /// The person may not sign in any more.
    Disabled,
    /// It is not there, or not for this person.
    NotFound,
    /// They may see it but not do this.
    Forbidden,
    /// Something in what was sent is not right, in words.
    Invalid(String),
    /// What was sent cannot be read.
    Unreadable(&'static str),
    /// What was sent is too big.
    TooLarge,
    /// Too often, for so many seconds.
    TooMany(u64),
    /// In the words of OAuth.
    OAuth(Fault),
    /// The database cannot be used at the moment; logged already.
    Paused,
    /// Our fault; logged already.
    Broken,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotFound => Self::NotFound,
            Refusal::Forbidden => Self::Forbidden,
            Refusal::Invalid { field, why, limit } => Self::Invalid(sentence(field, why, limit)),
            Refusal::Conflict(why) => Self::Invalid(sentence("", why, None)),
            Refusal::TooMany { retry_after } => Self::TooMany(retry_after.as_secs().max(1)),
            Refusal::Internal(error) => {
                tracing::error!(%error, "request failed");
                if error.may_pass() {
                    Self::Paused
                } else {
                    Self::Broken
                }
            }
        }
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Refused(refusal) => refusal.into(),
            other => Self::OAuth(other),
        }
    }
}

/// What is wrong, as far as codes tell it: apps show it to people who know English names of fields.
fn sentence(field: &str, why: &str, limit: Option<i64>) -> String {
    let said = match (field, why) {
        ("text", "empty") => "Text can't be blank".to_owned(),
        ("text", "too-long") => {
            let limit = limit.unwrap_or_default();
            format!("Text character limit of {limit} exceeded")
        }
        ("audience", "wider") => {
            "Visibility can't be wider than that of the post it answers".to_owned()
        }
        ("audience", "nobody-named") => "A direct post has to mention someone".to_owned(),
        ("reason", "too-many-recommended") => {
            let limit = limit.unwrap_or_default();
            format!("You can't recommend more than {limit} people")
        }
        ("words", "reason") => "Text can't be blank: people are told why".to_owned(),
        ("", "no-circle") => "Who is in this unit is not theirs to choose".to_owned(),
        ("", "voted") => "You have already voted on this poll".to_owned(),
        ("", "poll-ended") => "The poll has already ended".to_owned(),
        ("reply_to", "gone") => "The post you are replying to does not exist".to_owned(),
        _ => {
            let field = field.replace('_', " ");
            let why = match why {
                "empty" => "can't be blank".to_owned(),
                "too-long" => format!("is too long (maximum is {})", limit.unwrap_or_default()),
                "too-many" => format!("has too many (maximum is {})", limit.unwrap_or_default()),
                "unknown" => "is not known".to_owned(),
                "yourself" => "can't be yourself".to_owned(),
                "taken" => "has already been taken".to_owned(),
                other => format!("is not valid ({})", other.replace('-', " ")),
            };
            capital(format!("{field} {why}").trim())
        }
    };
    format!("Validation failed: {said}")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn described(fault: &Fault) -> (StatusCode, &'static str) {
    use StatusCode as S;
    match fault {
        Fault::Client => (
            S::UNAUTHORIZED,
            "Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.",
        ),
        Fault::Request => (
            S::BAD_REQUEST,
            "The request is missing a required parameter, includes an unsupported parameter value, or is otherwise malformed.",
        ),
        Fault::Grant => (
            S::BAD_REQUEST,
            "The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.",
        ),
        Fault::Scope => (
            S::BAD_REQUEST,
            "The requested scope is invalid, unknown, or malformed.",
        ),
        Fault::Redirect => (
            S::BAD_REQUEST,
            "The requested redirect uri is malformed or doesn't match client redirect URI.",
        ),
        Fault::GrantType => (
            S::BAD_REQUEST,
            "The authorization grant type is not supported by the authorization server.",
        ),
        Fault::NotYours => (S::FORBIDDEN, "You are not authorized to revoke this token"),
        Fault::Refused(_) => (S::INTERNAL_SERVER_ERROR, ""),
    }
}

impl Error {
    fn said(&self) -> (StatusCode, String) {
        use StatusCode as S;
        let (status, text) = match self {
            Self::Token => (S::UNAUTHORIZED, "The access token is invalid"),
            Self::Scope => (S::FORBIDDEN, "This action is outside the authorized scopes"),
            Self::NoUser => (
                S::UNPROCESSABLE_ENTITY,
                "This method requires an authenticated user",
            ),
            Self::Disabled => (S::FORBIDDEN, "Your login is currently disabled"),
            Self::NotFound => (S::NOT_FOUND, "Record not found"),
            Self::Forbidden => (S::FORBIDDEN, "This action is not allowed"),
            Self::Invalid(text) => return (S::UNPROCESSABLE_ENTITY, text.clone()),
            Self::Unreadable(text) => (S::BAD_REQUEST, *text),
            Self::TooLarge => (S::PAYLOAD_TOO_LARGE, "File is too large"),
            Self::TooMany(_) => (S::TOO_MANY_REQUESTS, "Too many requests"),
            Self::OAuth(fault) => return (described(fault).0, fault.word().to_owned()),
            Self::Paused => (
                S::SERVICE_UNAVAILABLE,
                "Nothing can be saved at the moment, try again later",
            ),
            Self::Broken => (S::INTERNAL_SERVER_ERROR, "An unexpected error occurred"),
        };
        (status, text.to_owned())
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (status, text) = self.said();
        tracing::debug!(error = ?self, "request refused");
        let mut body = json!({ "error": text });
        if let Self::OAuth(fault) = &self {
            body["error_description"] = json!(described(fault).1);
        }
        let mut response = (status, Json(body)).into_response();
        let headers = response.headers_mut();
        match self {
            Self::Token => {
                let value = http::HeaderValue::from_static(
                    "Bearer realm=\"Corner\", error=\"invalid_token\", error_description=\"The access token is invalid\"",
                );
                headers.insert(WWW_AUTHENTICATE, value);
            }
            Self::TooMany(seconds) => {
                headers.insert(RETRY_AFTER, seconds.into());
            }
            _ => {}
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_read_as_sentences() {
        assert_eq!(
            sentence("text", "empty", None),
            "Validation failed: Text can't be blank"
        );
        assert_eq!(
            sentence("media", "too-many", Some(4)),
            "Validation failed: Media has too many (maximum is 4)"
        );
        assert_eq!(
            sentence("", "image-format", None),
            "Validation failed: Is not valid (image format)"
        );
    }
}
