//! Being away, recommending people, and lists that fill while one looks.

use std::time::Duration;

use model::{NotificationKind, Page};
use service::live::News;
use service::statuses::{self, Deed};
use service::{Refusal, conversations, endorsements, lists, pauses, profiles};

const DAY: Duration = Duration::from_secs(86_400);

testkit::on_both! {
    async fn who_is_away_is_not_called_until_they_are_back(w: testkit::World) {
        let ctx = &w.ctx;
        let until = ctx.now().plus(DAY * 3);
        pauses::begin(ctx, w.ben.actor, until, " In the  hills ").await.unwrap();
        let card = profiles::find(ctx, w.ann.actor, "ben").await.unwrap().card;
        assert_eq!(card.away.as_ref().map(|a| (a.until, a.note.as_str())), Some((until, "In the hills")));
        w.post(w.ann, "hello @ben").await;
        let post = w.post(w.ben, "from the hills").await;
        statuses::react(ctx, w.ann.actor, post.status.id, Deed::Favourite).await.unwrap();
        let talk = conversations::start(ctx, w.ann.actor, vec![w.ben.id], "").await.unwrap().id;
        let draft = statuses::Draft { text: "Are you there?".to_owned(), ..Default::default() };
        conversations::post(ctx, w.ann.actor, talk, draft).await.unwrap();
        w.run_events().await;
        let secret = service::auth::sessions::create(ctx, w.ben.id, "Browser", "::1").await.unwrap();
        let me = service::auth::sessions::find(ctx, &secret, "::1").await.unwrap().unwrap();
        assert_eq!((me.unseen, me.messages, me.card.away.is_some()), (0, 0, true), "what came waits");
        assert_eq!(pauses::summary(ctx, w.ben.actor).await.unwrap(), None, "not yet");
        w.clock.advance(DAY * 4);
        let card = profiles::find(ctx, w.ann.actor, "ben").await.unwrap().card;
        assert_eq!(card.away, None, "it ends by itself");
        let summary = pauses::summary(ctx, w.ben.actor).await.unwrap().unwrap();
        assert_eq!((summary.addressed, summary.others, summary.conversations), (1, 1, 1));
        let me = service::auth::sessions::find(ctx, &secret, "::1").await.unwrap().unwrap();
        assert!(me.unseen > 0 && me.messages == 1);
        pauses::seen(ctx, w.ben.actor).await.unwrap();
        assert_eq!(pauses::summary(ctx, w.ben.actor).await.unwrap(), None);
    }

    async fn one_may_be_back_early_but_not_away_for_ever(w: testkit::World) {
        let (ctx, ben) = (&w.ctx, w.ben.actor);
        let at = |days: u32| ctx.now().plus(DAY * days);
        for (until, code) in [(ctx.now(), "past"), (at(400), "too-far")] {
            let refused = pauses::begin(ctx, ben, until, "").await;
            assert!(matches!(refused, Err(Refusal::Invalid { field: "until", why, .. }) if why == code));
        }
        pauses::begin(ctx, ben, at(2), "").await.unwrap();
        w.clock.advance(DAY);
        pauses::begin(ctx, ben, at(5), "longer").await.unwrap();
        let pause = pauses::get(ctx, ben).await.unwrap().unwrap();
        assert_eq!((pause.until, ctx.now().since(pause.since)), (at(5), DAY), "it goes on");
        pauses::seen(ctx, ben).await.unwrap();
        assert!(pauses::get(ctx, ben).await.unwrap().is_some(), "one cannot have read what is still to come");
        pauses::end(ctx, ben).await.unwrap();
        assert!(pauses::get(ctx, ben).await.unwrap().is_none());
        assert!(pauses::summary(ctx, ben).await.unwrap().is_some());
    }

    async fn live_screens_keep_quiet_for_who_is_away(w: testkit::World) {
        pauses::begin(&w.ctx, w.ben.actor, w.ctx.now().plus(DAY), "").await.unwrap();
        let id = lists::create(&w.ctx, w.ben.actor, "Roasters").await.unwrap();
        lists::add(&w.ctx, w.ben.actor, id, "ann").await.unwrap();
        w.run_events().await;
        let _house = [
            tokio::spawn(service::events::run(w.ctx.clone(), std::future::pending())),
            tokio::spawn(service::live::run(w.ctx.clone(), std::future::pending())),
        ];
        let mut ben = service::live::watch(&w.ctx, w.ben.actor, None).await.unwrap();
        w.post(w.ann, "hello @ben").await;
        w.post(w.ann, "and again").await;
        for _ in 0..2 {
            let news = tokio::time::timeout(Duration::from_secs(5), ben.next()).await.unwrap().unwrap().1;
            let News::Post { streams, .. } = news else { panic!("no badge in between: {news:?}") };
            assert!(streams.contains(&format!("list:{id}")), "{streams:?}");
        }
        let listed = service::timelines::list(&w.ctx, w.ben.actor, id, Page::first(10)).await.unwrap();
        assert_eq!(listed.items.len(), 2);
        let told = service::notifications::list(&w.ctx, w.ben.actor, vec![NotificationKind::Mention], Page::first(10)).await.unwrap();
        assert_eq!(told.items.len(), 1, "it is on its page all the same");
    }

    async fn five_people_are_recommended_at_most(w: testkit::World) {
        let ctx = &w.ctx;
        endorsements::put(ctx, w.ann.actor, w.ben.id, "  knows every   machine ").await.unwrap();
        endorsements::put(ctx, w.ann.actor, w.ben.id, "knows them all").await.unwrap();
        let names = async |who: testkit::Person| -> Vec<String> {
            let all = endorsements::list(ctx, who.actor, w.ann.id).await.unwrap();
            all.into_iter().map(|one| format!("{}: {}", one.card.handle, one.reason)).collect()
        };
        assert_eq!(names(w.eva).await, ["ben: knows them all"]);
        for who in [w.carla, w.dario, w.eva, w.member("frits").await] {
            endorsements::put(ctx, w.ann.actor, who.id, "").await.unwrap();
        }
        let sixth = w.member("greet").await;
        let refused = endorsements::put(ctx, w.ann.actor, sixth.id, "").await;
        assert!(matches!(refused, Err(Refusal::Invalid { why: "too-many-recommended", limit: Some(5), .. })));
        assert_eq!(names(w.ann).await.len(), 5);
        endorsements::remove(ctx, w.ann.actor, w.dario.id).await.unwrap();
        service::quiet::block(ctx, w.ben.actor, w.eva.id).await.unwrap();
        assert_eq!(names(w.eva).await, ["carla: ", "eva: ", "frits: "], "she does not meet who blocked her");
        service::quiet::block(ctx, w.carla.actor, w.ann.id).await.unwrap();
        assert_eq!(names(w.dario).await, ["ben: knows them all", "eva: ", "frits: "], "nor is somebody shown who does not want it");
        assert!(matches!(endorsements::put(ctx, w.ann.actor, w.carla.id, "").await, Err(Refusal::Forbidden)));
        let own = endorsements::put(ctx, w.ann.actor, w.ann.id, "").await;
        assert!(matches!(own, Err(Refusal::Invalid { why: "yourself", .. })));
    }

    async fn one_sees_who_of_those_one_follows_follows_them(w: testkit::World) {
        for who in [w.ben, w.carla, w.dario] {
            w.follow(who, w.eva).await;
        }
        w.follow(w.ann, w.ben).await;
        w.follow(w.ann, w.carla).await;
        let (first, all) = profiles::between(&w.ctx, w.ann.actor, w.eva.id).await.unwrap();
        let handles: Vec<&str> = first.iter().map(|p| p.handle.as_str()).collect();
        assert_eq!((handles, all), (vec!["ben", "carla"], 2));
        assert_eq!(profiles::between(&w.ctx, w.dario.actor, w.eva.id).await.unwrap().1, 0);
    }
}
