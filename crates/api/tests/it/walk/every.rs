//! Every method answers well at least once, and as its schema says: a day of all of them, written down in `every.txt`.
//! What never answers well stands here with the reason.

use std::collections::{BTreeSet, HashMap};

use http::Method;
use model::{AccountState, Role};
use serde_json::Value;
use service::accounts::NewPerson;
use testkit::World;

use crate::client::{Answer, Client};
use crate::papers::schemas;

/// Methods that never answer well here, by how they begin, and why. Their refusals are what Mastodon answers where it is off.
const NEVER: &[(&str, &str)] = &[
    (
        "GET /api/oembed",
        "nothing of the inside is embedded elsewhere",
    ),
    ("GET /api/proofs", "nobody proves who they are elsewhere"),
    (
        "GET /api/v1_alpha/async_refreshes/",
        "all there is is answered at once",
    ),
    (
        "GET /api/v1/instance/terms_of_service",
        "there are none; house rules are rules",
    ),
    (
        "POST /api/v1/announcements/",
        "groups for announcements announce",
    ),
    (
        "PUT /api/v1/announcements/",
        "groups for announcements announce",
    ),
    (
        "DELETE /api/v1/announcements/",
        "groups for announcements announce",
    ),
    (
        "GET /api/v1/annual_reports/{year}",
        "nobody's year is counted up",
    ),
    (
        "POST /api/v1/annual_reports/",
        "nobody's year is counted up",
    ),
    ("POST /api/v1/accounts", "people join in the web app"),
    ("POST /api/v1/follow_requests/", "following needs no leave"),
    (
        "POST /api/v1/emails/confirmations",
        "addresses are confirmed in the web app",
    ),
    (
        "POST /api/v1/statuses/{id}/quotes/",
        "whoever reads a post may quote it",
    ),
    (
        "POST /api/v1/statuses/{id}/translate",
        "there is no service that translates",
    ),
    ("GET /api/v1/timelines/link", "links have no timelines"),
    (
        "GET /api/v1/notifications/requests/{id}",
        "nobody is held back",
    ),
    (
        "POST /api/v1/notifications/requests/{id}",
        "nobody is held back",
    ),
    ("POST /api/v1/collections", "there are no collections"),
    ("GET /api/v1/collections/", "there are no collections"),
    ("PATCH /api/v1/collections/", "there are no collections"),
    ("DELETE /api/v1/collections/", "there are no collections"),
    (
        "DELETE /api/v1/admin/accounts/{id}",
        "people are erased in the web app, by two",
    ),
    (
        "POST /api/v1/admin/canonical_email_blocks",
        "nobody comes from elsewhere",
    ),
    ("POST /api/v1/admin/domain_", "nobody comes from elsewhere"),
    (
        "POST /api/v1/admin/email_domain_blocks",
        "nobody comes from elsewhere",
    ),
    (
        "POST /api/v1/admin/ip_blocks",
        "nobody comes from elsewhere",
    ),
];
/// The same of each list of what is kept out.
const NONE_OF: &str = "_blocks/{id} domain_allows/{id}";
/// Answered over a real connection, in `streaming.rs`.
const UPGRADES: &str = "GET /api/v1/streaming";

/// Rows that are described to answer well, and all others.
fn rows() -> (BTreeSet<String>, BTreeSet<String>) {
    let table = api::table();
    let all = table.rows().iter();
    let (good, never): (Vec<_>, Vec<_>) = all.partition(|row| {
        let method = &api::description()["paths"][row.path][row.method.to_lowercase()];
        method["responses"]["200"].is_object() || method["responses"]["101"].is_object()
    });
    let name = |rows: Vec<&api::Row>| {
        let names = rows
            .iter()
            .map(|row| format!("{} {}", row.method, row.path));
        names.collect()
    };
    (name(good), name(never))
}

/// Someone of the day.
struct Day {
    w: World,
    people: HashMap<&'static str, Client>,
    known: HashMap<String, String>,
    answered: BTreeSet<String>,
}

impl Day {
    async fn begin(w: World) -> Self {
        let mut people = HashMap::from([("nobody", Client::new(&w).await)]);
        let mut known = HashMap::new();
        for (name, person) in [
            ("ann", w.ann),
            ("ben", w.ben),
            ("carla", w.carla),
            ("dario", w.dario),
            ("eva", w.eva),
        ] {
            people.insert(name, Client::of(&w, person).await);
            known.insert(name.to_owned(), person.id.to_string());
        }
        for name in ["wants", "stranger"] {
            let asks = NewPerson {
                handle: name.to_owned(),
                name: name.to_owned(),
                email: Some(format!("{name}@acme.example")),
                role: Role::Member,
                state: AccountState::Pending,
                unit: None,
                password_hash: None,
            };
            let id = service::accounts::create(&w.ctx, asks).await.unwrap();
            known.insert(name.to_owned(), id.to_string());
        }
        let rude = w.post(w.eva, "Rude words").await.status.id;
        known.insert("rude".to_owned(), rude.to_string());
        w.run_events().await;
        let answered = BTreeSet::new();
        Self {
            w,
            people,
            known,
            answered,
        }
    }

    fn filled(&self, text: &str) -> String {
        let fill = |text: String, (name, value): (&String, &String)| {
            text.replace(&format!("{{{name}}}"), value)
        };
        self.known.iter().fold(text.to_owned(), fill)
    }

    async fn line(&mut self, line: &str) {
        let (asked, kept) = line.split_once(" > ").unwrap_or((line, ""));
        let words: Vec<String> = asked.split(' ').map(|word| self.filled(word)).collect();
        let [who, verb, path, rest @ ..] = &words[..] else {
            panic!("{line}");
        };
        let client = &self.people[who.as_str()];
        let form = rest.first().map_or("", String::as_str);
        let answer = match verb.as_str() {
            "OPEN" => client.open(path).await,
            verb => send(client, verb, path, form).await,
        };
        let text = String::from_utf8_lossy(&answer.bytes);
        assert_eq!(answer.code, 200, "{line}\n{text}");
        let kind = answer.header("content-type");
        let said = if kind.ends_with("json") || kind.contains("json;") {
            answer.ok()
        } else {
            Value::Null
        };
        assert!(
            verb != "OPEN" || kind == "text/event-stream",
            "{line}: {kind}"
        );
        let (verb, path) = schemas::row(&answer.asked).expect("a row");
        self.answered.insert(format!("{verb} {path}"));
        for (name, at) in kept.split_whitespace().filter_map(|k| k.split_once('=')) {
            let found = said.pointer(at).and_then(Value::as_str);
            let found = found.unwrap_or_else(|| panic!("{line}: no {at} in {said:#}"));
            let value = found.trim_start_matches("http://corner.test");
            self.known.insert(name.to_owned(), value.to_owned());
        }
    }
}

async fn send(client: &Client, verb: &str, path: &str, form: &str) -> Answer {
    let verb: Method = verb.parse().expect("a verb");
    let fields: Vec<(String, String)> = url::form_urlencoded::parse(form.as_bytes())
        .into_owned()
        .collect();
    let is_file = |value: &str| value == "@dot";
    let plain = fields.iter().filter(|(_, value)| !is_file(value));
    let plain: Vec<(&str, &str)> = plain.map(|(n, v)| (n.as_str(), v.as_str())).collect();
    match fields.iter().find(|(_, value)| is_file(value)) {
        Some((name, _)) => client.upload(verb, path, &plain, (name, &dot())).await,
        None if plain.is_empty() => {
            client
                .send(verb, path, &[], axum::body::Body::empty())
                .await
        }
        None => client.form(verb, path, &plain).await,
    }
}

fn dot() -> Vec<u8> {
    let mut png = std::io::Cursor::new(Vec::new());
    let dot = image::RgbImage::from_pixel(8, 8, image::Rgb([200, 30, 30]));
    dot.write_to(&mut png, image::ImageFormat::Png).unwrap();
    png.into_inner()
}

testkit::on_both! {
    async fn every_method_answers_as_it_is_described(w: World) {
        let mut day = Day::begin(w).await;
        let written = include_str!("every.txt").lines().map(str::trim);
        for line in written.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line {
                "..." => day.w.run_events().await,
                line => day.line(line).await,
            }
        }
        let (mut good, _) = rows();
        good.remove(UPGRADES);
        let missing: Vec<_> = good.difference(&day.answered).collect();
        assert!(missing.is_empty(), "write into every.txt: {missing:#?}");
    }
}

#[test]
fn what_never_answers_well_has_a_reason() {
    let (_, never) = rows();
    let fits =
        |row: &String, (begins, why): &(&str, &str)| row.starts_with(begins) && !why.is_empty();
    let kept_out = |row: &String| {
        let mut ends = NONE_OF.split(' ');
        row.contains("/api/v1/admin/") && ends.any(|end| row.ends_with(end))
    };
    let without = never.iter().filter(|row| !kept_out(row));
    let without: Vec<_> = without
        .filter(|row| !NEVER.iter().any(|reason| fits(row, reason)))
        .collect();
    assert!(without.is_empty(), "why? {without:#?}");
    let idle = NEVER
        .iter()
        .filter(|reason| !never.iter().any(|row| fits(row, reason)));
    let idle: Vec<_> = idle.collect();
    assert!(idle.is_empty(), "these answer: {idle:#?}");
}
