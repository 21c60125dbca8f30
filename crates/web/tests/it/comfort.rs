//! Being away and recommending people, on the page.

use std::time::Duration;

use crate::browser::Browser;

#[tokio::test]
async fn others_see_that_one_is_away_and_on_return_one_reads_what_happened() {
    let w = testkit::World::new(testkit::Engine::Sqlite).await;
    let (mut ann, mut ben) = (Browser::of(&w, w.ann).await, Browser::of(&w, w.ben).await);
    ben.get("/settings/pause")
        .await
        .ok()
        .sees("2026-03-09")
        .sees("I am back on");
    let form = "/settings/pause";
    ben.submit(form, &[("back", "2026-02-01")])
        .await
        .status(422)
        .sees("That moment has passed");
    ben.submit(form, &[("back", "soon")])
        .await
        .status(422)
        .sees("This is not a date.");
    ben.submit(form, &[("back", "2026-03-05"), ("note", "Ask Carla")])
        .await
        .ok()
        .sees("You are away until 5 Mar 2026");
    ann.get("/@ben")
        .await
        .ok()
        .sees("Away until 5 Mar 2026")
        .sees("Ask Carla");
    ann.get("/@ben/card").await.ok().sees("Away until");
    ann.part("/typeahead?kind=person&q=ben")
        .await
        .ok()
        .sees("Away until 5 Mar 2026");
    ann.get("/messages/new").await.ok();
    ann.submit("/messages", &[("to", "ben"), ("text", "Hello?")])
        .await
        .ok()
        .sees("Ask Carla");
    w.post(w.ann, "hello @ben").await;
    w.run_events().await;
    ben.get("/")
        .await
        .ok()
        .sees("You are away until")
        .sees_not("1 new");
    w.clock.advance(Duration::from_secs(4 * 86_400));
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/")
        .await
        .ok()
        .sees("Welcome back!")
        .sees("1 time somebody named or answered you")
        .sees("1 conversation with something new");
    ben.submit("/settings/pause/seen", &[])
        .await
        .ok()
        .sees_not("Welcome back!");
    let mut ann = Browser::of(&w, w.ann).await;
    ann.get("/@ben").await.ok().sees_not("Away until");
}

#[tokio::test]
async fn recommended_people_stand_on_the_profile() {
    let w = testkit::World::new(testkit::Engine::Sqlite).await;
    let mut ann = Browser::of(&w, w.ann).await;
    ann.get("/@ben").await.ok().sees("/@ben/recommend");
    ann.get("/@ben/recommend").await.ok();
    let form = "/@ben/recommend";
    ann.submit(form, &[("reason", &"x".repeat(101))])
        .await
        .status(422)
        .sees("at most 100 characters");
    ann.submit(form, &[("reason", "Knows <every> machine")])
        .await
        .ok()
        .at("/@ann")
        .sees("Ann Arden recommends")
        .sees("Knows <every> machine");
    let mut eva = Browser::of(&w, w.eva).await;
    eva.get("/@ann")
        .await
        .ok()
        .sees("Ben Brink")
        .sees("recommends");
    eva.get("/@nobody/recommend").await.status(404);
    ann.get("/@ben/recommend")
        .await
        .ok()
        .sees("Do not recommend");
    ann.post("/@ben/recommend/remove", &[])
        .await
        .ok()
        .sees_not("Ann Arden recommends");
    ann.get("/@ann/recommend").await.ok();
    ann.submit("/@ann/recommend", &[])
        .await
        .status(422)
        .sees("That is you.");
}
