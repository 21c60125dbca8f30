//! What it does in a second and how long one waits, each beside its limit in the same run.

mod client;
mod dice;
mod fill;
pub mod moving;
mod served;
mod server;
mod table;
mod writes;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use dice::Dice;
use model::Page;
use served::Place;
use service::{Actor, Ctx};
use table::{Table, ms, share};

use crate::house;

/// Searches that are timed.
const SEARCHES: usize = 300;

/// `bench --corner PROGRAM --report FILE --note TEXT [--posts N] [--people N] [--streams N] [--seconds N] [--folder DIR]`
pub async fn run(options: &HashMap<String, String>) -> bool {
    let number = |name: &str, otherwise: usize| {
        let given = options.get(name).and_then(|v| v.parse().ok());
        given.unwrap_or(otherwise)
    };
    let posts = number("posts", 1_000_000);
    let (people, streams) = (number("people", 2_000), number("streams", 1_000));
    let time = Duration::from_secs(number("seconds", 5) as u64);
    // The folder must be on the disk that matters, not in memory.
    let place = options.get("folder").map_or("target", String::as_str);
    std::fs::create_dir_all(place).unwrap();
    let folder = tempfile::tempdir_in(place).unwrap();
    let mut table = Table::default();
    writes::run(folder.path(), time, &mut table).await;
    let data = folder.path().join("data");
    let ctx = house::open(&data, None).await;
    let all = fill::fill(&ctx, people, posts).await;
    search(&ctx, &all, posts, &mut table).await;
    let mut secrets = Vec::new();
    for person in all.iter().take(1_000) {
        let secret = service::auth::sessions::create(&ctx, person.id, "bench", "::1");
        secrets.push(secret.await.unwrap());
    }
    house::close(ctx).await;
    let corner = options.get("corner").map_or("corner", String::as_str);
    let served = Place {
        corner: &PathBuf::from(corner),
        folder: &data,
        posts,
        secrets: Arc::new(secrets),
        streams,
        time,
    };
    served::run(&served, &mut table).await;
    let note = options.get("note").map_or("", String::as_str);
    let heading = format!("{note}: {posts} posts, {people} people");
    options
        .get("report")
        .is_none_or(|file| append(Path::new(file), &table.under(&heading)))
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
