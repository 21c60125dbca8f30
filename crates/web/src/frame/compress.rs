//! Packs pages on their way out.

use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use flate2::Compression;

use super::assets::gzip;

/// Below this, packing costs more than it saves.
const FROM: u64 = 1024;
/// Above this an answer is a file, not a page.
const TO: u64 = 4 * 1024 * 1024;
/// Half the time of a level in the middle for a fifth more bytes: packing took as long as half of all the rest.
const LEVEL: u32 = 1;

/// `response`, packed when it is a whole page or JSON that is worth it.
pub(super) async fn pack(response: Response) -> Response {
    let headers = response.headers();
    let text = headers.get(CONTENT_TYPE).is_some_and(|kind| {
        let kind = kind.as_bytes();
        kind.starts_with(b"text/html") || kind.starts_with(b"application/json")
    });
    let size = response.body().size_hint().exact();
    let worth = size.is_some_and(|size| (FROM..=TO).contains(&size));
    if !text || !worth || headers.contains_key(CONTENT_ENCODING) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(plain) = to_bytes(body, TO as usize).await else {
        return Response::from_parts(parts, Body::empty());
    };
    let body = packed(&mut parts.headers, plain);
    Response::from_parts(parts, Body::from(body))
}

/// The body of an answer, packed, and the headers that say so; as it is where that fails.
pub(super) fn packed(headers: &mut HeaderMap, plain: Bytes) -> Bytes {
    let Some(packed) = gzip(&plain, Compression::new(LEVEL)) else {
        return plain;
    };
    headers.remove(CONTENT_LENGTH);
    headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    headers.append(VARY, HeaderValue::from_static("accept-encoding"));
    packed.into()
}
