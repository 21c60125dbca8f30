//! Moving in, killed in the middle again and again: what is there in the end is what one undisturbed run brings.

use std::fs::File;
use std::io::{BufWriter, Cursor, Write};
use std::path::Path;
use std::time::Duration;

use db::Engine;
use serde_json::{Value as Json, json};
use service::Ctx;
use store::param::Get;
use testkit::TestDb;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::program::{Folder, close, text};

const PEOPLE: usize = 80;
const CHANNELS: usize = 12;
const DAYS: usize = 8;
/// Messages of a channel on a day.
const TALK: usize = 60;
const IMAGES: usize = 24;
/// Monday 2023-01-02, eight in the morning.
const START: usize = 1_672_646_400;
const DAY: usize = 86_400;

/// What came, in words that are the same in every store: a statement, and how many columns it has.
const SNAPSHOT: &[(&str, usize)] = &[
    (
        "select i.foreign_id, a.handle, cast(s.created_at as text), s.source, s.html, coalesce(r.foreign_id, ''), coalesce(t.foreign_id, ''),
                cast(s.audience as text), coalesce(p.foreign_id, ''), coalesce(cast(s.edited_at as text), ''), s.language,
                cast(s.replies_count as text), cast(s.has_media as text), cast(s.has_link as text)
         from imported i join statuses s on s.id = i.id join accounts a on a.id = s.author_id
         left join imported r on r.kind = 3 and r.id = s.reply_to_id
         left join imported t on t.kind = 3 and t.id = s.thread_id
         left join imported p on p.kind in (1, 2) and p.id = s.audience_id
         where i.kind = 3 order by 1",
        14,
    ),
    (
        "select i.foreign_id, a.handle, r.emoji from reactions r join imported i on i.kind = 3 and i.id = r.status_id
         join accounts a on a.id = r.account_id order by 1, 2, 3",
        3,
    ),
    (
        "select i.foreign_id, a.handle from mentions m join imported i on i.kind = 3 and i.id = m.status_id
         join accounts a on a.id = m.account_id order by 1, 2",
        2,
    ),
    (
        "select i.foreign_id, t.name, cast(t.statuses_count as text) from status_tags s join imported i on i.kind = 3 and i.id = s.status_id
         join tags t on t.id = s.tag_id order by 1, 2",
        3,
    ),
    (
        "select i.foreign_id, cast(m.position as text), m.mime, cast(m.width as text), cast(m.bytes as text), m.blurhash, m.description
         from media m join imported i on i.kind = 3 and i.id = m.status_id order by 1, 2",
        7,
    ),
    (
        "select i.foreign_id, g.slug, g.name, g.purpose, cast(g.kind as text), cast(g.members_count as text), cast(g.statuses_count as text),
                cast(g.created_at as text), coalesce(cast(g.last_status_at as text), '')
         from imported i join groups g on g.id = i.id where i.kind = 1 order by 1",
        9,
    ),
    (
        "select i.foreign_id, a.handle, cast(m.role as text), coalesce(r.foreign_id, '') from group_members m
         join imported i on i.kind = 1 and i.id = m.group_id join accounts a on a.id = m.account_id
         left join imported r on r.kind = 3 and r.id = m.last_read_id order by 1, 2",
        4,
    ),
    (
        "select i.foreign_id, a.handle, coalesce(r.foreign_id, '') from conversation_members m
         join imported i on i.kind = 2 and i.id = m.conversation_id join accounts a on a.id = m.account_id
         left join imported r on r.kind = 3 and r.id = m.last_read_id order by 1, 2",
        3,
    ),
    (
        "select coalesce(i.foreign_id, ''), a.handle, a.name, cast(a.bot as text), cast(a.state as text), cast(a.statuses_count as text)
         from accounts a left join imported i on i.kind = 0 and i.id = a.id order by 2",
        6,
    ),
    ("select cast(kind as text), foreign_id from imported order by 1, 2", 2),
    (
        "select cast(count(*) as text), (select cast(count(*) as text) from statuses), (select cast(count(*) as text) from notifications)
         from media",
        3,
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_is_killed_again_and_again_ends_as_one_that_was_not() {
    let export = tempfile::tempdir().unwrap();
    let export = export.path().join("export.zip");
    let made = make(&export);
    let whole = Folder::new();
    owned(&whole);
    whole.run(&import(&export)).ok();
    let wanted = snapshot(&whole).await;
    let [messages, .., images, _, _, _, _, all, _] = &wanted[..] else {
        unreachable!()
    };
    assert_eq!((messages.len(), images.len()), (made, IMAGES));

    let database = TestDb::new(Engine::Postgres).await;
    let on_server = Folder::on(database.options().url);
    for folder in [Folder::new(), on_server] {
        killed(&folder, &export, all.len()).await;
        same(&snapshot(&folder).await, &wanted);
        let again = folder.run(&import(&export)).ok();
        assert!(again.contains("Nothing was new"), "{again}");
        same(&snapshot(&folder).await, &wanted);
        folder.run(&["check"]).ok();
        found(&folder).await;
    }
}

fn import(export: &Path) -> [&str; 4] {
    ["import", "slack", text(export), "--direct-messages"]
}

/// Brings it in, killed a little after so much of it was there; at the end one run is left to end.
async fn killed(folder: &Folder, export: &Path, all: usize) {
    owned(folder);
    let mut kills = 0;
    for reached in [
        1,
        all / 4,
        all / 2,
        all * 3 / 4,
        all - IMAGES,
        all - IMAGES / 2,
    ] {
        let ctx = folder.ctx().await;
        let mut child = folder.start(&import(export));
        while here(&ctx).await < reached && child.try_wait().unwrap().is_none() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        // Nobody else has the store open when it is killed, as after a power cut.
        close(ctx).await;
        tokio::time::sleep(Duration::from_millis(rand::random_range(0..60))).await;
        child.kill().unwrap();
        let ended = child.wait().unwrap();
        let ctx = folder.ctx().await;
        let here = here(&ctx).await;
        close(ctx).await;
        println!("{here} of {all} things: {ended}");
        kills += usize::from(!ended.success() && here < all);
    }
    assert!(kills >= 4, "only {kills} kills hit it in the middle");
    folder.run(&import(export)).ok();
}

fn owned(folder: &Folder) {
    let create = ["account", "create", "ann", "--role", "owner"];
    folder.run(&create).ok();
}

/// How many things came.
async fn here(ctx: &Ctx) -> usize {
    let sql = "select count(*) from imported";
    let row = ctx.db().read(move |c| c.first(sql, &[])).await.unwrap();
    let count: i64 = row.unwrap().get(0).unwrap();
    count as usize
}

/// Every row that matters, by statement.
async fn snapshot(folder: &Folder) -> Vec<Vec<Vec<String>>> {
    let ctx = folder.ctx().await;
    let mut all = Vec::new();
    for (sql, columns) in SNAPSHOT {
        let rows = ctx.db().read(move |c| c.all(sql, &[])).await.unwrap();
        let cell = |row: &db::Row, n: usize| match row.get::<String>(n).unwrap() {
            // What is true is a number on one engine and a word on the other.
            word if word == "true" => "1".to_owned(),
            word if word == "false" => "0".to_owned(),
            word => word,
        };
        let row = |row: &db::Row| (0..*columns).map(|n| cell(row, n)).collect();
        let mut rows: Vec<Vec<String>> = rows.iter().map(row).collect();
        // Engines sort words by different rules.
        rows.sort_unstable();
        all.push(rows);
    }
    close(ctx).await;
    all
}

#[track_caller]
fn same(got: &[Vec<Vec<String>>], wanted: &[Vec<Vec<String>>]) {
    for (n, (got, wanted)) in got.iter().zip(wanted).enumerate() {
        assert_eq!(got.len(), wanted.len(), "rows of {}", SNAPSHOT[n].0);
        for (got, wanted) in got.iter().zip(wanted) {
            assert_eq!(got, wanted, "of {}", SNAPSHOT[n].0);
        }
    }
}

/// Search knows what came, each once.
async fn found(folder: &Folder) {
    let ctx = folder.ctx().await;
    let ann = ctx
        .db()
        .read(|c| store::accounts::find_by_handle(c, "ann"))
        .await
        .unwrap()
        .unwrap();
    let ann = service::Actor {
        id: ann.id,
        role: ann.role,
        door: service::Door::Cli,
    };
    for (channel, day, n) in [(0, 0, 0), (4, 7, 31), (9, DAYS - 1, TALK - 1)] {
        let words = word(channel, day, n);
        let page = service::search::posts(&ctx, ann, &words, model::Page::first(5)).await;
        assert_eq!(page.unwrap().page.items.len(), 1, "{words}");
    }
    close(ctx).await;
}

/// A word that only one message has.
fn word(channel: usize, day: usize, n: usize) -> String {
    format!("word{channel}x{day}x{n}")
}

/// Writes an export with threads over days, reactions, files, programs and direct messages; answers how many messages.
fn make(file: &Path) -> usize {
    let mut zip = ZipWriter::new(BufWriter::new(File::create(file).unwrap()));
    let mut part = |name: &str, bytes: &[u8]| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    };
    let users: Vec<Json> = (0..PEOPLE)
        .map(|n| json!({"id": id(n), "name": format!("person{n}"), "real_name": format!("Person {n}"), "deleted": n % 9 == 0}))
        .collect();
    part("users.json", &serde_json::to_vec(&users).unwrap());
    let place = |n: usize| {
        let members: Vec<String> = (0..20).map(|m| id((n * 11 + m * 7) % PEOPLE)).collect();
        json!({"id": format!("C{n:03}"), "name": format!("channel-{n}"), "created": START - DAY, "creator": members[0],
               "members": members, "purpose": {"value": format!("What channel {n} is for")}})
    };
    let open: Vec<Json> = (0..CHANNELS - 2).map(place).collect();
    let closed: Vec<Json> = (CHANNELS - 2..CHANNELS).map(place).collect();
    part("channels.json", &serde_json::to_vec(&open).unwrap());
    part("groups.json", &serde_json::to_vec(&closed).unwrap());
    let direct = json!([{"id": "D000", "created": START, "members": [id(1), id(2)]}]);
    part("dms.json", &serde_json::to_vec(&direct).unwrap());
    let mut made = 0;
    for day in 0..DAYS {
        let date = jiff::Timestamp::from_second((START + day * DAY) as i64).unwrap();
        let date = date.strftime("%Y-%m-%d");
        for channel in 0..CHANNELS {
            let talk: Vec<Json> = (0..TALK).map(|n| message(channel, day, n)).collect();
            made += talk.len();
            let name = format!("channel-{channel}/{date}.json");
            part(&name, &serde_json::to_vec(&talk).unwrap());
        }
        let said = json!([{"type": "message", "user": id(1 + day % 2), "text": format!("Just the two of us, day {day}"), "ts": ts(0, day, 70)}]);
        made += 1;
        part(
            &format!("D000/{date}.json"),
            &serde_json::to_vec(&said).unwrap(),
        );
    }
    for n in 0..IMAGES {
        part(&format!("__uploads/F{n:03}/loaf.png"), &picture(n));
    }
    zip.finish().unwrap().flush().unwrap();
    made
}

fn id(n: usize) -> String {
    format!("U{n:03}")
}

/// Everything of a day is said within its minutes; two channels never at the same moment.
fn ts(channel: usize, day: usize, n: usize) -> String {
    format!("{}.{channel:06}", START + day * DAY + n * 60)
}

fn message(channel: usize, day: usize, n: usize) -> Json {
    let number = (day * CHANNELS + channel) * TALK + n;
    let mut text = format!(
        "{} is what person {} says",
        word(channel, day, n),
        number % 7
    );
    if n % 10 == 3 {
        text = format!("<@{}> {text} about #tag{}", id(number % PEOPLE), number % 5);
    }
    let mut message = json!({"type": "message", "user": id(number * 7 % PEOPLE), "text": text, "ts": ts(channel, day, n)});
    if n == 17 {
        message["subtype"] = json!("bot_message");
        message["bot_id"] = json!(format!("B{channel}"));
        message["username"] = json!("Kettle");
        message.as_object_mut().unwrap().remove("user");
    }
    // Some answer what was said a little before, some what was said days ago, and some what nobody finds any more.
    match n % 6 {
        2 => message["thread_ts"] = json!(ts(channel, day, n - 2)),
        4 if day >= 3 => message["thread_ts"] = json!(ts(channel, day - 3, n - 4)),
        5 if n == 5 || n == 11 => message["thread_ts"] = json!(format!("{}.000001", START - DAY)),
        _ => {}
    }
    if n % 7 == 1 {
        message["reactions"] = json!([{"name": "+1", "users": [id(number % PEOPLE), id((number + 1) % PEOPLE)], "count": 2},
                                      {"name": "tada", "users": [id((number + 2) % PEOPLE)], "count": 1}]);
    }
    if n % 20 == 8 {
        message["edited"] = json!({"user": message["user"], "ts": format!("{}.000000", START + day * DAY + n * 60 + 30)});
    }
    if n == 40 && (number / TALK).is_multiple_of(DAYS * CHANNELS / IMAGES) {
        let image = number / TALK / (DAYS * CHANNELS / IMAGES);
        if image < IMAGES {
            message["files"] = json!([{"id": format!("F{image:03}"), "name": "loaf.png", "mimetype": "image/png", "alt_txt": format!("Loaf {image}")}]);
        }
    }
    if n == 41 {
        message["files"] = json!([{"id": format!("G{number}"), "name": "plan.pdf", "mimetype": "application/pdf", "permalink": "https://files.example/plan"}]);
    }
    message
}

/// A picture like no other.
fn picture(n: usize) -> Vec<u8> {
    let colour = image::Rgb([(n * 9) as u8, 120, 200 - (n * 5) as u8]);
    let mut bytes = Cursor::new(Vec::new());
    image::RgbImage::from_pixel(40 + n as u32, 30, colour)
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}
