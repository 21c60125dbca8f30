//! An app without a screen: a token, requests, JSON.
//!
//! ```ignore
//! let ben = Client::of(&world, world.ben).await;
//! let status = ben.post("/api/v1/statuses", &[("status", "Hello")]).await.ok();
//! assert_eq!(status["visibility"], "public");
//! ```

use api::{Api, Limits};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::response::Response;
use http::header::{AUTHORIZATION, CONTENT_TYPE, LINK};
use http::{HeaderMap, Method, Request};
use serde_json::Value;
use testkit::{Person, World};
use tower::ServiceExt;

use crate::papers::schemas;

/// Everything a token may do.
pub const ALL: &str = "read write follow push profile admin:read admin:write";

/// An app.
#[derive(Clone)]
pub struct Client {
    api: Api,
    router: Router,
    /// Its token.
    pub token: Option<String>,
}

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    /// Whether it was answered ahead of everything else, as it was answered before.
    pub recalled: bool,
    /// What was asked.
    pub asked: String,
    /// Its code.
    pub code: u16,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub bytes: Bytes,
}

impl Client {
    /// One without a token.
    pub async fn new(world: &World) -> Self {
        Self::limited(world, Limits::default()).await
    }

    /// One without a token, at a server with other limits.
    pub async fn limited(world: &World, limits: Limits) -> Self {
        let api = Api::new(world.ctx.clone(), Vec::new(), limits)
            .await
            .expect("api");
        Self::at(api)
    }

    /// One without a token, at a server that is there.
    pub fn at(api: Api) -> Self {
        Self {
            router: api::router(api.clone()),
            api,
            token: None,
        }
    }

    /// One that acts for `person` and may do everything.
    pub async fn of(world: &World, person: Person) -> Self {
        Self::with(world, person, ALL).await
    }

    /// One that acts for `person` within `scopes`.
    pub async fn with(world: &World, person: Person, scopes: &str) -> Self {
        let issued = service::oauth::issue(&world.ctx, person.id, scopes, "Test")
            .await
            .expect("a token");
        Self {
            token: Some(issued.secret),
            ..Self::new(world).await
        }
    }

    /// The same server for another token.
    pub fn as_token(&self, token: Option<&str>) -> Self {
        Self {
            api: self.api.clone(),
            router: self.router.clone(),
            token: token.map(str::to_owned),
        }
    }

    /// One request.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Body,
    ) -> Answer {
        let request = self.request(&method, path, headers, body);
        let recalled = api::recall(&self.api, &request);
        let (is_recalled, mut answer) = match recalled {
            Some(answer) => (true, answer.map(|pieces| Body::from(pieces.joined()))),
            None => (false, self.begin(request).await),
        };
        let body = std::mem::take(answer.body_mut());
        Answer {
            recalled: is_recalled,
            asked: format!("{method} {path}"),
            code: answer.status().as_u16(),
            headers: std::mem::take(answer.headers_mut()),
            bytes: to_bytes(body, usize::MAX).await.expect("a body"),
        }
    }

    fn request(
        &self,
        method: &Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Body,
    ) -> Request<Body> {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(token) = &self.token {
            request = request.header(AUTHORIZATION, format!("Bearer {token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(body).expect("a request")
    }

    async fn begin(&self, request: Request<Body>) -> Response {
        self.router.clone().oneshot(request).await.expect("answer")
    }

    /// `GET` of what never ends: how it begins.
    pub async fn open(&self, path: &str) -> Answer {
        let request = self.request(&Method::GET, path, &[], Body::empty());
        let answer = self.begin(request).await;
        Answer {
            recalled: false,
            asked: format!("GET {path}"),
            code: answer.status().as_u16(),
            headers: answer.headers().clone(),
            bytes: Bytes::new(),
        }
    }

    /// `GET`.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], Body::empty()).await
    }

    /// `POST` of a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.form(Method::POST, path, fields).await
    }

    /// Any method with a form.
    pub async fn form(&self, method: Method, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let kind = [(CONTENT_TYPE.as_str(), "application/x-www-form-urlencoded")];
        self.send(method, path, &kind, Body::from(body)).await
    }

    /// Any method with JSON.
    pub async fn json(&self, method: Method, path: &str, body: Value) -> Answer {
        let kind = [(CONTENT_TYPE.as_str(), "application/json")];
        self.send(method, path, &kind, Body::from(body.to_string()))
            .await
    }

    /// `DELETE`.
    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, &[], Body::empty()).await
    }

    /// A form with a file.
    pub async fn upload(
        &self,
        method: Method,
        path: &str,
        fields: &[(&str, &str)],
        (name, bytes): (&str, &[u8]),
    ) -> Answer {
        let mut body: Vec<u8> = Vec::new();
        for (name, value) in fields {
            body.extend(
                format!(
                    "--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
                )
                .bytes(),
            );
        }
        body.extend(
            format!(
                "--edge\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"x\"\r\n\
                 content-type: application/octet-stream\r\n\r\n"
            )
            .bytes(),
        );
        body.extend(bytes);
        body.extend(b"\r\n--edge--\r\n");
        let kind = [(CONTENT_TYPE.as_str(), "multipart/form-data; boundary=edge")];
        self.send(method, path, &kind, Body::from(body)).await
    }
}

impl Answer {
    /// It went well: its JSON.
    #[track_caller]
    pub fn ok(&self) -> Value {
        self.is(200)
    }

    /// It has this code: its JSON.
    #[track_caller]
    pub fn is(&self, code: u16) -> Value {
        let text = String::from_utf8_lossy(&self.bytes);
        assert_eq!(self.code, code, "{}: {text}", self.asked);
        let said = serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|_| panic!("{}: no JSON: {text}", self.asked));
        schemas::conforms(&self.asked, self.code, &said);
        said
    }

    /// A header, or "".
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |v| v.to_str().unwrap_or_default())
    }

    /// Where `Link` leads: `next` or `prev`, without our own address in front.
    pub fn link(&self, rel: &str) -> Option<String> {
        let line = self.header(LINK.as_str());
        let found = line
            .split(", ")
            .find(|part| part.ends_with(&format!("rel=\"{rel}\"")))?;
        let url = found.split(['<', '>']).nth(1)?;
        Some(url.trim_start_matches("http://corner.test").to_owned())
    }
}
