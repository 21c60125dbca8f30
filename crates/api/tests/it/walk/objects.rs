//! Every method with the id of something in its path, as somebody who may not see that thing, after it is gone, and with ids
//! that nothing ever had: there is nothing, and not one byte of it goes out.

use std::collections::HashMap;

use http::Method;
use model::Audience;
use serde_json::{Value, json};
use service::statuses::Draft;
use testkit::World;

use crate::client::{Answer, Client};

/// Methods whose id is of a person, which all may see, or that have none of what they are about, whatever its id.
const OF_PEOPLE: &[&str] = &[
    "/api/v1/accounts/",
    "/api/v1/admin/",
    "/api/v1/suggestions/",
    "/api/v1/tags/",
    "/api/v1/timelines/tag/",
    "/api/v1/annual_reports/",
    "/api/v1/streaming/",
    "/api/v1/instance/terms_of_service/",
    "/api/faces/",
    "/api/media/",
];

/// What a form may have to have, so that nothing else is refused first.
fn form(own: &str) -> Vec<(&'static str, String)> {
    vec![
        ("status", "x".to_owned()),
        ("choices[]", "0".to_owned()),
        ("title", "x".to_owned()),
        ("scheduled_at", "2026-03-03T09:00:00Z".to_owned()),
        ("keyword", "x".to_owned()),
        ("phrase", "x".to_owned()),
        ("description", "x".to_owned()),
        ("status_id", own.to_owned()),
        ("account_ids[]", "1".to_owned()),
        ("context[]", "home".to_owned()),
    ]
}

async fn send(client: &Client, row: &api::Row, path: &str, fields: &[(&str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    match row.verb() {
        Method::GET => client.get(path).await,
        verb => client.form(verb, path, &fields).await,
    }
}

/// Rows with an id in them, and the path with these.
fn rows(ids: &HashMap<&str, String>) -> Vec<(api::Row, String)> {
    let of_objects = |row: &&api::Row| {
        row.path.contains('{') && !OF_PEOPLE.iter().any(|people| row.path.starts_with(people))
    };
    let table = api::table();
    let found = table.rows().iter().filter(of_objects);
    found.map(|row| (*row, fill(row.path, ids))).collect()
}

/// The longest beginning that has an id says whose id it is.
fn fill(path: &str, ids: &HashMap<&str, String>) -> String {
    let known = ids.keys().filter(|at| path.starts_with(**at));
    let at = known.max_by_key(|at| at.len());
    let id = at.map_or("1", |at| &ids[at]);
    let parts = path
        .split('/')
        .map(|part| if part.starts_with('{') { id } else { part });
    parts.collect::<Vec<_>>().join("/")
}

fn id(said: &Value) -> String {
    said["id"].as_str().expect("an id").to_owned()
}

/// Things of Ann and Ben that are nobody else's, by where their ids are used.
async fn secrets(w: &World, ann: &Client) -> HashMap<&'static str, String> {
    let poll = [
        ("status", "@ben A secret of ours?"),
        ("visibility", "direct"),
        ("poll[options][]", "secret yes"),
        ("poll[options][]", "secret no"),
        ("poll[expires_in]", "3600"),
    ];
    let post = ann.post("/api/v1/statuses", &poll).await.ok();
    let mut png = std::io::Cursor::new(Vec::new());
    let dot = image::RgbImage::from_pixel(8, 8, image::Rgb([200, 30, 30]));
    dot.write_to(&mut png, image::ImageFormat::Png)
        .expect("a picture");
    let file = ("file", &png.get_ref()[..]);
    let described = [("description", "A secret of ours")];
    let media = ann
        .upload(Method::POST, "/api/v2/media", &described, file)
        .await
        .ok();
    let later = [
        ("status", "A secret of ours"),
        ("scheduled_at", "2026-03-03T09:00:00Z"),
    ];
    let later = ann.post("/api/v1/statuses", &later).await.ok();
    let list = ann
        .post("/api/v1/lists", &[("title", "A secret of ours")])
        .await
        .ok();
    let filter = json!({ "title": "A secret of ours", "context": ["home"], "keywords_attributes": [{ "keyword": "secret" }] });
    let filter = ann.json(Method::POST, "/api/v2/filters", filter).await.ok();
    let marked = format!("/api/v2/filters/{}/statuses", id(&filter));
    let marked = ann.post(&marked, &[("status_id", &id(&post))]).await.ok();
    w.run_events().await;
    let ben = ann.as_token(Client::of(w, w.ben).await.token.as_deref());
    ben.post(&format!("/api/v1/statuses/{}/favourite", id(&post)), &[])
        .await
        .ok();
    w.run_events().await;
    let told = ann.get("/api/v1/notifications").await.ok()[0].clone();
    let talk = ann.get("/api/v1/conversations").await.ok()[0].clone();
    let tag = ann
        .post("/api/v1/featured_tags", &[("name", "secret")])
        .await
        .ok();
    HashMap::from([
        ("/api/v1/statuses/", id(&post)),
        ("/api/v1/polls/", id(&post["poll"])),
        ("/api/v1/media/", id(&media)),
        ("/api/v1/scheduled_statuses/", id(&later)),
        ("/api/v1/lists/", id(&list)),
        ("/api/v1/timelines/list/", id(&list)),
        ("/api/v1/filters/", id(&filter["keywords"][0])),
        ("/api/v2/filters/", id(&filter)),
        ("/api/v2/filters/keywords/", id(&filter["keywords"][0])),
        ("/api/v2/filters/statuses/", id(&marked)),
        ("/api/v1/notifications/", id(&told)),
        (
            "/api/v2/notifications/",
            told["group_key"].as_str().expect("a key").to_owned(),
        ),
        (
            "/api/v2_alpha/notifications/",
            told["group_key"].as_str().expect("a key").to_owned(),
        ),
        ("/api/v1/conversations/", id(&talk)),
        ("/api/v1/featured_tags/", id(&tag)),
    ])
}

testkit::on_both! {
    async fn what_one_may_not_see_is_not_there(w: World) {
        let ann = Client::of(&w, w.ann).await;
        let ids = secrets(&w, &ann).await;
        let eva = Client::of(&w, w.eva).await;
        let own = w.post(w.eva, "Mine").await.status.id.to_string();
        let (mut walked, mut open) = (0, Vec::new());
        for (row, path) in rows(&ids) {
            let said = send(&eva, &row, &path, &form(&own)).await;
            let text = String::from_utf8_lossy(&said.bytes);
            assert!(
                !text.contains("secret") && !text.contains("Arden"),
                "{}: {text}",
                said.asked
            );
            if said.code != 404 {
                open.push(format!("{}: {} {text}", said.asked, said.code));
            }
            walked += 1;
        }
        assert!(walked > 70, "{walked}");
        assert!(open.is_empty(), "{open:#?}");
        // The same ids lead their owner somewhere: they are not just wrong.
        for at in [
            "/api/v1/statuses/",
            "/api/v1/media/",
            "/api/v1/scheduled_statuses/",
            "/api/v1/lists/",
            "/api/v1/filters/",
            "/api/v2/filters/",
            "/api/v1/notifications/",
            "/api/v2/notifications/",
            "/api/v1/polls/",
        ] {
            ann.get(&format!("{at}{}", ids[at])).await.ok();
        }
    }
}

testkit::on_both! {
    async fn ids_that_nothing_has_lead_nowhere(w: World) {
        let ben = Client::of(&w, w.ben).await;
        let own = w.post(w.ben, "Mine").await.status.id.to_string();
        for wrong in [
            "1",
            "0",
            "-1",
            "9223372036854775807",
            "99999999999999999999",
            "nonsense",
            "%00",
            "%F0%9F%AB%96",
        ] {
            let ids = HashMap::from([("/api/", wrong.to_owned())]);
            let of_people = api::table();
            let of_people = of_people.rows().iter().filter(|row| {
                row.path.starts_with("/api/v1/accounts/{id}") && !row.path.ends_with("collections")
            });
            let people: Vec<_> = of_people.map(|row| (*row, fill(row.path, &ids))).collect();
            for (row, path) in rows(&ids).into_iter().chain(people) {
                let said = send(&ben, &row, &path, &form(&own)).await;
                // What is refused to everyone may say so first.
                let never = row.path.ends_with("/endorse")
                    || row.path.ends_with("/unendorse")
                    || row.path.ends_with("pin");
                assert!(
                    said.code == 404 || (never && said.code == 403),
                    "{}: {}",
                    said.asked,
                    said.code
                );
                said.is(said.code);
            }
        }
    }
}

testkit::on_both! {
    async fn what_was_deleted_is_gone_everywhere(w: World) {
        let (ann, ben) = (Client::of(&w, w.ann).await, Client::of(&w, w.ben).await);
        let fields = [
            ("status", "A secret of ours #gone"),
            ("poll[options][]", "yes"),
            ("poll[options][]", "no"),
            ("poll[expires_in]", "3600"),
        ];
        let post = ann.post("/api/v1/statuses", &fields).await.ok();
        let path = format!("/api/v1/statuses/{}", id(&post));
        for deed in ["favourite", "bookmark", "reblog"] {
            ben.post(&format!("{path}/{deed}"), &[]).await.ok();
        }
        let quoting = w
            .draft(
                w.ben,
                Draft {
                    text: "See".to_owned(),
                    quote_of: Some(post["id"].as_str().expect("id").parse().expect("id")),
                    audience: Some(Audience::Everyone),
                    ..Draft::default()
                },
            )
            .await;
        let answer = w
            .reply(
                w.ben,
                post["id"].as_str().expect("id").parse().expect("id"),
                "An answer",
            )
            .await;
        w.run_events().await;
        ann.delete(&path).await.ok();
        w.run_events().await;
        let ids = HashMap::from([
            ("/api/v1/statuses/", id(&post)),
            ("/api/v1/polls/", id(&post["poll"])),
        ]);
        for (row, path) in rows(&ids) {
            for client in [&ann, &ben] {
                let said = send(client, &row, &path, &form("1")).await;
                assert_eq!(said.code, 404, "{}", said.asked);
            }
        }
        for list in [
            "timelines/home",
            "timelines/public",
            "timelines/tag/gone",
            "favourites",
            "bookmarks",
            "notifications",
        ] {
            let said = ben.get(&format!("/api/v1/{list}")).await.ok();
            assert!(!said.to_string().contains("secret"), "{list}");
        }
        let left = ann
            .get(&format!("/api/v1/statuses/{}", quoting.status.id))
            .await
            .ok();
        assert_eq!(
            left["quote"],
            json!({ "state": "deleted", "quoted_status": null })
        );
        let left = ann
            .get(&format!("/api/v1/statuses/{}", answer.status.id))
            .await
            .ok();
        assert!(!left.to_string().contains("secret"));
        let around = ann
            .get(&format!("/api/v1/statuses/{}/context", answer.status.id))
            .await
            .ok();
        assert_eq!(around["ancestors"], json!([]));
    }
}
