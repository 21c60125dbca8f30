//! Finding people: the directory, people to meet, the chart.

use model::AccountId;
use service::accounts::{ProfileDraft, update};
use testkit::{Engine, Person, World};

use crate::browser::Browser;

/// Gives `who` a title, a place, languages and a manager.
async fn say(world: &World, who: Person, title: &str, languages: &[&str], manager: &str) {
    let account = world.account(who).await;
    let draft = ProfileDraft {
        name: account.name,
        title: title.to_owned(),
        unit: account.unit_id,
        manager: manager.to_owned(),
        location: "Aarhus C".to_owned(),
        languages: languages.iter().map(|code| (*code).to_owned()).collect(),
        ..ProfileDraft::default()
    };
    update(&world.ctx, who.actor, who.id, draft).await.unwrap();
}

#[tokio::test]
async fn the_directory_filters_by_what_one_knows() {
    let world = World::new(Engine::Sqlite).await;
    say(&world, world.eva, "Driver", &["da", "nl"], "").await;
    let mut ben = Browser::of(&world, world.ben).await;
    let found = |who: &str| format!("class=\"person__name bare\" href=\"/@{who}\"");
    ben.get("/people")
        .await
        .ok()
        .sees(&found("eva"))
        .sees(&found("ben"))
        .sees("5 people");
    for query in [
        "q=driv",
        "q=ENGEL+sales",
        "q=%40eva",
        "place=aarhus+c",
        "language=da",
    ] {
        ben.get(&format!("/people?{query}"))
            .await
            .ok()
            .sees(&found("eva"))
            .sees("1 person");
        ben.sees_not(&found("ann"));
    }
    ben.get(&format!("/people?unit={}", world.product))
        .await
        .ok();
    ben.sees(&found("ann"))
        .sees(&found("carla"))
        .sees("3 people");
    ben.get("/people?q=100%25").await.ok().sees("Nobody fits");
    ben.get("/people?language=d").await.sees("Nobody fits");
    Browser::new(&world)
        .await
        .get("/people")
        .await
        .sees_not("Eva Engel");
}

#[tokio::test]
async fn people_to_meet_come_with_a_reason_and_can_be_waved_away() {
    let world = World::new(Engine::Sqlite).await;
    say(&world, world.ben, "", &[], "carla").await;
    say(&world, world.carla, "", &[], "ann").await;
    let mut ben = Browser::of(&world, world.ben).await;
    ben.get("/people/suggestions").await.ok();
    ben.sees("You report to them")
        .sees("Your manager’s manager")
        .sees("New here");
    ben.submit("/@carla/dismiss", &[])
        .await
        .ok()
        .sees_not("You report to them");
    ben.submit("/@ann/follow", &[]).await.ok();
    ben.get("/people/suggestions")
        .await
        .ok()
        .sees_not("manager’s manager");
    let rest = service::suggestions::list(&world.ctx, world.ben.actor, 10)
        .await
        .unwrap();
    let mut rest: Vec<AccountId> = rest.iter().map(|s| s.card.id).collect();
    rest.sort();
    assert_eq!(rest, [world.dario.id, world.eva.id]);
}

#[tokio::test]
async fn the_chart_opens_one_level_at_a_time() {
    let world = World::new(Engine::Sqlite).await;
    say(&world, world.ben, "", &[], "carla").await;
    say(&world, world.carla, "", &[], "ann").await;
    let mut eva = Browser::of(&world, world.eva).await;
    eva.get("/chart")
        .await
        .ok()
        .sees("Ann Arden")
        .sees("Carla Conti");
    eva.sees_not("Ben Brink")
        .sees("2 people have not said whom they report to.");
    eva.part("/chart/below?of=carla")
        .await
        .ok()
        .sees("Ben Brink")
        .sees_not("<html");
    eva.get("/chart?at=%40ben")
        .await
        .ok()
        .sees("Ben Brink")
        .sees("chart__node--here");
    eva.get("/chart?at=nobody")
        .await
        .ok()
        .sees("There is nobody with that name here.");
    eva.get("/chart/below?of=nobody").await.status(404);
}
