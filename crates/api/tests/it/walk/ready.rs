//! Posts that were written for apps before, against posts written anew: whatever happens, no app sees a difference.

use api::{Api, Limits};
use testkit::{Talk, World, on_both};

use crate::client::{ALL, Client};

async fn compare(world: &World, seed: u64) {
    let limits = Limits {
        requests: 1_000_000,
    };
    let api = |bytes| Api::keeping(world.ctx.clone(), Vec::new(), limits, bytes);
    let (kept, anew) = (
        api((1 << 22, 1 << 22)).await.unwrap(),
        api((0, 0)).await.unwrap(),
    );
    let (server, kept, anew) = (kept.clone(), Client::at(kept), Client::at(anew));
    let mut talk = Talk::new(world, seed).await;
    let mut readers = Vec::new();
    for who in talk.cast() {
        let issued = service::oauth::issue(&world.ctx, who.id, ALL, "Test").await;
        let token = issued.unwrap().secret;
        readers.push([kept.as_token(Some(&token)), anew.as_token(Some(&token))]);
    }
    for round in 0..20 {
        for _ in 0..3 {
            talk.step().await;
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
                assert_eq!((kept.code, anew.code), (200, 200));
                let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
                let (kept, anew) = (text(&kept.bytes), text(&anew.bytes));
                assert_eq!(kept, anew, "{path}, round {round} of {seed}");
            }
        }
    }
    let filled = server.ready().filled();
    assert!(filled.found > 200 && filled.bytes > 10_000, "{filled:?}");
}

on_both! {
    async fn no_app_sees_whether_a_post_was_written_before(world: World) {
        compare(&world, 5).await;
    }

    async fn no_app_sees_whether_a_post_was_written_before_and_otherwise(world: World) {
        compare(&world, 1_000_007).await;
    }
}
