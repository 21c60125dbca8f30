//! What members are told of, each as they wish.

use std::time::Duration;

use model::{GroupKind, GroupLevel, NotificationKind, Page, StrikeKind};
use service::{groups, notifications, quiet};
use testkit::{Person, World};

use super::made;

async fn told(w: &World, who: Person) -> Vec<NotificationKind> {
    w.run_events().await;
    let list = notifications::list(&w.ctx, who.actor, Vec::new(), Page::first(20)).await;
    list.unwrap().items.iter().map(|g| g.kind).collect()
}

testkit::on_both! {
    async fn each_is_told_as_they_wish(w: World) {
        let (slug, group) = made(&w, w.ben, "Ideas", GroupKind::Closed).await;
        for (who, handle, level) in [
            (w.ann, "ann", GroupLevel::All),
            (w.carla, "carla", GroupLevel::Nothing),
            (w.dario, "dario", GroupLevel::Digest),
        ] {
            groups::invite(&w.ctx, w.ben.actor, &slug, handle).await.unwrap();
            groups::join(&w.ctx, who.actor, &slug).await.unwrap();
            groups::set_level(&w.ctx, who.actor, &slug, level).await.unwrap();
        }
        // Eva is not in it: naming her there tells her nothing.
        w.post_to(w.ben, group, "@ann @carla @eva what do you think?").await;
        w.post_to(w.ben, group, "Another").await;
        use NotificationKind::{GroupDigest, GroupInvite, GroupPost, Mention};
        assert_eq!(told(&w, w.ann).await, [GroupPost, Mention, GroupInvite]);
        assert_eq!(told(&w, w.carla).await, [GroupInvite]);
        assert_eq!(told(&w, w.eva).await, []);
        assert_eq!(told(&w, w.dario).await, [GroupInvite]);
        w.clock.advance(Duration::from_secs(86_400));
        assert_eq!(told(&w, w.dario).await, [GroupDigest, GroupInvite]);
        let list = notifications::list(&w.ctx, w.dario.actor, vec![GroupDigest], Page::first(1)).await.unwrap();
        assert_eq!((list.items[0].emoji[0].as_str(), list.items[0].place.as_ref().unwrap().0.as_str()), ("2", "Ideas"));
        // Who is taken out is told no more, not even of what was before.
        groups::remove(&w.ctx, w.ben.actor, &slug, w.ann.id).await.unwrap();
        assert_eq!(told(&w, w.ann).await, [GroupInvite], "it is closed: that it is there is known");
    }

    async fn what_one_does_not_see_is_not_unread(w: World) {
        let (slug, group) = made(&w, w.ben, "Ideas", GroupKind::Open).await;
        for who in [w.ann, w.eva] {
            groups::join(&w.ctx, who.actor, &slug).await.unwrap();
        }
        let unread = async |who: Person| {
            let mine = groups::mine(&w.ctx, who.actor).await.unwrap();
            (mine[0].unread, groups::unread(&w.ctx, who.actor).await.unwrap())
        };
        let post = w.post_to(w.ben, group, "Hear me").await.status.id;
        assert_eq!(unread(w.eva).await, (1, 1));
        quiet::block(&w.ctx, w.eva.actor, w.ben.id).await.unwrap();
        assert_eq!(unread(w.eva).await, (0, 0), "nothing is told of who was blocked");
        quiet::unblock(&w.ctx, w.eva.actor, w.ben.id).await.unwrap();
        crate::order::act(&w, w.carla, w.ben, StrikeKind::Hide, &[post]).await;
        assert_eq!(unread(w.eva).await, (0, 0), "nor of what was hidden");
        assert_eq!(unread(w.ann).await, (1, 1), "she keeps order, and sees it");
    }
}
