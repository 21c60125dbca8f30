//! Drafts, posts that go out later, audiences in numbers, and how fast one may post.

use std::time::Duration;

use model::{AccountState, Audience, Page};
use service::statuses::{self, Draft, PollDraft, Saved};
use service::{Refusal, audiences, drafts, scheduled};
use testkit::{Person, World};

fn text(text: &str) -> Draft {
    Draft {
        text: text.to_owned(),
        ..Draft::default()
    }
}

fn in_an_hour(w: &World) -> model::Time {
    w.ctx.now().plus(Duration::from_secs(3_600))
}

async fn posts_of(w: &World, who: Person) -> Vec<String> {
    let part = service::timelines::Part::Replies;
    let page = service::timelines::person(&w.ctx, who.actor, who.id, part, Page::first(20)).await;
    let views = page.unwrap().items;
    views.into_iter().map(|v| v.status.source).collect()
}

testkit::on_both! {
    async fn a_draft_is_saved_again_under_its_id_and_forgotten_when_it_is_sent(w: World) {
        let half = Draft { poll: Some(PollDraft { options: vec!["tea".to_owned(), String::new()], ..PollDraft::default() }), ..text("Half a") };
        let id = drafts::save(&w.ctx, w.ben.actor, None, half.clone(), Some(in_an_hour(&w))).await.unwrap().unwrap();
        let again = drafts::save(&w.ctx, w.ben.actor, Some(id), text("Half a thought"), None).await.unwrap();
        assert_eq!(again, Some(id));
        let all = drafts::list(&w.ctx, w.ben.actor).await.unwrap();
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].draft.text.as_str(), all[0].due_at), ("Half a thought", None));
        let sent = Draft { saved: Some(Saved::Draft(id)), ..text("A whole thought") };
        statuses::post(&w.ctx, w.ben.actor, sent).await.unwrap();
        assert!(drafts::list(&w.ctx, w.ben.actor).await.unwrap().is_empty());
        // Written on in another window meanwhile: kept as a new one.
        let late = drafts::save(&w.ctx, w.ben.actor, Some(id), half, None).await.unwrap();
        assert!(late.is_some_and(|late| late != id));
    }

    async fn of_nothing_no_draft_is_kept(w: World) {
        assert_eq!(drafts::save(&w.ctx, w.ben.actor, None, text("  \n"), None).await.unwrap(), None);
        let id = drafts::save(&w.ctx, w.ben.actor, None, text("x"), None).await.unwrap();
        assert_eq!(drafts::save(&w.ctx, w.ben.actor, id, text(""), None).await.unwrap(), None);
        assert!(drafts::list(&w.ctx, w.ben.actor).await.unwrap().is_empty());
    }

    async fn what_is_unsent_is_nobody_elses(w: World) {
        let draft = drafts::save(&w.ctx, w.ben.actor, None, text("secret"), None).await.unwrap().unwrap();
        let waiting = scheduled::create(&w.ctx, w.ben.actor, text("secret"), in_an_hour(&w)).await.unwrap();
        for other in [w.ann, w.carla] {
            assert!(matches!(drafts::get(&w.ctx, other.actor, draft).await, Err(Refusal::NotFound)));
            assert!(matches!(drafts::delete(&w.ctx, other.actor, draft).await, Err(Refusal::NotFound)));
            let stolen = drafts::save(&w.ctx, other.actor, Some(draft), text("mine"), None).await.unwrap();
            assert_ne!(stolen, Some(draft));
            assert!(matches!(scheduled::get(&w.ctx, other.actor, waiting).await, Err(Refusal::NotFound)));
            assert!(matches!(scheduled::delete(&w.ctx, other.actor, waiting).await, Err(Refusal::NotFound)));
            let edit = scheduled::edit(&w.ctx, other.actor, waiting, text("mine"), in_an_hour(&w)).await;
            assert!(matches!(edit, Err(Refusal::NotFound)));
            let sent = Draft { saved: Some(Saved::Scheduled(waiting)), ..text("mine") };
            statuses::post(&w.ctx, other.actor, sent).await.unwrap();
        }
        assert_eq!(drafts::get(&w.ctx, w.ben.actor, draft).await.unwrap().draft.text, "secret");
        assert_eq!(scheduled::get(&w.ctx, w.ben.actor, waiting).await.unwrap().draft.text, "secret");
    }

    async fn a_post_goes_out_at_its_time_once(w: World) {
        let key = Draft { idempotency_key: Some("k".to_owned()), ..text("Good morning") };
        let first = scheduled::create(&w.ctx, w.ben.actor, key.clone(), in_an_hour(&w)).await.unwrap();
        let second = scheduled::create(&w.ctx, w.ben.actor, key, in_an_hour(&w)).await.unwrap();
        assert_eq!(first, second, "the same key twice");
        w.run_events().await;
        assert!(posts_of(&w, w.ben).await.is_empty());
        w.clock.advance(Duration::from_secs(3_601));
        w.run_events().await;
        assert_eq!(posts_of(&w, w.ben).await, ["Good morning"]);
        assert!(scheduled::list(&w.ctx, w.ben.actor).await.unwrap().is_empty());
    }

    async fn a_post_that_was_moved_goes_out_at_its_new_time(w: World) {
        let id = scheduled::create(&w.ctx, w.ben.actor, text("one"), in_an_hour(&w)).await.unwrap();
        let later = in_an_hour(&w).plus(Duration::from_secs(3_600));
        scheduled::edit(&w.ctx, w.ben.actor, id, text("two"), later).await.unwrap();
        w.clock.advance(Duration::from_secs(3_700));
        w.run_events().await;
        assert!(posts_of(&w, w.ben).await.is_empty());
        w.clock.advance(Duration::from_secs(3_600));
        w.run_events().await;
        assert_eq!(posts_of(&w, w.ben).await, ["two"]);
    }

    async fn what_cannot_go_out_stays_and_says_why(w: World) {
        let question = w.post(w.ann, "Who comes?").await;
        let answer = Draft { reply_to: Some(question.status.id), ..text("I do") };
        let id = scheduled::create(&w.ctx, w.ben.actor, answer, in_an_hour(&w)).await.unwrap();
        statuses::delete(&w.ctx, w.ann.actor, question.status.id).await.unwrap();
        w.clock.advance(Duration::from_secs(3_700));
        w.run_events().await;
        let kept = scheduled::get(&w.ctx, w.ben.actor, id).await.unwrap();
        let problem = kept.problem.clone().unwrap();
        assert_eq!((problem.field.as_str(), problem.why.as_str(), kept.draft.text.as_str()), ("reply_to", "gone", "I do"));
        assert_eq!(scheduled::problems(&w.ctx, w.ben.actor).await.unwrap(), 1);
        let alone = Draft { reply_to: None, ..kept.draft };
        scheduled::edit(&w.ctx, w.ben.actor, id, alone, in_an_hour(&w)).await.unwrap();
        assert_eq!(scheduled::problems(&w.ctx, w.ben.actor).await.unwrap(), 0);
        w.clock.advance(Duration::from_secs(3_700));
        w.run_events().await;
        assert_eq!(posts_of(&w, w.ben).await, ["I do"]);
    }

    async fn who_has_left_posts_nothing_more(w: World) {
        let id = scheduled::create(&w.ctx, w.ben.actor, text("see you"), in_an_hour(&w)).await.unwrap();
        service::accounts::set_state(&w.ctx, w.dario.actor, w.ben.id, AccountState::Former).await.unwrap();
        w.clock.advance(Duration::from_secs(3_700));
        w.run_events().await;
        assert!(posts_of(&w, w.ben).await.is_empty());
        let kept = scheduled::get(&w.ctx, w.ben.actor, id).await.unwrap();
        assert_eq!(kept.problem.unwrap().why, "away");
    }

    async fn only_what_could_be_posted_is_scheduled_and_only_for_a_time_to_come(w: World) {
        let at = in_an_hour(&w);
        let why = async |draft: Draft, at| match scheduled::create(&w.ctx, w.ben.actor, draft, at).await {
            Err(Refusal::Invalid { field, why, .. }) => (field, why),
            other => panic!("{other:?}"),
        };
        assert_eq!(why(text(""), at).await, ("text", "empty"));
        assert_eq!(why(text("x"), w.ctx.now()).await, ("at", "past"));
        assert_eq!(why(text("x"), at.plus(Duration::from_secs(400 * 86_400))).await, ("at", "too-far"));
        let unit = Draft { audience: Some(Audience::Unit(w.sales)), ..text("x") };
        assert_eq!(why(unit, at).await, ("audience", "not-your-unit"));
        let picture = Draft { media: vec![1.into()], ..text("x") };
        assert_eq!(why(picture, at).await, ("media", "gone"));
    }

    async fn audiences_come_with_their_numbers(w: World) {
        w.follow(w.eva, w.ben).await;
        let choices = audiences::list(&w.ctx, w.ben.actor, None, None).await.unwrap();
        let list: Vec<_> = choices.list.iter().map(|c| (c.audience, c.name.as_str(), c.people)).collect();
        // Acme itself is everyone.
        assert_eq!(list, [
            (Audience::Everyone, "", Some(5)),
            (Audience::Unit(w.roastery), "Roastery", Some(2)),
            (Audience::Unit(w.product), "Product", Some(3)),
            (Audience::Followers, "", Some(1)),
            (Audience::Named, "", None),
        ]);
        let sales = w.post_to(w.eva, Audience::Unit(w.sales), "Hello @ben").await;
        let answer = audiences::list(&w.ctx, w.ben.actor, Some(sales.status.id), None).await.unwrap();
        assert_eq!(answer.usual, Audience::Unit(w.sales));
        assert!(answer.list.iter().any(|c| c.audience == answer.usual && c.name == "Sales"));
        let hidden = w.post_to(w.eva, Audience::Unit(w.sales), "Us").await;
        let answer = audiences::list(&w.ctx, w.ben.actor, Some(hidden.status.id), None).await;
        assert!(matches!(answer, Err(Refusal::NotFound)));
    }

    async fn those_named_are_counted_as_they_will_be(w: World) {
        let question = w.post_to(w.ann, Audience::Named, "@ben @carla who comes?").await;
        let people = audiences::named(&w.ctx, w.ben.actor, "I do, and @eva. @nobody @eva", Some(question.status.id)).await.unwrap();
        let mut handles: Vec<_> = people.iter().map(|p| p.handle.as_str()).collect();
        handles.sort_unstable();
        assert_eq!(handles, ["ann", "carla", "eva"]);
    }

    async fn an_answer_to_someones_followers_does_not_reach_mine(w: World) {
        w.follow(w.ben, w.ann).await;
        w.follow(w.eva, w.ben).await;
        let narrow = w.post_to(w.ann, Audience::Followers, "To mine").await;
        let answer = w.reply(w.ben, narrow.status.id, "ok").await;
        assert_eq!(answer.status.audience, Audience::Named);
        let wide = Draft { reply_to: Some(narrow.status.id), audience: Some(Audience::Followers), ..text("hm") };
        let refused = statuses::post(&w.ctx, w.ben.actor, wide).await;
        assert!(matches!(refused, Err(Refusal::Invalid { field: "audience", why: "wider", .. })));
        let own = w.reply(w.ann, narrow.status.id, "and more").await;
        assert_eq!(own.status.audience, Audience::Followers);
    }

    async fn nobody_floods(w: World) {
        for i in 0..30 {
            statuses::post(&w.ctx, w.ben.actor, text(&i.to_string())).await.unwrap();
            w.clock.advance(Duration::from_secs(1));
        }
        match statuses::post(&w.ctx, w.ben.actor, text("more")).await {
            Err(Refusal::TooMany { retry_after }) => assert_eq!(retry_after, Duration::from_secs(270)),
            other => panic!("{other:?}"),
        }
        statuses::post(&w.ctx, w.eva.actor, text("I may")).await.unwrap();
        w.clock.advance(Duration::from_secs(271));
        statuses::post(&w.ctx, w.ben.actor, text("again")).await.unwrap();
    }

    async fn who_liked_it_is_for_those_who_see_it(w: World) {
        let post = w.post_to(w.ann, Audience::Unit(w.product), "For Product").await;
        for who in [w.ben, w.carla] {
            statuses::react(&w.ctx, who.actor, post.status.id, statuses::Deed::Favourite).await.unwrap();
            statuses::react(&w.ctx, who.actor, post.status.id, statuses::Deed::Boost).await.unwrap();
        }
        let names = |page: model::PageOf<service::views::AccountCard>| page.items.into_iter().map(|c| c.handle).collect::<Vec<_>>();
        let page = Page::first(10);
        assert_eq!(names(statuses::favourited_by(&w.ctx, w.ann.actor, post.status.id, page).await.unwrap()), ["carla", "ben"]);
        assert_eq!(names(statuses::boosted_by(&w.ctx, w.ann.actor, post.status.id, Page::first(1)).await.unwrap()), ["carla"]);
        let hidden = statuses::favourited_by(&w.ctx, w.eva.actor, post.status.id, page).await;
        assert!(matches!(hidden, Err(Refusal::NotFound)));
        let hidden = statuses::boosted_by(&w.ctx, w.eva.actor, post.status.id, page).await;
        assert!(matches!(hidden, Err(Refusal::NotFound)));
    }

    async fn what_was_deleted_is_emptied_after_a_day(w: World) {
        let post = w.post(w.ben, "regretted").await;
        let revised = statuses::Revision { text: "still regretted".to_owned(), ..Default::default() };
        statuses::edit(&w.ctx, w.ben.actor, post.status.id, revised).await.unwrap();
        statuses::delete(&w.ctx, w.ben.actor, post.status.id).await.unwrap();
        statuses::start_wiping(&w.ctx).await.unwrap();
        statuses::start_wiping(&w.ctx).await.unwrap();
        w.run_events().await;
        let id = post.status.id;
        let source = async || w.ctx.db().read(move |c| store::statuses::get(c, id)).await.unwrap().source;
        assert_eq!(source().await, "still regretted");
        w.clock.advance(Duration::from_secs(86_500));
        w.run_events().await;
        assert_eq!(source().await, "");
        let edits = w.ctx.db().read(move |c| store::statuses::change::list_edits(c, id)).await.unwrap();
        assert!(edits.is_empty());
    }
}
