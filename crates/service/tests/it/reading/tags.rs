//! Tags tell nothing of posts that are not for everyone.

use model::{Audience, Page};
use service::tags::{self, TagView};
use service::timelines;
use service::{Refusal, statuses};

use super::home;

testkit::on_both! {
    async fn following_a_tag_brings_it_home(w: testkit::World) {
        tags::follow(&w.ctx, w.ben.actor, "#Coffee").await.unwrap();
        tags::follow(&w.ctx, w.ben.actor, "coffee").await.unwrap();
        w.post(w.eva, "Fresh #COFFEE").await;
        w.post(w.eva, "Fresh #tea").await;
        assert_eq!(home(&w, w.ben).await, ["Fresh #COFFEE"]);
        let followed = tags::followed(&w.ctx, w.ben.actor).await.unwrap();
        assert_eq!(followed, [TagView { key: "coffee".into(), name: "Coffee".into(), count: 1, following: true }]);
        tags::unfollow(&w.ctx, w.ben.actor, "coffee").await.unwrap();
        tags::unfollow(&w.ctx, w.ben.actor, "never-was").await.unwrap();
        assert!(home(&w, w.ben).await.is_empty());
        assert!(tags::followed(&w.ctx, w.eva.actor).await.unwrap().is_empty());
        let refused = tags::follow(&w.ctx, w.ben.actor, "no tag").await;
        assert!(matches!(refused, Err(Refusal::Invalid { field: "tag", .. })));
        assert!(matches!(tags::get(&w.ctx, w.ben.actor, "a/b").await, Err(Refusal::NotFound)));
    }

    async fn counts_are_of_posts_for_everyone(w: testkit::World) {
        for (audience, text) in [
            (Audience::Unit(w.product), "hush #Merger"),
            (Audience::Followers, "hush #merger"),
            (Audience::Named, "hush #merger @ben"),
        ] {
            w.post_to(w.ann, audience, text).await;
        }
        let never = tags::get(&w.ctx, w.eva.actor, "nothing").await.unwrap();
        let secret = tags::get(&w.ctx, w.eva.actor, "MERGER").await.unwrap();
        assert_eq!(secret, TagView { key: "merger".into(), name: "MERGER".into(), ..never }, "as if it were not there");
        assert!(tags::popular(&w.ctx, 10).await.unwrap().is_empty());
        let page = timelines::tag(&w.ctx, w.eva.actor, "merger", Page::first(10)).await.unwrap();
        assert!(page.items.is_empty());
        let page = timelines::tag(&w.ctx, w.ben.actor, "merger", Page::first(10)).await.unwrap();
        assert_eq!(page.items.len(), 2, "whom they are for still finds them");
        let open = w.post(w.ann, "now it is known: #merger").await.status.id;
        assert_eq!(tags::get(&w.ctx, w.eva.actor, "merger").await.unwrap().count, 1);
        assert_eq!(tags::popular(&w.ctx, 10).await.unwrap()[0].1, 1);
        statuses::delete(&w.ctx, w.ann.actor, open).await.unwrap();
        assert_eq!(tags::get(&w.ctx, w.eva.actor, "merger").await.unwrap().count, 0);
        statuses::restore(&w.ctx, w.ann.actor, open).await.unwrap();
        assert_eq!(tags::get(&w.ctx, w.eva.actor, "merger").await.unwrap().count, 1);
        let unit = w.post_to(w.ann, Audience::Unit(w.product), "hush #merger").await.status.id;
        statuses::edit(&w.ctx, w.ann.actor, unit, statuses::Revision { text: "hush".into(), ..Default::default() }).await.unwrap();
        assert_eq!(tags::get(&w.ctx, w.eva.actor, "merger").await.unwrap().count, 1);
        statuses::edit(&w.ctx, w.ann.actor, open, statuses::Revision { text: "hush".into(), ..Default::default() }).await.unwrap();
        assert_eq!(tags::get(&w.ctx, w.eva.actor, "merger").await.unwrap().count, 0);
    }

    async fn popular_is_of_the_last_week(w: testkit::World) {
        for text in ["#old #old2", "#old"] {
            w.post(w.ann, text).await;
        }
        w.clock.advance(std::time::Duration::from_secs(8 * 86_400));
        for text in ["#new #other", "#new"] {
            w.post(w.ann, text).await;
        }
        let popular = tags::popular(&w.ctx, 10).await.unwrap();
        let names: Vec<_> = popular.iter().map(|(t, n)| (t.name.as_str(), *n)).collect();
        assert_eq!(names, [("new", 2), ("other", 1)]);
    }
}
