//! Around every request: who calls, how often, what every answer says besides itself.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::header::{
    CACHE_CONTROL, HeaderName, IF_NONE_MATCH, ORIGIN, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use service::auth::throttle::network;
use service::fresh;
use service::template::Pieces;
use tracing::Instrument;

use super::app::Api;
use super::caller::{self, bearer, token_of};
use super::cors;
use super::error::Error;
use super::kept;
use super::limits::Who;
use super::page::key;

const FORWARDED: HeaderName = HeaderName::from_static("x-forwarded-for");
const RESOURCES: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const MAX_BYTES: usize = 32 * 1024;
/// What is recalled.
const RECALLED: [&str; 2] = ["/api/v1/timelines/home", "/api/v1/timelines/public"];

/// Where a request comes from.
#[derive(Debug, Clone, Copy)]
pub struct From(pub IpAddr);

/// The outermost layer.
pub(crate) async fn outer(State(api): State<Api>, mut request: Request, next: Next) -> Response {
    if let Some(response) = cors::preflight(request.method(), request.headers()) {
        return response;
    }
    let begun = Instant::now();
    let path = request.extensions().get::<MatchedPath>();
    let route = path.map_or_else(|| "none".to_owned(), |p| p.as_str().to_owned());
    let id = id();
    let span = tracing::info_span!("request", id, route);
    let address = address(&api, &request);
    request.extensions_mut().insert(From(address));
    let known = kept::known(request.method(), request.headers());
    let origin = request.headers().contains_key(ORIGIN);
    let response = answer(&api, address, request, next)
        .instrument(span.clone())
        .await;
    let mut response = kept::kept(known, response).await;
    dress(response.headers_mut(), &id, origin);
    let (status, took) = (response.status(), begun.elapsed());
    span.in_scope(|| tell(status, took));
    let status = status.as_u16().to_string();
    let labels = [("route", route.clone()), ("status", status)];
    metrics::counter!("corner_http_requests_total", &labels).increment(1);
    metrics::histogram!("corner_http_request_seconds", "route" => route).record(took.as_secs_f64());
    response
}

/// The answer to an app that asks for a page it was answered before and that holds, without all that is around a request
/// otherwise. It is what [`crate::router`] would answer; none where that has to look something up.
pub fn recall<B>(api: &Api, request: &http::Request<B>) -> Option<http::Response<Pieces>> {
    let begun = Instant::now();
    let (uri, headers) = (request.uri(), request.headers());
    let route = *RECALLED.iter().find(|path| **path == uri.path())?;
    let usual = request.method() == Method::GET && !headers.contains_key(IF_NONE_MATCH);
    if !usual || is_too_long(headers) {
        return None;
    }
    let known = fresh::known_now(&api.ctx);
    let caller = caller::recall(api, bearer(headers)?, known)?;
    let whole = api.pages().get(&api.ctx, &key(&caller, uri), known)?;
    let left = api
        .counters()
        .count(Who::Token(caller.token.id.get()), api.ctx.now());
    if left.wait.is_some() {
        return None;
    }
    let mut response = whole.answer();
    left.say(response.headers_mut());
    let id = id();
    dress(response.headers_mut(), &id, headers.contains_key(ORIGIN));
    let took = begun.elapsed();
    tracing::info_span!("request", id, route).in_scope(|| tell(StatusCode::OK, took));
    metrics::counter!("corner_http_requests_total", "route" => route, "status" => "200")
        .increment(1);
    metrics::histogram!("corner_http_request_seconds", "route" => route).record(took.as_secs_f64());
    Some(response)
}

/// A name of a request for the log.
fn id() -> String {
    format!("{:016x}", rand::random::<u64>())
}

fn tell(status: StatusCode, took: Duration) {
    let (status, millis) = (status.as_u16(), took.as_millis() as u64);
    tracing::debug!(status, millis, "answered");
}

fn is_too_long(headers: &HeaderMap) -> bool {
    let sizes = headers
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len());
    sizes.sum::<usize>() > MAX_BYTES
}

async fn answer(api: &Api, address: IpAddr, mut request: Request, next: Next) -> Response {
    if is_too_long(request.headers()) {
        return Error::Unreadable("Headers are too long").into_response();
    }
    let caller = match token_of(request.headers(), request.uri()) {
        Some(token) => match caller::find(api, &token, request.method()).await {
            Ok(Some(caller)) => Some(caller),
            Ok(None) => None,
            Err(refusal) => return Error::from(refusal).into_response(),
        },
        None => None,
    };
    let who = caller.as_ref().map_or(Who::Address(network(address)), |c| {
        Who::Token(c.token.id.get())
    });
    let left = api.counters().count(who, api.ctx.now());
    let mut response = match left.wait {
        Some(seconds) => Error::TooMany(seconds).into_response(),
        None => {
            if let Some(caller) = caller {
                request.extensions_mut().insert(caller);
            }
            next.run(request).await
        }
    };
    left.say(response.headers_mut());
    response
}

/// What every answer says; and to a page of another site, that it may read it.
fn dress(headers: &mut HeaderMap, id: &str, origin: bool) {
    if origin {
        cors::open(headers);
    }
    headers.insert(RESOURCES, HeaderValue::from_static("cross-origin"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("private, no-store"));
    headers.insert(VARY, HeaderValue::from_static("authorization, origin"));
    if let Ok(id) = HeaderValue::from_str(id) {
        headers.insert(REQUEST_ID, id);
    }
}

/// Where they come from: the peer, or what a proxy of ours says.
fn address(api: &Api, request: &Request) -> IpAddr {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let mut found = peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |c| c.0.ip());
    let ours = |ip: &IpAddr| api.proxies().iter().any(|net| net.contains(ip));
    let lines = request.headers().get_all(FORWARDED);
    let hops: Vec<&str> = lines
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','))
        .collect();
    // From the near end: what the first machine that is not ours says about others is only its word.
    for hop in hops.iter().rev() {
        if !ours(&found) {
            break;
        }
        let Ok(ip) = hop.trim().parse() else { break };
        found = ip;
    }
    found
}
