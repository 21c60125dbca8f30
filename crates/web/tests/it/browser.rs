//! A browser without a window: cookies, forms and redirects as a real one, against the router in this process.
//!
//! ```ignore
//! let mut ben = Browser::of(&world, world.ben).await;
//! ben.get("/settings/look").await.ok();
//! ben.submit("/settings/look", &[("theme", "dark")]).await.ok().sees("Saved.");
//! ben.fetch("/posts/1/favourite", &[]).await.status(200);
//! ```

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use http::{HeaderMap, Method, Request};
use testkit::{Person, World};
use tower::ServiceExt;
use web::App;

use crate::markup::{Form, decode, forms};

const HOST_NAME: &str = "corner.test";

/// A browser of one person.
pub struct Browser {
    app: App,
    router: Router,
    cookies: BTreeMap<String, String>,
    /// Extra headers of every request, such as `accept-language`.
    pub headers: Vec<(&'static str, String)>,
    /// Path and query of the page that is shown.
    pub path: String,
    /// Whether it was answered ahead of everything else, as it was drawn before.
    pub recalled: bool,
    /// Its status.
    pub code: u16,
    /// Its headers.
    pub answer: HeaderMap,
    /// What it is, as text.
    pub page: String,
    /// The same as bytes.
    pub bytes: Bytes,
}

impl Browser {
    /// A browser of someone who is not signed in.
    pub async fn new(world: &World) -> Self {
        let app = App::new(world.ctx.clone(), Vec::new()).await.expect("app");
        Self::served(app)
    }

    /// The same, of a server that is there.
    pub fn served(app: App) -> Self {
        Self {
            router: web::router(app.clone()),
            app,
            recalled: false,
            cookies: BTreeMap::new(),
            headers: Vec::new(),
            path: String::new(),
            code: 0,
            answer: HeaderMap::new(),
            page: String::new(),
            bytes: Bytes::new(),
        }
    }

    /// A browser in which `person` is signed in.
    pub async fn of(world: &World, person: Person) -> Self {
        Self::new(world).await.sign_in(world, person).await
    }

    /// With `person` signed in.
    pub async fn sign_in(self, world: &World, person: Person) -> Self {
        let mut browser = self;
        let secret = service::auth::sessions::create(&world.ctx, person.id, "Browser", "::1")
            .await
            .expect("a session");
        browser.cookies.insert("corner".to_owned(), secret);
        browser
    }

    /// Opens a page and follows where it leads.
    pub async fn get(&mut self, path: &str) -> &mut Self {
        self.send(Method::GET, path, &[], Body::empty()).await;
        self.follow().await
    }

    /// Asks for the part of a page, as a script does.
    pub async fn part(&mut self, path: &str) -> &mut Self {
        let headers = [("x-fragment", "1".to_owned())];
        self.send(Method::GET, path, &headers, Body::empty()).await;
        self
    }

    /// Fills in the form of this page that goes to `action` (as written in the page) and sends it. What is not named
    /// keeps the value it has in the page; a name that is given several times is sent so.
    pub async fn submit(&mut self, action: &str, fields: &[(&str, &str)]) -> &mut Self {
        let form = self.form(action);
        let pairs = form.filled(fields);
        let action = if form.action.is_empty() {
            self.path.clone()
        } else {
            form.action.clone()
        };
        if form.get {
            let query = encode(&pairs);
            return self.get(&format!("{action}?{query}")).await;
        }
        let headers = [(
            "content-type",
            "application/x-www-form-urlencoded".to_owned(),
        )];
        let body = Body::from(encode(&pairs));
        self.send(Method::POST, &action, &headers, body).await;
        self.follow().await
    }

    /// Sends a form that is on no page, with the right token.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> &mut Self {
        let mut pairs = owned(fields);
        pairs.push(("csrf".to_owned(), self.token().await));
        let headers = [(
            "content-type",
            "application/x-www-form-urlencoded".to_owned(),
        )];
        let body = Body::from(encode(&pairs));
        self.send(Method::POST, path, &headers, body).await;
        self.follow().await
    }

    /// Sends a form as a script does: the answer is JSON.
    pub async fn fetch(&mut self, path: &str, fields: &[(&str, &str)]) -> &mut Self {
        let headers = [
            (
                "content-type",
                "application/x-www-form-urlencoded".to_owned(),
            ),
            ("x-fragment", "1".to_owned()),
            ("x-csrf", self.token().await),
        ];
        let body = Body::from(encode(&owned(fields)));
        self.send(Method::POST, path, &headers, body).await;
        self
    }

    /// Sends a form with files: `(field, file name, bytes)`.
    pub async fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> &mut Self {
        let token = self.token().await;
        let mut body: Vec<u8> = Vec::new();
        for (name, value) in fields.iter().chain(&[("csrf", token.as_str())]) {
            body.extend(
                format!(
                    "--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
                )
                .bytes(),
            );
        }
        for (field, name, bytes) in files {
            let head = format!(
                "--edge\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                 content-type: application/octet-stream\r\n\r\n"
            );
            body.extend(head.bytes());
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--edge--\r\n");
        let headers = [(
            "content-type",
            "multipart/form-data; boundary=edge".to_owned(),
        )];
        self.send(Method::POST, path, &headers, Body::from(body))
            .await;
        self.follow().await
    }

    /// One request, nothing followed.
    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&'static str, String)],
        body: Body,
    ) {
        let mut request = Request::builder()
            .method(&method)
            .uri(path)
            .header(HOST, HOST_NAME);
        if method != Method::GET && !headers.iter().any(|(name, _)| *name == "origin") {
            request = request.header(ORIGIN, format!("http://{HOST_NAME}"));
        }
        let jar: Vec<String> = self
            .cookies
            .iter()
            .map(|(k, v)| format!("{k}={v}"))
            .collect();
        if !jar.is_empty() {
            request = request.header(COOKIE, jar.join("; "));
        }
        for (name, value) in headers.iter().chain(&self.headers) {
            request = request.header(*name, value);
        }
        let request = request.body(body).expect("a request");
        let recalled = web::recall(&self.app, &request);
        self.recalled = recalled.is_some();
        let response = match recalled {
            Some(response) => response.map(|pieces| Body::from(pieces.joined())),
            None => self.router.clone().oneshot(request).await.expect("answer"),
        };
        self.code = response.status().as_u16();
        self.answer = response.headers().clone();
        self.path = path.to_owned();
        self.bytes = to_bytes(response.into_body(), usize::MAX)
            .await
            .expect("a body");
        self.page = String::from_utf8_lossy(&self.bytes).into_owned();
        self.keep_cookies();
        self.check();
    }

    fn keep_cookies(&mut self) {
        for line in self.answer.get_all(SET_COOKIE) {
            let line = line.to_str().expect("text");
            let (name, rest) = line.split_once('=').expect("a cookie");
            let value = rest.split(';').next().unwrap_or_default();
            if line.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    async fn follow(&mut self) -> &mut Self {
        for _ in 0..5 {
            if self.code != 303 {
                break;
            }
            let to = self.header(LOCATION.as_str()).to_owned();
            self.send(Method::GET, &to, &[], Body::empty()).await;
        }
        self
    }

    /// What holds for every page.
    fn check(&self) {
        assert_eq!(web::i18n::missing(), Vec::<String>::new(), "texts");
        let html = self.header(CONTENT_TYPE.as_str()).starts_with("text/html");
        let packed = self.answer.contains_key("content-encoding");
        if html && !packed {
            for form in forms(&self.page).iter().filter(|f| !f.get) {
                assert!(
                    form.fields.iter().any(|(name, _)| name == "csrf"),
                    "{}: the form to {} has no csrf field",
                    self.path,
                    form.action
                );
            }
            assert!(!self.page.contains(" style=\""), "{}: style", self.path);
            assert!(!self.page.contains(" onclick="), "{}: script", self.path);
        }
    }

    async fn token(&mut self) -> String {
        let here = |page: &str| {
            let (_, rest) = page.split_once("name=\"csrf\" content=\"")?;
            rest.split('"').next().map(str::to_owned)
        };
        if let Some(token) = here(&self.page) {
            return token;
        }
        self.get("/about").await;
        here(&self.page).expect("a token on the page")
    }

    /// The form of this page that goes to `action`.
    pub fn form(&self, action: &str) -> Form {
        let mut found = forms(&self.page).into_iter().filter(|f| f.action == action);
        found
            .next()
            .unwrap_or_else(|| panic!("{}: no form to {action} in\n{}", self.path, self.page))
    }

    /// A header of the answer, or "".
    pub fn header(&self, name: &str) -> &str {
        self.answer
            .get(name)
            .map_or("", |v| v.to_str().unwrap_or_default())
    }

    /// A cookie of the jar.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// The answer as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.page).unwrap_or_else(|_| panic!("no JSON: {}", self.page))
    }

    /// The page is there.
    #[track_caller]
    pub fn ok(&mut self) -> &mut Self {
        self.status(200)
    }

    /// The answer has this status.
    #[track_caller]
    pub fn status(&mut self, code: u16) -> &mut Self {
        assert_eq!(self.code, code, "{}:\n{}", self.path, self.page);
        self
    }

    /// The page shows `text` (as read, not as written in HTML).
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Self {
        let shown = decode(&self.page);
        assert!(
            shown.contains(text),
            "{}: no {text:?} in\n{}",
            self.path,
            self.page
        );
        self
    }

    /// The page does not show `text`.
    #[track_caller]
    pub fn sees_not(&mut self, text: &str) -> &mut Self {
        let shown = decode(&self.page);
        assert!(
            !shown.contains(text),
            "{}: {text:?} in\n{}",
            self.path,
            self.page
        );
        self
    }

    /// The browser ended up at `path`.
    #[track_caller]
    pub fn at(&mut self, path: &str) -> &mut Self {
        assert_eq!(self.path, path);
        self
    }
}

fn owned(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let own = |(k, v): &(&str, &str)| ((*k).to_owned(), (*v).to_owned());
    fields.iter().map(own).collect()
}

fn encode(pairs: &[(String, String)]) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}
