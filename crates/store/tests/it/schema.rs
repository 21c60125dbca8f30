//! The schema that all migrations lead to is committed, so that a change of it is seen as one.

use std::fs;
use std::path::Path;

use testkit::{Engine, TestDb};

testkit::on_both! {
    async fn it_is_the_committed_one(db: TestDb) {
        let engine = match db.engine() {
            Engine::Sqlite => "sqlite",
            Engine::Postgres => "postgres",
        };
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("schema/{engine}.txt"));
        let now = db.schema().await.unwrap();
        if std::env::var_os("CORNER_WRITE_SCHEMA").is_some() {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, &now).unwrap();
        }
        let then = fs::read_to_string(&file).unwrap_or_default();
        let only = |a: &str, b: &str| a.lines().filter(|line| !b.lines().any(|other| other == *line)).map(String::from).collect::<Vec<_>>();
        assert!(
            now == then,
            "{} differs; if it should, run with CORNER_WRITE_SCHEMA=1 and commit it\nnew: {:#?}\ngone: {:#?}",
            file.display(), only(&now, &then), only(&then, &now),
        );
    }
}
