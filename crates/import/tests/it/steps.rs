//! What the tests do again and again.

use std::path::PathBuf;

use import::{Options, Problem, Progress};
use model::{ImportSource, Page};
use service::imports::Report;
use service::views::StatusView;
use testkit::{Person, World};

/// Nobody looks.
pub struct Unseen;

impl Progress for Unseen {
    fn at(&mut self, _done: u64, _of: u64, _posts: u64) {}
}

/// To bring in `file` with nothing asked for.
pub fn options(source: ImportSource, file: PathBuf) -> Options {
    Options {
        source,
        file,
        dry_run: false,
        create_people: false,
        direct_messages: false,
        map: None,
        owner: None,
    }
}

/// Brings in; what follows from it is done.
pub async fn run(w: &World, options: &Options) -> Report {
    let report = attempt(w, options).await.unwrap();
    w.run_events().await;
    report
}

/// The same, where it may fail.
pub async fn attempt(w: &World, options: &Options) -> Result<Report, Problem> {
    import::run(&w.ctx, w.ann.actor, options, &mut Unseen).await
}

/// What `who` finds with these words, oldest first.
pub async fn found(w: &World, who: Person, words: &str) -> Vec<StatusView> {
    let posts = service::search::posts(&w.ctx, who.actor, words, Page::first(40)).await;
    let mut items = posts.unwrap().page.items;
    items.reverse();
    items
}

/// The one post `who` finds.
pub async fn one(w: &World, who: Person, words: &str) -> StatusView {
    let mut all = found(w, who, words).await;
    assert_eq!(all.len(), 1, "{words}");
    all.remove(0)
}

/// Why things were left, and how often.
pub fn left(report: &Report) -> Vec<(&str, u64)> {
    report
        .left
        .iter()
        .map(|(why, left)| (*why, left.count))
        .collect()
}

/// Every kept count is right, and nobody has a notice.
pub async fn in_order(w: &World) {
    let wrong = w.ctx.db().read(store::facts::wrong).await.unwrap();
    assert!(wrong.is_empty(), "{wrong:?}");
    for person in [w.ann, w.ben, w.carla, w.dario, w.eva] {
        let unseen = service::notifications::unseen(&w.ctx, person.actor).await;
        assert_eq!(unseen.unwrap(), 0);
    }
}
