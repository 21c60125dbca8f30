//! People: who they are, how one stands to them, finding them; oneself.

use http::Method;
use serde_json::json;
use testkit::{Engine, World};

use crate::client::Client;

#[tokio::test]
async fn an_account_has_every_field_of_the_papers() {
    let w = World::new(Engine::Sqlite).await;
    w.post(w.ann, "Hi").await;
    let ben = Client::of(&w, w.ben).await;
    let ann = ben
        .get(&format!("/api/v1/accounts/{}", w.ann.id))
        .await
        .ok();
    assert_eq!(
        (&ann["username"], &ann["acct"], &ann["display_name"]),
        (&json!("ann"), &json!("ann"), &json!("Ann Arden"))
    );
    assert_eq!(ann["url"], "http://corner.test/@ann");
    assert_eq!(
        (&ann["statuses_count"], &ann["last_status_at"]),
        (&json!(1), &json!("2026-03-02"))
    );
    assert_eq!(
        (&ann["note"], &ann["created_at"]),
        (
            &json!("<p>Roastery</p>"),
            &json!("2026-03-02T00:00:00.000Z")
        )
    );
    assert_eq!(ann["roles"][0]["name"], "Owner");
    for field in ["locked", "bot", "group", "hide_collections"] {
        assert_eq!(ann[field], false, "{field}");
    }
    for field in ["avatar", "avatar_static", "header", "header_static"] {
        let path = ann[field]
            .as_str()
            .unwrap()
            .trim_start_matches("http://corner.test")
            .to_owned();
        assert_eq!(ben.as_token(None).get(&path).await.code, 200, "{field}");
    }
    assert!(ann.get("source").is_none());
    ben.get("/api/v1/accounts/1").await.is(404);
    let found = ben
        .get("/api/v1/accounts/lookup?acct=@Ann@corner.test")
        .await
        .ok();
    assert_eq!(found["id"], ann["id"]);
    ben.get("/api/v1/accounts/lookup?acct=ann@elsewhere.example")
        .await
        .is(404);
    let both = ben
        .get(&format!(
            "/api/v1/accounts?id[]={}&id[]={}",
            w.eva.id, w.ann.id
        ))
        .await
        .ok();
    assert_eq!(
        (&both[0]["acct"], &both[1]["acct"]),
        (&json!("eva"), &json!("ann"))
    );
}

#[tokio::test]
async fn one_sees_and_changes_oneself() {
    let w = World::new(Engine::Sqlite).await;
    let ben = Client::of(&w, w.ben).await;
    let me = ben.get("/api/v1/accounts/verify_credentials").await.ok();
    assert_eq!(
        (&me["source"]["privacy"], &me["role"]["permissions"]),
        (&json!("public"), &json!("0"))
    );
    let fields = [
        ("display_name", "Benno"),
        ("note", "Roasts for @ann"),
        ("fields_attributes[0][name]", "Blog"),
        ("fields_attributes[0][value]", "https://ben.example/"),
    ];
    let changed = ben
        .form(
            Method::PATCH,
            "/api/v1/accounts/update_credentials",
            &fields,
        )
        .await
        .ok();
    assert_eq!(
        (&changed["display_name"], &changed["source"]["note"]),
        (&json!("Benno"), &json!("Roasts for @ann"))
    );
    assert!(changed["note"].as_str().unwrap().contains("u-url mention"));
    assert_eq!(
        changed["source"]["fields"][0]["value"],
        "https://ben.example/"
    );
    assert!(
        changed["fields"][0]["value"]
            .as_str()
            .unwrap()
            .starts_with("<a href=\"https://ben.example/\"")
    );
    let account = w.account(w.ben).await;
    assert_eq!(account.unit_id, Some(w.roastery), "what was not sent stays");
    let mut png = std::io::Cursor::new(Vec::new());
    let dot = image::RgbImage::from_pixel(16, 16, image::Rgb([200, 30, 30]));
    dot.write_to(&mut png, image::ImageFormat::Png).unwrap();
    let faced = ben
        .upload(
            Method::PATCH,
            "/api/v1/accounts/update_credentials",
            &[],
            ("avatar", png.get_ref()),
        )
        .await
        .ok();
    assert!(faced["avatar"].as_str().unwrap().contains("/api/media/"));
    let faceless = ben.delete("/api/v1/profile/avatar").await.ok();
    assert!(faceless["avatar"].as_str().unwrap().contains("/api/faces/"));
    assert_eq!(
        ben.get("/api/v1/profile").await.ok()["note"],
        "Roasts for @ann"
    );
    let preferences = ben.get("/api/v1/preferences").await.ok();
    assert_eq!(preferences["posting:default:visibility"], "public");
}

#[tokio::test]
async fn following_muting_blocking_answer_with_how_one_stands() {
    let w = World::new(Engine::Sqlite).await;
    let ben = Client::of(&w, w.ben).await;
    let path = |deed: &str| format!("/api/v1/accounts/{}/{deed}", w.eva.id);
    let followed = ben.post(&path("follow"), &[]).await.ok();
    assert_eq!(
        (
            &followed["id"],
            &followed["following"],
            &followed["showing_reblogs"]
        ),
        (&json!(w.eva.id.to_string()), &json!(true), &json!(true))
    );
    let followers = ben.get(&path("followers")).await.ok();
    assert_eq!(followers[0]["acct"], "ben");
    assert_eq!(
        ben.get(&format!("/api/v1/accounts/{}/following", w.ben.id))
            .await
            .ok()[0]["acct"],
        "eva"
    );
    assert_eq!(
        ben.post(&path("unfollow"), &[]).await.ok()["following"],
        false
    );
    let muted = ben.post(&path("mute"), &[("duration", "3600")]).await.ok();
    assert_eq!(
        (&muted["muting"], &muted["muting_expires_at"]),
        (&json!(true), &json!("2026-03-02T10:00:00.000Z"))
    );
    assert_eq!(
        ben.get("/api/v1/mutes").await.ok()[0]["mute_expires_at"],
        "2026-03-02T10:00:00.000Z"
    );
    assert_eq!(ben.post(&path("unmute"), &[]).await.ok()["muting"], false);
    assert_eq!(ben.post(&path("block"), &[]).await.ok()["blocking"], true);
    assert_eq!(ben.get("/api/v1/blocks").await.ok()[0]["acct"], "eva");
    ben.post(&path("follow"), &[]).await.is(403);
    assert_eq!(
        ben.post(&path("unblock"), &[]).await.ok()["blocking"],
        false
    );
    assert_eq!(
        ben.post(&path("note"), &[("comment", "Tall")]).await.ok()["note"],
        "Tall"
    );
    let all = ben
        .get(&format!(
            "/api/v1/accounts/relationships?id[]={}&id[]=1",
            w.eva.id
        ))
        .await
        .ok();
    assert_eq!(
        (all.as_array().unwrap().len(), &all[0]["note"]),
        (1, &json!("Tall"))
    );
    ben.post(&format!("/api/v1/accounts/{}/follow", w.ben.id), &[])
        .await
        .is(403);
    w.follow(w.eva, w.ben).await;
    assert_eq!(
        ben.post(&path("remove_from_followers"), &[]).await.ok()["followed_by"],
        false
    );
    w.follow(w.ben, w.ann).await;
    w.follow(w.ann, w.eva).await;
    let familiar = ben
        .get(&format!(
            "/api/v1/accounts/familiar_followers?id[]={}",
            w.eva.id
        ))
        .await
        .ok();
    assert_eq!(familiar[0]["accounts"][0]["acct"], "ann");
}

#[tokio::test]
async fn what_someone_wrote_comes_as_it_is_asked_for() {
    let w = World::new(Engine::Sqlite).await;
    let first = w.post(w.ann, "One #tea").await.status.id;
    let other = w.post(w.eva, "Eva's").await.status.id;
    w.reply(w.ann, other, "An answer").await;
    let ben = Client::of(&w, w.ben).await;
    let ann = Client::of(&w, w.ann).await;
    ann.post(&format!("/api/v1/statuses/{other}/reblog"), &[])
        .await
        .ok();
    ann.post(&format!("/api/v1/statuses/{first}/pin"), &[])
        .await
        .ok();
    let count = async |query: &str| {
        let path = format!("/api/v1/accounts/{}/statuses?{query}", w.ann.id);
        ben.get(&path).await.ok().as_array().unwrap().len()
    };
    assert_eq!(count("").await, 3);
    assert_eq!(count("exclude_replies=true").await, 2);
    assert_eq!(count("exclude_reblogs=true").await, 2);
    assert_eq!(count("exclude_replies=1&exclude_reblogs=1").await, 1);
    assert_eq!(count("tagged=Tea").await, 1);
    assert_eq!(count("pinned=true").await, 1);
    assert_eq!(count("only_media=true").await, 0);
    ben.get("/api/v1/accounts/1/statuses").await.is(404);
}

#[tokio::test]
async fn people_posts_and_tags_are_found() {
    let w = World::new(Engine::Sqlite).await;
    let post = w
        .post(w.eva, "The espresso machine #espresso")
        .await
        .status
        .id;
    w.run_events().await;
    let ben = Client::of(&w, w.ben).await;
    let found = ben.get("/api/v2/search?q=espresso").await.ok();
    assert_eq!(found["statuses"][0]["id"], post.to_string());
    assert_eq!(found["hashtags"][0]["name"], "espresso");
    assert_eq!(
        ben.get("/api/v2/search?q=eva&type=accounts").await.ok()["accounts"][0]["acct"],
        "eva"
    );
    let pasted = ben
        .get(&format!(
            "/api/v2/search?resolve=true&q=http://corner.test/@eva/{post}"
        ))
        .await
        .ok();
    assert_eq!(pasted["statuses"][0]["id"], post.to_string());
    assert_eq!(
        ben.get("/api/v1/accounts/search?q=dar").await.ok()[0]["acct"],
        "dario"
    );
    assert_eq!(
        ben.get("/api/v1/accounts/search?q=dar&following=true")
            .await
            .ok(),
        json!([])
    );
    assert!(
        ben.get("/api/v1/directory")
            .await
            .ok()
            .as_array()
            .unwrap()
            .len()
            >= 4
    );
    let suggested = ben.get("/api/v2/suggestions").await.ok();
    let (who, source) = (
        suggested[0]["account"]["id"].as_str().unwrap(),
        &suggested[0]["source"],
    );
    assert!(source.is_string());
    ben.delete(&format!("/api/v1/suggestions/{who}")).await.ok();
}

#[tokio::test]
async fn people_are_recommended_and_not_any_more() {
    let w = World::new(Engine::Sqlite).await;
    let (ben, ann) = (Client::of(&w, w.ben).await, Client::of(&w, w.ann).await);
    service::endorsements::put(&w.ctx, w.ben.actor, w.eva.id, "Knows beans")
        .await
        .unwrap();
    let of = |who: testkit::Person, deed: &str| format!("/api/v1/accounts/{}/{deed}", who.id);
    for (deed, endorsed) in [("endorse", true), ("unpin", false), ("pin", true)] {
        let said = ben.post(&of(w.ann, deed), &[]).await.ok();
        assert_eq!(said["endorsed"], endorsed, "{deed}");
    }
    // Once more takes nothing away.
    ben.post(&of(w.eva, "endorse"), &[]).await.ok();
    let kept = service::endorsements::list(&w.ctx, w.ann.actor, w.ben.id)
        .await
        .unwrap();
    assert_eq!(kept[0].reason, "Knows beans");
    let mine = ben.get("/api/v1/endorsements").await.ok();
    let names: Vec<_> = mine
        .as_array()
        .unwrap()
        .iter()
        .map(|a| &a["acct"])
        .collect();
    assert_eq!(names, ["eva", "ann"]);
    assert_eq!(ann.get(&of(w.ben, "endorsements")).await.ok(), mine);
    assert_eq!(
        ann.get("/api/v1/endorsements").await.ok(),
        serde_json::json!([])
    );
    ben.post(&of(w.ben, "endorse"), &[]).await.is(422);
    ben.post("/api/v1/accounts/17/endorse", &[]).await.is(404);
    ann.get("/api/v1/accounts/17/endorsements").await.is(404);
}
