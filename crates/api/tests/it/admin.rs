//! Administration through an app: the person's rights and the token's scopes, both.

use model::{AccountState, Role};
use serde_json::json;
use service::accounts::NewPerson;
use testkit::{Engine, World};

use crate::client::Client;

#[tokio::test]
async fn moderators_deal_with_reports() {
    let w = World::new(Engine::Sqlite).await;
    let post = w.post(w.eva, "Rude words").await.status.id.to_string();
    let (ben, carla) = (Client::of(&w, w.ben).await, Client::of(&w, w.carla).await);
    let eva = Client::of(&w, w.eva).await;
    let report = [
        ("account_id", w.eva.id.to_string()),
        ("status_ids[]", post.clone()),
        ("comment", "Not kind".to_owned()),
    ];
    let report: Vec<(&str, &str)> = report.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let made = ben.post("/api/v1/reports", &report).await.ok();
    let id = made["id"].as_str().unwrap();
    for (client, code) in [(&ben, 403), (&eva, 403)] {
        client.get("/api/v1/admin/reports").await.is(code);
        client
            .get(&format!("/api/v1/admin/reports/{id}"))
            .await
            .is(code);
    }
    let narrow = Client::with(&w, w.carla, "read write admin:read:accounts").await;
    narrow.get("/api/v1/admin/reports").await.is(403);
    let all = carla.get("/api/v1/admin/reports").await.ok();
    assert_eq!(all[0]["id"], id);
    assert_eq!(all[0]["account"]["username"], "ben");
    assert_eq!(all[0]["target_account"]["account"]["acct"], "eva");
    assert_eq!(all[0]["statuses"][0]["id"], post);
    assert_eq!(
        (&all[0]["action_taken"], &all[0]["assigned_account"]),
        (&json!(false), &json!(null))
    );
    let about =
        |who: testkit::Person| format!("/api/v1/admin/reports?target_account_id={}", who.id);
    assert_eq!(carla.get(&about(w.ben)).await.ok(), json!([]));
    assert_eq!(carla.get(&about(w.eva)).await.ok()[0]["id"], id);
    let path = |deed: &str| format!("/api/v1/admin/reports/{id}/{deed}");
    let mine = carla.post(&path("assign_to_self"), &[]).await.ok();
    assert_eq!(mine["assigned_account"]["username"], "carla");
    let nobody = carla.post(&path("unassign"), &[]).await.ok();
    assert_eq!(nobody["assigned_account"], json!(null));
    let done = carla.post(&path("resolve"), &[]).await.ok();
    assert_eq!(done["action_taken"], true);
    assert_eq!(done["action_taken_by_account"]["username"], "carla");
    assert_eq!(carla.get("/api/v1/admin/reports").await.ok(), json!([]));
    let settled = carla.get("/api/v1/admin/reports?resolved=true").await.ok();
    assert_eq!(settled[0]["id"], id);
    assert_eq!(
        carla.post(&path("reopen"), &[]).await.ok()["action_taken"],
        false
    );
    // What is done settles it, and the person loses their apps at once.
    let act = format!("/api/v1/admin/accounts/{}/action", w.eva.id);
    carla.post(&act, &[("type", "silence")]).await.is(422);
    carla.post(&act, &[("type", "suspend")]).await.is(403);
    carla
        .post(
            &act,
            &[
                ("type", "silence"),
                ("text", "Calm down"),
                ("report_id", id),
            ],
        )
        .await
        .ok();
    let shown = format!("/api/v1/admin/accounts/{}", w.eva.id);
    let now = carla.get(&shown).await.ok();
    assert_eq!(
        (&now["silenced"], &now["email"]),
        (&json!(true), &json!(""))
    );
    assert_eq!(carla.get("/api/v1/admin/reports").await.ok(), json!([]));
    let free = carla.post(&format!("{shown}/unsilence"), &[]).await.ok();
    assert_eq!(free["silenced"], false);
    eva.get("/api/v1/timelines/home").await.ok();
    carla
        .post(&act, &[("type", "suspend"), ("text", "Enough")])
        .await
        .ok();
    eva.get("/api/v1/timelines/home").await.is(401);
    let back = carla.post(&format!("{shown}/unsuspend"), &[]).await.ok();
    assert_eq!(back["suspended"], false);
    ben.post(&act, &[("type", "none"), ("text", "No")])
        .await
        .is(403);
}

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
