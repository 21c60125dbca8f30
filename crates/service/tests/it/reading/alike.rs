//! What a post is to everybody who may see it, and when there is no such thing.

use model::{Audience, GroupKind, Page, StatusId, StrikeKind};
use service::statuses::{self, Draft, PollDraft};
use service::{groups, timelines, views};
use testkit::{World, on_both};

use crate::groups::made;
use crate::order::act;

on_both! {
    async fn what_differs_for_somebody_is_not_alike(w: World) {
        let alike = async |id: StatusId| views::as_all_see(&w.ctx, id).await.unwrap();
        let (tea, group) = made(&w, w.ben, "Tea", GroupKind::Secret).await;
        let plain = w.post(w.ben, "Great!").await.status.id;
        let found = alike(plain).await.unwrap();
        assert_eq!(found, views::status(&w.ctx, w.eva.actor, plain).await.unwrap());
        for audience in [Audience::Unit(w.roastery), Audience::Followers, Audience::Named, group] {
            let id = w.post_to(w.ben, audience, "@eva some words").await.status.id;
            assert_eq!(alike(id).await.unwrap().audience.audience, audience);
        }
        let poll = PollDraft { options: vec!["Yes".to_owned(), "No".to_owned()], multiple: false, seconds: 3600 };
        let poll = w.draft(w.ben, Draft { text: "Tea?".to_owned(), poll: Some(poll), ..Draft::default() }).await.status.id;
        statuses::vote(&w.ctx, w.ann.actor, poll, vec![0]).await.unwrap();
        assert!(!alike(poll).await.unwrap().poll.unwrap().voted);
        let quote = w.draft(w.ben, Draft { text: "See".to_owned(), quote_of: Some(plain), ..Draft::default() }).await;
        let names = w.post(w.ben, &format!("Not !{tea}")).await;
        for different in [quote, names] {
            assert_eq!(alike(different.status.id).await, None);
        }
        act(&w, w.carla, w.ben, StrikeKind::Hide, &[plain]).await;
        assert_eq!(alike(plain).await, None);
        statuses::delete(&w.ctx, w.ben.actor, poll).await.unwrap();
        assert_eq!(alike(poll).await, None);
        assert_eq!(alike(StatusId::from(1)).await, None);
    }

    async fn a_secret_group_that_is_named_is_a_link_to_those_within_whoever_looks_first(w: World) {
        let (tea, _) = made(&w, w.ben, "Tea", GroupKind::Secret).await;
        w.post(w.ben, &format!("Come to !{tea}")).await;
        w.run_events().await;
        for (who, is_link) in [(w.eva, false), (w.ben, true), (w.ann, false)] {
            for _ in 0..2 {
                let page = timelines::everyone(&w.ctx, who.actor, Page::first(1)).await.unwrap();
                assert_eq!(page.items[0].status.html.contains("<a "), is_link);
            }
        }
        groups::invite(&w.ctx, w.ben.actor, &tea, "@eva").await.unwrap();
        let page = timelines::everyone(&w.ctx, w.eva.actor, Page::first(1)).await.unwrap();
        assert!(page.items[0].status.html.contains("<a "));
    }
}
