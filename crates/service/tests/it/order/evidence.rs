//! Reporting, the evidence, the queue.

use std::time::Duration;

use model::{Audience, NotificationKind, Page, ReportCategory};
use service::reports::{self, Now, Which};
use service::rules::{self, RuleDraft};
use service::statuses::{self, Revision};
use service::{Refusal, notifications};
use testkit::{Person, World};

use super::{draft, report};

async fn told(w: &World, who: Person) -> Vec<NotificationKind> {
    let groups = notifications::list(&w.ctx, who.actor, Vec::new(), Page::first(20))
        .await
        .unwrap();
    groups.items.iter().map(|g| g.kind).collect()
}

testkit::on_both! {
    async fn the_evidence_stays_as_it_was(w: World) {
        let first = w.post(w.eva, "who has the key?").await.status.id;
        let rude = w.reply(w.ben, first, "you lost it, fool").await.status.id;
        let answer = w.reply(w.carla, rude, "no need for that").await.status.id;
        let id = report(&w, w.eva, w.ben, &[rude]).await;
        w.clock.advance(Duration::from_secs(60));
        let kinder = Revision { text: "I do not have it".to_owned(), ..Revision::default() };
        statuses::edit(&w.ctx, w.ben.actor, rude, kinder).await.unwrap();
        let shown = reports::show(&w.ctx, w.carla.actor, id).await.unwrap();
        let kept: Vec<_> = shown.posts.iter().map(|p| (p.evidence.id, p.reported, p.now)).collect();
        assert_eq!(kept, [(first, false, Now::Same), (rude, true, Now::Edited), (answer, false, Now::Same)]);
        assert!(shown.posts[1].evidence.html.contains("fool"));
        assert_eq!(shown.posts[1].evidence.reply_to, "Eva Engel");
        statuses::delete(&w.ctx, w.ben.actor, rude).await.unwrap();
        w.clock.advance(Duration::from_secs(3 * 86_400));
        w.run_events().await;
        let shown = reports::show(&w.ctx, w.carla.actor, id).await.unwrap();
        assert_eq!(shown.posts[1].now, Now::Deleted);
        assert!(shown.posts[1].evidence.html.contains("fool"));
    }

    async fn one_reports_only_what_one_sees(w: World) {
        let private = w.post_to(w.ben, Audience::Followers, "for my friends").await.status.id;
        let evas = w.post(w.eva, "mine").await.status.id;
        for posts in [vec![private], vec![evas]] {
            let refused = reports::create(&w.ctx, w.carla.actor, draft(w.ben.id, &posts)).await;
            assert!(matches!(refused, Err(Refusal::NotFound)));
        }
        let own = reports::create(&w.ctx, w.ben.actor, draft(w.ben.id, &[])).await;
        assert!(matches!(own, Err(Refusal::Conflict("yourself"))));
        // A follower may, and through the report, only through it, a moderator reads it.
        w.follow(w.eva, w.ben).await;
        let id = report(&w, w.eva, w.ben, &[private]).await;
        let shown = reports::show(&w.ctx, w.carla.actor, id).await.unwrap();
        assert!(shown.posts[0].evidence.html.contains("for my friends"));
        assert!(matches!(service::views::status(&w.ctx, w.carla.actor, private).await, Err(Refusal::NotFound)));
    }

    async fn a_broken_rule_is_named(w: World) {
        rules::publish(&w.ctx, w.ann.actor, vec![RuleDraft { title: "Be kind".to_owned(), ..RuleDraft::default() }], "").await.unwrap();
        let rule = rules::current(&w.ctx, w.eva.actor).await.unwrap().unwrap().items[0].id;
        let mut asked = draft(w.ben.id, &[]);
        asked.category = ReportCategory::Violation;
        let refused = reports::create(&w.ctx, w.eva.actor, asked.clone()).await;
        assert!(matches!(refused, Err(Refusal::Invalid { field: "rules", .. })));
        asked.rules = vec![rule];
        let id = reports::create(&w.ctx, w.eva.actor, asked).await.unwrap();
        assert_eq!(reports::show(&w.ctx, w.carla.actor, id).await.unwrap().line.rules[0].title, "Be kind");
        let mut silent = draft(w.ben.id, &[]);
        silent.comment = " ".to_owned();
        assert!(matches!(reports::create(&w.ctx, w.eva.actor, silent).await, Err(Refusal::Invalid { field: "comment", .. })));
    }

    async fn nobody_reports_without_end(w: World) {
        for _ in 0..10 {
            report(&w, w.eva, w.ben, &[]).await;
        }
        let refused = reports::create(&w.ctx, w.eva.actor, draft(w.ben.id, &[])).await;
        assert!(matches!(refused, Err(Refusal::TooMany { .. })));
        w.clock.advance(Duration::from_secs(3_601));
        report(&w, w.eva, w.ben, &[]).await;
    }

    async fn the_queue_is_for_those_who_keep_order_and_never_about_oneself(w: World) {
        let about_ben = report(&w, w.eva, w.ben, &[]).await;
        report(&w, w.dario, w.ben, &[]).await;
        let about_carla = report(&w, w.ben, w.carla, &[]).await;
        for person in [w.ben, w.eva] {
            assert!(matches!(reports::cases(&w.ctx, person.actor, Which::Open).await, Err(Refusal::Forbidden)));
            assert!(matches!(reports::show(&w.ctx, person.actor, about_ben).await, Err(Refusal::Forbidden)));
            assert!(matches!(reports::file(&w.ctx, person.actor, w.eva.id).await, Err(Refusal::Forbidden)));
            assert!(matches!(reports::settle(&w.ctx, person.actor, about_ben, true).await, Err(Refusal::Forbidden)));
            assert_eq!(reports::count(&w.ctx, person.actor).await.unwrap(), 0);
        }
        let cases = reports::cases(&w.ctx, w.carla.actor, Which::Open).await.unwrap();
        let of: Vec<_> = cases.iter().map(|c| (c.target.handle.as_str(), c.lines.len())).collect();
        assert_eq!(of, [("ben", 2)]);
        assert_eq!(reports::count(&w.ctx, w.carla.actor).await.unwrap(), 2);
        assert_eq!(reports::count(&w.ctx, w.dario.actor).await.unwrap(), 3);
        assert!(matches!(reports::show(&w.ctx, w.carla.actor, about_carla).await, Err(Refusal::NotFound)));
        assert!(matches!(reports::file(&w.ctx, w.carla.actor, w.carla.id).await, Err(Refusal::NotFound)));
        assert!(matches!(reports::settle(&w.ctx, w.carla.actor, about_carla, false).await, Err(Refusal::NotFound)));
        assert!(matches!(reports::note(&w.ctx, w.carla.actor, w.carla.id, None, "me").await, Err(Refusal::NotFound)));
        // Nor is it given to the one it is about.
        let given = reports::assign(&w.ctx, w.dario.actor, about_carla, Some(w.carla.id)).await;
        assert!(matches!(given, Err(Refusal::Invalid { field: "to", .. })));
        assert!(reports::assign(&w.ctx, w.dario.actor, about_ben, Some(w.eva.id)).await.is_err());
        reports::assign(&w.ctx, w.dario.actor, about_ben, Some(w.carla.id)).await.unwrap();
        let mine = reports::cases(&w.ctx, w.carla.actor, Which::Mine).await.unwrap();
        assert_eq!((mine.len(), mine[0].lines.len()), (1, 1));
    }

    async fn who_reports_learns_that_it_was_dealt_with_and_nobody_else(w: World) {
        let id = report(&w, w.eva, w.ben, &[]).await;
        report(&w, w.ann, w.ben, &[]).await;
        w.run_events().await;
        assert_eq!(told(&w, w.carla).await, [NotificationKind::Report]);
        reports::note(&w.ctx, w.carla.actor, w.ben.id, Some(id), "Spoke with him.").await.unwrap();
        reports::settle(&w.ctx, w.carla.actor, id, true).await.unwrap();
        w.run_events().await;
        assert_eq!(told(&w, w.eva).await, [NotificationKind::Settled]);
        assert!(told(&w, w.ben).await.is_empty());
        assert_eq!(reports::count(&w.ctx, w.carla.actor).await.unwrap(), 0);
        let settled = reports::cases(&w.ctx, w.carla.actor, Which::Settled).await.unwrap();
        assert_eq!(settled[0].lines.len(), 2);
        let file = reports::file(&w.ctx, w.dario.actor, w.ben.id).await.unwrap();
        assert_eq!((file.notes[0].0.body.as_str(), file.notes[0].1.handle.as_str()), ("Spoke with him.", "carla"));
        reports::reopen(&w.ctx, w.carla.actor, id).await.unwrap();
        assert_eq!(reports::count(&w.ctx, w.carla.actor).await.unwrap(), 1);
    }
}
