//! Writing: all or nothing, alone and in company.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use db::{Db, Engine, Error, Migration, Tx, Value};

use crate::{both, durable, file, read, shown, sqlite, write};

const TABLE: &str = "CREATE TABLE item (id BIGINT PRIMARY KEY, name TEXT NOT NULL)";

fn insert(tx: &mut Tx, id: i64) -> Result<(), Error> {
    let params = [id.into(), format!("n{id}").into()];
    tx.execute("INSERT INTO item (id, name) VALUES ($1, $2)", &params)
        .map(drop)
}

async fn ids(db: &Db) -> String {
    shown(
        &read(db, "SELECT id FROM item ORDER BY id", vec![])
            .await
            .unwrap(),
    )
}

/// What a caller of its own might return.
#[derive(Debug, PartialEq)]
enum Refusal {
    No,
    Db(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Refusal::Db(error)
    }
}

#[tokio::test]
async fn an_error_undoes_the_write() {
    both(async |db: &Db| {
        write(db, TABLE, vec![]).await.unwrap();
        let refused = db.write(|tx| {
            insert(tx, 1)?;
            Err::<(), _>(Refusal::No)
        });
        assert_eq!(refused.await, Err(Refusal::No));
        let awful = tokio::spawn({
            let db = db.clone();
            async move {
                let write = |tx: &mut db::Tx| -> Result<(), Error> {
                    insert(tx, 1)?;
                    panic!("on purpose")
                };
                db.write(write).await
            }
        });
        assert!(awful.await.unwrap_err().is_panic());
        assert_eq!(ids(db).await, "");
        let kept = db.write(|tx| {
            insert(tx, 2)?;
            let seen = tx.first("SELECT name FROM item WHERE id = 2", &[])?;
            Ok::<_, Refusal>(seen.map(|mut row| row.take(0)))
        });
        assert_eq!(kept.await, Ok(Some(Value::from("n2"))));
        assert_eq!(ids(db).await, "2");
    })
    .await;
}

#[tokio::test]
async fn a_swallowed_failure_is_still_one() {
    both(async |db: &Db| {
        write(db, TABLE, vec![]).await.unwrap();
        let swallowed = db.write(|tx| {
            insert(tx, 1)?;
            let failed = insert(tx, 1);
            assert_eq!(failed, Err(Error::Conflict("item_pkey".to_owned())));
            // Nothing more can be done until it is undone.
            assert_eq!(insert(tx, 2), failed);
            Ok::<_, Refusal>(())
        });
        let conflict = Error::Conflict("item_pkey".to_owned());
        assert_eq!(swallowed.await, Err(Refusal::Db(conflict)));
        assert_eq!(ids(db).await, "");
    })
    .await;
}

#[tokio::test]
async fn savepoints_nest_and_undo() {
    both(async |db: &Db| {
        write(db, TABLE, vec![]).await.unwrap();
        let result = db.write(|tx| {
            insert(tx, 1)?;
            let twice = tx.savepoint(|tx| {
                insert(tx, 2)?;
                insert(tx, 1)
            });
            assert_eq!(twice, Err(Error::Conflict("item_pkey".to_owned())));
            tx.savepoint(|tx| {
                insert(tx, 3)?;
                let inner = tx.savepoint(|tx| {
                    insert(tx, 4)?;
                    Err::<(), _>(Refusal::No)
                });
                assert_eq!(inner, Err(Refusal::No));
                let swallowed = tx.savepoint(|tx| {
                    let _ = insert(tx, 1);
                    Ok::<_, Error>(())
                });
                assert!(swallowed.is_err());
                insert(tx, 5)
            })?;
            Ok::<_, Error>(
                tx.first("SELECT count(*) FROM item", &[])?
                    .map(|mut row| row.take(0)),
            )
        });
        assert_eq!(result.await, Ok(Some(Value::Int(3))));
        assert_eq!(ids(db).await, "1; 3; 5");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_writers_share_commits() {
    let (_dir, db) = durable().await;
    write(&db, TABLE, vec![]).await.unwrap();
    let before = db.counts();
    let writers: Vec<_> = (0..512)
        .map(|writer| {
            let db = db.clone();
            tokio::spawn(async move {
                for i in 0..10 {
                    db.write(move |tx| insert(tx, writer * 10 + i))
                        .await
                        .unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    let after = db.counts();
    assert_eq!(after.writes - before.writes, 5120);
    assert!(after.commits - before.commits < 512, "{after:?}");
    let rows = read(&db, "SELECT count(*) FROM item", vec![])
        .await
        .unwrap();
    assert_eq!(shown(&rows), "5120");
}

#[tokio::test]
async fn neighbours_do_not_hurt_each_other() {
    both(async |db: &Db| {
        write(db, TABLE, vec![]).await.unwrap();
        let before = db.counts();
        // Something to wait behind, so that on SQLite the others end up in one group.
        let slow = tokio::spawn({
            let db = db.clone();
            async move {
                db.write(|tx| {
                    std::thread::sleep(Duration::from_millis(200));
                    insert(tx, 0)
                })
                .await
            }
        });
        tokio::time::sleep(Duration::from_millis(50)).await;
        let spawn = |id: i64, end: fn() -> Result<(), Error>| {
            let db = db.clone();
            tokio::spawn(async move {
                db.write(move |tx| {
                    insert(tx, id)?;
                    end()
                })
                .await
            })
        };
        let good = spawn(1, || Ok(()));
        let bad = spawn(2, || Err(Error::Busy));
        let awful = spawn(3, || panic!("on purpose"));
        let deep = tokio::spawn({
            let db = db.clone();
            async move {
                db.write(|tx| {
                    tx.savepoint(|tx| -> Result<(), Error> {
                        insert(tx, 4)?;
                        panic!("on purpose, deep")
                    })
                })
                .await
            }
        });
        let last = spawn(5, || Ok(()));
        assert_eq!(slow.await.unwrap(), Ok(()));
        assert_eq!(good.await.unwrap(), Ok(()));
        assert_eq!(bad.await.unwrap(), Err(Error::Busy));
        let panic = awful.await.unwrap_err().into_panic();
        assert_eq!(panic.downcast_ref::<&str>(), Some(&"on purpose"));
        assert!(deep.await.unwrap_err().is_panic());
        assert_eq!(last.await.unwrap(), Ok(()));
        assert_eq!(ids(db).await, "0; 1; 5");
        if db.engine() == Engine::Sqlite {
            // Who takes long is alone; how many of the others fit in a commit depends on how fast they are.
            let commits = db.counts().commits - before.commits;
            assert!((2..=6).contains(&commits), "{commits}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_may_run_twice_is_run_anew_when_a_neighbour_fails() {
    both(async |db: &Db| {
        write(db, TABLE, vec![]).await.unwrap();
        // Something to wait behind, so that on SQLite the others end up in one group.
        let company = async |from: i64, second: fn(&mut Tx, i64) -> Result<(), Error>| {
            let slow = tokio::spawn({
                let db = db.clone();
                async move {
                    db.write(move |_| {
                        std::thread::sleep(Duration::from_millis(200));
                        Ok::<_, Error>(())
                    })
                    .await
                }
            });
            tokio::time::sleep(Duration::from_millis(50)).await;
            let runs = Arc::new(AtomicUsize::new(0));
            let spawn = |id: i64, then: fn(&mut Tx, i64) -> Result<(), Error>| {
                let (db, runs) = (db.clone(), runs.clone());
                tokio::spawn(async move {
                    db.write_again(move |tx| {
                        runs.fetch_add(1, Ordering::Relaxed);
                        then(tx, id)
                    })
                    .await
                })
            };
            let first = spawn(from, insert);
            let second = spawn(from + 1, second);
            let other = tokio::spawn({
                let db = db.clone();
                async move { db.write(move |tx| insert(tx, from + 2)).await }
            });
            let last = spawn(from + 3, insert);
            assert_eq!(slow.await.unwrap(), Ok(()));
            assert_eq!(first.await.unwrap(), Ok(()));
            assert_eq!(other.await.unwrap(), Ok(()));
            assert_eq!(last.await.unwrap(), Ok(()));
            (second.await, runs.load(Ordering::Relaxed))
        };
        // Only the first of them, for the second.
        let anew = if db.engine() == Engine::Sqlite { 4 } else { 3 };

        let (nothing, runs) = company(0, |_, _| Err(Error::Busy)).await;
        assert_eq!((nothing.unwrap(), runs), (Err(Error::Busy), 3));
        assert_eq!(ids(db).await, "0; 2; 3");
        let half = |tx: &mut Tx, id| insert(tx, id).and(Err(Error::Busy));
        let (half, runs) = company(10, half).await;
        assert_eq!((half.unwrap(), runs), (Err(Error::Busy), anew));
        let awful = |tx: &mut Tx, id| insert(tx, id).map(|()| panic!("on purpose"));
        let (awful, runs) = company(20, awful).await;
        let panic = awful.unwrap_err().into_panic();
        assert_eq!(panic.downcast_ref::<&str>(), Some(&"on purpose"));
        assert_eq!(runs, anew);
        // A statement fails, and whoever asked does not mind.
        let clash = |tx: &mut Tx, id| {
            insert(tx, id)?;
            let _ = insert(tx, id);
            Ok(())
        };
        let (clash, runs) = company(30, clash).await;
        assert!(matches!(clash.unwrap(), Err(Error::Conflict(_))));
        assert_eq!(runs, anew);
        assert_eq!(ids(db).await, "0; 2; 3; 10; 12; 13; 20; 22; 23; 30; 32; 33");
    })
    .await;
}

#[tokio::test]
async fn a_caller_that_leaves_breaks_nothing() {
    both(async |db: &Db| {
        write(db, TABLE, vec![]).await.unwrap();
        for id in 0..20 {
            let left = db.write(move |tx| {
                std::thread::sleep(Duration::from_millis(5));
                insert(tx, id)
            });
            let _ = tokio::time::timeout(Duration::from_millis(2), left).await;
        }
        db.write(|tx| insert(tx, 99)).await.unwrap();
        let rows = read(db, "SELECT count(*) FROM item WHERE id = 99", vec![])
            .await
            .unwrap();
        assert_eq!(shown(&rows), "1");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_gives_way_is_written_while_others_write() {
    both(async |db: &Db| {
        write(db, TABLE, vec![]).await.unwrap();
        let busy = Arc::new(AtomicBool::new(true));
        let writers: Vec<_> = (0..8)
            .map(|writer| {
                let (db, busy) = (db.clone(), busy.clone());
                tokio::spawn(async move {
                    let mut id = writer;
                    while busy.load(Ordering::Relaxed) {
                        id += 10;
                        db.write(move |tx| insert(tx, id)).await.unwrap();
                    }
                })
            })
            .collect();
        for id in 1..=5 {
            let long = move |tx: &mut Tx| {
                std::thread::sleep(Duration::from_millis(5));
                insert(tx, -id)
            };
            db.write_behind(long).await.unwrap();
        }
        busy.store(false, Ordering::Relaxed);
        for writer in writers {
            writer.await.unwrap();
        }
        assert!(ids(db).await.starts_with("-5; -4; -3; -2; -1; "));
    })
    .await;
}

#[tokio::test]
async fn closing_finishes_what_is_queued() {
    let (dir, db) = sqlite().await;
    write(&db, TABLE, vec![]).await.unwrap();
    let writes: Vec<_> = (0..50)
        .map(|id| {
            let db = db.clone();
            tokio::spawn(async move { db.write(move |tx| insert(tx, id)).await })
        })
        .collect();
    let behind = db.clone();
    let behind = tokio::spawn(async move { behind.write_behind(|tx| insert(tx, 50)).await });
    tokio::task::yield_now().await;
    let other = db.clone();
    db.close().await;
    assert_eq!(behind.await.unwrap(), Ok(()));
    for write in writes {
        assert_eq!(write.await.unwrap(), Ok(()));
    }
    assert_eq!(
        other.write(|tx| insert(tx, 99)).await,
        Err(Error::Unavailable)
    );
    assert_eq!(
        read(&other, "SELECT 1", vec![]).await,
        Err(Error::Unavailable)
    );
    // The last one out folds the log into the file.
    assert!(!dir.path().join("test.db-wal").exists());
}

#[tokio::test]
async fn a_read_is_one_snapshot() {
    both(async |db: &Db| {
        write(db, TABLE, vec![]).await.unwrap();
        write(db, "INSERT INTO item (id, name) VALUES (1, 'a')", vec![])
            .await
            .unwrap();
        let (first, seen) = std::sync::mpsc::channel();
        let (go, written) = std::sync::mpsc::channel();
        let reading = tokio::spawn({
            let db = db.clone();
            async move {
                db.read_long(move |conn| {
                    let count = |conn: &mut db::Conn| conn.all("SELECT count(*) FROM item", &[]);
                    let before = shown(&count(conn)?);
                    first.send(()).unwrap();
                    written.recv_timeout(Duration::from_secs(10)).unwrap();
                    Ok::<_, Error>((before, shown(&count(conn)?)))
                })
                .await
            }
        });
        tokio::task::spawn_blocking(move || seen.recv_timeout(Duration::from_secs(10)).unwrap())
            .await
            .unwrap();
        write(db, "INSERT INTO item (id, name) VALUES (2, 'b')", vec![])
            .await
            .unwrap();
        go.send(()).unwrap();
        assert_eq!(reading.await.unwrap(), Ok(("1".to_owned(), "1".to_owned())));
        assert_eq!(ids(db).await, "1; 2");
    })
    .await;
}

#[tokio::test]
async fn rows_stream_and_stop() {
    both(async |db: &Db| {
        write(db, TABLE, vec![]).await.unwrap();
        db.write(|tx| (0..500).try_for_each(|id| insert(tx, id)))
            .await
            .unwrap();
        let seen = db.read_long(|conn| {
            let mut seen = 0;
            let stopped = conn.each("SELECT id FROM item ORDER BY id", &[], |row| {
                seen += 1;
                if row.value(0) == &Value::Int(9) {
                    Err(Refusal::No)
                } else {
                    Ok(())
                }
            });
            assert_eq!(stopped, Err(Refusal::No));
            // Stopping is no failure: the connection goes on.
            conn.each("SELECT id FROM item", &[], |_| {
                seen += 1;
                Ok::<_, Refusal>(())
            })?;
            Ok::<_, Refusal>(seen)
        });
        assert_eq!(seen.await, Ok(510));
        let panicked = tokio::spawn({
            let db = db.clone();
            async move {
                db.read(|_| -> Result<(), Error> { panic!("on purpose") })
                    .await
            }
        });
        assert!(panicked.await.unwrap_err().is_panic());
        assert_eq!(db.ping().await, Ok(()));
    })
    .await;
}

/// Those who wait share commits, but nobody is answered late because many take long.
#[tokio::test]
async fn who_takes_long_does_not_share_a_commit() {
    let (_dir, db) = sqlite().await;
    write(&db, TABLE, vec![]).await.unwrap();
    let before = db.counts().commits;
    let one = |id: i64| {
        let db = db.clone();
        tokio::spawn(async move {
            db.write(move |tx| {
                std::thread::sleep(Duration::from_millis(60));
                insert(tx, id)
            })
            .await
        })
    };
    // All but the first wait together.
    let all: Vec<_> = (0..4).map(one).collect();
    for one in all {
        assert_eq!(one.await.unwrap(), Ok(()));
    }
    // A commit that took long itself may be shared by two.
    let commits = db.counts().commits - before;
    assert!((3..=4).contains(&commits), "{commits}");
}

/// A table that was counted while it was small is looked into all the same when it is large.
#[tokio::test]
async fn plans_do_not_believe_that_a_table_stays_small() {
    let first = Migration {
        version: 1,
        name: "leaf",
        sql: "CREATE TABLE leaf (id BIGINT PRIMARY KEY, body TEXT NOT NULL);
              INSERT INTO leaf (id, body) VALUES (1, 'a'), (2, 'b')",
    };
    let (dir, mut db) = sqlite().await;
    db.migrate(&[first]).await.unwrap();
    for _ in 0..2 {
        let sql = "SELECT count(*) FROM sqlite_stat1";
        assert_eq!(shown(&read(&db, sql, vec![]).await.unwrap()), "0");
        let sql = "EXPLAIN QUERY PLAN DELETE FROM leaf WHERE id >= 1 AND id <= 2";
        let plan = shown(&read(&db, sql, vec![]).await.unwrap());
        assert!(plan.contains("SEARCH"), "{plan}");
        db.close().await;
        db = Db::open(&file(&dir)).await.unwrap();
    }
}
