//! Every answer is held against the schema that the OpenAPI description has for it.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use jsonschema::Validator;
use serde_json::{Value, json};

/// Validators made so far, by verb, path and code.
static MADE: LazyLock<Mutex<HashMap<String, &'static Validator>>> = LazyLock::new(Mutex::default);

/// Fails if what was answered to `asked` (`GET /api/v1/…`) with this code is not what the description says.
#[track_caller]
pub fn conforms(asked: &str, code: u16, said: &Value) {
    let Some((verb, path)) = row(asked) else {
        return;
    };
    let answers = &api::description()["paths"][path][verb.to_lowercase()]["responses"];
    let answer = &answers[code.to_string()];
    assert!(answer.is_object(), "{asked}: {code} is not described");
    let Some(content) = answer["content"].as_object() else {
        return;
    };
    let schema = content.values().next().expect("a type")["schema"].clone();
    let found = validator(&format!("{verb} {path} {code}"), schema);
    let faults: Vec<String> = found
        .iter_errors(said)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(
        faults.is_empty(),
        "{asked}:\n{}\n{said:#}",
        faults.join("\n")
    );
}

/// The entity as it is described, outside of an answer: in streams and pushes.
#[track_caller]
pub fn is_a(entity: &str, said: &Value) {
    let schema = json!({ "$ref": format!("#/components/schemas/{entity}") });
    let found = validator(entity, schema);
    let faults: Vec<String> = found.iter_errors(said).map(|f| f.to_string()).collect();
    assert!(faults.is_empty(), "{entity}: {faults:#?}\n{said:#}");
}

fn validator(key: &str, mut schema: Value) -> &'static Validator {
    let mut made = MADE.lock().expect("the validators");
    made.entry(key.to_owned()).or_insert_with(|| {
        schema["components"] = json!({ "schemas": api::description()["components"]["schemas"] });
        let options = jsonschema::draft202012::options().should_validate_formats(true);
        Box::leak(Box::new(options.build(&schema).expect("a schema")))
    })
}

/// The row that answers, with its names in the path.
pub fn row(asked: &str) -> Option<(&'static str, &'static str)> {
    let (verb, path) = asked.split_once(' ')?;
    let path = path.split('?').next()?.trim_end_matches('/');
    static ROWS: LazyLock<Vec<api::Row>> = LazyLock::new(|| api::table().rows().to_vec());
    let fits = |row: &&api::Row| row.method == verb && like(row.path, path);
    // The one with the fewest names is the one that answers.
    let found = ROWS.iter().filter(fits);
    let found = found.min_by_key(|row| row.path.matches('{').count())?;
    Some((found.method, found.path))
}

fn like(pattern: &str, path: &str) -> bool {
    let (mut a, mut b) = (pattern.split('/'), path.split('/'));
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if a == b || (a.starts_with('{') && !b.is_empty()) => {}
            _ => return false,
        }
    }
}

#[test]
fn schemas_refuse_what_is_not_documented() {
    let tag =
        json!({ "id": "tea", "name": "tea", "url": "http://corner.test/tags/tea", "history": [] });
    is_a("Tag", &tag);
    for (field, value) in [
        ("name", json!(1)),
        ("url", Value::Null),
        ("colour", json!("green")),
    ] {
        let mut wrong = tag.clone();
        wrong[field] = value;
        let fails = std::panic::catch_unwind(|| is_a("Tag", &wrong));
        assert!(fails.is_err(), "{field}");
    }
    let asked = "GET /api/v1/tags/tea?x=1";
    conforms(asked, 200, &tag);
    for (code, wrong) in [(200, json!([tag])), (202, tag.clone()), (404, tag.clone())] {
        let fails = std::panic::catch_unwind(|| conforms(asked, code, &wrong));
        assert!(fails.is_err(), "{code}");
    }
}

/// Every schema can be read, and what it refers to is there.
#[test]
fn schemas_are_whole() {
    let all = api::description()["components"]["schemas"]
        .as_object()
        .expect("schemas");
    assert!(all.len() > 80, "{}", all.len());
    for name in all.keys() {
        validator(
            name,
            json!({ "$ref": format!("#/components/schemas/{name}") }),
        );
    }
    let text = api::description().to_string();
    for part in text.split("#/components/schemas/").skip(1) {
        let name = part.split('"').next().unwrap_or_default();
        assert!(all.contains_key(name), "{name}");
    }
}
