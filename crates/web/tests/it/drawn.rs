//! Posts that were drawn before, against posts drawn anew: whatever happens, nobody sees a difference.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use http::{HeaderValue, Method};
use service::auth::sessions;
use service::views::StatusView;
use testkit::{Engine, Talk, World, on_both};
use web::App;

use crate::browser::Browser;

/// What stands in `name`d fields of a page, which is other in every page.
fn secrets(page: &str, name: &str) -> Vec<String> {
    let before = format!("name=\"{name}\" value=\"");
    let values = page.split(before.as_str()).skip(1);
    values
        .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
        .collect()
}

/// The page without them.
fn plain(page: &str) -> String {
    let mut plain = page.to_owned();
    for name in ["csrf", "key"] {
        for secret in secrets(page, name) {
            plain = plain.replace(&secret, "");
        }
    }
    plain
}

/// As at a start.
async fn prepare(world: &World, server: &App) {
    let server = server.clone();
    let draw = move |views: Vec<Arc<StatusView>>| {
        server.prepare(&views);
        std::future::ready(true)
    };
    service::start::run(&world.ctx, draw).await;
}

async fn compare(world: &World, seed: u64) {
    let app = |ctx, bytes| App::keeping(ctx, Vec::new(), bytes, bytes);
    let forgetful = world.ctx.with_parts(|parts| parts.prepared = 0);
    let kept = app(world.ctx.clone(), 1 << 22).await.unwrap();
    let anew = app(forgetful, 0).await.unwrap();
    let (drawn, server) = (kept.drawn().clone(), kept.clone());
    let mut recalled = 0;
    let mut talk = Talk::new(world, seed).await;
    let mut readers = Vec::new();
    for (at, who) in talk.cast().into_iter().enumerate() {
        let mut both = Vec::new();
        for app in [&kept, &anew] {
            let browser = Browser::served(app.clone()).sign_in(world, who).await;
            both.push(browser);
        }
        for browser in &mut both {
            let language = ["en", "nl", "da", "it", "en"][at];
            browser.headers = vec![("accept-language", language.to_owned())];
        }
        readers.push(both);
    }
    for round in 0..20 {
        for _ in 0..3 {
            talk.step().await;
        }
        if round % 4 == 3 {
            prepare(world, &server).await;
        }
        let (mut proofs, mut keys) = (Vec::new(), Vec::new());
        for both in &mut readers {
            for (path, whole) in [("/", false), ("/everyone", false), ("/", true), ("/", true)] {
                let mut pages = Vec::new();
                for browser in both.iter_mut() {
                    let page = match whole {
                        true => browser.get(path).await.page.clone(),
                        false => browser.part(path).await.page.clone(),
                    };
                    recalled += usize::from(browser.recalled);
                    keys.extend(secrets(&page, "key"));
                    let mut proof = secrets(&page, "csrf");
                    proof.dedup();
                    assert_eq!(proof.len(), 1, "one page, one proof");
                    proofs.extend(proof);
                    pages.push(plain(&page));
                }
                assert_eq!(pages[0], pages[1], "{path}, round {round} of {seed}");
            }
        }
        for mut secrets in [proofs, keys] {
            let all = secrets.len();
            secrets.sort_unstable();
            secrets.dedup();
            assert_eq!(secrets.len(), all, "every page has its own");
        }
    }
    let filled = drawn.filled();
    assert!(filled.found > 200 && filled.bytes > 10_000, "{filled:?}");
    assert_eq!(
        recalled > 50,
        world.ctx.db().engine() == Engine::Sqlite,
        "{recalled}"
    );
}

on_both! {
    async fn nobody_sees_whether_a_post_was_drawn_before(world: World) {
        compare(&world, 3).await;
    }

    async fn nobody_sees_whether_a_post_was_drawn_before_and_otherwise(world: World) {
        compare(&world, 1_000_003).await;
    }
}

/// What the answer says besides itself, but for its own name.
fn told(browser: &Browser) -> Vec<(String, String)> {
    let text = |value: &HeaderValue| value.to_str().unwrap().to_owned();
    let all = browser.answer.iter();
    let mut told: Vec<_> = all
        .map(|(name, value)| (name.to_string(), text(value)))
        .collect();
    told.retain(|(name, _)| name != "x-request-id" && name != "content-length");
    told.sort();
    told
}

#[tokio::test]
async fn home_is_recalled_as_it_would_be_answered_and_only_where_that_is_certain() {
    let world = World::new(Engine::Sqlite).await;
    let mut ann = Browser::of(&world, world.ann).await;
    ann.post("/posts", &[("text", "First")]).await.ok();
    for (name, value) in [("accept", "text/html"), ("accept-encoding", "br, gzip")] {
        ann.headers.push((name, value.to_owned()));
        ann.get("/").await.ok();
        ann.get("/").await.ok();
        assert!(ann.recalled, "{name}");
        let recalled = told(&ann);
        ann.get("/?").await.ok();
        assert!(!ann.recalled, "another address");
        assert_eq!(recalled, told(&ann));
        assert_eq!(
            ann.answer.contains_key("content-encoding"),
            name != "accept"
        );
    }
    ann.headers.clear();
    ann.get("/").await.ok().sees("First");
    assert!(ann.recalled);
    ann.part("/").await;
    assert!(!ann.recalled, "a part");
    for (name, value) in [
        ("accept", "text/event-stream"),
        ("cookie", "corner-flash=eyJ9"),
    ] {
        ann.headers = vec![(name, value.to_owned())];
        ann.send(Method::GET, "/", &[], Body::empty()).await;
        assert!(!ann.recalled, "{name}");
    }
    ann.headers = vec![("accept-language", "nl".to_owned())];
    ann.get("/").await.ok();
    assert!(!ann.recalled, "another language");
    ann.headers.clear();
    ann.post("/posts", &[("text", "Second")]).await.ok();
    ann.get("/").await.ok().sees("Second");
    assert!(!ann.recalled, "something was written");
    ann.get("/").await.ok().sees("Second");
    assert!(ann.recalled);
    for (seconds, words) in [
        (50, ">now<"),
        (30, ">1 min<"),
        (7_200, ">2 h<"),
        (70, ">2 h<"),
        (3_600, ">3 h<"),
    ] {
        world.clock.advance(Duration::from_secs(seconds));
        // That they were seen is written down with the first.
        for _ in 0..3 {
            ann.get("/").await.ok().sees(words);
        }
        assert!(ann.recalled, "{seconds} seconds later");
    }
    let mut stranger = Browser::new(&world).await;
    stranger.get("/").await;
    assert!(!stranger.recalled);
    let all = sessions::list(&world.ctx, world.ann.actor).await.unwrap();
    for session in all {
        sessions::end(&world.ctx, world.ann.actor, session.id)
            .await
            .unwrap();
    }
    ann.send(Method::GET, "/", &[], Body::empty()).await;
    assert!(!ann.recalled && ann.code != 200, "signed out elsewhere");
}

#[tokio::test]
async fn what_is_around_posts_is_kept_once_for_all_and_stays_everybodys_own() {
    let world = World::new(Engine::Sqlite).await;
    let app = |bytes| App::keeping(world.ctx.clone(), Vec::new(), bytes, bytes);
    let (kept, anew) = (app(1 << 22).await.unwrap(), app(0).await.unwrap());
    let mut taken = vec![0];
    for who in [world.ann, world.ben, world.ann] {
        let mut browser = Browser::served(kept.clone()).sign_in(&world, who).await;
        for _ in 0..2 {
            browser.get("/").await.ok();
        }
        assert!(browser.recalled);
        taken.push(kept.pages().bytes);
        let mut other = Browser::served(anew.clone()).sign_in(&world, who).await;
        other.get("/").await.ok();
        assert_eq!(plain(&browser.page), plain(&other.page));
    }
    let each: Vec<_> = taken.windows(2).map(|t| t[1] - t[0]).collect();
    assert!(each[0] > 2 * each[1], "{each:?}");
    assert_eq!(each[0], each[2], "of the same reader");
}
