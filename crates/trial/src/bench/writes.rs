//! Durable posts a second beside the same rows without us.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use service::statuses::Draft;
use service::{Actor, Ctx};

use super::raw::Raw;
use super::server::processor;
use super::table::{Table, Target, Unit, millis, share};
use crate::dice::Dice;
use crate::house;

/// Writers at once.
const WRITERS: [usize; 3] = [1, 64, 512];
/// Nobody waits longer than this for the consumers to come to the end.
const PATIENCE: Duration = Duration::from_secs(60);

/// Measures each number of writers for `time`, `rounds` times, ours and the limit in turn.
pub async fn run(folder: &Path, (time, rounds): (Duration, usize), table: &mut Table) {
    let ctx = house::open(&folder.join("writes"), None).await;
    let people = people(&ctx).await;
    let behind = tokio::spawn(service::events::run(ctx.clone(), std::future::pending()));
    let bare = house::open(&folder.join("raw"), None).await;
    let raw = Arc::new(Raw::new(&bare, self::people(&bare).await));
    for writers in WRITERS {
        let (mut bare_rounds, mut found_rounds) = (Vec::new(), Vec::new());
        let (mut times, mut bare_times) = (Vec::new(), Vec::new());
        let (mut busy, mut bare_busy) = (Duration::ZERO, Duration::ZERO);
        for _ in 0..rounds {
            let before = processor("self");
            let (limit, bare_took) = for_a_while(writers, time, |writer, mut dice| {
                let (raw, now) = (raw.clone(), bare.now());
                async move {
                    raw.post(writer, now, &mut dice).await;
                    dice
                }
            })
            .await;
            bare_busy += processor("self").saturating_sub(before);
            bare_times.extend(bare_took);
            let (limit_found, _) = for_a_while(writers, time, |writer, mut dice| {
                let (raw, now) = (raw.clone(), bare.now());
                async move {
                    raw.post_with_words(writer, now, &mut dice).await;
                    dice
                }
            })
            .await;
            let (began, before) = (Instant::now(), processor("self"));
            let (rate, took) = for_a_while(writers, time, |writer, mut dice| {
                let (ctx, actor) = (ctx.clone(), people[writer]);
                async move {
                    let draft = Draft {
                        text: dice.text(),
                        ..Draft::default()
                    };
                    let posted = service::statuses::post(&ctx, actor, draft).await;
                    posted.expect("a post");
                    dice
                }
            })
            .await;
            bare_rounds.push((rate, limit));
            caught_up(&ctx).await;
            let found = took.len() as f64 / began.elapsed().as_secs_f64();
            found_rounds.push((found, limit_found));
            times.extend(took);
            busy += processor("self").saturating_sub(before);
        }
        let what = format!(
            "posts, durable, {writers} at once; half within {:.1} ms; processor {:.2} ms each, all work included; limit: the same rows, bare, {:.2} ms each",
            millis(share(&mut times, 0.5)),
            millis(busy) / times.len().max(1) as f64,
            millis(bare_busy) / bare_times.len().max(1) as f64
        );
        // Few wait for each other: only many are promised anything.
        let many = writers == WRITERS[2];
        let (least, most) = if many {
            (Target::Share(0.5), Target::AtMost(50.0))
        } else {
            (Target::None, Target::None)
        };
        let key = format!("writes-{writers}");
        table.rates(&key, what, &bare_rounds, least);
        let what = format!(
            "the same, {writers} at once, 99 of 100 within (the same rows, bare: {:.1} ms)",
            millis(share(&mut bare_times, 0.99))
        );
        let slow = (millis(share(&mut times, 0.99)), Unit::Millis);
        table.figure(&format!("{key}-wait"), what, slow, most);
        let what = format!(
            "the same until all are found by search and told, {writers} at once; limit: the same rows and words, bare"
        );
        table.rates(&format!("{key}-found"), what, &found_rounds, Target::None);
    }
    behind.abort();
    let _ = behind.await;
    house::close(ctx).await;
    house::close(bare).await;
}

async fn people(ctx: &Ctx) -> Vec<Actor> {
    let mut coming = tokio::task::JoinSet::new();
    for n in 0..WRITERS[2] {
        let ctx = ctx.clone();
        coming.spawn(async move { house::person(&ctx, &format!("w{n}"), "Writer").await });
    }
    coming.join_all().await
}

/// Waits until every consumer has come to the end of the events.
async fn caught_up(ctx: &Ctx) {
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        let left = ctx.db().read(store::events::backlog).await;
        if left.expect("events") == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("the consumers never came to the end");
}

/// Does `one` again and again, `at_once` beside each other; how often a second, and how long each took.
async fn for_a_while<F>(
    at_once: usize,
    time: Duration,
    one: impl Fn(usize, Dice) -> F,
) -> (f64, Vec<Duration>)
where
    F: Future<Output = Dice> + Send + 'static,
{
    let (began, mut running) = (Instant::now(), tokio::task::JoinSet::new());
    let mut times = Vec::new();
    let start = |writer, dice| {
        let task = one(writer, dice);
        async move {
            let asked = Instant::now();
            let dice = task.await;
            (writer, dice, asked.elapsed())
        }
    };
    for writer in 0..at_once {
        running.spawn(start(writer, Dice(writer as u64)));
    }
    while let Some(done) = running.join_next().await {
        let (writer, dice, took) = done.expect("no panic");
        times.push(took);
        if began.elapsed() < time {
            running.spawn(start(writer, dice));
        }
    }
    (times.len() as f64 / began.elapsed().as_secs_f64(), times)
}
