//! Groups: who comes in, who reads, who keeps order, what is told, on both engines.

mod asking;
mod joining;
mod ruled;
mod told;

use model::{Audience, GroupId, GroupKind};
use service::groups::{self, GroupDraft};
use testkit::{Person, World};

pub fn draft(name: &str, kind: GroupKind) -> GroupDraft {
    GroupDraft {
        name: name.to_owned(),
        kind,
        purpose: format!("What {name} is for"),
        rules: String::new(),
    }
}

/// `who` makes a group of this kind; answers its address and its audience.
pub async fn made(w: &World, who: Person, name: &str, kind: GroupKind) -> (String, Audience) {
    let slug = groups::create(&w.ctx, who.actor, draft(name, kind))
        .await
        .unwrap();
    let id = id(w, who, &slug).await;
    (slug, Audience::Group(id))
}

pub async fn id(w: &World, who: Person, slug: &str) -> GroupId {
    let view = groups::show(&w.ctx, who.actor, slug).await.unwrap();
    view.group.id
}

/// The texts of a page of posts.
pub fn texts(page: model::PageOf<service::views::StatusView>) -> Vec<String> {
    let items = page.items.into_iter();
    items.map(|v| v.status.source).collect()
}
