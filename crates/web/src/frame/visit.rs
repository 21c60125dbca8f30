//! Around every page: finds out who reads, lets in only forms of ours, and gives answers their last shape.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE, USER_AGENT, VARY};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use service::template::Pieces;

use super::app::App;
use super::csrf::{self, Origin, Token};
use super::error::{self, Error, Failure, Kept};
use super::form::FORM_BYTES;
use super::reader::Reader;
use super::reply::{Flash, Reply, Sent};
use super::{assets, compress, cookie};
use crate::i18n::{L, date};
use crate::rules;

const FRAGMENT: HeaderName = HeaderName::from_static("x-fragment");
const FORWARDED: HeaderName = HeaderName::from_static("x-forwarded-for");
/// The page that is recalled.
pub(super) const HOME: &str = "/";
/// A form may lie open for a day.
const FORM_SECONDS: i64 = 86_400;

/// The layer around pages.
pub(crate) async fn visit(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let gzip = assets::takes_gzip(request.headers());
    let fresh_form = form_cookie(&app, request.headers()).is_none();
    let (address, here) = (address(&app, &request), here(&request));
    let changes = !request.method().is_safe();
    let (reader, found) = read(&app, request.headers(), address, (here, changes)).await;
    let mut kept = Kept::default();
    let allowed = match found {
        Ok(()) => admit(&app, &reader, &mut request, &mut kept).await,
        Err(error) => Err(error),
    };
    let later = cookie::get(request.headers(), rules::LATER, app.secure());
    let ask_first =
        request.method() == Method::GET && rules::due(&reader, request.headers(), later);
    let secret = cookie::get(request.headers(), cookie::SESSION, app.secure());
    let secret = secret.filter(|_| changes).map(str::to_owned);
    request.extensions_mut().insert(reader.clone());
    let answered = match allowed {
        Ok(()) if ask_first => Reply::to(rules::question(&reader.here)).into_response(),
        Ok(()) => AssertUnwindSafe(next.run(request))
            .catch_unwind()
            .await
            .unwrap_or_else(|_| Error::Broken("a handler panicked").into_response()),
        Err(error) => error.into_response(),
    };
    if let Some(secret) = secret {
        crate::kept::forget(&app, &secret);
    }
    let mut response = shape(&app, &reader, &kept, answered);
    if fresh_form && reader.me.is_none() && html(&response) {
        let value = reader.token.to_cookie(app.form_key()).unwrap_or_default();
        let headers = response.headers_mut();
        cookie::set(headers, (cookie::FORM, &value), FORM_SECONDS, app.secure());
    }
    if gzip {
        response = compress::pack(response).await;
    }
    response
}

fn form_cookie(app: &App, headers: &HeaderMap) -> Option<Token> {
    let value = cookie::get(headers, cookie::FORM, app.secure())?;
    Token::from_cookie(value, app.form_key())
}

/// Who reads; and an error when that could not be found out.
async fn read(
    app: &App,
    headers: &HeaderMap,
    address: IpAddr,
    (here, changes): (String, bool),
) -> (Arc<Reader>, Result<(), Error>) {
    let now = app.ctx.now();
    let text = |name: HeaderName| {
        headers
            .get(name)
            .and_then(|v| v.to_str().ok())
            .unwrap_or("")
    };
    let secret = cookie::get(headers, cookie::SESSION, app.secure());
    let found = match secret {
        Some(secret) => crate::kept::signed_in(app, secret, address, changes).await,
        None => Ok(None),
    };
    let (me, result) = match found {
        Ok(me) => (me, Ok(())),
        Err(refusal) => (None, Err(refusal.into())),
    };
    let organisation = app.ctx.organisation();
    let account = me.as_ref().map(|me| &me.account);
    let asked = asked_language(&here);
    let chosen = account.map_or("", |a| a.locale.as_str());
    let chosen = asked.as_deref().unwrap_or(chosen);
    let zone = account
        .map(|a| a.time_zone.as_str())
        .filter(|z| !z.is_empty())
        .unwrap_or(&organisation.time_zone);
    let token = match &me {
        Some(me) => Token::from_session(&me.session.csrf),
        None => form_cookie(app, headers).unwrap_or_else(Token::new),
    };
    let flash = cookie::get(headers, cookie::FLASH, app.secure()).and_then(Flash::from_cookie);
    let reader = Reader {
        l: L::choose(chosen, text(ACCEPT_LANGUAGE), &organisation.locale),
        now,
        zone: date::zone(zone),
        look: me
            .as_ref()
            .map(|me| me.preferences.look)
            .unwrap_or_default(),
        fragment: wants_part(headers),
        here,
        address,
        agent: text(USER_AGENT).to_owned(),
        organisation,
        emoji: app.ctx.emoji(),
        me,
        flash,
        masked: token.masked(),
        token,
        known: now.micros().to_string(),
        leaves: None,
        drawn: Arc::clone(app.drawn()),
    };
    (Arc::new(reader), result)
}

/// The language an app asks for where it sends people to be let in.
fn asked_language(here: &str) -> Option<String> {
    let query = here.strip_prefix("/oauth/authorize?")?;
    let mut pairs = url::form_urlencoded::parse(query.as_bytes());
    let (_, lang) = pairs.find(|(name, lang)| name == "lang" && !lang.is_empty())?;
    Some(lang.into_owned())
}

/// Path and query of the request.
fn here(request: &Request) -> String {
    let uri = request.uri().path_and_query();
    uri.map_or("/", |p| p.as_str()).to_owned()
}

/// Whether something else than a person looking at a page asks.
fn wants_part(headers: &HeaderMap) -> bool {
    let stream = |v: &HeaderValue| v.as_bytes().starts_with(b"text/event-stream");
    headers.contains_key(FRAGMENT) || headers.get(ACCEPT).is_some_and(stream)
}

/// Where they come from: the peer, or what a proxy of ours says.
fn address(app: &App, request: &Request) -> IpAddr {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |c| c.0.ip());
    let ours = |ip: &IpAddr| app.proxies().iter().any(|net| net.contains(ip));
    let mut found = peer;
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

/// Lets a change in only when it comes from a form or script of ours.
async fn admit(
    app: &App,
    reader: &Reader,
    request: &mut Request,
    kept: &mut Kept,
) -> Result<(), Error> {
    if matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    ) {
        return Ok(());
    }
    let origin = csrf::origin(request.headers(), app);
    kept.origin = Some(origin);
    let kind = request
        .headers()
        .get(CONTENT_TYPE)
        .map_or(&b""[..], |v| v.as_bytes());
    let (form, files) = (
        kind.starts_with(b"application/x-www-form-urlencoded"),
        kind.starts_with(b"multipart/form-data"),
    );
    let mut sent = request
        .headers()
        .get(csrf::HEADER)
        .and_then(|v| v.to_str().ok())
        .map(str::to_owned);
    if form {
        let body = std::mem::replace(request.body_mut(), Body::empty());
        let bytes = to_bytes(body, FORM_BYTES)
            .await
            .map_err(|_| Error::TooLarge)?;
        kept.fields = url::form_urlencoded::parse(&bytes).into_owned().collect();
        *request.body_mut() = Body::from(bytes);
        let field = kept.fields.iter().find(|(name, _)| name == csrf::FIELD);
        sent = sent.or_else(|| field.map(|(_, value)| value.clone()));
    }
    let proved = match sent {
        Some(sent) => reader.token.matches(&sent),
        // Its token is inside; whoever reads it checks it (`Upload`).
        None => files && origin == Origin::Ours,
    };
    if proved && origin != Origin::Foreign {
        Ok(())
    } else {
        Err(Error::Stale)
    }
}

/// Errors and replies become what the reader sees.
fn shape(app: &App, reader: &Reader, kept: &Kept, response: Response) -> Response {
    let status = response.status();
    let plain = |r: &Response| {
        r.headers()
            .get(CONTENT_TYPE)
            .is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"))
    };
    let mut response = if let Some(Failure(error)) = response.extensions().get().cloned() {
        error::show(&error, reader, kept)
    } else if let Some(Sent(reply)) = response.extensions().get().cloned() {
        reply.show(app, reader)
    } else if (status.is_client_error() || status.is_server_error()) && plain(&response) {
        match Error::from_status(status) {
            Some(error) => error::show(&error, reader, kept),
            None => response,
        }
    } else {
        response
    };
    let shown = html(&response) && !reader.fragment;
    let headers = response.headers_mut();
    if shown && reader.flash.is_some() {
        cookie::set(headers, (cookie::FLASH, ""), 0, app.secure());
    }
    own(headers);
    response
}

/// An answer is for who asked, as they asked.
fn own(headers: &mut HeaderMap) {
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("private, no-store"));
    headers.append(
        VARY,
        HeaderValue::from_static("cookie, accept-language, x-fragment"),
    );
}

/// Home as it was drawn before, while it holds; what is asked in any other way than browsers do is not found here.
pub(super) fn recall(app: &App, uri: &Uri, headers: &HeaderMap) -> Option<http::Response<Pieces>> {
    if uri.path() != HOME || uri.query().is_some() || wants_part(headers) {
        return None;
    }
    let secure = app.secure();
    if cookie::get(headers, cookie::FLASH, secure).is_some() {
        return None;
    }
    let secret = cookie::get(headers, cookie::SESSION, secure)?;
    let accept = headers.get(ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
    let page = crate::kept::recall(app, secret, accept.unwrap_or(""), HOME)?;
    let (mut parts, ()) = http::Response::new(()).into_parts();
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    parts.headers.insert(CONTENT_TYPE, html);
    own(&mut parts.headers);
    let packed = match assets::takes_gzip(headers) {
        true => compress::packed(&mut parts.headers, page.joined()).into(),
        false => page,
    };
    Some(http::Response::from_parts(parts, packed))
}

fn html(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::http::header::{LOCATION, SET_COOKIE};
    use axum::middleware::from_fn_with_state;
    use axum::routing::{get, post};
    use testkit::{Engine, World};
    use tower::ServiceExt;

    use super::*;
    use crate::{Reply, Upload};

    async fn crash() -> &'static str {
        panic!("a secret of ours")
    }

    async fn ask(app: &App, request: axum::http::request::Builder, body: &str) -> Response {
        let router = Router::new()
            .route("/crash", get(crash))
            .route("/in", get(async || Reply::to("/").sign_in("s".to_owned())))
            .route("/out", get(async || Reply::to("//evil.example").sign_out()))
            .route(
                "/files",
                post(async |up: Upload| up.files.len().to_string()),
            )
            .layer(from_fn_with_state(app.clone(), visit))
            .with_state(app.clone());
        let request = request.body(Body::from(body.to_owned())).unwrap();
        router.oneshot(request).await.unwrap()
    }

    async fn text(response: Response) -> String {
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn a_panic_is_a_page_that_tells_nothing_of_ours() {
        let world = World::new(Engine::Sqlite).await;
        let app = App::new(world.ctx.clone(), Vec::new()).await.unwrap();
        let response = ask(&app, Request::builder().uri("/crash"), "").await;
        assert_eq!(response.status(), 500);
        let page = text(response).await;
        assert!(page.contains("Something broke on our side") && !page.contains("secret"));
    }

    #[tokio::test]
    async fn sessions_begin_and_end_in_a_cookie_no_script_reads() {
        let world = World::new(Engine::Sqlite).await;
        let app = App::new(world.ctx.clone(), Vec::new()).await.unwrap();
        let response = ask(&app, Request::builder().uri("/in"), "").await;
        let cookie = response.headers()[SET_COOKIE].to_str().unwrap();
        assert!(cookie.starts_with("corner=s; Path=/; HttpOnly; SameSite=Lax"));
        let response = ask(&app, Request::builder().uri("/out"), "").await;
        let cookie = response.headers()[SET_COOKIE].to_str().unwrap();
        assert!(cookie.contains("Max-Age=0"));
        assert_eq!(response.headers()[LOCATION], "/", "never leads away");
    }

    #[tokio::test]
    async fn files_come_with_a_token_too() {
        let world = World::new(Engine::Sqlite).await;
        let app = App::new(world.ctx.clone(), Vec::new()).await.unwrap();
        let token = Token::new();
        let cookie = token.to_cookie(app.form_key()).unwrap();
        let send = async |origin: &str, token: &str| {
            let request = Request::builder()
                .method("POST")
                .uri("/files")
                .header("host", "corner.test")
                .header("origin", origin)
                .header("cookie", format!("corner-form={cookie}"))
                .header(CONTENT_TYPE, "multipart/form-data; boundary=e");
            let part = "--e\r\ncontent-disposition: form-data; name=";
            let body = format!(
                "{part}\"csrf\"\r\n\r\n{token}\r\n{part}\"file\"; filename=\"a\"\r\n\r\nxyz\r\n--e--\r\n"
            );
            ask(&app, request, &body).await
        };
        let ours = "http://corner.test";
        assert_eq!(text(send(ours, &token.masked()).await).await, "1");
        assert_eq!(send(ours, &Token::new().masked()).await.status(), 403);
        assert_eq!(send(ours, "").await.status(), 403);
        assert_eq!(
            send("http://evil.test", &token.masked()).await.status(),
            403
        );
    }

    #[tokio::test]
    async fn only_our_proxies_are_believed() {
        let world = World::new(Engine::Sqlite).await;
        let proxies = vec!["10.0.0.0/8".parse().unwrap()];
        let app = App::new(world.ctx.clone(), proxies).await.unwrap();
        let seen = |peer: &str, said: &str| {
            let mut request = Request::new(Body::empty());
            let peer: SocketAddr = format!("{peer}:1").parse().unwrap();
            request.extensions_mut().insert(ConnectInfo(peer));
            request
                .headers_mut()
                .insert(FORWARDED, said.parse().unwrap());
            address(&app, &request).to_string()
        };
        assert_eq!(seen("9.9.9.9", "1.2.3.4"), "9.9.9.9");
        assert_eq!(seen("10.0.0.1", "1.2.3.4"), "1.2.3.4");
        assert_eq!(seen("10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.2"), "1.2.3.4");
        assert_eq!(seen("10.0.0.1", "nonsense"), "10.0.0.1");
    }
}
