//! Groups and units as apps see them: lists, and accounts one joins and posts to by naming them.

use http::Method;
use model::{Audience, GroupKind};
use serde_json::{Value, json};
use service::groups::{self, GroupDraft};
use testkit::{Engine, Person, World};

use crate::client::Client;

async fn group(w: &World, who: Person, name: &str, kind: GroupKind) -> (String, String) {
    let draft = GroupDraft {
        name: name.to_owned(),
        kind,
        purpose: "About *plants*".to_owned(),
        rules: String::new(),
    };
    let slug = groups::create(&w.ctx, who.actor, draft).await.unwrap();
    let view = groups::show(&w.ctx, who.actor, &slug).await.unwrap();
    (view.group.id.to_string(), slug)
}

fn titles(lists: &Value) -> Vec<&str> {
    let all = lists.as_array().unwrap().iter();
    all.map(|l| l["title"].as_str().unwrap()).collect()
}

fn ids(list: &Value) -> Vec<&str> {
    let all = list.as_array().unwrap().iter();
    all.map(|s| s["id"].as_str().unwrap()).collect()
}

async fn stored(w: &World, who: Person, status: &Value) -> Audience {
    let id = status["id"].as_str().unwrap().parse().unwrap();
    let view = service::views::status(&w.ctx, who.actor, id).await;
    view.unwrap().status.audience
}

testkit::on_both! {
async fn groups_and_units_are_lists(w: World) {
    let (id, slug) = group(&w, w.ann, "Garden club", GroupKind::Closed).await;
    let (ann, ben) = (Client::of(&w, w.ann).await, Client::of(&w, w.ben).await);
    ann.post("/api/v1/lists", &[("title", "Mine")]).await.ok();
    assert_eq!(
        titles(&ann.get("/api/v1/lists").await.ok()),
        ["Mine", "Garden club", "Roastery", "Product"]
    );
    assert_eq!(
        titles(&ben.get("/api/v1/lists").await.ok()),
        ["Roastery", "Product"]
    );
    let post = ann
        .post(
            "/api/v1/statuses",
            &[("status", "@garden-club-group Seeds!")],
        )
        .await
        .ok();
    let timeline = format!("/api/v1/timelines/list/{id}");
    assert_eq!(ids(&ann.get(&timeline).await.ok()), ids(&json!([post])));
    ben.get(&timeline).await.is(404);
    ben.get(&format!("/api/v1/lists/{id}")).await.is(404);
    let list = format!("/api/v1/lists/{id}");
    assert_eq!(ann.get(&list).await.ok()["title"], "Garden club");
    let people = ann.get(&format!("{list}/accounts")).await.ok();
    assert_eq!(people[0]["acct"], "ann");
    for said in [
        ann.form(Method::PUT, &list, &[("title", "Other")]).await,
        ann.delete(&list).await,
        ann.post(
            &format!("{list}/accounts"),
            &[("account_ids[]", &w.ben.id.to_string())],
        )
        .await,
        ann.form(
            Method::DELETE,
            &format!("{list}/accounts"),
            &[("account_ids[]", &w.ann.id.to_string())],
        )
        .await,
    ] {
        assert_eq!(
            said.is(422)["error"],
            "Validation failed: This list is Garden club itself and cannot be changed here"
        );
    }
    let unit = format!("/api/v1/timelines/list/{}", w.roastery);
    w.post_to(w.ben, Audience::Unit(w.roastery), "Beans").await;
    assert_eq!(ann.get(&unit).await.ok().as_array().unwrap().len(), 1);
    let sales = format!("/api/v1/timelines/list/{}", w.sales);
    ann.get(&sales).await.is(404);
    groups::invite(&w.ctx, w.ann.actor, &slug, "ben").await.unwrap();
    groups::join(&w.ctx, w.ben.actor, &slug).await.unwrap();
    let shared = ann
        .get(&format!("/api/v1/accounts/{}/lists", w.ben.id))
        .await
        .ok();
    assert_eq!(titles(&shared), ["Garden club", "Roastery", "Product"]);
}
}

testkit::on_both! {
async fn a_group_is_an_account_one_joins(w: World) {
    let (id, _) = group(&w, w.ann, "Garden club", GroupKind::Closed).await;
    let (open, _) = group(&w, w.ann, "Tea", GroupKind::Open).await;
    let ben = Client::of(&w, w.ben).await;
    let found = ben
        .get("/api/v1/accounts/lookup?acct=garden-club-group")
        .await
        .ok();
    assert_eq!(found["id"], id);
    assert_eq!(found["acct"], "garden-club-group");
    assert_eq!(
        [&found["group"], &found["bot"], &found["locked"]],
        [&json!(true), &json!(false), &json!(true)]
    );
    assert_eq!(found["url"], "http://corner.test/groups/garden-club");
    assert!(found["note"].as_str().unwrap().contains("<em>plants</em>"));
    assert_eq!(found["followers_count"], 1);
    assert_eq!(ben.get(&format!("/api/v1/accounts/{id}")).await.ok(), found);
    for query in ["garden", "@garden-club-group", "http://corner.test/groups/garden-club"] {
        let query: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
        let said = ben.get(&format!("/api/v2/search?q={query}")).await.ok();
        assert_eq!(ids(&said["accounts"]), [id.as_str()], "{query}");
    }
    let follow = format!("/api/v1/accounts/{id}/follow");
    let asked = ben.post(&follow, &[]).await.ok();
    assert_eq!(
        (&asked["following"], &asked["requested"]),
        (&json!(false), &json!(true))
    );
    let undone = ben
        .post(&format!("/api/v1/accounts/{id}/unfollow"), &[])
        .await
        .ok();
    assert_eq!(undone["requested"], false);
    let joined = ben
        .post(
            &format!("/api/v1/accounts/{open}/follow"),
            &[("notify", "true")],
        )
        .await
        .ok();
    assert_eq!(
        (&joined["following"], &joined["notifying"]),
        (&json!(true), &json!(true))
    );
    let both = ben
        .get(&format!(
            "/api/v1/accounts/relationships?id[]={open}&id[]={}",
            w.ann.id
        ))
        .await
        .ok();
    assert_eq!(ids(&both), [open.as_str(), &w.ann.id.to_string()]);
    let members = ben
        .get(&format!("/api/v1/accounts/{open}/followers"))
        .await
        .ok();
    assert_eq!(members.as_array().unwrap().len(), 2);
    ben.get(&format!("/api/v1/accounts/{open}/following"))
        .await
        .ok();
    let post = ben
        .post("/api/v1/statuses", &[("status", "!tea is ready")])
        .await
        .ok();
    let shown = ben
        .get(&format!("/api/v1/accounts/{open}/statuses"))
        .await
        .ok();
    assert_eq!(ids(&shown), ids(&json!([post])));
    assert_eq!(
        ben.get(&format!("/api/v1/accounts/{open}/statuses?pinned=true"))
            .await
            .ok(),
        json!([])
    );
    let left = ben
        .post(&format!("/api/v1/accounts/{open}/unfollow"), &[])
        .await
        .ok();
    assert_eq!(left["following"], false);
    let unit = ben
        .get("/api/v1/accounts/lookup?acct=roastery-unit")
        .await
        .ok();
    assert_eq!(
        (&unit["group"], &unit["id"]),
        (&json!(true), &json!(w.roastery.to_string()))
    );
}
}

#[tokio::test]
async fn a_secret_group_is_nowhere_for_others() {
    let w = World::new(Engine::Sqlite).await;
    let (id, slug) = group(&w, w.ann, "Surprise party", GroupKind::Secret).await;
    let (ann, ben) = (Client::of(&w, w.ann).await, Client::of(&w, w.ben).await);
    let handle = format!("{slug}-group");
    let lookup = format!("/api/v1/accounts/lookup?acct={handle}");
    assert_eq!(ann.get(&lookup).await.ok()["id"], id);
    let there = format!("/api/v1/accounts/{id}");
    ann.get(&there).await.ok();
    let nobody = "/api/v1/accounts/17";
    for end in ["", "/statuses", "/followers", "/following", "/lists"] {
        let (of_it, of_none) = (
            ben.get(&format!("{there}{end}")).await,
            ben.get(&format!("{nobody}{end}")).await,
        );
        of_it.is(404);
        assert_eq!(of_it.bytes, of_none.bytes, "{end}");
    }
    ben.get(&lookup).await.is(404);
    for end in ["follow", "unfollow"] {
        ben.post(&format!("{there}/{end}"), &[]).await.is(404);
    }
    for query in [
        "surprise",
        &slug,
        &format!("http://corner.test/groups/{slug}"),
    ] {
        let query: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
        let said = ben.get(&format!("/api/v2/search?q={query}")).await.ok();
        assert_eq!(said["accounts"], json!([]), "{query}");
    }
    let none = ben
        .get(&format!("/api/v1/accounts/relationships?id[]={id}"))
        .await
        .ok();
    assert_eq!(none, json!([]));
    // Naming it is naming nothing: the post is what it would be without.
    let text = format!("@{handle} hello");
    let post = ben
        .post("/api/v1/statuses", &[("status", &text)])
        .await
        .ok();
    assert_eq!(post["visibility"], "public");
    assert!(post["content"].as_str().unwrap().contains(&text));
}

testkit::on_both! {
async fn naming_a_place_posts_in_it(w: World) {
    let (closed, slug) = group(&w, w.ann, "Garden club", GroupKind::Closed).await;
    let (open, _) = group(&w, w.ann, "Tea", GroupKind::Open).await;
    let (ann, eva) = (Client::of(&w, w.ann).await, Client::of(&w, w.eva).await);
    let post = async |client: &Client, text: &str, visibility: &str| {
        let fields = [("status", text), ("visibility", visibility)];
        client.post("/api/v1/statuses", &fields).await
    };
    let garden = Audience::Group(closed.parse().unwrap());
    let tea = Audience::Group(open.parse().unwrap());
    for visibility in ["public", "unlisted", "private"] {
        let said = post(&ann, "@garden-club-group@corner.test seeds", visibility).await;
        let said = said.ok();
        assert_eq!(said["visibility"], "private", "{visibility}");
        let content = said["content"].as_str().unwrap();
        assert!(content.ends_with("<p>🔒 Garden club</p>"), "{content}");
        assert!(content.contains("/groups/garden-club"), "{content}");
        assert_eq!(stored(&w, w.ann, &said).await, garden);
    }
    let said = post(&ann, "About !garden-club", "public").await.ok();
    assert_eq!(stored(&w, w.ann, &said).await, garden);
    let said = post(&ann, "Hello @roastery-unit", "public").await.ok();
    assert_eq!(stored(&w, w.ann, &said).await, Audience::Unit(w.roastery));
    assert!(said["content"].as_str().unwrap().contains("Hello Roastery"));
    // What is for few does not go where everyone reads, and nobody posts where they are not.
    post(&ann, "@tea-group psst", "private").await.is(422);
    let said = post(&ann, "See you at !tea", "private").await.ok();
    assert_eq!(stored(&w, w.ann, &said).await, Audience::Followers);
    let said = post(&ann, "Kettle on, @tea-group", "public").await.ok();
    assert_eq!(stored(&w, w.ann, &said).await, tea);
    assert_eq!(
        post(&eva, "@tea-group may I?", "public").await.is(422)["error"],
        "Validation failed: You can't post in Tea"
    );
    let said = post(&eva, "I like !tea", "public").await.ok();
    assert_eq!(stored(&w, w.eva, &said).await, Audience::Everyone);
    let said = post(&ann, "@ben see @garden-club-group", "direct").await;
    assert_eq!(said.ok()["visibility"], "direct");
    // Answers stay, whatever they name and ask for.
    groups::invite(&w.ctx, w.ann.actor, &slug, "eva").await.unwrap();
    groups::join(&w.ctx, w.eva.actor, &slug).await.unwrap();
    let first = post(&ann, "@garden-club-group rain", "public").await.ok();
    for visibility in ["public", "unlisted", "private", "direct"] {
        let answer = [
            ("status", "@ann @tea-group see"),
            ("visibility", visibility),
            ("in_reply_to_id", first["id"].as_str().unwrap()),
        ];
        let said = eva.post("/api/v1/statuses", &answer).await.ok();
        assert_eq!(stored(&w, w.eva, &said).await, garden, "{visibility}");
        assert_eq!(said["visibility"], "private");
    }
}
}

#[tokio::test]
async fn what_is_written_anew_stays_where_it_was() {
    let w = World::new(Engine::Sqlite).await;
    let (closed, _) = group(&w, w.ann, "Garden club", GroupKind::Closed).await;
    let garden = Audience::Group(closed.parse().unwrap());
    let ann = Client::of(&w, w.ann).await;
    w.follow(w.eva, w.ann).await;
    for (audience, text) in [
        (garden, "Written in the web app"),
        (garden, "!garden-club with its mark"),
        (Audience::Unit(w.roastery), "For the unit"),
    ] {
        let id = w.post_to(w.ann, audience, text).await.status.id;
        let gone = ann.delete(&format!("/api/v1/statuses/{id}")).await.ok();
        let again = [
            ("status", gone["text"].as_str().unwrap()),
            ("visibility", gone["visibility"].as_str().unwrap()),
        ];
        let said = ann.post("/api/v1/statuses", &again).await.ok();
        assert_eq!(stored(&w, w.ann, &said).await, audience, "{again:?}");
    }
}
