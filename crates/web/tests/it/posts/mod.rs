//! Writing posts, and what one does with them, as a browser without script does it and as scripts do.

mod changing;
mod deeds;
mod edges;
mod later;
mod writing;

use model::{Audience, Page, StatusId};
use service::statuses::{self, Draft, PollDraft};
use service::views::StatusView;
use testkit::{Engine, Person, World};

use crate::browser::Browser;

const PNG: &[u8] = include_bytes!("../../../assets/brand/icon-192.png");

async fn world() -> World {
    World::new(Engine::Sqlite).await
}

async fn posts_of(w: &World, who: Person) -> Vec<StatusView> {
    let part = service::timelines::Part::Replies;
    let page = service::timelines::person(&w.ctx, who.actor, who.id, part, Page::first(20)).await;
    page.unwrap().items
}

async fn latest(w: &World, who: Person) -> StatusView {
    posts_of(w, who).await.swap_remove(0)
}

fn at(id: StatusId, verb: &str) -> String {
    format!("/posts/{id}/{verb}")
}
