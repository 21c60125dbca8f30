//! Serving: health, metrics, and stopping without cutting anybody off.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use crate::http::Client;
use crate::program::{Folder, close};

#[test]
fn it_greets_with_the_way_to_set_it_up() {
    let folder = Folder::new();
    let serving = folder.serve();
    assert!(
        serving.greeting.contains("/setup?code="),
        "{}",
        serving.greeting
    );
    let mut visitor = Client::new(serving.port, None).unwrap();
    assert_eq!(visitor.get("/health/live").unwrap().body, "live\n");
    while visitor.get("/health/ready").unwrap().body != "ready\n" {
        std::thread::sleep(Duration::from_millis(5));
    }
    let (_, path) = serving.greeting.trim().rsplit_once("/setup").unwrap();
    let page = visitor.get(&format!("/setup{path}")).unwrap();
    assert_eq!(page.status, 200, "{}", page.body);
    drop(visitor);
    let (code, took) = serving.stop();
    assert_eq!(code, 0);
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[tokio::test]
async fn it_stops_in_time_although_a_stream_is_open() {
    let folder = Folder::new();
    let ctx = folder.set_up().await;
    let ann = ctx
        .db()
        .read(|c| store::accounts::find_by_handle(c, "ann"))
        .await
        .unwrap()
        .unwrap();
    let secret = service::auth::sessions::create(&ctx, ann.id, "test", "::1")
        .await
        .unwrap();
    close(ctx).await;
    let serving = folder.serve();
    let mut stream = Client::new(serving.port, Some(&secret)).unwrap();
    stream.listen().unwrap();
    let (code, took) = serving.stop();
    assert_eq!(code, 0);
    assert!(took < Duration::from_secs(5), "{took:?}");
    // The stream was ended, not cut: the last chunk is there.
    let rest = stream.rest().unwrap();
    assert!(
        rest.contains(": hello") && rest.ends_with("0\r\n\r\n"),
        "{rest}"
    );
    let folder_again = folder.run(&["check"]).ok();
    assert!(folder_again.contains("as it should be"), "{folder_again}");
}

#[test]
fn who_begins_with_http2_is_answered_in_it_and_who_says_nothing_holds_nobody_up() {
    let folder = Folder::new();
    let serving = folder.serve();
    let connect = || {
        let stream = TcpStream::connect(("127.0.0.1", serving.port)).unwrap();
        let patience = Some(Duration::from_secs(20));
        stream.set_read_timeout(patience).unwrap();
        stream
    };
    let (mut silent, mut modern) = (connect(), connect());
    modern
        .write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
        .unwrap();
    // Settings: none of our own. Theirs come first of all.
    const SETTINGS: u8 = 4;
    modern
        .write_all(&[0, 0, 0, SETTINGS, 0, 0, 0, 0, 0])
        .unwrap();
    let mut frame = [0; 9];
    modern.read_exact(&mut frame).unwrap();
    assert_eq!(frame[3], SETTINGS, "{frame:?}");
    // It would be waited for until it has said that it heard of the end.
    drop(modern);
    let (code, took) = serving.stop();
    assert_eq!(code, 0);
    assert!(took < Duration::from_secs(5), "{took:?}");
    assert_eq!(silent.read(&mut frame).unwrap(), 0, "it was closed");
}

#[test]
fn metrics_are_on_their_own_listener() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = free.local_addr().unwrap();
    drop(free);
    let mut folder = Folder::new();
    folder
        .env
        .push(("CORNER_SERVER_METRICS_LISTEN", address.to_string()));
    let serving = folder.serve();
    let mut prometheus = Client::new(address.port(), None).unwrap();
    let page = prometheus.get("/metrics").unwrap();
    assert_eq!(page.status, 200);
    for name in [
        "# TYPE corner_db_commits_total counter",
        "# TYPE corner_live_watchers gauge",
        "corner_jobs{state=\"dead\"} 0",
    ] {
        assert!(page.body.contains(name), "{} should have {name}", page.body);
    }
    let mut visitor = Client::new(serving.port, None).unwrap();
    assert_ne!(visitor.get("/metrics").unwrap().status, 200);
}
