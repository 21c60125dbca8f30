//! Each test has a database of its own, migrated, on the engine it asked for.

use db::{Db, Error};
use testkit::{Engine, TestDb};

const COUNT: &str = "select count(*) from settings";

async fn count(db: &Db) -> i64 {
    let row = db
        .read(|conn| conn.first(COUNT, &[]))
        .await
        .unwrap()
        .unwrap();
    match row.value(0) {
        db::Value::Int(count) => *count,
        other => panic!("{other:?}"),
    }
}

testkit::on_both! {
    async fn it_is_migrated(db: TestDb) {
        let again = db.migrate(store::migrations::ALL).await.unwrap();
        assert!(again.is_empty(), "{again:?} were missing");
        assert_eq!(count(&db).await, 0);
    }

    async fn it_is_the_tests_own(mut db: TestDb) {
        let other = TestDb::new(db.engine()).await;
        let change = "insert into settings (key, value, updated_at) values ('a', 'b', 1)";
        db.write(move |tx| tx.execute(change, &[])).await.unwrap();
        assert_eq!((count(&db).await, count(&other).await), (1, 0));
        db = other;
        assert_eq!(count(&db).await, 0);
    }

    async fn it_can_be_opened_again(db: TestDb) {
        let second = Db::open(&db.options()).await.unwrap();
        assert_eq!(second.engine(), db.engine());
        assert_eq!(count(&second).await, 0);
    }
}

#[test]
fn it_is_gone_afterwards() {
    testkit::engine::run(async {
        for engine in [Engine::Sqlite, Engine::Postgres] {
            let db = TestDb::new(engine).await;
            let options = db.options();
            drop(db);
            let again = Db::open(&options).await.err();
            assert!(matches!(again, Some(Error::Io(_))), "{engine:?}: {again:?}");
        }
    });
}
