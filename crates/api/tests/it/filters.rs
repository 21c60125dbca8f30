//! Word filters in both shapes, and notifications.

use http::Method;
use serde_json::json;
use testkit::{Engine, World};

use crate::client::Client;

#[tokio::test]
async fn a_filter_holds_words_and_posts() {
    let w = World::new(Engine::Sqlite).await;
    let (noisy, marked) = (
        w.post(w.eva, "Football again").await.status.id,
        w.post(w.eva, "Fine").await.status.id,
    );
    let ben = Client::of(&w, w.ben).await;
    let body = json!({ "title": "Sports", "context": ["home", "public"], "filter_action": "warn", "expires_in": 3600,
        "keywords_attributes": [{ "keyword": "football", "whole_word": true }, { "keyword": "tennis" }] });
    let made = ben.json(Method::POST, "/api/v2/filters", body).await.ok();
    let id = made["id"].as_str().unwrap();
    assert_eq!(
        (&made["title"], &made["context"]),
        (&json!("Sports"), &json!(["home", "public"]))
    );
    assert_eq!(
        (&made["filter_action"], &made["expires_at"]),
        (&json!("warn"), &json!("2026-03-02T10:00:02.000Z"))
    );
    assert_eq!(made["keywords"].as_array().unwrap().len(), 2);
    let seen = ben.get(&format!("/api/v1/statuses/{noisy}")).await.ok();
    assert_eq!(seen["filtered"][0]["filter"]["id"], id);
    assert_eq!(seen["filtered"][0]["keyword_matches"], json!(["football"]));
    let mark = ben
        .post(
            &format!("/api/v2/filters/{id}/statuses"),
            &[("status_id", &marked.to_string())],
        )
        .await
        .ok();
    let seen = ben.get(&format!("/api/v1/statuses/{marked}")).await.ok();
    assert_eq!(
        seen["filtered"][0]["status_matches"],
        json!([marked.to_string()])
    );
    ben.delete(&format!(
        "/api/v2/filters/statuses/{}",
        mark["id"].as_str().unwrap()
    ))
    .await
    .ok();
    let word = ben
        .post(
            &format!("/api/v2/filters/{id}/keywords"),
            &[("keyword", "golf")],
        )
        .await
        .ok();
    let path = format!("/api/v2/filters/keywords/{}", word["id"].as_str().unwrap());
    assert_eq!(
        ben.form(Method::PUT, &path, &[("keyword", "curling")])
            .await
            .ok()["keyword"],
        "curling"
    );
    ben.delete(&path).await.ok();
    ben.get(&path).await.is(404);
    let hidden = ben
        .form(
            Method::PUT,
            &format!("/api/v2/filters/{id}"),
            &[("filter_action", "hide")],
        )
        .await
        .ok();
    assert_eq!(
        (&hidden["filter_action"], &hidden["title"]),
        (&json!("hide"), &json!("Sports"))
    );
    let shown = ben.get("/api/v1/timelines/public").await.ok();
    assert_eq!(
        shown.as_array().unwrap().len(),
        1,
        "what is hidden is not told"
    );
    Client::of(&w, w.ann)
        .await
        .get(&format!("/api/v2/filters/{id}"))
        .await
        .is(404);
    ben.delete(&format!("/api/v2/filters/{id}")).await.ok();
    assert_eq!(ben.get("/api/v2/filters").await.ok(), json!([]));
}

#[tokio::test]
async fn the_older_shape_is_one_word_each() {
    let w = World::new(Engine::Sqlite).await;
    let ben = Client::of(&w, w.ben).await;
    let fields = [
        ("phrase", "spoiler"),
        ("context[]", "home"),
        ("irreversible", "true"),
        ("whole_word", "1"),
    ];
    let made = ben.post("/api/v1/filters", &fields).await.ok();
    assert_eq!(
        (&made["phrase"], &made["irreversible"], &made["whole_word"]),
        (&json!("spoiler"), &json!(true), &json!(true))
    );
    assert!(made["expires_at"].is_null());
    let path = format!("/api/v1/filters/{}", made["id"].as_str().unwrap());
    assert_eq!(
        ben.form(
            Method::PUT,
            &path,
            &[("phrase", "the end"), ("context[]", "home")]
        )
        .await
        .ok()["phrase"],
        "the end"
    );
    assert_eq!(
        ben.get("/api/v2/filters")
            .await
            .ok()
            .as_array()
            .unwrap()
            .len(),
        1
    );
    ben.delete(&path).await.ok();
    assert_eq!(ben.get("/api/v1/filters").await.ok(), json!([]));
    ben.post("/api/v1/filters", &[("phrase", "x")])
        .await
        .is(422);
}

#[tokio::test]
async fn a_filter_of_the_web_app_is_one_for_apps() {
    let w = World::new(Engine::Sqlite).await;
    let draft = service::filters::FilterDraft {
        phrase: "monday".to_owned(),
        whole_word: false,
        action: model::FilterAction::Warn,
        until: service::filters::Until::Ever,
    };
    let id = service::filters::create(&w.ctx, w.ben.actor, draft)
        .await
        .unwrap();
    let ben = Client::of(&w, w.ben).await;
    let seen = ben.get(&format!("/api/v2/filters/{id}")).await.ok();
    assert_eq!(
        (&seen["title"], &seen["keywords"][0]["keyword"]),
        (&json!("monday"), &json!("monday"))
    );
    ben.post(
        &format!("/api/v2/filters/{id}/keywords"),
        &[("keyword", "tuesday")],
    )
    .await
    .ok();
    let seen = ben.get(&format!("/api/v2/filters/{id}")).await.ok();
    assert_eq!(seen["keywords"].as_array().unwrap().len(), 2);
    assert_eq!(
        service::filters::all(&w.ctx, w.ben.actor)
            .await
            .unwrap()
            .len(),
        2
    );
}

#[tokio::test]
async fn one_is_told_and_puts_it_away() {
    let w = World::new(Engine::Sqlite).await;
    let post = w.post(w.ben, "Mine").await.status.id;
    let eva = Client::of(&w, w.eva).await;
    eva.post(&format!("/api/v1/statuses/{post}/favourite"), &[])
        .await
        .ok();
    w.follow(w.eva, w.ben).await;
    w.post(w.eva, "Hi @ben").await;
    w.run_events().await;
    let ben = Client::of(&w, w.ben).await;
    let told = ben.get("/api/v1/notifications").await.ok();
    let kinds: Vec<&str> = told
        .as_array()
        .unwrap()
        .iter()
        .map(|n| n["type"].as_str().unwrap())
        .collect();
    assert_eq!(kinds.len(), 3, "{kinds:?}");
    for kind in ["favourite", "follow", "mention"] {
        assert!(kinds.contains(&kind), "{kinds:?}");
    }
    let only = ben
        .get("/api/v1/notifications?types[]=favourite")
        .await
        .ok();
    assert_eq!(
        (only.as_array().unwrap().len(), &only[0]["status"]["id"]),
        (1, &json!(post.to_string()))
    );
    assert_eq!(only[0]["account"]["acct"], "eva");
    let without = ben
        .get("/api/v1/notifications?exclude_types[]=favourite&exclude_types[]=mention")
        .await
        .ok();
    assert_eq!(without[0]["type"], "follow");
    assert_eq!(
        ben.get("/api/v1/notifications?types[]=admin.report")
            .await
            .ok(),
        json!([])
    );
    assert_eq!(
        ben.get("/api/v1/notifications/unread_count").await.ok()["count"],
        3
    );
    let id = only[0]["id"].as_str().unwrap();
    assert_eq!(
        ben.get(&format!("/api/v1/notifications/{id}")).await.ok()["type"],
        "favourite"
    );
    eva.get(&format!("/api/v1/notifications/{id}"))
        .await
        .is(404);
    ben.post(&format!("/api/v1/notifications/{id}/dismiss"), &[])
        .await
        .ok();
    ben.get(&format!("/api/v1/notifications/{id}"))
        .await
        .is(404);
    ben.post("/api/v1/notifications/clear", &[]).await.ok();
    assert_eq!(ben.get("/api/v1/notifications").await.ok(), json!([]));
}

#[tokio::test]
async fn one_is_told_in_groups() {
    let w = World::new(Engine::Sqlite).await;
    let post = w.post(w.ben, "Mine").await.status.id;
    for person in [w.eva, w.ann] {
        let app = Client::of(&w, person).await;
        app.post(&format!("/api/v1/statuses/{post}/favourite"), &[])
            .await
            .ok();
    }
    w.post(w.eva, "Hi @ben").await;
    w.run_events().await;
    let ben = Client::of(&w, w.ben).await;
    let told = ben.get("/api/v2/notifications").await.ok();
    let groups = told["notification_groups"].as_array().unwrap();
    assert_eq!(groups.len(), 2, "{told}");
    let both = groups.iter().find(|g| g["type"] == "favourite").unwrap();
    assert_eq!(both["notifications_count"], 2);
    assert_eq!(both["status_id"], post.to_string());
    assert_eq!(both["sample_account_ids"].as_array().unwrap().len(), 2);
    assert_eq!(told["accounts"].as_array().unwrap().len(), 2);
    assert_eq!(told["statuses"].as_array().unwrap().len(), 2);
    let path = "/api/v2/notifications?grouped_types[]=follow";
    let apart = ben.get(path).await.ok();
    assert_eq!(apart["notification_groups"].as_array().unwrap().len(), 3);
    let key = both["group_key"].as_str().unwrap();
    let path = format!("/api/v2/notifications/{key}");
    assert_eq!(
        ben.get(&path).await.ok()["notification_groups"][0]["group_key"],
        key
    );
    let people = ben.get(&format!("{path}/accounts")).await.ok();
    assert_eq!(people.as_array().unwrap().len(), 2);
    ben.post(&format!("{path}/dismiss"), &[]).await.ok();
    ben.get(&path).await.is(404);
    let policy = ben.get("/api/v2/notifications/policy").await.ok();
    assert_eq!(policy["for_not_following"], "accept");
    assert_eq!(
        ben.get("/api/v1/notifications/requests").await.ok(),
        json!([])
    );
}

#[tokio::test]
async fn a_report_reaches_those_who_keep_order() {
    let w = World::new(Engine::Sqlite).await;
    let post = w.post(w.eva, "Buy now").await.status.id.to_string();
    let ben = Client::of(&w, w.ben).await;
    let eva = w.eva.id.to_string();
    let fields = [
        ("account_id", eva.as_str()),
        ("status_ids[]", &post),
        ("category", "spam"),
        ("comment", "Adverts"),
    ];
    let made = ben.post("/api/v1/reports/", &fields).await.ok();
    assert_eq!(
        (&made["category"], &made["action_taken"]),
        (&json!("spam"), &json!(false))
    );
    assert_eq!(made["status_ids"], json!([post]));
    assert_eq!(made["target_account"]["acct"], "eva");
    ben.post("/api/v1/reports", &[("account_id", "1")])
        .await
        .is(404);
}
