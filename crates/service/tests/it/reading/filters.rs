//! Word filters, everywhere.

use std::time::Duration;

use model::{FilterAction, FilterId, Page};
use service::filters::{self, FilterDraft, Until};
use service::statuses::{Deed, Draft, PollDraft};
use service::timelines::{self, Window};
use service::{Refusal, lists, statuses, tags};

use super::{everyone, home, words};

fn draft(phrase: &str, action: FilterAction) -> FilterDraft {
    FilterDraft {
        phrase: phrase.to_owned(),
        whole_word: true,
        action,
        until: Until::Ever,
    }
}

testkit::on_both! {
    async fn what_is_hidden_is_in_no_timeline(w: testkit::World) {
        let first = Page::first(10);
        w.follow(w.ben, w.ann).await;
        tags::follow(&w.ctx, w.ben.actor, "game").await.unwrap();
        let list = lists::create(&w.ctx, w.ben.actor, "list").await.unwrap();
        lists::add(&w.ctx, w.ben.actor, list, "ann").await.unwrap();
        let spoiler = w.post(w.ann, "The SPOILER: the butler #game").await;
        w.post(w.ann, "innocent #game").await;
        statuses::react(&w.ctx, w.carla.actor, spoiler.status.id, Deed::Boost).await.unwrap();
        w.follow(w.ben, w.carla).await;
        statuses::react(&w.ctx, w.ben.actor, spoiler.status.id, Deed::Favourite).await.unwrap();
        statuses::react(&w.ctx, w.ben.actor, spoiler.status.id, Deed::Bookmark).await.unwrap();
        filters::create(&w.ctx, w.ben.actor, draft("spoiler", FilterAction::Hide)).await.unwrap();
        let me = w.ben.actor;
        let pages = [
            timelines::home(&w.ctx, me, first).await.unwrap(),
            timelines::everyone(&w.ctx, me, first).await.unwrap(),
            timelines::tag(&w.ctx, me, "game", first).await.unwrap(),
            timelines::list(&w.ctx, me, list, first).await.unwrap(),
            timelines::unit(&w.ctx, me, w.roastery, first).await.unwrap(),
        ];
        for page in pages {
            assert_eq!(words(&page.items), ["innocent #game"]);
        }
        let kept = [
            timelines::favourites(&w.ctx, me, first).await.unwrap(),
            timelines::bookmarks(&w.ctx, me, first).await.unwrap(),
        ];
        for page in kept {
            assert_eq!(page.items[0].filtered.as_ref().unwrap().phrase, "spoiler", "what one keeps is folded, not lost");
        }
        let thread = timelines::thread(&w.ctx, me, spoiler.status.id, Window::default()).await.unwrap();
        assert!(thread.status.filtered.is_some(), "what one asks for is folded");
        assert_eq!(everyone(&w, w.eva).await.len(), 2, "filters are nobody else's");
        assert_eq!(home(&w, w.ann).await.len(), 2, "one's own words are never filtered");
    }

    async fn what_warns_stays_and_says_why(w: testkit::World) {
        filters::create(&w.ctx, w.ben.actor, draft("butler", FilterAction::Warn)).await.unwrap();
        w.post(w.ann, "**but**ler **butler** did it").await;
        let poll = PollDraft { options: vec!["the butler".to_owned(), "the cook".to_owned()], seconds: 3_600, ..PollDraft::default() };
        w.draft(w.ann, Draft { text: "who?".to_owned(), poll: Some(poll), ..Draft::default() }).await;
        w.draft(w.ann, Draft { text: "quiet".to_owned(), note: "Butler!".to_owned(), ..Draft::default() }).await;
        w.post(w.ann, "butlers").await;
        let page = timelines::everyone(&w.ctx, w.ben.actor, Page::first(10)).await.unwrap();
        let filtered: Vec<_> = page.items.iter().map(|v| v.filtered.is_some()).collect();
        assert_eq!(filtered, [false, true, true, true]);
    }

    async fn filters_end_and_begin_again(w: testkit::World) {
        w.post(w.ann, "tea time").await;
        let hour = FilterDraft { until: Until::For(Duration::from_secs(3_600)), ..draft("tea", FilterAction::Hide) };
        let id = filters::create(&w.ctx, w.ben.actor, hour.clone()).await.unwrap();
        assert!(everyone(&w, w.ben).await.is_empty());
        filters::update(&w.ctx, w.ben.actor, id, FilterDraft { until: Until::Unchanged, ..hour.clone() }).await.unwrap();
        w.clock.advance(Duration::from_secs(3_601));
        assert_eq!(everyone(&w, w.ben).await.len(), 1);
        assert_eq!(filters::all(&w.ctx, w.ben.actor).await.unwrap().len(), 1, "an expired one can be renewed");
        filters::update(&w.ctx, w.ben.actor, id, hour).await.unwrap();
        assert!(everyone(&w, w.ben).await.is_empty());
        filters::delete(&w.ctx, w.ben.actor, id).await.unwrap();
        assert_eq!(everyone(&w, w.ben).await.len(), 1);
    }

    async fn a_page_is_full_although_much_is_hidden(w: testkit::World) {
        filters::create(&w.ctx, w.ben.actor, draft("noise", FilterAction::Hide)).await.unwrap();
        for n in 0..30 {
            w.post(w.ann, if n % 5 == 0 { "signal" } else { "noise" }).await;
        }
        let mut page = Page::first(2);
        let (mut seen, mut rounds) = (0, 0);
        loop {
            let found = timelines::everyone(&w.ctx, w.ben.actor, page).await.unwrap();
            (seen, rounds) = (seen + found.items.len(), rounds + 1);
            assert!(found.items.len() == 2 || found.older.is_none());
            let Some(older) = found.older else { break };
            page = Page::older(older, 2);
        }
        assert_eq!((seen, rounds), (6, 3));
        let oldest = Page::newer(0, 4);
        let up = timelines::everyone(&w.ctx, w.ben.actor, oldest).await.unwrap();
        assert_eq!(words(&up.items), ["signal"; 4]);
        let rest = timelines::everyone(&w.ctx, w.ben.actor, Page::newer(up.newer.unwrap(), 4)).await.unwrap();
        assert_eq!(rest.items.len(), 2);
    }

    async fn filters_are_their_owners_alone(w: testkit::World) {
        let id = filters::create(&w.ctx, w.ann.actor, draft("x", FilterAction::Warn)).await.unwrap();
        assert!(filters::all(&w.ctx, w.dario.actor).await.unwrap().is_empty());
        let refused = [
            filters::get(&w.ctx, w.dario.actor, id).await.map(|_| ()),
            filters::update(&w.ctx, w.dario.actor, id, draft("y", FilterAction::Warn)).await,
            filters::delete(&w.ctx, w.dario.actor, id).await,
            filters::delete(&w.ctx, w.ann.actor, FilterId::from(1)).await,
        ];
        assert!(refused.iter().all(|r| matches!(r, Err(Refusal::NotFound))));
        assert_eq!(filters::get(&w.ctx, w.ann.actor, id).await.unwrap().phrase, "x");
        for (phrase, reason) in [("  ", "empty"), ("\u{301}", "empty"), (&*"w".repeat(101), "too-long")] {
            let refused = filters::create(&w.ctx, w.ann.actor, draft(phrase, FilterAction::Warn)).await;
            assert!(matches!(refused, Err(Refusal::Invalid { field: "phrase", why, .. }) if why == reason));
        }
    }
}
