//! Answers that a client has already: `ETag`, and `304` to who asks with `If-None-Match`.

use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::response::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::error::Error;

/// What a client says it has; none when its request changes something.
pub(super) fn known(method: &Method, headers: &HeaderMap) -> Option<Vec<HeaderValue>> {
    let all = headers.get_all(IF_NONE_MATCH).iter().cloned();
    (method == Method::GET).then(|| all.collect())
}

/// Marks JSON with what it is, and leaves it out where the client has it.
pub(super) async fn kept(known: Option<Vec<HeaderValue>>, response: Response) -> Response {
    let kind = response.headers().get(CONTENT_TYPE);
    let json = kind.is_some_and(|k| k.as_bytes().starts_with(b"application/json"));
    let (Some(known), StatusCode::OK, true) = (known, response.status(), json) else {
        return response;
    };
    if let Some(tag) = response.headers().get(ETAG) {
        let tag = tag.to_str().unwrap_or_default().to_owned();
        let same = known.iter().any(|said| names(said, &tag));
        return if same {
            unchanged(response.into_parts().0)
        } else {
            response
        };
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return Error::Broken.into_response();
    };
    let tag = tag(&bytes);
    let same = known.iter().any(|said| names(said, &tag));
    if let Ok(value) = HeaderValue::from_str(&tag) {
        parts.headers.insert(ETAG, value);
    }
    if !same {
        return Response::from_parts(parts, Body::from(bytes));
    }
    unchanged(parts)
}

fn unchanged(mut parts: Parts) -> Response {
    parts.status = StatusCode::NOT_MODIFIED;
    parts.headers.remove(CONTENT_TYPE);
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, Body::empty())
}

fn tag(bytes: &[u8]) -> String {
    let sum = Sha256::digest(bytes);
    let hex: String = sum.iter().take(16).map(|b| format!("{b:02x}")).collect();
    format!("W/\"{hex}\"")
}

/// Whether a header, which may be a list, names it. Weak and strong are the same here (RFC 9110, 13.1.2).
fn names(said: &HeaderValue, tag: &str) -> bool {
    let weak = |t: &str| t.trim().trim_start_matches("W/").to_owned();
    let said = said.to_str().unwrap_or_default();
    said.trim() == "*" || said.split(',').any(|one| weak(one) == weak(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_known_among_others() {
        let tag = tag(b"[]");
        assert_eq!(tag.len(), 36);
        let strong = tag.trim_start_matches("W/");
        for said in [
            tag.clone(),
            strong.to_owned(),
            format!("\"x\", {tag}"),
            "*".to_owned(),
        ] {
            assert!(
                names(&HeaderValue::from_str(&said).unwrap(), &tag),
                "{said}"
            );
        }
        assert!(!names(&HeaderValue::from_static("W/\"x\""), &tag));
    }
}
