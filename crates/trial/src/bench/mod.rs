//! What it does in a second and how long one waits, each beside its limit in the same run and what was promised.
//! To add a row: a name in [`ROWS`], where it is measured, a line in docs/performance.md.

mod client;
mod crowd;
mod history;
mod http;
mod load;
pub mod machine;
pub mod moving;
mod raw;
mod readers;
mod server;
mod streams;
pub mod table;
mod writes;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use history::History;
use model::Page;
use readers::Readers;
use server::Server;
use service::{Actor, Ctx};
use table::{Table, Target, Unit, millis, share};

use crate::dice::Dice;
use crate::{house, world};

/// Searches that are timed.
const SEARCHES: usize = 300;
/// Sessions for the pages, at least.
const SESSIONS: usize = 1_000;
/// People of the small world.
const FEW: usize = 1_005;
/// What can be measured by itself, besides what is in [`http::ROWS`].
const ROWS: [&str; 6] = [
    "writes",
    "cpu",
    "search",
    "corporate",
    "streams",
    "streams-all",
];
/// Where the section of the paper begins.
const HEADING: &str = "## Targets";

/// What is measured, and how much of it.
pub struct Plan {
    people: usize,
    days: i64,
    streams: (usize, usize),
    time: Duration,
    rounds: usize,
    only: String,
    quick: bool,
    /// A store that stays, and is used again as it is.
    store: Option<PathBuf>,
}

impl Plan {
    fn read(options: &HashMap<String, String>) -> Self {
        let quick = options.contains_key("quick");
        let number = |name: &str, whole: usize, small: usize| {
            let given = options.get(name).and_then(|v| v.parse().ok());
            given.unwrap_or(if quick { small } else { whole })
        };
        Self {
            people: number("people", 28_000, FEW),
            days: number("days", 90, 30) as i64,
            streams: (
                number("streams", 10_000, 300),
                number("streams-all", 28_000, 600),
            ),
            time: Duration::from_secs(number("seconds", 5, 1) as u64),
            rounds: number("rounds", 5, 1).max(1),
            only: options.get("only").cloned().unwrap_or_default(),
            quick,
            store: options.get("store").map(PathBuf::from),
        }
    }

    fn has(&self, part: &str) -> bool {
        self.only.is_empty() || self.only.split(',').any(|wanted| wanted == part)
    }

    /// The first name in `--only` that is none.
    fn unknown(&self) -> Option<&str> {
        let known = |name: &&str| ROWS.contains(name) || http::ROWS.contains(name);
        self.only
            .split(',')
            .find(|name| !name.is_empty() && !known(name))
    }
}

/// A store with much in it, and the program that serves it.
pub struct Stage {
    corner: PathBuf,
    folder: PathBuf,
    /// For scripts and lists of readers.
    scratch: PathBuf,
    people: usize,
    posts: usize,
}

impl Stage {
    fn serve(&self) -> Server {
        let folder = self.folder.to_str().expect("a path");
        let args = ["serve", "--listen", "127.0.0.1:0", "--data", folder];
        Server::start(&self.corner, &args)
    }
}

/// `bench --corner PROGRAM --report FILE --history FILE --commit TEXT --date TEXT --command TEXT [--quick] [--only ROW,...]
/// [--cores N] [--people N] [--days N] [--streams N] [--streams-all N] [--seconds N] [--rounds N] [--folder DIR] [--store DIR]`
pub async fn run(options: &HashMap<String, String>) -> bool {
    let plan = Plan::read(options);
    if let Some(name) = plan.unknown() {
        eprintln!(
            "--only {name}: there are {} {}",
            http::ROWS.join(" "),
            ROWS.join(" ")
        );
        return false;
    }
    let load = machine::load();
    machine::files();
    // The folder must be on the disk that matters, not in memory.
    let place = options.get("folder").map_or("target", String::as_str);
    std::fs::create_dir_all(place).unwrap();
    let folder = tempfile::tempdir_in(place).unwrap();
    let corner = options.get("corner").map_or("corner", String::as_str);
    let mut table = Table::default();
    if plan.has("writes") {
        writes::run(folder.path(), (plan.time, plan.rounds), &mut table).await;
    }
    if plan.has("cpu") {
        let data = folder.path().join("few");
        let (stage, readers, ctx) =
            set((&data, Path::new(corner)), (FEW, 30), folder.path(), 1).await;
        house::close(ctx).await;
        crowd::cost(&plan, &stage, &readers, &mut table).await;
    }
    if http::ROWS.iter().chain(&ROWS[2..]).any(|row| plan.has(row)) {
        reading(&plan, Path::new(corner), folder.path(), &mut table).await;
    }
    tell(&plan, options, &load, &table)
}

/// Everything that needs the large world.
async fn reading(plan: &Plan, corner: &Path, scratch: &Path, table: &mut Table) {
    let data = plan.store.clone();
    let data = data.unwrap_or_else(|| scratch.join("data"));
    let sessions = SESSIONS.max(plan.streams.0.max(plan.streams.1) / 3);
    let size = (plan.people, plan.days);
    let (stage, readers, ctx) = set((&data, corner), size, scratch, sessions).await;
    if plan.has("search") {
        let people = house::everybody(&ctx).await;
        search(&ctx, &people, &stage, table).await;
    }
    house::close(ctx).await;
    http::run(plan, &stage, &readers, table).await;
    if plan.has("corporate") {
        machine::settle().await;
        crowd::corporate(plan, &stage, &readers, table).await;
    }
    let (some, all) = plan.streams;
    for (key, streams, most) in [("streams", some, 1_000.0), ("streams-all", all, 3_000.0)] {
        if plan.has(key) {
            streams::run((key, streams, most), (plan, &stage), &readers, table).await;
        }
    }
}

/// Draws a world into a folder that holds none, and gives everybody a token and some a session.
async fn set(
    (data, corner): (&Path, &Path),
    (people, days): (usize, i64),
    scratch: &Path,
    sessions: usize,
) -> (Stage, Readers, Ctx) {
    if !data.join("corner.db").exists() {
        let size = world::Size::of(people, days);
        world::build(data, &size, None, None).await;
    }
    let ctx = house::open(data, None).await;
    let everybody = house::everybody(&ctx).await;
    let readers = readers::all(&ctx, &everybody, sessions, scratch).await;
    let stage = Stage {
        corner: corner.to_owned(),
        folder: data.to_owned(),
        scratch: scratch.to_owned(),
        people: everybody.len(),
        posts: house::posts(&ctx).await,
    };
    machine::settle().await;
    (stage, readers, ctx)
}

async fn search(ctx: &Ctx, all: &[Actor], stage: &Stage, table: &mut Table) {
    let (mut dice, mut times, mut found) = (Dice(99), Vec::new(), 0);
    for _ in 0..SEARCHES {
        let query = format!("{} {}", dice.word(), dice.word());
        let reader = all[dice.below(all.len())];
        let began = Instant::now();
        let page = service::search::posts(ctx, reader, &query, Page::first(20)).await;
        times.push(began.elapsed());
        found += usize::from(!page.unwrap().page.items.is_empty());
    }
    let what = format!(
        "search for two words in {} posts ({found} of {SEARCHES} found something; half within {:.1} ms), 99 of 100 within",
        stage.posts,
        millis(share(&mut times, 0.5))
    );
    let figure = (millis(share(&mut times, 0.99)), Unit::Millis);
    table.figure("search", what, figure, Target::AtMost(50.0));
}

/// Says what was lost since the last run, and writes paper and history; a quick run only says.
fn tell(plan: &Plan, options: &HashMap<String, String>, load: &str, table: &Table) -> bool {
    let option = |name: &str| options.get(name).cloned().unwrap_or_default();
    let cores = options.get("cores").map_or("2", String::as_str);
    let machine = format!("{} of which {cores} used", option("machine"));
    let about = [
        option("date"),
        option("commit"),
        machine.clone(),
        load.to_owned(),
        plan.people.to_string(),
    ];
    let file = options.get("history").map(PathBuf::from);
    let history = file.as_deref().map(History::read).unwrap_or_default();
    let losses = history.losses(&about, table);
    for loss in &losses {
        println!("fell by more than a quarter: {loss}");
    }
    let broken = table.rows.iter().filter(|row| row.met() == Some(false));
    println!(
        "{} promises are not kept; load was {load} before",
        broken.count()
    );
    if plan.quick {
        println!("a quick run: neither paper nor history are written");
        return true;
    }
    let heading = format!(
        "Targets\n\n{}, {}, {machine}, load {load} before it began, {} people, {} days; middle of {} rounds of {} s: `{}`",
        option("date"),
        option("commit"),
        plan.people,
        plan.days,
        plan.rounds,
        plan.time.as_secs(),
        option("command")
    );
    let written = options.get("report").is_none_or(|file| {
        let paper = std::fs::read_to_string(file).unwrap_or_default();
        std::fs::write(file, replaced(&paper, HEADING, &table.under(&heading))).is_ok()
    });
    written && file.is_none_or(|file| history.add(about, table, &file).is_ok())
}

/// The paper with this section instead of the one with its heading, or with it at its end.
pub fn replaced(paper: &str, heading: &str, section: &str) -> String {
    let Some(at) = paper.find(&format!("\n{heading}\n")) else {
        return format!("{}\n\n{section}", paper.trim_end());
    };
    let (before, rest) = paper.split_at(at);
    let after = rest[heading.len()..].find("\n## ");
    let after = after.map_or("", |n| &rest[heading.len() + n..]);
    format!("{before}\n{section}{after}")
}

/// Adds a section.
fn append(file: &Path, text: &str) -> bool {
    use std::io::Write;
    let opened = std::fs::OpenOptions::new()
        .append(true)
        .create(true)
        .open(file);
    opened
        .and_then(|mut f| f.write_all(text.as_bytes()))
        .is_ok()
}

/// `static --bytes N`: the same HTTP stack with an answer that is ready-made.
pub async fn still(options: &HashMap<String, String>) -> bool {
    let bytes = options
        .get("bytes")
        .and_then(|v| v.parse().ok())
        .unwrap_or(0);
    let page = axum::body::Bytes::from(vec![b'x'; bytes]);
    let router = axum::Router::new().route("/", axum::routing::get(async move || page));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("http://localhost:{}", listener.local_addr().unwrap().port());
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).await.is_ok()
}

#[cfg(test)]
mod tests {
    use super::{HEADING, replaced};

    #[test]
    fn the_section_of_targets_is_replaced_and_nothing_else() {
        let paper = "# Figures\n\nwords\n\n## Targets\n\nold\n\n## Else\n\nkept\n";
        let section = "## Targets\n\nnew\n";
        let new = "# Figures\n\nwords\n\n## Targets\n\nnew\n\n## Else\n\nkept\n";
        assert_eq!(replaced(paper, HEADING, section), new);
        assert_eq!(
            replaced("# Figures\n", HEADING, section),
            "# Figures\n\n## Targets\n\nnew\n"
        );
    }
}
