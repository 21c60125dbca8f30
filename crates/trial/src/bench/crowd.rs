//! What a post costs when nobody looks, and whether a post that reaches thousands delays others.

use std::time::{Duration, Instant};

use super::client::Client;
use super::readers::Readers;
use super::table::{Table, Target, Unit, median, millis, share};
use super::{Plan, Stage};
use crate::dice::Dice;

/// Posts of which the time of processors is taken.
const POSTS: usize = 300;
/// Until what follows from posts is done.
const SETTLED: Duration = Duration::from_secs(2);
/// Between posts of corporate accounts, and between small ones.
const LARGE: Duration = Duration::from_millis(400);
const SMALL: Duration = Duration::from_millis(10);

/// Time of processors for each post in a world of few, with nobody watching.
pub async fn cost(plan: &Plan, stage: &Stage, readers: &Readers, table: &mut Table) {
    let server = stage.serve();
    let mut dice = Dice(11);
    let mut client = Client::open(server.port).await.expect("a connection");
    let mut costs = Vec::new();
    tokio::time::sleep(SETTLED).await;
    for _ in 0..plan.rounds {
        let before = server.processor();
        for _ in 0..POSTS {
            post(
                &mut client,
                &readers.tokens[dice.below(readers.tokens.len())],
                &dice.text(),
            )
            .await;
        }
        tokio::time::sleep(SETTLED).await;
        costs.push(millis(server.processor().saturating_sub(before)) / POSTS as f64);
    }
    let what = format!(
        "processor for a post of {} people, nobody watching, all work included",
        stage.people
    );
    table.figure(
        "cpu",
        what,
        (median(&mut costs), Unit::Millis),
        Target::AtMost(1.0),
    );
}

/// Small posts, alone and beside those of corporate accounts.
pub async fn corporate(plan: &Plan, stage: &Stage, readers: &Readers, table: &mut Table) {
    let server = stage.serve();
    let (port, followers) = (server.port, stage.people * 6 / 10);
    let mut alone = small(port, readers, plan.time).await;
    let heads = readers.corporate.clone();
    let large = tokio::spawn(async move {
        let mut client = Client::open(port).await.expect("a connection");
        for number in 0.. {
            post(
                &mut client,
                &heads[number % heads.len()],
                "to whom it may concern",
            )
            .await;
            tokio::time::sleep(LARGE).await;
        }
    });
    let mut beside = small(port, readers, plan.time * 2).await;
    large.abort();
    let what = format!(
        "a small post beside those of accounts with {followers} followers, 99 of 100 within (alone {:.1} ms)",
        millis(share(&mut alone, 0.99))
    );
    let figure = (millis(share(&mut beside, 0.99)), Unit::Millis);
    table.figure("corporate", what, figure, Target::AtMost(50.0));
}

async fn small(port: u16, readers: &Readers, time: Duration) -> Vec<Duration> {
    let mut client = Client::open(port).await.expect("a connection");
    let (mut dice, mut times, began) = (Dice(13), Vec::new(), Instant::now());
    while began.elapsed() < time {
        let head = &readers.tokens[dice.below(readers.tokens.len())];
        let asked = Instant::now();
        post(&mut client, head, &dice.text()).await;
        times.push(asked.elapsed());
        tokio::time::sleep(SMALL).await;
    }
    times
}

async fn post(client: &mut Client, head: &str, text: &str) {
    let body = format!("status={}", text.replace(' ', "+"));
    let (status, answer) = client
        .post("/api/v1/statuses", head, &body)
        .await
        .expect("a post");
    assert_eq!(status, 200, "{}", String::from_utf8_lossy(&answer));
}
