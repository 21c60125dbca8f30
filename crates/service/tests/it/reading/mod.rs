//! What there is to read, and what someone would rather not.

mod alike;
mod filters;
mod fresh;
mod history;
mod lists;
mod markers;
mod memory;
mod oracle;
mod quiet;
mod start;
mod tags;
mod threads;
mod why;

use model::Page;
use service::timelines;
use service::views::StatusView;
use testkit::{Person, World};

/// The words of posts.
fn words(posts: &[StatusView]) -> Vec<String> {
    posts
        .iter()
        .map(|v| v.content().status.source.clone())
        .collect()
}

/// What `who` reads on Home.
async fn home(w: &World, who: Person) -> Vec<String> {
    let page = timelines::home(&w.ctx, who.actor, Page::first(20)).await;
    words(&page.unwrap().items)
}

/// What `who` reads on Everyone.
async fn everyone(w: &World, who: Person) -> Vec<String> {
    let page = timelines::everyone(&w.ctx, who.actor, Page::first(20)).await;
    words(&page.unwrap().items)
}
