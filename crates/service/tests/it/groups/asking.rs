//! Asking to be let in, and being invited.

use model::{GroupKind, GroupRuleKind, NotificationKind, Page};
use service::{Refusal, groups, notifications, timelines};
use testkit::{Person, World};

use super::{id, made, texts};

async fn told(w: &World, who: Person) -> Vec<NotificationKind> {
    w.run_events().await;
    let list = notifications::list(&w.ctx, who.actor, Vec::new(), Page::first(20)).await;
    list.unwrap().items.iter().map(|g| g.kind).collect()
}

testkit::on_both! {
    async fn one_asks_to_come_into_a_closed_group(w: World) {
        let (slug, group) = made(&w, w.ben, "Board", GroupKind::Closed).await;
        w.post_to(w.ben, group, "Minutes").await;
        let group_id = id(&w, w.eva, &slug).await;
        let read = async |who: Person| texts(timelines::group(&w.ctx, who.actor, group_id, Page::first(9)).await.unwrap());
        assert!(read(w.eva).await.is_empty());
        let refused = groups::join(&w.ctx, w.eva.actor, &slug).await;
        assert!(matches!(refused, Err(Refusal::Conflict("group-closed"))));
        groups::request(&w.ctx, w.eva.actor, &slug, "I take the minutes").await.unwrap();
        assert_eq!(told(&w, w.ben).await, [NotificationKind::GroupRequest]);
        let waiting = groups::requests(&w.ctx, w.ben.actor, &slug).await.unwrap();
        assert_eq!((waiting.asked.len(), waiting.asked[0].note.as_str()), (1, "I take the minutes"));
        for stranger in [w.eva, w.carla] {
            assert!(matches!(groups::requests(&w.ctx, stranger.actor, &slug).await, Err(Refusal::Forbidden)));
            assert!(matches!(groups::accept(&w.ctx, stranger.actor, &slug, w.eva.id).await, Err(Refusal::Forbidden)));
        }
        groups::decline(&w.ctx, w.ben.actor, &slug, w.eva.id).await.unwrap();
        assert_eq!(told(&w, w.eva).await, [NotificationKind::GroupDeclined]);
        groups::request(&w.ctx, w.eva.actor, &slug, "").await.unwrap();
        groups::accept(&w.ctx, w.ben.actor, &slug, w.eva.id).await.unwrap();
        assert_eq!(told(&w, w.eva).await, [NotificationKind::GroupAccepted, NotificationKind::GroupDeclined]);
        assert_eq!(read(w.eva).await, ["Minutes"]);
        let again = groups::accept(&w.ctx, w.ben.actor, &slug, w.eva.id).await;
        assert!(matches!(again, Err(Refusal::NotFound)));
    }

    async fn one_is_invited_into_a_secret_group_and_may_decline(w: World) {
        let (slug, group) = made(&w, w.ben, "Surprise", GroupKind::Secret).await;
        w.post_to(w.ben, group, "A cake for Ann").await;
        let nothing = groups::invite(&w.ctx, w.eva.actor, &slug, "@carla").await;
        assert!(matches!(nothing, Err(Refusal::NotFound)));
        groups::invite(&w.ctx, w.ben.actor, &slug, "@eva").await.unwrap();
        groups::invite(&w.ctx, w.ben.actor, &slug, "@carla").await.unwrap();
        assert_eq!(told(&w, w.eva).await, [NotificationKind::GroupInvite]);
        // Who is invited learns what it is, not who is in it nor what they write.
        let view = groups::show(&w.ctx, w.eva.actor, &slug).await.unwrap();
        assert!(view.may.join && !view.may.read && view.faces.is_empty());
        assert!(matches!(groups::members(&w.ctx, w.eva.actor, &slug, 0).await, Err(Refusal::NotFound)));
        assert!(texts(timelines::group(&w.ctx, w.eva.actor, view.group.id, Page::first(9)).await.unwrap()).is_empty());
        groups::join(&w.ctx, w.eva.actor, &slug).await.unwrap();
        assert_eq!(texts(timelines::group(&w.ctx, w.eva.actor, view.group.id, Page::first(9)).await.unwrap()), ["A cake for Ann"]);
        // Members of it do not invite; those who let in do.
        assert!(matches!(groups::invite(&w.ctx, w.eva.actor, &slug, "@dario").await, Err(Refusal::Forbidden)));
        groups::decline_invitation(&w.ctx, w.carla.actor, &slug).await.unwrap();
        assert!(matches!(groups::show(&w.ctx, w.carla.actor, &slug).await, Err(Refusal::NotFound)));
        assert_eq!(told(&w, w.carla).await, [], "nothing is left that tells of it");
        groups::invite(&w.ctx, w.ben.actor, &slug, "carla").await.unwrap();
        groups::revoke(&w.ctx, w.ben.actor, &slug, w.carla.id).await.unwrap();
        assert!(matches!(groups::join(&w.ctx, w.carla.actor, &slug).await, Err(Refusal::NotFound)));
        let refused = groups::invite(&w.ctx, w.ben.actor, &slug, "@nobody").await;
        assert!(matches!(refused, Err(Refusal::Invalid { why: "no-such-person", .. })));
    }

    async fn an_invitation_gives_an_administrator_no_say_in_a_secret_group(w: World) {
        let (slug, _) = made(&w, w.ben, "Surprise", GroupKind::Secret).await;
        groups::invite(&w.ctx, w.ben.actor, &slug, "@eva").await.unwrap();
        groups::join(&w.ctx, w.eva.actor, &slug).await.unwrap();
        groups::invite(&w.ctx, w.ben.actor, &slug, "@dario").await.unwrap();
        let dario = w.dario.actor;
        let view = groups::show(&w.ctx, dario, &slug).await.unwrap();
        assert!(view.may.join && !view.may.administer && !view.may.delete);
        for refused in [
            groups::archive(&w.ctx, dario, &slug).await.map(drop),
            groups::hand_over(&w.ctx, dario, &slug, "@eva").await,
            groups::delete(&w.ctx, dario, &slug, "Surprise").await,
            groups::add_rule(&w.ctx, dario, &slug, GroupRuleKind::Title, "a").await,
            groups::rules(&w.ctx, dario, &slug).await.map(drop),
        ] {
            assert!(matches!(refused, Err(Refusal::Forbidden)), "{refused:?}");
        }
        groups::join(&w.ctx, dario, &slug).await.unwrap();
        groups::hand_over(&w.ctx, dario, &slug, "@eva").await.unwrap();
    }
}
