//! Changing a post, deleting it, and taking it back.

use std::time::Duration;

use super::*;

#[tokio::test]
async fn only_its_author_changes_a_post_and_everyone_reads_what_it_was() {
    let w = world().await;
    let post = w.post(w.ann, "Coffee at four in the kitchen").await;
    let edit = at(post.status.id, "edit");
    for other in [w.ben, w.carla, w.dario] {
        let mut other = Browser::of(&w, other).await;
        other.get(&edit).await.status(403);
        other.fetch(&edit, &[("text", "mine")]).await.status(403);
    }
    let mut ann = Browser::of(&w, w.ann).await;
    ann.get(&edit).await.ok();
    assert!(!ann.page.contains("name=\"audience\""));
    ann.submit(&edit, &[("text", "")])
        .await
        .status(422)
        .sees("Write something first");
    ann.submit(
        &edit,
        &[("text", "Coffee at five in the kitchen"), ("note", "moved")],
    )
    .await
    .ok();
    ann.at(&format!("/@ann/{}", post.status.id))
        .sees("The earlier wording stays readable.");
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get(&at(post.status.id, "history")).await.ok();
    assert!(ben.page.contains("<del>") && ben.page.contains("<ins>"));
    ben.sees("four").sees("five").sees("moved");
}

#[tokio::test]
async fn deleting_is_asked_about_and_can_be_undone() {
    let w = world().await;
    let post = w.post(w.ben, "Regretted").await;
    let (id, delete) = (post.status.id, at(post.status.id, "delete"));
    for other in [w.ann, w.eva, w.dario] {
        // Owner and admin keep order as well.
        let allowed = other.actor.role >= model::Role::Moderator;
        let mut other = Browser::of(&w, other).await;
        other
            .get(&delete)
            .await
            .status(if allowed { 200 } else { 403 });
    }
    let mut eva = Browser::of(&w, w.eva).await;
    eva.fetch(&delete, &[("sure", "yes")]).await.status(403);
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/").await;
    ben.post(&delete, &[])
        .await
        .ok()
        .sees("Delete this post?")
        .sees("Regretted");
    ben.submit(&delete, &[]).await.ok().sees("Deleted.");
    assert!(posts_of(&w, w.ben).await.is_empty());
    ben.submit(&at(id, "restore"), &[])
        .await
        .ok()
        .sees("It is back.");
    assert_eq!(posts_of(&w, w.ben).await.len(), 1);
    // As a script does it.
    ben.fetch(&delete, &[]).await.ok();
    assert_eq!(ben.json()["whole"], true);
    assert!(
        ben.json()["html"]
            .as_str()
            .unwrap()
            .contains(&at(id, "restore"))
    );
    ben.fetch(&at(id, "restore"), &[("place", "")]).await.ok();
    assert!(ben.json()["html"].as_str().unwrap().contains("Regretted"));
    eva.fetch(&at(id, "restore"), &[]).await.status(404);
    ben.fetch(&delete, &[]).await.ok();
    w.clock.advance(Duration::from_secs(200));
    ben.fetch(&at(id, "restore"), &[]).await.status(404);
}

#[tokio::test]
async fn moderators_delete_what_others_wrote_for_good() {
    let w = world().await;
    let post = w.post(w.eva, "Not nice").await;
    let mut carla = Browser::of(&w, w.carla).await;
    carla.get("/everyone").await.ok();
    carla
        .get(&at(post.status.id, "delete"))
        .await
        .ok()
        .sees("Not nice");
    let deed = [("kind", "remove"), ("words", "Not like that.")];
    carla
        .submit("/@eva/moderate", &deed)
        .await
        .ok()
        .sees("Posts removed");
    assert!(posts_of(&w, w.eva).await.is_empty());
    let mut eva = Browser::of(&w, w.eva).await;
    eva.fetch(&at(post.status.id, "restore"), &[])
        .await
        .status(404);
}

#[tokio::test]
async fn what_was_just_sent_can_be_taken_back_into_the_composer() {
    let w = world().await;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/compose").await;
    let fields = [
        ("text", "Oops @ann"),
        ("audience", "named"),
        ("option", "a"),
        ("option", "b"),
        ("hours", "6"),
    ];
    ben.submit("/posts", &fields).await.ok();
    let post = latest(&w, w.ben).await;
    let back = at(post.status.id, "take-back");
    Browser::of(&w, w.eva)
        .await
        .fetch(&back, &[])
        .await
        .status(404);
    Browser::of(&w, w.ann)
        .await
        .fetch(&back, &[])
        .await
        .status(403);
    ben.submit(&back, &[])
        .await
        .ok()
        .sees("It is a draft again.");
    assert!(posts_of(&w, w.ben).await.is_empty());
    let form = ben.form("/posts");
    assert_eq!(form.value("text"), Some("Oops @ann"));
    assert_eq!(form.value("audience"), Some("named"));
    assert_eq!(form.value("hours"), Some("6"));
    assert!(form.value("draft").is_some());
    // Others have answered: then it is deleted, not taken back.
    let heard = w.post(w.ben, "Heard").await;
    w.reply(w.ann, heard.status.id, "yes").await;
    ben.post(&at(heard.status.id, "take-back"), &[])
        .await
        .ok()
        .sees("Delete this post?");
    // And not after two minutes.
    let old = w.post(w.ben, "Old").await;
    w.clock.advance(Duration::from_secs(200));
    ben.post(&at(old.status.id, "take-back"), &[])
        .await
        .ok()
        .sees("Delete this post?");
    assert_eq!(posts_of(&w, w.ben).await.len(), 2);
}
