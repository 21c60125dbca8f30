//! What is done at a start: the server is not ready meanwhile, and is afterwards, whatever became of it.

use std::sync::{Arc, Mutex};

use model::{Audience, Page};
use service::statuses::Draft;
use service::views::StatusView;
use service::{follows, start, timelines};
use testkit::{Person, World, on_both};

type Seen = Arc<Mutex<Vec<Arc<StatusView>>>>;

/// Prepares with a hand that takes as many pages as it wants.
async fn run(w: &World, wants: bool) -> Vec<Arc<StatusView>> {
    let (ctx, seen) = (w.ctx.clone(), Seen::default());
    let all = Arc::clone(&seen);
    let running = start::run(&w.ctx, move |views: Vec<Arc<StatusView>>| {
        assert!(!start::is_over(&ctx), "not before it is done");
        all.lock().unwrap().extend(views);
        std::future::ready(wants)
    });
    assert!(!start::is_over(&w.ctx), "from the first moment");
    running.await;
    assert!(start::is_over(&w.ctx));
    std::mem::take(&mut seen.lock().unwrap())
}

on_both! {
    async fn the_newest_posts_are_prepared_and_found_by_who_may_see_them(w: World) {
        assert!(start::is_over(&w.ctx), "nothing was begun");
        assert!(run(&w, true).await.is_empty(), "a new house");
        let plain = w.post(w.ben, "Beans").await.status.id;
        let within = Draft {
            text: "Between us".to_owned(),
            audience: Some(Audience::Followers),
            ..Draft::default()
        };
        let within = w.draft(w.ben, within).await.status.id;
        let newest = w.post(w.ann, "Milk").await.status.id;
        w.run_events().await;
        let seen = run(&w, true).await;
        let ids: Vec<_> = seen.iter().map(|view| view.status.id).collect();
        assert_eq!(ids, [newest, within, plain]);
        assert!(seen.iter().all(|view| view.is_common()));
        let home = async |who: Person| {
            let page = timelines::home(&w.ctx, who.actor, Page::first(5)).await.unwrap();
            page.items.iter().map(|v| v.status.id).collect::<Vec<_>>()
        };
        assert_eq!(home(w.eva).await, []);
        follows::follow(&w.ctx, w.eva.actor, w.ben.id).await.unwrap();
        assert_eq!(home(w.eva).await, [within, plain]);
        follows::unfollow(&w.ctx, w.eva.actor, w.ben.id).await.unwrap();
        assert_eq!(home(w.eva).await, []);
    }

    async fn it_ends_early_when_there_is_no_room_or_when_it_is_dropped(w: World) {
        for n in 0..100 {
            w.post(w.ben, &format!("Beans {n}")).await;
        }
        assert!(run(&w, false).await.len() < 100);
        drop(start::run(&w.ctx, |_| std::future::ready(true)));
        assert!(start::is_over(&w.ctx));
        w.ctx.db().clone().close().await;
        start::run(&w.ctx, |_| std::future::ready(true)).await;
        assert!(start::is_over(&w.ctx), "although there is no store");
    }
}
