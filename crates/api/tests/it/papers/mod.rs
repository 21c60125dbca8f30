//! `docs/api.md` has every method that is answered and no other; the OpenAPI description too.

pub mod schemas;

use std::collections::BTreeSet;
use std::path::Path;

use api::Need;
use testkit::{Engine, World};

use crate::client::Client;

fn need(need: Need) -> String {
    match need {
        Need::Nothing => "none".to_owned(),
        Need::Token => "any token".to_owned(),
        Need::Person => "a person's token".to_owned(),
        Need::Scope(scopes) => scopes.join(" or "),
    }
}

#[test]
fn the_table_of_methods_is_the_one_that_answers() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/api.md");
    let text = std::fs::read_to_string(file).unwrap();
    let cells = |line: &str| -> Option<String> {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let method = parts.get(1)?;
        ["GET", "POST", "PUT", "PATCH", "DELETE"]
            .contains(method)
            .then(|| parts[1..4].join(" | "))
    };
    let written: BTreeSet<String> = text.lines().filter_map(cells).collect();
    let there: BTreeSet<String> = api::table()
        .rows()
        .iter()
        .map(|r| format!("{} | `{}` | {}", r.method, r.path, need(r.need)))
        .collect();
    let missing: Vec<_> = there.difference(&written).collect();
    let gone: Vec<_> = written.difference(&there).collect();
    assert!(missing.is_empty(), "write into docs/api.md:\n{missing:#?}");
    assert!(
        gone.is_empty(),
        "docs/api.md tells of what is not so:\n{gone:#?}"
    );
}

#[tokio::test]
async fn the_description_has_every_method() {
    let w = World::new(Engine::Sqlite).await;
    let said = Client::new(&w).await.get("/api/openapi.json").await.ok();
    assert_eq!(said["openapi"], "3.1.0");
    for row in api::table().rows() {
        let method = &said["paths"][row.path][row.method.to_lowercase()];
        let answers = method["responses"].as_object().expect("answers");
        assert!(answers.contains_key("404"), "{} {}", row.method, row.path);
    }
}
