//! Groups: making one, what one does there, and who may not.

use model::GroupKind;
use service::groups::{self, GroupDraft};
use testkit::{Engine, Person, World};

use crate::browser::Browser;

async fn made(w: &World, who: Person, name: &str, kind: GroupKind) -> String {
    let draft = GroupDraft {
        name: name.to_owned(),
        kind,
        purpose: "To try it".to_owned(),
        rules: "Be *kind*".to_owned(),
    };
    groups::create(&w.ctx, who.actor, draft).await.unwrap()
}

#[tokio::test]
async fn a_group_is_made_joined_written_in_and_left() {
    let w = World::new(Engine::Sqlite).await;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/groups").await.ok().sees("No groups yet");
    ben.get("/groups/new").await.ok();
    ben.submit("/groups", &[("name", " ")])
        .await
        .status(422)
        .sees("This cannot stay empty.");
    let new = [
        ("name", "Cake club"),
        ("kind", "open"),
        ("purpose", "Fridays"),
    ];
    ben.submit("/groups", &new)
        .await
        .ok()
        .at("/groups/cake-club");
    ben.sees("The group is there.")
        .sees("Fridays")
        .sees("1 person");
    ben.sees("Group Cake club (everyone can read it)");
    let group = ben.form("/posts").value("audience").unwrap().to_owned();
    assert!(
        group.starts_with("group:"),
        "the composer posts to the group: {group}"
    );
    ben.submit(
        "/posts",
        &[("text", "Lemon or plum?"), ("audience", &group)],
    )
    .await
    .ok()
    .at("/groups/cake-club")
    .sees("Lemon or plum?");
    let mut eva = Browser::of(&w, w.eva).await;
    eva.get("/groups")
        .await
        .ok()
        .sees("Cake club")
        .sees("More groups");
    eva.get("/groups?q=plum")
        .await
        .sees_not("href=\"/groups/cake-club\"");
    eva.get("/groups/cake-club")
        .await
        .ok()
        .sees("Lemon or plum?")
        .sees_not("action=\"/posts\" ");
    eva.submit("/groups/cake-club/join", &[])
        .await
        .ok()
        .sees("You are in.");
    w.post_to(
        w.ben,
        web_audience(&w, &w.ben, "cake-club").await,
        "Plum it is",
    )
    .await;
    eva.get("/groups")
        .await
        .ok()
        .sees("Your groups")
        .sees("1 new");
    eva.get("/groups/cake-club").await.ok().sees("Plum it is");
    eva.get("/groups").await.ok().sees_not("1 new");
    eva.get("/groups/cake-club/about")
        .await
        .ok()
        .sees("Anyone joins, and everyone can read it.");
    eva.submit("/groups/cake-club/level", &[("level", "all")])
        .await
        .ok();
    eva.get("/")
        .await
        .ok()
        .sees("Plum it is")
        .sees("href=\"/groups/cake-club\"");
    eva.get("/groups/cake-club/settings").await.status(403);
    eva.get("/groups/cake-club/requests").await.status(403);
    eva.get("/groups/cake-club/about").await;
    eva.submit("/groups/cake-club/leave", &[])
        .await
        .ok()
        .at("/groups");
    eva.get("/").await.ok().sees_not("Plum it is");
}

async fn web_audience(w: &World, who: &Person, slug: &str) -> model::Audience {
    let view = groups::show(&w.ctx, who.actor, slug).await.unwrap();
    model::Audience::Group(view.group.id)
}

#[tokio::test]
async fn people_ask_and_are_let_in_invited_appointed_and_taken_out() {
    let w = World::new(Engine::Sqlite).await;
    let slug = made(&w, w.ben, "Board", GroupKind::Closed).await;
    let path = format!("/groups/{slug}");
    w.post_to(
        w.ben,
        web_audience(&w, &w.ben, &slug).await,
        "Minutes of May",
    )
    .await;
    let mut eva = Browser::of(&w, w.eva).await;
    eva.get(&path)
        .await
        .ok()
        .sees("Only members read this")
        .sees_not("Minutes of May")
        .sees("Be <em>kind</em>");
    eva.submit(&format!("{path}/request"), &[("note", "I was asked to")])
        .await
        .ok()
        .sees("You have asked to join.");
    w.run_events().await;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/notifications")
        .await
        .ok()
        .sees("Eva Engel asks to join the group Board");
    ben.get(&format!("{path}/requests"))
        .await
        .ok()
        .sees("I was asked to");
    ben.submit(&format!("{path}/requests/{}/accept", w.eva.id), &[])
        .await
        .ok()
        .sees("They are in now.");
    eva.get(&path).await.ok().sees("Minutes of May");
    ben.get(&format!("{path}/members"))
        .await
        .ok()
        .sees("Eva Engel")
        .sees("keeps order");
    ben.submit(&format!("{path}/invitations"), &[("handle", "@nobody")])
        .await
        .status(422)
        .sees("There is nobody with that name here.");
    ben.get(&format!("{path}/members")).await;
    ben.submit(&format!("{path}/invitations"), &[("handle", "@carla")])
        .await
        .ok()
        .sees("Invited.");
    ben.fetch(
        &format!("{path}/members/{}/role", w.eva.id),
        &[("role", "moderator")],
    )
    .await
    .status(200);
    ben.fetch(
        &format!("{path}/members/{}/role", w.eva.id),
        &[("role", "king")],
    )
    .await
    .status(422);
    eva.get(&format!("{path}/requests"))
        .await
        .ok()
        .sees("Carla Conti")
        .sees("Invited by Ben Brink");
    eva.fetch(&format!("{path}/members/{}/remove", w.ben.id), &[])
        .await
        .status(200);
    ben.get(&path).await.ok().sees("Only members read this");
    w.run_events().await;
    let mut carla = Browser::of(&w, w.carla).await;
    carla
        .get("/groups")
        .await
        .ok()
        .sees("Ben Brink invites you to Board.");
    carla
        .get("/notifications")
        .await
        .ok()
        .sees("Ben Brink invites you to the group Board");
}

#[tokio::test]
async fn who_keeps_order_changes_pins_archives_and_deletes() {
    let w = World::new(Engine::Sqlite).await;
    let slug = made(&w, w.ben, "Old shed", GroupKind::Open).await;
    let path = format!("/groups/{slug}");
    let mut ben = Browser::of(&w, w.ben).await;
    let post = w
        .post_to(
            w.ben,
            web_audience(&w, &w.ben, &slug).await,
            "Where the keys are",
        )
        .await
        .status
        .id;
    ben.fetch(&format!("{path}/pins/{post}"), &[])
        .await
        .status(200);
    ben.get(&path)
        .await
        .ok()
        .sees("aria-label=\"Pinned posts\"");
    ben.get(&format!("{path}/settings")).await.ok();
    let changed = [
        ("name", "New shed"),
        ("kind", "open"),
        ("purpose", "Tools"),
        ("rules", ""),
    ];
    ben.submit(&format!("{path}/settings"), &changed)
        .await
        .ok()
        .sees("New shed");
    let png = include_bytes!("../../assets/brand/apple-touch-180.png");
    ben.upload(&format!("{path}/face"), &[], &[("file", "x.png", b"x")])
        .await
        .status(422);
    ben.get(&format!("{path}/settings")).await;
    ben.upload(&format!("{path}/face"), &[], &[("face", "x.png", png)])
        .await
        .ok();
    let face = groups::show(&w.ctx, w.eva.actor, &slug)
        .await
        .unwrap()
        .group
        .face_id
        .unwrap();
    let mut eva = Browser::of(&w, w.eva).await;
    eva.get(&format!("/media/{face}/small")).await.ok();
    ben.get(&format!("{path}/settings"))
        .await
        .submit(&format!("{path}/archive"), &[])
        .await
        .ok()
        .sees("The group is archived.");
    ben.get(&format!("{path}/settings")).await;
    ben.submit(&format!("{path}/delete"), &[("sure", "shed")])
        .await
        .status(422)
        .sees("That is not the name");
    ben.get(&format!("{path}/settings")).await;
    ben.submit(&format!("{path}/delete"), &[("sure", "New shed")])
        .await
        .ok()
        .at("/groups")
        .sees("The group is gone.");
    eva.get(&path).await.status(404);
    eva.get(&format!("/media/{face}/small")).await.status(404);
}

#[tokio::test]
async fn following_everyone_can_be_undone() {
    let w = World::new(Engine::Sqlite).await;
    let slug = made(&w, w.ben, "Walks", GroupKind::Open).await;
    let mut eva = Browser::of(&w, w.eva).await;
    eva.get(&format!("/groups/{slug}")).await;
    eva.submit(&format!("/groups/{slug}/join"), &[]).await.ok();
    eva.get(&format!("/groups/{slug}/about")).await;
    eva.submit(&format!("/groups/{slug}/follow"), &[])
        .await
        .ok()
        .sees("You follow 1 person more now.");
    assert_eq!(w.account(w.eva).await.following_count, 1);
    let undo = format!("/people/unfollow?who={}", w.ben.id);
    eva.fetch(&undo, &[]).await.status(200);
    assert_eq!(w.account(w.eva).await.following_count, 0);
}
