//! Threads: in order, as far as one sees them, muted parts folded.

use model::{Audience, StatusId};
use service::filters::Until;
use service::timelines::{Node, Thread, Window, thread};
use service::{Refusal, quiet, statuses};
use testkit::{Person, World};

async fn open(w: &World, who: Person, id: StatusId, window: Window) -> Thread {
    thread(&w.ctx, who.actor, id, window).await.unwrap()
}

/// A thread in short: `1:text`, `1:(2 muted)`, `1:gap`.
fn short(nodes: &[Node]) -> Vec<String> {
    nodes
        .iter()
        .map(|node| match node {
            Node::Post(depth, view) => format!("{depth}:{}", view.status.source),
            Node::Muted(depth, count) => format!("{depth}:({count} muted)"),
            Node::Gap(depth) => format!("{depth}:gap"),
            Node::Erased(depth) => format!("{depth}:erased"),
        })
        .collect()
}

testkit::on_both! {
    async fn each_answer_stands_below_what_it_answers(w: testkit::World) {
        let root = w.post(w.ann, "root").await.status.id;
        let a = w.reply(w.ben, root, "a").await.status.id;
        let b = w.reply(w.eva, root, "b").await.status.id;
        let aa = w.reply(w.ann, a, "aa").await.status.id;
        w.reply(w.ben, b, "bb").await;
        w.reply(w.eva, a, "ab").await;
        let all = open(&w, w.carla, root, Window::default()).await;
        assert_eq!(short(&all.below), ["1:a", "2:aa", "2:ab", "1:b", "2:bb"]);
        assert!(all.above.is_empty() && all.more.is_none());
        let deep = open(&w, w.carla, aa, Window::default()).await;
        assert_eq!((short(&deep.above), deep.below.len()), (vec!["0:root".to_owned(), "0:a".to_owned()], 0));
        let boost = statuses::react(&w.ctx, w.dario.actor, root, statuses::Deed::Boost).await.unwrap();
        assert_eq!(open(&w, w.carla, boost.status.id, Window::default()).await.status.status.id, root);
    }

    async fn what_is_not_for_the_reader_leaves_a_gap_only_where_needed(w: testkit::World) {
        let root = w.post(w.ann, "root").await.status.id;
        let gone = w.reply(w.ben, root, "gone").await.status.id;
        let below = w.reply(w.eva, gone, "below").await.status.id;
        let last = w.reply(w.ben, root, "gone, and nothing below").await.status.id;
        let hush = w.draft(w.ben, statuses::Draft { text: "only @ann".into(), audience: Some(Audience::Named), reply_to: Some(root), ..Default::default() }).await.status.id;
        for id in [gone, last] {
            statuses::delete(&w.ctx, w.ben.actor, id).await.unwrap();
        }
        let seen = open(&w, w.carla, root, Window::default()).await;
        assert_eq!(short(&seen.below), ["1:gap", "2:below"]);
        assert_eq!(short(&open(&w, w.ann, root, Window::default()).await.below), ["1:gap", "2:below", "1:only @ann"]);
        assert_eq!(short(&open(&w, w.carla, below, Window::default()).await.above), ["0:root", "0:gap"]);
        assert!(matches!(thread(&w.ctx, w.carla.actor, hush, Window::default()).await, Err(Refusal::NotFound)));
        assert!(matches!(thread(&w.ctx, w.carla.actor, gone, Window::default()).await, Err(Refusal::NotFound)));
    }

    async fn muted_parts_are_counted_and_can_be_opened(w: testkit::World) {
        let root = w.post(w.ann, "root").await.status.id;
        let loud = w.reply(w.ben, root, "loud").await.status.id;
        w.reply(w.ben, loud, "louder").await;
        let answer = w.reply(w.eva, loud, "answers loud").await.status.id;
        w.reply(w.eva, root, "calm").await;
        quiet::mute(&w.ctx, w.carla.actor, w.ben.id, Until::Ever).await.unwrap();
        let folded = open(&w, w.carla, root, Window::default()).await;
        assert_eq!(short(&folded.below), ["1:(3 muted)", "1:calm"]);
        assert_eq!(short(&open(&w, w.carla, answer, Window::default()).await.above), ["0:root", "0:(1 muted)"]);
        let opened = open(&w, w.carla, root, Window { muted: true, skip: 0 }).await;
        assert_eq!(short(&opened.below), ["1:loud", "2:louder", "2:answers loud", "1:calm"]);
        quiet::block(&w.ctx, w.carla.actor, w.ben.id).await.unwrap();
        let blocked = open(&w, w.carla, root, Window { muted: true, skip: 0 }).await;
        assert_eq!(short(&blocked.below), ["1:gap", "2:answers loud", "1:calm"], "a block cannot be opened");
    }

    async fn a_long_thread_comes_in_pieces(w: testkit::World) {
        let root = w.post(w.ann, "root").await.status.id;
        for n in 0..105 {
            w.reply(w.ben, root, &n.to_string()).await;
        }
        let first = open(&w, w.eva, root, Window::default()).await;
        assert_eq!((first.below.len(), first.more), (100, Some(100)));
        let rest = open(&w, w.eva, root, Window { skip: 100, muted: false }).await;
        assert_eq!((short(&rest.below), rest.more), ((100..105).map(|n| format!("1:{n}")).collect(), None));
        let beyond = open(&w, w.eva, root, Window { skip: usize::MAX, muted: false }).await;
        assert!(beyond.below.is_empty() && beyond.more.is_none());
    }
}
