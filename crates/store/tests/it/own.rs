//! Every column that refers to people says what becomes of it when one of them is erased.

use std::collections::BTreeSet;

use db::Value;
use store::records::own::OWN;
use testkit::{Engine, TestDb};

testkit::on_both! {
async fn the_list_is_the_schema(db: TestDb) {
    // The tables are the same on both, and this one tells them more easily.
    if db.engine() == Engine::Postgres {
        return;
    }
    let rows = db
        .read(|c| {
            c.all(
                "select m.name, f.\"from\" from sqlite_master m, pragma_foreign_key_list(m.name) f
                 where m.type = 'table' and f.\"table\" in ('accounts', 'users')",
                &[],
            )
        })
        .await
        .unwrap();
    let text = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        other => panic!("{other:?}"),
    };
    let there: BTreeSet<(String, String)> = rows
        .iter()
        .map(|r| (text(r.value(0)), text(r.value(1))))
        // The account itself is what is being erased.
        .filter(|(table, column)| (table.as_str(), column.as_str()) != ("users", "account_id"))
        .collect();
    let listed: BTreeSet<(String, String)> = OWN
        .iter()
        .map(|own| (own.table.to_owned(), own.column.to_owned()))
        .filter(|(table, column)| (table.as_str(), column.as_str()) != ("users", "account_id"))
        .collect();
    let differ: Vec<_> = there.symmetric_difference(&listed).collect();
    assert!(
        differ.is_empty(),
        "store::records::own has to decide: {differ:?}"
    );
}
}
