//! Streams, over a real connection.

mod told;

use std::net::SocketAddr;
use std::time::Duration;

use api::{Api, Limits};
use futures_util::{SinkExt, StreamExt};
use model::Audience;
use serde_json::{Value, json};
use service::{events, live, oauth, statuses};
use testkit::{Engine, Person, World};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::client::{ALL, Client};
use crate::papers::schemas;

/// Long enough on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

struct House {
    w: World,
    api: Api,
    at: SocketAddr,
}

impl House {
    async fn open() -> Self {
        Self::of(World::new(Engine::Sqlite).await).await
    }

    async fn of(w: World) -> Self {
        w.run_events().await;
        let api = Api::new(w.ctx.clone(), Vec::new(), Limits::default())
            .await
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let app = api::router(api.clone()).into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, app).await });
        tokio::spawn(events::run(w.ctx.clone(), std::future::pending()));
        tokio::spawn(live::run(w.ctx.clone(), std::future::pending()));
        Self { w, api, at }
    }

    async fn token(&self, who: Person, scopes: &str) -> String {
        let issued = oauth::issue(&self.w.ctx, who.id, scopes, "Test").await;
        issued.unwrap().secret
    }

    async fn listen(&self, who: Person, path: &str) -> Sse {
        let token = self.token(who, ALL).await;
        self.listen_with(&token, path).await
    }

    async fn listen_with(&self, token: &str, path: &str) -> Sse {
        let mut stream = TcpStream::connect(self.at).await.unwrap();
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: corner.test\r\nauthorization: Bearer {token}\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut sse = Sse {
            stream,
            text: String::new(),
        };
        sse.until("\n\n").await.expect("headers");
        sse
    }

    async fn socket(&self, query: &str) -> Result<Socket, Error> {
        let url = format!("ws://{}/api/v1/streaming{query}", self.at);
        connect_async(url).await.map(|(socket, _)| Socket(socket))
    }
}

struct Sse {
    stream: TcpStream,
    text: String,
}

impl Sse {
    /// Reads up to and with `end`; none when the other side hung up before.
    async fn until(&mut self, end: &str) -> Option<String> {
        loop {
            // Chunks and their lengths stand on lines of their own.
            let plain = self.text.replace("\r\n", "\n");
            if let Some((before, after)) = plain.split_once(end) {
                let before = before.to_owned();
                self.text = after.to_owned();
                return Some(before);
            }
            let mut piece = [0; 4096];
            let read = timeout(PATIENCE, self.stream.read(&mut piece)).await;
            match read.expect("something in time") {
                Ok(0) | Err(_) => return None,
                Ok(n) => self.text.push_str(&String::from_utf8_lossy(&piece[..n])),
            }
        }
    }

    /// The next event: its name and what it carries.
    async fn next(&mut self) -> Option<(String, String)> {
        loop {
            let said = self.until("\n\n").await?;
            let field = |name: &str| {
                let line = said.lines().find_map(|l| l.strip_prefix(name))?;
                Some(line.trim().to_owned())
            };
            if let (Some(event), Some(data)) = (field("event:"), field("data:")) {
                if event != "filters_changed" {
                    carries(&event, &data);
                }
                return Some((event, data));
            }
            if said.trim_end().ends_with("\n0") || said.trim() == "0" {
                return None;
            }
        }
    }

    async fn status(&mut self, event: &str) -> Value {
        let (name, data) = self.next().await.expect("an event");
        assert_eq!(name, event, "{data}");
        serde_json::from_str(&data).unwrap()
    }
}

/// What an event carries is what the papers say.
#[track_caller]
fn carries(event: &str, payload: &str) {
    let entity = match event {
        "update" | "status.update" => "Status",
        "notification" => "Notification",
        "conversation" => "Conversation",
        "delete" => return schemas::is_a("Id", &json!(payload)),
        other => panic!("{other}: {payload}"),
    };
    schemas::is_a(entity, &serde_json::from_str(payload).expect("JSON"));
}

struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    async fn ask(&mut self, what: Value) {
        let text = Message::Text(what.to_string().into());
        self.0.send(text).await.unwrap();
    }

    /// The next message; none when the other side hung up.
    async fn next(&mut self) -> Option<Value> {
        loop {
            let next = timeout(PATIENCE, self.0.next()).await;
            match next.expect("something in time")? {
                Ok(Message::Text(text)) => {
                    let said: Value = serde_json::from_str(&text).expect("JSON");
                    if said.get("error").is_none() {
                        schemas::is_a("StreamMessage", &said);
                        let event = said["event"].as_str().expect("an event");
                        match said["payload"].as_str() {
                            Some(payload) => carries(event, payload),
                            None => assert_eq!(event, "filters_changed"),
                        }
                    }
                    return Some(said);
                }
                Ok(Message::Close(_)) | Err(_) => return None,
                Ok(_) => {}
            }
        }
    }

    /// The next message about this, whatever comes before.
    async fn about(&mut self, event: &str) -> Value {
        loop {
            let said = self.next().await.expect("more");
            if said["event"] == event {
                return said;
            }
        }
    }

    /// What `refuse` says proves that everything asked before was heard.
    async fn settle(&mut self) {
        self.ask(json!({ "type": "subscribe", "stream": "nonsense" }))
            .await;
        assert_eq!(self.next().await.unwrap()["error"], "Unknown stream type");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn home_comes_with_what_one_is_told() {
    let house = House::open().await;
    let w = &house.w;
    w.follow(w.ben, w.ann).await;
    w.run_events().await;
    let mut ben = house.listen(w.ben, "/api/v1/streaming/user").await;
    let post = w.post(w.ann, "Coffee?").await;
    let update = ben.status("update").await;
    assert_eq!(update["id"], post.status.id.to_string());
    assert_eq!(update["account"]["username"], "ann");
    w.post_to(w.ann, Audience::Named, "a word for @carla").await;
    w.post(w.carla, "a word for @ben").await;
    let told = ben.status("notification").await;
    assert_eq!(told["type"], "mention");
    assert_eq!(told["status"]["account"]["username"], "carla");
    statuses::delete(&w.ctx, w.ann.actor, post.status.id)
        .await
        .unwrap();
    let (event, id) = ben.next().await.unwrap();
    assert_eq!((event.as_str(), id), ("delete", post.status.id.to_string()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stream_ends_with_its_token() {
    let house = House::open().await;
    let w = &house.w;
    let mut ben = house
        .listen(w.ben, "/api/v1/streaming/user/notification/")
        .await;
    for app in oauth::connected(&w.ctx, w.ben.actor).await.unwrap() {
        oauth::disconnect(&w.ctx, w.ben.actor, app.id)
            .await
            .unwrap();
    }
    assert_eq!(ben.next().await, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_socket_carries_many_streams() {
    let house = House::open().await;
    let w = &house.w;
    let token = house.token(w.eva, ALL).await;
    let mut eva = house
        .socket(&format!("?access_token={token}&stream=public:local"))
        .await
        .unwrap();
    eva.ask(json!({ "type": "subscribe", "stream": "hashtag", "tag": "Coffee" }))
        .await;
    eva.settle().await;
    w.post(w.ann, "fresh #coffee").await;
    let streams = [eva.next().await.unwrap(), eva.next().await.unwrap()];
    assert_eq!(streams[0]["stream"], json!(["public:local"]));
    assert_eq!(streams[1]["stream"], json!(["hashtag", "Coffee"]));
    let status: Value = serde_json::from_str(streams[1]["payload"].as_str().unwrap()).unwrap();
    assert!(status["content"].as_str().unwrap().contains("fresh"));
    eva.ask(json!({ "type": "unsubscribe", "stream": "public:local" }))
        .await;
    eva.settle().await;
    // For a unit she is not in; then nothing she listens to; then a tag again.
    w.post_to(w.ann, Audience::Unit(w.product), "plans for #coffee")
        .await;
    w.post(w.ann, "something else").await;
    w.post(w.ben, "more #COFFEE").await;
    let next = eva.next().await.unwrap();
    assert!(next["payload"].as_str().unwrap().contains("more"));
    assert_eq!(next["event"], "update");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_socket_carries_every_event_there_is() {
    let house = House::open().await;
    let w = &house.w;
    w.follow(w.ben, w.ann).await;
    let token = house.token(w.ben, ALL).await;
    let mut ben = house
        .socket(&format!("?access_token={token}&stream=user"))
        .await
        .unwrap();
    ben.ask(json!({ "type": "subscribe", "stream": "direct" }))
        .await;
    ben.settle().await;
    let post = w.post(w.ann, "Coffee?").await.status.id;
    ben.about("update").await;
    let revision = statuses::Revision {
        text: "Tea?".to_owned(),
        note: String::new(),
        media: Vec::new(),
        language: None,
    };
    statuses::edit(&w.ctx, w.ann.actor, post, revision)
        .await
        .unwrap();
    let edited = ben.about("status.update").await;
    assert!(edited["payload"].as_str().unwrap().contains("Tea?"));
    statuses::delete(&w.ctx, w.ann.actor, post).await.unwrap();
    let gone = ben.about("delete").await;
    assert_eq!(gone["payload"], post.to_string());
    w.post(w.carla, "hello @ben").await;
    assert_eq!(ben.about("notification").await["stream"], json!(["user"]));
    let (ann, mine) = (Client::of(w, w.ann).await, Client::of(w, w.ben).await);
    let words = [("status", "@ben psst"), ("visibility", "direct")];
    ann.post("/api/v1/statuses", &words).await.ok();
    let talk = ben.about("conversation").await;
    assert_eq!(talk["stream"], json!(["direct"]));
    let filter = [("phrase", "milk"), ("context[]", "home")];
    mine.post("/api/v1/filters", &filter).await.ok();
    let changed = ben.about("filters_changed").await;
    assert_eq!(changed.get("payload"), None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_unit_is_listened_to_as_a_list() {
    let house = House::open().await;
    let w = &house.w;
    let path = format!("/api/v1/streaming/list?list={}", w.roastery);
    let mut ben = house.listen(w.ben, &path).await;
    w.post_to(w.carla, Audience::Unit(w.product), "above it")
        .await;
    w.post_to(w.ann, Audience::Unit(w.roastery), "in it").await;
    let update = ben.status("update").await;
    assert!(update["content"].as_str().unwrap().contains("in it"));
    assert_eq!(update["visibility"], "private");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_puts_its_token_where_it_can() {
    let house = House::open().await;
    let token = house.token(house.w.ben, ALL).await;
    let url = format!("ws://{}/api/v1/streaming/?stream=user", house.at);
    let mut request = url.into_client_request().unwrap();
    let protocol = request.headers_mut();
    protocol.insert("sec-websocket-protocol", token.parse().unwrap());
    let (socket, answer) = connect_async(request).await.unwrap();
    assert_eq!(answer.headers()["sec-websocket-protocol"], token.as_str());
    let mut ben = Socket(socket);
    ben.settle().await;
    house.w.post(house.w.ann, "hello @ben").await;
    assert_eq!(ben.next().await.unwrap()["event"], "notification");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_listens_without_leave() {
    let house = House::open().await;
    let w = &house.w;
    let status = async |query: &str| match house.socket(query).await {
        Err(Error::Http(answer)) => answer.status().as_u16(),
        Ok(_) => 101,
        Err(other) => panic!("{other}"),
    };
    assert_eq!(status("?stream=user").await, 401);
    assert_eq!(status("?stream=user&access_token=nonsense").await, 401);
    let narrow = house.token(w.ben, "write").await;
    assert_eq!(status(&format!("?access_token={narrow}")).await, 403);
    let told = house.token(w.ben, "read:notifications").await;
    assert_eq!(
        status(&format!("?stream=public&access_token={told}")).await,
        403
    );
    assert_eq!(
        status(&format!("?stream=nonsense&access_token={told}")).await,
        404
    );
    let mut ben = house
        .socket(&format!("?access_token={told}"))
        .await
        .unwrap();
    ben.ask(json!({ "type": "subscribe", "stream": "user" }))
        .await;
    let refused = ben.next().await.unwrap();
    assert_eq!(
        refused["error"],
        "Access token does not have the required scopes"
    );
    ben.0.send(Message::Text("{".into())).await.unwrap();
    assert_eq!(ben.next().await.unwrap()["error"], "Malformed message");
}
