//! Timelines, their pages to the very end, lists, tags, markers.

use http::Method;
use serde_json::{Value, json};
use testkit::{Engine, World};

use crate::client::Client;

fn ids(list: &Value) -> Vec<String> {
    let all = list.as_array().unwrap().iter();
    all.map(|s| s["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn pages_lead_both_ways_and_to_the_very_end() {
    let w = World::new(Engine::Sqlite).await;
    let mut all = Vec::new();
    for n in 0..7 {
        all.insert(
            0,
            w.post(w.ann, &format!("Post {n}"))
                .await
                .status
                .id
                .to_string(),
        );
    }
    let ben = Client::of(&w, w.ben).await;
    let (mut path, mut seen) = (
        Some("/api/v1/timelines/public?limit=3".to_owned()),
        Vec::new(),
    );
    let mut newest = None;
    while let Some(next) = path {
        let page = ben.get(&next).await;
        newest = newest.or(page.link("prev"));
        seen.extend(ids(&page.ok()));
        path = page.link("next");
    }
    assert_eq!(seen, all);
    let newest = newest.unwrap();
    assert!(
        newest.contains("limit=3") && newest.contains("min_id="),
        "{newest}"
    );
    assert_eq!(ids(&ben.get(&newest).await.ok()), Vec::<String>::new());
    let after = &all[6];
    let up = ben
        .get(&format!("/api/v1/timelines/public?limit=2&min_id={after}"))
        .await
        .ok();
    assert_eq!(ids(&up), all[4..6], "the nearest newer ones");
    let top = ben
        .get(&format!(
            "/api/v1/timelines/public?limit=2&since_id={after}"
        ))
        .await
        .ok();
    assert_eq!(ids(&top), all[0..2], "the newest of the newer ones");
    let many = ben.get("/api/v1/timelines/public?limit=1000").await.ok();
    assert_eq!(many.as_array().unwrap().len(), 7);
    assert_eq!(
        ben.get("/api/v1/timelines/public?remote=true").await.ok(),
        json!([])
    );
}

#[tokio::test]
async fn home_has_whom_and_what_one_follows() {
    let w = World::new(Engine::Sqlite).await;
    w.follow(w.ben, w.ann).await;
    let post = w.post(w.ann, "Followed").await.status.id.to_string();
    w.post(w.eva, "Not").await;
    let tagged = w.post(w.eva, "About #tea").await.status.id.to_string();
    let ben = Client::of(&w, w.ben).await;
    assert_eq!(
        ben.post("/api/v1/tags/tea/follow", &[]).await.ok()["following"],
        true
    );
    assert_eq!(
        ids(&ben.get("/api/v1/timelines/home").await.ok()),
        [tagged.clone(), post]
    );
    assert_eq!(
        ids(&ben.get("/api/v1/timelines/tag/TEA").await.ok()),
        [tagged]
    );
    assert_eq!(
        ben.get("/api/v1/followed_tags").await.ok()[0]["name"],
        "tea"
    );
    assert_eq!(
        ben.post("/api/v1/tags/tea/unfollow", &[]).await.ok()["following"],
        false
    );
    let featured = ben
        .post("/api/v1/featured_tags", &[("name", "tea")])
        .await
        .ok();
    assert_eq!(
        (&featured["name"], &featured["statuses_count"]),
        (&json!("tea"), &json!("0"))
    );
    let of_ben = format!("/api/v1/accounts/{}/featured_tags", w.ben.id);
    assert_eq!(ben.get(&of_ben).await.ok()[0]["id"], featured["id"]);
    ben.delete(&format!(
        "/api/v1/featured_tags/{}",
        featured["id"].as_str().unwrap()
    ))
    .await
    .ok();
    assert_eq!(ben.get("/api/v1/featured_tags").await.ok(), json!([]));
}

#[tokio::test]
async fn lists_hold_people_and_are_ones_own() {
    let w = World::new(Engine::Sqlite).await;
    let post = w.post(w.eva, "Listed").await.status.id.to_string();
    let (ben, ann) = (Client::of(&w, w.ben).await, Client::of(&w, w.ann).await);
    let list = ben.post("/api/v1/lists", &[("title", "Sales")]).await.ok();
    assert_eq!(
        (&list["replies_policy"], &list["exclusive"]),
        (&json!("list"), &json!(false))
    );
    let id = list["id"].as_str().unwrap();
    let people = json!({ "account_ids": [w.eva.id.to_string()] });
    ben.json(
        Method::POST,
        &format!("/api/v1/lists/{id}/accounts"),
        people.clone(),
    )
    .await
    .ok();
    assert_eq!(
        ben.get(&format!("/api/v1/lists/{id}/accounts?limit=0"))
            .await
            .ok()[0]["acct"],
        "eva"
    );
    assert_eq!(
        ids(&ben.get(&format!("/api/v1/timelines/list/{id}")).await.ok()),
        [post]
    );
    assert_eq!(
        ben.get(&format!("/api/v1/accounts/{}/lists", w.eva.id))
            .await
            .ok()[0]["id"],
        id
    );
    for path in [
        format!("/api/v1/lists/{id}"),
        format!("/api/v1/timelines/list/{id}"),
    ] {
        ann.get(&path).await.is(404);
    }
    assert_eq!(
        ben.form(
            Method::PUT,
            &format!("/api/v1/lists/{id}"),
            &[("title", "Them")]
        )
        .await
        .ok()["title"],
        "Them"
    );
    ben.json(
        Method::DELETE,
        &format!("/api/v1/lists/{id}/accounts"),
        people,
    )
    .await
    .ok();
    assert_eq!(
        ben.get(&format!("/api/v1/lists/{id}/accounts")).await.ok(),
        json!([])
    );
    ben.delete(&format!("/api/v1/lists/{id}")).await.ok();
    let left = ids(&ben.get("/api/v1/lists").await.ok());
    assert!(!left.iter().any(|list| *list == id), "{left:?}");
}

#[tokio::test]
async fn what_one_kept_and_where_one_stopped() {
    let w = World::new(Engine::Sqlite).await;
    let post = w.post(w.eva, "Keep").await.status.id.to_string();
    let ben = Client::of(&w, w.ben).await;
    for (deed, list) in [("favourite", "favourites"), ("bookmark", "bookmarks")] {
        ben.post(&format!("/api/v1/statuses/{post}/{deed}"), &[])
            .await
            .ok();
        assert_eq!(
            ids(&ben.get(&format!("/api/v1/{list}")).await.ok()),
            std::slice::from_ref(&post)
        );
    }
    let moved = ben
        .post("/api/v1/markers", &[("home[last_read_id]", &post)])
        .await
        .ok();
    assert_eq!(
        (&moved["home"]["last_read_id"], &moved["home"]["version"]),
        (&json!(post), &json!(1))
    );
    let read = ben
        .get("/api/v1/markers?timeline[]=home&timeline[]=notifications")
        .await
        .ok();
    assert_eq!(read["home"]["last_read_id"], post);
    assert_eq!(ben.get("/api/v1/markers").await.ok(), json!({}));
}
