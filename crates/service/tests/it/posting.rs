//! Posting and who sees it.

use model::{Audience, Page};
use service::Refusal;
use service::statuses::{self, Draft, PollDraft};
use service::timelines;

testkit::on_both! {
    async fn a_post_is_seen_by_whom_it_is_for(w: testkit::World) {
        let all = w.post(w.ann, "Good morning").await;
        let unit = w.post_to(w.ann, Audience::Unit(w.product), "For Product").await;
        let mine = w.post_to(w.ann, Audience::Followers, "For my followers").await;
        let named = w.post_to(w.ann, Audience::Named, "Only @eva").await;
        w.follow(w.dario, w.ann).await;
        let sees = async |who: testkit::Person| {
            let mut seen = Vec::new();
            for id in [all.status.id, unit.status.id, mine.status.id, named.status.id] {
                seen.push(service::views::status(&w.ctx, who.actor, id).await.is_ok());
            }
            seen
        };
        assert_eq!(sees(w.ann).await, [true, true, true, true]);
        assert_eq!(sees(w.ben).await, [true, true, false, false], "in Roastery, below Product");
        assert_eq!(sees(w.carla).await, [true, true, false, false], "in Product");
        assert_eq!(sees(w.dario).await, [true, false, true, false], "follows");
        assert_eq!(sees(w.eva).await, [true, false, false, true], "named");
    }

    async fn what_is_shown_after_posting_is_what_is_found_then(w: testkit::World) {
        let first = w.post(w.ben, "First").await.status.id;
        let of = |text: &str| Draft { text: text.to_owned(), ..Draft::default() };
        let poll = PollDraft { options: vec!["Yes".to_owned(), "No".to_owned()], seconds: 600, ..PollDraft::default() };
        let drafts = [
            of("Good morning @ben and !nobody, *all* of you: #coffee https://example.org/a"),
            Draft { note: " Of milk ".to_owned(), language: Some("da".to_owned()), ..of("Mælk\n- en\n- to") },
            Draft { audience: Some(Audience::Followers), ..of("For those who follow") },
            Draft { audience: Some(Audience::Unit(w.product)), ..of("For some") },
            Draft { reply_to: Some(first), ..of("Second") },
            Draft { quote_of: Some(first), ..of("See this") },
            Draft { poll: Some(poll), ..of("Well?") },
        ];
        for draft in drafts {
            let shown = statuses::post(&w.ctx, w.ann.actor, draft).await.unwrap();
            let found = service::views::status(&w.ctx, w.ann.actor, shown.status.id).await.unwrap();
            assert_eq!(shown, found);
        }
    }

    async fn home_has_whom_i_follow_and_my_own(w: testkit::World) {
        w.follow(w.ben, w.ann).await;
        w.post(w.ann, "one").await;
        w.post(w.eva, "not followed").await;
        w.post(w.ben, "mine").await;
        let home = timelines::home(&w.ctx, w.ben.actor, Page::first(10)).await.unwrap();
        let texts: Vec<_> = home.items.iter().map(|s| s.status.source.as_str()).collect();
        assert_eq!(texts, ["mine", "one"]);
    }

    async fn the_same_key_posts_once(w: testkit::World) {
        let draft = Draft { text: "once".to_owned(), idempotency_key: Some("k".to_owned()), ..Draft::default() };
        let first = statuses::post(&w.ctx, w.ann.actor, draft.clone()).await.unwrap();
        let second = statuses::post(&w.ctx, w.ann.actor, draft).await.unwrap();
        assert_eq!(first.status.id, second.status.id);
        assert_eq!(w.account(w.ann).await.statuses_count, 1);
    }

    async fn a_reply_is_never_wider_by_accident(w: testkit::World) {
        let named = w.post_to(w.ann, Audience::Named, "psst @ben").await;
        let wider = Draft { text: "everyone!".to_owned(), reply_to: Some(named.status.id), audience: Some(Audience::Everyone), ..Draft::default() };
        let refused = statuses::post(&w.ctx, w.ben.actor, wider.clone()).await;
        assert!(matches!(refused, Err(Refusal::Invalid { field: "audience", why: "wider", .. })));
        let reply = w.reply(w.ben, named.status.id, "yes?").await;
        assert_eq!(reply.status.audience, Audience::Named);
        assert!(service::views::status(&w.ctx, w.ann.actor, reply.status.id).await.is_ok(), "whom it answers is in on it");
        let confirmed = w.draft(w.ben, Draft { wider_ok: true, ..wider }).await;
        assert_eq!(confirmed.status.audience, Audience::Everyone);
    }

    async fn what_may_not_be_seen_cannot_be_answered(w: testkit::World) {
        let named = w.post_to(w.ann, Audience::Named, "psst @ben").await;
        let reply = Draft { text: "what?".to_owned(), reply_to: Some(named.status.id), ..Draft::default() };
        let refused = statuses::post(&w.ctx, w.eva.actor, reply).await;
        assert!(matches!(refused, Err(Refusal::Invalid { field: "reply_to", why: "gone", .. })));
    }

    async fn every_change_has_its_event_in_line(w: testkit::World) {
        let post = w.post(w.ann, "hello").await;
        w.reply(w.ben, post.status.id, "hi").await;
        w.run_events().await;
        let seqs: Vec<_> = w.events().await.iter().map(|e| e.seq).collect();
        assert_eq!(seqs, (1..=seqs.len() as i64).collect::<Vec<_>>());
        let again = service::views::status(&w.ctx, w.ann.actor, post.status.id).await.unwrap();
        assert_eq!(again.status.replies_count, 1);
    }
}
