//! What there is to read, and what one would rather not.

use std::time::Duration;

use model::Audience;
use service::filters::Until;
use service::statuses::{self, Deed, Draft};
use service::{markers, quiet, tags};
use testkit::{Engine, Person, World};

use crate::browser::Browser;

async fn world() -> World {
    World::new(Engine::Sqlite).await
}

async fn mute(world: &World, who: Person, whom: Person) {
    let muted = quiet::mute(&world.ctx, who.actor, whom.id, Until::Ever).await;
    muted.unwrap();
}

/// The addresses of links whose tag has `mark` in it.
fn links(page: &str, mark: &str) -> Vec<String> {
    let tags = page
        .split("<a ")
        .skip(1)
        .filter_map(|t| t.split('>').next());
    let marked = tags.filter(|tag| tag.contains(mark));
    let href = |tag: &str| {
        tag.split("href=\"")
            .nth(1)?
            .split('"')
            .next()
            .map(str::to_owned)
    };
    marked.filter_map(href).collect()
}

#[tokio::test]
async fn an_empty_home_says_what_to_do_next() {
    let world = world().await;
    let mut ben = Browser::of(&world, world.ben).await;
    ben.get("/").await.ok().sees("Your own corner");
    assert_eq!(links(&ben.page, "href=\"/guide\"").len(), 1);
    world.post(world.ben, "my first").await;
    ben.get("/")
        .await
        .ok()
        .sees("my first")
        .sees("You follow nobody yet");
    world.follow(world.ben, world.ann).await;
    ben.get("/").await.ok().sees_not("You follow nobody yet");
    let mut eva = Browser::of(&world, world.eva).await;
    world.follow(world.eva, world.ann).await;
    eva.get("/").await.ok().sees("Quiet, for now");
}

#[tokio::test]
async fn pages_lead_to_the_very_end_and_back() {
    let world = world().await;
    for n in 0..45 {
        world.post(world.ann, &format!("Note number {n}.")).await;
    }
    let mut ben = Browser::of(&world, world.ben).await;
    ben.get("/everyone")
        .await
        .ok()
        .sees("Note number 44.")
        .sees_not("Note number 24.");
    assert!(
        links(&ben.page, "rel=\"prev\"").is_empty(),
        "nothing is newer than the newest"
    );
    let mut older = Vec::new();
    while let Some(next) = links(&ben.page, "rel=\"next\"").pop() {
        older.push(next.clone());
        ben.get(&next).await.ok();
    }
    ben.sees("Note number 0.")
        .sees_not("Note number 5.")
        .sees_not("data-feed=\"everyone\"");
    assert_eq!(older.len(), 2);
    let newer = links(&ben.page, "rel=\"prev\"").pop().unwrap();
    ben.get(&newer)
        .await
        .ok()
        .sees("Note number 5.")
        .sees("Note number 24.")
        .sees_not("Note number 25.");
    let newest = links(&ben.page, "rel=\"prev\"").pop().unwrap();
    ben.get(&newest)
        .await
        .ok()
        .sees("Note number 44.")
        .sees("Note number 25.");
    let beyond = links(&ben.page, "rel=\"prev\"").pop().unwrap();
    ben.get(&beyond)
        .await
        .ok()
        .sees("Note number 44.")
        .sees("data-feed=\"everyone\"");
    assert!(
        links(&ben.page, "rel=\"prev\"").is_empty(),
        "the last step is the first page"
    );
    ben.get("/everyone?max=1").await.ok().sees("That is all");
    ben.get("/everyone?max=nonsense").await.status(400);
}

#[tokio::test]
async fn where_one_stopped_reading_is_shown_and_told() {
    let world = world().await;
    world.follow(world.ben, world.ann).await;
    let read = world.post(world.ann, "read").await.status.id;
    let mut ben = Browser::of(&world, world.ben).await;
    ben.get("/").await.ok().sees_not("You stopped reading here");
    let told = [("timeline", "home"), ("id", &read.to_string())];
    ben.fetch("/markers", &told).await.ok();
    assert_eq!(ben.json()["moved"], true);
    ben.get("/").await.ok().sees_not("You stopped reading here");
    world.post(world.ann, "unread").await;
    ben.get("/")
        .await
        .ok()
        .sees(&format!("data-marker=\"home\" data-read=\"{read}\""));
    let (line, old) = (
        ben.page.find("You stopped reading here"),
        ben.page.find(">read<"),
    );
    assert!(ben.page.find(">unread<") < line && line < old);
    ben.fetch("/markers", &[("timeline", "nonsense"), ("id", "1")])
        .await
        .status(422);
    assert_eq!(
        markers::get(&world.ctx, world.eva.actor, "home")
            .await
            .unwrap(),
        0
    );
}

#[tokio::test]
async fn a_thread_stands_below_what_came_before() {
    let world = world().await;
    let root = world.post(world.ann, "the root").await.status.id;
    let answer = world.reply(world.ben, root, "an answer").await.status.id;
    world.reply(world.eva, answer, "a deeper answer").await;
    let hush = Draft {
        text: "hush @ann".into(),
        reply_to: Some(root),
        audience: Some(Audience::Named),
        ..Draft::default()
    };
    let hush = world.draft(world.ben, hush).await.status.id;
    let mut carla = Browser::of(&world, world.carla).await;
    carla
        .get(&format!("/@ben/{answer}"))
        .await
        .ok()
        .sees("the root")
        .sees("a deeper answer")
        .sees_not("hush");
    assert!(carla.page.find("the root") < carla.page.find("an answer"));
    carla.get(&format!("/@ben/{hush}")).await.status(404);
    carla
        .get(&format!("/@wrong/{answer}"))
        .await
        .ok()
        .at(&format!("/@ben/{answer}"));
    carla.get("/@ben/nonsense").await.status(404);
    let boost = statuses::react(&world.ctx, world.dario.actor, root, Deed::Boost).await;
    boost.unwrap();
    world.follow(world.carla, world.dario).await;
    carla.get("/").await.ok().sees("boosted");
    mute(&world, world.carla, world.ben).await;
    carla
        .get(&format!("/@ann/{root}"))
        .await
        .ok()
        .sees("2 posts from people you muted")
        .sees_not("an answer");
    let open = links(&carla.page, "muted=1")
        .pop()
        .unwrap()
        .replace("&amp;", "&");
    carla
        .get(&open)
        .await
        .ok()
        .sees("an answer")
        .sees("a deeper answer");
    statuses::delete(&world.ctx, world.ben.actor, answer)
        .await
        .unwrap();
    let mut dario = Browser::of(&world, world.dario).await;
    dario
        .get(&format!("/@ann/{root}"))
        .await
        .ok()
        .sees("a deeper answer")
        .sees("A post that is gone")
        .sees_not("an answer");
}

#[tokio::test]
async fn a_filter_is_made_edited_and_deleted() {
    let world = world().await;
    world.post(world.ann, "The butler did it").await;
    let mut ben = Browser::of(&world, world.ben).await;
    let here = "/settings/filters";
    ben.get(here).await.ok();
    ben.submit(here, &[("phrase", " ")])
        .await
        .status(422)
        .sees("This cannot stay empty.");
    ben.submit(here, &[("phrase", "x"), ("until", "12345")])
        .await
        .status(422);
    ben.submit(here, &[("phrase", "Butler"), ("until", "3600")])
        .await
        .ok()
        .sees("Saved.")
        .sees("Butler")
        .sees("until ");
    ben.get("/everyone")
        .await
        .ok()
        .sees("Hidden by your filter “Butler”")
        .sees("The butler did it");
    ben.get(here).await;
    let edit = links(&ben.page, "/settings/filters/").pop().unwrap();
    ben.get(&edit).await.ok();
    assert_eq!(ben.form(&edit).value("until"), Some("same"));
    assert_eq!(ben.form(&edit).value("whole_word"), Some("yes"));
    ben.submit(&edit, &[("action", "hide")])
        .await
        .ok()
        .at(here)
        .sees("left out");
    ben.get("/everyone")
        .await
        .ok()
        .sees_not("butler")
        .sees("Be the first");
    let mut eva = Browser::of(&world, world.eva).await;
    eva.get(&edit).await.status(404);
    eva.post(&format!("{edit}/delete"), &[]).await.status(404);
    eva.get("/everyone").await.ok().sees("The butler did it");
    world.clock.advance(Duration::from_secs(3_700));
    ben.get("/everyone").await.ok().sees("The butler did it");
    ben.get(here).await.ok().sees("has ended");
    ben.submit(&format!("{edit}/delete"), &[])
        .await
        .ok()
        .sees("The filter is deleted.");
    mute(&world, world.ben, world.ann).await;
    quiet::block(&world.ctx, world.ben.actor, world.eva.id)
        .await
        .unwrap();
    ben.get(here).await.ok().sees("@ann").sees("@eva");
    ben.submit("/@ann/unmute", &[])
        .await
        .ok()
        .at(here)
        .sees_not("@ann");
    ben.submit("/@eva/unblock", &[])
        .await
        .ok()
        .at(here)
        .sees_not("@eva");
}

#[tokio::test]
async fn a_list_is_made_filled_read_and_deleted() {
    let world = world().await;
    world.post(world.eva, "from Eva").await;
    world.post(world.dario, "from Dario").await;
    let mut ben = Browser::of(&world, world.ben).await;
    ben.get("/lists").await.ok().sees("No lists yet");
    ben.submit("/lists", &[("title", "")])
        .await
        .status(422)
        .sees("This cannot stay empty.");
    ben.submit("/lists", &[("title", "Sales people")])
        .await
        .ok()
        .sees("Now add people");
    let edit = ben.path.clone();
    let list = edit.trim_end_matches("/edit").to_owned();
    let members = format!("{list}/members");
    ben.submit(&members, &[("handle", "@nobody")])
        .await
        .status(422)
        .sees("There is nobody with that name here.")
        .sees("@nobody")
        .sees("Sales people");
    ben.get(&edit).await;
    ben.submit(&members, &[("handle", "@eva")])
        .await
        .ok()
        .at(&edit)
        .sees("Eva Engel");
    ben.get(&list)
        .await
        .ok()
        .sees("from Eva")
        .sees_not("from Dario");
    ben.get(&edit).await;
    ben.submit(&list, &[("title", "Only Eva")])
        .await
        .ok()
        .sees("Only Eva");
    let mut eva = Browser::of(&world, world.eva).await;
    for path in [&list, &edit] {
        eva.get(path).await.status(404);
    }
    for path in [&list, &members, &format!("{list}/delete")] {
        eva.post(path, &[("title", "mine"), ("handle", "dario")])
            .await
            .status(404);
    }
    eva.get("/lists").await.ok().sees_not("Only Eva");
    ben.submit(&format!("{members}/{}/remove", world.eva.id), &[])
        .await
        .ok()
        .sees("There is nobody in this list yet.");
    ben.submit(&format!("{list}/delete"), &[])
        .await
        .ok()
        .at("/lists")
        .sees("The list is deleted.")
        .sees("No lists yet");
    ben.get(&list).await.status(404);
}

#[tokio::test]
async fn a_tag_is_followed_and_tells_nothing_it_should_not() {
    let world = world().await;
    world.post(world.ann, "Fresh #Coffee").await;
    world
        .post_to(
            world.ann,
            Audience::Unit(world.product),
            "hush #coffee #Merger",
        )
        .await;
    let mut eva = Browser::of(&world, world.eva).await;
    eva.get("/tags/coffee")
        .await
        .ok()
        .sees("#Coffee")
        .sees("1 post for everyone")
        .sees_not("hush");
    eva.get("/tags/merger")
        .await
        .ok()
        .sees("No posts for everyone yet")
        .sees("#merger")
        .sees_not("Merger");
    eva.get("/tags")
        .await
        .ok()
        .sees("1 post this week")
        .sees_not("erger");
    eva.get("/tags/coffee").await;
    eva.submit("/tags/coffee/follow", &[])
        .await
        .ok()
        .sees("You follow #Coffee");
    eva.get("/").await.ok().sees("Fresh");
    eva.fetch("/tags/coffee/unfollow", &[]).await.ok();
    assert!(
        eva.json()["html"]
            .as_str()
            .unwrap()
            .contains("/tags/coffee/follow")
    );
    eva.get("/").await.ok().sees_not("Fresh");
    eva.get("/tags/no%20tag").await.status(404);
    let mut ben = Browser::of(&world, world.ben).await;
    ben.get("/tags/merger").await.ok().sees("hush");
}

#[tokio::test]
async fn one_is_told_why() {
    let world = world().await;
    let post = world.post(world.ann, "Hello @ben #coffee").await.status.id;
    let hush = world
        .post_to(world.ann, Audience::Named, "hush @ben")
        .await
        .status
        .id;
    world.follow(world.ben, world.ann).await;
    tags::follow(&world.ctx, world.ben.actor, "coffee")
        .await
        .unwrap();
    let mut ben = Browser::of(&world, world.ben).await;
    let why = format!("/posts/{post}/why");
    ben.get(&why)
        .await
        .ok()
        .sees("It names you.")
        .sees("You follow Ann Arden.")
        .sees("You follow #coffee.");
    let mut eva = Browser::of(&world, world.eva).await;
    eva.get(&why)
        .await
        .ok()
        .sees("It was written for everyone.")
        .sees_not("You follow");
    eva.get(&format!("/posts/{hush}/why")).await.status(404);
    let mut ann = Browser::of(&world, world.ann).await;
    ann.get(&why)
        .await
        .ok()
        .sees("You wrote it.")
        .sees_not("Rather less of this?");
}

#[tokio::test]
async fn what_one_keeps_is_ones_own() {
    let world = world().await;
    let post = world.post(world.ann, "worth keeping").await.status.id;
    let mut ben = Browser::of(&world, world.ben).await;
    for (path, deed, empty) in [
        ("/favourites", Deed::Favourite, "No favourites yet"),
        ("/bookmarks", Deed::Bookmark, "No bookmarks yet"),
    ] {
        ben.get(path).await.ok().sees(empty);
        statuses::react(&world.ctx, world.ben.actor, post, deed)
            .await
            .unwrap();
        ben.get(path).await.ok().sees("worth keeping");
        Browser::of(&world, world.eva)
            .await
            .get(path)
            .await
            .ok()
            .sees(empty);
    }
}

#[tokio::test]
async fn every_page_is_there_in_every_language_and_only_for_those_inside() {
    let world = world().await;
    let post = world.post(world.ann, "Hello #coffee").await.status.id;
    let list = service::lists::create(&world.ctx, world.ben.actor, "L")
        .await
        .unwrap();
    let pages = [
        "/".to_owned(),
        "/everyone".to_owned(),
        "/tags".to_owned(),
        "/tags/coffee".to_owned(),
        "/lists".to_owned(),
        format!("/lists/{list}"),
        format!("/lists/{list}/edit"),
        "/favourites".to_owned(),
        "/bookmarks".to_owned(),
        format!("/@ann/{post}"),
        format!("/posts/{post}/why"),
        "/settings/filters".to_owned(),
    ];
    for tag in ["en", "nl", "da", "it"] {
        let mut ben = Browser::of(&world, world.ben).await;
        ben.headers.push(("accept-language", tag.to_owned()));
        for page in &pages {
            ben.get(page)
                .await
                .ok()
                .sees(&format!("<html lang=\"{tag}\""));
            assert_eq!(ben.page.matches("<h1").count(), 1, "{page}");
        }
    }
    for page in &pages {
        let mut stranger = Browser::new(&world).await;
        stranger.get(page).await.sees_not("Hello");
        assert!(
            stranger.path.starts_with("/sign-in"),
            "{page} led to {}",
            stranger.path
        );
    }
}
