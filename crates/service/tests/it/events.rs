//! Events after the fact: what is laid aside and tried again, and what every server hears of.

use service::organisation::{self, Organisation};
use service::{administration, events, jobs, notifications};
use store::jobs::{DEAD, Work};

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
