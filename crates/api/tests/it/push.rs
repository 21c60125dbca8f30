//! Subscriptions of apps to pushes.

use http::Method;
use serde_json::json;
use testkit::{Engine, World};

use crate::client::Client;

const PATH: &str = "/api/v1/push/subscription";
// The reader's keys of RFC 8291, section 5.
const KEY: &str =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";

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
