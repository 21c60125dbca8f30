//! Administration through an app: the person's rights and the token's scopes, both.

use model::{AccountState, Role};
use serde_json::json;
use service::accounts::NewPerson;
use testkit::{Engine, World};

use crate::client::Client;

#[tokio::test]
async fn administrators_let_people_in_and_keep_them_out() {
    let w = World::new(Engine::Sqlite).await;
    let asks = NewPerson {
        handle: "newbie".to_owned(),
        name: "New Bie".to_owned(),
        email: Some("newbie@acme.example".to_owned()),
        role: Role::Member,
        state: AccountState::Pending,
        unit: None,
        password_hash: None,
    };
    let id = service::accounts::create(&w.ctx, asks).await.unwrap();
    let (dario, ben) = (Client::of(&w, w.dario).await, Client::of(&w, w.ben).await);
    let pending = dario
        .get("/api/v2/admin/accounts?status=pending")
        .await
        .ok();
    assert_eq!(
        (&pending[0]["username"], &pending[0]["approved"]),
        (&json!("newbie"), &json!(false))
    );
    assert_eq!(pending[0]["email"], "newbie@acme.example");
    ben.get("/api/v1/admin/accounts").await.is(403);
    ben.get(&format!("/api/v1/accounts/{id}")).await.is(404);
    let path = |deed: &str| format!("/api/v1/admin/accounts/{id}/{deed}");
    ben.post(&path("approve"), &[]).await.is(403);
    assert_eq!(
        dario.post(&path("approve"), &[]).await.ok()["approved"],
        true
    );
    ben.get(&format!("/api/v1/accounts/{id}")).await.ok();
    dario
        .post(&path("action"), &[("type", "suspend")])
        .await
        .ok();
    assert_eq!(
        dario
            .get(&format!("/api/v1/admin/accounts/{id}"))
            .await
            .ok()["suspended"],
        true
    );
    assert_eq!(
        dario.post(&path("unsuspend"), &[]).await.ok()["suspended"],
        false
    );
    dario
        .post(&path("action"), &[("type", "explode")])
        .await
        .is(422);
    dario
        .delete(&format!("/api/v1/admin/accounts/{id}"))
        .await
        .is(403);
    assert_eq!(
        dario.get("/api/v1/admin/domain_blocks").await.ok(),
        json!([])
    );
    ben.get("/api/v1/admin/domain_blocks").await.is(403);
    let page = dario.get("/api/v1/admin/accounts?limit=2").await;
    assert_eq!(page.ok().as_array().unwrap().len(), 2);
    let next = dario.get(&page.link("next").unwrap()).await.ok();
    assert_ne!(next[0]["id"], page.ok()[1]["id"]);
}
