//! Posts that were written for apps before, against posts written anew: whatever happens, no app sees a difference.

use std::sync::Arc;

use api::{Api, Limits, entities};
use axum::body::Body;
use http::{HeaderValue, Method};
use service::oauth;
use service::views::StatusView;
use testkit::{Engine, Talk, World, on_both};

use crate::client::{ALL, Answer, Client};

/// As at a start.
async fn prepare(world: &World, server: &Api) {
    let server = server.clone();
    let write = move |views: Vec<Arc<StatusView>>| {
        let server = server.clone();
        async move { entities::prepare(&server, &views).await.is_ok() }
    };
    service::start::run(&world.ctx, write).await;
}

async fn compare(world: &World, seed: u64) {
    let limits = Limits {
        requests: 1_000_000,
    };
    let api = |ctx, bytes| Api::keeping(ctx, Vec::new(), limits, bytes);
    let forgetful = world.ctx.with_parts(|parts| parts.prepared = 0);
    let (kept, anew) = (
        api(world.ctx.clone(), (1 << 22, 1 << 22)).await.unwrap(),
        api(forgetful, (0, 0)).await.unwrap(),
    );
    let (server, kept, anew) = (kept.clone(), Client::at(kept), Client::at(anew));
    let mut talk = Talk::new(world, seed).await;
    let (mut readers, mut recalled) = (Vec::new(), 0);
    for who in talk.cast() {
        let issued = service::oauth::issue(&world.ctx, who.id, ALL, "Test").await;
        let token = issued.unwrap().secret;
        readers.push([kept.as_token(Some(&token)), anew.as_token(Some(&token))]);
    }
    for round in 0..20 {
        for _ in 0..3 {
            talk.step().await;
        }
        if round % 4 == 3 {
            prepare(world, &server).await;
        }
        for [kept, anew] in &readers {
            for path in [
                "home?limit=20",
                "public",
                "tag/roast",
                "home?limit=20",
                "public",
            ] {
                let path = format!("/api/v1/timelines/{path}");
                let (kept, anew) = (kept.get(&path).await, anew.get(&path).await);
                recalled += usize::from(kept.recalled);
                assert_eq!((kept.code, anew.code), (200, 200));
                let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
                let (kept, anew) = (text(&kept.bytes), text(&anew.bytes));
                assert_eq!(kept, anew, "{path}, round {round} of {seed}");
            }
        }
    }
    let filled = server.ready().filled();
    assert!(filled.found > 200 && filled.bytes > 10_000, "{filled:?}");
    assert_eq!(
        recalled > 50,
        world.ctx.db().engine() == Engine::Sqlite,
        "{recalled}"
    );
}

on_both! {
    async fn no_app_sees_whether_a_post_was_written_before(world: World) {
        compare(&world, 5).await;
    }

    async fn no_app_sees_whether_a_post_was_written_before_and_otherwise(world: World) {
        compare(&world, 1_000_007).await;
    }
}

#[tokio::test]
async fn a_page_is_recalled_as_it_would_be_answered_and_only_where_that_is_certain() {
    const HOME: &str = "/api/v1/timelines/home?limit=20";
    let world = World::new(Engine::Sqlite).await;
    let ann = Client::of(&world, world.ann).await;
    ann.post("/api/v1/statuses", &[("status", "First")])
        .await
        .ok();
    let told = |answer: &Answer| {
        let text = |value: &HeaderValue| value.to_str().unwrap().to_owned();
        let all = answer.headers.iter();
        let mut told: Vec<_> = all
            .map(|(name, value)| (name.to_string(), text(value)))
            .collect();
        let own = ["x-request-id", "x-ratelimit-remaining", "content-length"];
        told.retain(|(name, _)| !own.contains(&name.as_str()));
        told.sort();
        (told, answer.bytes.clone())
    };
    let left = |answer: &Answer| -> u32 {
        let left = answer.headers["x-ratelimit-remaining"].to_str().unwrap();
        left.parse().unwrap()
    };
    let (first, _, second) = (
        ann.get(HOME).await,
        ann.get(HOME).await,
        ann.get(HOME).await,
    );
    assert!(!first.recalled && second.recalled);
    assert_eq!(told(&first), told(&second));
    assert_eq!(left(&first), left(&second) + 2, "it is counted");

    let tag = second.headers["etag"].to_str().unwrap();
    let known = [("if-none-match", tag)];
    let known = ann.send(Method::GET, HOME, &known, Body::empty()).await;
    assert_eq!((known.recalled, known.code), (false, 304));
    let token = ann.token.clone().unwrap();
    let other = ann
        .as_token(None)
        .get(&format!("{HOME}&access_token={token}"))
        .await;
    assert_eq!(
        (other.recalled, other.code),
        (false, 200),
        "a secret in the address"
    );
    let head = ann.send(Method::HEAD, HOME, &[], Body::empty()).await;
    assert!(!head.recalled);
    let nobody = ann.as_token(None).get(HOME).await;
    assert_eq!((nobody.recalled, nobody.code), (false, 401));
    let reads = Client::with(&world, world.ann, "read:accounts").await;
    let reads = ann.as_token(reads.token.as_deref());
    for _ in 0..2 {
        let denied = reads.get(HOME).await;
        assert_eq!(
            (denied.recalled, denied.code),
            (false, 403),
            "not within its scopes"
        );
    }

    world.post(world.ben, "Second").await;
    let looks = ann.get(HOME).await.recalled;
    assert!(!looks, "somebody has written, and nobody looked since");
    assert!(ann.get(HOME).await.recalled);
    let apps = oauth::connected(&world.ctx, world.ann.actor).await.unwrap();
    for app in apps {
        oauth::disconnect(&world.ctx, world.ann.actor, app.id)
            .await
            .unwrap();
    }
    let gone = ann.get(HOME).await;
    assert_eq!((gone.recalled, gone.code), (false, 401));
}

#[tokio::test]
async fn what_is_recalled_is_limited_too() {
    const PUBLIC: &str = "/api/v1/timelines/public";
    let world = World::new(Engine::Sqlite).await;
    let limited = Client::limited(&world, Limits { requests: 4 }).await;
    let ann = Client::of(&world, world.ann).await;
    let ann = limited.as_token(ann.token.as_deref());
    let mut codes = Vec::new();
    for _ in 0..5 {
        let answer = ann.get(PUBLIC).await;
        codes.push((answer.recalled, answer.code));
    }
    assert_eq!(codes[2..], [(true, 200), (true, 200), (false, 429)]);
}
