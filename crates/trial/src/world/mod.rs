//! An organisation as large as one likes, drawn from what was measured in real ones, straight into a store.
//! The same seed and end draw the same people, follows, posts and tokens, to the last byte of every row.

mod lines;
mod pace;
mod report;
mod shape;
mod threads;
mod ties;
mod tokens;
mod words;
mod write;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;
use model::Time;
use shape::Shape;
use threads::Plan;
use words::Corpus;

use crate::dice::Dice;
use crate::house;

/// The evening of a Friday.
const END: &str = "2026-11-20T18:00:00";

/// What is drawn.
pub struct Size {
    pub people: usize,
    pub days: i64,
    pub seed: u64,
    /// Nothing happens later.
    pub end: Time,
}

impl Size {
    /// So many people for so many days, as ever.
    pub fn of(people: usize, days: i64) -> Self {
        Self {
            people,
            days,
            seed: 1,
            end: moment(END).expect("a moment"),
        }
    }
}

/// Everything that is drawn before a row is written.
pub struct Drawn {
    pub seed: u64,
    pub shape: Shape,
    pub follows: Vec<Vec<u32>>,
    /// The other way round.
    pub followers: Vec<Vec<u32>>,
    /// Posts on a working day.
    pub rates: Vec<f64>,
    pub plans: Vec<Plan>,
}

impl Drawn {
    /// Draws an organisation.
    pub fn new(size: &Size) -> Self {
        let mut dice = Dice(size.seed);
        let shape = Shape::draw(size.people, &mut dice);
        let follows = ties::draw(&shape, &mut dice);
        let followers = threads::followers(&follows);
        let rates = pace::rates(&shape, &mut dice);
        let times = pace::times(size.days, size.end.secs(), rates.iter().sum(), &mut dice);
        let plans = threads::plan(&times, (&rates, &shape), &followers, &mut dice);
        Self {
            seed: size.seed,
            shape,
            follows,
            followers,
            rates,
            plans,
        }
    }
}

/// `world --store DIR [--people N] [--days N] [--seed N] [--end DATE] [--data DIR] [--tokens FILE] [--base URL] [--draw]`
pub async fn run(options: &HashMap<String, String>) -> bool {
    let number = |name: &str, otherwise: u64| {
        let given = options.get(name).and_then(|v| v.parse().ok());
        given.unwrap_or(otherwise)
    };
    let end = options.get("end").map_or(END, String::as_str);
    let Some(end) = moment(end) else {
        eprintln!("--end {end}: neither 2026-11-20 nor 2026-11-20T18:00:00 in universal time");
        return false;
    };
    let size = Size {
        people: number("people", 28_000).max(1) as usize,
        days: number("days", 90) as i64,
        seed: number("seed", 1),
        end,
    };
    let data = options.get("data").map(Path::new);
    if options.contains_key("draw") {
        report::print(&report::figures(&Drawn::new(&size), &Corpus::read(data)));
        return true;
    }
    let Some(folder) = options.get("store").map(PathBuf::from) else {
        eprintln!("--store DIR is missing: the folder to put it in");
        return false;
    };
    if folder.join("corner.db").exists() {
        eprintln!("{} holds a store already", folder.display());
        return false;
    }
    let tokens = options.get("tokens").map(|file| {
        let base = options.get("base").map(String::as_str);
        (Path::new(file), base.unwrap_or("http://localhost:8080"))
    });
    build(&folder, &size, data, tokens).await;
    true
}

/// Draws it and writes it into a folder that holds none.
pub async fn build(folder: &Path, size: &Size, data: Option<&Path>, tokens: Option<(&Path, &str)>) {
    let began = Instant::now();
    let corpus = Corpus::read(data);
    let drawn = Drawn::new(size);
    report::print(&report::figures(&drawn, &corpus));
    println!(
        "{} people, {} follows and {} posts drawn in {:.1} s",
        drawn.shape.people.len(),
        drawn.follows.iter().map(Vec::len).sum::<usize>(),
        drawn.plans.len(),
        began.elapsed().as_secs_f64()
    );
    let ctx = house::found(folder, size.end).await;
    let start = size
        .end
        .minus(Duration::from_secs(size.days as u64 * 86_400 + 86_400));
    let world = write::all(&ctx, &drawn, &corpus, start).await;
    if let Some((file, base)) = tokens {
        world.tokens(file, base).await;
    }
    println!("written in {:.1} s in all", began.elapsed().as_secs_f64());
    lines::measure(&ctx, &world.people).await;
    house::close(ctx).await;
}

/// A date or a moment in universal time.
fn moment(text: &str) -> Option<Time> {
    let date: jiff::civil::DateTime = text.parse().ok()?;
    let at = date.to_zoned(TimeZone::UTC).ok()?;
    Some(Time::from_micros(at.timestamp().as_microsecond()))
}

#[cfg(test)]
mod tests;
