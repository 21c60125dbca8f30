//! Writing: words, audience, pictures, and what is refused.

use super::*;

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
