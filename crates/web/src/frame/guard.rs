//! Around every request, whatever it is for: a name for the log, limits, protection, numbers.

use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::header::HeaderName;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use service::template::Pieces;
use tracing::Instrument;

use super::app::App;
use super::headers;
use super::visit::{self, HOME};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The outermost layer.
pub(crate) async fn outer(State(app): State<App>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let id = id();
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
    dress(&app, response.headers_mut(), &id);
    let (status, took) = (response.status(), begun.elapsed());
    // The path as routed, never as asked: addresses and queries hold names and searches.
    span.in_scope(|| tell(status, took));
    let labels = [
        ("method", method.to_owned()),
        ("route", route.clone()),
        ("status", status.as_u16().to_string()),
    ];
    metrics::counter!("corner_http_requests_total", &labels).increment(1);
    metrics::histogram!("corner_http_request_seconds", "route" => route).record(took.as_secs_f64());
    response
}

/// The answer to who asks for a page that was drawn for them before and holds, without all that is around a request
/// otherwise. It is what [`crate::router`] would answer; none where that has to look something up.
pub fn recall<B>(app: &App, request: &http::Request<B>) -> Option<http::Response<Pieces>> {
    let begun = Instant::now();
    let (uri, headers) = (request.uri(), request.headers());
    if request.method() != Method::GET || headers::too_long(uri, headers) {
        return None;
    }
    let mut response = visit::recall(app, uri, headers)?;
    let id = id();
    dress(app, response.headers_mut(), &id);
    let (method, route, took) = ("GET", HOME, begun.elapsed());
    tracing::info_span!("request", id, method, route).in_scope(|| tell(StatusCode::OK, took));
    metrics::counter!("corner_http_requests_total", "method" => method, "route" => route, "status" => "200")
        .increment(1);
    metrics::histogram!("corner_http_request_seconds", "route" => route).record(took.as_secs_f64());
    Some(response)
}

/// A name of a request for the log.
fn id() -> String {
    format!("{:016x}", rand::random::<u64>())
}

fn dress(app: &App, headers: &mut HeaderMap, id: &str) {
    headers::protect(headers, app.secure());
    if let Ok(id) = HeaderValue::from_str(id) {
        headers.insert(REQUEST_ID, id);
    }
}

fn tell(status: StatusCode, took: Duration) {
    let (status, millis) = (status.as_u16(), took.as_millis() as u64);
    tracing::debug!(status, millis, "answered");
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
