//! Subscriptions of apps to pushes.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use aes_gcm::aead::{Aead, KeyInit};
use aes_gcm::{Aes128Gcm, Key, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures_util::future::BoxFuture;
use hkdf::Hkdf;
use http::Method;
use p256::ecdh::diffie_hellman;
use p256::{PublicKey, SecretKey};
use serde_json::{Value, json};
use service::fetch::FetchProblem;
use service::push::Pusher;
use service::{events, jobs};
use sha2::Sha256;
use testkit::{Engine, World};
use url::Url;

use crate::client::Client;
use crate::papers::schemas;

const PATH: &str = "/api/v1/push/subscription";
// The reader's keys of RFC 8291, section 5.
const KEY: &str =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";
const SECRET: &str = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";

/// A push service that keeps what it got.
#[derive(Default)]
struct Kept(Mutex<Vec<Vec<u8>>>);

impl Pusher for Kept {
    fn post<'a>(
        &'a self,
        _: &'a Url,
        _: Vec<(&'static str, String)>,
        body: Vec<u8>,
    ) -> BoxFuture<'a, Result<u16, FetchProblem>> {
        self.0.lock().unwrap().push(body);
        Box::pin(std::future::ready(Ok(201)))
    }
}

/// What only the app can read, as RFC 8291 says.
fn unsealed(body: &[u8]) -> Value {
    let decoded = |text| URL_SAFE_NO_PAD.decode(text).unwrap();
    let (salt, theirs, sealed) = (&body[..16], &body[21..86], &body[86..]);
    let secret = SecretKey::from_slice(&decoded(SECRET)).unwrap();
    let public = PublicKey::from_sec1_bytes(theirs).unwrap();
    let shared = diffie_hellman(secret.to_nonzero_scalar(), public.as_affine());
    let (mut agreed, mut key, mut nonce) = ([0; 32], [0; 16], [0; 12]);
    let info = [b"WebPush: info\0", &decoded(KEY)[..], theirs].concat();
    let mixed = Hkdf::<Sha256>::new(Some(&decoded(AUTH)), shared.raw_secret_bytes());
    mixed.expand(&info, &mut agreed).unwrap();
    let mixed = Hkdf::<Sha256>::new(Some(salt), &agreed);
    mixed
        .expand(b"Content-Encoding: aes128gcm\0", &mut key)
        .unwrap();
    mixed
        .expand(b"Content-Encoding: nonce\0", &mut nonce)
        .unwrap();
    let cipher = Aes128Gcm::new(&Key::<Aes128Gcm>::from(key));
    let mut text = cipher.decrypt(&Nonce::from(nonce), sealed).unwrap();
    assert_eq!(text.pop(), Some(2), "the last record");
    serde_json::from_slice(&text).unwrap()
}

#[tokio::test]
async fn what_a_push_carries_is_what_apps_read() {
    let w = World::new(Engine::Sqlite).await;
    let service = Arc::new(Kept::default());
    let pusher = service.clone();
    let ctx = w.ctx.with_parts(|parts| parts.pusher = pusher);
    let (ben, ann) = (Client::of(&w, w.ben).await, Client::of(&w, w.ann).await);
    let post = w.post(w.ben, "Tea?").await.status.id.to_string();
    let kinds = ["mention", "favourite", "reblog", "follow", "quote"];
    let alerts = kinds.map(|kind| (format!("data[alerts][{kind}]"), "true"));
    let mut form = vec![
        ("subscription[endpoint]", "https://push.example/1"),
        ("subscription[keys][p256dh]", KEY),
        ("subscription[keys][auth]", AUTH),
        ("subscription[standard]", "true"),
    ];
    form.extend(alerts.iter().map(|(name, yes)| (name.as_str(), *yes)));
    let made = ben.post(PATH, &form).await.ok();
    assert_eq!(made["standard"], true);
    let follow = format!("/api/v1/accounts/{}/follow", w.ben.id);
    ann.post(&follow, &[]).await.ok();
    for deed in ["favourite", "reblog"] {
        let path = format!("/api/v1/statuses/{post}/{deed}");
        ann.post(&path, &[]).await.ok();
    }
    let answer = [("status", "@ben yes"), ("in_reply_to_id", post.as_str())];
    ann.post("/api/v1/statuses", &answer).await.ok();
    let quote = [("status", "See"), ("quoted_status_id", post.as_str())];
    ann.post("/api/v1/statuses", &quote).await.ok();
    events::run_once(&ctx).await.unwrap();
    while jobs::run_once(&ctx).await.unwrap() > 0 {}
    let got = std::mem::take(&mut *service.0.lock().unwrap());
    let mut told = BTreeSet::new();
    for body in &got {
        let said = unsealed(body);
        schemas::is_a("PushMessage", &said);
        told.insert(said["notification_type"].as_str().unwrap().to_owned());
        let id = said["notification_id"].as_str().unwrap();
        ben.get(&format!("/api/v1/notifications/{id}")).await.ok();
    }
    assert_eq!(told, kinds.map(str::to_owned).into());
}

#[tokio::test]
async fn an_app_subscribes_changes_its_mind_and_leaves() {
    let w = World::new(Engine::Sqlite).await;
    let ben = Client::of(&w, w.ben).await;
    assert_eq!(ben.get(PATH).await.is(404)["error"], "Record not found");
    let form = [
        ("subscription[endpoint]", "https://push.example/1"),
        ("subscription[keys][p256dh]", KEY),
        ("subscription[keys][auth]", AUTH),
        ("data[alerts][mention]", "true"),
        ("data[alerts][poll]", "false"),
        ("data[policy]", "followed"),
    ];
    let made = ben.post(PATH, &form).await.ok();
    assert_eq!(made["endpoint"], "https://push.example/1");
    assert_eq!(made["policy"], "followed");
    assert_eq!(made["standard"], false);
    assert_eq!(made["alerts"]["mention"], true);
    assert_eq!(made["alerts"]["poll"], false);
    assert_eq!(made["server_key"].as_str().unwrap().len(), 87);
    assert_eq!(ben.get(PATH).await.ok(), made);
    let other = Client::of(&w, w.ben).await;
    other.get(PATH).await.is(404);
    let wishes = json!({ "data": { "alerts": { "poll": true }, "policy": "all" } });
    let changed = ben.json(Method::PUT, PATH, wishes).await.ok();
    assert_eq!(changed["id"], made["id"]);
    assert_eq!(changed["alerts"]["mention"], false);
    assert_eq!(changed["alerts"]["poll"], true);
    assert_eq!(ben.delete(PATH).await.ok(), json!({}));
    ben.get(PATH).await.is(404);
    assert_eq!(
        ben.delete(PATH).await.ok(),
        json!({}),
        "once more is no mistake"
    );
}

#[tokio::test]
async fn what_is_no_subscription_is_refused() {
    let w = World::new(Engine::Sqlite).await;
    let ben = Client::of(&w, w.ben).await;
    ben.post(PATH, &[]).await.is(422);
    let form = [
        ("subscription[endpoint]", "https://push.example/1"),
        ("subscription[keys][p256dh]", "nonsense"),
        ("subscription[keys][auth]", AUTH),
    ];
    ben.post(PATH, &form).await.is(422);
    ben.form(Method::PUT, PATH, &[("data[policy]", "all")])
        .await
        .is(404);
}
