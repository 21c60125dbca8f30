//! Answers a client has already, posts sent twice, clocks that go wrong.

use axum::body::Body;
use http::Method;
use model::Time;
use testkit::World;

use crate::client::Client;

testkit::on_both! {
    async fn what_a_client_has_already_is_not_sent_again(w: World) {
        w.post(w.ann, "One").await;
        let ben = Client::of(&w, w.ben).await;
        for path in [
            "/api/v1/timelines/public",
            "/api/v2/instance",
            "/api/v1/accounts/verify_credentials",
            "/api/v1/lists",
        ] {
            let first = ben.get(path).await;
            first.ok();
            let tag = first.header("etag").to_owned();
            assert!(tag.starts_with("W/\""), "{path}: {tag}");
            let again = ben
                .send(Method::GET, path, &[("if-none-match", &tag)], Body::empty())
                .await;
            assert_eq!((again.code, again.bytes.len()), (304, 0), "{path}");
            assert_eq!(
                (again.header("etag"), again.header("link")),
                (tag.as_str(), first.header("link"))
            );
            let other = ben
                .send(
                    Method::GET,
                    path,
                    &[("if-none-match", "W/\"other\"")],
                    Body::empty(),
                )
                .await;
            other.ok();
        }
        let path = "/api/v1/timelines/public";
        let tag = ben.get(path).await.header("etag").to_owned();
        w.post(w.ann, "Two").await;
        ben.send(Method::GET, path, &[("if-none-match", &tag)], Body::empty())
            .await
            .ok();
        // A mark is no way in, and is worth nothing where something changes.
        let nobody = ben.as_token(None);
        nobody
            .send(Method::GET, path, &[("if-none-match", "*")], Body::empty())
            .await
            .is(401);
        let headers = [
            ("if-none-match", "*"),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        ben.send(
            Method::POST,
            "/api/v1/lists",
            &headers,
            Body::from("title=Kept"),
        )
        .await
        .ok();
    }
}

testkit::on_both! {
    async fn a_post_that_is_sent_twice_is_there_once(w: World) {
        let (ben, ann) = (Client::of(&w, w.ben).await, Client::of(&w, w.ann).await);
        let send = async |client: &Client, key: &str, text: &str| {
            let headers = [
                ("idempotency-key", key),
                ("content-type", "application/x-www-form-urlencoded"),
            ];
            let body = Body::from(format!("status={text}"));
            client
                .send(Method::POST, "/api/v1/statuses", &headers, body)
                .await
                .ok()["id"]
                .clone()
        };
        let long = "k".repeat(500);
        for key in ["a", long.as_str()] {
            let first = send(&ben, key, "Once").await;
            assert_eq!(send(&ben, key, "Once").await, first);
            assert_eq!(
                send(&ben, key, "Changed").await,
                first,
                "the key decides, not the text"
            );
            assert_ne!(send(&ann, key, "Once").await, first, "a key is one's own");
        }
        assert_ne!(send(&ben, "b", "Once").await, send(&ben, "c", "Once").await);
        let both = tokio::join!(send(&ben, "d", "At once"), send(&ben, "d", "At once"));
        assert_eq!(both.0, both.1);
    }
}

testkit::on_both! {
    async fn clocks_may_go_wrong(w: World) {
        let ben = Client::of(&w, w.ben).await;
        let id = |said: &serde_json::Value| {
            said["id"]
                .as_str()
                .expect("an id")
                .parse::<i64>()
                .expect("a number")
        };
        let first = id(&ben
            .post("/api/v1/statuses", &[("status", "One")])
            .await
            .ok());
        // The server's own goes back an hour: what comes later still sorts later, and tokens stay good.
        w.clock.set(Time::from_secs(1_772_442_000 - 3_600));
        let second = id(&ben
            .post("/api/v1/statuses", &[("status", "Two")])
            .await
            .ok());
        assert!(second > first, "{second} {first}");
        let home = ben.get("/api/v1/timelines/home").await.ok();
        assert_eq!((id(&home[0]), id(&home[1])), (second, first));
        w.clock.set(Time::from_secs(1_772_442_000));
        // A client's: ids made of its dates, from far before and far behind.
        let count = async |query: &str| {
            ben.get(&format!("/api/v1/timelines/home?{query}"))
                .await
                .ok()
                .as_array()
                .expect("a list")
                .len()
        };
        let far = i64::MAX;
        assert_eq!(count(&format!("max_id={far}")).await, 2);
        assert_eq!(count(&format!("min_id={far}")).await, 0);
        assert_eq!(count("max_id=1").await, 0);
        assert_eq!(count("since_id=0").await, 2);
        // In the past, in words, or an hour ahead in another zone.
        let later = async |at: &str| {
            ben.post(
                "/api/v1/statuses",
                &[("status", "Later"), ("scheduled_at", at)],
            )
            .await
        };
        later("2026-03-01T09:00:00Z").await.is(422);
        later("tomorrow").await.is(422);
        let made = later("2026-03-02T12:00:00+02:00").await.ok();
        assert_eq!(made["scheduled_at"], "2026-03-02T10:00:00.000Z");
    }
}
