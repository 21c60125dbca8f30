//! Directory, suggestions, chart and profiles, on both engines.

use model::{Audience, Role};
use service::accounts::{self, ProfileDraft, Stands};
use service::organisation::{self, Organisation};
use service::suggestions::{self, Reason};
use service::{Refusal, chart, directory, follows, profiles};
use testkit::{Person, World};

/// Field and reason of a refusal.
fn refused<T>(done: Result<T, Refusal>) -> (&'static str, &'static str) {
    match done {
        Err(Refusal::Invalid { field, why, .. }) => (field, why),
        Err(Refusal::Conflict(why)) => ("", why),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("not refused"),
    }
}

fn draft(manager: &str) -> ProfileDraft {
    ProfileDraft {
        name: "Someone".to_owned(),
        manager: manager.to_owned(),
        languages: vec!["da".to_owned(), "tlh".to_owned()],
        location: "Århus".to_owned(),
        ..ProfileDraft::default()
    }
}

async fn reports(w: &World, who: Person, manager: &str) {
    accounts::update(&w.ctx, who.actor, who.id, draft(manager))
        .await
        .unwrap();
}

testkit::on_both! {
    async fn nobody_is_their_own_managers_manager(w: World) {
        reports(&w, w.ben, "ann").await;
        reports(&w, w.eva, "@ben").await;
        for (who, manager, why) in [(w.ann, "eva", "circle"), (w.ann, "ben", "circle"), (w.ann, "ann", "yourself"), (w.ann, "nobody", "no-such-person")] {
            let done = accounts::update(&w.ctx, who.actor, who.id, draft(manager)).await;
            assert_eq!(refused(done), ("manager", why));
        }
        let profile = profiles::show(&w.ctx, w.ann.actor, "ann").await.unwrap();
        assert_eq!((profile.reports_count, profile.reports[0].id), (1, w.ben.id));
        let above = w.ctx.db().read(move |c| store::chart::list_above(c, w.eva.id)).await.unwrap();
        assert_eq!(above, [w.ben.id, w.ann.id]);
    }

    async fn only_oneself_and_administrators_change_a_profile(w: World) {
        for stranger in [w.ben, w.carla] {
            let done = accounts::update(&w.ctx, stranger.actor, w.eva.id, draft("")).await;
            assert!(matches!(done, Err(Refusal::Forbidden)));
        }
        let done = accounts::update(&w.ctx, w.dario.actor, w.ann.id, draft("")).await;
        assert!(matches!(done, Err(Refusal::Forbidden)), "an admin does not change an owner");
        accounts::update(&w.ctx, w.dario.actor, w.eva.id, draft("ben")).await.unwrap();
        let eva = w.account(w.eva).await;
        assert_eq!((eva.manager_id, eva.unit_id, eva.languages), (Some(w.ben.id), None, vec!["da".to_owned()]));
        assert!(service::units::choices(&w.ctx).await.unwrap().iter().any(|b| b.unit.id == w.roastery && b.depth == 2));
    }

    async fn where_one_belongs_may_be_for_administrators_to_say(w: World) {
        let post = w.post_to(w.ben, Audience::Unit(w.product), "For Product").await.status.id;
        let settings = Organisation { own_place: false, ..(*w.ctx.organisation()).clone() };
        organisation::update(&w.ctx, w.ann.actor, settings).await.unwrap();
        let wish = ProfileDraft { title: "Head of Product".to_owned(), unit: Some(w.product), ..draft("") };
        let before = w.account(w.eva).await;
        let placed = async |by: Person| {
            accounts::update(&w.ctx, by.actor, w.eva.id, wish.clone()).await.unwrap();
            let eva = w.account(w.eva).await;
            assert_eq!(eva.location, "Århus", "the rest is as one says");
            (eva.unit_id, eva.title, service::views::status(&w.ctx, w.eva.actor, post).await.is_ok())
        };
        assert_ne!(before.unit_id, Some(w.product));
        assert_eq!(placed(w.eva).await, (before.unit_id, before.title, false));
        assert_eq!(placed(w.dario).await, (Some(w.product), "Head of Product".to_owned(), true));
    }

    async fn the_directory_and_the_chart_know_everyone(w: World) {
        reports(&w, w.ben, "ann").await;
        let wanted = |text: &str, place: &str| directory::Wanted { text: text.to_owned(), place: place.to_owned(), ..directory::Wanted::default() };
        let all = directory::list(&w.ctx, w.eva.actor, wanted("", ""), 0).await.unwrap();
        assert_eq!((all.total, all.items.len(), all.more), (5, 5, false));
        let there = directory::list(&w.ctx, w.eva.actor, wanted("", "arhus"), 0).await.unwrap();
        assert_eq!(there.items.iter().map(|m| m.card.id).collect::<Vec<_>>(), [w.ben.id]);
        let spoken = directory::Wanted { language: "da".to_owned(), unit: None, ..directory::Wanted::default() };
        assert_eq!(directory::list(&w.ctx, w.eva.actor, spoken, 0).await.unwrap().total, 1);
        let below = directory::Wanted { unit: Some(w.sales), ..directory::Wanted::default() };
        assert_eq!(directory::list(&w.ctx, w.eva.actor, below, 0).await.unwrap().total, 2);
        let choices = directory::choices(&w.ctx).await.unwrap();
        assert_eq!((choices.places, choices.languages), (vec!["Århus".to_owned()], vec!["da".to_owned()]));
        let chart = chart::show(&w.ctx, w.eva.actor, "ben").await.unwrap();
        assert_eq!((chart.top.nodes[0].card.id, chart.top.nodes[0].below.nodes[0].card.id, chart.apart), (w.ann.id, w.ben.id, 3));
    }

    async fn suggestions_know_why_and_stop_at_a_block(w: World) {
        reports(&w, w.ben, "ann").await;
        reports(&w, w.eva, "ann").await;
        let list = async || {
            let found = suggestions::list(&w.ctx, w.ben.actor, 20).await.unwrap();
            found.into_iter().map(|s| (s.card.id, s.reason)).collect::<Vec<_>>()
        };
        assert_eq!(list().await[..2], [(w.ann.id, Reason::Manager), (w.eva.id, Reason::Peer)]);
        service::quiet::block(&w.ctx, w.eva.actor, w.ben.id).await.unwrap();
        assert!(list().await.iter().all(|(id, _)| *id != w.eva.id));
        suggestions::dismiss(&w.ctx, w.ben.actor, w.ann.id).await.unwrap();
        assert!(list().await.iter().all(|(id, _)| *id != w.ann.id));
        let new = follows::follow_all(&w.ctx, w.ben.actor, vec![w.ann.id, w.carla.id, w.eva.id, w.ben.id]).await.unwrap();
        assert_eq!(new.len(), 2);
        for who in [w.ann, w.carla] {
            w.follow(who, w.dario).await;
        }
        assert_eq!(list().await, [(w.dario.id, Reason::Followed(2))]);
    }

    async fn the_status_line_ends_by_itself(w: World) {
        accounts::set_status_line(&w.ctx, w.ben.actor, ":coffee:", "  Cupping ", Stands::Hour).await.unwrap();
        let ben = w.account(w.ben).await;
        let line = ben.status_line(w.ctx.now()).unwrap();
        assert_eq!((line.emoji.as_str(), line.text.as_str()), ("☕", "Cupping"));
        w.clock.advance(std::time::Duration::from_secs(3_601));
        assert!(ben.status_line(w.ctx.now()).is_none());
        let long = "x".repeat(81);
        let done = accounts::set_status_line(&w.ctx, w.ben.actor, "", &long, Stands::Ever).await;
        assert_eq!(refused(done), ("text", "too-long"));
        accounts::set_status_line(&w.ctx, w.ben.actor, "", "", Stands::Ever).await.unwrap();
        assert_eq!(w.account(w.ben).await.status, None);
        assert_eq!(w.account(w.ben).await.role, Role::Member);
    }

    async fn the_guide_is_done_once(w: World) {
        assert!(!service::guide::is_done(&w.ctx, w.ben.actor).await.unwrap());
        service::guide::finish(&w.ctx, w.ben.actor).await.unwrap();
        service::guide::finish(&w.ctx, w.ben.actor).await.unwrap();
        assert!(service::guide::is_done(&w.ctx, w.ben.actor).await.unwrap());
        assert!(!service::guide::is_done(&w.ctx, w.eva.actor).await.unwrap());
    }
}
