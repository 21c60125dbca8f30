//! Killed in the middle of heavy posting, twenty times in a row: what was acknowledged is there, once.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use model::Role;
use service::Ctx;
use store::param::Get;

use crate::http::Client;
use crate::program::{Folder, close, person};

const ROUNDS: usize = 20;
const WRITERS: usize = 12;
/// Enough that nobody posts faster than one may.
const PEOPLE: usize = 120;

/// Somebody with a session; the token of its forms, once a page has shown it.
struct Person {
    secret: String,
    token: Option<String>,
}

/// One who writes for a share of the people, over all rounds.
struct Writer {
    number: usize,
    people: Vec<Person>,
    sent: usize,
    /// Sent, and no answer came: sent again next time, as a browser would.
    open: Option<(usize, String, String, Option<String>)>,
    acknowledged: Vec<(String, String)>,
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_twenty_kills() {
    let folder = Folder::new();
    let ctx = folder.set_up().await;
    let mut writers: Vec<Writer> = (0..WRITERS).map(Writer::new).collect();
    for n in 0..PEOPLE {
        let id = person(&ctx, &format!("p{n}"), Role::Member).await;
        let secret = service::auth::sessions::create(&ctx, id, "test", "::1");
        writers[n % WRITERS].people.push(Person {
            secret: secret.await.unwrap(),
            token: None,
        });
    }
    close(ctx).await;

    let posts: Arc<Mutex<Vec<String>>> = Arc::default();
    let mut killed_at_work = 0;
    for _ in 0..ROUNDS {
        let serving = folder.serve();
        let (over, done) = (
            Arc::new(AtomicBool::new(false)),
            Arc::new(AtomicUsize::new(0)),
        );
        let threads: Vec<_> = writers
            .into_iter()
            .map(|mut writer| {
                let (port, posts) = (serving.port, posts.clone());
                let (over, done) = (over.clone(), done.clone());
                std::thread::spawn(move || {
                    while !over.load(Ordering::Relaxed) && writer.write(port, &posts, &done) {}
                    writer
                })
            })
            .collect();
        let patience = Instant::now() + Duration::from_secs(20);
        while done.load(Ordering::Relaxed) < WRITERS && Instant::now() < patience {
            std::thread::sleep(Duration::from_millis(5));
        }
        std::thread::sleep(Duration::from_millis(rand::random_range(0..300)));
        serving.kill();
        over.store(true, Ordering::Relaxed);
        writers = threads.into_iter().map(|t| t.join().unwrap()).collect();
        killed_at_work += usize::from(writers.iter().any(|w| w.open.is_some()));
    }
    // The last round ends in peace, so that what was open is answered.
    let serving = folder.serve();
    let posts = Arc::new(Mutex::new(posts.lock().unwrap().clone()));
    for writer in &mut writers {
        writer.write(serving.port, &posts, &AtomicUsize::new(0));
    }
    assert_eq!(serving.stop().0, 0);

    let acknowledged: Vec<_> = writers.into_iter().flat_map(|w| w.acknowledged).collect();
    assert!(
        killed_at_work > ROUNDS / 2,
        "only {killed_at_work} kills hit an open request"
    );
    assert!(
        acknowledged.len() > ROUNDS * WRITERS,
        "{}",
        acknowledged.len()
    );
    let ctx = folder.ctx().await;
    service::events::run_once(&ctx).await.unwrap();
    every_post_is_there_once(&ctx, &acknowledged).await;
    every_event_has_its_place(&ctx).await;
    everybody_was_told_once(&ctx).await;
    close(ctx).await;
    folder.run(&["check"]).ok();
    println!(
        "{} posts acknowledged, {killed_at_work} of {ROUNDS} kills hit open requests",
        acknowledged.len()
    );
}

impl Writer {
    fn new(number: usize) -> Self {
        Self {
            number,
            people: Vec::new(),
            sent: 0,
            open: None,
            acknowledged: Vec::new(),
        }
    }

    /// Writes until the server is gone, or once when it is not heard of any more; whether to go on.
    fn write(&mut self, port: u16, posts: &Mutex<Vec<String>>, done: &AtomicUsize) -> bool {
        let Ok(mut client) = Client::new(port, None) else {
            return false;
        };
        for _ in 0..4 {
            let (who, key, text, reply) = self.open.take().unwrap_or_else(|| self.next(posts));
            self.open = Some((who, key.clone(), text.clone(), reply.clone()));
            let person = &mut self.people[who];
            client.become_(&person.secret);
            let token = match person.token.clone() {
                Some(token) => token,
                None => {
                    let Ok(page) = client.get("/settings/look") else {
                        return false;
                    };
                    let (_, rest) = page.body.split_once("name=\"csrf\" value=\"").unwrap();
                    let token = rest.split('"').next().unwrap().to_owned();
                    person.token.insert(token).clone()
                }
            };
            let mut fields = vec![("csrf", token.as_str()), ("key", &key), ("text", &text)];
            fields.extend(reply.as_deref().map(|id| ("reply", id)));
            let Ok(answer) = client.post("/posts", &fields) else {
                return false;
            };
            assert_eq!(answer.status, 200, "{}", answer.body);
            let (_, rest) = answer.body.split_once("\"undo\":\"/posts/").unwrap();
            let id = rest.split('/').next().unwrap().to_owned();
            posts.lock().unwrap().push(id.clone());
            self.acknowledged.push((key, id));
            self.open = None;
            done.fetch_add(1, Ordering::Relaxed);
        }
        true
    }

    fn next(&mut self, posts: &Mutex<Vec<String>>) -> (usize, String, String, Option<String>) {
        self.sent += 1;
        let key = format!("k{}x{}", self.number, self.sent);
        let named = rand::random_range(0..PEOPLE);
        let text = format!("{key}: has @p{named} seen the #kettle?");
        let posts = posts.lock().unwrap();
        let answers = !posts.is_empty() && self.sent.is_multiple_of(3);
        let reply = answers.then(|| posts[rand::random_range(0..posts.len())].clone());
        (self.sent % self.people.len(), key, text, reply)
    }
}

async fn numbers(ctx: &Ctx, sql: &'static str) -> Vec<(i64, i64)> {
    let rows = ctx.db().read(move |c| c.all(sql, &[])).await.unwrap();
    rows.iter()
        .map(|r| (r.get(0).unwrap(), r.get(1).unwrap()))
        .collect()
}

async fn every_post_is_there_once(ctx: &Ctx, acknowledged: &[(String, String)]) {
    let rows = ctx
        .db()
        .read(|c| c.all("select source, id from statuses", &[]));
    let mut stored: HashMap<String, Vec<i64>> = HashMap::new();
    for row in rows.await.unwrap() {
        let (source, id): (String, i64) = (row.get(0).unwrap(), row.get(1).unwrap());
        let key = source.split(':').next().unwrap().to_owned();
        stored.entry(key).or_default().push(id);
    }
    for (key, id) in acknowledged {
        let found = stored.get(key).map(Vec::as_slice);
        assert_eq!(found, Some(&[id.parse().unwrap()][..]), "{key}");
    }
    assert!(stored.values().all(|ids| ids.len() == 1));
    assert_eq!(stored.len(), acknowledged.len());
}

async fn every_event_has_its_place(ctx: &Ctx) {
    let line = numbers(ctx, "select coalesce(seq, 0), id from events order by seq").await;
    for (place, (seq, id)) in (1..).zip(&line) {
        assert_eq!(*seq, place, "event {id}");
    }
    let posted = numbers(
        ctx,
        "select s.id, (select count(*) from events e where e.status_id = s.id and e.kind = 0) from statuses s",
    )
    .await;
    assert!(posted.iter().all(|(_, events)| *events == 1));
}

async fn everybody_was_told_once(ctx: &Ctx) {
    let wanted = numbers(
        ctx,
        "select m.status_id, m.account_id from mentions m join statuses s on s.id = m.status_id where m.account_id <> s.author_id
         union
         select id, reply_to_account_id from statuses where reply_to_account_id <> author_id
         order by 1, 2",
    )
    .await;
    let told = numbers(
        ctx,
        "select status_id, account_id from notifications order by 1, 2",
    )
    .await;
    let mut times: BTreeMap<(i64, i64), usize> = BTreeMap::new();
    for one in &told {
        *times.entry(*one).or_default() += 1;
    }
    assert!(times.values().all(|n| *n == 1), "told twice");
    assert_eq!(told, wanted);
    assert!(told.len() > ROUNDS);
}
