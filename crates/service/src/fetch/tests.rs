use std::io::Write;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use url::Url;

use super::*;

/// What the server says.
enum Reply {
    /// At once.
    Whole(Vec<u8>),
    /// First the one, then the other a byte at a time, for ever.
    Drip(&'static str, u8),
}

fn ok(headers: &str, body: &[u8]) -> Reply {
    let head = format!(
        "HTTP/1.1 200 OK\r\n{headers}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    Reply::Whole([head.as_bytes(), body].concat())
}

fn redirect(to: &str) -> Reply {
    Reply::Whole(
        format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n").into_bytes(),
    )
}

/// A server on a loopback address, which keeps what it was asked.
struct Server {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    async fn on(address: &str, answer: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind(address).await.unwrap();
        let server = Server {
            address: listener.local_addr().unwrap(),
            asked: Arc::default(),
        };
        let (asked, answer) = (Arc::clone(&server.asked), Arc::new(answer));
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let (asked, answer) = (Arc::clone(&asked), Arc::clone(&answer));
                tokio::spawn(async move {
                    let mut request = vec![0; 4096];
                    let length = stream.read(&mut request).await.unwrap_or_default();
                    let request = String::from_utf8_lossy(&request[..length]).into_owned();
                    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
                    asked.lock().unwrap().push(request);
                    match answer(&path) {
                        Reply::Whole(bytes) => {
                            let _ = stream.write_all(&bytes).await;
                            let _ = stream.shutdown().await;
                        }
                        Reply::Drip(start, byte) => {
                            let _ = stream.write_all(start.as_bytes()).await;
                            while stream.write_all(&[byte]).await.is_ok() {
                                tokio::time::sleep(Duration::from_millis(20)).await;
                            }
                        }
                    }
                });
            }
        });
        server
    }

    async fn new(answer: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Server {
        Server::on("127.0.0.1:0", answer).await
    }

    fn url(&self, path: &str) -> Url {
        format!("http://{}{path}", self.address).parse().unwrap()
    }

    fn asked(&self) -> usize {
        self.asked.lock().unwrap().len()
    }

    /// A fetcher for which 127.0.0.1 is the public internet, and nothing else is.
    fn fetcher(&self) -> WebFetcher {
        self.fetcher_with(|_: &str| Vec::new())
    }

    fn fetcher_with(
        &self,
        names: impl Fn(&str) -> Vec<&'static str> + Send + Sync + 'static,
    ) -> WebFetcher {
        let guard = Guard {
            networks: vec!["127.0.0.1/32".parse().unwrap()],
            ports: vec![self.address.port()],
        };
        WebFetcher::with_names(guard, Arc::new(Book(names))).unwrap()
    }
}

/// Names out of a book.
struct Book<F>(F);

impl<F: Fn(&str) -> Vec<&'static str> + Send + Sync> Names for Book<F> {
    fn look_up<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Vec<IpAddr>> {
        let found = (self.0)(name)
            .into_iter()
            .map(|number| number.parse().unwrap())
            .collect();
        Box::pin(std::future::ready(found))
    }
}

const QUICK: FetchLimits = FetchLimits {
    max_bytes: 1000,
    cut: false,
    time: Duration::from_millis(400),
    accept: "text/html",
};

#[tokio::test]
async fn a_page_is_fetched_and_nothing_told() {
    let server = Server::new(|_| {
        ok(
            "Content-Type: text/html; charset=utf-8\r\nSet-Cookie: a=b",
            b"hello",
        )
    })
    .await;
    let fetcher = server.fetcher();
    for _ in 0..2 {
        let page = fetcher
            .get(&server.url("/a?b=c#d"), FetchLimits::PAGE)
            .await
            .unwrap();
        assert_eq!(page.body, b"hello");
        assert_eq!(
            page.content_type.as_deref(),
            Some("text/html; charset=utf-8")
        );
    }
    for request in server.asked.lock().unwrap().iter() {
        let request = request.to_lowercase();
        assert!(request.starts_with("get /a?b=c http/1.1\r\n"), "{request}");
        assert!(request.contains("user-agent: corner (link preview)"));
        assert!(
            !request.contains("cookie") && !request.contains("referer"),
            "{request}"
        );
    }
}

#[tokio::test]
async fn redirects_are_followed_four_times() {
    let server = Server::new(|path| match path {
        "/4" => redirect("/3"),
        "/3" => redirect("2"),
        "/2" => redirect("//127.0.0.1/1"),
        "/5" => redirect("/four"),
        "/four" => redirect("/three"),
        "/three" => redirect("/two"),
        "/two" => redirect("/one"),
        "/one" => redirect("/end"),
        "/round" => redirect("/round"),
        "/nowhere" => Reply::Whole(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n".to_vec()),
        "/end" => ok("X: y", b"end"),
        _ => redirect("/end"),
    })
    .await;
    let fetcher = server.fetcher();
    let get = async |path: &str| fetcher.get(&server.url(path), QUICK).await;
    let through = get("/two").await.unwrap();
    assert_eq!(
        (through.url, through.body),
        (server.url("/end"), b"end".to_vec())
    );
    assert_eq!(get("/four").await.unwrap().body, b"end");
    assert_eq!(get("/5").await, Err(FetchProblem::TooManyRedirects));
    assert_eq!(get("/round").await, Err(FetchProblem::TooManyRedirects));
    assert_eq!(get("/nowhere").await, Err(FetchProblem::Status(302)));
    // Without its port the address leads to port 80, which this guard does not know.
    assert_eq!(
        get("/4").await,
        Err(FetchProblem::Refused(Refused::Port(80)))
    );
}

#[tokio::test]
async fn a_redirect_to_the_inside_is_refused_and_nobody_is_asked() {
    let server = Server::new(|path| {
        // The path says where to go; a space cannot stand in it.
        redirect(path.trim_start_matches('/'))
    })
    .await;
    let port = server.address.port();
    let inside = Server::on(&format!("127.0.0.2:{port}"), |_| ok("X: y", b"secret")).await;
    let fetcher = server.fetcher();
    for (target, why) in [
        (format!("http://127.0.0.2:{port}/"), Refused::Private),
        (format!("http://[::1]:{port}/"), Refused::Private),
        (
            format!("http://[::ffff:127.0.0.2]:{port}/"),
            Refused::Private,
        ),
        (format!("http://0x7f000002:{port}/"), Refused::Private),
        (format!("http://2130706434:{port}/"), Refused::Private),
        (format!("http://0177.0.0.2:{port}/"), Refused::Private),
        (format!("http://127.2:{port}/"), Refused::Private),
        (format!("http://0:{port}/"), Refused::Private),
        (
            format!("http://example.com@127.0.0.2:{port}/"),
            Refused::Credentials,
        ),
        (
            format!("http://127.0.0.1:{port}@127.0.0.2:{port}/"),
            Refused::Credentials,
        ),
        ("http://127.0.0.1:22/".to_owned(), Refused::Port(22)),
        ("file:///etc/passwd".to_owned(), Refused::Scheme),
        ("gopher://127.0.0.1/".to_owned(), Refused::Scheme),
    ] {
        let got = fetcher.get(&server.url(&format!("/{target}")), QUICK).await;
        assert_eq!(got, Err(FetchProblem::Refused(why)), "{target}");
    }
    assert_eq!(inside.asked(), 0);
}

#[tokio::test]
async fn a_name_that_leads_inside_is_refused_at_the_connection() {
    let server = Server::new(|_| ok("X: y", b"public")).await;
    let port = server.address.port();
    let inside = Server::on(&format!("127.0.0.2:{port}"), |_| ok("X: y", b"secret")).await;
    let turn = AtomicUsize::new(0);
    let fetcher = server.fetcher_with(move |name| match name {
        "public.example" => vec!["127.0.0.1"],
        "private.example" => vec!["127.0.0.2", "10.0.0.1", "::1", "::ffff:127.0.0.2"],
        "both.example" => vec!["127.0.0.2", "127.0.0.1"],
        // It was public when somebody looked, and is not any more.
        "turning.example" if turn.fetch_add(1, Ordering::SeqCst) == 0 => vec!["127.0.0.1"],
        "turning.example" => vec!["127.0.0.2"],
        _ => Vec::new(),
    });
    let get = async |name: &str| {
        let url = format!("http://{name}:{port}/").parse().unwrap();
        fetcher.get(&url, QUICK).await.map(|page| page.body)
    };
    let private = Err(FetchProblem::Refused(Refused::Private));
    assert_eq!(get("public.example").await, Ok(b"public".to_vec()));
    assert_eq!(get("private.example").await, private);
    assert_eq!(get("both.example").await, Ok(b"public".to_vec()));
    assert_eq!(get("turning.example").await, Ok(b"public".to_vec()));
    assert_eq!(get("turning.example").await, private);
    assert_eq!(get("unknown.example").await, Err(FetchProblem::NoSuchHost));
    assert_eq!(inside.asked(), 0);
}

#[tokio::test]
async fn this_machine_is_refused_by_its_own_name_too() {
    let fetcher = WebFetcher::new(Guard::default()).unwrap();
    let got = fetcher
        .get(&"http://localhost/".parse().unwrap(), FetchLimits::PAGE)
        .await;
    assert_eq!(got, Err(FetchProblem::Refused(Refused::Private)));
}

#[tokio::test]
async fn what_is_too_large_is_refused_or_cut() {
    let chunked = || {
        let chunk = format!("400\r\n{}\r\n", "x".repeat(0x400));
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        Reply::Whole(format!("{head}{}0\r\n\r\n", chunk.repeat(4)).into_bytes())
    };
    let server = Server::new(move |path| match path {
        "/announced" => ok("X: y", &[b'x'; 5000]),
        "/chunked" => chunked(),
        "/exact" => ok("X: y", &[b'x'; 1000]),
        _ => Reply::Drip(
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
            b'x',
        ),
    })
    .await;
    let fetcher = server.fetcher();
    let too_large = Err(FetchProblem::TooLarge { max: 1000 });
    for path in ["/announced", "/chunked", "/endless"] {
        assert_eq!(
            fetcher.get(&server.url(path), QUICK).await,
            too_large,
            "{path}"
        );
    }
    assert_eq!(
        fetcher
            .get(&server.url("/exact"), QUICK)
            .await
            .unwrap()
            .body
            .len(),
        1000
    );
    let cut = FetchLimits { cut: true, ..QUICK };
    for path in ["/announced", "/chunked"] {
        assert_eq!(
            fetcher.get(&server.url(path), cut).await.unwrap().body,
            [b'x'; 1000]
        );
    }
}

#[tokio::test]
async fn a_small_file_that_unpacks_to_a_large_one_is_not_unpacked() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..64 {
        packed.write_all(&[0; 1 << 20]).unwrap();
    }
    let packed = packed.finish().unwrap();
    assert!(packed.len() < 100_000);
    let server = Server::new(move |_| ok("Content-Encoding: gzip", &packed)).await;
    let fetcher = server.fetcher();
    let limits = FetchLimits {
        time: Duration::from_secs(8),
        max_bytes: 100_000,
        ..QUICK
    };
    let refused = fetcher.get(&server.url("/"), limits).await;
    assert_eq!(refused, Err(FetchProblem::TooLarge { max: 100_000 }));
    let cut = fetcher
        .get(
            &server.url("/"),
            FetchLimits {
                cut: true,
                ..limits
            },
        )
        .await
        .unwrap();
    assert_eq!(cut.body, vec![0; 100_000]);
}

#[tokio::test]
async fn who_takes_too_long_is_left() {
    let server = Server::new(|path| match path {
        "/head" => Reply::Drip("HTTP/1.1 200 OK\r\nX-Slow: ", b'z'),
        "/body" => Reply::Drip("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n", b'z'),
        _ => redirect("/body"),
    })
    .await;
    let fetcher = server.fetcher();
    for path in ["/head", "/body", "/redirected"] {
        let began = std::time::Instant::now();
        assert_eq!(
            fetcher.get(&server.url(path), QUICK).await,
            Err(FetchProblem::TimedOut),
            "{path}"
        );
        assert!(began.elapsed() < Duration::from_secs(2));
    }
}

#[tokio::test]
async fn other_answers_are_told_apart() {
    let server = Server::new(|path| match path {
        "/missing" => Reply::Whole(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_vec()),
        "/later" => Reply::Whole(b"HTTP/1.1 503 Later\r\nContent-Length: 0\r\n\r\n".to_vec()),
        "/short" => Reply::Whole(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf".to_vec()),
        _ => Reply::Whole(b"SSH-2.0-OpenSSH_9.2\r\n".to_vec()),
    })
    .await;
    let fetcher = server.fetcher();
    let get = async |path: &str| fetcher.get(&server.url(path), QUICK).await.unwrap_err();
    assert_eq!(get("/missing").await, FetchProblem::Status(404));
    assert!(!get("/missing").await.is_passing());
    assert!(get("/later").await.is_passing());
    assert_eq!(get("/short").await, FetchProblem::Unreachable);
    assert_eq!(get("/other").await, FetchProblem::Unreachable);
    let mut https = server.url("/");
    https.set_scheme("https").unwrap();
    assert_eq!(
        fetcher.get(&https, QUICK).await,
        Err(FetchProblem::Unreachable)
    );
    let greeting = server.asked.lock().unwrap().pop().unwrap();
    assert!(greeting.starts_with('\u{16}'), "TLS was spoken");
}

#[tokio::test]
async fn nothing_is_fetched_when_it_is_off() {
    let url = "http://example.com/".parse().unwrap();
    assert_eq!(
        NoFetcher.get(&url, FetchLimits::PAGE).await,
        Err(FetchProblem::Off)
    );
}
