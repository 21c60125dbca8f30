//! What clients send: query, form, multipart and JSON are read into one tree, so that every method takes all of them.

use axum::body::to_bytes;
use axum::extract::{FromRequest, FromRequestParts, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::response::IntoResponse;
use serde_json::{Map, Value};

use super::error::Error;

/// Most bytes of what is sent without files.
const FORM_BYTES: usize = 256 * 1024;
/// Most values in what is sent.
const MOST: usize = 2_000;
/// How deep names may go: `a[b][c][d]`.
const DEEP: usize = 5;

/// A file that was sent.
#[derive(Debug, Clone)]
pub struct File {
    /// Name of its field.
    pub field: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What was sent, whichever way.
#[derive(Debug, Clone, Default)]
pub struct Params {
    tree: Map<String, Value>,
    files: Vec<File>,
}

impl Params {
    /// From a tree, for parts of it.
    fn of(tree: Map<String, Value>) -> Self {
        Self {
            tree,
            files: Vec::new(),
        }
    }

    /// From a JSON object; none when it is not one.
    pub fn from_json(bytes: &[u8]) -> Option<Self> {
        let tree = serde_json::from_slice(bytes).ok()?;
        Some(Self::of(tree))
    }

    /// Says it in place of the client.
    pub fn set(&mut self, name: &str, value: Value) {
        self.tree.insert(name.to_owned(), value);
    }

    /// Whether the name was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.tree.contains_key(name)
    }

    /// Text; a number or truth value as text. Nothing for `null`, lists and objects.
    pub fn text(&self, name: &str) -> Option<String> {
        self.tree.get(name).and_then(plain)
    }

    /// Text, or "".
    pub fn string(&self, name: &str) -> String {
        self.text(name).unwrap_or_default()
    }

    /// Text that is not blank.
    pub fn filled(&self, name: &str) -> Option<String> {
        self.text(name).filter(|text| !text.trim().is_empty())
    }

    /// A number.
    pub fn int(&self, name: &str) -> Option<i64> {
        self.text(name)?.trim().parse().ok()
    }

    /// An id or something else that is written as one word.
    pub fn parsed<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.filled(name)?.trim().parse().ok()
    }

    /// Yes or no, as Rails reads it.
    pub fn truth(&self, name: &str) -> Option<bool> {
        let text = self.filled(name)?;
        Some(!matches!(
            text.trim(),
            "0" | "f" | "F" | "false" | "FALSE" | "off" | "OFF"
        ))
    }

    /// Yes or no; no when it was not sent.
    pub fn is(&self, name: &str) -> bool {
        self.truth(name).unwrap_or(false)
    }

    /// A list of texts: `a[]=1&a[]=2`, a JSON list, or one value.
    pub fn list(&self, name: &str) -> Vec<String> {
        match self.tree.get(name) {
            Some(Value::Array(all)) => all.iter().filter_map(plain).collect(),
            Some(Value::Object(numbered)) => numbered.values().filter_map(plain).collect(),
            Some(one) => plain(one).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// A list of ids; what is none is left out.
    pub fn ids<T: std::str::FromStr>(&self, name: &str) -> Vec<T> {
        let all = self.list(name);
        all.iter().filter_map(|text| text.parse().ok()).collect()
    }

    /// What was sent below a name: `poll[options][]`.
    pub fn sub(&self, name: &str) -> Option<Self> {
        match self.tree.get(name)? {
            Value::Object(tree) => Some(Self::of(tree.clone())),
            _ => None,
        }
    }

    /// A list of such: `fields[0][name]`, `fields[][name]`, or a JSON list of objects.
    pub fn subs(&self, name: &str) -> Vec<Self> {
        let all: Vec<Value> = match self.tree.get(name) {
            Some(Value::Array(all)) => all.clone(),
            Some(Value::Object(numbered)) => {
                let mut rows: Vec<(&String, &Value)> = numbered.iter().collect();
                rows.sort_by_key(|(key, _)| key.parse::<i64>().unwrap_or(i64::MAX));
                rows.into_iter().map(|(_, value)| value.clone()).collect()
            }
            _ => Vec::new(),
        };
        let tree = |value| match value {
            Value::Object(tree) => Some(Self::of(tree)),
            _ => None,
        };
        all.into_iter().filter_map(tree).collect()
    }

    /// Names that were sent.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.tree.keys().map(String::as_str)
    }

    /// A file.
    pub fn file(&mut self, name: &str) -> Option<Vec<u8>> {
        let at = self.files.iter().position(|f| f.field == name)?;
        Some(self.files.swap_remove(at).bytes)
    }

    fn read_form(&mut self, bytes: &[u8]) {
        let pairs = url::form_urlencoded::parse(bytes).take(MOST);
        for (name, value) in pairs {
            self.put(&name, value.into_owned());
        }
    }

    fn read_json(&mut self, bytes: &[u8]) -> Result<(), Error> {
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Ok(());
        }
        match serde_json::from_slice(bytes) {
            Ok(Value::Object(tree)) => {
                self.tree.extend(tree);
                Ok(())
            }
            Ok(_) => Ok(()),
            Err(_) => Err(Error::Unreadable("Error parsing request body: not JSON")),
        }
    }

    /// Puts a value where a name such as `a[b][]` says.
    fn put(&mut self, name: &str, value: String) {
        let (first, rest) = name.split_once('[').unwrap_or((name, ""));
        let mut path = vec![first];
        if !rest.is_empty() {
            path.extend(rest.trim_end_matches(']').split("]["));
        }
        if path.len() <= DEEP && !first.is_empty() {
            insert(&mut self.tree, &path, value);
        }
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(n) => Some(n.to_string()),
        Value::Bool(b) => Some(b.to_string()),
        _ => None,
    }
}

fn insert(tree: &mut Map<String, Value>, path: &[&str], value: String) {
    let Some((first, rest)) = path.split_first() else {
        return;
    };
    let key = (*first).to_owned();
    match rest {
        [] => {
            tree.insert(key, Value::String(value));
        }
        [""] => push(tree.entry(key).or_insert(Value::Array(Vec::new())), value),
        ["", below @ ..] => {
            let list = tree.entry(key).or_insert(Value::Array(Vec::new()));
            if let Value::Array(all) = list {
                // A name that comes again begins the next of the list.
                let next = !matches!(all.last(), Some(Value::Object(last)) if !last.contains_key(below[0]));
                if next {
                    all.push(Value::Object(Map::new()));
                }
                if let Some(Value::Object(last)) = all.last_mut() {
                    insert(last, below, value);
                }
            }
        }
        below => {
            let inner = tree.entry(key).or_insert(Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                insert(inner, below, value);
            }
        }
    }
}

fn push(list: &mut Value, value: String) {
    if let Value::Array(all) = list {
        all.push(Value::String(value));
    }
}

impl<S: Send + Sync> FromRequest<S> for Params {
    type Rejection = Error;
    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let mut params = Self::default();
        params.read_form(request.uri().query().unwrap_or_default().as_bytes());
        let kind = request.headers().get(CONTENT_TYPE);
        let kind = kind.and_then(|v| v.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        if kind.eq_ignore_ascii_case("multipart/form-data") {
            params.read_multipart(request, state).await?;
            return Ok(params);
        }
        let json = kind.ends_with("json");
        let bytes = to_bytes(request.into_body(), FORM_BYTES)
            .await
            .map_err(|_| Error::TooLarge)?;
        if json || bytes.first() == Some(&b'{') {
            params.read_json(&bytes)?;
        } else {
            params.read_form(&bytes);
        }
        Ok(params)
    }
}

impl Params {
    async fn read_multipart<S: Send + Sync>(
        &mut self,
        request: Request,
        state: &S,
    ) -> Result<(), Error> {
        const BROKEN: Error = Error::Unreadable("Error parsing request body: not multipart");
        let mut parts = Multipart::from_request(request, state)
            .await
            .map_err(|_| BROKEN)?;
        for _ in 0..MOST {
            let next = parts.next_field().await;
            let Some(field) = next.map_err(|e| too_large(e).unwrap_or(BROKEN))? else {
                return Ok(());
            };
            let name = field.name().unwrap_or_default().to_owned();
            let is_file = field.file_name().is_some();
            let bytes = field
                .bytes()
                .await
                .map_err(|e| too_large(e).unwrap_or(BROKEN))?;
            if is_file {
                let bytes = bytes.to_vec();
                self.files.push(File { field: name, bytes });
            } else {
                self.put(&name, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        Ok(())
    }
}

fn too_large(error: axum::extract::multipart::MultipartError) -> Option<Error> {
    let status = error.into_response().status();
    (status == http::StatusCode::PAYLOAD_TOO_LARGE).then_some(Error::TooLarge)
}

/// A part of the path, typed. What cannot be one leads nowhere: `Id(id): Id<StatusId>`.
#[derive(Debug, Clone, Copy)]
pub struct Id<T>(pub T);

impl<T: serde::de::DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Id<T> {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        axum::extract::Path::<T>::from_request_parts(parts, state)
            .await
            .map(|path| Self(path.0))
            .map_err(|_| Error::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Params {
        let mut params = Params::default();
        params.read_form(text.as_bytes());
        params
    }

    #[test]
    fn names_with_brackets_are_a_tree() {
        let p = form("ids[]=1&ids[]=2&poll[options][]=a&poll[options][]=b&poll[expires_in]=300");
        assert_eq!(p.ids::<i64>("ids"), [1, 2]);
        let poll = p.sub("poll").unwrap();
        assert_eq!(poll.list("options"), ["a", "b"]);
        assert_eq!(poll.int("expires_in"), Some(300));
        let p = form("f[0][name]=x&f[0][value]=1&f[1][name]=y&k[][a]=1&k[][b]=2&k[][a]=3");
        let names = |subs: Vec<Params>, name: &str| -> Vec<Option<String>> {
            subs.iter().map(|s| s.text(name)).collect()
        };
        assert_eq!(
            names(p.subs("f"), "name"),
            [Some("x".into()), Some("y".into())]
        );
        assert_eq!(
            names(p.subs("k"), "a"),
            [Some("1".into()), Some("3".into())]
        );
        assert_eq!(names(p.subs("k"), "b"), [Some("2".into()), None]);
    }

    #[test]
    fn json_and_forms_say_the_same() {
        let mut json = Params::default();
        json.read_json(br#"{"ids":["1",2],"poll":{"options":["a"]},"on":true,"none":null}"#)
            .unwrap();
        assert_eq!(json.ids::<i64>("ids"), [1, 2]);
        assert!(json.is("on") && json.truth("none").is_none() && json.has("none"));
        assert!(json.read_json(b"{").is_err());
        assert!(
            !form("on=0").is("on") && form("on=1").is("on") && form("on=").truth("on").is_none()
        );
        assert_eq!(form("a=1").list("a"), ["1"]);
        assert!(form("a[b][c][d][e][f]=1").sub("a").is_none());
    }
}
