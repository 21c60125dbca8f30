//! Lists are their owner's alone.

use model::{Audience, EventKind, ListId, Page};
use service::{Refusal, lists, timelines};

use super::words;

testkit::on_both! {
    async fn a_list_shows_its_people(w: testkit::World) {
        let id = lists::create(&w.ctx, w.ann.actor, "  Coffee   people ").await.unwrap();
        lists::add(&w.ctx, w.ann.actor, id, "@Ben").await.unwrap();
        lists::add(&w.ctx, w.ann.actor, id, "eva").await.unwrap();
        lists::add(&w.ctx, w.ann.actor, id, "ben").await.unwrap();
        w.post(w.ben, "from Ben").await;
        w.post(w.dario, "from Dario").await;
        w.post_to(w.eva, Audience::Followers, "for followers of Eva").await;
        let found = lists::get(&w.ctx, w.ann.actor, id).await.unwrap();
        assert_eq!((found.list.title.as_str(), found.list.members_count), ("Coffee people", 2));
        let names: Vec<_> = found.members.iter().map(|m| m.handle.as_str()).collect();
        assert_eq!(names, ["ben", "eva"]);
        let page = timelines::list(&w.ctx, w.ann.actor, id, Page::first(10)).await.unwrap();
        assert_eq!(words(&page.items), ["from Ben"], "a list lets nobody see more");
        lists::remove(&w.ctx, w.ann.actor, id, w.ben.id).await.unwrap();
        lists::remove(&w.ctx, w.ann.actor, id, w.ben.id).await.unwrap();
        assert_eq!(lists::with_member(&w.ctx, w.ann.actor, w.ben.id).await.unwrap(), []);
        assert_eq!(lists::with_member(&w.ctx, w.ann.actor, w.eva.id).await.unwrap().len(), 1);
        w.run_events().await;
        let told = w.events().await.iter().filter(|e| e.kind == EventKind::PreferencesChanged).count();
        assert_eq!(told, 3, "two came, one left, and doing it again changed nothing");
    }

    async fn nobody_else_knows_of_a_list(w: testkit::World) {
        let id = lists::create(&w.ctx, w.ann.actor, "Mine").await.unwrap();
        lists::add(&w.ctx, w.ann.actor, id, "ben").await.unwrap();
        for who in [w.ben, w.dario] {
            assert!(lists::all(&w.ctx, who.actor).await.unwrap().is_empty());
            assert!(lists::with_member(&w.ctx, who.actor, w.ben.id).await.unwrap().is_empty());
            let refused = [
                lists::get(&w.ctx, who.actor, id).await.map(|_| ()),
                lists::rename(&w.ctx, who.actor, id, "Yours").await,
                lists::add(&w.ctx, who.actor, id, "eva").await,
                lists::remove(&w.ctx, who.actor, id, w.ben.id).await,
                lists::delete(&w.ctx, who.actor, id).await,
                timelines::list(&w.ctx, who.actor, id, Page::first(10)).await.map(|_| ()),
            ];
            assert!(refused.iter().all(|r| matches!(r, Err(Refusal::NotFound))), "{refused:?}");
        }
        let kept = lists::get(&w.ctx, w.ann.actor, id).await.unwrap();
        assert_eq!((kept.list.title.as_str(), kept.members.len()), ("Mine", 1));
        lists::rename(&w.ctx, w.ann.actor, id, "Ours").await.unwrap();
        lists::delete(&w.ctx, w.ann.actor, id).await.unwrap();
        assert!(matches!(lists::get(&w.ctx, w.ann.actor, id).await, Err(Refusal::NotFound)));
        assert!(matches!(lists::delete(&w.ctx, w.ann.actor, id).await, Err(Refusal::NotFound)));
    }

    async fn what_a_list_cannot_be(w: testkit::World) {
        let bad = async |title: &str| lists::create(&w.ctx, w.ann.actor, title).await;
        assert!(matches!(bad(" ").await, Err(Refusal::Invalid { field: "title", why: "empty", .. })));
        assert!(matches!(bad(&"x".repeat(61)).await, Err(Refusal::Invalid { why: "too-long", limit: Some(60), .. })));
        let id = bad("fine").await.unwrap();
        for nobody in ["nobody", "@", ""] {
            let refused = lists::add(&w.ctx, w.ann.actor, id, nobody).await;
            assert!(matches!(refused, Err(Refusal::Invalid { field: "handle", .. })));
        }
        for _ in 1..50 {
            bad("more").await.unwrap();
        }
        assert!(matches!(bad("one too many").await, Err(Refusal::Invalid { why: "too-many", .. })));
        let missing = timelines::list(&w.ctx, w.ann.actor, ListId::from(1), Page::first(1)).await;
        assert!(matches!(missing, Err(Refusal::NotFound)));
    }

    async fn a_block_empties_lists_both_ways(w: testkit::World) {
        let mine = lists::create(&w.ctx, w.ann.actor, "mine").await.unwrap();
        let yours = lists::create(&w.ctx, w.ben.actor, "yours").await.unwrap();
        lists::add(&w.ctx, w.ann.actor, mine, "ben").await.unwrap();
        lists::add(&w.ctx, w.ben.actor, yours, "ann").await.unwrap();
        service::quiet::block(&w.ctx, w.ann.actor, w.ben.id).await.unwrap();
        assert!(lists::get(&w.ctx, w.ann.actor, mine).await.unwrap().members.is_empty());
        assert!(lists::get(&w.ctx, w.ben.actor, yours).await.unwrap().members.is_empty());
        for (who, list, whom) in [(w.ann, mine, "ben"), (w.ben, yours, "ann")] {
            let refused = lists::add(&w.ctx, who.actor, list, whom).await;
            assert!(matches!(refused, Err(Refusal::Invalid { why: "no-such-person", .. })));
        }
    }
}
