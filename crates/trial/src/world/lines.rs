//! What the index of timelines takes for this world, and what it gives: finding the posts of a page in memory and in the store.

use std::time::{Duration, Instant};

use model::{AccountId, Page, Timeline};
use service::{Ctx, timelines};

/// So many readers, spread evenly over everybody.
const READERS: usize = 500;

/// Builds the index, and asks it and the store the same.
pub async fn measure(ctx: &Ctx, people: &[i64]) {
    let began = Instant::now();
    timelines::index::build(ctx).await.expect("an index");
    let size = ctx.index().size();
    println!(
        "index of timelines: {} posts, {:.1} MB, built in {:.2} s",
        size.posts,
        size.bytes as f64 / 1e6,
        began.elapsed().as_secs_f64()
    );
    let every = (people.len() / READERS).max(1);
    for (name, line) in [("home", Timeline::Home), ("everyone", Timeline::Everyone)] {
        let (mut memory, mut store) = (Vec::new(), Vec::new());
        for who in people.iter().step_by(every) {
            let who = AccountId::from(*who);
            let page = Page::first(20);
            let began = Instant::now();
            let known = timelines::ids(ctx, who, line, page).await.expect("a page");
            memory.push(began.elapsed());
            let now = ctx.now();
            let began = Instant::now();
            let look = move |c: &mut store::Conn| store::timelines::page(c, who, line, &page, now);
            let found = ctx.db().read(look).await.expect("a page");
            store.push(began.elapsed());
            assert_eq!(known, found, "memory and store disagree on {name} of {who}");
        }
        println!(
            "{name}, ids of 20 posts: memory {}, store {}",
            halves(memory),
            halves(store)
        );
    }
}

/// Half, and 99 of 100, take no longer than this.
fn halves(mut all: Vec<Duration>) -> String {
    all.sort();
    let at = |part: f64| {
        let at = (all.len().saturating_sub(1) as f64 * part) as usize;
        all.get(at).map_or(0.0, |d| d.as_secs_f64() * 1e6)
    };
    format!("{:.0} µs / {:.0} µs", at(0.5), at(0.99))
}
