//! Events after the fact: what is laid aside and tried again, and what every server hears of.

use std::time::Duration;

use model::{EventKind, Page};
use service::organisation::{self, Organisation};
use service::{administration, events, jobs, notifications, search};
use store::jobs::{DEAD, Work};

/// Nothing takes longer, however busy the machine.
const WAIT: Duration = Duration::from_secs(30);

testkit::on_both! {
    async fn an_event_laid_aside_is_handled_when_an_admin_tries_it_again(w: testkit::World) {
        w.run_events().await;
        w.post(w.ann, "hello @ben").await;
        let (now, id) = (w.ctx.now(), w.ctx.id());
        // As after a failure: the consumer went on, and a dead job stands for the event.
        let seq = w.ctx.write(move |tx| {
            while store::events::sequence(tx, 100)? > 0 {}
            let seq = store::events::last_seq(tx)?;
            store::events::advance(tx, "notifications", seq, now)?;
            let work = Work { kind: "event.notifications", data: &seq.to_string(), unique: None };
            store::jobs::enqueue(tx, id, &work, now, now)?;
            store::jobs::fail(tx, id, "it failed", None, now)?;
            Ok(seq)
        }).await.unwrap();
        events::run_once(&w.ctx).await.unwrap();
        assert_eq!(notifications::unseen(&w.ctx, w.ben.actor).await.unwrap(), 0, "event {seq} was passed over");
        administration::retry(&w.ctx, w.dario.actor, id).await.unwrap();
        while jobs::run_once(&w.ctx).await.unwrap() > 0 {}
        assert_eq!(notifications::unseen(&w.ctx, w.ben.actor).await.unwrap(), 1);
        assert!(w.ctx.read(|c| Ok(store::jobs::list(c, DEAD, 10)?)).await.unwrap().is_empty(), "it is done");
    }

    async fn the_dispatcher_tells_and_makes_findable_by_itself(w: testkit::World) {
        let running = tokio::spawn(events::run(w.ctx.clone(), std::future::pending()));
        let mut watch = w.ctx.bus().watch();
        for _ in 0..3 {
            w.post(w.ann, "a kettle for @ben").await;
        }
        let mut told = 0;
        while told < 3 {
            let event = tokio::time::timeout(WAIT, watch.recv()).await.expect("in time").unwrap();
            told += usize::from(event.kind == EventKind::Notified && event.account_id == w.ben.actor.id);
        }
        assert_eq!(notifications::unseen(&w.ctx, w.ben.actor).await.unwrap(), 3);
        let found = async || {
            let found = search::posts(&w.ctx, w.ben.actor, "kettle", Page::first(9)).await;
            found.unwrap().page.items.len()
        };
        let all = async {
            while found().await < 3 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(WAIT, all).await.expect("in time");
        running.abort();
    }

    async fn every_server_hears_of_new_settings(w: testkit::World) {
        let before = (*w.ctx.organisation()).clone();
        let changed = Organisation { name: "Acme & Daughters".to_owned(), ..before.clone() };
        organisation::update(&w.ctx, w.dario.actor, changed.clone()).await.unwrap();
        // As another server that has not been told yet.
        w.ctx.set_organisation(before);
        w.run_events().await;
        assert_eq!(*w.ctx.organisation(), changed);
    }
}
