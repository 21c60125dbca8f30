//! Pages and JSON of random readers, each beside the same bytes ready-made from the same HTTP stack.

use std::path::Path;
use std::time::{Duration, Instant};

use super::client::Client;
use super::load::{Asked, Found, Load};
use super::readers::Readers;
use super::server::Server;
use super::table::{Table, Target, Unit, median, millis};
use super::{Plan, Stage};
use crate::dice::Dice;

/// Connections that ask at once.
const AT_ONCE: usize = 64;
/// Answers that are weighed.
const WEIGHED: usize = 40;
const HOME: &str = "/api/v1/timelines/home?limit=20";

/// A line that is read.
struct Line {
    key: &'static str,
    what: &'static str,
    path: &'static str,
    page: bool,
    target: Target,
}

const LINES: [Line; 4] = [
    Line {
        key: "home-json",
        what: "home timeline as JSON",
        path: HOME,
        page: false,
        target: Target::Share(0.7),
    },
    Line {
        key: "home-html",
        what: "home as HTML",
        path: "/",
        page: true,
        target: Target::Share(0.7),
    },
    Line {
        key: "public",
        what: "timeline of everyone as JSON",
        path: "/api/v1/timelines/public?limit=20",
        page: false,
        target: Target::None,
    },
    Line {
        key: "notifications",
        what: "notifications as JSON",
        path: "/api/v1/notifications?limit=20",
        page: false,
        target: Target::None,
    },
];

/// Names of the rows here.
pub const ROWS: [&str; 7] = [
    "start",
    "cold",
    "home-json",
    "home-html",
    "public",
    "notifications",
    "posting",
];

/// Measures those that are wanted.
pub async fn run(plan: &Plan, stage: &Stage, readers: &Readers, table: &mut Table) {
    if plan.has("start") || plan.has("cold") {
        starts(plan, stage, readers, table).await;
    }
    let wanted: Vec<&Line> = LINES.iter().filter(|line| plan.has(line.key)).collect();
    if wanted.is_empty() && !plan.has("posting") {
        return;
    }
    let server = stage.serve();
    let load = Load::new(&stage.scratch, plan.time);
    for line in wanted {
        read(plan, (line, &load), (&server, readers), table).await;
    }
    if plan.has("posting") {
        posting(plan, &load, (&server, readers), table).await;
    }
}

async fn read(
    plan: &Plan,
    (line, load): (&Line, &Load),
    (server, readers): (&Server, &Readers),
    table: &mut Table,
) {
    let heads: (&[String], &Path) = if line.page {
        (&readers.cookies, &readers.cookie_file)
    } else {
        (&readers.tokens, &readers.token_file)
    };
    let bytes = weigh(server, line.path, heads.0).await;
    let still = still(bytes);
    let ours = Asked {
        path: line.path,
        heads,
        at_once: AT_ONCE,
        post: false,
    };
    let limit = Asked { path: "/", ..ours };
    // Everybody has looked once: what comes first after a start is measured by itself.
    for some in heads.0.chunks(AT_ONCE) {
        once(server.port, line.path, some).await;
    }
    let (mut rounds, mut all, mut busy, mut answers) = (Vec::new(), Vec::new(), 0.0, 0.0);
    for _ in 0..plan.rounds {
        let ready = load.run(still.port, &limit).await;
        let before = server.processor();
        let found = load.run(server.port, &ours).await;
        busy += millis(server.processor().saturating_sub(before));
        answers += found.answers;
        rounds.push((found.rate, ready.rate));
        all.push(found);
    }
    let middle = |of: &dyn Fn(&Found) -> f64| median(&mut all.iter().map(of).collect::<Vec<_>>());
    let what = format!(
        "{} ({:.1} kB, {}, {AT_ONCE} at once; half within {:.1} ms, 99 of 100 within {:.1} ms; processor {:.2} ms each)",
        line.what,
        bytes as f64 / 1e3,
        load.name(),
        middle(&|f| f.half),
        middle(&|f| f.most),
        busy / answers.max(1.0)
    );
    table.rates(line.key, what, &rounds, line.target);
    if line.page {
        let (ours, limit) = (
            Asked { at_once: 1, ..ours },
            Asked {
                at_once: 1,
                ..limit
            },
        );
        let (found, ready) = (
            load.run(server.port, &ours).await,
            load.run(still.port, &limit).await,
        );
        let what =
            "home as HTML, half of all beyond sending the bytes, one reader at a time".to_owned();
        let beyond = (found.half - ready.half).max(0.0);
        table.figure(
            "home-html-beyond",
            what,
            (beyond, Unit::Millis),
            Target::AtMost(1.0),
        );
    }
}

/// Bytes of an answer, as a rule.
async fn weigh(server: &Server, path: &str, heads: &[String]) -> usize {
    let mut client = Client::open(server.port).await.expect("a connection");
    let (mut whole, mut dice) = (0, Dice(21));
    for _ in 0..WEIGHED {
        let head = &heads[dice.below(heads.len())];
        let (status, body) = client.get(path, head).await.expect("an answer");
        assert_eq!(status, 200, "{path}: {}", String::from_utf8_lossy(&body));
        whole += body.len();
    }
    whole / WEIGHED
}

fn still(bytes: usize) -> Server {
    let itself = std::env::current_exe().expect("its own name");
    Server::start(&itself, &["static", "--bytes", &bytes.to_string()])
}

/// From starting the process to the first answer, and the first reads of people nobody has asked for yet.
async fn starts(plan: &Plan, stage: &Stage, readers: &Readers, table: &mut Table) {
    let (mut ready, mut memory, mut rounds) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..plan.rounds {
        let began = Instant::now();
        let server = stage.serve();
        let mut client = Client::open(server.port).await.expect("a connection");
        until_ready(&mut client).await;
        ready.push(millis(began.elapsed()));
        let mut dice = Dice(round as u64 + 77);
        let first: Vec<String> = (0..AT_ONCE)
            .map(|_| readers.tokens[dice.below(readers.tokens.len())].clone())
            .collect();
        let (ours, bytes) = once(server.port, HOME, &first).await;
        memory.push(server.memory() / 1e6);
        let still = still(bytes);
        let (limit, _) = once(still.port, "/", &first).await;
        rounds.push((ours, limit));
    }
    let posts = stage.posts;
    if plan.has("start") {
        let what = format!(
            "start to ready with {posts} posts of {} people",
            stage.people
        );
        let target = Target::AtMost(5_000.0);
        table.figure("start", what, (median(&mut ready), Unit::Millis), target);
        let what = "memory after the first reads".to_owned();
        let figure = (median(&mut memory), Unit::Megabytes);
        table.figure("memory", what, figure, Target::None);
    }
    if plan.has("cold") {
        let what = format!("the first {AT_ONCE} reads of home as JSON after a start, all at once");
        table.rates("cold", what, &rounds, Target::Share(0.3));
    }
}

async fn until_ready(client: &mut Client) {
    while client
        .get("/health/ready", "accept: */*")
        .await
        .expect("an answer")
        .0
        != 200
    {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Asks once for each, all at once, on connections that are open; answers a second, and bytes of one.
async fn once(port: u16, path: &'static str, heads: &[String]) -> (f64, usize) {
    let mut clients = Vec::new();
    for head in heads {
        let client = Client::open(port).await.expect("a connection");
        clients.push((client, head.clone()));
    }
    let (began, mut asking) = (Instant::now(), tokio::task::JoinSet::new());
    for (mut client, head) in clients {
        asking.spawn(async move {
            let (status, body) = client.get(path, &head).await.expect("an answer");
            assert_eq!(status, 200, "{}", String::from_utf8_lossy(&body));
            body.len()
        });
    }
    let sizes = asking.join_all().await;
    let rate = sizes.len() as f64 / began.elapsed().as_secs_f64();
    (rate, sizes.iter().sum::<usize>() / sizes.len().max(1))
}

async fn posting(
    plan: &Plan,
    load: &Load,
    (server, readers): (&Server, &Readers),
    table: &mut Table,
) {
    let asked = Asked {
        path: "/api/v1/statuses",
        heads: (&readers.tokens, &readers.token_file),
        at_once: AT_ONCE,
        post: true,
    };
    let (mut rates, mut half, mut most) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..plan.rounds {
        let found = load.run(server.port, &asked).await;
        rates.push(found.rate);
        half.push(found.half);
        most.push(found.most);
    }
    let what = format!(
        "posting through the client API ({}, {AT_ONCE} at once; half within {:.1} ms, 99 of 100 within {:.1} ms)",
        load.name(),
        median(&mut half),
        median(&mut most)
    );
    let figure = (median(&mut rates), Unit::PerSecond);
    table.figure("posting", what, figure, Target::None);
}
