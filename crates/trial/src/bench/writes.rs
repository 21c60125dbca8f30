//! Durable posts a second beside bare rows through the same driver.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use db::{Db, Options};
use service::statuses::Draft;

use super::dice::Dice;
use super::table::Table;
use crate::house;

/// Measures each number of writers for `time`.
pub async fn run(folder: &Path, time: Duration, table: &mut Table) {
    let ctx = house::open(&folder.join("writes"), None).await;
    let mut people = Vec::new();
    for n in 0..512 {
        people.push(house::person(&ctx, &format!("w{n}"), "Writer").await);
    }
    let behind = tokio::spawn(service::events::run(ctx.clone(), std::future::pending()));
    let raw = bare(&folder.join("raw.db")).await;
    for writers in [1, 64, 512] {
        let number = Arc::new(AtomicI64::new(1));
        let limit = for_a_while(writers, time, |_| {
            let (raw, id) = (
                raw.clone(),
                number.fetch_add(1, Ordering::Relaxed) + (writers as i64) * 100_000_000,
            );
            async move {
                let values = [id.into(), 7.into(), Dice(id as u64).text().into()];
                let sql = "insert into post (id, author, body) values ($1, $2, $3)";
                let done = raw.write(move |tx| tx.execute(sql, &values)).await;
                done.expect("a row");
            }
        })
        .await;
        let seed = AtomicU64::new(1);
        let ours = for_a_while(writers, time, |writer| {
            let (ctx, actor) = (ctx.clone(), people[writer]);
            let text = Dice(seed.fetch_add(1, Ordering::Relaxed)).text();
            async move {
                let draft = Draft {
                    text,
                    ..Draft::default()
                };
                service::statuses::post(&ctx, actor, draft)
                    .await
                    .expect("a post");
            }
        })
        .await;
        let what = format!("posts, durable, {writers} at once");
        table.rate(&what, ours, limit, "bare rows");
    }
    behind.abort();
    let _ = behind.await;
    house::close(ctx).await;
    raw.close().await;
}

async fn bare(path: &Path) -> Db {
    let url = format!("sqlite:{}", path.display());
    let db = Db::open(&Options::new(url)).await.expect("a file");
    for sql in [
        "create table post (id BIGINT PRIMARY KEY, author BIGINT not null, body TEXT not null)",
        "create index post_author on post (author, id)",
    ] {
        db.write(move |tx| tx.execute(sql, &[]))
            .await
            .expect("a table");
    }
    db
}

/// Does `one` again and again with so many at once; answers how often a second.
async fn for_a_while<F>(at_once: usize, time: Duration, one: impl Fn(usize) -> F) -> f64
where
    F: Future<Output = ()> + Send + 'static,
{
    let (began, mut running, mut done) = (Instant::now(), tokio::task::JoinSet::new(), 0);
    for number in 0..at_once {
        let task = one(number);
        running.spawn(async move {
            task.await;
            number
        });
    }
    while let Some(number) = running.join_next().await {
        done += 1;
        if began.elapsed() < time {
            let number = number.expect("no panic");
            let task = one(number);
            running.spawn(async move {
                task.await;
                number
            });
        }
    }
    f64::from(done) / began.elapsed().as_secs_f64()
}
