//! Every method that comes in pages: forward to the very end, back to the beginning, and never more than the most.

use std::collections::BTreeSet;

use serde_json::Value;
use testkit::{Person, World};

use crate::client::{Answer, Client};

const MANY: usize = 5;

fn ids(said: &Value) -> Vec<String> {
    let all = said.as_array().expect("a list").iter();
    let name = |one: &Value| {
        one.get("id")
            .or(one.get("name"))
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    all.filter_map(name).collect()
}

async fn follow(client: &Client, first: Answer, rel: &str) -> Vec<Answer> {
    let mut pages = vec![first];
    while let Some(next) = pages.last().and_then(|page| page.link(rel)) {
        let page = client.get(&next).await;
        if page.ok().as_array().is_some_and(Vec::is_empty) {
            break;
        }
        pages.push(page);
        assert!(pages.len() <= MANY * 4, "{next}: no end");
    }
    pages
}

/// All of it in one page; in pages of two forward; and back again from the last of them.
async fn walk(client: &Client, path: &str) {
    let all = ids(&client.get(&format!("{path}limit=40")).await.ok());
    assert!(all.len() >= MANY, "{path}: {all:?}");
    assert_eq!(
        all.iter().collect::<BTreeSet<_>>().len(),
        all.len(),
        "{path}"
    );
    let pages = follow(client, client.get(&format!("{path}limit=2")).await, "next").await;
    let there: Vec<String> = pages.iter().flat_map(|page| ids(&page.ok())).collect();
    assert_eq!(there, all, "{path} forward");
    let end = client.get(&pages.last().expect("a page").asked[4..]).await;
    let mut back = follow(client, end, "prev").await;
    back.reverse();
    let back: Vec<String> = back.iter().flat_map(|page| ids(&page.ok())).collect();
    assert_eq!(back, all, "{path} back");
}

async fn crowd(w: &World, many: usize) -> Vec<Person> {
    let mut all = Vec::new();
    for n in 0..many {
        all.push(w.member(&format!("member{n}")).await);
    }
    all
}

/// Five of everything around Ben.
async fn busy(w: &World) -> (Client, Vec<Person>, String) {
    let ben = Client::of(w, w.ben).await;
    let crowd = crowd(w, MANY).await;
    let target = w
        .post(w.ben, "What do you think?")
        .await
        .status
        .id
        .to_string();
    let list = ben.post("/api/v1/lists", &[("title", "All")]).await.ok()["id"]
        .as_str()
        .expect("id")
        .to_owned();
    for (n, who) in crowd.iter().enumerate() {
        w.post(w.ben, &format!("Note {n}")).await;
        let post = w.post(*who, "About #tea").await.status.id;
        w.follow(w.ben, *who).await;
        w.follow(*who, w.ben).await;
        let app = ben.as_token(Client::of(w, *who).await.token.as_deref());
        for deed in ["favourite", "reblog"] {
            app.post(&format!("/api/v1/statuses/{target}/{deed}"), &[])
                .await
                .ok();
            ben.post(&format!("/api/v1/statuses/{post}/favourite"), &[])
                .await
                .ok();
        }
        let quote = [("status", "Look"), ("quoted_status_id", target.as_str())];
        app.post("/api/v1/statuses", &quote).await.ok();
        app.post(
            "/api/v1/statuses",
            &[("status", "@ben psst"), ("visibility", "direct")],
        )
        .await
        .ok();
        ben.post(&format!("/api/v1/statuses/{post}/bookmark"), &[])
            .await
            .ok();
        ben.post(&format!("/api/v1/tags/tag{n}/follow"), &[])
            .await
            .ok();
        let later = format!("2026-03-1{n}T09:00:00Z");
        ben.post(
            "/api/v1/statuses",
            &[("status", "Later"), ("scheduled_at", &later)],
        )
        .await
        .ok();
        let member = [("account_ids[]", who.id.to_string())];
        let member: Vec<(&str, &str)> = member.iter().map(|(n, v)| (*n, v.as_str())).collect();
        ben.post(&format!("/api/v1/lists/{list}/accounts"), &member)
            .await
            .ok();
    }
    w.run_events().await;
    (ben, crowd, format!("{target} {list}"))
}

testkit::on_both! {
    async fn pages_lead_to_the_very_end_and_back(w: World) {
        let (ben, _, found) = busy(&w).await;
        let (target, list) = found.split_once(' ').expect("two ids");
        let of_ben = format!("/api/v1/accounts/{}", w.ben.id);
        for path in [
            "/api/v1/timelines/home?".to_owned(),
            "/api/v1/timelines/public?".to_owned(),
            "/api/v1/timelines/tag/tea?".to_owned(),
            "/api/v1/timelines/direct?".to_owned(),
            format!("/api/v1/timelines/list/{list}?"),
            format!("/api/v1/lists/{list}/accounts?"),
            "/api/v1/favourites?".to_owned(),
            "/api/v1/bookmarks?".to_owned(),
            "/api/v1/conversations?".to_owned(),
            "/api/v1/scheduled_statuses?".to_owned(),
            "/api/v1/notifications?".to_owned(),
            "/api/v1/notifications?types[]=favourite&".to_owned(),
            "/api/v1/followed_tags?".to_owned(),
            format!("{of_ben}/statuses?"),
            format!("{of_ben}/statuses?exclude_replies=true&"),
            format!("{of_ben}/followers?"),
            format!("{of_ben}/following?"),
            format!("/api/v1/statuses/{target}/favourited_by?"),
            format!("/api/v1/statuses/{target}/reblogged_by?"),
            format!("/api/v1/statuses/{target}/quotes?"),
        ] {
            walk(&ben, &path).await;
        }
    }
}

testkit::on_both! {
    async fn whom_one_does_not_want_to_hear_comes_in_pages_too(w: World) {
        let eva = Client::of(&w, w.eva).await;
        for who in crowd(&w, MANY).await {
            eva.post(&format!("/api/v1/accounts/{}/mute", who.id), &[])
                .await
                .ok();
            eva.post(&format!("/api/v1/accounts/{}/block", who.id), &[])
                .await
                .ok();
        }
        walk(&eva, "/api/v1/mutes?").await;
        walk(&eva, "/api/v1/blocks?").await;
    }
}

testkit::on_both! {
    async fn groups_of_notifications_lead_to_the_end(w: World) {
        let (ben, ..) = busy(&w).await;
        let each = ben.get("/api/v1/notifications?limit=80").await.ok();
        let (mut path, mut count) = (Some("/api/v2/notifications?limit=3".to_owned()), 0);
        while let Some(next) = path {
            let page = ben.get(&next).await;
            let said = page.ok();
            for group in said["notification_groups"].as_array().expect("groups") {
                count += group["notifications_count"].as_u64().expect("a count");
            }
            path = page.link("next");
        }
        assert_eq!(count, each.as_array().expect("a list").len() as u64);
        // Faces only: the latest of each group in full, all others once.
        let path = "/api/v2/notifications?types[]=favourite&expand_accounts=partial_avatars";
        let said = ben.get(path).await.ok();
        let (whole, faces) = (ids(&said["accounts"]), ids(&said["partial_accounts"]));
        assert_eq!((whole.len(), faces.len()), (1, MANY - 1));
        assert!(faces.iter().all(|id| !whole.contains(id)));
        for group in said["notification_groups"].as_array().expect("groups") {
            let people = group["sample_account_ids"].as_array().expect("ids");
            let mut people = people.iter().map(|id| id.as_str().expect("an id").to_owned());
            assert!(whole.contains(&people.next().expect("the latest")));
            assert!(people.all(|id| whole.contains(&id) || faces.contains(&id)));
        }
    }
}

testkit::on_both! {
    async fn nobody_gets_more_than_the_most(w: World) {
        let ben = Client::of(&w, w.ben).await;
        for n in 0..45 {
            w.post(w.ann, &format!("Post {n}")).await;
        }
        for who in crowd(&w, 85).await {
            w.follow(who, w.ben).await;
        }
        w.run_events().await;
        let count = async |path: String| ben.get(&path).await.ok().as_array().expect("a list").len();
        let followers = format!("/api/v1/accounts/{}/followers", w.ben.id);
        for (path, usual, most) in [
            ("/api/v1/timelines/public", 20, 40),
            (followers.as_str(), 40, 80),
            ("/api/v1/notifications", 40, 80),
        ] {
            assert_eq!(count(path.to_owned()).await, usual, "{path}");
            for (asked, got) in [
                ("1000", most),
                ("0", 1),
                ("-3", 1),
                ("7", 7),
                ("many", usual),
            ] {
                assert_eq!(
                    count(format!("{path}?limit={asked}")).await,
                    got,
                    "{path} {asked}"
                );
            }
        }
    }
}

testkit::on_both! {
    async fn who_administers_comes_to_the_end_too(w: World) {
        let (dario, carla) = (Client::of(&w, w.dario).await, Client::of(&w, w.carla).await);
        let about = w.eva.id.to_string();
        for who in crowd(&w, MANY).await {
            let app = dario.as_token(Client::of(&w, who).await.token.as_deref());
            let said = [("account_id", about.as_str()), ("comment", "Rude")];
            app.post("/api/v1/reports", &said).await.ok();
        }
        walk(&dario, "/api/v1/admin/accounts?").await;
        walk(&dario, "/api/v2/admin/accounts?status=active&").await;
        walk(&carla, "/api/v1/admin/reports?").await;
        walk(&carla, &format!("/api/v1/admin/reports?target_account_id={about}&")).await;
        for id in ids(&carla.get("/api/v1/admin/reports").await.ok()) {
            carla.post(&format!("/api/v1/admin/reports/{id}/resolve"), &[]).await.ok();
        }
        walk(&carla, "/api/v1/admin/reports?resolved=true&").await;
        let nobody = dario.get("/api/v1/admin/accounts?remote=true").await.ok();
        assert_eq!(ids(&nobody), Vec::<String>::new());
        let staff = dario.get("/api/v2/admin/accounts?permissions=staff").await.ok();
        let staff: BTreeSet<String> = ids(&staff).into_iter().collect();
        assert!(staff.contains(&w.carla.id.to_string()) && !staff.contains(&about));
    }
}
