//! Measures durable writes and point reads through the façade beside the same through the bare driver.
//!
//! `cargo run --release -p db --example measure [FOLDER] [postgres://…]`; the folder must be on the disk that matters.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a measurement may panic"
)]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use db::{Db, Error, Options};
use rusqlite::Connection;

const TABLE: &str =
    "CREATE TABLE post (id BIGINT PRIMARY KEY, author BIGINT NOT NULL, body TEXT NOT NULL)";
const INDEX: &str = "CREATE INDEX post_author_idx ON post (author, id)";
const INSERT: &str = "INSERT INTO post (id, author, body) VALUES ($1, $2, $3)";
const POINT: &str = "SELECT id, author, body FROM post WHERE id = $1";
const MANY: &str = "SELECT id, author, body FROM post WHERE id = ANY($1)";
const FOR: Duration = Duration::from_secs(3);
const ROWS: i64 = 300_000;

#[tokio::main]
async fn main() {
    let mut args = std::env::args().skip(1);
    let folder = args.next().unwrap_or_else(|| ".".to_owned());
    let dir = tempfile::tempdir_in(folder).unwrap();
    for writers in [1, 64, 512] {
        let raw = raw_writes(&dir.path().join(format!("raw{writers}.db")), writers).await;
        let db = sqlite(&dir.path().join(format!("db{writers}.db"))).await;
        let ours = writes(&db, writers).await;
        let counts = db.counts();
        let share = ours / raw * 100.0;
        let group = counts.writes as f64 / counts.commits as f64;
        println!(
            "{writers:4} writers: raw {raw:8.0}/s, db {ours:8.0}/s ({share:.0} %), {group:.0} writes a commit"
        );
    }
    let path = dir.path().join("read.db");
    let db = sqlite(&path).await;
    fill(&db).await;
    let raw = raw_reads(&path);
    let ours = reads(&db).await;
    println!(
        "point reads: raw threads {raw:.0}/s, db {ours:.0}/s ({:.0} %)",
        ours / raw * 100.0
    );
    println!(
        "reads of 40 by a list: raw threads {:.0}/s, db {:.0}/s",
        raw_lists(&path),
        lists(&db).await
    );
    let Some(url) = args.next() else { return };
    let db = Db::open(&Options::new(url)).await.unwrap();
    for sql in ["DROP TABLE IF EXISTS post", TABLE, INDEX] {
        db.write(move |tx| tx.execute(sql, &[])).await.unwrap();
    }
    for writers in [1, 64, 512] {
        println!(
            "PostgreSQL {writers:4} writers: {:8.0}/s",
            writes(&db, writers).await
        );
    }
    fill(&db).await;
    println!(
        "PostgreSQL point reads: {:.0}/s; by a list of 40: {:.0}/s",
        reads(&db).await,
        lists(&db).await
    );
}

async fn sqlite(path: &Path) -> Db {
    let db = Db::open(&Options::new(format!("sqlite:{}", path.display())))
        .await
        .unwrap();
    for sql in [TABLE, INDEX] {
        db.write(move |tx| tx.execute(sql, &[])).await.unwrap();
    }
    db
}

async fn fill(db: &Db) {
    let insert = |tx: &mut db::Tx, id: i64| -> Result<(), Error> {
        tx.execute(
            INSERT,
            &[(-id).into(), (id % 100).into(), "x".repeat(200).into()],
        )
        .map(drop)
    };
    for from in (1..=ROWS).step_by(10_000) {
        db.write(move |tx| (from..from + 10_000).try_for_each(|id| insert(tx, id)))
            .await
            .unwrap();
    }
}

async fn crowd<F: Future<Output = ()> + Send>(
    tasks: usize,
    work: impl Fn(i64) -> F + Send + Sync + 'static,
) -> f64 {
    let (work, done, next) = (
        Arc::new(work),
        Arc::new(AtomicU64::new(0)),
        Arc::new(AtomicI64::new(1)),
    );
    let start = Instant::now();
    let tasks: Vec<_> = (0..tasks)
        .map(|_| {
            let (work, done, next) = (work.clone(), done.clone(), next.clone());
            tokio::spawn(async move {
                while start.elapsed() < FOR {
                    work(next.fetch_add(1, Ordering::Relaxed)).await;
                    done.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    done.load(Ordering::Relaxed) as f64 / start.elapsed().as_secs_f64()
}

async fn writes(db: &Db, writers: usize) -> f64 {
    let db = db.clone();
    let from = writers as i64 * 100_000_000;
    crowd(writers, move |id| {
        let db = db.clone();
        async move {
            let write = move |tx: &mut db::Tx| {
                tx.execute(
                    INSERT,
                    &[
                        (from + id).into(),
                        (id % 100).into(),
                        "x".repeat(200).into(),
                    ],
                )
            };
            db.write(write)
                .await
                .unwrap_or_else(|error: Error| panic!("{error}"));
        }
    })
    .await
}

async fn reads(db: &Db) -> f64 {
    let db = db.clone();
    crowd(64, move |i| {
        let db = db.clone();
        async move {
            let read = move |conn: &mut db::Conn| conn.first(POINT, &[pick(i).into()]);
            assert!(
                db.read(read)
                    .await
                    .unwrap_or_else(|error: Error| panic!("{error}"))
                    .is_some()
            );
        }
    })
    .await
}

async fn lists(db: &Db) -> f64 {
    let db = db.clone();
    crowd(64, move |i| {
        let db = db.clone();
        async move {
            let read = move |conn: &mut db::Conn| conn.all(MANY, &[picks(i).into()]);
            assert!(
                db.read(read)
                    .await
                    .unwrap_or_else(|error: Error| panic!("{error}"))
                    .len()
                    > 30
            );
        }
    })
    .await
}

fn pick(i: i64) -> i64 {
    -(i.wrapping_mul(7_919) % ROWS) - 1
}

fn picks(i: i64) -> Vec<i64> {
    (0..40).map(|k| pick(i * 40 + k)).collect()
}

fn plain(path: &Path) -> Connection {
    let conn = Connection::open(path).unwrap();
    let pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; \
                   PRAGMA mmap_size = 268435456; PRAGMA wal_autocheckpoint = 4000";
    conn.execute_batch(pragmas).unwrap();
    conn
}

/// One thread, one prepared insert, one commit for all who wait: as fast as the driver can be used.
async fn raw_writes(path: &Path, writers: usize) -> f64 {
    let conn = plain(path);
    conn.execute_batch(&format!("{TABLE};{INDEX}")).unwrap();
    let (queue, orders) = flume::bounded::<(i64, tokio::sync::oneshot::Sender<()>)>(4096);
    std::thread::spawn(move || {
        while let Ok(first) = orders.recv() {
            let mut group = vec![first];
            group.extend(orders.try_iter().take(1023));
            conn.execute_batch("BEGIN IMMEDIATE").unwrap();
            let mut insert = conn.prepare_cached(&INSERT.replace('$', "?")).unwrap();
            for (id, _) in &group {
                insert.execute((id, id % 100, "x".repeat(200))).unwrap();
            }
            conn.execute_batch("COMMIT").unwrap();
            for (_, reply) in group {
                let _ = reply.send(());
            }
        }
    });
    crowd(writers, move |id| {
        let queue = queue.clone();
        async move {
            let (reply, done) = tokio::sync::oneshot::channel();
            queue.send_async((id, reply)).await.unwrap();
            done.await.unwrap();
        }
    })
    .await
}

/// As many threads as there are cores, each with its own connection and one prepared statement.
fn raw_reads(path: &Path) -> f64 {
    threads(path, &POINT.replace('$', "?"), |statement, i| {
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, String>(2)?,
            ))
        };
        statement.query_row([pick(i)], read).unwrap();
    })
}

fn raw_lists(path: &Path) -> f64 {
    let marks = vec!["?"; 40].join(",");
    threads(
        path,
        &MANY.replace("= ANY($1)", &format!("IN ({marks})")),
        |statement, i| {
            let read = |row: &rusqlite::Row<'_>| {
                Ok((
                    row.get::<_, i64>(0)?,
                    row.get::<_, i64>(1)?,
                    row.get::<_, String>(2)?,
                ))
            };
            let rows = statement
                .query_map(rusqlite::params_from_iter(picks(i)), read)
                .unwrap();
            assert!(rows.collect::<Result<Vec<_>, _>>().unwrap().len() > 30);
        },
    )
}

fn threads(path: &Path, sql: &str, read: impl Fn(&mut rusqlite::Statement<'_>, i64) + Sync) -> f64 {
    let done = AtomicU64::new(0);
    let start = Instant::now();
    std::thread::scope(|scope| {
        for thread in 0..std::thread::available_parallelism().unwrap().get() {
            let (done, read) = (&done, &read);
            scope.spawn(move || {
                let conn = plain(path);
                let mut statement = conn.prepare(sql).unwrap();
                let mut count = 0;
                while start.elapsed() < FOR {
                    read(&mut statement, thread as i64 * 1_000_003 + count);
                    count += 1;
                }
                done.fetch_add(count.unsigned_abs(), Ordering::Relaxed);
            });
        }
    });
    done.load(Ordering::Relaxed) as f64 / start.elapsed().as_secs_f64()
}
