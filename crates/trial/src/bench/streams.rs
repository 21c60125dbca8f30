//! A post to everybody who looks: open streams, server-sent events and WebSocket mixed.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinSet;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;

use super::client::{Client, connect};
use super::readers::Readers;
use super::server::Server;
use super::table::{Table, Target, Unit, millis, share};
use super::{Plan, Stage, machine};

/// Posts that are sent to all.
const SENT: usize = 5;
/// Nobody waits longer for one.
const PATIENCE: Duration = Duration::from_secs(30);
/// Streams that are opened at the same time.
const OPENING: usize = 128;
/// Clients that read home before.
const LOOKING: usize = 16;
const API: &str = "/api/v1/streaming/public";
const PAGES: &str = "/live";
const HOME: &str = "/api/v1/timelines/home?limit=20";
/// Until what began is over.
const SETTLED: Duration = Duration::from_secs(2);
/// Open files that a process needs besides its streams.
const BESIDES: usize = 300;
/// What every post says that is sent.
const MARK: &str = "seen by everybody";

/// Streams that share a connection.
const TOGETHER: usize = 100;

/// How many streams have a connection of their own; the others share connections of HTTP/2, as behind a proxy that speaks
/// it, because a process may open no more files.
#[derive(Clone, Copy)]
struct Alone {
    of: usize,
    streams: usize,
}

impl Alone {
    fn of(streams: usize, files: usize) -> Self {
        let room = files.saturating_sub(BESIDES);
        // So many connections carry those that do not fit.
        let shared = streams.saturating_sub(room).div_ceil(TOGETHER - 1);
        Self {
            of: streams.min(room - shared.min(room)),
            streams,
        }
    }
}

impl std::fmt::Display for Alone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.streams - self.of {
            0 => Ok(()),
            rest => write!(
                f,
                ", {rest} of the events over connections of HTTP/2 that {TOGETHER} share (a process may open {} files here)",
                machine::files()
            ),
        }
    }
}

/// Who heard which post when.
type Heard = mpsc::UnboundedSender<Instant>;

/// Opens so many streams, sends to all, and tells under `key` how long it took; `most` is promised in milliseconds.
pub async fn run(
    (key, wanted, most): (&str, usize, f64),
    (plan, stage): (&Plan, &Stage),
    readers: &Readers,
    table: &mut Table,
) {
    let streams = wanted;
    let alone = Alone::of(wanted, machine::files());
    let server = stage.serve();
    let mut author = Client::open(server.port).await.expect("a connection");
    look(server.port, streams, readers).await;
    tokio::time::sleep(SETTLED).await;
    let before = server.own_memory();
    let (heard, mut arrivals) = mpsc::unbounded_channel();
    let open = open(&server, (streams, alone), readers, heard).await;
    tokio::time::sleep(SETTLED).await;
    let each = |now: f64| (now - before) / streams as f64 / 1e3;
    let silent = each(server.own_memory());
    let mut times = Vec::new();
    for number in 0..SENT * plan.rounds.min(2) {
        let head = &readers.tokens[number * 37 % readers.tokens.len()];
        let began = Instant::now();
        let body = format!("status={MARK}:+number+{number}").replace(' ', "+");
        let (status, answer) = author
            .post("/api/v1/statuses", head, &body)
            .await
            .expect("a post");
        assert_eq!(status, 200, "{}", String::from_utf8_lossy(&answer));
        for _ in 0..streams {
            let wait = PATIENCE.saturating_sub(began.elapsed());
            match tokio::time::timeout(wait, arrivals.recv()).await {
                Ok(Some(arrival)) => times.push(arrival.saturating_duration_since(began)),
                _ => break,
            }
        }
        if times.len() < (number + 1) * streams {
            break;
        }
    }
    let (sent, delivered) = (SENT * plan.rounds.min(2) * streams, times.len());
    // Whoever did not hear of it waits as long as anybody would.
    times.resize(sent, PATIENCE);
    let (told, peak) = (each(server.own_memory()), server.memory() / 1e6);
    drop(open);
    let half = millis(share(&mut times, 0.5));
    let what = format!(
        "a post to {streams} open streams, WebSocket, events of the client API and of pages{alone}; {delivered} of {sent} delivered, half within {half:.0} ms; 99 of 100 within"
    );
    let figure = (millis(share(&mut times, 0.99)), Unit::Millis);
    table.figure(key, what, figure, Target::AtMost(most));
    if key == "streams" {
        let what = format!(
            "memory of each of {streams} open streams, right after all were told ({silent:.1} kB before)"
        );
        table.figure(
            "stream-memory",
            what,
            (told, Unit::Kilobytes),
            Target::AtMost(20.0),
        );
    } else {
        let what = format!("memory in all with {streams} open streams");
        table.figure(
            "streams-all-memory",
            what,
            (peak, Unit::Megabytes),
            Target::AtMost(1_500.0),
        );
    }
}

/// Everybody who will listen reads home first, as people do: what that needs is there before memory is measured.
async fn look(port: u16, streams: usize, readers: &Readers) {
    let mut clients = JoinSet::new();
    for client in 0..LOOKING {
        let wanted = (client..streams)
            .step_by(LOOKING)
            .map(|number| match number % 3 {
                2 => ("/", readers.cookies[number % readers.cookies.len()].clone()),
                _ => (HOME, readers.tokens[number % readers.tokens.len()].clone()),
            });
        let wanted: Vec<_> = wanted.collect();
        clients.spawn(async move {
            let mut client = Client::open(port).await.expect("a connection");
            for (path, head) in &wanted {
                let (status, _) = client.get(path, head).await.expect("home");
                assert_eq!(status, 200, "{path}");
            }
        });
    }
    clients.join_all().await;
}

/// Opens the streams, a third of each kind; they end when what is answered is dropped.
async fn open(
    server: &Server,
    (streams, alone): (usize, Alone),
    readers: &Readers,
    heard: Heard,
) -> JoinSet<()> {
    let (opening, ready) = (
        Arc::new(Semaphore::new(OPENING)),
        Arc::new(Semaphore::new(0)),
    );
    let mut open = JoinSet::new();
    for from in (alone.of..streams).step_by(TOGETHER) {
        let numbers = from..streams.min(from + TOGETHER);
        let asked = numbers.map(|number| match number % 2 {
            0 => (API, readers.tokens[number % readers.tokens.len()].clone()),
            _ => (
                PAGES,
                readers.cookies[number % readers.cookies.len()].clone(),
            ),
        });
        let asked: Vec<_> = asked.collect();
        together((server.port, from), asked, &ready, (&heard, &mut open)).await;
    }
    for number in 0..alone.of {
        let (port, heard, ready) = (server.port, heard.clone(), ready.clone());
        let place = opening.clone().acquire_owned().await.expect("a place");
        let token = readers.tokens[number % readers.tokens.len()].clone();
        let cookie = readers.cookies[number % readers.cookies.len()].clone();
        open.spawn(async move {
            let stream = connect(port, number).await.expect("a connection");
            let opened = move || {
                drop(place);
                ready.add_permits(1);
            };
            match number % 3 {
                0 => socket(stream, &token, opened, heard).await,
                1 => events(stream, (API, &token), opened, heard).await,
                _ => events(stream, (PAGES, &cookie), opened, heard).await,
            }
        });
    }
    let all = ready.acquire_many(streams as u32);
    let all = tokio::time::timeout(PATIENCE, all).await;
    drop(all.expect("all streams open in time"));
    open
}

/// Listens to server-sent events.
async fn events(
    stream: TcpStream,
    (path, head): (&str, &str),
    opened: impl FnOnce(),
    heard: Heard,
) {
    let mut stream = BufReader::with_capacity(2 * 1024, stream);
    let asked = format!(
        "GET {path} HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\n{head}\r\n\r\n"
    );
    stream
        .write_all(asked.as_bytes())
        .await
        .expect("a question");
    let mut line = String::new();
    stream.read_line(&mut line).await.expect("an answer");
    assert!(line.contains(" 200 "), "{path}: {line}");
    // The answer's head, then the greeting.
    while line != "\r\n" {
        line.clear();
        stream.read_line(&mut line).await.expect("a header");
    }
    opened();
    loop {
        line.clear();
        match stream.read_line(&mut line).await {
            Ok(read) if read > 0 => {}
            _ => return,
        }
        if tells(&line) {
            let _ = heard.send(Instant::now());
        }
    }
}

/// Pages are told that there is a post and fetch it; apps are sent it.
fn tells(line: &str) -> bool {
    line.trim_end() == "event: post" || line.starts_with("data:") && line.contains(MARK)
}

/// Listens to server-sent events that share a connection.
async fn together(
    (port, number): (u16, usize),
    asked: Vec<(&'static str, String)>,
    ready: &Semaphore,
    (heard, open): (&Heard, &mut JoinSet<()>),
) {
    let stream = connect(port, number).await.expect("a connection");
    let (mut sender, connection) = h2::client::handshake(stream).await.expect("HTTP/2");
    open.spawn(async move { drop(connection.await) });
    for (path, head) in asked {
        let (name, value) = head.split_once(": ").expect("a header");
        let request = http::Request::get(format!("http://localhost{path}"))
            .header("accept", "text/event-stream")
            .header(name, value);
        sender = sender.ready().await.expect("room for a stream");
        let request = request.body(()).expect("a request");
        let (answer, _) = sender.send_request(request, true).expect("a question");
        let answer = answer.await.expect("an answer");
        assert_eq!(answer.status(), 200, "{path}");
        ready.add_permits(1);
        open.spawn(listen(answer.into_body(), heard.clone()));
    }
}

async fn listen(mut body: h2::RecvStream, heard: Heard) {
    let mut text = String::new();
    while let Some(Ok(chunk)) = body.data().await {
        let _ = body.flow_control().release_capacity(chunk.len());
        text.push_str(&String::from_utf8_lossy(&chunk));
        while let Some(end) = text.find('\n') {
            if tells(&text[..end]) {
                let _ = heard.send(Instant::now());
            }
            text.drain(..=end);
        }
    }
}

/// Listens on a WebSocket.
async fn socket(stream: TcpStream, token: &str, opened: impl FnOnce(), heard: Heard) {
    let secret = token.trim_start_matches("authorization: Bearer ");
    let address = format!("ws://localhost/api/v1/streaming?stream=public&access_token={secret}");
    let config = WebSocketConfig::default()
        .read_buffer_size(2 * 1024)
        .write_buffer_size(0);
    let greeted = tokio_tungstenite::client_async_with_config(address, stream, Some(config)).await;
    let (mut socket, _) = greeted.expect("a WebSocket");
    opened();
    while let Some(Ok(message)) = socket.next().await {
        if message.to_text().is_ok_and(|text| text.contains(MARK)) {
            let _ = heard.send(Instant::now());
        }
    }
}
