//! Every method without a token, and with one that does not allow it: nothing of the inside goes out.

use api::Need;
use axum::body::Body;
use testkit::{Engine, World};

use crate::client::Client;

fn filled(path: &str) -> String {
    let parts = path
        .split('/')
        .map(|part| if part.starts_with('{') { "1" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// What may be read without a token: all of it is checked elsewhere to tell nothing of people.
const OPEN: &[&str] = &[
    "/api/v1/instance",
    "/api/v2/instance",
    "/nodeinfo",
    "/.well-known/",
    "/health",
    "/api/v1/streaming/health",
    "/oauth/",
    "/api/v1/apps",
    "/api/faces/",
    "/api/media/",
    "/api/openapi.json",
];

#[tokio::test]
async fn nothing_goes_out_without_a_token() {
    let w = World::new(Engine::Sqlite).await;
    w.post(w.ann, "A secret of ours").await;
    let client = Client::new(&w).await;
    let table = api::table();
    assert!(table.rows().len() > 20);
    for row in table.rows() {
        if row.need == Need::Nothing {
            let open = OPEN.iter().any(|path| row.path.starts_with(path));
            assert!(open, "{} {} needs no token", row.method, row.path);
        }
        for end in ["", "/"] {
            let path = filled(row.path) + end;
            let said = client.send(row.verb(), &path, &[], Body::empty()).await;
            let text = String::from_utf8_lossy(&said.bytes);
            assert!(
                !text.contains("secret of ours") && !text.contains("Arden"),
                "{path}: {text}"
            );
            assert!(said.code < 500, "{}: {text}", said.asked);
            if row.need != Need::Nothing {
                assert_eq!(
                    said.is(401)["error"],
                    "The access token is invalid",
                    "{path}"
                );
            }
        }
    }
}

#[tokio::test]
async fn a_token_does_only_what_it_may() {
    let w = World::new(Engine::Sqlite).await;
    // `push` allows nothing but pushes, `profile` nothing but one's own card.
    let narrow = Client::with(&w, w.ben, "push").await;
    let other = Client::with(&w, w.ben, "profile").await;
    for row in api::table().rows() {
        let Need::Scope(scopes) = row.need else {
            continue;
        };
        let client = if scopes.contains(&"push") {
            &other
        } else {
            &narrow
        };
        let said = client
            .send(row.verb(), &filled(row.path), &[], Body::empty())
            .await;
        let text = said.is(403)["error"].clone();
        assert_eq!(
            text, "This action is outside the authorized scopes",
            "{}",
            said.asked
        );
    }
}

#[tokio::test]
async fn a_wrong_token_is_none() {
    let w = World::new(Engine::Sqlite).await;
    let client = Client::new(&w).await.as_token(Some("nonsense"));
    client.get("/oauth/userinfo").await.is(401);
    client.get("/api/v1/instance").await.ok();
}
