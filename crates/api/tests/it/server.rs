//! What is told before anyone has signed in, and what every answer says besides itself.

use api::Limits;
use axum::body::Body;
use http::Method;
use testkit::{Engine, World};

use crate::client::Client;

#[tokio::test]
async fn the_instance_tells_its_name_and_limits_and_nothing_of_people() {
    let w = World::new(Engine::Sqlite).await;
    w.post(w.ann, "A secret of ours").await;
    let client = Client::new(&w).await;
    let v2 = client.get("/api/v2/instance").await.ok();
    assert_eq!(
        (v2["title"].as_str(), v2["domain"].as_str()),
        (Some("Acme"), Some("corner.test"))
    );
    assert!(v2["version"].as_str().unwrap().starts_with("4.5.0"));
    assert_eq!(v2["configuration"]["urls"]["streaming"], "ws://corner.test");
    assert_eq!(v2["configuration"]["statuses"]["max_characters"], 500);
    assert_eq!(v2["api_versions"]["mastodon"], 7);
    let v1 = client.get("/api/v1/instance/").await.ok();
    assert_eq!(v1["urls"]["streaming_api"], "ws://corner.test");
    assert_eq!(v1["stats"]["user_count"], 0);
    let node = client.get("/.well-known/nodeinfo").await.ok();
    assert_eq!(node["links"][0]["href"], "http://corner.test/nodeinfo/2.0");
    assert_eq!(
        client.get("/nodeinfo/2.0").await.ok()["software"]["name"],
        "corner"
    );
    assert_eq!(&client.get("/health").await.bytes[..], b"OK");
    assert_eq!(
        &client.get("/api/v1/streaming/health").await.bytes[..],
        b"OK"
    );
}

#[tokio::test]
async fn people_are_found_by_people_only() {
    let w = World::new(Engine::Sqlite).await;
    let ben = Client::of(&w, w.ben).await;
    let path = "/.well-known/webfinger?resource=acct:ann@corner.test";
    assert_eq!(ben.get(path).await.ok()["subject"], "acct:ann@corner.test");
    let (known, unknown) = (
        ben.as_token(None).get(path).await,
        ben.as_token(None)
            .get("/.well-known/webfinger?resource=acct:x@corner.test")
            .await,
    );
    assert_eq!(known.is(404), unknown.is(404), "the two look the same");
    ben.get("/.well-known/webfinger?resource=acct:ann@elsewhere.example")
        .await
        .is(404);
}

#[tokio::test]
async fn a_browser_on_another_site_may_call_with_a_token() {
    let w = World::new(Engine::Sqlite).await;
    let client = Client::new(&w).await;
    let asks = [
        ("origin", "https://app.example"),
        ("access-control-request-method", "POST"),
        (
            "access-control-request-headers",
            "authorization, idempotency-key",
        ),
    ];
    for path in [
        "/api/v1/statuses",
        "/oauth/token",
        "/api/v9/what",
        "/api/v1/instance/",
    ] {
        let said = client
            .send(Method::OPTIONS, path, &asks, Body::empty())
            .await;
        assert_eq!(said.code, 200, "{path}");
        assert_eq!(said.header("access-control-allow-origin"), "*");
        assert_eq!(said.header("access-control-allow-headers"), asks[2].1);
        assert!(
            said.header("access-control-allow-methods")
                .contains("PATCH")
        );
    }
    let path = "/api/v1/instance";
    let said = client
        .send(Method::GET, path, &asks[..1], Body::empty())
        .await;
    assert_eq!(said.header("access-control-allow-origin"), "*");
    assert!(
        said.header("access-control-expose-headers")
            .contains("Link")
    );
    assert!(
        !said
            .headers
            .contains_key("access-control-allow-credentials")
    );
    // Who is on no other site need not be told, but what is kept for both must tell them apart.
    let here = client.get(path).await;
    let told = |header: &str| here.headers.contains_key(header);
    assert!(!told("access-control-allow-origin") && !told("access-control-expose-headers"));
    for said in [said, here] {
        assert!(said.header("vary").contains("origin"));
        assert_eq!(
            said.header("cross-origin-resource-policy"),
            "cross-origin",
            "a page of another site may show its images"
        );
    }
}

#[tokio::test]
async fn who_asks_too_often_is_told_until_when() {
    let w = World::new(Engine::Sqlite).await;
    let client = Client::limited(&w, Limits { requests: 2 }).await;
    let first = client.get("/api/v1/instance").await;
    assert_eq!(first.header("x-ratelimit-limit"), "2");
    assert_eq!(first.header("x-ratelimit-remaining"), "1");
    assert_eq!(
        first.header("x-ratelimit-reset"),
        "2026-03-02T09:05:00.000Z"
    );
    client.get("/api/v1/instance").await.ok();
    let third = client.get("/api/v1/instance").await;
    assert_eq!(third.is(429)["error"], "Too many requests");
    assert_eq!(third.header("retry-after"), "300");
    w.clock.advance(std::time::Duration::from_secs(300));
    client.get("/api/v1/instance").await.ok();
}

#[tokio::test]
async fn drawn_faces_are_pictures() {
    let w = World::new(Engine::Sqlite).await;
    let client = Client::new(&w).await;
    for kind in ["0", "47", "header"] {
        let face = client.get(&format!("/api/faces/{kind}")).await;
        assert_eq!((face.code, face.header("content-type")), (200, "image/png"));
        assert_eq!(&face.bytes[1..4], b"PNG");
    }
    assert!(client.get("/api/v1/instance").await.link("next").is_none());
    client.delete("/api/faces/47").await.is(404);
    let upload = client.upload(
        Method::POST,
        "/api/v1/apps",
        &[("client_name", "X")],
        ("file", b"x"),
    );
    upload.await.is(422);
    client.get("/api/faces/48").await.is(404);
    client.get("/api/faces/ann").await.is(404);
}
