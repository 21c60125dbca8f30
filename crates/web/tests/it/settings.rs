//! What people set for themselves.

use testkit::{Engine, World};

use crate::browser::Browser;

#[tokio::test]
async fn the_look_is_kept_and_shown_on_every_page() {
    let world = World::new(Engine::Sqlite).await;
    let mut ben = Browser::of(&world, world.ben).await;
    ben.get("/settings").await.ok().at("/settings/look");
    assert_eq!(ben.form("/settings/look").value("theme"), Some("auto"));
    let asked = [
        ("theme", "dark"),
        ("contrast", "more"),
        ("text_size", "large"),
    ];
    ben.submit("/settings/look", &asked)
        .await
        .ok()
        .sees("Saved.");
    for shown in [
        "data-theme=\"dark\"",
        "data-contrast=\"more\"",
        "data-text=\"large\"",
    ] {
        ben.get("/about").await.ok().sees(shown).sees_not("Saved.");
    }
    ben.get("/settings/look").await;
    assert_eq!(ben.form("/settings/look").value("theme"), Some("dark"));
    assert_eq!(ben.form("/settings/look").value("keys"), Some(""));
    // Another person sees their own.
    let mut eva = Browser::of(&world, world.eva).await;
    eva.get("/about").await.ok().sees_not("data-theme");
}

#[tokio::test]
async fn the_language_one_chooses_wins_over_the_browser() {
    let world = World::new(Engine::Sqlite).await;
    let mut ben = Browser::of(&world, world.ben).await;
    ben.headers.push(("accept-language", "it".to_owned()));
    ben.get("/settings/look")
        .await
        .ok()
        .sees("Aspetto e lingua");
    ben.submit("/settings/look", &[("locale", "nl")]).await.ok();
    ben.sees("Opgeslagen.")
        .sees("Uiterlijk en taal")
        .sees("lang=\"nl\"");
    ben.submit("/settings/look", &[("locale", "")])
        .await
        .ok()
        .sees("Salvato.");
}

#[tokio::test]
async fn what_cannot_be_is_refused_and_what_was_chosen_stays() {
    let world = World::new(Engine::Sqlite).await;
    let mut ben = Browser::of(&world, world.ben).await;
    ben.get("/settings/look").await;
    let asked = [("locale", "../xx"), ("theme", "dark")];
    ben.submit("/settings/look", &asked).await.status(422);
    ben.sees("We do not know this one");
    assert_eq!(ben.form("/settings/look").value("theme"), Some("dark"));
    ben.fetch(
        "/settings/look",
        &[
            ("theme", "dark"),
            ("contrast", "auto"),
            ("text_size", "normal"),
            ("locale", "XX"),
        ],
    )
    .await
    .status(422);
    assert_eq!(
        ben.json()["errors"]["locale"],
        "We do not know this one; choose another."
    );
    ben.post("/settings/look", &[("theme", "pink")])
        .await
        .status(400);
}

#[tokio::test]
async fn settings_are_for_the_signed_in() {
    let world = World::new(Engine::Sqlite).await;
    let mut browser = Browser::new(&world).await;
    let none = axum::body::Body::empty();
    browser
        .send(http::Method::GET, "/settings/look?x=1", &[], none)
        .await;
    browser.status(303);
    assert_eq!(
        browser.header("location"),
        "/sign-in?next=%2Fsettings%2Flook%3Fx%3D1"
    );
    browser.part("/settings/look").await.status(401);
    assert_eq!(browser.json()["error"], "signed-out");
    browser
        .post("/settings/look", &[("theme", "dark")])
        .await
        .status(401)
        .sees("You are signed out");
}

#[tokio::test]
async fn pages_about_corner_are_there_in_every_language() {
    let world = World::new(Engine::Sqlite).await;
    for (tag, _) in web::i18n::LANGUAGES {
        let mut browser = Browser::new(&world).await;
        browser.headers.push(("accept-language", (*tag).to_owned()));
        for path in ["/about", "/keyboard", "/offline"] {
            browser
                .get(path)
                .await
                .ok()
                .sees(&format!("lang=\"{tag}\""));
        }
        browser
            .part("/keyboard")
            .await
            .ok()
            .sees_not("<html")
            .sees("<kbd>");
    }
}
