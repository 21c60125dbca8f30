//! Real talk through the real operations, at its own times, and then: is all of it there, exactly.

mod talk;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use model::{FixedClock, Page, StatusId};
use service::statuses::Draft;
use service::{Actor, Ctx};
use store::param::Get;
use talk::{Message, Talk};

use crate::house;

/// One in so many messages is looked for by its words.
const LOOKED_FOR: usize = 10;
/// Characters of the longest message.
const LIMIT: i64 = 5_000;

/// What was expected and what is there.
struct Report(bool);

impl Report {
    fn line(&mut self, what: &str, wanted: usize, found: usize) {
        let same = wanted == found;
        self.0 &= same;
        let mark = if same { "" } else { "   DIFFERENT" };
        println!("{what:<48} {wanted:>8} {found:>8}{mark}");
    }

    fn set<T: Ord + std::fmt::Debug>(&mut self, what: &str, wanted: &BTreeSet<T>, found: &[T]) {
        self.line(what, wanted.len(), found.len());
        let there: BTreeSet<&T> = found.iter().collect();
        for missing in wanted.iter().filter(|w| !there.contains(w)).take(5) {
            self.0 = false;
            println!("    missing {missing:?}");
        }
        for extra in found.iter().filter(|f| !wanted.contains(f)).take(5) {
            self.0 = false;
            println!("    not expected {extra:?}");
        }
    }
}

/// `replay --data DIR [--database URL]`: whether everything is as it should be.
pub async fn run(options: &HashMap<String, String>) -> bool {
    let Some(data) = options.get("data") else {
        eprintln!("--data DIR is missing: the folder with chat-clojurians9d in it");
        return false;
    };
    let talk = talk::read(Path::new(data));
    let folder = tempfile::tempdir().unwrap();
    let ctx = house::open(folder.path(), options.get("database").map(String::as_str)).await;
    let mut organisation = (*ctx.organisation()).clone();
    organisation.post_limit = LIMIT;
    ctx.set_organisation(organisation);
    let began = Instant::now();
    let clock = FixedClock::new(talk.messages[0].at);
    let ctx = ctx.with_clock(Arc::new(clock.clone()));
    let mut people = HashMap::new();
    for handle in &talk.people {
        people.insert(handle.clone(), house::person(&ctx, handle, handle).await);
    }
    let posted = post(&ctx, &clock, &talk, &people).await;
    service::events::run_once(&ctx).await.unwrap();
    println!(
        "{} messages of {} people in {:.0} s\n\n{:<48} {:>8} {:>8}",
        posted.len(),
        people.len(),
        began.elapsed().as_secs_f64(),
        "",
        "archive",
        "Corner"
    );
    let well = compare(&ctx, &talk, &people, &posted).await;
    house::close(ctx).await;
    println!("\n{}", if well { "The same." } else { "NOT the same." });
    well
}

async fn post(
    ctx: &Ctx,
    clock: &FixedClock,
    talk: &Talk,
    people: &HashMap<String, Actor>,
) -> HashMap<String, StatusId> {
    let mut posted: HashMap<String, StatusId> = HashMap::new();
    for message in &talk.messages {
        clock.set(message.at);
        let draft = Draft {
            text: message.text.clone(),
            reply_to: message.answers.as_ref().map(|root| posted[root]),
            idempotency_key: Some(message.key.clone()),
            ..Draft::default()
        };
        let actor = people[&message.who];
        let view = match service::statuses::post(ctx, actor, draft.clone()).await {
            Ok(view) => view,
            Err(refusal) => {
                println!("{} was refused: {refusal}", message.key);
                continue;
            }
        };
        posted.insert(message.key.clone(), view.status.id);
        if posted.len().is_multiple_of(1000) {
            // What is sent again is there already.
            let again = service::statuses::post(ctx, actor, draft).await.unwrap();
            assert_eq!(again.status.id, view.status.id);
        }
    }
    posted
}

async fn compare(
    ctx: &Ctx,
    talk: &Talk,
    people: &HashMap<String, Actor>,
    posted: &HashMap<String, StatusId>,
) -> bool {
    let mut report = Report(true);
    let id = |m: &Message| posted.get(&m.key).map_or(0, |id| id.get());
    let account = |handle: &String| people[handle].id.get();
    let messages = &talk.messages;
    let by_key: HashMap<&str, &Message> = messages.iter().map(|m| (m.key.as_str(), m)).collect();

    let times = messages.iter().map(|m| (id(m), m.at.micros())).collect();
    let found = pairs(ctx, "select id, created_at from statuses").await;
    report.set("messages, each at its time", &times, &found);
    let authors = messages.iter().map(|m| (id(m), account(&m.who))).collect();
    let found = pairs(ctx, "select id, author_id from statuses").await;
    report.set("authors", &authors, &found);

    let answers: BTreeMap<i64, i64> = messages
        .iter()
        .filter_map(|m| Some((id(m), id(by_key[m.answers.as_deref()?]))))
        .collect();
    let found = pairs(
        ctx,
        "select id, reply_to_id from statuses where reply_to_id is not null",
    )
    .await;
    report.set("answers", &answers.clone().into_iter().collect(), &found);
    let mut sizes: BTreeMap<i64, i64> = BTreeMap::new();
    for root in answers.values() {
        *sizes.entry(*root).or_default() += 1;
    }
    let sql = "select thread_id, count(*) - 1 from statuses group by thread_id having count(*) > 1";
    let found = pairs(ctx, sql).await;
    report.set(
        "threads, each with all its answers",
        &sizes.into_iter().collect(),
        &found,
    );

    // Who is answered is named by that, too; naming oneself is nothing.
    let concerned: BTreeSet<(i64, i64)> = messages
        .iter()
        .flat_map(|m| {
            let answered = m.answers.as_deref().map(|root| &by_key[root].who);
            let all: BTreeSet<&String> = m.names.iter().chain(answered).collect();
            all.into_iter()
                .filter(|who| **who != m.who)
                .map(move |who| (id(m), account(who)))
        })
        .collect();
    let found = pairs(ctx, "select status_id, account_id from mentions").await;
    report.set("people named or answered", &concerned, &found);
    let found = pairs(ctx, "select status_id, account_id from notifications").await;
    report.set("notices, one for each", &concerned, &found);
    tags(ctx, &mut report, messages, posted).await;

    let wrong = ctx.db().read_long(store::facts::wrong).await.unwrap();
    report.line("wrong counts", 0, wrong.len());
    let line = pairs(ctx, "select count(*), max(seq) from events").await;
    report.line("events in line", line[0].0 as usize, line[0].1 as usize);
    search(ctx, &mut report, messages, (people, posted)).await;
    report.0
}

async fn tags(
    ctx: &Ctx,
    report: &mut Report,
    messages: &[Message],
    posted: &HashMap<String, StatusId>,
) {
    let channels: BTreeSet<&str> = messages.iter().map(|m| m.channel.as_str()).collect();
    let sql = "select t.key, s.status_id from status_tags s join tags t on t.id = s.tag_id";
    let rows = ctx.db().read(|c| c.all(sql, &[])).await.unwrap();
    let tagged: BTreeSet<(String, i64)> = rows
        .iter()
        .map(|r| (r.get(0).unwrap(), r.get(1).unwrap()))
        .collect();
    let in_place = messages.iter().filter(|m| {
        let id = posted.get(&m.key).map_or(0, |id| id.get());
        tagged.contains(&(text::key(&m.channel), id))
    });
    report.line(
        "messages under the tag of their channel",
        messages.len(),
        in_place.count(),
    );
    let keys: BTreeSet<&str> = tagged.iter().map(|(key, _)| key.as_str()).collect();
    let known = channels
        .iter()
        .filter(|c| keys.contains(text::key(c).as_str()));
    report.line("channels as tags", channels.len(), known.count());
}

/// Every so many messages must be found by two of its words and its author.
async fn search(
    ctx: &Ctx,
    report: &mut Report,
    messages: &[Message],
    (people, posted): (&HashMap<String, Actor>, &HashMap<String, StatusId>),
) {
    let (mut looked, mut found) = (0, 0);
    let reader = *people.values().next().unwrap();
    for message in messages.iter().step_by(LOOKED_FOR) {
        let plain: Vec<&str> = message
            .text
            .split_whitespace()
            .filter(|w| w.len() > 4 && w.bytes().all(|b| b.is_ascii_lowercase()))
            .take(2)
            .collect();
        let (false, Some(id)) = (plain.is_empty(), posted.get(&message.key)) else {
            continue;
        };
        looked += 1;
        let query = format!("{} from:{}", plain.join(" "), message.who);
        // The page that begins just above it, so that it is the first when it is found at all.
        let page = Page::older(id.get() + 1, 20);
        let page = service::search::posts(ctx, reader, &query, page)
            .await
            .unwrap();
        let first = page.page.items.first().map(|v| v.status.id);
        if first == Some(*id) {
            found += 1;
        } else {
            println!("    not found: {} by {query:?}", message.key);
        }
    }
    report.line("found by their words", looked, found);
}

async fn pairs(ctx: &Ctx, sql: &'static str) -> Vec<(i64, i64)> {
    let rows = ctx.db().read_long(move |c| c.all(sql, &[])).await.unwrap();
    rows.iter()
        .map(|r| (r.get(0).unwrap(), r.get(1).unwrap()))
        .collect()
}
