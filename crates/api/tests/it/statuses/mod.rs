//! Writing posts, reading one, and what one does with it.

mod attached;

use http::Method;
use model::Audience;
use serde_json::json;
use testkit::{Engine, World};

use crate::client::Client;

#[tokio::test]
async fn a_post_has_every_field_of_the_papers() {
    let w = World::new(Engine::Sqlite).await;
    let ben = Client::of(&w, w.ben).await;
    let fields = [
        ("status", "Hello @ann, #Coffee?"),
        ("language", "en-GB"),
        ("spoiler_text", "Hot"),
    ];
    let made = ben.post("/api/v1/statuses", &fields).await.ok();
    let id = made["id"].as_str().unwrap();
    assert_eq!(made["visibility"], "public");
    assert_eq!(made["language"], "en");
    assert_eq!(
        (&made["spoiler_text"], &made["sensitive"]),
        (&json!("Hot"), &json!(true))
    );
    assert_eq!(made["account"]["acct"], "ben");
    assert_eq!(made["mentions"][0]["acct"], "ann");
    assert_eq!(made["mentions"][0]["id"], w.ann.id.to_string());
    assert_eq!(made["tags"][0]["name"], "Coffee");
    assert_eq!(made["tags"][0]["url"], "http://corner.test/tags/coffee");
    assert_eq!(made["url"], format!("http://corner.test/@ben/{id}"));
    let content = made["content"].as_str().unwrap();
    assert!(
        content.contains(
            "<a href=\"http://corner.test/@ann\" class=\"u-url mention\">@<span>ann</span></a>"
        ),
        "{content}"
    );
    assert_eq!(made["created_at"].as_str().unwrap().len(), 24);
    for nothing in [
        "in_reply_to_id",
        "in_reply_to_account_id",
        "reblog",
        "card",
        "poll",
        "quote",
        "edited_at",
        "application",
    ] {
        assert!(
            made[nothing].is_null() && made.get(nothing).is_some(),
            "{nothing}"
        );
    }
    for list in ["media_attachments", "emojis", "filtered"] {
        assert_eq!(made[list], json!([]), "{list}");
    }
    for no in ["favourited", "reblogged", "muted", "bookmarked", "pinned"] {
        assert_eq!(made[no], false, "{no}");
    }
    assert_eq!(made["quote_approval"]["current_user"], "automatic");
    assert_eq!(ben.get(&format!("/api/v1/statuses/{id}")).await.ok(), made);
    let source = ben.get(&format!("/api/v1/statuses/{id}/source")).await.ok();
    assert_eq!(
        source,
        json!({ "id": id, "text": fields[0].1, "spoiler_text": "Hot" })
    );
}

#[tokio::test]
async fn the_same_key_posts_once() {
    let w = World::new(Engine::Sqlite).await;
    let ben = Client::of(&w, w.ben).await;
    let headers = [
        ("idempotency-key", "once"),
        ("content-type", "application/json"),
    ];
    let post = async || {
        ben.send(
            Method::POST,
            "/api/v1/statuses",
            &headers,
            json!({ "status": "Once" }).to_string().into(),
        )
        .await
        .ok()
    };
    assert_eq!(post().await["id"], post().await["id"]);
    let none = ben
        .post("/api/v1/statuses", &[("status", " ")])
        .await
        .is(422);
    assert_eq!(none["error"], "Validation failed: Text can't be blank");
    ben.post(
        "/api/v1/statuses",
        &[("status", "x"), ("visibility", "world")],
    )
    .await
    .is(422);
}

#[tokio::test]
async fn audiences_are_mapped_and_never_widened() {
    let w = World::new(Engine::Sqlite).await;
    let (ben, ann) = (Client::of(&w, w.ben).await, Client::of(&w, w.ann).await);
    let unit = w
        .post_to(w.ann, Audience::Unit(w.roastery), "For us @ben")
        .await
        .status
        .id;
    let seen = ben.get(&format!("/api/v1/statuses/{unit}")).await.ok();
    assert_eq!(seen["visibility"], "private");
    assert!(
        seen["content"]
            .as_str()
            .unwrap()
            .ends_with("<p>🔒 Roastery</p>"),
        "{}",
        seen["content"]
    );
    for visibility in ["public", "unlisted", "private"] {
        let unit = unit.to_string();
        let fields = [
            ("status", "Yes"),
            ("in_reply_to_id", &unit),
            ("visibility", visibility),
        ];
        let reply = ben.post("/api/v1/statuses", &fields).await.ok();
        assert_eq!(reply["visibility"], "private", "{visibility}");
        let id = reply["id"].as_str().unwrap().parse().unwrap();
        let stored = service::views::status(&w.ctx, w.ben.actor, id)
            .await
            .unwrap();
        assert_eq!(stored.status.audience, Audience::Unit(w.roastery));
    }
    let mine = ann
        .post(
            "/api/v1/statuses",
            &[("status", "Followers"), ("visibility", "private")],
        )
        .await
        .ok();
    assert_eq!(mine["visibility"], "private");
    let id = mine["id"].as_str().unwrap();
    Client::of(&w, w.eva)
        .await
        .get(&format!("/api/v1/statuses/{id}"))
        .await
        .is(404);
    ben.get(&format!("/api/v1/statuses/{unit}/context"))
        .await
        .ok();
    Client::of(&w, w.eva)
        .await
        .get(&format!("/api/v1/statuses/{unit}/context"))
        .await
        .is(404);
}

#[tokio::test]
async fn a_direct_post_is_a_message_to_those_named() {
    let w = World::new(Engine::Sqlite).await;
    let (ben, eva) = (Client::of(&w, w.ben).await, Client::of(&w, w.eva).await);
    let first = ben
        .post(
            "/api/v1/statuses",
            &[("status", "@eva psst"), ("visibility", "direct")],
        )
        .await
        .ok();
    assert_eq!(first["visibility"], "direct");
    let list = eva.get("/api/v1/conversations").await.ok();
    assert_eq!(
        (list.as_array().unwrap().len(), &list[0]["unread"]),
        (1, &json!(true))
    );
    assert_eq!(list[0]["accounts"][0]["acct"], "ben");
    assert_eq!(list[0]["last_status"]["id"], first["id"]);
    let answer = [
        ("status", "What?"),
        ("in_reply_to_id", first["id"].as_str().unwrap()),
        ("visibility", "direct"),
    ];
    assert_eq!(
        eva.post("/api/v1/statuses", &answer).await.ok()["visibility"],
        "direct"
    );
    let talk = list[0]["id"].as_str().unwrap();
    assert_eq!(
        eva.post(&format!("/api/v1/conversations/{talk}/read"), &[])
            .await
            .ok()["unread"],
        false
    );
    let both = [
        ("status", "@eva @ann three of us"),
        ("visibility", "direct"),
    ];
    ben.post("/api/v1/statuses", &both).await.ok();
    ben.post("/api/v1/statuses", &both).await.ok();
    assert_eq!(
        ben.get("/api/v1/conversations")
            .await
            .ok()
            .as_array()
            .unwrap()
            .len(),
        2
    );
    ben.post(
        "/api/v1/statuses",
        &[("status", "nobody"), ("visibility", "direct")],
    )
    .await
    .is(422);
    Client::of(&w, w.dario)
        .await
        .get(&format!(
            "/api/v1/statuses/{}",
            first["id"].as_str().unwrap()
        ))
        .await
        .is(404);
}

#[tokio::test]
async fn deeds_answer_with_the_post_as_it_is_now() {
    let w = World::new(Engine::Sqlite).await;
    let post = w.post(w.ann, "Cake").await.status.id;
    let ben = Client::of(&w, w.ben).await;
    for (deed, undo, field) in [
        ("favourite", "unfavourite", "favourited"),
        ("bookmark", "unbookmark", "bookmarked"),
        ("mute", "unmute", "muted"),
    ] {
        let done = ben
            .post(&format!("/api/v1/statuses/{post}/{deed}"), &[])
            .await
            .ok();
        assert_eq!(done[field], true, "{deed}");
        if deed == "favourite" {
            assert_eq!(done["favourites_count"], 1);
            let who = ben
                .get(&format!("/api/v1/statuses/{post}/favourited_by"))
                .await
                .ok();
            assert_eq!(who[0]["acct"], "ben");
        }
        let undone = ben
            .post(&format!("/api/v1/statuses/{post}/{undo}"), &[])
            .await
            .ok();
        assert_eq!(undone[field], false, "{undo}");
    }
    let boost = ben
        .post(&format!("/api/v1/statuses/{post}/reblog"), &[])
        .await
        .ok();
    assert_ne!(boost["id"], post.to_string());
    assert_eq!(boost["reblog"]["id"], post.to_string());
    assert_eq!(
        (&boost["reblogged"], &boost["reblog"]["reblogged"]),
        (&json!(true), &json!(true))
    );
    assert_eq!(boost["account"]["acct"], "ben");
    let undone = ben
        .post(&format!("/api/v1/statuses/{post}/unreblog"), &[])
        .await
        .ok();
    assert_eq!(
        (&undone["id"], &undone["reblogged"]),
        (&json!(post.to_string()), &json!(false))
    );
    ben.post(&format!("/api/v1/statuses/{post}/pin"), &[])
        .await
        .is(403);
    ben.post(&format!("/api/v1/statuses/{post}/translate"), &[])
        .await
        .is(404);
    for nonsense in ["1", "x", "99999999999999999999999"] {
        ben.get(&format!("/api/v1/statuses/{nonsense}"))
            .await
            .is(404);
    }
}

#[tokio::test]
async fn edits_are_seen_and_a_deleted_post_can_be_written_anew() {
    let w = World::new(Engine::Sqlite).await;
    let ben = Client::of(&w, w.ben).await;
    let image = ben
        .upload(
            Method::POST,
            "/api/v2/media",
            &[("description", "A dot")],
            ("file", &png()),
        )
        .await
        .ok();
    assert_eq!(
        (&image["type"], &image["description"]),
        (&json!("image"), &json!("A dot"))
    );
    let media = image["id"].as_str().unwrap();
    let renamed = ben
        .form(
            Method::PUT,
            &format!("/api/v1/media/{media}"),
            &[("description", "A red dot")],
        )
        .await
        .ok();
    assert_eq!(renamed["description"], "A red dot");
    let body = json!({ "status": "Look", "media_ids": [media] });
    let made = ben
        .json(Method::POST, "/api/v1/statuses", body.clone())
        .await
        .ok();
    let id = made["id"].as_str().unwrap();
    assert_eq!(made["media_attachments"][0]["id"], media);
    w.clock.advance(std::time::Duration::from_secs(60));
    let edited = ben
        .form(
            Method::PUT,
            &format!("/api/v1/statuses/{id}"),
            &[("status", "Look here")],
        )
        .await
        .ok();
    assert_eq!(edited["edited_at"], "2026-03-02T09:01:00.000Z");
    assert_eq!(edited["media_attachments"].as_array().unwrap().len(), 1);
    let history = ben
        .get(&format!("/api/v1/statuses/{id}/history"))
        .await
        .ok();
    assert_eq!(history.as_array().unwrap().len(), 2);
    assert_eq!(
        (&history[0]["content"], &history[1]["content"]),
        (&json!("<p>Look</p>"), &json!("<p>Look here</p>"))
    );
    Client::of(&w, w.carla)
        .await
        .delete(&format!("/api/v1/statuses/{id}"))
        .await
        .is(404);
    let gone = ben.delete(&format!("/api/v1/statuses/{id}")).await.ok();
    assert_eq!(gone["text"], "Look here");
    ben.get(&format!("/api/v1/statuses/{id}")).await.is(404);
    let again = ben.json(Method::POST, "/api/v1/statuses", body).await.ok();
    assert_eq!(again["media_attachments"][0]["id"], media);
}

fn png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let dot = image::RgbImage::from_pixel(8, 8, image::Rgb([200, 30, 30]));
    dot.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}
