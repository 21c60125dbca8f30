//! Who may act on whom, what the person is told, and what becomes of an appeal.

use std::time::Duration;

use model::{AccountState, NotificationKind, Page, Role, StrikeKind};
use service::auth::password;
use service::auth::sign_in::{self, From, Step};
use service::strikes::{self, APPEAL};
use service::{Refusal, accounts, notifications, reports, statuses, views};
use testkit::{Person, World};

use super::{act, deed, report};

testkit::on_both! {
    async fn who_may_act_on_whom(w: World) {
        let anns = w.post(w.ann, "mine").await.status.id;
        let darios = w.post(w.dario, "mine").await.status.id;
        for (who, whom, posts) in [(w.carla, w.ann, anns), (w.carla, w.dario, darios), (w.dario, w.ann, anns)] {
            for kind in StrikeKind::ALL {
                let refused = strikes::act(&w.ctx, who.actor, deed(whom.id, *kind, &[posts])).await;
                assert!(matches!(refused, Err(Refusal::Forbidden)), "{kind:?}");
            }
        }
        let own = strikes::act(&w.ctx, w.carla.actor, deed(w.carla.id, StrikeKind::Warn, &[])).await;
        assert!(matches!(own, Err(Refusal::NotFound)));
        let member = strikes::act(&w.ctx, w.ben.actor, deed(w.eva.id, StrikeKind::Warn, &[])).await;
        assert!(matches!(member, Err(Refusal::Forbidden)));
        assert!(matches!(statuses::delete(&w.ctx, w.carla.actor, anns).await, Err(Refusal::Forbidden)));
        act(&w, w.ann, w.dario, StrikeKind::Hide, &[darios]).await;
        let mut empty = deed(w.ben.id, StrikeKind::Warn, &[]);
        empty.words = String::new();
        assert!(matches!(strikes::act(&w.ctx, w.carla.actor, empty).await, Err(Refusal::Invalid { field: "words", .. })));
    }

    async fn a_post_nobody_showed_to_the_moderator_is_out_of_reach_but_through_its_report(w: World) {
        w.follow(w.eva, w.ben).await;
        let id = w.post_to(w.ben, model::Audience::Followers, "psst").await.status.id;
        let blind = strikes::act(&w.ctx, w.carla.actor, deed(w.ben.id, StrikeKind::Hide, &[id])).await;
        assert!(matches!(blind, Err(Refusal::NotFound)));
        let mut shown = deed(w.ben.id, StrikeKind::Remove, &[id]);
        shown.report = Some(report(&w, w.eva, w.ben, &[id]).await);
        strikes::act(&w.ctx, w.carla.actor, shown).await.unwrap();
        assert!(views::status(&w.ctx, w.eva.actor, id).await.is_err());
        assert_eq!(reports::count(&w.ctx, w.carla.actor).await.unwrap(), 0);
    }

    async fn the_person_is_told_and_appeals_once(w: World) {
        let id = w.post(w.ben, "rude").await.status.id;
        let strike = act(&w, w.carla, w.ben, StrikeKind::Remove, &[id]).await;
        w.run_events().await;
        let told = notifications::list(&w.ctx, w.ben.actor, Vec::new(), Page::first(9)).await.unwrap().items;
        assert_eq!((told[0].kind, told[0].subject.as_str()), (NotificationKind::Strike, strike.to_string().as_str()));
        assert_eq!(told[0].people[0].handle, "ben");
        let mine = strikes::show_mine(&w.ctx, w.ben.actor, strike).await.unwrap();
        assert!(mine.may_appeal && mine.posts[0].html.contains("rude"));
        assert!(matches!(strikes::show_mine(&w.ctx, w.eva.actor, strike).await, Err(Refusal::NotFound)));
        assert!(matches!(strikes::appeal(&w.ctx, w.eva.actor, strike, "me").await, Err(Refusal::NotFound)));
        strikes::appeal(&w.ctx, w.ben.actor, strike, "It was a joke.").await.unwrap();
        assert!(matches!(strikes::appeal(&w.ctx, w.ben.actor, strike, "Really.").await, Err(Refusal::Conflict("appealed"))));
        // Another than the one who acted decides.
        let waiting = strikes::appeals(&w.ctx, w.carla.actor).await.unwrap();
        assert!(!waiting[0].may_decide);
        let own = strikes::decide(&w.ctx, w.carla.actor, strike, false, "").await;
        assert!(matches!(own, Err(Refusal::Conflict("own-decision"))));
        assert!(matches!(strikes::decide(&w.ctx, w.eva.actor, strike, true, "").await, Err(Refusal::Forbidden)));
        w.clock.advance(Duration::from_secs(5 * 86_400));
        w.run_events().await;
        strikes::decide(&w.ctx, w.dario.actor, strike, true, "It was.").await.unwrap();
        assert!(matches!(strikes::decide(&w.ctx, w.dario.actor, strike, false, "").await, Err(Refusal::Conflict("decided"))));
        // Days later the words are still there.
        let back = views::status(&w.ctx, w.eva.actor, id).await.unwrap();
        assert_eq!(back.status.source, "rude");
        w.run_events().await;
        let told = notifications::list(&w.ctx, w.ben.actor, Vec::new(), Page::first(9)).await.unwrap().items;
        assert_eq!(told[0].kind, NotificationKind::Verdict);
        let mine = strikes::list_mine(&w.ctx, w.ben.actor).await.unwrap();
        assert!(mine[0].undone_at.is_some() && mine[0].appeal.as_ref().unwrap().granted == Some(true));
    }

    async fn what_was_turned_down_stays_and_late_is_too_late(w: World) {
        let strike = act(&w, w.carla, w.ben, StrikeKind::Limit, &[]).await;
        strikes::appeal(&w.ctx, w.ben.actor, strike, "No!").await.unwrap();
        strikes::decide(&w.ctx, w.ann.actor, strike, false, "Yes.").await.unwrap();
        let mine = strikes::show_mine(&w.ctx, w.ben.actor, strike).await.unwrap();
        assert_eq!(mine.appeal.unwrap().answer, "Yes.");
        assert!(!mine.may_appeal && mine.undone_at.is_none());
        let warned = act(&w, w.carla, w.eva, StrikeKind::Warn, &[]).await;
        w.clock.advance(APPEAL + Duration::from_secs(1));
        assert!(matches!(strikes::appeal(&w.ctx, w.eva.actor, warned, "Late.").await, Err(Refusal::Conflict("decided"))));
    }

    async fn the_only_moderator_decides_all_the_same(w: World) {
        for person in [w.carla, w.dario] {
            accounts::set_role(&w.ctx, w.ann.actor, person.id, Role::Member).await.unwrap();
        }
        let strike = act(&w, w.ann, w.ben, StrikeKind::Warn, &[]).await;
        strikes::appeal(&w.ctx, w.ben.actor, strike, "Hm.").await.unwrap();
        assert!(strikes::appeals(&w.ctx, w.ann.actor).await.unwrap()[0].may_decide);
        strikes::decide(&w.ctx, w.ann.actor, strike, true, "").await.unwrap();
    }

    async fn a_suspended_person_sees_why_and_appeals_without_coming_in(w: World) {
        let hash = password::hash("a long enough password 71".to_owned()).await.unwrap();
        let ben = w.ben.id;
        w.ctx.write(move |tx| Ok(store::users::set_password_hash(tx, ben, &hash)?)).await.unwrap();
        let strike = act(&w, w.carla, w.ben, StrikeKind::Suspend, &[]).await;
        let from = From { agent: "Browser", address: "::1" };
        let step = sign_in::with_password(&w.ctx, "ben", "a long enough password 71".to_owned(), from).await.unwrap();
        let Step::Suspended(secret) = step else { panic!("{step:?}") };
        let (actor, shown) = strikes::for_suspended(&w.ctx, &secret).await.unwrap();
        assert_eq!((shown.id, shown.kind), (strike, StrikeKind::Suspend));
        strikes::appeal(&w.ctx, actor, strike, "Let me back in.").await.unwrap();
        strikes::decide(&w.ctx, w.dario.actor, strike, true, "").await.unwrap();
        assert_eq!(w.account(w.ben).await.state, AccountState::Active);
        assert!(strikes::for_suspended(&w.ctx, &secret).await.is_err());
        let step = sign_in::with_password(&w.ctx, "ben", "a long enough password 71".to_owned(), from).await.unwrap();
        assert!(matches!(step, Step::Done(_)));
        // Whom an administrator suspended without a word is only told that.
        accounts::set_state(&w.ctx, w.dario.actor, w.ben.id, AccountState::Suspended).await.unwrap();
        let step = sign_in::with_password(&w.ctx, "ben", "a long enough password 71".to_owned(), from).await;
        assert!(matches!(step, Err(Refusal::Conflict("account-suspended"))));
    }

    async fn whom_one_deletes_may_appeal_before_they_are_gone(w: World) {
        let ctx = &w.ctx;
        let delete = async |who: Person, whom: Person, typed: &str| {
            strikes::delete(ctx, who.actor, deed(whom.id, StrikeKind::Delete, &[]), typed, "A former colleague").await
        };
        assert!(matches!(delete(w.carla, w.ben, "ben").await, Err(Refusal::Forbidden)), "for administrators");
        assert!(strikes::act(ctx, w.dario.actor, deed(w.ben.id, StrikeKind::Delete, &[])).await.is_err(), "not without the handle");
        assert!(matches!(delete(w.dario, w.ben, "bob").await, Err(Refusal::Invalid { field: "handle", .. })));
        assert_eq!(w.account(w.ben).await.state, AccountState::Active, "nothing happened");
        let strike = delete(w.dario, w.ben, " @Ben ").await.unwrap();
        assert_eq!(w.account(w.ben).await.state, AccountState::Suspended);
        let secret = strikes::begin_for_suspended(ctx, w.ben.id).await.unwrap().unwrap();
        let (actor, shown) = strikes::for_suspended(ctx, &secret).await.unwrap();
        assert_eq!((shown.id, shown.kind), (strike, StrikeKind::Delete));
        strikes::appeal(ctx, actor, strike, "It was not me.").await.unwrap();
        w.clock.advance(APPEAL + Duration::from_secs(86_400));
        w.run_events().await;
        assert_eq!(w.account(w.ben).await.state, AccountState::Suspended, "the appeal waits, so the erasure does");
        strikes::decide(ctx, w.ann.actor, strike, true, "").await.unwrap();
        assert_eq!(w.account(w.ben).await.state, AccountState::Active);
        w.clock.advance(Duration::from_secs(3 * 86_400));
        w.run_events().await;
        assert_eq!(w.account(w.ben).await.state, AccountState::Active, "it was taken back");
        let strike = delete(w.dario, w.eva, "eva").await.unwrap();
        w.clock.advance(APPEAL + Duration::from_secs(60));
        w.run_events().await;
        assert_eq!(w.account(w.eva).await.state, AccountState::Erased);
        assert!(matches!(strikes::undo(ctx, w.dario.actor, strike).await, Err(Refusal::Conflict("erased") | Refusal::NotFound)));
    }
}
