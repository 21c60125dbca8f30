//! What one does with the posts of others.

use super::*;

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
