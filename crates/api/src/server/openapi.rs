//! The methods as an OpenAPI description, made from the table that answers them: it cannot say what is not so.

use axum::Json;
use serde_json::{Map, Value, json};

use crate::{Need, Row};

/// Answers that any method may give, besides its own.
const REFUSALS: [(&str, &str); 6] = [
    ("400", "What was sent cannot be read"),
    ("401", "The token is missing or was revoked"),
    ("403", "The token or the person may not do this"),
    ("404", "It is not there, or not for this person"),
    ("422", "Something in what was sent is not right"),
    ("429", "Too many requests; again after Retry-After seconds"),
];

pub(super) async fn show() -> Json<Value> {
    Json(describe(crate::table().rows()))
}

fn describe(rows: &[Row]) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for row in rows {
        let path = paths.entry(row.path).or_insert_with(|| json!({}));
        path[row.method.to_lowercase()] = operation(row);
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
            "schemas": {
                "Error": {
                    "type": "object",
                    "required": ["error"],
                    "properties": { "error": { "type": "string" }, "error_description": { "type": "string" } },
                },
            },
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
        },
    })
}

fn operation(row: &Row) -> Value {
    let mut answers = Map::new();
    answers.insert(
        "200".to_owned(),
        json!({ "description": "As documented by Mastodon" }),
    );
    for (code, description) in REFUSALS {
        let error =
            json!({ "application/json": { "schema": { "$ref": "#/components/schemas/Error" } } });
        answers.insert(
            code.to_owned(),
            json!({ "description": description, "content": error }),
        );
    }
    answers.insert(
        "413".to_owned(),
        json!({ "description": "What was sent is too big" }),
    );
    let parameters: Vec<Value> = row
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }))
        .collect();
    let mut described = json!({
        "operationId": format!("{} {}", row.method, row.path),
        "parameters": parameters,
        "responses": answers,
    });
    described["security"] = match row.need {
        Need::Nothing => json!([]),
        Need::Token | Need::Person => json!([{ "token": [] }]),
        Need::Scope(scopes) => scopes.iter().map(|s| json!({ "token": [s] })).collect(),
    };
    described
}
