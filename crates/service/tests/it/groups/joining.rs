//! Coming in, writing, reading, going.

use model::{Audience, GroupKind, GroupLevel, GroupRole, Page};
use service::statuses::{self, Draft};
use service::{Refusal, audiences, groups, timelines};
use testkit::World;

use super::{draft, id, made, texts};

fn to(audience: Audience, text: &str) -> Draft {
    Draft {
        text: text.to_owned(),
        audience: Some(audience),
        ..Draft::default()
    }
}

testkit::on_both! {
    async fn whoever_makes_an_open_group_keeps_order_in_it_and_anyone_joins(w: World) {
        let (slug, group) = made(&w, w.ben, "Café Ør", GroupKind::Open).await;
        assert_eq!(slug, "cafe-or");
        w.post_to(w.ben, group, "First!").await;
        // Everyone reads; only who is in it writes.
        let found = timelines::group(&w.ctx, w.eva.actor, id(&w, w.eva, &slug).await, Page::first(9)).await.unwrap();
        assert_eq!(texts(found), ["First!"]);
        let refused = statuses::post(&w.ctx, w.eva.actor, to(group, "Me too")).await;
        assert!(matches!(refused, Err(Refusal::Invalid { why: "not-your-group", .. })));
        groups::join(&w.ctx, w.eva.actor, &slug).await.unwrap();
        groups::join(&w.ctx, w.eva.actor, &slug).await.unwrap();
        w.post_to(w.eva, group, "Me too").await;
        let view = groups::show(&w.ctx, w.eva.actor, &slug).await.unwrap();
        assert_eq!((view.group.members_count, view.group.statuses_count), (2, 2));
        assert_eq!(view.moderators.len(), 1);
        let choices = audiences::list(&w.ctx, w.eva.actor, None, None).await.unwrap();
        let choice = choices.list.iter().find(|c| c.audience == group).unwrap();
        assert_eq!((choice.name.as_str(), choice.people, choice.open), ("Café Ør", Some(2), true));
        // What is unread is what others wrote since.
        let mine = groups::mine(&w.ctx, w.ben.actor).await.unwrap();
        assert_eq!((mine[0].unread, mine[0].member.role), (1, GroupRole::Moderator));
        assert_eq!(groups::mine(&w.ctx, w.eva.actor).await.unwrap()[0].unread, 0);
        assert_eq!(groups::unread(&w.ctx, w.ben.actor).await.unwrap(), 1);
        // A profile counts nothing of it.
        assert_eq!(w.account(w.eva).await.statuses_count, 0);
    }

    async fn the_last_one_who_keeps_order_hands_it_over_first(w: World) {
        let (slug, _) = made(&w, w.ben, "Chess", GroupKind::Open).await;
        for who in [w.eva, w.carla] {
            groups::join(&w.ctx, who.actor, &slug).await.unwrap();
        }
        let refused = groups::leave(&w.ctx, w.ben.actor, &slug).await;
        assert!(matches!(refused, Err(Refusal::Conflict("group-last-moderator"))));
        let refused = groups::appoint(&w.ctx, w.ben.actor, &slug, w.ben.id, GroupRole::Member).await;
        assert!(matches!(refused, Err(Refusal::Conflict("group-last-moderator"))));
        let refused = groups::appoint(&w.ctx, w.eva.actor, &slug, w.carla.id, GroupRole::Moderator).await;
        assert!(matches!(refused, Err(Refusal::Forbidden)));
        let refused = groups::hand_over(&w.ctx, w.ben.actor, &slug, "@ann").await;
        assert!(matches!(refused, Err(Refusal::Invalid { why: "not-in-group", .. })));
        groups::hand_over(&w.ctx, w.ben.actor, &slug, "@eva").await.unwrap();
        groups::leave(&w.ctx, w.ben.actor, &slug).await.unwrap();
        let view = groups::show(&w.ctx, w.eva.actor, &slug).await.unwrap();
        assert!(view.may.moderate && view.may.delete && view.group.members_count == 2);
        // She may take people out, who may not come back by themselves where they were not asked.
        groups::remove(&w.ctx, w.eva.actor, &slug, w.carla.id).await.unwrap();
        let refused = groups::remove(&w.ctx, w.carla.actor, &slug, w.eva.id).await;
        assert!(matches!(refused, Err(Refusal::Forbidden)));
    }

    async fn only_chosen_people_announce_and_everyone_in_it_answers(w: World) {
        let (slug, group) = made(&w, w.carla, "News", GroupKind::Announcement).await;
        groups::join(&w.ctx, w.ben.actor, &slug).await.unwrap();
        let news = w.post_to(w.carla, group, "We open at nine").await;
        let refused = statuses::post(&w.ctx, w.ben.actor, to(group, "Hello?")).await;
        assert!(matches!(refused, Err(Refusal::Invalid { why: "not-your-group", .. })));
        assert_eq!(w.reply(w.ben, news.status.id, "Why so late?").await.status.audience, group);
        // Who only reads answers the writer, not the group.
        let choices = audiences::list(&w.ctx, w.eva.actor, Some(news.status.id), None).await.unwrap();
        assert_eq!(choices.usual, Audience::Named);
        groups::appoint(&w.ctx, w.carla.actor, &slug, w.ben.id, GroupRole::Writer).await.unwrap();
        w.post_to(w.ben, group, "And close at five").await;
    }

    async fn home_has_what_one_asked_for_and_nothing_of_groups_one_is_not_in(w: World) {
        let (slug, group) = made(&w, w.carla, "Garden", GroupKind::Open).await;
        let home = async |who: testkit::Person| texts(timelines::home(&w.ctx, who.actor, Page::first(9)).await.unwrap());
        w.follow(w.ben, w.carla).await;
        w.post_to(w.carla, group, "The beans are up").await;
        assert!(home(w.ben).await.is_empty(), "he follows her, but is not in it");
        assert_eq!(home(w.carla).await, ["The beans are up"]);
        for who in [w.ben, w.eva] {
            groups::join(&w.ctx, who.actor, &slug).await.unwrap();
        }
        assert_eq!(home(w.ben).await, ["The beans are up"]);
        assert!(home(w.eva).await.is_empty());
        groups::set_level(&w.ctx, w.eva.actor, &slug, GroupLevel::All).await.unwrap();
        assert_eq!(home(w.eva).await, ["The beans are up"]);
        for level in [GroupLevel::Nothing, GroupLevel::Digest] {
            groups::set_level(&w.ctx, w.ben.actor, &slug, level).await.unwrap();
            assert!(home(w.ben).await.is_empty());
        }
        assert!(texts(timelines::everyone(&w.ctx, w.ann.actor, Page::first(9)).await.unwrap()).is_empty());
    }

    async fn an_archived_group_is_only_read(w: World) {
        let (slug, group) = made(&w, w.ben, "Project X", GroupKind::Open).await;
        let post = w.post_to(w.ben, group, "Done").await;
        groups::archive(&w.ctx, w.ben.actor, &slug).await.unwrap();
        let refused = statuses::post(&w.ctx, w.ben.actor, to(group, "More")).await;
        assert!(matches!(refused, Err(Refusal::Invalid { why: "not-your-group", .. })));
        let revision = statuses::Revision { text: "Undone".to_owned(), ..Default::default() };
        let refused = statuses::edit(&w.ctx, w.ben.actor, post.status.id, revision).await;
        assert!(matches!(refused, Err(Refusal::Conflict("group-archived"))));
        let refused = groups::join(&w.ctx, w.eva.actor, &slug).await;
        assert!(matches!(refused, Err(Refusal::Conflict("group-archived"))));
        let refused = groups::unarchive(&w.ctx, w.eva.actor, &slug).await;
        assert!(matches!(refused, Err(Refusal::Forbidden)));
        groups::unarchive(&w.ctx, w.dario.actor, &slug).await.unwrap();
        w.post_to(w.ben, group, "More").await;
    }

    async fn a_deleted_group_is_gone_at_once_and_its_posts_soon_after(w: World) {
        let (slug, group) = made(&w, w.ben, "Old", GroupKind::Open).await;
        groups::join(&w.ctx, w.eva.actor, &slug).await.unwrap();
        let (post, outside) = (w.post_to(w.ben, group, "Words").await, w.post(w.ann, "Outside").await);
        w.reply(w.eva, post.status.id, "An answer").await;
        w.draft(w.ben, Draft { quote_of: Some(outside.status.id), ..to(group, "Look") }).await;
        let refused = groups::delete(&w.ctx, w.eva.actor, &slug, "Old").await;
        assert!(matches!(refused, Err(Refusal::Forbidden)));
        let refused = groups::delete(&w.ctx, w.ben.actor, &slug, "Young").await;
        assert!(matches!(refused, Err(Refusal::Invalid { why: "not-the-name", .. })));
        groups::delete(&w.ctx, w.ben.actor, &slug, " old").await.unwrap();
        let gone = groups::show(&w.ctx, w.ben.actor, &slug).await;
        assert!(matches!(gone, Err(Refusal::NotFound)));
        assert!(matches!(service::views::status(&w.ctx, w.ben.actor, post.status.id).await, Err(Refusal::NotFound)));
        w.run_events().await;
        let wrong = w.ctx.db().read(store::facts::wrong).await.unwrap();
        assert_eq!(wrong, Vec::<(String, i64)>::new());
        assert_eq!(w.ctx.db().read(store::groups::counts).await.unwrap(), [0, 0], "nothing is left of it");
    }

    async fn pins_are_few_and_for_those_who_keep_order(w: World) {
        let (slug, group) = made(&w, w.ben, "Pins", GroupKind::Closed).await;
        let elsewhere = w.post(w.ben, "Elsewhere").await.status.id;
        let gone = groups::pin(&w.ctx, w.ben.actor, &slug, elsewhere).await;
        assert!(matches!(gone, Err(Refusal::NotFound)));
        let mut last = None;
        for n in 0..5 {
            let post = w.post_to(w.ben, group, &n.to_string()).await.status.id;
            groups::pin(&w.ctx, w.ben.actor, &slug, post).await.unwrap();
            last = Some(post);
        }
        let sixth = w.post_to(w.ben, group, "6").await.status.id;
        let refused = groups::pin(&w.ctx, w.ben.actor, &slug, sixth).await;
        assert!(matches!(refused, Err(Refusal::Invalid { why: "too-many", .. })));
        let refused = groups::pin(&w.ctx, w.eva.actor, &slug, sixth).await;
        assert!(matches!(refused, Err(Refusal::Forbidden)));
        assert!(groups::pinned(&w.ctx, w.eva.actor, &slug).await.unwrap().is_empty());
        assert_eq!(groups::pinned(&w.ctx, w.ben.actor, &slug).await.unwrap().len(), 5);
        statuses::delete(&w.ctx, w.ben.actor, last.unwrap()).await.unwrap();
        groups::pin(&w.ctx, w.ben.actor, &slug, sixth).await.unwrap();
    }

    async fn what_a_group_is_may_change(w: World) {
        let (slug, group) = made(&w, w.ben, "Plans", GroupKind::Open).await;
        let post = w.post_to(w.ben, group, "A plan").await.status.id;
        let secret = groups::update(&w.ctx, w.ben.actor, &slug, draft("Plans", GroupKind::Secret)).await.unwrap();
        assert!(secret != slug && !secret.contains("plan"));
        assert!(matches!(service::views::status(&w.ctx, w.eva.actor, post).await, Err(Refusal::NotFound)));
        // The old address is free, as if nothing had been there.
        assert_eq!(made(&w, w.eva, "Plans", GroupKind::Open).await.0, slug);
        let back = groups::update(&w.ctx, w.ben.actor, &secret, draft("Plans", GroupKind::Open)).await.unwrap();
        assert_eq!(back, "plans-2");
        for wrong in ["", "  ", &"x".repeat(61)] {
            let refused = groups::create(&w.ctx, w.ben.actor, draft(wrong, GroupKind::Open)).await;
            assert!(matches!(refused, Err(Refusal::Invalid { field: "name", .. })));
        }
        assert_eq!(made(&w, w.eva, "New", GroupKind::Open).await.0, "new-2", "the address of a page of ours");
    }
}
