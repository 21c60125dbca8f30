//! Secret means secret: who is not in a secret group, or in a conversation, finds no trace of it. Every page, search, suggestion,
//! count, address, error and live event is walked as somebody else, by two questions: is a page that says nothing of it the same before and
//! after it came to be; and does the house answer to its name, its words and its numbers as it answers to some that never were.

use std::collections::BTreeMap;
use std::time::Duration;

use model::{MediaId, StatusId};
use service::conversations;
use service::live::{self, News};
use service::statuses::{self, Deed, Draft};
use testkit::secret::{NEVER, NOWHERE, Secret, WORDS, never, ordinary, secret};
use testkit::{Person, World};

use crate::browser::Browser;
use crate::roles::{STREAMS, TABLE, filled};

/// An answer without what differs each time: tokens and keys of forms.
fn plain(page: &str) -> String {
    let mut out = page.to_owned();
    for mark in [
        "name=\"csrf\" value=\"",
        "name=\"csrf\" content=\"",
        "name=\"key\" value=\"",
        // The same within JSON.
        "name=\\\"csrf\\\" value=\\\"",
        "name=\\\"key\\\" value=\\\"",
    ] {
        let mut parts = out.split(mark);
        let mut clean = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            clean.push_str(mark);
            clean.push_str(part.split_once('"').map_or("", |(_, rest)| rest));
        }
        out = clean;
    }
    out
}

/// Addresses that one gets without knowing anything.
fn known() -> impl Iterator<Item = String> {
    let pages = TABLE.iter().filter(|(methods, path, _)| {
        methods.starts_with("GET") && !STREAMS.contains(path) && !path.starts_with("/assets")
    });
    pages.map(|(_, path, _)| filled(path)).chain(
        [
            "/@ann",
            "/@ann/replies",
            "/@ann/media",
            "/@ann/card",
            "/@ann/followers",
            "/@ben/replies",
            "/groups?q=a",
            "/search?q=coffee",
            "/search?q=coffee&kind=tags",
            "/search?q=from:ann",
            "/search?q=to:me",
            "/search?q=has:image",
            "/search?q=a*",
            "/search?q=a&kind=groups",
            "/typeahead?kind=group&q=a",
            "/typeahead?kind=tag&q=c",
            "/typeahead?kind=person&q=a",
            "/notifications?kind=to-me",
            "/units/acme",
            "/units/roastery",
            "/tags/coffee",
            "/groups/garden-club",
            "/groups/garden-club/members",
            "/compose?text=hello",
        ]
        .map(str::to_owned),
    )
}

async fn look(browser: &mut Browser) -> BTreeMap<String, String> {
    let mut seen = BTreeMap::new();
    for path in known() {
        browser.get(&path).await;
        seen.insert(path, plain(&browser.page));
    }
    seen
}

/// Questions that know, or guess, something: `{w}` a word, `{slug}` the group's address, `{group}`, `{post}`, `{picture}`, `{talk}` ids.
const QUESTIONS: &[&str] = &[
    "/search?q={w}",
    "/search?q={w}&kind=groups",
    "/search?q={w}&kind=tags",
    "/search?q={w}&kind=people",
    "/search?q={w}&kind=units",
    "/search?q={w}*",
    "/search?q=in:{w}",
    "/search?q=in:{slug}",
    "/search?q=-in:{slug}+coffee",
    "/search?q=%23{w}tag",
    "/search?q=from:ann+{w}",
    "/search?q=-{w}+coffee",
    "/typeahead?kind=group&q={w}",
    "/typeahead?kind=group&q={slug}",
    "/typeahead?kind=tag&q={w}",
    "/typeahead?kind=person&q={w}",
    "/typeahead?kind=unit&q={w}",
    "/tags/{w}tag",
    "/groups?q={w}",
    "/groups?q={slug}",
    "/compose?audience=group:{group}",
    "/compose?audience=conversation:{talk}",
    "/compose?text=!{slug}+hello",
    "/compose?reply={post}",
    "/compose?quote={post}",
    "/compose/audience?text=hi&reply={post}",
    "/@ann/{post}",
    "/people?q={w}",
    "/groups/{group}",
    "/messages/new?to={w}",
];

/// What is written where in a question: what is, or what never was.
fn asked(question: &str, s: &Secret, post: StatusId, picture: MediaId, true_: bool) -> String {
    let id = |id: i64| if true_ { id } else { never(id) };
    let group = s.group.code().1.unwrap();
    let slug = if true_ { s.slug.as_str() } else { NOWHERE };
    question
        .replace("{w}", if true_ { WORDS[0] } else { NEVER })
        .replace("{slug}", slug)
        .replace("{group}", &id(group).to_string())
        .replace("{talk}", &id(s.talk.get()).to_string())
        .replace("{picture}", &id(picture.get()).to_string())
        .replace("{post}", &id(post.get()).to_string())
}

/// The answer with what was asked taken out, so that both must be alike.
fn answer(browser: &Browser, asked_: &[String]) -> String {
    let mut page = format!("{} {}", browser.code, plain(&browser.page));
    for word in asked_ {
        page = page.replace(word, "·");
    }
    page
}

fn said(s: &Secret, post: StatusId, picture: MediaId, true_: bool) -> Vec<String> {
    ["{slug}", "{group}", "{talk}", "{picture}", "{post}", "{w}"]
        .map(|part| asked(part, s, post, picture, true_))
        .to_vec()
}

/// Every route that takes a number or an address, and what else one may ask.
fn questions() -> Vec<(&'static str, String)> {
    let mut all: Vec<(&str, String)> = QUESTIONS.iter().map(|q| ("GET", (*q).to_owned())).collect();
    for (methods, path, _) in TABLE {
        if !path.contains("{id}") && !path.contains("{slug}") && !path.contains("{key}") {
            continue;
        }
        for id in ["{post}", "{picture}", "{group}", "{talk}"] {
            let path = path.replace("{id}", id).replace("{key}", "{w}tag");
            let path = path
                .replace("{handle}", "ann")
                .replace("{account}", "{post}");
            let path = path.replace("{number}", "1");
            all.extend(methods.split(' ').map(|m| (m, path.clone())));
        }
    }
    all.sort();
    all.dedup();
    all
}

async fn ask(browser: &mut Browser, method: &str, path: &str) {
    match method {
        "GET" => browser.get(path).await,
        _ => {
            browser
                .fetch(path, &[("text", "x"), ("handle", "@eva"), ("note", "x")])
                .await
        }
    };
}

async fn walk(w: &World, who: Person, s: &Secret) {
    let mut browser = Browser::of(w, who).await;
    let mut wrong = Vec::new();
    for (method, question) in questions() {
        let (first, last) = (s.posts[0], s.posts[2]);
        for (post, picture) in [first, last].iter().zip(&s.pictures) {
            let mut answers = Vec::new();
            for true_ in [true, false] {
                let path = asked(&question, s, *post, *picture, true_);
                ask(&mut browser, method, &path).await;
                answers.push(answer(&browser, &said(s, *post, *picture, true_)));
            }
            if answers[0] != answers[1] {
                wrong.push(format!(
                    "{method} {question}\n{}\n---\n{}",
                    answers[0], answers[1]
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{:#?}: {} differ, first {}",
        wrong.iter().map(|w| w.lines().next()).collect::<Vec<_>>(),
        wrong.len(),
        wrong[0]
    );
}

/// What is sent with words in it, and not only to an address.
async fn send(w: &World, who: Person, s: &Secret) {
    let mut browser = Browser::of(w, who).await;
    for (path, fields) in [
        (
            "/posts",
            vec![("text", "hi"), ("audience", "group:{group}")],
        ),
        (
            "/posts",
            vec![("text", "hi"), ("audience", "conversation:{talk}")],
        ),
        ("/posts", vec![("text", "hi"), ("reply", "{post}")]),
        ("/posts", vec![("text", "hi"), ("quote", "{post}")]),
        ("/posts", vec![("text", "hi"), ("media", "{picture}")]),
        (
            "/drafts",
            vec![("text", "hi"), ("audience", "group:{group}")],
        ),
        (
            "/markers",
            vec![("timeline", "group:{group}"), ("id", "{post}")],
        ),
        ("/messages", vec![("text", "hi"), ("to", "{w}")]),
    ] {
        let mut answers = Vec::new();
        for true_ in [true, false] {
            let full: Vec<(&str, String)> = fields
                .iter()
                .map(|(name, value)| (*name, asked(value, s, s.posts[0], s.pictures[1], true_)))
                .collect();
            let full: Vec<(&str, &str)> = full.iter().map(|(n, v)| (*n, v.as_str())).collect();
            browser.fetch(path, &full).await;
            answers.push(answer(&browser, &said(s, s.posts[0], s.pictures[1], true_)));
        }
        if path != "/drafts" {
            assert_eq!(answers[0], answers[1], "{path} {fields:?}");
        }
    }
}

testkit::on_both! {
    async fn nobody_else_finds_a_trace_of_a_secret_group_or_a_conversation(w: World) {
        let public = ordinary(&w).await.unwrap();
        let mut eva = Browser::of(&w, w.eva).await;
        look(&mut eva).await;
        let before = look(&mut eva).await;
        let s = secret(&w, public).await.unwrap();
        let after = look(&mut eva).await;
        for (path, page) in &after {
            assert_eq!(Some(page), before.get(path), "{path} is another since");
        }
        // An administrator is told a number, and no more.
        let mut dario = Browser::of(&w, w.dario).await;
        let mut seen = look(&mut dario).await;
        dario.get("/admin").await.ok().sees("Secret groups");
        seen.insert("/admin".to_owned(), dario.page.clone());
        let numbers = s.numbers().into_iter().map(|n| n.to_string());
        let words: Vec<String> = WORDS.iter().map(|w| (*w).to_owned()).chain([s.slug.clone()]).chain(numbers).collect();
        for (path, page) in seen {
            let page = page.to_lowercase();
            for word in &words {
                assert!(!page.contains(word), "{path} tells {word}");
            }
        }
        for who in [w.eva, w.dario] {
            walk(&w, who, &s).await;
            send(&w, who, &s).await;
        }
    }

    async fn open_screens_of_others_hear_nothing_of_it(w: World) {
        let public = ordinary(&w).await.unwrap();
        let s = secret(&w, public).await.unwrap();
        let _house = [
            tokio::spawn(service::events::run(w.ctx.clone(), std::future::pending())),
            tokio::spawn(live::run(w.ctx.clone(), std::future::pending())),
        ];
        let mut eva = live::watch(&w.ctx, w.eva.actor, None).await.unwrap();
        let more = w.post_to(w.ann, s.group, "More of Halcyon #coffee @eva").await.status.id;
        statuses::react(&w.ctx, w.ben.actor, more, Deed::Favourite).await.unwrap();
        statuses::delete(&w.ctx, w.ann.actor, more).await.unwrap();
        let draft = Draft { text: "And the sextant".to_owned(), ..Draft::default() };
        conversations::post(&w.ctx, w.ben.actor, s.talk, draft).await.unwrap();
        let open = w.post(w.ann, "For all to hear").await.status.id;
        let heard = tokio::time::timeout(Duration::from_secs(10), eva.next()).await.unwrap().unwrap().1;
        assert!(matches!(heard, News::Post { id, .. } if id == open), "{heard:?}");
    }

    async fn a_group_that_is_named_is_a_link_only_for_those_who_may_know_of_it(w: World) {
        let public = ordinary(&w).await.unwrap();
        let s = secret(&w, public).await.unwrap();
        let text = format!("See !{} and !garden-club", s.slug);
        let named = w.post(w.ann, &text).await.status.id;
        let mut ben = Browser::of(&w, w.ben).await;
        let link = format!("href=\"/groups/{}\"", s.slug);
        ben.get(&format!("/@ann/{named}")).await.ok().sees(&link).sees("href=\"/groups/garden-club\"");
        let mut eva = Browser::of(&w, w.eva).await;
        eva.get(&format!("/@ann/{named}")).await.ok().sees_not(&link).sees(&format!("See !{}", s.slug));
        eva.sees("href=\"/groups/garden-club\"");
        // Nor does naming it tell its writer whether it is there.
        let guess = w.post(w.eva, &text).await.status.id;
        eva.get(&format!("/@eva/{guess}")).await.ok().sees_not(&link);
    }
}
