//! What is around every page.

use axum::body::Body;
use http::Method;
use testkit::{Engine, World};

use crate::browser::Browser;

async fn world() -> World {
    World::new(Engine::Sqlite).await
}

#[tokio::test]
async fn a_page_that_is_not_there_says_so_in_the_language_of_the_reader() {
    let world = world().await;
    let mut browser = Browser::new(&world).await;
    browser.get("/nowhere").await.status(404);
    browser
        .sees("There is nothing here")
        .sees("<html lang=\"en\"");
    browser
        .headers
        .push(("accept-language", "da, en;q=0.5".to_owned()));
    browser
        .get("/nowhere")
        .await
        .status(404)
        .sees("Her er ikke noget");
}

#[tokio::test]
async fn every_answer_is_protected() {
    let world = world().await;
    let mut browser = Browser::new(&world).await;
    for path in ["/nowhere", "/health/live", "/robots.txt"] {
        browser.get(path).await;
        let policy = browser.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self'"));
        assert!(!policy.contains("unsafe"));
        assert_eq!(browser.header("x-content-type-options"), "nosniff");
        assert_eq!(browser.header("referrer-policy"), "same-origin");
        assert_eq!(browser.header("x-request-id").len(), 16);
    }
    browser.get("/nowhere").await;
    assert_eq!(browser.header("cache-control"), "private, no-store");
}

#[tokio::test]
async fn a_form_without_our_token_is_not_let_in() {
    let world = world().await;
    let mut ben = Browser::of(&world, world.ben).await;
    let kind = (
        "content-type",
        "application/x-www-form-urlencoded".to_owned(),
    );
    let sent = "text=a%20long%20thought&csrf=AAAA";
    ben.send(
        Method::POST,
        "/nowhere",
        std::slice::from_ref(&kind),
        Body::from(sent),
    )
    .await;
    ben.status(403)
        .sees("This form is too old")
        .sees("a long thought");
    assert!(ben.page.contains("Send it again"));
    // From elsewhere it is not even offered to be sent again.
    let foreign = [kind, ("origin", "https://evil.example".to_owned())];
    ben.send(Method::POST, "/nowhere", &foreign, Body::from(sent))
        .await;
    ben.status(403).sees_not("Send it again");
    // With the token it comes as far as the page, which is not there.
    ben.post("/nowhere", &[("text", "x")]).await.status(404);
    ben.fetch("/nowhere", &[]).await.status(404);
    assert_eq!(ben.json()["error"], "lost");
}

#[tokio::test]
async fn the_right_token_does_not_help_a_foreign_page() {
    let world = world().await;
    let mut ben = Browser::of(&world, world.ben).await;
    ben.get("/nowhere").await;
    let token = ben.page.split("name=\"csrf\" content=\"").nth(1).unwrap();
    let token = token.split('"').next().unwrap().to_owned();
    let kind = (
        "content-type",
        "application/x-www-form-urlencoded".to_owned(),
    );
    for site in ["cross-site", "same-site"] {
        let headers = [kind.clone(), ("sec-fetch-site", site.to_owned())];
        let body = Body::from(format!("csrf={token}"));
        ben.send(Method::POST, "/nowhere", &headers, body).await;
        ben.status(403);
    }
}

#[tokio::test]
async fn forms_of_people_without_a_session_are_bound_to_their_browser() {
    let world = world().await;
    let mut browser = Browser::new(&world).await;
    browser.post("/nowhere", &[]).await.status(404);
    let cookie = browser.cookie("corner-form").unwrap().to_owned();
    assert!(cookie.contains('.'));
    // The token of one browser is nothing in another.
    browser.get("/nowhere").await;
    let token = browser
        .page
        .split("name=\"csrf\" content=\"")
        .nth(1)
        .unwrap();
    let token = token.split('"').next().unwrap().to_owned();
    let mut other = Browser::new(&world).await;
    other.get("/nowhere").await;
    let kind = (
        "content-type",
        "application/x-www-form-urlencoded".to_owned(),
    );
    other
        .send(
            Method::POST,
            "/nowhere",
            &[kind],
            Body::from(format!("csrf={token}")),
        )
        .await;
    other.status(403);
}

#[tokio::test]
async fn too_much_is_refused_before_it_is_read() {
    let world = world().await;
    let mut ben = Browser::of(&world, world.ben).await;
    let long = "x".repeat(65 * 1024);
    ben.post("/nowhere", &[("text", &long)]).await.status(413);
    ben.sees("That is too big");
    ben.get(&format!("/nowhere?{}", "x".repeat(9 * 1024)))
        .await
        .status(431);
}

#[tokio::test]
async fn assets_are_kept_for_ever_under_their_hash() {
    let world = world().await;
    let mut browser = Browser::new(&world).await;
    let path = web::asset("js/words/nl.js");
    browser.get(&path).await.ok().sees("export default {");
    assert_eq!(
        browser.header("content-type"),
        "text/javascript; charset=utf-8"
    );
    assert!(browser.header("cache-control").contains("immutable"));
    let tag = browser.header("etag").to_owned();
    browser
        .send(Method::GET, &path, &[("if-none-match", tag)], Body::empty())
        .await;
    browser.status(304);
    // An older page gets what is there now, and asks again next time.
    browser.get("/assets/older/js/words/nl.js").await.ok();
    assert_eq!(browser.header("cache-control"), "no-cache");
    browser.get("/assets/older/js/none.js").await.status(404);
    browser.get("/assets/older/../Cargo.toml").await.status(404);
}

#[tokio::test]
async fn big_pages_are_packed_for_those_who_can_read_them() {
    let world = world().await;
    let mut browser = Browser::new(&world).await;
    browser.get("/nowhere").await;
    let plain = browser.bytes.len();
    browser
        .headers
        .push(("accept-encoding", "br, gzip".to_owned()));
    browser.get("/nowhere").await.status(404);
    assert_eq!(browser.header("content-encoding"), "gzip");
    assert!(browser.bytes.len() < plain && browser.bytes.starts_with(&[0x1f, 0x8b]));
}

#[tokio::test]
async fn it_tells_how_it_is() {
    let world = world().await;
    let mut browser = Browser::new(&world).await;
    browser.get("/health/live").await.ok();
    browser.get("/health/ready").await.ok();
    browser.get("/robots.txt").await.ok().sees("Disallow: /");
    browser.get("/manifest.webmanifest").await.ok();
    assert_eq!(browser.json()["name"], "Acme · Corner");
    browser.get("/sw.js").await.ok().sees("const HASH = \"");
    assert_eq!(browser.header("cache-control"), "no-cache");
}

#[tokio::test]
async fn a_full_disk_is_said_and_what_was_written_is_kept() {
    let world = world().await;
    let mut ann = Browser::of(&world, world.ann).await;
    ann.get("/compose").await.ok();
    // As many pages as there are: the engine has no room for another, as on a full disk.
    let bound = |pages: i64| {
        world.ctx.db().write(move |tx| {
            let most = format!("pragma max_page_count = {pages}");
            tx.first(&most, &[]).map(|_| ())
        })
    };
    bound(1).await.unwrap();
    let long = "Where did the room go? ".repeat(20);
    for _ in 0..40 {
        ann.submit("/posts", &[("text", &long)]).await;
        if ann.code != 200 {
            break;
        }
        ann.get("/compose").await.ok();
    }
    ann.status(503).sees("what you just sent was not saved");
    ann.sees("Where did the room go? Where did");
    ann.get("/everyone").await.ok();
    bound(1_000_000).await.unwrap();
    ann.get("/compose").await.ok();
    ann.submit("/posts", &[("text", "There it is")]).await.ok();
    ann.sees("Posted.");
}
