//! Profiles, following, muting and blocking.

use model::AccountState;
use testkit::{Engine, World};

use crate::browser::Browser;

#[tokio::test]
async fn a_profile_shows_who_someone_is_and_what_they_wrote() {
    let world = World::new(Engine::Sqlite).await;
    let first = world.post(world.eva, "My first words").await;
    world.post(world.eva, "And the second").await;
    world
        .post_to(
            world.eva,
            model::Audience::Unit(world.sales),
            "For sales only",
        )
        .await;
    service::statuses::react(
        &world.ctx,
        world.eva.actor,
        first.status.id,
        service::statuses::Deed::Pin,
    )
    .await
    .unwrap();
    let mut ben = Browser::of(&world, world.ben).await;
    ben.get("/@eva").await.ok();
    ben.sees("Eva Engel").sees("Sales").sees("And the second");
    ben.sees("Pinned").sees_not("For sales only");
    ben.get("/@EVA").await.ok().sees("Eva Engel");
    ben.get("/@eva/replies").await.ok();
    ben.get("/@eva/media")
        .await
        .ok()
        .sees("has not shown any pictures");
    ben.get("/@nobody").await.status(404);
    ben.part("/@eva/card")
        .await
        .ok()
        .sees("Eva Engel")
        .sees_not("<html");
    Browser::new(&world)
        .await
        .get("/@eva")
        .await
        .sees_not("Eva Engel");
}

#[tokio::test]
async fn follow_and_unfollow() {
    let world = World::new(Engine::Sqlite).await;
    let mut ben = Browser::of(&world, world.ben).await;
    ben.get("/@eva")
        .await
        .submit("/@eva/follow", &[])
        .await
        .ok();
    ben.at("/@eva").sees("You follow Eva Engel now.");
    ben.get("/@eva/followers").await.ok().sees("Ben Brink");
    ben.get("/@ben/following").await.ok().sees("Eva Engel");
    ben.fetch("/@eva/unfollow", &[]).await.ok();
    let html = ben.json()["html"].as_str().unwrap().to_owned();
    assert!(html.contains("/@eva/follow"), "{html}");
    ben.get("/@eva/followers")
        .await
        .ok()
        .sees("Nobody follows Eva Engel yet");
    ben.fetch("/@ben/follow", &[]).await.status(422);
}

#[tokio::test]
async fn muting_and_blocking_say_so_and_end() {
    let world = World::new(Engine::Sqlite).await;
    world.post(world.eva, "Read me").await;
    let mut ben = Browser::of(&world, world.ben).await;
    ben.get("/@eva").await.ok();
    ben.fetch("/@eva/mute?for=3600", &[]).await.ok();
    ben.get("/@eva")
        .await
        .sees("You have muted Eva Engel until 10:00");
    ben.fetch("/@eva/mute?for=17", &[]).await.status(400);
    ben.get("/@eva")
        .await
        .submit("/@eva/unmute", &[])
        .await
        .ok();
    ben.sees_not("You have muted").sees("Read me");
    ben.fetch("/@eva/block", &[]).await.ok();
    ben.get("/@eva")
        .await
        .sees("You have blocked Eva Engel")
        .sees_not("Read me");
    let mut eva = Browser::of(&world, world.eva).await;
    eva.get("/@ben").await.sees("Ben Brink has blocked you");
    eva.fetch("/@ben/follow", &[]).await.status(403);
    ben.submit("/@eva/unblock", &[]).await.ok().sees("Read me");
}

#[tokio::test]
async fn colleagues_who_left_are_marked_and_applicants_are_not_there() {
    let world = World::new(Engine::Sqlite).await;
    service::accounts::set_state(
        &world.ctx,
        world.dario.actor,
        world.eva.id,
        AccountState::Former,
    )
    .await
    .unwrap();
    let mut ben = Browser::of(&world, world.ben).await;
    ben.get("/@eva")
        .await
        .ok()
        .sees("has left the organisation");
    ben.sees_not("action=\"/@eva/follow\"");
    let new = service::accounts::NewPerson {
        handle: "fay".to_owned(),
        name: "Fay".to_owned(),
        email: None,
        role: model::Role::Member,
        state: AccountState::Pending,
        unit: None,
        password_hash: None,
    };
    service::accounts::create(&world.ctx, new).await.unwrap();
    ben.get("/@fay").await.status(404);
}

#[tokio::test]
async fn i_say_who_i_am() {
    let world = World::new(Engine::Sqlite).await;
    let mut ben = Browser::of(&world, world.ben).await;
    ben.get("/settings/profile").await.ok();
    let sales = world.sales.to_string();
    let written = [
        ("name", "Ben B."),
        ("title", "Roaster"),
        ("unit", sales.as_str()),
        ("manager", "@ann"),
        ("location", "Aarhus"),
        ("time_zone", "Europe/Copenhagen"),
        ("languages", "da"),
        ("languages", "it"),
        ("about", "Ask @eva about #beans"),
        ("label", "My page"),
        ("url", "ben.example/me"),
    ];
    ben.submit("/settings/profile", &written)
        .await
        .ok()
        .sees("Saved.");
    let mut eva = Browser::of(&world, world.eva).await;
    eva.get("/@ben").await.ok();
    for shown in [
        "Ben B.",
        "Roaster",
        "Aarhus",
        "10:00 there, 1 h ahead of you",
        "Speaks Danish, Italian",
    ] {
        eva.sees(shown);
    }
    eva.sees("href=\"/@eva\"")
        .sees("href=\"https://ben.example/me\"")
        .sees("Ann Arden");
    eva.sees("href=\"/units/sales\"")
        .sees_not("href=\"/units/roastery\"");
    // Nobody reports to those who report to them.
    let mut ann = Browser::of(&world, world.ann).await;
    ann.get("/settings/profile").await;
    let back = [("manager", "ben")];
    ann.submit("/settings/profile", &back)
        .await
        .status(422)
        .sees("reports to you");
    ann.submit(
        "/settings/profile",
        &[("manager", ""), ("url", "javascript:alert(1)")],
    )
    .await
    .status(422)
    .sees("not an address on the web");
    ann.submit("/settings/profile", &[("url", ""), ("name", "")])
        .await
        .status(422);
}

#[tokio::test]
async fn i_say_what_i_am_doing_for_a_while() {
    let world = World::new(Engine::Sqlite).await;
    let mut ben = Browser::of(&world, world.ben).await;
    ben.get("/settings/profile").await.ok();
    let doing = [
        ("emoji", ":coffee:"),
        ("text", "Cupping"),
        ("until", "hour"),
        ("next", ""),
    ];
    ben.submit("/status-line", &doing).await.ok().at("/@ben");
    ben.sees("Cupping").sees("☕").sees("until 10:00");
    world.clock.advance(std::time::Duration::from_secs(3_700));
    ben.get("/@ben").await.sees_not("Cupping");
    ben.get("/settings/profile").await;
    let no = [("emoji", "no such thing"), ("text", "x")];
    ben.submit("/status-line", &no)
        .await
        .status(422)
        .sees("This is not an emoji.");
}

#[tokio::test]
async fn a_face_is_taken_and_put_back() {
    let world = World::new(Engine::Sqlite).await;
    let mut ben = Browser::of(&world, world.ben).await;
    ben.get("/settings/profile").await;
    let image = include_bytes!("../../assets/brand/icon-192.png");
    ben.upload("/settings/profile/face", &[], &[("face", "me.png", image)])
        .await
        .ok()
        .sees("That is you now.")
        .sees("Back to the drawn face");
    ben.submit("/settings/profile/face/remove", &[]).await.ok();
    ben.sees_not("Back to the drawn face");
    ben.upload(
        "/settings/profile/face",
        &[],
        &[("face", "me.txt", b"not an image at all")],
    )
    .await
    .status(422)
    .sees("this is something else");
}

#[tokio::test]
async fn who_is_placed_by_administrators_is_told_so() {
    let world = World::new(Engine::Sqlite).await;
    let mut eva = Browser::of(&world, world.eva).await;
    eva.get("/settings/profile")
        .await
        .ok()
        .sees("name=\"unit\"");
    let mut ann = Browser::of(&world, world.ann).await;
    ann.get("/admin/organisation").await;
    ann.post(
        "/admin/organisation",
        &[
            ("name", "Acme"),
            ("post_limit", "500"),
            ("time_zone", "UTC"),
            ("locale", "en"),
        ],
    )
    .await
    .ok();
    assert!(!world.ctx.organisation().own_place);
    let before = world.account(world.eva).await;
    eva.get("/settings/profile").await.ok();
    eva.sees("set by an administrator")
        .sees_not("name=\"unit\"")
        .sees_not("name=\"title\"");
    eva.submit("/settings/profile", &[("location", "Aarhus")])
        .await
        .ok();
    let after = world.account(world.eva).await;
    assert_eq!(
        (after.location.as_str(), after.unit_id),
        ("Aarhus", before.unit_id)
    );
    ann.get("/settings/profile")
        .await
        .ok()
        .sees("name=\"unit\"");
}
