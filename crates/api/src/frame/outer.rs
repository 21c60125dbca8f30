//! Around every request: who calls, how often, what every answer says besides itself.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Instant;

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::header::{CACHE_CONTROL, HeaderName, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use service::auth::throttle::network;
use tracing::Instrument;

use super::app::Api;
use super::caller::{self, token_of};
use super::cors;
use super::error::Error;
use super::kept;
use super::limits::Who;

const FORWARDED: HeaderName = HeaderName::from_static("x-forwarded-for");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const MAX_BYTES: usize = 32 * 1024;

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
    let id = format!("{:016x}", rand::random::<u64>());
    let span = tracing::info_span!("request", id, route);
    let address = address(&api, &request);
    request.extensions_mut().insert(From(address));
    let known = kept::known(request.method(), request.headers());
    let response = answer(&api, address, request, next)
        .instrument(span.clone())
        .await;
    let mut response = kept::kept(known, response).await;
    dress(response.headers_mut(), &id);
    let status = response.status().as_u16();
    span.in_scope(|| {
        tracing::debug!(
            status,
            millis = begun.elapsed().as_millis() as u64,
            "answered"
        )
    });
    let labels = [("route", route.clone()), ("status", status.to_string())];
    metrics::counter!("corner_http_requests_total", &labels).increment(1);
    metrics::histogram!("corner_http_request_seconds", "route" => route)
        .record(begun.elapsed().as_secs_f64());
    response
}

async fn answer(api: &Api, address: IpAddr, mut request: Request, next: Next) -> Response {
    let size: usize = request
        .headers()
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len())
        .sum();
    if size > MAX_BYTES {
        return Error::Unreadable("Headers are too long").into_response();
    }
    let caller = match token_of(request.headers(), request.uri()) {
        Some(token) => match caller::find(api, &token).await {
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

fn dress(headers: &mut HeaderMap, id: &str) {
    cors::open(headers);
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("private, no-store"));
    headers.insert("vary", HeaderValue::from_static("authorization, origin"));
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
