//! The page of notices, its settings, and the stream of what happens.

use std::time::Duration;

use axum::body::Body;
use http::Request;
use http_body_util::BodyExt;
use service::statuses::{self, Deed};
use tower::ServiceExt;

use crate::browser::Browser;

testkit::on_both! {
    async fn notices_are_grouped_and_seen(w: testkit::World) {
        let post = w.post(w.ann, "Fresh coffee").await;
        for who in [w.ben, w.carla, w.eva] {
            statuses::react(&w.ctx, who.actor, post.status.id, Deed::Favourite).await.unwrap();
        }
        w.reply(w.ben, post.status.id, "On my way").await;
        w.run_events().await;
        let mut ann = Browser::of(&w, w.ann).await;
        ann.get("/notifications").await.ok().sees("Eva Engel and 2 others favourited your post").sees("On my way");
        assert_eq!(service::notifications::unseen(&w.ctx, w.ann.actor).await.unwrap(), 0, "looking clears the badge");
        ann.get("/notifications?kind=to-me").await.ok().sees("On my way").sees_not("favourited");
        let mut eva = Browser::of(&w, w.eva).await;
        eva.get("/notifications").await.ok().sees("Nothing new").sees_not("On my way");
        let mut nobody = Browser::new(&w).await;
        nobody.get("/notifications").await.at("/sign-in?next=%2Fnotifications");
    }

    async fn what_one_wants_to_hear_about_is_kept(w: testkit::World) {
        let mut ben = Browser::of(&w, w.ben).await;
        ben.get("/settings/notifications").await.ok();
        ben.submit("/settings/notifications", &[("favourite", "nobody"), ("quiet_from", "22:00"), ("quiet_until", "07:00")]).await.ok();
        ben.get("/settings/notifications").await.ok().sees("22:00");
        let post = w.post(w.ben, "hello").await;
        statuses::react(&w.ctx, w.ann.actor, post.status.id, Deed::Favourite).await.unwrap();
        w.run_events().await;
        ben.get("/notifications").await.ok().sees("Nothing new");
        ben.get("/settings/notifications").await.ok();
        ben.submit("/settings/notifications", &[("quiet_from", "22:00"), ("quiet_until", "")]).await.status(422).sees("Give both times");
    }
}

testkit::on_both! {
    async fn a_browser_is_woken_by_what_it_wants(w: testkit::World) {
        let mut ben = Browser::of(&w, w.ben).await;
        ben.get("/settings/notifications").await.ok().sees("On this device").sees("Turn on");
        let key = service::push::public_key(&w.ctx).await.unwrap();
        ben.sees(&format!("data-key=\"{key}\"")).sees_not("data-on>");
        // The reader's keys of RFC 8291, section 5.
        let given = [
            ("endpoint", "https://push.example/for/ben"),
            ("p256dh", "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
            ("auth", "BTBZMqHH6r4Tts7J_aSIgg"),
        ];
        ben.submit("/settings/notifications/device", &[("endpoint", ""), given[1], given[2]]).await.status(422);
        ben.get("/settings/notifications").await;
        ben.submit("/settings/notifications/device", &given).await.at("/settings/notifications");
        ben.get("/settings/notifications").await.ok().sees("data-on>").sees("It is on.");
        let wants = |kind: &str| format!("role=\"switch\" name=\"{kind}\" checked");
        ben.sees(&wants("favourite")).sees(&wants("group_post"));
        let only = ["mention", "reply"];
        ben.post("/settings/notifications/device/kinds", &only.map(|kind| (kind, "on"))).await.at("/settings/notifications");
        ben.get("/settings/notifications").await.sees(&wants("mention")).sees(&wants("reply")).sees_not(&wants("favourite"));
        let mut phone = Browser::of(&w, w.ben).await;
        phone.get("/settings/notifications").await.sees_not("data-on>");
        phone.post("/settings/notifications/device/kinds", &[]).await.status(404);
        ben.get("/settings/notifications").await;
        ben.post("/settings/notifications/device/end", &[]).await.at("/settings/notifications");
        ben.get("/settings/notifications").await.sees_not("data-on>").sees("Turn on");
    }
}

#[test]
fn the_stream_brings_what_happens_to_the_signed_in_only() {
    testkit::engine::run(async {
        let w = testkit::World::new(testkit::Engine::Sqlite).await;
        let secret = service::auth::sessions::create(&w.ctx, w.ben.id, "Browser", "::1")
            .await
            .unwrap();
        let router = web::router(web::App::new(w.ctx.clone(), Vec::new()).await.unwrap());
        let ask = |cookie: String| {
            Request::get("/live")
                .header("host", "corner.test")
                .header("accept", "text/event-stream")
                .header("cookie", cookie)
                .body(Body::empty())
                .unwrap()
        };
        let refused = router.clone().oneshot(ask(String::new())).await.unwrap();
        assert_eq!(refused.status(), 401);
        let mut open = router
            .oneshot(ask(format!("corner={secret}")))
            .await
            .unwrap();
        assert_eq!(open.headers()["content-type"], "text/event-stream");
        let _house = [
            tokio::spawn(service::events::run(w.ctx.clone(), std::future::pending())),
            tokio::spawn(service::live::run(w.ctx.clone(), std::future::pending())),
        ];
        tokio::time::sleep(Duration::from_millis(100)).await;
        let post = w.post(w.ann, "live!").await;
        let mut seen = String::new();
        while !seen.contains("event: post") {
            let frame = tokio::time::timeout(Duration::from_secs(5), open.body_mut().frame())
                .await
                .expect("in time");
            seen.push_str(&String::from_utf8_lossy(
                frame.unwrap().unwrap().data_ref().unwrap(),
            ));
        }
        assert!(
            seen.contains(&post.status.id.to_string()) && seen.contains("id: "),
            "{seen}"
        );
        w.ctx.bus().close();
        let end = tokio::time::timeout(Duration::from_secs(5), async {
            while open.body_mut().frame().await.is_some() {}
        })
        .await;
        assert!(end.is_ok(), "the stream ends when the server stops");
    });
}

#[test]
fn the_stream_ends_with_its_session() {
    testkit::engine::run(async {
        let w = testkit::World::new(testkit::Engine::Sqlite).await;
        let secret = service::auth::sessions::create(&w.ctx, w.ben.id, "Browser", "::1")
            .await
            .unwrap();
        let router = web::router(web::App::new(w.ctx.clone(), Vec::new()).await.unwrap());
        let _house = [
            tokio::spawn(service::events::run(w.ctx.clone(), std::future::pending())),
            tokio::spawn(service::live::run(w.ctx.clone(), std::future::pending())),
        ];
        let ask = Request::get("/live")
            .header("host", "corner.test")
            .header("accept", "text/event-stream")
            .header("cookie", format!("corner={secret}"))
            .body(Body::empty())
            .unwrap();
        let mut open = router.oneshot(ask).await.unwrap();
        let session = service::auth::sessions::list(&w.ctx, w.ben.actor)
            .await
            .unwrap()
            .remove(0);
        // Signed out on another machine, while the house is full of talk.
        service::auth::sessions::end(&w.ctx, w.ben.actor, session.id)
            .await
            .unwrap();
        let talk = tokio::spawn(async move {
            loop {
                w.post(w.ann, "and another thing").await;
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        });
        let end = tokio::time::timeout(Duration::from_secs(5), async {
            while open.body_mut().frame().await.is_some() {}
        })
        .await;
        talk.abort();
        assert!(end.is_ok(), "nothing more is told to who is signed out");
    });
}
