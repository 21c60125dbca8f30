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
