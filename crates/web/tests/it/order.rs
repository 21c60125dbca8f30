//! Reporting, the queue, what moderators do and what the person sees of it, as pages.

use model::{ReportCategory, StrikeKind};
use service::reports::{self, ReportDraft};
use service::strikes::{self, Act};
use testkit::{Engine, Person, World};

use crate::browser::Browser;

async fn reported(w: &World, who: Person, whom: Person, post: model::StatusId) -> String {
    let draft = ReportDraft {
        target: whom.id,
        category: ReportCategory::Other,
        rules: Vec::new(),
        comment: "Not nice at all.".to_owned(),
        posts: vec![post],
    };
    let id = reports::create(&w.ctx, who.actor, draft).await.unwrap();
    format!("/admin/reports/{id}")
}

#[tokio::test]
async fn a_report_goes_from_the_menu_to_the_queue_and_back() {
    let w = World::new(Engine::Sqlite).await;
    let post = w.post(w.ben, "you fool").await.status.id;
    let mut eva = Browser::of(&w, w.eva).await;
    let at = format!("/posts/{post}/report");
    eva.get("/everyone").await.ok().sees(&at);
    eva.get(&at)
        .await
        .ok()
        .sees("Report Ben Brink")
        .sees("you fool");
    // Nothing is lost when something is missing.
    eva.submit(&at, &[("category", "other"), ("comment", "")])
        .await
        .status(422);
    eva.sees("This cannot stay empty").sees("you fool");
    eva.submit(
        &at,
        &[("category", "other"), ("comment", "He called me a fool.")],
    )
    .await
    .ok();
    eva.sees("Moderators look at it");
    // The one it is about learns nothing.
    w.run_events().await;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/notifications").await.ok().sees_not("report");
    ben.get(&at).await.status(409);
    let mut carla = Browser::of(&w, w.carla).await;
    carla
        .get("/notifications")
        .await
        .ok()
        .sees("something for moderators");
    carla.get("/admin/reports").await.ok();
    carla
        .sees("Eva Engel reports")
        .sees("He called me a fool.")
        .sees("Ben Brink")
        .sees("data-reports");
    let link = carla
        .page
        .split("/admin/reports/")
        .nth(1)
        .unwrap()
        .to_owned();
    let id: String = link.chars().take_while(char::is_ascii_digit).collect();
    let case = format!("/admin/reports/{id}");
    carla
        .get(&case)
        .await
        .ok()
        .sees("you fool")
        .sees("What was seen");
    carla
        .submit(&format!("{case}/notes"), &[("note", "Talked to him.")])
        .await
        .ok()
        .sees("Talked to him.");
    carla
        .submit(
            &format!("{case}/assign"),
            &[("to", &w.dario.id.to_string())],
        )
        .await
        .ok();
    let mut dario = Browser::of(&w, w.dario).await;
    dario
        .get("/admin/reports?view=mine")
        .await
        .ok()
        .sees("Eva Engel reports");
    carla.get(&case).await;
    carla
        .submit(&format!("{case}/assign"), &[("to", "")])
        .await
        .ok()
        .sees("Nobody yet");
    carla
        .submit(&format!("{case}/settle"), &[])
        .await
        .ok()
        .sees("Nothing is reported");
    w.run_events().await;
    eva.get("/notifications")
        .await
        .ok()
        .sees("has been dealt with")
        .sees_not("Carla");
    dario
        .get("/admin/audit")
        .await
        .ok()
        .sees("Settled a report");
}

#[tokio::test]
async fn what_is_done_is_told_and_appealed_and_undone() {
    let w = World::new(Engine::Sqlite).await;
    let post = w.post(w.ben, "you fool").await.status.id;
    let case = reported(&w, w.eva, w.ben, post).await;
    let mut carla = Browser::of(&w, w.carla).await;
    carla.get(&case).await.ok();
    let act = format!("{case}/act");
    let wordless = [("kind", "hide"), ("words", "")];
    carla.submit(&act, &wordless).await.status(422);
    carla.sees("the person must know why");
    let deed = [("kind", "hide"), ("words", "Mind your words.")];
    carla
        .submit(&act, &deed)
        .await
        .ok()
        .sees("The person is told");
    w.run_events().await;
    let mut eva = Browser::of(&w, w.eva).await;
    eva.get("/everyone").await.ok().sees_not("you fool");
    eva.get(&format!("/@ben/{post}")).await.status(404);
    carla
        .get(&format!("/@ben/{post}"))
        .await
        .ok()
        .sees("Hidden by a moderator");
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/notifications")
        .await
        .ok()
        .sees("A moderator did something")
        .sees_not("Carla")
        .sees_not("Eva");
    let link = ben.page.split("/strikes/").nth(1).unwrap().to_owned();
    let id: String = link.chars().take_while(char::is_ascii_digit).collect();
    let strike = format!("/strikes/{id}");
    ben.get(&strike)
        .await
        .ok()
        .sees("Mind your words.")
        .sees("you fool")
        .sees_not("Carla")
        .sees_not("Eva");
    eva.get(&strike).await.status(404);
    ben.submit(&format!("{strike}/appeal"), &[("body", "It was a quote.")])
        .await
        .ok()
        .sees("It has been sent");
    ben.post(&format!("{strike}/appeal"), &[("body", "Again.")])
        .await
        .status(409);
    carla
        .get("/admin/reports?view=appeals")
        .await
        .ok()
        .sees("a colleague decides");
    let decide = format!("/admin/strikes/{id}/decide");
    carla.post(&decide, &[("granted", "no")]).await.status(409);
    let mut dario = Browser::of(&w, w.dario).await;
    dario
        .get("/admin/reports?view=appeals")
        .await
        .ok()
        .sees("It was a quote.");
    dario
        .submit(&decide, &[("granted", "yes"), ("answer", "So it was.")])
        .await
        .ok();
    eva.get("/everyone").await.ok().sees("you fool");
    ben.get(&strike)
        .await
        .ok()
        .sees("You were right")
        .sees("So it was.")
        .sees_not("Dario");
}

#[tokio::test]
async fn nobody_sees_a_case_about_themselves_nor_acts_above_them() {
    let w = World::new(Engine::Sqlite).await;
    let carlas = w.post(w.carla, "hm").await.status.id;
    let about_carla = reported(&w, w.eva, w.carla, carlas).await;
    let anns = w.post(w.ann, "boss").await.status.id;
    let about_ann = reported(&w, w.eva, w.ann, anns).await;
    let mut carla = Browser::of(&w, w.carla).await;
    carla
        .get("/admin/reports")
        .await
        .ok()
        .sees("Ann Arden")
        .sees_not("Carla Conti reports")
        .sees_not(&about_carla);
    carla.get(&about_carla).await.status(404);
    carla.get("/@carla/moderate").await.status(404);
    carla
        .get(&about_ann)
        .await
        .ok()
        .sees("Only an owner can act");
    carla
        .post(
            &format!("{about_ann}/act"),
            &[("kind", "warn"), ("words", "x")],
        )
        .await
        .status(403);
    carla
        .post("/@ann/moderate", &[("kind", "suspend"), ("words", "x")])
        .await
        .status(403);
    carla
        .fetch(&format!("/posts/{anns}/delete"), &[])
        .await
        .status(403);
    // A moderator's door to the rest of administration stays shut.
    carla.get("/admin").await.status(403);
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get(&about_ann).await.status(403);
    ben.get("/@eva/moderate").await.status(403);
}

#[tokio::test]
async fn pictures_of_a_report_are_for_its_moderators() {
    let w = World::new(Engine::Sqlite).await;
    let image = include_bytes!("../../assets/brand/icon-192.png").to_vec();
    let picture = service::media::upload(&w.ctx, w.ben.actor, image, "A finger")
        .await
        .unwrap();
    let draft = service::statuses::Draft {
        text: "look".to_owned(),
        audience: Some(model::Audience::Followers),
        media: vec![picture.id],
        ..service::statuses::Draft::default()
    };
    let post = w.draft(w.ben, draft).await.status.id;
    w.follow(w.eva, w.ben).await;
    let case = reported(&w, w.eva, w.ben, post).await;
    service::statuses::delete(&w.ctx, w.ben.actor, post)
        .await
        .unwrap();
    w.clock.advance(std::time::Duration::from_secs(3 * 86_400));
    w.run_events().await;
    service::media::sweep::sweep(&w.ctx, std::time::Duration::from_secs(86_400))
        .await
        .unwrap();
    let at = format!("{case}/media/{}", picture.id);
    let mut carla = Browser::of(&w, w.carla).await;
    carla.get(&case).await.ok().sees(&at).sees("Deleted since");
    carla.get(&at).await.ok();
    carla
        .get(&format!("/media/{}", picture.id))
        .await
        .status(404);
    let mut eva = Browser::of(&w, w.eva).await;
    eva.get(&at).await.status(403);
}

#[tokio::test]
async fn a_suspended_person_is_told_at_the_door() {
    let w = World::new(Engine::Sqlite).await;
    let hash = service::auth::password::hash("a long enough password 71".to_owned())
        .await
        .unwrap();
    let new = service::accounts::NewPerson {
        handle: "fay".to_owned(),
        name: "Fay Frost".to_owned(),
        email: None,
        role: model::Role::Member,
        state: model::AccountState::Active,
        unit: None,
        password_hash: Some(hash),
    };
    let fay = service::accounts::create(&w.ctx, new).await.unwrap();
    let mut inside = Browser::new(&w).await;
    inside.get("/sign-in").await.ok();
    let asked = [("name", "fay"), ("password", "a long enough password 71")];
    inside.submit("/sign-in", &asked).await.ok();
    inside.get("/everyone").await.ok();
    assert_eq!(inside.path, "/everyone");
    let act = Act {
        target: fay,
        kind: StrikeKind::Suspend,
        rule: None,
        words: "Enough for now.".to_owned(),
        posts: Vec::new(),
        report: None,
        settle_all: false,
        hide_all: false,
    };
    strikes::act(&w.ctx, w.carla.actor, act).await.unwrap();
    inside.get("/").await.ok();
    assert!(inside.path.starts_with("/sign-in"), "{}", inside.path);
    inside
        .submit("/sign-in", &asked)
        .await
        .ok()
        .sees("Your account is suspended")
        .sees("Enough for now.");
    inside
        .submit("/suspended", &[("body", "I have learned.")])
        .await
        .ok()
        .sees("It has been sent");
    inside.get("/everyone").await;
    assert!(inside.path.starts_with("/sign-in"));
    inside.get("/suspended?secret=guessed").await;
    assert!(inside.path.starts_with("/sign-in"));
}

#[tokio::test]
async fn the_limited_and_their_moderators_are_told_on_the_profile() {
    let w = World::new(Engine::Sqlite).await;
    let mut carla = Browser::of(&w, w.carla).await;
    carla
        .get("/@ben")
        .await
        .ok()
        .sees("/@ben/moderate")
        .sees("/@ben/report");
    carla
        .get("/@ben/moderate")
        .await
        .ok()
        .sees("This is the first time");
    carla
        .submit(
            "/@ben/moderate",
            &[("kind", "limit"), ("words", "Calm down.")],
        )
        .await
        .ok()
        .sees("Limited to followers");
    carla.get("/@ben").await.ok().sees("reaches fewer people");
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/@ben")
        .await
        .ok()
        .sees("limited how far your posts reach");
    ben.get("/strikes")
        .await
        .ok()
        .sees("A moderator limited your posts");
    let mut eva = Browser::of(&w, w.eva).await;
    eva.get("/@ben")
        .await
        .ok()
        .sees_not("reach")
        .sees_not("/@ben/moderate");
    carla.get("/@ben/moderate").await.ok();
    let action = carla
        .page
        .split("/admin/strikes/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    carla
        .submit(&format!("/admin/strikes/{action}"), &[])
        .await
        .ok()
        .sees("Taken back")
        .sees_not("Limited to followers");
}
