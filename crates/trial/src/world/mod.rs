//! An organisation as large as one likes, drawn from what was measured in real ones, straight into a store.
//! The same seed draws the same people, follows and posts; only the day they end on differs.

mod lines;
mod pace;
mod report;
mod shape;
mod talk;
mod ties;
mod tokens;
mod write;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use service::Ctx;
use shape::Shape;
use talk::Corpus;
use write::World;

use crate::dice::Dice;
use crate::house;

/// What is drawn.
pub struct Size {
    pub people: usize,
    pub days: i64,
    pub seed: u64,
}

/// `world --store DIR [--people N] [--days N] [--seed N] [--data DIR] [--tokens FILE] [--base URL]`
pub async fn run(options: &HashMap<String, String>) -> bool {
    let Some(folder) = options.get("store").map(PathBuf::from) else {
        eprintln!("--store DIR is missing: the folder to put it in");
        return false;
    };
    if folder.join("corner.db").exists() {
        eprintln!("{} holds a store already", folder.display());
        return false;
    }
    let number = |name: &str, otherwise: u64| {
        let given = options.get(name).and_then(|v| v.parse().ok());
        given.unwrap_or(otherwise)
    };
    let size = Size {
        people: number("people", 28_000) as usize,
        days: number("days", 90) as i64,
        seed: number("seed", 1),
    };
    let ctx = house::open(&folder, None).await;
    let tokens = options.get("tokens").map(|file| {
        let base = options.get("base").map(String::as_str);
        (Path::new(file), base.unwrap_or("http://localhost:8080"))
    });
    build(&ctx, &size, options.get("data").map(Path::new), tokens).await;
    house::close(ctx).await;
    true
}

/// Draws it and writes it.
pub async fn build(ctx: &Ctx, size: &Size, data: Option<&Path>, tokens: Option<(&Path, &str)>) {
    let began = Instant::now();
    let mut dice = Dice(size.seed);
    let shape = Shape::draw(size.people, &mut dice);
    let follows = ties::draw(&shape, &mut dice);
    let rates = pace::rates(&shape, &mut dice);
    let daily = rates.last().copied().unwrap_or(0.0);
    let end = ctx.now();
    let times = pace::times(size.days, end.secs(), daily, &mut dice);
    let plans = talk::plan(&times, &rates, &follows, &mut dice);
    report::print(&shape, &follows, &plans);
    println!("drawn in {:.1} s", began.elapsed().as_secs_f64());
    let start = end.minus(write::span(size.days + 1));
    let world = World::begin(ctx, (&shape, &follows), start).await;
    println!(
        "people and follows in {:.1} s",
        began.elapsed().as_secs_f64()
    );
    world.posts(&plans, &Corpus::read(data)).await;
    println!("posts in {:.1} s", began.elapsed().as_secs_f64());
    world.count().await;
    println!("counted in {:.1} s", began.elapsed().as_secs_f64());
    if let Some((file, base)) = tokens {
        world.tokens(file, base).await;
        println!("tokens in {:.1} s", began.elapsed().as_secs_f64());
    }
    lines::measure(ctx, &world.people).await;
}
