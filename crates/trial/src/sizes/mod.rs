//! What things cost as the organisation and its past grow: a table and a picture, to see where it stops being flat.

mod plot;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use model::Page;
use plot::Curve;
use service::statuses::Draft;
use service::{Ctx, search, statuses, timelines};

use crate::bench::table::{millis, share};
use crate::bench::{machine, replaced};
use crate::dice::Dice;
use crate::{house, world};

/// People, for 90 days; the last only when asked.
const PEOPLE: [usize; 4] = [1_005, 5_000, 28_000, 100_000];
const DAYS: i64 = 90;
/// Posts of 1,005 people; the last only when asked.
const POSTS: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];
/// Posts of a person on a day of any kind, as a rule.
const EACH: f64 = 0.41;
/// How often each thing is done.
const TIMES: usize = 300;
/// Names of what is measured.
const COSTS: [&str; 6] = [
    "home, half within, ms",
    "home, 99 of 100 within, ms",
    "a post, half within, ms",
    "search, 99 of 100 within, ms",
    "index in memory, MB",
    "opening and indexing, ms",
];
const HEADING: &str = "## Cost against size";
const PICTURE: &str = "performance-sizes.svg";

/// One organisation, and what was measured in it in the order of [`COSTS`].
struct Point {
    people: usize,
    posts: usize,
    costs: [f64; 6],
}

/// `sizes --report FILE --note TEXT [--large] [--quick] [--folder DIR] [--cores N]`
pub async fn run(options: &HashMap<String, String>) -> bool {
    let place = options.get("folder").map_or("target", String::as_str);
    std::fs::create_dir_all(place).unwrap();
    let folder = tempfile::tempdir_in(place).unwrap();
    let load = machine::load();
    let (some, days) = match (options.contains_key("quick"), options.contains_key("large")) {
        (true, _) => (2, DAYS / 10),
        (_, true) => (4, DAYS),
        _ => (3, DAYS),
    };
    let (mut grown, mut aged) = (Vec::new(), Vec::new());
    for people in &PEOPLE[..some] {
        grown.push(measure(folder.path(), *people, days).await);
    }
    // The last of a quick run is left to a whole one.
    let few = if some == 2 { 1 } else { some };
    for posts in &POSTS[..few] {
        let days = *posts as f64 / PEOPLE[0] as f64 / EACH;
        aged.push(measure(folder.path(), PEOPLE[0], days.round() as i64).await);
    }
    let note = options.get("note").map_or("", String::as_str);
    let text = format!(
        "{HEADING}\n\n{note}, load {load} before it began; by calling operations, one after the other, without HTTP. More people for {days} days, \
         then {} people for longer: `cargo xtask bench sizes` (`--large` for 100,000 people and ten million posts).\n\n{}\n![Cost against size]({PICTURE})\n",
        PEOPLE[0],
        table(grown.iter().chain(&aged))
    );
    println!("{text}");
    let Some(paper) = options.get("report").map(PathBuf::from) else {
        return true;
    };
    let curves: Vec<Curve> = curves(&grown, "people", |p| p.people)
        .chain(curves(&aged, "posts", |p| p.posts))
        .collect();
    let old = std::fs::read_to_string(&paper).unwrap_or_default();
    let picture = paper.with_file_name(PICTURE);
    std::fs::write(&paper, replaced(&old, HEADING, &text)).is_ok()
        && std::fs::write(picture, plot::svg(&curves, COSTS.len() / 2)).is_ok()
}

async fn measure(folder: &Path, people: usize, days: i64) -> Point {
    let data = folder.join(format!("{people}-{days}"));
    world::build(&data, &world::Size::of(people, days), None, None).await;
    let began = Instant::now();
    let ctx = house::open(&data, None).await;
    timelines::index::build(&ctx).await.expect("an index");
    let opened = millis(began.elapsed());
    let bytes = ctx.index().size().bytes;
    let posts = house::posts(&ctx).await;
    let (half, most) = homes(&ctx).await;
    let point = Point {
        people,
        posts,
        costs: [
            half,
            most,
            posting(&ctx).await,
            searching(&ctx).await,
            bytes as f64 / 1e6,
            opened,
        ],
    };
    house::close(ctx).await;
    std::fs::remove_dir_all(&data).expect("no folder any more");
    println!("{}", table([&point]));
    point
}

async fn homes(ctx: &Ctx) -> (f64, f64) {
    let (people, mut dice, mut times) = (house::everybody(ctx).await, Dice(5), Vec::new());
    for _ in 0..TIMES {
        let reader = people[dice.below(people.len())];
        let began = Instant::now();
        let page = timelines::home(ctx, reader, Page::first(20)).await;
        page.expect("a page");
        times.push(began.elapsed());
    }
    (
        millis(share(&mut times, 0.5)),
        millis(share(&mut times, 0.99)),
    )
}

async fn posting(ctx: &Ctx) -> f64 {
    let (people, mut dice, mut times) = (house::everybody(ctx).await, Dice(6), Vec::new());
    for _ in 0..TIMES {
        let draft = Draft {
            text: dice.text(),
            ..Draft::default()
        };
        let author = people[dice.below(people.len())];
        let began = Instant::now();
        statuses::post(ctx, author, draft).await.expect("a post");
        times.push(began.elapsed());
    }
    millis(share(&mut times, 0.5))
}

async fn searching(ctx: &Ctx) -> f64 {
    let (people, mut dice, mut times) = (house::everybody(ctx).await, Dice(99), Vec::new());
    for _ in 0..TIMES {
        let query = format!("{} {}", dice.word(), dice.word());
        let reader = people[dice.below(people.len())];
        let began = Instant::now();
        let found = search::posts(ctx, reader, &query, Page::first(20)).await;
        found.expect("a page");
        times.push(began.elapsed());
    }
    millis(share(&mut times, 0.99))
}

fn table<'a>(points: impl IntoIterator<Item = &'a Point>) -> String {
    let mut text = format!("| people | posts | {} |\n", COSTS.join(" | "));
    text.push_str(&format!("|{}\n", "---|".repeat(COSTS.len() + 2)));
    for point in points {
        let costs = point.costs.map(|cost| format!("{cost:.2}")).join(" | ");
        text.push_str(&format!(
            "| {} | {} | {costs} |\n",
            point.people, point.posts
        ));
    }
    text
}

fn curves<'a>(
    points: &'a [Point],
    across: &'static str,
    by: impl Fn(&Point) -> usize + Copy + 'a,
) -> impl Iterator<Item = Curve> + 'a {
    COSTS.iter().enumerate().map(move |(n, title)| Curve {
        title: (*title).to_owned(),
        across,
        points: points
            .iter()
            .map(|p| (by(p) as f64, p.costs[n].max(1e-3)))
            .collect(),
    })
}
