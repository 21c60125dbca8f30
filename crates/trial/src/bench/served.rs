//! Through the real program: start, memory, home as HTML, and news to open screens.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::mpsc;

use super::client::Client;
use super::server::Server;
use super::table::{Table, each, ms, share};
use crate::dice::Dice;

/// Connections that ask at once.
const AT_ONCE: usize = 64;
/// Posts that are sent to the open screens.
const SENT: usize = 25;

/// What is measured on.
pub struct Place<'a> {
    pub corner: &'a Path,
    pub folder: &'a Path,
    pub posts: usize,
    pub secrets: Arc<Vec<String>>,
    pub streams: usize,
    pub time: Duration,
}

/// Measures all of it.
pub async fn run(place: &Place<'_>, table: &mut Table) {
    let folder = place.folder.to_str().expect("a path");
    let args = ["serve", "--listen", "127.0.0.1:0", "--data", folder];
    let server = Server::start(place.corner, &args);
    let what = format!("start with {} posts, until it answers", place.posts);
    Client::open(server.port).await.expect("an answer");
    table.line(&what, &ms(server.started_in), "", "");
    tokio::time::sleep(Duration::from_secs(1)).await;
    table.line("memory at rest", &megabytes(server.memory()), "", "");
    home(place, &server, table).await;
    drop(server);
    let server = Server::start(place.corner, &args);
    streams(place, &server, table).await;
}

async fn home(place: &Place<'_>, server: &Server, table: &mut Table) {
    let mut one = Client::open(server.port).await.expect("a connection");
    let (status, page) = one.get("/", &place.secrets[0]).await.expect("home");
    assert_eq!(status, 200, "{}", String::from_utf8_lossy(&page));
    let itself = std::env::current_exe().expect("its own name");
    let still = Server::start(&itself, &["static", "--bytes", &page.len().to_string()]);
    let (limit, still_times) = pages(still.port, &place.secrets, place.time).await;
    let still_busy = each(still.processor(), still_times.len());
    let before = server.processor();
    let (ours, mut times) = pages(server.port, &place.secrets, place.time).await;
    let busy = each(server.processor().saturating_sub(before), times.len());
    let what = format!(
        "home as HTML ({} kB), {AT_ONCE} at once; processor {busy} each ({still_busy} ready-made); half within {}, 99 of 100 within {}",
        page.len() / 1000,
        ms(share(&mut times, 0.5)),
        ms(share(&mut times, 0.99))
    );
    table.rate(&what, ours, limit, "the same bytes, ready-made");
}

async fn pages(port: u16, secrets: &Arc<Vec<String>>, time: Duration) -> (f64, Vec<Duration>) {
    let mut running = tokio::task::JoinSet::new();
    let began = Instant::now();
    for number in 0..AT_ONCE {
        let secrets = secrets.clone();
        running.spawn(async move {
            let (mut dice, mut times) = (Dice(number as u64), Vec::new());
            let mut client = Client::open(port).await.expect("a connection");
            while began.elapsed() < time {
                let secret = &secrets[dice.below(secrets.len())];
                let asked = Instant::now();
                let (status, _) = client.get("/", secret).await.expect("a page");
                assert_eq!(status, 200);
                times.push(asked.elapsed());
            }
            times
        });
    }
    let times: Vec<Duration> = running.join_all().await.into_iter().flatten().collect();
    (times.len() as f64 / began.elapsed().as_secs_f64(), times)
}

async fn streams(place: &Place<'_>, server: &Server, table: &mut Table) {
    let before = server.memory();
    let (heard, mut arrivals) = mpsc::unbounded_channel();
    let mut open = tokio::task::JoinSet::new();
    for number in 0..place.streams {
        let secret = place.secrets[number % place.secrets.len()].clone();
        let mut client = Client::open(server.port).await.expect("a connection");
        client.listen(&secret).await.expect("a stream");
        let heard = heard.clone();
        open.spawn(async move {
            let mut news = false;
            while let Ok(line) = client.line().await {
                if news && line.starts_with("data:") {
                    let _ = heard.send(Instant::now());
                }
                news = line == "event: post\n";
            }
        });
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    let each = (server.memory() - before) / place.streams as f64;
    table.line(
        "memory of an open stream",
        &format!("{:.0} kB", each / 1e3),
        "",
        "",
    );
    let mut times = Vec::new();
    for number in 0..SENT {
        let secret = &place.secrets[number % place.secrets.len()];
        let mut author = Client::open(server.port).await.expect("a connection");
        let token = token(&mut author, secret).await;
        let began = Instant::now();
        let body = format!("csrf={token}&text=news+number+{number}");
        let (status, answer) = author.post("/posts", secret, &body).await.expect("a post");
        assert_eq!(status, 200, "{}", String::from_utf8_lossy(&answer));
        for _ in 0..place.streams {
            let arrival = tokio::time::timeout(Duration::from_secs(10), arrivals.recv()).await;
            let arrival = arrival.expect("news in time").expect("streams are open");
            times.push(arrival.saturating_duration_since(began));
        }
    }
    let what = format!(
        "from sending a post to {} open screens, half / 99 of 100",
        place.streams
    );
    let measured = format!(
        "{} / {}",
        ms(share(&mut times, 0.5)),
        ms(share(&mut times, 0.99))
    );
    table.line(
        &what,
        &measured,
        "1000 ms (two screens within a second)",
        "",
    );
}

async fn token(client: &mut Client, secret: &str) -> String {
    let (_, page) = client.get("/settings/look", secret).await.expect("a page");
    let page = String::from_utf8_lossy(&page).into_owned();
    let (_, rest) = page.split_once("name=\"csrf\" value=\"").expect("a form");
    rest.split('"').next().unwrap_or_default().to_owned()
}

fn megabytes(bytes: f64) -> String {
    format!("{:.0} MB", bytes / 1e6)
}
