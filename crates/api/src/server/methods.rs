//! What each method takes and gives, read from `schemas/methods.txt` and `schemas/parameters.json`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

const METHODS: &str = include_str!("../../schemas/methods.txt");
const PARAMETERS: &str = include_str!("../../schemas/parameters.json");

static KNOWN: LazyLock<Map<String, Value>> =
    LazyLock::new(|| serde_json::from_str(PARAMETERS).unwrap_or_default());

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Method {
    /// What may be sent.
    pub takes: Vec<Takes>,
    /// What is answered when all is well; none where nothing ever is.
    pub gives: Option<Gives>,
    verb: &'static str,
}

/// One parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Takes {
    /// Its name, without what marks a list.
    pub name: &'static str,
    /// Whether there may be several.
    pub many: bool,
    /// Whether it has to be sent.
    pub required: bool,
    like: &'static str,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Gives {
    /// One of these schemas, or a list of it.
    Json(Vec<(&'static str, bool)>),
    /// Something else, of this type.
    Other(&'static str),
    /// A WebSocket.
    Upgrade,
}

/// Every method by its verb and path.
pub(super) fn all() -> BTreeMap<(&'static str, &'static str), Method> {
    METHODS.lines().filter_map(line).collect()
}

/// What a parameter of this name looks like.
pub(super) fn schema(name: &str) -> Value {
    KNOWN
        .get(name)
        .cloned()
        .unwrap_or_else(|| json!({ "type": "string" }))
}

fn line(text: &'static str) -> Option<((&'static str, &'static str), Method)> {
    let mut parts = text.split('|').map(str::trim);
    let (verb, path) = parts.next()?.split_once(' ')?;
    if verb.starts_with('#') {
        return None;
    }
    let takes = parts.next()?.split_whitespace().map(parameter).collect();
    let gives = gives(path, parts.next()?);
    Some(((verb, path), Method { takes, gives, verb }))
}

fn parameter(text: &'static str) -> Takes {
    let (text, required) = text
        .strip_suffix('!')
        .map_or((text, false), |rest| (rest, true));
    let (text, many) = text
        .strip_suffix("[]")
        .map_or((text, false), |rest| (rest, true));
    let (name, like) = text.split_once(':').unwrap_or((text, text));
    Takes {
        name,
        many,
        required,
        like,
    }
}

fn gives(path: &str, text: &'static str) -> Option<Gives> {
    let list = |name: &'static str| {
        let inner = name.strip_prefix('[').and_then(|n| n.strip_suffix(']'));
        inner.map_or((name, false), |inner| (inner, true))
    };
    Some(match text {
        "-" => return None,
        "text" => Gives::Other("text/plain"),
        "xml" => Gives::Other("application/xrd+xml"),
        "image" => Gives::Other("image/*"),
        "stream" if path == "/api/v1/streaming" => Gives::Upgrade,
        "stream" => Gives::Other("text/event-stream"),
        names => Gives::Json(names.split(" / ").map(list).collect()),
    })
}

impl Method {
    /// Whether its answer can be kept and asked for again with `If-None-Match`.
    pub(super) fn kept(&self) -> bool {
        self.verb == "GET" && matches!(self.gives, Some(Gives::Json(_)))
    }
}

impl Takes {
    /// Its name in forms and addresses.
    pub(super) fn wire(&self) -> String {
        let end = if self.many { "[]" } else { "" };
        format!("{}{end}", self.name)
    }

    /// What it looks like.
    pub(super) fn schema(&self) -> Value {
        let one = schema(self.like);
        if self.many {
            json!({ "type": "array", "items": one })
        } else {
            one
        }
    }
}

impl Gives {
    /// Its type and schema.
    pub(super) fn content(&self) -> Option<(&'static str, Value)> {
        match self {
            Self::Upgrade => None,
            Self::Other(kind) => Some((kind, json!({ "type": "string" }))),
            Self::Json(names) => {
                let mut all: Vec<Value> = names.iter().map(schema_of).collect();
                let schema = if all.len() == 1 {
                    all.remove(0)
                } else {
                    json!({ "anyOf": all })
                };
                let found = names == &[("WebFinger", false)];
                let kind = if found {
                    "application/jrd+json"
                } else {
                    "application/json"
                };
                Some((kind, schema))
            }
        }
    }
}

fn schema_of((name, many): &(&str, bool)) -> Value {
    let one = json!({ "$ref": format!("#/components/schemas/{name}") });
    if *many {
        json!({ "type": "array", "items": one })
    } else {
        one
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_parameter_is_described() {
        for ((_, path), method) in all() {
            for one in &method.takes {
                assert!(KNOWN.contains_key(one.like), "{path}: {}", one.like);
            }
            for name in path.split('/').filter_map(|p| p.strip_prefix('{')) {
                let name = name.trim_end_matches('}');
                assert!(KNOWN.contains_key(name), "{path}: {name}");
            }
        }
    }

    #[test]
    fn every_method_is_described_and_no_other() {
        let rows = crate::table().rows().to_vec();
        let there: BTreeSet<_> = rows.iter().map(|r| (r.method, r.path)).collect();
        let written: BTreeSet<_> = all().into_keys().collect();
        let missing: Vec<_> = there.difference(&written).collect();
        let gone: Vec<_> = written.difference(&there).collect();
        assert!(missing.is_empty(), "write into methods.txt: {missing:?}");
        assert!(
            gone.is_empty(),
            "methods.txt tells of what is not so: {gone:?}"
        );
    }

    #[test]
    fn a_line_says_what_is_taken_and_given() {
        let (at, method) = line("POST /x | a b[]! type:kind | [Status] / Nothing").unwrap();
        assert_eq!(at, ("POST", "/x"));
        let names: Vec<String> = method.takes.iter().map(Takes::wire).collect();
        assert_eq!(names, ["a", "b[]", "type"]);
        assert!(method.takes[1].required && !method.kept());
        assert_eq!(
            method.gives,
            Some(Gives::Json(vec![("Status", true), ("Nothing", false)]))
        );
        assert_eq!(line("# a remark | |"), None);
    }
}
