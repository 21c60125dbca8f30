//! What is kept for later: drafts, and posts that wait for their time.

use std::time::Duration;

use super::*;

#[tokio::test]
async fn a_draft_saves_itself_and_is_written_on() {
    let w = world().await;
    let mut ben = Browser::of(&w, w.ben).await;
    let fields = [
        ("text", "Half"),
        ("option", "a"),
        ("audience", "followers"),
        ("at", "2026-05-01T09:00"),
    ];
    ben.fetch("/drafts", &fields).await.ok();
    let id = ben.json()["id"].as_str().unwrap().to_owned();
    ben.fetch("/drafts", &[("text", "Half a thought"), ("draft", &id)])
        .await
        .ok();
    assert_eq!(ben.json()["id"], id.as_str());
    ben.get("/drafts").await.ok().sees("Half a thought");
    ben.get(&format!("/compose?draft={id}"))
        .await
        .ok()
        .sees("Draft saved");
    assert_eq!(ben.form("/posts").value("text"), Some("Half a thought"));
    let mut ann = Browser::of(&w, w.ann).await;
    ann.get(&format!("/compose?draft={id}")).await.status(404);
    ann.get("/drafts").await.ok().sees_not("Half a thought");
    ben.get(&format!("/compose?draft={id}")).await;
    ben.submit("/posts", &[("text", "A whole thought")])
        .await
        .ok();
    ben.get("/drafts").await.ok().sees("No drafts");
    assert_eq!(latest(&w, w.ben).await.status.source, "A whole thought");
    // By the button, without script.
    ben.get("/compose").await;
    ben.post("/drafts", &[("text", "For later")])
        .await
        .ok()
        .at("/drafts");
    ben.sees("Kept as a draft.").sees("For later");
    let delete = ben
        .page
        .split("action=\"/drafts/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    ben.submit(&format!("/drafts/{delete}"), &[])
        .await
        .ok()
        .sees("No drafts");
}

#[tokio::test]
async fn a_post_waits_for_its_time_in_the_zone_of_its_author() {
    let w = world().await;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/compose").await;
    // The clock shows Monday 2 March 2026, 09:00 UTC.
    ben.submit("/posts", &[("text", "Lunch"), ("at", "2026-03-02T08:00")])
        .await
        .status(422);
    ben.sees("This time has passed.");
    ben.submit("/posts", &[("text", "Lunch"), ("at", "noon")])
        .await
        .status(422);
    ben.sees("We cannot read this time.");
    ben.submit("/posts", &[("text", "Lunch"), ("at", "2026-03-02T12:00")])
        .await
        .ok()
        .at("/scheduled");
    ben.sees("It goes out Monday 2 March 2026 at 12:00.")
        .sees("Lunch");
    let edit = ben
        .page
        .split("/compose?scheduled=")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    ben.get(&format!("/compose?scheduled={edit}")).await.ok();
    assert_eq!(ben.form("/posts").value("at"), Some("2026-03-02T12:00"));
    ben.submit(
        "/posts",
        &[("at", "2026-03-02T13:00"), ("text", "Late lunch")],
    )
    .await
    .ok()
    .sees("13:00");
    assert!(posts_of(&w, w.ben).await.is_empty());
    w.clock.advance(Duration::from_secs(4 * 3_600 + 60));
    w.run_events().await;
    assert_eq!(latest(&w, w.ben).await.status.source, "Late lunch");
    ben.get("/scheduled").await.ok().sees("Nothing is waiting");
}

#[tokio::test]
async fn a_post_that_waits_can_go_now_and_one_that_could_not_go_says_why() {
    let w = world().await;
    let question = w.post(w.ann, "Who?").await;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get(&format!("/compose?reply={}", question.status.id))
        .await;
    ben.submit("/posts", &[("text", "Me"), ("at", "2026-03-02T12:00")])
        .await
        .ok();
    statuses::delete(&w.ctx, w.ann.actor, question.status.id)
        .await
        .unwrap();
    w.clock.advance(Duration::from_secs(4 * 3_600));
    w.run_events().await;
    ben.get("/").await.ok();
    ben.sees("A post of yours did not go out at its time.");
    ben.get("/scheduled").await.ok();
    ben.sees("It did not go out.")
        .sees("not there any more")
        .sees("Me");
    let edit = ben
        .page
        .split("/compose?scheduled=")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    ben.get(&format!("/compose?scheduled={edit}")).await.ok();
    ben.submit("/posts", &[("at", "")]).await.ok().at("/");
    assert_eq!(latest(&w, w.ben).await.status.source, "Me");
    ben.get("/scheduled").await.ok().sees("Nothing is waiting");
}
