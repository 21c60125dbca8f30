//! Around every request, whatever it is for: a name for the log, limits, protection, numbers.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::header::HeaderName;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tracing::Instrument;

use super::app::App;
use super::headers;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The outermost layer.
pub(crate) async fn outer(State(app): State<App>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let id = format!("{:016x}", rand::random::<u64>());
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "none".to_owned(), |p| p.as_str().to_owned());
    let method = known(request.method().as_str());
    let span = tracing::info_span!("request", id, method, route);
    let mut response = if headers::too_long(request.uri(), request.headers()) {
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE.into_response()
    } else {
        next.run(request).instrument(span.clone()).await
    };
    headers::protect(response.headers_mut(), app.secure());
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    let (status, took) = (response.status().as_u16(), begun.elapsed());
    // The path as routed, never as asked: addresses and queries hold names and searches.
    span.in_scope(|| tracing::debug!(status, millis = took.as_millis() as u64, "answered"));
    let labels = [
        ("method", method.to_owned()),
        ("route", route.clone()),
        ("status", status.to_string()),
    ];
    metrics::counter!("corner_http_requests_total", &labels).increment(1);
    metrics::histogram!("corner_http_request_seconds", "route" => route).record(took.as_secs_f64());
    response
}

/// Made-up methods must not make up metrics.
fn known(method: &str) -> &'static str {
    match method {
        "GET" => "GET",
        "POST" => "POST",
        "HEAD" => "HEAD",
        "PUT" => "PUT",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "OTHER",
    }
}
