//! The audit log: what is written down, in which order, and that a change of it is noticed, on both engines.

use model::{AccountState, Act, Detail, Page, Role};
use service::audit::{self, About, EntryView, Wanted};
use service::auth::{password, sign_in};
use service::{Refusal, accounts, invitations, organisation};
use testkit::{Person, World};

async fn entries(w: &World, wanted: Wanted) -> Vec<EntryView> {
    audit::list(&w.ctx, w.dario.actor, wanted, Page::first(80))
        .await
        .unwrap()
        .items
}

async fn latest(w: &World) -> EntryView {
    entries(w, Wanted::default()).await.swap_remove(0)
}

async fn tamper(w: &World, sql: &'static str) {
    let changed = w
        .ctx
        .db()
        .write(move |tx| tx.execute(sql, &[]))
        .await
        .unwrap();
    assert_eq!(changed, 1, "{sql}");
}

async fn give_password(w: &World, who: Person, text: &str) {
    let hash = password::hash(text.to_owned()).await.unwrap();
    w.ctx
        .write(move |tx| Ok(store::users::set_password_hash(tx, who.id, &hash)?))
        .await
        .unwrap();
}

const FROM: sign_in::From<'static> = sign_in::From {
    agent: "Firefox",
    address: "192.0.2.7",
};

testkit::on_both! {
    async fn acts_are_written_down_with_who_and_whom(w: World) {
        accounts::set_role(&w.ctx, w.ann.actor, w.ben.id, Role::Moderator).await.unwrap();
        let entry = latest(&w).await;
        assert_eq!((entry.entry.act, entry.entry.actor_id, entry.entry.person_id), (Act::RoleSet, Some(w.ann.id), Some(w.ben.id)));
        assert_eq!(entry.details, [(Detail::From, "member".to_owned()), (Detail::To, "moderator".to_owned())]);
        assert_eq!(entry.person.unwrap().name, "Ben Brink");
        accounts::set_state(&w.ctx, w.dario.actor, w.eva.id, AccountState::Suspended).await.unwrap();
        let mut settings = (*w.ctx.organisation()).clone();
        settings.post_limit = 280;
        settings.locale = "nl".to_owned();
        organisation::update(&w.ctx, w.dario.actor, settings).await.unwrap();
        assert_eq!(latest(&w).await.details, [(Detail::Changed, "locale, post_limit".to_owned())]);
        let by_dario = entries(&w, Wanted { actor: Some(w.dario.id), ..Wanted::default() }).await;
        assert_eq!(by_dario.len(), 2);
        let of_eva = entries(&w, Wanted { person: Some(w.eva.id), act: Some(Act::StateSet), ..Wanted::default() }).await;
        assert_eq!(of_eva.len(), 1);
        let soon = w.ctx.now().plus(std::time::Duration::from_secs(1));
        assert!(entries(&w, Wanted { since: Some(soon), ..Wanted::default() }).await.is_empty());
        assert!(!entries(&w, Wanted { until: Some(soon), ..Wanted::default() }).await.is_empty());
    }

    async fn a_refused_act_leaves_no_entry(w: World) {
        let before = audit::verify(&w.ctx).await.unwrap().unwrap();
        assert!(matches!(accounts::set_role(&w.ctx, w.ann.actor, w.ann.id, Role::Member).await, Err(Refusal::Conflict("last-owner"))));
        assert!(accounts::set_role(&w.ctx, w.ben.actor, w.eva.id, Role::Moderator).await.is_err());
        assert_eq!(audit::verify(&w.ctx).await.unwrap(), Ok(before));
    }

    async fn signing_in_and_failing_to_is_written_down_without_what_was_typed(w: World) {
        give_password(&w, w.ben, "een lepel te veel").await;
        for (name, password) in [("ben", "een lepel te weinig"), ("my-secret-word", "nothing")] {
            assert!(sign_in::with_password(&w.ctx, name, password.to_owned(), FROM).await.is_err());
        }
        sign_in::with_password(&w.ctx, "ben", "een lepel te veel".to_owned(), FROM).await.unwrap();
        let failed = entries(&w, Wanted { act: Some(Act::SignInFailed), ..Wanted::default() }).await;
        let whom: Vec<_> = failed.iter().map(|e| (e.entry.actor_id, e.entry.person_id)).collect();
        assert_eq!(whom, [(None, None), (None, Some(w.ben.id))]);
        assert!(failed.iter().all(|e| !e.entry.details.contains("secret") && !e.entry.details.contains("lepel")));
        let entry = latest(&w).await;
        assert_eq!((entry.entry.act, entry.entry.actor_id), (Act::SignedIn, Some(w.ben.id)));
        assert!(entry.details.contains(&(Detail::Address, "192.0.2.7".to_owned())));
    }

    async fn many_at_once_make_one_chain_without_gaps(w: World) {
        let before = audit::verify(&w.ctx).await.unwrap().unwrap();
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..40 {
            let (ctx, actor) = (w.ctx.clone(), w.dario.actor);
            tasks.spawn(async move {
                let new = invitations::NewInvitation { role: Role::Member, unit: None, max_uses: None, days: None, note: String::new() };
                invitations::create(&ctx, actor, new).await.unwrap();
            });
        }
        tasks.join_all().await;
        assert_eq!(audit::verify(&w.ctx).await.unwrap(), Ok(before + 40));
    }

    async fn a_changed_entry_is_named(w: World) {
        let broken = async || audit::verify(&w.ctx).await.unwrap().unwrap_err();
        assert_eq!(audit::verify(&w.ctx).await.unwrap(), Ok(5));
        tamper(&w, "update audit_entries set actor_id = 1 where seq = 3").await;
        assert_eq!((broken().await.seq, broken().await.why), (3, "is not as it was written"));
        tamper(&w, "update audit_entries set actor_id = null where seq = 3").await;
        assert_eq!(audit::verify(&w.ctx).await.unwrap(), Ok(5));
        tamper(&w, "update audit_entries set details = '{\"to\":\"owner\"}' where seq = 2").await;
        assert_eq!(broken().await.seq, 2);
    }

    async fn a_missing_entry_is_named(w: World) {
        tamper(&w, "delete from audit_entries where seq = 5").await;
        let broken = audit::verify(&w.ctx).await.unwrap().unwrap_err();
        assert_eq!(broken.to_string(), "audit entry 5 is missing at the end");
        tamper(&w, "delete from audit_entries where seq = 2").await;
        assert_eq!(audit::verify(&w.ctx).await.unwrap().unwrap_err().seq, 2);
    }

    async fn only_admins_look_and_pages_follow_each_other(w: World) {
        for who in [w.ben, w.carla] {
            assert!(matches!(audit::list(&w.ctx, who.actor, Wanted::default(), Page::first(3)).await, Err(Refusal::Forbidden)));
            assert!(matches!(audit::people(&w.ctx, who.actor, "ann").await, Err(Refusal::Forbidden)));
            assert!(matches!(audit::export(&w.ctx, who.actor, Wanted::default(), |_, _| Vec::new()).await, Err(Refusal::Forbidden)));
        }
        let seqs = async |page| {
            let found = audit::list(&w.ctx, w.dario.actor, Wanted::default(), page).await.unwrap();
            (found.items.iter().map(|e| e.entry.seq).collect::<Vec<_>>(), found.older)
        };
        assert_eq!(seqs(Page::first(3)).await, (vec![5, 4, 3], Some(3)));
        assert_eq!(seqs(Page::older(3, 3)).await, (vec![2, 1], None));
        assert_eq!(seqs(Page::newer(1, 2)).await.0, [3, 2]);
        let all = audit::export(&w.ctx, w.dario.actor, Wanted::default(), |e, _| vec![e.seq as u8]).await.unwrap();
        assert_eq!(all, [1, 2, 3, 4, 5, 6], "and that it was taken out");
        assert_eq!(latest(&w).await.entry.act, Act::AuditExported);
        assert_eq!(audit::people(&w.ctx, w.dario.actor, " @Ben").await.unwrap(), Some(w.ben.id));
    }

    async fn long_details_are_cut(w: World) {
        let about = About::all().with(Detail::Reason, "x".repeat(10_000));
        audit::record_alone(&w.ctx, Act::CountsRepaired, about).await.unwrap();
        assert_eq!(latest(&w).await.details[0].1.len(), 500);
        assert!(audit::verify(&w.ctx).await.unwrap().is_ok());
    }
}
