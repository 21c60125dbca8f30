//! The methods as an OpenAPI description, made from the table that answers them, from `schemas/methods.txt` (what each takes
//! and gives) and from the schemas of the entities beside it: what tests hold answers against and what programs read is one.

use std::sync::LazyLock;

use axum::Json;
use serde_json::{Map, Value, json};

use super::methods::{self, Gives, Method, Takes};
use crate::{Need, Row};

/// Answers that any method may give, besides its own.
const REFUSALS: [(&str, &str); 8] = [
    ("400", "What was sent cannot be read"),
    ("401", "The token is missing or was revoked"),
    ("403", "The token or the person may not do this"),
    ("404", "It is not there, or not for this person"),
    ("413", "What was sent is too big"),
    ("422", "Something in what was sent is not right"),
    ("429", "Too many requests; again after Retry-After seconds"),
    ("503", "Nothing can be saved at the moment"),
];

/// Schemas of entities, by what they are about.
const ENTITIES: [&str; 8] = [
    include_str!("../../schemas/parts.json"),
    include_str!("../../schemas/accounts.json"),
    include_str!("../../schemas/statuses.json"),
    include_str!("../../schemas/notifications.json"),
    include_str!("../../schemas/filters.json"),
    include_str!("../../schemas/instance.json"),
    include_str!("../../schemas/oauth.json"),
    include_str!("../../schemas/admin.json"),
];

static DESCRIPTION: LazyLock<Value> = LazyLock::new(|| describe(crate::table().rows()));

pub(super) async fn show() -> Json<&'static Value> {
    Json(&DESCRIPTION)
}

/// The whole description.
pub fn description() -> &'static Value {
    &DESCRIPTION
}

fn describe(rows: &[Row]) -> Value {
    let known = methods::all();
    let mut paths: Map<String, Value> = Map::new();
    for row in rows {
        let path = paths.entry(row.path).or_insert_with(|| json!({}));
        let method = known.get(&(row.method, row.path));
        path[row.method.to_lowercase()] = operation(row, method);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Corner, client API",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The methods of Mastodon's client API, as documented there; docs/api.md says what differs.",
        },
        "paths": paths,
        "components": {
            "schemas": schemas(),
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
        },
    })
}

fn schemas() -> Value {
    let parsed = ENTITIES.iter().map(|text| serde_json::from_str(text));
    let all: Map<String, Value> = parsed
        .filter_map(Result::<Map<String, Value>, _>::ok)
        .flatten()
        .collect();
    Value::Object(all)
}

fn operation(row: &Row, method: Option<&Method>) -> Value {
    let mut described = json!({
        "operationId": format!("{} {}", row.method, row.path),
        "responses": answers(method),
    });
    let mut parameters = in_path(row);
    if let Some(method) = method.filter(|m| !m.takes.is_empty()) {
        if matches!(row.method, "GET" | "DELETE") {
            parameters.extend(method.takes.iter().map(in_address));
        } else {
            described["requestBody"] = body(&method.takes);
        }
    }
    described["parameters"] = parameters.into();
    described["security"] = match row.need {
        Need::Nothing => json!([]),
        Need::Token | Need::Person => json!([{ "token": [] }]),
        Need::Scope(scopes) => scopes.iter().map(|s| json!({ "token": [s] })).collect(),
    };
    described
}

fn in_path(row: &Row) -> Vec<Value> {
    row.path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| {
            let schema = methods::schema(name);
            json!({ "name": name, "in": "path", "required": true, "schema": schema })
        })
        .collect()
}

fn in_address(one: &Takes) -> Value {
    let mut parameter = json!({ "name": one.wire(), "in": "query", "required": one.required, "schema": one.schema() });
    if one.many {
        parameter["style"] = "form".into();
        parameter["explode"] = true.into();
    }
    parameter
}

/// A form or JSON, which say the same; a file comes in a form of parts.
fn body(takes: &[Takes]) -> Value {
    let form = |wire: fn(&Takes) -> String| {
        let properties: Map<String, Value> = takes.iter().map(|t| (wire(t), t.schema())).collect();
        let needed = takes.iter().filter(|t| t.required);
        let required: Vec<String> = needed.map(wire).collect();
        json!({ "schema": { "type": "object", "properties": properties, "required": required } })
    };
    let mut content = Map::new();
    content.insert("multipart/form-data".to_owned(), form(Takes::wire));
    if !takes.iter().any(|t| t.name == "file") {
        content.insert(
            "application/json".to_owned(),
            form(|one| one.name.to_owned()),
        );
    }
    let required = takes.iter().any(|t| t.required);
    json!({ "required": required, "content": content })
}

fn answers(method: Option<&Method>) -> Value {
    let mut answers = Map::new();
    if let Some(found) = method.and_then(|m| m.gives.as_ref()) {
        let code = if *found == Gives::Upgrade {
            "101"
        } else {
            "200"
        };
        let mut answer = json!({ "description": "As documented by Mastodon" });
        if let Some((kind, schema)) = found.content() {
            answer["content"] = json!({ kind: { "schema": schema } });
        }
        answers.insert(code.to_owned(), answer);
    }
    if method.is_some_and(Method::kept) {
        let not_modified = json!({ "description": "Still what If-None-Match says" });
        answers.insert("304".to_owned(), not_modified);
    }
    for (code, description) in REFUSALS {
        let error =
            json!({ "application/json": { "schema": { "$ref": "#/components/schemas/Error" } } });
        answers.insert(
            code.to_owned(),
            json!({ "description": description, "content": error }),
        );
    }
    Value::Object(answers)
}
