//! Why one sees a post.

use model::{Audience, StatusId};
use service::statuses::{self, Deed};
use service::timelines::{Reason, why};
use service::{Refusal, lists, tags};
use testkit::{Person, World};

/// The reasons in short.
async fn reasons(w: &World, who: Person, id: StatusId) -> Vec<String> {
    let found = why(&w.ctx, who.actor, id).await.unwrap();
    assert_eq!(found.status.status.id, id);
    let short = |reason: &Reason| match reason {
        Reason::Yours => "yours".to_owned(),
        Reason::NamesYou => "names you".to_owned(),
        Reason::Follow(card) => format!("follow {}", card.handle),
        Reason::Boosted(card) => format!("boosted by {}", card.handle),
        Reason::Tag(tag) => format!("#{}", tag.name),
        Reason::InList(list) => format!("in {}", list.title),
        Reason::Unit(name) => format!("unit {name}"),
        Reason::Group(name, _) | Reason::OpenGroup(name, _) => format!("group {name}"),
        Reason::Everyone => "everyone".to_owned(),
    };
    found.reasons.iter().map(short).collect()
}

testkit::on_both! {
    async fn every_reason_is_told(w: testkit::World) {
        let post = w.post(w.ann, "Hello @ben, #coffee #tea").await.status.id;
        assert_eq!(reasons(&w, w.ann, post).await, ["yours"]);
        assert_eq!(reasons(&w, w.eva, post).await, ["everyone"]);
        assert_eq!(reasons(&w, w.ben, post).await, ["names you"]);
        w.follow(w.ben, w.ann).await;
        w.follow(w.ben, w.carla).await;
        for who in [w.carla, w.dario] {
            statuses::react(&w.ctx, who.actor, post, Deed::Boost).await.unwrap();
        }
        tags::follow(&w.ctx, w.ben.actor, "coffee").await.unwrap();
        let list = lists::create(&w.ctx, w.ben.actor, "Bosses").await.unwrap();
        lists::add(&w.ctx, w.ben.actor, list, "ann").await.unwrap();
        let all = ["names you", "follow ann", "boosted by carla", "#coffee", "in Bosses"];
        assert_eq!(reasons(&w, w.ben, post).await, all);
        assert_eq!(reasons(&w, w.eva, post).await, ["everyone"], "the lists and follows of others are theirs");
        let unit = w.post_to(w.ann, Audience::Unit(w.product), "inside").await.status.id;
        assert_eq!(reasons(&w, w.carla, unit).await, ["unit Product"]);
    }

    async fn what_one_does_not_see_has_no_reasons(w: testkit::World) {
        let hush = w.post_to(w.ann, Audience::Named, "psst @ben").await.status.id;
        let refused = why(&w.ctx, w.dario.actor, hush).await;
        assert!(matches!(refused, Err(Refusal::NotFound)));
    }
}
