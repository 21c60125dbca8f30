//! Secret means secret, through apps as well: who is not in a secret group, or in a conversation, finds no trace of it by any method.
//! Two questions, as for the pages: is an answer that says nothing of it the same before and after it came to be; and is the answer to its
//! name, its words and its numbers that to some that never were.

use std::collections::BTreeMap;

use api::{Limits, Row};
use axum::body::Body;
use testkit::secret::{NEVER, NOWHERE, Secret, WORDS, never, ordinary, secret};
use testkit::{Person, World};

use crate::client::{Answer, Client};

async fn app(w: &World, who: Person) -> Client {
    let limits = Limits { requests: 100_000 };
    let token = Client::of(w, who).await.token;
    Client::limited(w, limits).await.as_token(token.as_deref())
}

/// What is asked about, each number and name with one of the same shape that never was.
struct Pairs {
    ids: Vec<(String, String)>,
    names: Vec<(String, String)>,
}

impl Pairs {
    fn of(s: &Secret) -> Self {
        let pair = |id: i64| (id.to_string(), never(id).to_string());
        Self {
            ids: s.numbers().into_iter().map(pair).collect(),
            names: vec![
                (WORDS[0].to_owned(), NEVER.to_owned()),
                (s.slug.clone(), NOWHERE.to_owned()),
            ],
        }
    }
}

/// Methods that answer and end.
fn rows() -> Vec<Row> {
    let table = api::table();
    let ends = |row: &&Row| {
        let streams =
            row.path.starts_with("/api/v1/streaming") && row.path != "/api/v1/streaming/health";
        !streams && !row.path.starts_with("/oauth") && !row.path.starts_with("/api/faces")
    };
    table.rows().iter().filter(ends).copied().collect()
}

/// Addresses that one gets without knowing anything.
fn known(w: &World) -> Vec<String> {
    let plain = rows()
        .into_iter()
        .filter(|row| row.method == "GET" && !row.path.contains('{'))
        .map(|row| row.path.to_owned());
    let mut all: Vec<String> = plain.collect();
    for person in [w.ann, w.ben] {
        for rest in [
            "",
            "/statuses",
            "/statuses?only_media=true",
            "/statuses?pinned=true",
            "/followers",
            "/following",
            "/featured_tags",
            "/lists",
            "/endorsements",
        ] {
            all.push(format!("/api/v1/accounts/{}{rest}", person.id));
        }
    }
    for rest in [
        "/api/v2/search?q=coffee",
        "/api/v2/search?q=a&type=accounts",
        "/api/v2/search?q=from:ann",
        "/api/v1/accounts/search?q=a",
        "/api/v1/accounts/lookup?acct=ann",
        "/api/v1/timelines/tag/coffee",
        "/api/v1/timelines/tag/halcyontag",
        "/api/v1/timelines/public?only_media=true",
        "/api/v1/tags/coffee",
        "/api/v1/notifications?types[]=mention",
        "/api/v1/directory?limit=80",
    ] {
        all.push(rest.to_owned());
    }
    all
}

/// What an answer says: code and body.
fn said(answer: &Answer) -> String {
    format!("{} {}", answer.code, String::from_utf8_lossy(&answer.bytes))
}

async fn look(w: &World, app: &Client) -> BTreeMap<String, String> {
    let mut seen = BTreeMap::new();
    for path in known(w) {
        seen.insert(path.clone(), said(&app.get(&path).await));
    }
    seen
}

/// Questions that know, or guess, a name: `{w}`.
const GUESSES: &[&str] = &[
    "/api/v2/search?q={w}",
    "/api/v2/search?q={w}*",
    "/api/v2/search?q=in:{w}",
    "/api/v2/search?q=%23{w}tag",
    "/api/v2/search?q=-{w}+coffee",
    "/api/v2/search?q={w}&type=accounts&resolve=true",
    "/api/v2/search?q=@{w}-group",
    "/api/v2/search?q=http://corner.test/groups/{w}",
    "/api/v2/search?q={w}&type=hashtags",
    "/api/v2/search?q={w}&type=statuses",
    "/api/v1/accounts/search?q={w}",
    "/api/v1/accounts/search?q={w}-group",
    "/api/v1/accounts/lookup?acct={w}",
    "/api/v1/accounts/lookup?acct={w}-group",
    "/api/v1/timelines/tag/{w}tag",
    "/api/v1/tags/{w}tag",
    "/.well-known/webfinger?resource=acct:{w}-group@corner.test",
];

/// Every method that takes a number, asked about each of theirs; and with them in the query.
fn questions(s: &Pairs) -> Vec<(Row, String)> {
    let mut all = Vec::new();
    for row in rows() {
        if !row.path.contains('{') {
            continue;
        }
        let path: Vec<&str> = row
            .path
            .split('/')
            .map(|part| match part {
                "{id}" => "{n}",
                part if part.starts_with('{') => "1",
                part => part,
            })
            .collect();
        all.push((row, path.join("/")));
    }
    let query = |path: &str| {
        let row = rows()
            .into_iter()
            .find(|r| r.method == "GET" && path.starts_with(r.path));
        (row.unwrap(), path.to_owned())
    };
    for path in [
        "/api/v1/accounts/relationships?id[]={n}",
        "/api/v1/accounts/familiar_followers?id[]={n}",
        "/api/v1/accounts?id[]={n}",
        "/api/v1/statuses?id[]={n}",
        "/api/v1/timelines/home?max_id={n}&limit=1",
        "/api/v1/notifications?account_id={n}",
    ] {
        all.push(query(path));
    }
    assert!(s.ids.len() > 5 && all.len() > 60);
    all
}

async fn ask(app: &Client, row: &Row, path: &str, taken_out: &str) -> String {
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let body = match row.method {
        "GET" => Body::empty(),
        _ => Body::from("comment=x&title=x"),
    };
    let headers: &[(&str, &str)] = if row.method == "GET" { &[] } else { &form };
    let answer = app.send(row.verb(), path, headers, body).await;
    assert!(answer.code < 500, "{}", answer.asked);
    said(&answer).replace(taken_out, "·")
}

async fn walk(w: &World, who: Person, s: &Pairs) {
    let app = app(w, who).await;
    let mut wrong = Vec::new();
    for (row, question) in questions(s) {
        for (there, never) in &s.ids {
            let one = ask(&app, &row, &question.replace("{n}", there), there).await;
            let other = ask(&app, &row, &question.replace("{n}", never), never).await;
            if one != other {
                wrong.push(format!("{} {question}\n{one}\n---\n{other}", row.method));
            }
        }
    }
    let get = rows().into_iter().find(|r| r.method == "GET").unwrap();
    for question in GUESSES {
        for (there, never) in &s.names {
            let one = ask(&app, &get, &question.replace("{w}", there), there).await;
            let other = ask(&app, &get, &question.replace("{w}", never), never).await;
            if one != other {
                wrong.push(format!("GET {question}\n{one}\n---\n{other}"));
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

testkit::on_both! {
    async fn no_app_of_others_finds_a_trace_of_a_secret_group_or_a_conversation(w: World) {
        let public = ordinary(&w).await.unwrap();
        let eva = app(&w, w.eva).await;
        look(&w, &eva).await;
        let before = look(&w, &eva).await;
        let secret = secret(&w, public).await.unwrap();
        let s = Pairs::of(&secret);
        let after = look(&w, &eva).await;
        for (path, answer) in &after {
            assert_eq!(Some(answer), before.get(path), "{path} is another since");
        }
        let words: Vec<&str> = WORDS.iter().copied().chain(s.ids.iter().map(|(id, _)| id.as_str())).chain([secret.slug.as_str()]).collect();
        for (who, seen) in [("eva", after), ("dario", look(&w, &app(&w, w.dario).await).await)] {
            for (path, answer) in seen {
                // What Eva follows is her own doing.
                let answer = answer.to_lowercase().replace("halcyontag", "");
                for word in &words {
                    assert!(!answer.contains(word), "{who}: {path} tells {word}");
                }
            }
        }
        for who in [w.eva, w.dario] {
            walk(&w, who, &s).await;
        }
        let group = app(&w, w.ben).await.get("/api/v1/lists").await.ok();
        assert!(group.to_string().contains("Halcyon"), "its members do find it");
    }
}
