//! Open screens are told what they may see, when it happens, and nothing is lost between.

use std::time::Duration;

use model::Audience;
use service::live::{self, News, Watching};
use service::statuses::{self, Deed};
use testkit::{Person, World};

/// A running house: the dispatcher and the live screens.
fn running(w: &World) -> [tokio::task::JoinHandle<()>; 2] {
    [
        tokio::spawn(service::events::run(w.ctx.clone(), std::future::pending())),
        tokio::spawn(live::run(w.ctx.clone(), std::future::pending())),
    ]
}

async fn next(watching: &mut Watching) -> News {
    placed(watching).await.1
}

/// With its place in line.
async fn placed(watching: &mut Watching) -> (i64, News) {
    tokio::time::timeout(Duration::from_secs(5), watching.next())
        .await
        .expect("in time")
        .expect("open")
}

async fn watch(w: &World, who: Person) -> Watching {
    live::watch(&w.ctx, who.actor, None).await.unwrap()
}

testkit::on_both! {
    async fn a_post_arrives_where_it_belongs(w: testkit::World) {
        w.follow(w.ben, w.ann).await;
        w.run_events().await;
        let _house = running(&w);
        let (mut ben, mut eva) = (watch(&w, w.ben).await, watch(&w, w.eva).await);
        let hidden = w.post_to(w.ann, Audience::Unit(w.product), "only for Product").await;
        let post = w.post(w.ann, "hello #news").await;
        let News::Post { id, mine: false, .. } = next(&mut ben).await else { panic!("a post") };
        assert_eq!(id, hidden.status.id);
        let News::Post { id, streams, .. } = next(&mut ben).await else { panic!("a post") };
        assert_eq!(id, post.status.id);
        assert!(streams.contains(&"home".to_owned()) && streams.contains(&"everyone".to_owned()) && streams.contains(&"tag:news".to_owned()));
        let News::Post { id, streams, .. } = next(&mut eva).await else { panic!("a post") };
        assert_eq!(id, post.status.id, "Eva is told nothing of what is for Product");
        assert!(!streams.contains(&"home".to_owned()), "she does not follow Ann");
        statuses::react(&w.ctx, w.ben.actor, post.status.id, Deed::Favourite).await.unwrap();
        assert!(matches!(next(&mut eva).await, News::Counts { favourites: 1, .. }));
        statuses::delete(&w.ctx, w.ann.actor, post.status.id).await.unwrap();
        assert_eq!(next(&mut eva).await, News::Gone { id: post.status.id });
    }

    async fn what_was_missed_is_told_on_return(w: testkit::World) {
        let first = w.post(w.ann, "one").await;
        w.run_events().await;
        let _house = running(&w);
        let mut eva = watch(&w, w.eva).await;
        w.post(w.ann, "two").await;
        let (seq, _) = placed(&mut eva).await;
        drop(eva);
        let missed = w.post(w.ann, "three").await;
        statuses::react(&w.ctx, w.ben.actor, first.status.id, Deed::Favourite).await.unwrap();
        w.run_events().await;
        let mut back = live::watch(&w.ctx, w.eva.actor, Some(seq)).await.unwrap();
        let News::Post { id, .. } = next(&mut back).await else { panic!("a post") };
        assert_eq!(id, missed.status.id);
        assert!(matches!(next(&mut back).await, News::Counts { .. }));
        let mut long_gone = live::watch(&w.ctx, w.eva.actor, Some(-7)).await.unwrap();
        assert_eq!(next(&mut long_gone).await, News::Reset);
    }

    async fn reactions_of_many_are_told_once_in_a_while_and_overtaken(w: testkit::World) {
        let post = w.post(w.ann, "coffee?").await.status.id;
        w.run_events().await;
        let _house = running(&w);
        let mut ben = watch(&w, w.ben).await;
        // With so many who look, three seconds pass until the next is told.
        let _crowd: Vec<_> = (0..3000).map(|_| w.ctx.bus().listen()).collect();
        let react = async |who: Person, emoji: &str| {
            statuses::react(&w.ctx, who.actor, post, Deed::React(emoji.to_owned())).await.unwrap();
        };
        react(w.eva, "👍").await;
        assert_eq!(next(&mut ben).await, News::Change { id: post }, "the first at once");
        react(w.eva, "☕").await;
        react(w.dario, "☕").await;
        let other = w.post(w.ann, "tea?").await.status.id;
        let (place, news) = placed(&mut ben).await;
        assert!(matches!(news, News::Post { id, .. } if id == other), "a post does not wait for them: {news:?}");
        let (later, news) = placed(&mut ben).await;
        assert_eq!(news, News::Change { id: post }, "both as one");
        assert!(later >= place, "no place is taken back");
        statuses::react(&w.ctx, w.eva.actor, post, Deed::Favourite).await.unwrap();
        assert!(matches!(next(&mut ben).await, News::Counts { favourites: 1, .. }), "nothing else was left");
    }

    async fn the_badge_is_told(w: testkit::World) {
        w.run_events().await;
        let _house = running(&w);
        let mut ben = watch(&w, w.ben).await;
        w.post(w.ann, "hello @ben").await;
        assert!(matches!(next(&mut ben).await, News::Post { .. }));
        let News::Notified { id } = next(&mut ben).await else { panic!("what it is") };
        assert_eq!(next(&mut ben).await, News::Unseen { n: 1 });
        let groups = service::notifications::list(&w.ctx, w.ben.actor, vec![], model::Page::first(1)).await.unwrap();
        assert_eq!(groups.items[0].newest, id);
        service::notifications::seen(&w.ctx, w.ben.actor, None).await.unwrap();
        assert_eq!(next(&mut ben).await, News::Unseen { n: 0 });
    }

    async fn who_stops_waiting_loses_nothing(w: testkit::World) {
        w.run_events().await;
        let _house = running(&w);
        let mut ben = watch(&w, w.ben).await;
        w.post(w.ann, "hello @ben").await;
        let mut told = Vec::new();
        for _ in 0..100 {
            // One look, and away: in the middle of whatever it was doing.
            if let Ok(next) = tokio::time::timeout(Duration::ZERO, ben.next()).await {
                told.push(next.unwrap().1);
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        while told.len() < 3 {
            told.push(next(&mut ben).await);
        }
        assert!(matches!(told[..], [News::Post { .. }, News::Notified { .. }, News::Unseen { n: 1 }]), "{told:?}");
    }

    async fn in_quiet_hours_the_badge_waits(w: testkit::World) {
        // It is nine in the morning.
        let quiet = service::notifications::Settings { quiet_from: Some(8 * 60), quiet_until: Some(10 * 60), ..Default::default() };
        service::preferences::update(&w.ctx, w.ben.actor, move |p| p.notifications = quiet).await.unwrap();
        w.run_events().await;
        let _house = running(&w);
        let mut ben = watch(&w, w.ben).await;
        w.post(w.ann, "hello @ben").await;
        assert!(matches!(next(&mut ben).await, News::Post { .. }));
        let second = w.post(w.ann, "and again").await;
        let News::Post { id, .. } = next(&mut ben).await else { panic!("no badge in between") };
        assert_eq!(id, second.status.id);
        assert_eq!(service::notifications::unseen(&w.ctx, w.ben.actor).await.unwrap(), 1, "it is on its page all the same");
    }

    async fn whoever_is_erased_is_told_nothing_more(w: testkit::World) {
        w.run_events().await;
        let _house = running(&w);
        let mut ben = watch(&w, w.ben).await;
        service::records::erasure::create(&w.ctx, w.dario.actor, w.ben.id, "ben", "A former colleague").await.unwrap();
        w.run_events().await;
        assert_eq!(next(&mut ben).await, News::Ended);
    }
}
