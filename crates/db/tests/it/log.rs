//! The write-ahead log of SQLite: taken back while everybody writes and reads, and whole when nobody ended it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use db::{Db, Error, Options, Sync};
use tempfile::TempDir;

use crate::{file, read, shown, sqlite, write};

const TABLE: &str = "CREATE TABLE blob (id BIGINT PRIMARY KEY, body TEXT NOT NULL)";
/// Bytes of one body.
const BODY: usize = 256 * 1024;
/// The file of the log keeps so many bytes at most once it began anew.
const LONG: u64 = 64 * 1024 * 1024;

async fn put(db: &Db, id: i64) {
    let sql = "INSERT INTO blob (id, body) VALUES ($1, $2)";
    let params = vec![id.into(), "x".repeat(BODY).into()];
    assert_eq!(write(db, sql, params).await, Ok(1));
}

fn length(dir: &TempDir) -> u64 {
    let log = std::fs::metadata(dir.path().join("test.db-wal"));
    log.map_or(0, |log| log.len())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn it_begins_anew_while_many_write_and_read() {
    let (dir, db) = sqlite().await;
    write(&db, TABLE, vec![]).await.unwrap();
    let busy = Arc::new(AtomicBool::new(true));
    let readers: Vec<_> = (0..3)
        .map(|_| {
            let (db, busy) = (db.clone(), busy.clone());
            tokio::spawn(async move {
                while busy.load(Ordering::Relaxed) {
                    read(&db, "SELECT max(id) FROM blob", vec![]).await.unwrap();
                }
            })
        })
        .collect();
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let db = db.clone();
            tokio::spawn(async move {
                for i in 0..200 {
                    put(&db, writer * 1000 + i).await;
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    busy.store(false, Ordering::Relaxed);
    for reader in readers {
        reader.await.unwrap();
    }
    // 200 MB went through it.
    assert!(length(&dir) < 2 * LONG, "{} bytes", length(&dir));
    let rows = read(&db, "SELECT count(*) FROM blob", vec![]).await;
    assert_eq!(shown(&rows.unwrap()), "800");
    db.close().await;
    assert_eq!(length(&dir), 0, "the last one out folds it into the file");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_reads_for_long_keeps_what_they_see() {
    let (dir, db) = sqlite().await;
    write(&db, TABLE, vec![]).await.unwrap();
    put(&db, 0).await;
    let (first, seen) = std::sync::mpsc::channel();
    let (go, written) = std::sync::mpsc::channel::<()>();
    let looking = db.clone();
    let reading = tokio::spawn(async move {
        let look = move |conn: &mut db::Conn| {
            let sql = "SELECT count(*), max(length(body)) FROM blob";
            let before = shown(&conn.all(sql, &[])?);
            first.send(()).unwrap();
            written.recv().unwrap();
            Ok::<_, Error>((before, shown(&conn.all(sql, &[])?)))
        };
        looking.read_long(look).await
    });
    tokio::task::spawn_blocking(move || seen.recv().unwrap())
        .await
        .unwrap();
    // More than the log may be long: nobody waits for who reads it.
    for id in 1..300 {
        put(&db, id).await;
    }
    assert!(length(&dir) > LONG);
    go.send(()).unwrap();
    let (before, after) = reading.await.unwrap().unwrap();
    assert_eq!((before.as_str(), &after), ("1 262144", &before));
    // Now it is taken back, begins anew and becomes shorter.
    let mut next = 300;
    while length(&dir) > LONG {
        assert!(next < 3000, "it never began anew");
        put(&db, next).await;
        next += 1;
    }
}

/// What the program below is told: the folder.
const FOLDER: &str = "CORNER_TEST_LOG";

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_answered_is_there_after_a_kill() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return fill(Path::new(&folder)).await;
    }
    let dir = tempfile::tempdir().unwrap();
    let name = "log::what_was_answered_is_there_after_a_kill";
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--nocapture"])
        .env(FOLDER, dir.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    // It has begun anew by then, and is being copied again.
    let answered: Vec<i64> = lines
        .filter_map(|line| line.unwrap().strip_prefix("wrote ")?.parse().ok())
        .take(400)
        .collect();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(answered.len(), 400);
    let db = Db::open(&file(&dir)).await.unwrap();
    assert_eq!(db.check().await, Ok(vec![]));
    for id in answered {
        let sql = "SELECT length(body) FROM blob WHERE id = $1";
        let rows = read(&db, sql, vec![id.into()]).await.unwrap();
        assert_eq!(shown(&rows), BODY.to_string());
    }
}

/// Writes until it is killed.
async fn fill(folder: &Path) {
    let mut options = Options::new(format!("sqlite:{}", folder.join("test.db").display()));
    options.sync = Sync::Off;
    let db = Db::open(&options).await.unwrap();
    write(&db, TABLE, vec![]).await.unwrap();
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let db = db.clone();
            tokio::spawn(async move {
                for id in (writer..).step_by(4) {
                    put(&db, id).await;
                    println!("wrote {id}");
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
}
