//! Secret means secret, through apps as well: who is not in a secret group, or in a conversation, finds no trace of it by any method.
//! Two questions, as for the pages: is an answer that says nothing of it the same before and after it came to be; and is the answer to its
//! name, its words and its numbers that to some that never were.

use std::collections::BTreeMap;

use api::{Limits, Row};
use axum::body::Body;
use model::{Audience, GroupKind};
use service::groups::{self, GroupDraft};
use service::statuses::{Deed, Draft, PollDraft};
use service::{conversations, statuses};
use testkit::{Person, World};

use crate::client::{Answer, Client};

/// Words of the group and the conversation that nobody else may read.
const WORDS: [&str; 5] = ["halcyon", "nordlys", "4711", "zephyrine", "sextant"];
/// A word that was never written, of the same length as the first.
const NEVER: &str = "qwzxyon";

/// What there is that must leave no trace: each number and name with one of the same shape that never was.
struct Secret {
    ids: Vec<(String, String)>,
    names: Vec<(String, String)>,
}

async fn app(w: &World, who: Person) -> Client {
    let limits = Limits { requests: 100_000 };
    let token = Client::of(w, who).await.token;
    Client::limited(w, limits).await.as_token(token.as_deref())
}

fn draft(name: &str, kind: GroupKind) -> GroupDraft {
    GroupDraft {
        name: name.to_owned(),
        kind,
        purpose: "To buy Nordlys".to_owned(),
        rules: "Never say Halcyon".to_owned(),
    }
}

/// Ordinary life, for everyone to see.
async fn ordinary(w: &World) {
    for who in [w.ann, w.ben, w.dario] {
        w.follow(w.eva, who).await;
    }
    let post = w.post(w.ann, "Good morning #coffee @eva").await.status.id;
    w.reply(w.ben, post, "Morning!").await;
    for tag in ["halcyontag".to_owned(), format!("{NEVER}tag")] {
        service::tags::follow(&w.ctx, w.eva.actor, &tag)
            .await
            .unwrap();
    }
    let open = GroupDraft {
        purpose: "Beans and bees".to_owned(),
        rules: String::new(),
        ..draft("Garden club", GroupKind::Open)
    };
    let slug = groups::create(&w.ctx, w.ben.actor, open).await.unwrap();
    groups::join(&w.ctx, w.eva.actor, &slug).await.unwrap();
    w.run_events().await;
}

/// A secret group and a conversation, each with all that there can be, in which Eva and Dario are not.
async fn secret(w: &World) -> Secret {
    let png: &[u8] = include_bytes!("../../../../web/assets/brand/apple-touch-180.png");
    let (ctx, now) = (&w.ctx, w.ctx.now());
    let slug = groups::create(ctx, w.ann.actor, draft("Halcyon", GroupKind::Secret))
        .await
        .unwrap();
    groups::invite(ctx, w.ann.actor, &slug, "ben")
        .await
        .unwrap();
    groups::join(ctx, w.ben.actor, &slug).await.unwrap();
    let face = groups::set_face(ctx, w.ann.actor, &slug, png.to_vec())
        .await
        .unwrap();
    let group = groups::show(ctx, w.ann.actor, &slug)
        .await
        .unwrap()
        .group
        .id;
    let image = service::media::upload(ctx, w.ann.actor, png.to_vec(), "The Halcyon chart")
        .await
        .unwrap()
        .id;
    let price = Draft {
        text: "Halcyon costs 4711 crowns #halcyontag #coffee @eva @dario".to_owned(),
        audience: Some(Audience::Group(group)),
        media: vec![image],
        ..Draft::default()
    };
    let price = w.draft(w.ann, price).await.status.id;
    let vote = Draft {
        text: "Which Nordlys? @eva".to_owned(),
        audience: Some(Audience::Group(group)),
        poll: Some(PollDraft {
            options: vec!["Nordlys one".to_owned(), "Nordlys two".to_owned()],
            multiple: false,
            seconds: 86_400,
        }),
        ..Draft::default()
    };
    let vote = w.draft(w.ann, vote).await;
    let poll = vote.poll.as_ref().unwrap().id;
    let answer = w.reply(w.ben, price, "Nordlys knows").await.status.id;
    for deed in [
        Deed::Favourite,
        Deed::React("☕".to_owned()),
        Deed::Bookmark,
    ] {
        statuses::react(ctx, w.ben.actor, price, deed)
            .await
            .unwrap();
    }
    let people = vec![w.ben.id, w.carla.id];
    let talk = conversations::start(ctx, w.ann.actor, people, "Zephyrine")
        .await
        .unwrap()
        .id;
    let said = Draft {
        text: "The sextant is under the stairs #halcyontag @eva".to_owned(),
        ..Draft::default()
    };
    let said = conversations::post(ctx, w.ann.actor, talk, said)
        .await
        .unwrap()
        .status
        .id;
    w.run_events().await;
    w.clock.set(now);
    let ids = [
        price.get(),
        vote.status.id.get(),
        answer.get(),
        said.get(),
        poll.get(),
        face.get(),
        image.get(),
        group.get(),
        talk.get(),
    ];
    // Another node's number of the same moment: there is no such thing.
    let pair = |id: i64| (id.to_string(), (id ^ (5 << 12)).to_string());
    Secret {
        ids: ids.map(pair).to_vec(),
        names: vec![
            ("halcyon".to_owned(), NEVER.to_owned()),
            (slug, "zyxwzyxwzyxw".to_owned()),
        ],
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
fn questions(s: &Secret) -> Vec<(Row, String)> {
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

async fn walk(w: &World, who: Person, s: &Secret) {
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
        ordinary(&w).await;
        let eva = app(&w, w.eva).await;
        look(&w, &eva).await;
        let before = look(&w, &eva).await;
        let s = secret(&w).await;
        let after = look(&w, &eva).await;
        for (path, answer) in &after {
            assert_eq!(Some(answer), before.get(path), "{path} is another since");
        }
        let words: Vec<&str> = WORDS.iter().copied().chain(s.ids.iter().map(|(id, _)| id.as_str())).chain([s.names[1].0.as_str()]).collect();
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
