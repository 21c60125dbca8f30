//! The façade on both engines, as its callers use it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod cluster;
mod failures;
mod log;
mod portable;
mod schema;
mod server;
mod writes;

use std::sync::atomic::{AtomicU32, Ordering};

use db::{Db, Error, Options, Row, Sync, Value};
use tempfile::TempDir;

/// A fresh SQLite file.
async fn sqlite() -> (TempDir, Db) {
    let dir = tempfile::tempdir().unwrap();
    let db = Db::open(&file(&dir)).await.unwrap();
    (dir, db)
}

fn file(dir: &TempDir) -> Options {
    let mut options = Options::new(format!("sqlite:{}", dir.path().join("test.db").display()));
    options.sync = Sync::Off;
    options
}

/// The same, waiting for the disk as in earnest.
async fn durable() -> (TempDir, Db) {
    let dir = tempfile::tempdir().unwrap();
    let options = Options {
        sync: Sync::Full,
        ..file(&dir)
    };
    let db = Db::open(&options).await.unwrap();
    (dir, db)
}

/// A fresh PostgreSQL schema.
async fn postgres() -> Db {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let url = cluster::url();
    let name = format!("t{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let mut options = Options::new(&url);
    let db = Db::open(&options).await.unwrap();
    let sql = format!("CREATE SCHEMA {name}");
    write(&db, sql, vec![]).await.unwrap();
    db.close().await;
    options.url = format!("{url}?options=-csearch_path%3D{name}");
    Db::open(&options).await.unwrap()
}

/// Runs a test on a fresh database of each engine.
async fn both(test: impl AsyncFn(&Db)) {
    let (_dir, lite) = sqlite().await;
    test(&lite).await;
    lite.close().await;
    let pg = postgres().await;
    test(&pg).await;
    pg.close().await;
}

/// Changes something.
async fn write(db: &Db, sql: impl Into<String>, params: Vec<Value>) -> Result<u64, Error> {
    let sql = sql.into();
    db.write(move |tx| tx.execute(&sql, &params)).await
}

/// Reads something.
async fn read(db: &Db, sql: impl Into<String>, params: Vec<Value>) -> Result<Vec<Row>, Error> {
    let sql = sql.into();
    db.read(move |conn| conn.all(&sql, &params)).await
}

/// Rows as text, truth values as numbers: what callers see of both engines.
fn shown(rows: &[Row]) -> String {
    let cell = |value: &Value| match value {
        Value::Null => "-".to_owned(),
        Value::Int(v) => v.to_string(),
        Value::Bool(v) => u8::from(*v).to_string(),
        Value::Text(v) => v.clone(),
        Value::Ints(v) => format!("{v:?}"),
        Value::Texts(v) => format!("{v:?}"),
    };
    let row = |row: &Row| {
        (0..row.len())
            .map(|i| cell(row.value(i)))
            .collect::<Vec<_>>()
            .join(" ")
    };
    rows.iter().map(row).collect::<Vec<_>>().join("; ")
}
