//! Coming in: registration, codes, tokens, their end.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use service::oauth::{Asked, OUT_OF_BAND};
use sha2::{Digest, Sha256};
use testkit::{Engine, World};

use crate::client::Client;

async fn register(app: &Client) -> Value {
    let fields = [
        ("client_name", "Testphone"),
        ("redirect_uris", OUT_OF_BAND),
        ("scopes", "read write:statuses"),
        ("website", "https://app.example"),
    ];
    app.post("/api/v1/apps", &fields).await.ok()
}

fn asked(app: &Value, challenge: &str) -> Asked {
    Asked {
        client_id: app["client_id"].as_str().unwrap().to_owned(),
        redirect_uri: OUT_OF_BAND.to_owned(),
        scopes: "read".to_owned(),
        challenge: challenge.to_owned(),
        method: if challenge.is_empty() { "" } else { "S256" }.to_owned(),
    }
}

fn fetching<'a>(app: &'a Value, code: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("grant_type", "authorization_code"),
        ("code", code),
        ("client_id", app["client_id"].as_str().unwrap()),
        ("client_secret", app["client_secret"].as_str().unwrap()),
        ("redirect_uri", OUT_OF_BAND),
    ]
}

#[tokio::test]
async fn an_app_registers_and_is_told_what_the_papers_say() {
    let w = World::new(Engine::Sqlite).await;
    let client = Client::new(&w).await;
    let app = register(&client).await;
    assert_eq!(app["name"], "Testphone");
    assert_eq!(app["website"], "https://app.example/");
    assert_eq!(app["scopes"], json!(["read", "write:statuses"]));
    assert_eq!(app["redirect_uri"], OUT_OF_BAND);
    assert_eq!(app["redirect_uris"], json!([OUT_OF_BAND]));
    assert_eq!(app["client_secret_expires_at"], 0);
    let key = URL_SAFE_NO_PAD
        .decode(app["vapid_key"].as_str().unwrap())
        .unwrap();
    assert_eq!((key.len(), key[0]), (65, 4), "an uncompressed point");
    let many = client
        .json(
            http::Method::POST,
            "/api/v1/apps",
            json!({ "client_name": "Two", "redirect_uris": ["https://a.example/x", "phone://back"], "scopes": "read" }),
        )
        .await
        .ok();
    assert_eq!(many["redirect_uri"], "https://a.example/x\nphone://back");
    for wrong in [
        [("client_name", ""), ("redirect_uris", OUT_OF_BAND)],
        [("client_name", "X"), ("redirect_uris", "not an address")],
        [
            ("client_name", "X"),
            ("redirect_uris", "javascript:alert(1)"),
        ],
    ] {
        let said = client.post("/api/v1/apps", &wrong).await.is(422);
        assert!(
            said["error"]
                .as_str()
                .unwrap()
                .starts_with("Validation failed: ")
        );
    }
}

#[tokio::test]
async fn a_code_is_worth_one_token_to_its_own_app_with_its_proof() {
    let w = World::new(Engine::Sqlite).await;
    let client = Client::new(&w).await;
    let app = register(&client).await;
    let verifier = "a-verifier-that-is-long-enough-to-be-one-0123456789";
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier));
    let allow = async |challenge: &str| {
        service::oauth::allow(&w.ctx, w.ben.actor, asked(&app, challenge))
            .await
            .unwrap()
    };
    let code = allow(&challenge).await;
    let wrong = client.post("/oauth/token", &fetching(&app, &code)).await;
    assert_eq!(wrong.is(400)["error"], "invalid_grant", "no proof");
    let mut right = fetching(&app, &code);
    right.push(("code_verifier", verifier));
    let used = client.post("/oauth/token", &right).await.is(400);
    assert_eq!(used["error"], "invalid_grant", "a code works once");
    let code = allow(&challenge).await;
    let mut right = fetching(&app, &code);
    right.push(("code_verifier", verifier));
    let token = client.post("/oauth/token", &right).await.ok();
    assert_eq!(token["token_type"], "Bearer");
    assert_eq!(token["scope"], "read");
    assert_eq!(token["created_at"], w.ctx.now().secs());
    let plain = allow("").await;
    let mut stolen = fetching(&app, &plain);
    stolen[3].1 = "another secret";
    let said = client.post("/oauth/token", &stolen).await.is(401);
    assert_eq!(said["error"], "invalid_client");
    w.clock.advance(std::time::Duration::from_secs(601));
    let late = client.post("/oauth/token", &fetching(&app, &plain)).await;
    assert_eq!(late.is(400)["error"], "invalid_grant", "too late");
    let mut wide = asked(&app, "");
    wide.scopes = "read write".to_owned();
    let refused = service::oauth::allow(&w.ctx, w.ben.actor, wide).await;
    assert_eq!(refused.unwrap_err().word(), "invalid_scope");
}

#[tokio::test]
async fn an_app_alone_may_only_say_who_it_is() {
    let w = World::new(Engine::Sqlite).await;
    let client = Client::new(&w).await;
    let app = register(&client).await;
    let (id, secret) = (
        app["client_id"].as_str().unwrap(),
        app["client_secret"].as_str().unwrap(),
    );
    let basic = STANDARD.encode(format!("{id}:{secret}"));
    let headers = [
        ("authorization", format!("Basic {basic}")),
        (
            "content-type",
            "application/x-www-form-urlencoded".to_owned(),
        ),
    ];
    let headers: Vec<(&str, &str)> = headers.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let body = "grant_type=client_credentials&scope=read";
    let token = client
        .send(http::Method::POST, "/oauth/token", &headers, body.into())
        .await
        .ok();
    let alone = client.as_token(token["access_token"].as_str());
    let me = alone.get("/api/v1/apps/verify_credentials").await.ok();
    assert_eq!(me["name"], "Testphone");
    assert!(me.get("client_secret").is_none());
    assert_eq!(
        alone.get("/oauth/userinfo").await.is(422)["error"],
        "This method requires an authenticated user"
    );
    let odd = client
        .post("/oauth/token", &[("grant_type", "password")])
        .await;
    assert_eq!(odd.is(400)["error"], "unsupported_grant_type");
}

#[tokio::test]
async fn what_is_revoked_stops_at_once() {
    let w = World::new(Engine::Sqlite).await;
    let client = Client::new(&w).await;
    let app = register(&client).await;
    let code = service::oauth::allow(&w.ctx, w.ben.actor, asked(&app, ""))
        .await
        .unwrap();
    let token = client
        .post("/oauth/token", &fetching(&app, &code))
        .await
        .ok();
    let token = token["access_token"].as_str().unwrap();
    let ben = client.as_token(Some(token));
    let info = ben.get("/oauth/userinfo").await.ok();
    assert_eq!(info["preferred_username"], "ben");
    let own = [
        ("client_id", app["client_id"].as_str().unwrap()),
        ("client_secret", app["client_secret"].as_str().unwrap()),
        ("token", token),
    ];
    let told = client.post("/oauth/introspect", &own).await.ok();
    assert_eq!(
        (&told["active"], &told["scope"]),
        (&json!(true), &json!("read"))
    );
    let other = register(&client).await;
    let foreign = [
        ("client_id", other["client_id"].as_str().unwrap()),
        ("client_secret", other["client_secret"].as_str().unwrap()),
        ("token", token),
    ];
    assert_eq!(
        client.post("/oauth/introspect", &foreign).await.ok()["active"],
        false
    );
    assert_eq!(
        client.post("/oauth/revoke", &foreign).await.is(403)["error"],
        "unauthorized_client"
    );
    ben.get("/oauth/userinfo").await.ok();
    for _ in 0..2 {
        assert_eq!(client.post("/oauth/revoke", &own).await.ok(), json!({}));
    }
    let gone = ben.get("/oauth/userinfo").await;
    assert_eq!(gone.is(401)["error"], "The access token is invalid");
    assert!(gone.header("www-authenticate").starts_with("Bearer"));
    assert_eq!(
        client.post("/oauth/introspect", &own).await.ok()["active"],
        false
    );
}

#[tokio::test]
async fn who_may_not_sign_in_may_not_act_through_apps() {
    let w = World::new(Engine::Sqlite).await;
    let ben = Client::of(&w, w.ben).await;
    ben.get("/oauth/userinfo").await.ok();
    let post = async |text| ben.post("/api/v1/statuses", &[("status", text)]).await;
    // Who writes after others wrote is looked up another way than who reads.
    for text in ["One", "Two"] {
        post(text).await.ok();
    }
    service::accounts::set_state(
        &w.ctx,
        w.dario.actor,
        w.ben.id,
        model::AccountState::Suspended,
    )
    .await
    .unwrap();
    post("Three").await.is(401);
    ben.get("/oauth/userinfo").await.is(401);
}

#[tokio::test]
async fn the_metadata_names_what_is_there() {
    let w = World::new(Engine::Sqlite).await;
    let client = Client::new(&w).await;
    let said = client
        .get("/.well-known/oauth-authorization-server")
        .await
        .ok();
    assert_eq!(said["issuer"], "http://corner.test/");
    assert_eq!(said["token_endpoint"], "http://corner.test/oauth/token");
    assert_eq!(said["code_challenge_methods_supported"], json!(["S256"]));
    assert!(
        said["scopes_supported"]
            .as_array()
            .unwrap()
            .contains(&json!("write:statuses"))
    );
}
