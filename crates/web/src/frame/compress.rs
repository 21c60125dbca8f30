//! Packs pages on their way out.

use axum::body::{Body, HttpBody, to_bytes};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, VARY};
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
    let Some(packed) = gzip(&plain, Compression::new(LEVEL)) else {
        return Response::from_parts(parts, Body::from(plain));
    };
    parts.headers.remove(CONTENT_LENGTH);
    parts
        .headers
        .insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    parts
        .headers
        .append(VARY, HeaderValue::from_static("accept-encoding"));
    Response::from_parts(parts, Body::from(packed))
}
