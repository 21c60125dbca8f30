//! What hangs on a post: pictures, polls, its time, its thread.

use super::*;

#[tokio::test]
async fn pictures_go_out_by_their_mark_only_and_end_with_the_token() {
    let w = World::new(Engine::Sqlite).await;
    let ben = Client::of(&w, w.ben).await;
    let image = ben
        .upload(Method::POST, "/api/v1/media", &[], ("file", &png()))
        .await
        .ok();
    let url = |name: &str| {
        image[name]
            .as_str()
            .unwrap()
            .trim_start_matches("http://corner.test")
            .to_owned()
    };
    let nobody = ben.as_token(None);
    for name in ["url", "preview_url"] {
        let picture = nobody.get(&url(name)).await;
        assert_eq!(
            (
                picture.code,
                picture.header("content-type").starts_with("image/")
            ),
            (200, true)
        );
    }
    let path = url("url");
    let (front, mark) = path.rsplit_once('/').unwrap();
    let wrong: String = mark.chars().rev().collect();
    nobody.get(&format!("{front}/{wrong}")).await.is(404);
    let apps = service::oauth::connected(&w.ctx, w.ben.actor)
        .await
        .unwrap();
    service::oauth::disconnect(&w.ctx, w.ben.actor, apps[0].id)
        .await
        .unwrap();
    nobody.get(&path).await.is(404);
}

#[tokio::test]
async fn polls_tell_their_results_to_those_who_voted() {
    let w = World::new(Engine::Sqlite).await;
    let (ann, ben) = (Client::of(&w, w.ann).await, Client::of(&w, w.ben).await);
    let fields = [
        ("status", "Tea?"),
        ("poll[options][]", "Yes"),
        ("poll[options][]", "No"),
        ("poll[expires_in]", "3600"),
    ];
    let made = ann.post("/api/v1/statuses", &fields).await.ok();
    let poll = made["poll"]["id"].as_str().unwrap();
    let seen = ben.get(&format!("/api/v1/polls/{poll}")).await.ok();
    assert_eq!(
        (&seen["voted"], &seen["own_votes"], &seen["voters_count"]),
        (&json!(false), &json!([]), &json!(null))
    );
    assert!(seen["options"][0]["votes_count"].is_null());
    let voted = ben
        .json(
            Method::POST,
            &format!("/api/v1/polls/{poll}/votes"),
            json!({ "choices": [1] }),
        )
        .await
        .ok();
    assert_eq!(
        (&voted["own_votes"], &voted["options"][1]["votes_count"]),
        (&json!([1]), &json!(1))
    );
    let twice = ben
        .json(
            Method::POST,
            &format!("/api/v1/polls/{poll}/votes"),
            json!({ "choices": ["0"] }),
        )
        .await;
    assert!(
        twice.is(422)["error"]
            .as_str()
            .unwrap()
            .contains("already voted")
    );
    ben.get("/api/v1/polls/1").await.is(404);
}

#[tokio::test]
async fn scheduled_posts_wait_and_can_be_moved() {
    let w = World::new(Engine::Sqlite).await;
    let ben = Client::of(&w, w.ben).await;
    let fields = [
        ("status", "Later"),
        ("scheduled_at", "2026-03-03T09:00:00Z"),
        ("visibility", "private"),
    ];
    let waiting = ben.post("/api/v1/statuses", &fields).await.ok();
    assert_eq!(waiting["scheduled_at"], "2026-03-03T09:00:00.000Z");
    assert_eq!(
        (&waiting["params"]["text"], &waiting["params"]["visibility"]),
        (&json!("Later"), &json!("private"))
    );
    let id = waiting["id"].as_str().unwrap();
    let path = format!("/api/v1/scheduled_statuses/{id}");
    let moved = ben
        .form(
            Method::PUT,
            &path,
            &[("scheduled_at", "2026-03-04T09:00:00Z")],
        )
        .await
        .ok();
    assert_eq!(moved["scheduled_at"], "2026-03-04T09:00:00.000Z");
    assert_eq!(
        ben.get("/api/v1/scheduled_statuses")
            .await
            .ok()
            .as_array()
            .unwrap()
            .len(),
        1
    );
    ben.delete(&path).await.ok();
    ben.get(&path).await.is(404);
}

#[tokio::test]
async fn a_thread_is_told_whole() {
    let w = World::new(Engine::Sqlite).await;
    let first = w.post(w.ann, "One").await.status.id;
    let second = w.reply(w.ben, first, "Two").await.status.id;
    let third = w.reply(w.ann, second, "Three").await.status.id;
    let eva = Client::of(&w, w.eva).await;
    let context = eva
        .get(&format!("/api/v1/statuses/{second}/context"))
        .await
        .ok();
    assert_eq!(context["ancestors"][0]["id"], first.to_string());
    assert_eq!(context["descendants"][0]["id"], third.to_string());
    assert_eq!(
        context["descendants"][0]["in_reply_to_account_id"],
        w.ben.id.to_string()
    );
    let quoting = eva
        .post(
            "/api/v1/statuses",
            &[("status", "See"), ("quoted_status_id", &first.to_string())],
        )
        .await
        .ok();
    assert_eq!(
        (
            &quoting["quote"]["state"],
            &quoting["quote"]["quoted_status"]["id"]
        ),
        (&json!("accepted"), &json!(first.to_string()))
    );
    let quotes = eva
        .get(&format!("/api/v1/statuses/{first}/quotes"))
        .await
        .ok();
    assert_eq!(quotes[0]["id"], quoting["id"]);
}
