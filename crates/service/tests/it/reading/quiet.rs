//! Mutes and blocks, everywhere.

use std::time::Duration;

use model::{AccountId, Page};
use service::filters::Until;
use service::statuses::{self, Deed};
use service::{Refusal, follows, lists, quiet, tags, timelines};

use super::{everyone, home};

testkit::on_both! {
    async fn who_is_muted_is_in_no_timeline(w: testkit::World) {
        w.follow(w.ben, w.ann).await;
        w.follow(w.ben, w.carla).await;
        tags::follow(&w.ctx, w.ben.actor, "tea").await.unwrap();
        let list = lists::create(&w.ctx, w.ben.actor, "list").await.unwrap();
        lists::add(&w.ctx, w.ben.actor, list, "ann").await.unwrap();
        let post = w.post(w.ann, "loud #tea").await;
        statuses::react(&w.ctx, w.carla.actor, post.status.id, Deed::Boost).await.unwrap();
        let sees = async || {
            let (me, first) = (w.ben.actor, Page::first(10));
            [
                timelines::home(&w.ctx, me, first).await.unwrap().items.len(),
                timelines::everyone(&w.ctx, me, first).await.unwrap().items.len(),
                timelines::tag(&w.ctx, me, "tea", first).await.unwrap().items.len(),
                timelines::list(&w.ctx, me, list, first).await.unwrap().items.len(),
                timelines::unit(&w.ctx, me, w.roastery, first).await.unwrap().items.len(),
            ]
        };
        assert_eq!(sees().await, [2, 1, 1, 1, 1]);
        quiet::mute(&w.ctx, w.ben.actor, w.ann.id, Until::For(Duration::from_secs(1_800))).await.unwrap();
        assert_eq!(sees().await, [0; 5]);
        let own = timelines::person(&w.ctx, w.ben.actor, w.ann.id, timelines::Part::Posts, Page::first(10)).await.unwrap();
        assert_eq!(own.items.len(), 1, "their own page one asks for");
        w.clock.advance(Duration::from_secs(1_800));
        assert_eq!(sees().await, [2, 1, 1, 1, 1], "it ends by itself");
        assert!(quiet::all(&w.ctx, w.ben.actor).await.unwrap().muted.is_empty());
        quiet::mute(&w.ctx, w.ben.actor, w.ann.id, Until::Ever).await.unwrap();
        assert_eq!(sees().await, [0; 5]);
        quiet::unmute(&w.ctx, w.ben.actor, w.ann.id).await.unwrap();
        quiet::unmute(&w.ctx, w.ben.actor, w.ann.id).await.unwrap();
        assert_eq!(sees().await, [2, 1, 1, 1, 1]);
        assert_eq!(home(&w, w.ann).await.len(), 1, "she never knew");
    }

    async fn a_block_goes_both_ways(w: testkit::World) {
        w.follow(w.ben, w.ann).await;
        w.follow(w.ann, w.ben).await;
        let hers = w.post(w.ann, "hers, with @ben").await.status.id;
        let his = w.post(w.ben, "his").await.status.id;
        quiet::block(&w.ctx, w.ann.actor, w.ben.id).await.unwrap();
        for (who, own, other) in [(w.ann, "hers, with @ben", his), (w.ben, "his", hers)] {
            assert_eq!(everyone(&w, who).await, [own]);
            assert_eq!(home(&w, who).await, [own]);
            let refused = service::views::status(&w.ctx, who.actor, other).await;
            assert!(matches!(refused, Err(Refusal::NotFound)));
        }
        assert_eq!((w.account(w.ann).await.followers_count, w.account(w.ann).await.following_count), (0, 0));
        assert!(matches!(follows::follow(&w.ctx, w.ben.actor, w.ann.id).await, Err(Refusal::Forbidden)));
        let found = quiet::all(&w.ctx, w.ann.actor).await.unwrap();
        assert_eq!(found.blocked[0].handle, "ben");
        assert!(quiet::all(&w.ctx, w.ben.actor).await.unwrap().blocked.is_empty(), "who is blocked does not find it in a list");
        quiet::unblock(&w.ctx, w.ann.actor, w.ben.id).await.unwrap();
        assert_eq!(everyone(&w, w.ann).await.len(), 2);
        assert_eq!(w.account(w.ann).await.followers_count, 0, "following does not come back by itself");
    }

    async fn a_muted_thread_is_gone_with_its_boosts(w: testkit::World) {
        w.follow(w.ben, w.ann).await;
        w.follow(w.ben, w.carla).await;
        let post = w.post(w.ann, "root").await.status.id;
        w.reply(w.ann, post, "more").await;
        statuses::react(&w.ctx, w.carla.actor, post, Deed::Boost).await.unwrap();
        let mine = w.reply(w.ben, post, "mine").await.status.id;
        assert_eq!(home(&w, w.ben).await.len(), 4);
        statuses::react(&w.ctx, w.ben.actor, mine, Deed::Mute).await.unwrap();
        assert_eq!(home(&w, w.ben).await, ["mine"]);
        statuses::react(&w.ctx, w.ben.actor, mine, Deed::Unmute).await.unwrap();
        assert_eq!(home(&w, w.ben).await.len(), 4);
    }

    async fn nobody_mutes_themselves_or_nobody(w: testkit::World) {
        let me = w.ben.actor;
        for target in [w.ben.id, AccountId::from(1)] {
            assert!(quiet::mute(&w.ctx, me, target, Until::Ever).await.is_err());
            assert!(quiet::block(&w.ctx, me, target).await.is_err());
        }
        let yourself = quiet::block(&w.ctx, me, me.id).await;
        assert!(matches!(yourself, Err(Refusal::Invalid { why: "yourself", .. })));
    }
}
