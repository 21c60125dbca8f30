//! House rules: versions, acceptance, and what it holds back.

use service::invitations::{self, Joiner, NewInvitation};
use service::rules::{self, RuleDraft};
use service::statuses::{self, Deed, Draft, Revision};
use service::{Actor, Door, Refusal, joining};
use testkit::World;

fn rule(title: &str) -> RuleDraft {
    RuleDraft {
        title: title.to_owned(),
        about: "Because.".to_owned(),
    }
}

fn say(text: &str) -> Draft {
    Draft {
        text: text.to_owned(),
        ..Draft::default()
    }
}

fn held<T: std::fmt::Debug>(answer: Result<T, Refusal>) -> bool {
    matches!(answer, Err(Refusal::Conflict("rules")))
}

testkit::on_both! {
    async fn without_rules_nobody_is_asked(w: World) {
        assert!(rules::current(&w.ctx, w.ben.actor).await.unwrap().is_none());
        assert!(rules::progress(&w.ctx, w.dario.actor).await.unwrap().is_none());
        statuses::post(&w.ctx, w.ben.actor, say("hello")).await.unwrap();
        assert!(matches!(rules::accept(&w.ctx, w.ben.actor, 1).await, Err(Refusal::NotFound)));
    }

    async fn who_has_not_accepted_reads_but_does_not_write(w: World) {
        let mine = statuses::post(&w.ctx, w.ben.actor, say("before")).await.unwrap().status.id;
        let evas = statuses::post(&w.ctx, w.eva.actor, say("boost me")).await.unwrap().status.id;
        let number = rules::publish(&w.ctx, w.dario.actor, vec![rule("Be kind")], "").await.unwrap();
        assert_eq!(number, 1);
        assert!(held(statuses::post(&w.ctx, w.ben.actor, say("after")).await));
        assert!(held(statuses::react(&w.ctx, w.ben.actor, evas, Deed::Boost).await));
        let other = Revision { text: "other".to_owned(), ..Revision::default() };
        assert!(held(statuses::edit(&w.ctx, w.ben.actor, mine, other).await));
        let later = w.ctx.now().plus(std::time::Duration::from_secs(3_600));
        assert!(held(service::scheduled::create(&w.ctx, w.ben.actor, say("later"), later).await));
        statuses::react(&w.ctx, w.ben.actor, evas, Deed::Favourite).await.unwrap();
        // Work of the house goes on, and who published has accepted.
        statuses::post(&w.ctx, Actor { door: Door::Work, ..w.ben.actor }, say("was due")).await.unwrap();
        statuses::post(&w.ctx, w.dario.actor, say("mine")).await.unwrap();
        rules::accept(&w.ctx, w.ben.actor, 1).await.unwrap();
        statuses::post(&w.ctx, w.ben.actor, say("after")).await.unwrap();
        let shown = rules::current(&w.ctx, w.ben.actor).await.unwrap().unwrap();
        assert!(shown.accepted_at.is_some() && shown.in_force);
        assert_eq!(shown.items[0].title, "Be kind");
    }

    async fn a_new_version_asks_again_and_an_empty_one_nobody(w: World) {
        let admin = w.dario.actor;
        rules::publish(&w.ctx, admin, vec![rule("Be kind")], "").await.unwrap();
        rules::accept(&w.ctx, w.ben.actor, 1).await.unwrap();
        let same = rules::publish(&w.ctx, admin, vec![rule("  Be   kind ")], "x").await;
        assert!(matches!(same, Err(Refusal::Conflict("rules-same"))));
        let silent = rules::publish(&w.ctx, admin, vec![rule("Be kinder")], " ").await;
        assert!(matches!(silent, Err(Refusal::Invalid { field: "summary", .. })));
        rules::publish(&w.ctx, admin, vec![rule("Be kinder"), rule("")], "Kinder still").await.unwrap_err();
        rules::publish(&w.ctx, admin, vec![rule("Be kinder"), RuleDraft::default()], "Kinder still").await.unwrap();
        assert!(held(statuses::post(&w.ctx, w.ben.actor, say("hm")).await));
        assert!(matches!(rules::accept(&w.ctx, w.ben.actor, 1).await, Err(Refusal::Conflict("rules-newer"))));
        rules::accept(&w.ctx, w.ben.actor, 2).await.unwrap();
        let progress = rules::progress(&w.ctx, admin).await.unwrap().unwrap();
        assert_eq!((progress.accepted, progress.people), (2, 5));
        let missing: Vec<&str> = progress.missing.iter().map(|c| c.handle.as_str()).collect();
        assert_eq!(missing, ["ann", "carla", "eva"]);
        let old = rules::show(&w.ctx, w.eva.actor, 1).await.unwrap();
        assert!(!old.in_force && old.items[0].title == "Be kind");
        rules::publish(&w.ctx, admin, vec![], "We know by now").await.unwrap();
        assert!(rules::current(&w.ctx, w.eva.actor).await.unwrap().is_none());
        statuses::post(&w.ctx, w.eva.actor, say("free")).await.unwrap();
    }

    async fn only_admins_publish(w: World) {
        for person in [w.ben, w.carla] {
            let refused = rules::publish(&w.ctx, person.actor, vec![rule("Mine")], "").await;
            assert!(matches!(refused, Err(Refusal::Forbidden)));
            assert!(matches!(rules::progress(&w.ctx, person.actor).await, Err(Refusal::Forbidden)));
        }
    }

    async fn who_joins_accepts(w: World) {
        let new = NewInvitation { role: model::Role::Member, unit: None, max_uses: None, days: None, note: String::new() };
        let link = invitations::create(&w.ctx, w.dario.actor, new).await.unwrap();
        let secret = link.rsplit('/').next().unwrap().to_owned();
        rules::publish(&w.ctx, w.dario.actor, vec![rule("Be kind")], "").await.unwrap();
        let mut joiner = Joiner {
            name: "Fay Frost".to_owned(),
            email: Some("fay@acme.example".to_owned()),
            password: "a long enough password 71".to_owned(),
            ..Joiner::default()
        };
        let refused = invitations::accept(&w.ctx, &secret, joiner.clone(), "::1").await;
        assert!(matches!(refused, Err(Refusal::Invalid { field: "accepts", .. })));
        let mut open = (*w.ctx.organisation()).clone();
        open.mail_domains = vec!["acme.example".to_owned()];
        service::organisation::update(&w.ctx, w.dario.actor, open).await.unwrap();
        // Whether the address is known is not told by what is asked first.
        for email in ["ben@acme.example", "new@acme.example"] {
            let asked = Joiner { email: Some(email.to_owned()), ..joiner.clone() };
            let refused = joining::create(&w.ctx, asked, "::1").await;
            assert!(matches!(refused, Err(Refusal::Invalid { field: "accepts", .. })), "{email}");
        }
        joiner.accepts = true;
        let id = invitations::accept(&w.ctx, &secret, joiner, "::1").await.unwrap();
        let fay = Actor { id, ..w.ben.actor };
        statuses::post(&w.ctx, fay, say("hello")).await.unwrap();
    }
}
