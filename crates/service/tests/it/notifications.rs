//! Who is told what.

use model::{Audience, NotificationKind as Kind, Page};
use service::notifications::{self, Group};
use service::statuses::{self, Deed, Draft};
use testkit::{Person, World};

async fn told(w: &World, who: Person) -> Vec<Group> {
    w.run_events().await;
    notifications::list(&w.ctx, who.actor, vec![], Page::first(40))
        .await
        .unwrap()
        .items
}

fn kinds(groups: &[Group]) -> Vec<Kind> {
    groups.iter().map(|g| g.kind).collect()
}

async fn deed(w: &World, who: Person, id: model::StatusId, deed: Deed) {
    w.clock.advance(std::time::Duration::from_secs(1));
    statuses::react(&w.ctx, who.actor, id, deed).await.unwrap();
}

testkit::on_both! {
    async fn each_is_there_by_itself_too_and_only_for_whom_it_was_meant(w: testkit::World) {
        let post = w.post(w.ann, "coffee?").await;
        for who in [w.ben, w.carla] {
            deed(&w, who, post.status.id, Deed::Favourite).await;
        }
        w.run_events().await;
        let page = notifications::each(&w.ctx, w.ann.actor, vec![Kind::Favourite], Page::first(1)).await.unwrap();
        let newest = &page.items[0];
        assert_eq!((newest.from.handle.as_str(), newest.status.as_ref().unwrap().status.id), ("carla", post.status.id));
        let older = notifications::each(&w.ctx, w.ann.actor, vec![], Page::older(page.older.unwrap(), 5)).await.unwrap();
        assert_eq!(older.items[0].from.handle, "ben");
        assert_eq!(older.items[0].group_key, newest.group_key);
        let found = notifications::find(&w.ctx, w.ann.actor, newest.id).await.unwrap();
        assert_eq!(found.from.handle, "carla");
        let others = notifications::find(&w.ctx, w.ben.actor, newest.id).await.unwrap_err();
        assert!(matches!(others, service::Refusal::NotFound));
        deed(&w, w.carla, post.status.id, Deed::Unfavourite).await;
        w.run_events().await;
        assert!(notifications::find(&w.ctx, w.ann.actor, newest.id).await.is_err(), "it was taken back");
    }

    async fn what_concerns_me_is_told_once_and_grouped(w: testkit::World) {
        let post = w.post(w.ann, "hello @ben").await;
        w.reply(w.ben, post.status.id, "hi").await;
        for who in [w.ben, w.carla, w.eva] {
            deed(&w, who, post.status.id, Deed::Favourite).await;
        }
        deed(&w, w.carla, post.status.id, Deed::React("🎉".to_owned())).await;
        deed(&w, w.dario, post.status.id, Deed::Boost).await;
        w.follow(w.eva, w.ann).await;
        w.draft(w.eva, Draft { text: "look".to_owned(), quote_of: Some(post.status.id), ..Draft::default() }).await;
        let groups = told(&w, w.ann).await;
        assert_eq!(kinds(&groups), [Kind::Quote, Kind::Follow, Kind::Boost, Kind::Reaction, Kind::Favourite, Kind::Reply]);
        let favourites = &groups[4];
        let names: Vec<_> = favourites.people.iter().map(|p| p.handle.as_str()).collect();
        assert_eq!(names, ["eva", "carla", "ben"], "the latest first");
        assert_eq!(groups[3].emoji, ["🎉"]);
        assert_eq!(kinds(&told(&w, w.ben).await), [Kind::Mention]);
        assert_eq!(notifications::unseen(&w.ctx, w.ann.actor).await.unwrap(), 6);
        notifications::seen(&w.ctx, w.ann.actor, None).await.unwrap();
        assert_eq!(notifications::unseen(&w.ctx, w.ann.actor).await.unwrap(), 0);
    }

    async fn nobody_is_told_what_they_may_not_see_or_do_not_want(w: testkit::World) {
        // Eva is in Sales: naming her in a quote of a post for Product tells her of the quote, not of what it quotes.
        let inside = w.post_to(w.ann, Audience::Unit(w.product), "plans").await;
        deed(&w, w.ben, inside.status.id, Deed::Favourite).await;
        assert!(told(&w, w.eva).await.is_empty());
        w.ctx.write(move |tx| Ok(store::quiet::mute(tx, w.ann.id, w.ben.id, None, model::Time::default())?)).await.unwrap();
        deed(&w, w.carla, inside.status.id, Deed::Favourite).await;
        w.post(w.ben, "and you @ann?").await;
        let groups = told(&w, w.ann).await;
        assert_eq!(kinds(&groups), [Kind::Favourite]);
        assert_eq!(groups[0].people.len(), 1, "what a muted person did is not told");
    }

    async fn what_is_undone_is_told_no_longer(w: testkit::World) {
        let post = w.post(w.ann, "hello").await;
        deed(&w, w.ben, post.status.id, Deed::Favourite).await;
        deed(&w, w.ben, post.status.id, Deed::Boost).await;
        let reply = w.reply(w.ben, post.status.id, "hi").await;
        w.follow(w.ben, w.ann).await;
        assert_eq!(told(&w, w.ann).await.len(), 4);
        deed(&w, w.ben, post.status.id, Deed::Unfavourite).await;
        deed(&w, w.ben, post.status.id, Deed::Unboost).await;
        statuses::delete(&w.ctx, w.ben.actor, reply.status.id).await.unwrap();
        service::follows::unfollow(&w.ctx, w.ben.actor, w.ann.id).await.unwrap();
        assert!(told(&w, w.ann).await.is_empty());
    }

    async fn handling_an_event_again_tells_nothing_new(w: testkit::World) {
        w.post(w.ann, "hello @ben").await;
        assert_eq!(told(&w, w.ben).await.len(), 1);
        let now = w.ctx.now();
        w.ctx.write(move |tx| Ok(store::events::advance(tx, "notifications", 0, now)?)).await.unwrap();
        assert_eq!(told(&w, w.ben).await.len(), 1);
        let notified = w.events().await.iter().filter(|e| e.kind == model::EventKind::Notified).count();
        assert_eq!(notified, 1);
    }

    async fn a_poll_that_ends_is_told_to_who_voted(w: testkit::World) {
        let poll = service::statuses::PollDraft { options: vec!["tea".to_owned(), "coffee".to_owned()], multiple: false, seconds: 600 };
        let post = w.draft(w.ann, Draft { text: "which?".to_owned(), poll: Some(poll), ..Draft::default() }).await;
        statuses::vote(&w.ctx, w.ben.actor, post.status.id, vec![1]).await.unwrap();
        assert!(matches!(statuses::vote(&w.ctx, w.ben.actor, post.status.id, vec![0]).await, Err(service::Refusal::Conflict("voted"))));
        assert!(told(&w, w.ben).await.is_empty());
        w.clock.advance(std::time::Duration::from_secs(700));
        assert_eq!(kinds(&told(&w, w.ben).await), [Kind::Poll]);
        assert_eq!(kinds(&told(&w, w.ann).await), [Kind::Poll]);
        assert!(told(&w, w.eva).await.is_empty());
        let view = service::views::status(&w.ctx, w.ben.actor, post.status.id).await.unwrap();
        assert_eq!(view.poll.unwrap().options[1].votes_count, 1);
    }
}
