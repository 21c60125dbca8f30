//! Where one stopped reading.

use model::EventKind;
use service::{Refusal, markers};

testkit::on_both! {
    async fn a_marker_moves_forward_only_and_tells(w: testkit::World) {
        let old = w.post(w.ann, "one").await.status.id.get();
        let new = w.post(w.ann, "two").await.status.id.get();
        assert_eq!(markers::get(&w.ctx, w.ben.actor, "home").await.unwrap(), 0);
        let moved = async |id| markers::advance(&w.ctx, w.ben.actor, "home", id).await.unwrap();
        assert_eq!([moved(new).await, moved(old).await, moved(new).await], [true, false, false]);
        assert_eq!(markers::get(&w.ctx, w.ben.actor, "home").await.unwrap(), new);
        assert_eq!(markers::get(&w.ctx, w.ben.actor, "everyone").await.unwrap(), 0);
        assert_eq!(markers::get(&w.ctx, w.ann.actor, "home").await.unwrap(), 0, "one's own");
        w.run_events().await;
        let told: Vec<_> = w.events().await.into_iter().filter(|e| e.kind == EventKind::MarkerMoved).collect();
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].data.as_str(), told[0].status_id.unwrap().get(), told[0].account_id), ("home", new, w.ben.id));
    }

    async fn what_is_not_written_yet_is_not_read(w: testkit::World) {
        let new = w.post(w.ann, "two").await.status.id.get();
        for (timeline, id) in [("home", i64::MAX), ("home", 0), ("home", -1), ("nonsense", new), ("home", new + (60_000 << 16))] {
            let refused = markers::advance(&w.ctx, w.ben.actor, timeline, id).await;
            assert!(matches!(refused, Err(Refusal::Invalid { .. })), "{timeline} {id}");
        }
        assert_eq!(markers::get(&w.ctx, w.ben.actor, "home").await.unwrap(), 0);
    }
}
