//! Allowing an app, as a browser does it: signing in first, and sent back with a code.

use service::oauth::{self, NewApp, OUT_OF_BAND, Registered};
use testkit::{Engine, World};

use crate::browser::Browser;

async fn app(w: &World, redirect_uri: &str) -> Registered {
    let new = NewApp {
        name: "Testphone".to_owned(),
        redirect_uris: vec![redirect_uri.to_owned()],
        scopes: "read write admin:read".to_owned(),
        website: String::new(),
    };
    oauth::register(&w.ctx, new, "::1").await.unwrap()
}

fn path(app: &Registered, redirect_uri: &str, more: &str) -> String {
    let uri: String = url_encode(redirect_uri);
    format!(
        "/oauth/authorize?response_type=code&client_id={}&redirect_uri={uri}&scope=read{more}",
        app.app.client_id
    )
}

fn url_encode(text: &str) -> String {
    text.replace(':', "%3A").replace('/', "%2F")
}

#[tokio::test]
async fn the_code_is_shown_to_copy() {
    let w = World::new(Engine::Sqlite).await;
    let made = app(&w, OUT_OF_BAND).await;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get(&path(&made, OUT_OF_BAND, "")).await.ok();
    ben.sees("Let Testphone in?")
        .sees("@ben")
        .sees("Read everything you can read here");
    ben.submit("/oauth/authorize", &[("deed", "allow")])
        .await
        .ok()
        .sees("Your code");
    ben.get("/settings/apps").await.ok().sees("No apps yet");
    ben.get(&path(&made, OUT_OF_BAND, "&lang=nl"))
        .await
        .ok()
        .sees("Testphone toelaten?");
    ben.submit("/oauth/authorize", &[("deed", "deny")])
        .await
        .ok()
        .sees("Not allowed");
}

#[tokio::test]
async fn the_browser_is_sent_back_with_code_and_state() {
    let w = World::new(Engine::Sqlite).await;
    let back = "https://app.example/back";
    let made = app(&w, back).await;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get(&path(&made, back, "&state=x%20y")).await.ok();
    assert!(
        ben.header("content-security-policy")
            .contains("form-action 'self' https://app.example;")
    );
    ben.submit("/oauth/authorize", &[("deed", "allow")])
        .await
        .status(302);
    let to = ben.header("location").to_owned();
    assert!(
        to.starts_with("https://app.example/back?code=") && to.ends_with("&state=x+y"),
        "{to}"
    );
    ben.get(&path(&made, back, "&state=z")).await.ok();
    ben.submit("/oauth/authorize", &[("deed", "deny")])
        .await
        .status(302);
    assert_eq!(
        ben.header("location"),
        "https://app.example/back?error=access_denied&state=z"
    );
    ben.get(&path(
        &made,
        back,
        "&code_challenge=abc&code_challenge_method=plain",
    ))
    .await
    .status(302);
    assert_eq!(
        ben.header("location"),
        "https://app.example/back?error=invalid_request"
    );
    let wide = path(&made, back, "+push");
    ben.get(&wide).await.status(302);
    assert_eq!(
        ben.header("location"),
        "https://app.example/back?error=invalid_scope"
    );
}

#[tokio::test]
async fn nobody_is_sent_to_an_address_that_is_not_the_apps() {
    let w = World::new(Engine::Sqlite).await;
    let made = app(&w, "https://app.example/back").await;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get(&path(&made, "https://evil.example/", ""))
        .await
        .status(400)
        .sees("somewhere else");
    ben.get(
        "/oauth/authorize?response_type=code&client_id=x&redirect_uri=https%3A%2F%2Fevil.example",
    )
    .await
    .status(400);
}

#[tokio::test]
async fn one_signs_in_first_and_again_where_the_app_asks_for_it() {
    let w = World::new(Engine::Sqlite).await;
    let made = app(&w, OUT_OF_BAND).await;
    let mut nobody = Browser::new(&w).await;
    nobody.get(&path(&made, OUT_OF_BAND, "")).await;
    assert!(
        nobody
            .path
            .starts_with("/sign-in?next=%2Foauth%2Fauthorize%3F"),
        "{}",
        nobody.path
    );
    let mut ben = Browser::of(&w, w.ben).await;
    let forced = path(&made, OUT_OF_BAND, "&force_login=true");
    ben.get(&forced).await.ok().sees("Allow");
    w.clock.advance(std::time::Duration::from_secs(3_600));
    ben.get(&forced)
        .await
        .ok()
        .sees("asks you to sign in again")
        .sees_not("value=\"allow\"");
    ben.submit("/oauth/authorize", &[("deed", "switch")]).await;
    assert!(
        ben.path
            .starts_with("/sign-in?next=%2Foauth%2Fauthorize%3F"),
        "{}",
        ben.path
    );
    assert!(!ben.path.contains("force_login"));
}

#[tokio::test]
async fn what_an_app_may_do_is_ended_in_the_settings() {
    let w = World::new(Engine::Sqlite).await;
    let issued = oauth::issue(&w.ctx, w.ben.id, "read write:media", "Script")
        .await
        .unwrap();
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/settings/apps")
        .await
        .ok()
        .sees("Script")
        .sees("Change pictures you upload")
        .sees("Not used yet");
    let apps = oauth::connected(&w.ctx, w.ben.actor).await.unwrap();
    let end = format!("/settings/apps/{}/delete", apps[0].id);
    ben.get(&end).await.ok().sees("End Script?");
    ben.submit(&end, &[]).await.ok().sees("No apps yet");
    ben.get(&end).await.status(404);
    let mut dario = Browser::of(&w, w.dario).await;
    for said in [
        "Made a token for a script",
        "Ended an app",
        "read write:media",
    ] {
        dario.get("/admin/audit").await.ok().sees(said);
    }
    assert!(oauth::look(&w.ctx, &issued.secret).await.unwrap().is_none());
}
