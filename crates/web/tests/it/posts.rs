//! Writing posts, and what one does with them, as a browser without script does it and as scripts do.

use std::time::Duration;

use model::{Audience, Page, StatusId};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use service::statuses::{self, Draft, PollDraft};
use service::views::StatusView;
use testkit::{Engine, Person, World};

use crate::browser::Browser;

const PNG: &[u8] = include_bytes!("../../assets/brand/icon-192.png");

async fn world() -> World {
    World::new(Engine::Sqlite).await
}

async fn posts_of(w: &World, who: Person) -> Vec<StatusView> {
    let part = service::timelines::Part::Replies;
    let page = service::timelines::person(&w.ctx, who.actor, who.id, part, Page::first(20)).await;
    page.unwrap().items
}

async fn latest(w: &World, who: Person) -> StatusView {
    posts_of(w, who).await.swap_remove(0)
}

fn at(id: StatusId, verb: &str) -> String {
    format!("/posts/{id}/{verb}")
}

#[tokio::test]
async fn one_writes_without_script() {
    let w = world().await;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/compose").await.ok();
    ben.sees("Everyone at Acme").sees("5 people");
    ben.sees("Roastery and below").sees("2 people");
    let fields = [
        ("text", "Good *morning* @ann #coffee"),
        ("audience", &format!("unit:{}", w.product)),
        ("note", "early"),
    ];
    ben.submit("/posts", &fields).await.ok().at("/");
    ben.sees("Posted.").sees("early");
    let post = latest(&w, w.ben).await;
    assert_eq!(post.status.audience, Audience::Unit(w.product));
    assert_eq!(post.status.source, "Good *morning* @ann #coffee");
    assert_eq!(post.status.note, "early");
}

#[tokio::test]
async fn sending_twice_posts_once() {
    let w = world().await;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/compose").await.ok();
    let key = ben.form("/posts").value("key").unwrap().to_owned();
    assert!(key.len() > 16);
    for _ in 0..2 {
        let fields = [("text", "once"), ("key", &key)];
        ben.fetch("/posts", &fields).await.ok();
        assert!(ben.json()["html"].as_str().unwrap().contains("once"));
    }
    assert_eq!(posts_of(&w, w.ben).await.len(), 1);
}

#[tokio::test]
async fn what_is_refused_comes_back_whole_with_the_reason_beside_it() {
    let w = world().await;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.headers.push(("accept-language", "nl".to_owned()));
    let long = format!("{} <b>", "x".repeat(600));
    let fields = [
        ("text", long.as_str()),
        ("note", "let op"),
        ("audience", "followers"),
        ("option", "thee"),
        ("option", "koffie"),
        ("hours", "72"),
        ("multiple", "yes"),
        ("language", "nl"),
        ("key", "abc"),
    ];
    ben.get("/compose").await;
    ben.post("/posts", &fields).await.status(422);
    ben.sees("Te lang: hoogstens 500 tekens.");
    let form = ben.form("/posts");
    assert_eq!(form.value("text"), Some(long.as_str()));
    assert_eq!(form.value("note"), Some("let op"));
    assert_eq!(form.value("audience"), Some("followers"));
    assert_eq!(form.value("hours"), Some("72"));
    assert_eq!(form.value("multiple"), Some("yes"));
    assert_eq!(form.value("language"), Some("nl"));
    assert_eq!(form.value("key"), Some("abc"));
    let options: Vec<_> = form.fields.iter().filter(|(n, _)| n == "option").collect();
    assert_eq!(options[0].1, "thee");
    assert_eq!(options[1].1, "koffie");
    // The same as a script gets it.
    ben.fetch("/posts", &fields).await.status(422);
    assert_eq!(
        ben.json()["errors"]["text"],
        "Te lang: hoogstens 500 tekens."
    );
    let html = ben.json()["html"].as_str().unwrap().to_owned();
    assert!(html.contains("aria-invalid=\"true\"") && html.contains("koffie"));
    assert!(posts_of(&w, w.ben).await.is_empty());
}

#[tokio::test]
async fn a_wider_answer_is_asked_about_and_loses_nothing() {
    let w = world().await;
    let narrow = w.post_to(w.ann, Audience::Named, "psst @ben").await;
    let id = narrow.status.id.to_string();
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get(&format!("/compose?reply={id}")).await.ok();
    ben.sees("Reply to Ann Arden").sees("psst @ben");
    assert_eq!(ben.form("/posts").value("audience"), Some("named"));
    assert_eq!(ben.form("/posts").value("wider"), None);
    assert!(!ben.page.contains("name=\"wider\""));
    let wide = [("text", "Did you all hear?"), ("audience", "everyone")];
    ben.submit("/posts", &wide).await.status(422);
    ben.sees("More people than before.")
        .sees("Did you all hear?");
    assert!(ben.page.contains("name=\"wider\""));
    assert_eq!(ben.form("/posts").value("audience"), Some("everyone"));
    ben.submit("/posts", &[("wider", "yes")]).await.ok();
    let answer = latest(&w, w.ben).await;
    assert_eq!(answer.status.audience, Audience::Everyone);
    assert_eq!(answer.status.reply_to_id, Some(narrow.status.id));
}

#[tokio::test]
async fn what_is_gone_or_hidden_is_not_written_about() {
    let w = world().await;
    let hidden = w
        .post_to(w.ann, Audience::Unit(w.product), "for Product")
        .await;
    let id = hidden.status.id;
    let mut eva = Browser::of(&w, w.eva).await;
    eva.get(&format!("/compose?reply={id}")).await.status(404);
    eva.get(&format!("/compose?quote={id}")).await.status(404);
    eva.get("/compose?reply=x").await.status(404);
    let fields = [("text", "What?"), ("reply", &id.to_string())];
    eva.get("/compose").await;
    eva.post("/posts", &fields).await.status(422);
    eva.sees("not there any more")
        .sees("What?")
        .sees_not("for Product");
}

#[tokio::test]
async fn pictures_are_added_described_and_removed_without_script() {
    let w = world().await;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/compose").await.ok();
    let files = [("file", "mark.png", PNG)];
    let fields = [("text", "Look"), ("file_alt", "Our mark"), ("key", "k")];
    ben.upload("/compose", &fields, &files).await.ok();
    ben.sees("Look").sees("Our mark");
    let first = ben.form("/posts").value("media").unwrap().to_owned();
    let fields = [
        ("text", "Look"),
        ("media", &first),
        ("alt", "The mark"),
        ("key", "k"),
    ];
    ben.upload("/compose", &fields, &files).await.ok();
    let ids: Vec<String> = ben
        .form("/posts")
        .fields
        .iter()
        .filter(|(n, _)| n == "media")
        .map(|(_, v)| v.clone())
        .collect();
    assert_eq!(ids.len(), 2);
    ben.sees("The mark");
    let both = [
        ("media", ids[0].as_str()),
        ("alt", "The mark"),
        ("media", ids[1].as_str()),
        ("alt", ""),
        ("remove", ids[1].as_str()),
    ];
    ben.upload("/compose", &both, &[]).await.ok();
    assert_eq!(ben.form("/posts").value("media"), Some(ids[0].as_str()));
    // Sent with a picture still in the field: it goes along.
    let fields = [
        ("text", "Look"),
        ("media", &ids[0]),
        ("alt", "The mark"),
        ("key", "k"),
    ];
    ben.upload("/posts", &fields, &files).await.ok();
    let post = latest(&w, w.ben).await;
    let said: Vec<_> = post.media.iter().map(|m| m.description.as_str()).collect();
    assert_eq!(said, ["The mark", ""]);
}

#[tokio::test]
async fn a_file_that_cannot_be_taken_does_not_take_the_words_with_it() {
    let w = world().await;
    let mut ben = Browser::of(&w, w.ben).await;
    let fields = [("text", "Long thought"), ("note", "n")];
    ben.upload("/posts", &fields, &[("file", "a.txt", b"hello")])
        .await
        .status(422);
    ben.sees("Long thought");
    let big = vec![0_u8; 18 * 1024 * 1024];
    ben.upload("/posts", &fields, &[("file", "big.png", &big)])
        .await
        .status(422);
    ben.sees("Long thought").sees("16");
    let five = [("file", "m.png", PNG); 5];
    ben.upload("/posts", &fields, &five).await.status(422);
    ben.sees("Long thought").sees("at most 4");
    let kept = ben
        .form("/posts")
        .fields
        .iter()
        .filter(|(n, _)| n == "media")
        .count();
    assert_eq!(kept, 4, "what was taken in stays");
    assert!(posts_of(&w, w.ben).await.is_empty());
}

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

#[tokio::test]
async fn deeds_work_with_and_without_script() {
    let w = world().await;
    let post = w.post(w.ann, "Fresh beans").await;
    let id = post.status.id;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/everyone").await.ok();
    ben.headers
        .push(("referer", "http://corner.test/everyone?max=9".to_owned()));
    ben.post(&at(id, "favourite"), &[]).await;
    ben.at(&format!("/everyone?max=9#post-{id}"));
    ben.headers.clear();
    for (verb, other) in [
        ("favourite", "unfavourite"),
        ("boost", "unboost"),
        ("bookmark", "unbookmark"),
    ] {
        ben.fetch(&at(id, verb), &[]).await.ok();
        let html = ben.json()["html"].as_str().unwrap().to_owned();
        assert!(html.starts_with("<form class=\"post__do\""), "{html}");
        assert!(
            html.contains(&format!("formaction=\"{}\"", at(id, other))),
            "{html}"
        );
        ben.fetch(&at(id, other), &[]).await.ok();
        let html = ben.json()["html"].as_str().unwrap().to_owned();
        assert!(
            html.contains(&format!("formaction=\"{}\"", at(id, verb))),
            "{html}"
        );
    }
    ben.fetch(&at(id, "react"), &[("emoji", ":coffee:")])
        .await
        .ok();
    assert!(
        ben.json()["html"]
            .as_str()
            .unwrap()
            .contains("value=\"☕\"")
    );
    ben.fetch(&at(id, "unreact"), &[("emoji", "☕")]).await.ok();
    ben.fetch(&at(id, "react"), &[("emoji", "nonsense")])
        .await
        .status(422);
    ben.fetch(&at(id, "mute"), &[]).await.ok();
    assert_eq!(
        ben.json()["toast"]["text"],
        "You hear no more of this thread."
    );
    ben.fetch(&at(id, "pin"), &[]).await.status(403);
    let mut ann = Browser::of(&w, w.ann).await;
    ann.fetch(&at(id, "pin"), &[]).await.ok();
    ann.get(&at(id, "favourited_by")).await.ok();
    ann.get(&at(id, "react")).await.ok().sees("☕");
    ann.get(&format!("{}?q=croissant", at(id, "react")))
        .await
        .ok()
        .sees("🥐");
    ann.get(&format!("/posts/{id}"))
        .await
        .at(&format!("/@ann/{id}"));
    ann.part(&format!("/posts/{id}?place=focus"))
        .await
        .ok()
        .sees("post--focus");
}

#[tokio::test]
async fn one_votes_once() {
    let w = world().await;
    let poll = PollDraft {
        options: vec!["tea".into(), "coffee".into()],
        multiple: false,
        seconds: 3_600,
    };
    let post = w
        .draft(
            w.ann,
            Draft {
                text: "?".into(),
                poll: Some(poll),
                ..Draft::default()
            },
        )
        .await;
    let mut ben = Browser::of(&w, w.ben).await;
    let vote = at(post.status.id, "vote");
    ben.fetch(&vote, &[]).await.status(422);
    ben.fetch(&vote, &[("choice", "x")]).await.status(422);
    ben.fetch(&vote, &[("choice", "7")]).await.status(422);
    ben.fetch(&vote, &[("choice", "1")]).await.ok();
    assert!(ben.json()["html"].as_str().unwrap().contains("100 %"));
    ben.fetch(&vote, &[("choice", "0")]).await.status(409);
}

#[tokio::test]
async fn what_may_not_be_seen_cannot_be_touched() {
    let w = world().await;
    let post = w
        .post_to(w.ann, Audience::Unit(w.product), "for Product")
        .await;
    let id = post.status.id;
    let mut eva = Browser::of(&w, w.eva).await;
    for verb in [
        "favourite",
        "unfavourite",
        "boost",
        "unboost",
        "bookmark",
        "unbookmark",
        "pin",
        "unpin",
        "mute",
        "unmute",
        "react",
        "unreact",
        "vote",
        "delete",
        "restore",
        "take-back",
        "edit",
    ] {
        let fields = [
            ("emoji", "☕"),
            ("choice", "0"),
            ("text", "x"),
            ("sure", "yes"),
        ];
        eva.fetch(&at(id, verb), &fields).await.status(404);
    }
    for page in [
        "edit",
        "delete",
        "history",
        "favourited_by",
        "boosted_by",
        "react",
    ] {
        eva.get(&at(id, page))
            .await
            .status(404)
            .sees_not("for Product");
    }
    eva.get(&format!("/posts/{id}")).await.status(404);
    let mut nobody = Browser::new(&w).await;
    for page in [
        "/compose",
        "/drafts",
        "/scheduled",
        "/typeahead?kind=person&q=a",
        "/compose/audience",
    ] {
        nobody
            .send(http::Method::GET, page, &[], axum::body::Body::empty())
            .await;
        assert_eq!(nobody.code, 303, "{page}");
        assert!(nobody.header("location").starts_with("/sign-in"), "{page}");
    }
    nobody.fetch("/posts", &[("text", "x")]).await.status(401);
}

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

#[tokio::test]
async fn suggestions_are_what_one_may_see() {
    let w = world().await;
    w.post(w.ann, "#coffee").await;
    w.post_to(w.ann, Audience::Named, "#cocoa @ben").await;
    let mut eva = Browser::of(&w, w.eva).await;
    eva.part("/typeahead?kind=person&q=be").await.ok();
    eva.sees("data-value=\"@ben\"").sees("Ben Brink");
    eva.part("/typeahead?kind=tag&q=co")
        .await
        .ok()
        .sees("#coffee")
        .sees_not("cocoa");
    eva.part("/typeahead?kind=emoji&q=coff")
        .await
        .ok()
        .sees("☕");
    eva.part("/typeahead?kind=unit&q=roast")
        .await
        .ok()
        .sees("Roastery");
    eva.part("/typeahead?kind=person&q=").await.ok();
    eva.part("/typeahead?kind=nothing&q=x").await.status(404);
    eva.part("/compose/audience?audience=named&text=%40ben%20%40ann")
        .await
        .ok()
        .sees("2 people");
    eva.part("/compose/audience?text=&reply=x")
        .await
        .ok()
        .sees("those you mention");
}

/// Names and values that somebody might send.
fn hostile() -> impl Strategy<Value = Vec<(String, String)>> {
    let names = vec![
        "text",
        "note",
        "audience",
        "wider",
        "with",
        "option",
        "multiple",
        "hours",
        "at",
        "language",
        "media",
        "alt",
        "reply",
        "quote",
        "draft",
        "scheduled",
        "key",
        "remove",
        "emoji",
        "choice",
        "place",
        "sure",
        "next",
    ];
    let values = prop_oneof![
        "\\PC{0,60}",
        "-?[0-9]{1,21}",
        "unit:-?[0-9]{1,20}",
        "(everyone|followers|named|yes|1e9|\u{0}|NaN)",
        "[0-9]{4,6}-[0-9]{1,2}-[0-9]{1,2}T[0-9]{1,2}:[0-9]{1,2}",
        "(@ann ?|#tag ?|https://[a-z]{1,9}[./][a-z]{0,4} ?|`{1,3}|\\*|:coffee: ?|\n){0,30}",
    ];
    prop::collection::vec(
        (prop::sample::select(names).prop_map(str::to_owned), values),
        0..24,
    )
}

#[tokio::test]
async fn whatever_is_sent_nothing_breaks() {
    let w = world().await;
    let post = w.post(w.ben, "mine").await;
    let id = post.status.id;
    let mut ben = Browser::of(&w, w.ben).await;
    let mut runner = TestRunner::deterministic();
    let forms: Vec<String> = ["/posts", "/drafts", "/compose"]
        .into_iter()
        .map(str::to_owned)
        .chain(["react", "unreact", "vote", "edit", "restore"].map(|verb| at(id, verb)))
        .collect();
    for i in 0..160 {
        let fields = hostile().new_tree(&mut runner).unwrap().current();
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        let path = &forms[i % forms.len()];
        ben.fetch(path, &fields).await;
        assert!(
            ben.code < 500,
            "{path} {fields:?}: {}\n{}",
            ben.code,
            ben.page
        );
        if ben.code == 200 && path == "/posts" {
            w.clock.advance(Duration::from_secs(60));
        }
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&fields)
            .finish();
        for page in ["/compose", "/typeahead", "/compose/audience", "/scheduled"] {
            ben.part(&format!("{page}?{query}&kind=person")).await;
            assert!(ben.code < 500, "{page}?{query}: {}", ben.code);
        }
    }
}
