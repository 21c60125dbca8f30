//! What it does in a second and how long one waits, each beside its limit in the same run.

mod client;
pub mod moving;
mod raw;
mod served;
mod server;
mod table;
mod writes;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::dice::Dice;
use model::Page;
use served::Place;
use service::{Actor, Ctx};
use table::{Table, ms, share};

use crate::{house, world};

/// Searches that are timed.
const SEARCHES: usize = 300;

/// What is measured, and how much of it.
struct Plan {
    people: usize,
    days: i64,
    streams: usize,
    time: Duration,
    rounds: usize,
    only: String,
    /// A store that stays, and is used again as it is.
    store: Option<PathBuf>,
}

impl Plan {
    fn read(options: &HashMap<String, String>) -> Self {
        let quick = options.contains_key("quick");
        let number = |name: &str, whole: usize, small: usize| {
            let given = options.get(name).and_then(|v| v.parse().ok());
            given.unwrap_or(if quick { small } else { whole })
        };
        Self {
            people: number("people", 28_000, 1_005),
            days: number("days", 90, 90) as i64,
            streams: number("streams", 1_000, 200),
            time: Duration::from_secs(number("seconds", 4, 1) as u64),
            rounds: number("rounds", 3, 1),
            only: options.get("only").cloned().unwrap_or_default(),
            store: options.get("store").map(PathBuf::from),
        }
    }

    fn has(&self, part: &str) -> bool {
        self.only.is_empty() || self.only.split(',').any(|wanted| wanted == part)
    }
}

/// `bench --corner PROGRAM --report FILE --note TEXT [--quick] [--only writes,search,served] [--people N] [--days N]
/// [--streams N] [--seconds N] [--rounds N] [--folder DIR] [--store DIR]`
pub async fn run(options: &HashMap<String, String>) -> bool {
    let plan = Plan::read(options);
    // The folder must be on the disk that matters, not in memory.
    let place = options.get("folder").map_or("target", String::as_str);
    std::fs::create_dir_all(place).unwrap();
    let folder = tempfile::tempdir_in(place).unwrap();
    let mut table = Table::default();
    if plan.has("writes") {
        writes::run(folder.path(), (plan.time, plan.rounds), &mut table).await;
    }
    let mut heading = options.get("note").cloned().unwrap_or_default();
    if plan.has("search") || plan.has("served") {
        let corner = options.get("corner").map_or("corner", String::as_str);
        let data = plan.store.clone();
        let data = data.unwrap_or_else(|| folder.path().join("data"));
        let (people, posts) = reading(&plan, &data, Path::new(corner), &mut table).await;
        heading = format!("{heading}: {posts} posts of {people} people");
    }
    options
        .get("report")
        .is_none_or(|file| append(Path::new(file), &table.under(&heading)))
}

/// Everything that needs a store with much in it; answers how many people and posts that are.
async fn reading(plan: &Plan, data: &Path, corner: &Path, table: &mut Table) -> (usize, usize) {
    let there = data.join("corner.db").exists();
    if !there {
        let size = world::Size::of(plan.people, plan.days);
        world::build(data, &size, None, None).await;
    }
    let ctx = house::open(data, None).await;
    let (all, posts) = (house::everybody(&ctx).await, house::posts(&ctx).await);
    if plan.has("search") {
        search(&ctx, &all, posts, table).await;
    }
    let (mut secrets, mut dice) = (Vec::new(), Dice(7));
    for _ in 0..1_000 {
        let person = all[dice.below(all.len())];
        let secret = service::auth::sessions::create(&ctx, person.id, "bench", "::1");
        secrets.push(secret.await.unwrap());
    }
    house::close(ctx).await;
    if plan.has("served") {
        let served = Place {
            corner,
            folder: data,
            posts,
            secrets: Arc::new(secrets),
            streams: plan.streams,
            time: plan.time,
        };
        served::run(&served, table).await;
    }
    (all.len(), posts)
}

fn append(file: &Path, text: &str) -> bool {
    use std::io::Write;
    let opened = std::fs::OpenOptions::new()
        .append(true)
        .create(true)
        .open(file);
    opened
        .and_then(|mut f| f.write_all(text.as_bytes()))
        .is_ok()
}

async fn search(ctx: &Ctx, all: &[Actor], posts: usize, table: &mut Table) {
    let (mut dice, mut times, mut found) = (Dice(99), Vec::new(), 0);
    for _ in 0..SEARCHES {
        let query = format!("{} {}", dice.word(), dice.word());
        let reader = all[dice.below(all.len())];
        let began = Instant::now();
        let page = service::search::posts(ctx, reader, &query, Page::first(20)).await;
        times.push(began.elapsed());
        found += usize::from(!page.unwrap().page.items.is_empty());
    }
    let what = format!(
        "search for two words in {posts} posts, half / 99 of 100 ({found} of {SEARCHES} found something)"
    );
    let measured = format!(
        "{} / {}",
        ms(share(&mut times, 0.5)),
        ms(share(&mut times, 0.99))
    );
    table.line(&what, &measured, "50 ms (promised)", "");
}

/// `static --bytes N`: the same HTTP stack with an answer that is ready-made.
pub async fn still(options: &HashMap<String, String>) -> bool {
    let bytes = options
        .get("bytes")
        .and_then(|v| v.parse().ok())
        .unwrap_or(0);
    let page = axum::body::Bytes::from(vec![b'x'; bytes]);
    let router = axum::Router::new().route("/", axum::routing::get(async move || page));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("http://localhost:{}", listener.local_addr().unwrap().port());
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).await.is_ok()
}
