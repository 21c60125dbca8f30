//! Signing in: passwords, second factors, throttles, sessions, links for the locked out.

use std::time::Duration;

use model::AccountState;
use service::auth::sign_in::{self, From, Step};
use service::auth::{password, resets, second_factor, sessions};
use service::{Ctx, Refusal, accounts};
use testkit::{Person, World};

const FROM: From<'static> = From {
    agent: "Firefox",
    address: "192.0.2.7",
};
const GOOD: &str = "een lepel in de koffie";

async fn give_password(w: &World, who: Person, password: &str) {
    let hash = password::hash(password.to_owned()).await.unwrap();
    w.ctx
        .write(move |tx| Ok(store::users::set_password_hash(tx, who.id, &hash)?))
        .await
        .unwrap();
}

async fn enter(ctx: &Ctx, name: &str, password: &str) -> Result<Step, Refusal> {
    sign_in::with_password(ctx, name, password.to_owned(), FROM).await
}

fn wrong<T>(answer: &Result<T, Refusal>) -> bool {
    matches!(answer, Err(Refusal::Invalid { why: "wrong", .. }))
}

fn code(w: &World, secret: &str) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    totp.generate(w.ctx.now().secs() as u64).to_string()
}

testkit::on_both! {
    async fn handle_or_address_and_password_open_a_session(w: testkit::World) {
        give_password(&w, w.ben, GOOD).await;
        for name in ["ben", "@Ben", "BEN@acme.example"] {
            let Ok(Step::Done(secret)) = enter(&w.ctx, name, GOOD).await else { panic!("{name}") };
            let found = sessions::find(&w.ctx, &secret, "192.0.2.7").await.unwrap().unwrap();
            assert_eq!(found.account.handle, "ben");
        }
        assert!(wrong(&enter(&w.ctx, "ben", "something else").await));
        assert!(wrong(&enter(&w.ctx, "nobody", GOOD).await), "the same answer for nobody");
        assert!(wrong(&enter(&w.ctx, "eva", "").await), "who has no password has no way in");
        assert_eq!(sessions::list(&w.ctx, w.ben.actor).await.unwrap().len(), 3);
    }

    async fn guessing_gets_slower_whether_or_not_the_name_exists(w: testkit::World) {
        give_password(&w, w.ben, GOOD).await;
        for name in ["ben", "nobody"] {
            for _ in 0..5 {
                assert!(wrong(&enter(&w.ctx, name, "guess").await));
            }
            let refused = enter(&w.ctx, name, GOOD).await;
            assert!(matches!(refused, Err(Refusal::TooMany { .. })), "{name}: {refused:?}");
        }
        w.clock.advance(Duration::from_secs(2));
        assert!(wrong(&enter(&w.ctx, "ben", "guess").await));
        let Err(Refusal::TooMany { retry_after }) = enter(&w.ctx, "ben", GOOD).await else { panic!() };
        assert_eq!(retry_after, Duration::from_secs(2), "twice as long each time");
        w.clock.advance(retry_after);
        w.clock.advance(Duration::from_secs(1));
        assert!(enter(&w.ctx, "ben", GOOD).await.is_ok());
        assert!(wrong(&enter(&w.ctx, "ben", "guess").await), "forgotten after the right one");
    }

    async fn an_address_that_tries_many_names_is_stopped(w: testkit::World) {
        for n in 0..40 {
            assert!(wrong(&enter(&w.ctx, &format!("name{n}"), "guess").await), "{n}");
        }
        assert!(matches!(enter(&w.ctx, "other", "guess").await, Err(Refusal::TooMany { .. })));
        let elsewhere = From { agent: "", address: "192.0.2.8" };
        assert!(wrong(&sign_in::with_password(&w.ctx, "other", "guess".to_owned(), elsewhere).await));
    }

    async fn a_network_has_many_addresses_and_is_stopped_as_one(w: testkit::World) {
        let from = async |address: String, name: String| {
            let from = From { agent: "", address: &address };
            sign_in::with_password(&w.ctx, &name, "guess".to_owned(), from).await
        };
        for n in 0..40 {
            assert!(wrong(&from(format!("2001:db8:1:2:{n:x}::1"), format!("name{n}")).await), "{n}");
        }
        let next = from("2001:db8:1:2:ffff::9".to_owned(), "other".to_owned()).await;
        assert!(matches!(next, Err(Refusal::TooMany { .. })));
        assert!(wrong(&from("2001:db8:1:3::1".to_owned(), "other".to_owned()).await), "the network beside it");
    }

    async fn a_code_is_asked_for_and_works_once(w: testkit::World) {
        give_password(&w, w.ben, GOOD).await;
        assert!(wrong(&second_factor::begin(&w.ctx, w.ben.actor, "not it".to_owned()).await));
        let enrolment = second_factor::begin(&w.ctx, w.ben.actor, GOOD.to_owned()).await.unwrap();
        assert!(enrolment.url.starts_with("otpauth://totp/Acme:ben?"), "{}", enrolment.url);
        assert!(matches!(enter(&w.ctx, "ben", GOOD).await, Ok(Step::Done(_))), "not asked before it is confirmed");
        assert!(wrong(&second_factor::confirm(&w.ctx, w.ben.actor, "000000").await));
        let first = code(&w, &enrolment.secret);
        let codes = second_factor::confirm(&w.ctx, w.ben.actor, &first).await.unwrap();
        assert_eq!(codes.len(), 10);

        let Ok(Step::Second(waiting)) = enter(&w.ctx, "ben", GOOD).await else { panic!() };
        assert!(sign_in::is_waiting(&w.ctx, &waiting).await);
        assert!(wrong(&sign_in::with_code(&w.ctx, &waiting, &first, FROM).await), "the same code again");
        w.clock.advance(Duration::from_secs(30));
        let next = code(&w, &enrolment.secret);
        let sign_in::Step::Done(secret) = sign_in::with_code(&w.ctx, &waiting, &next, FROM).await.unwrap() else { panic!("not in") };
        assert!(sessions::find(&w.ctx, &secret, "").await.unwrap().is_some());
        assert!(!sign_in::is_waiting(&w.ctx, &waiting).await, "finished");

        let Ok(Step::Second(waiting)) = enter(&w.ctx, "ben", GOOD).await else { panic!() };
        sign_in::with_code(&w.ctx, &waiting, &codes[3].to_uppercase(), FROM).await.unwrap();
        let Ok(Step::Second(waiting)) = enter(&w.ctx, "ben", GOOD).await else { panic!() };
        assert!(wrong(&sign_in::with_code(&w.ctx, &waiting, &codes[3], FROM).await), "a recovery code works once");
        assert_eq!(second_factor::overview(&w.ctx, w.ben.actor).await.unwrap().recovery_codes, 9);
        w.clock.advance(Duration::from_secs(601));
        let late = sign_in::with_code(&w.ctx, &waiting, &codes[4], FROM).await;
        assert!(matches!(late, Err(Refusal::Conflict("took-too-long"))));
    }

    async fn a_new_password_ends_what_an_old_one_began(w: testkit::World) {
        give_password(&w, w.ben, GOOD).await;
        let enrolment = second_factor::begin(&w.ctx, w.ben.actor, GOOD.to_owned()).await.unwrap();
        let codes = second_factor::confirm(&w.ctx, w.ben.actor, &code(&w, &enrolment.secret)).await.unwrap();
        let Ok(Step::Second(waiting)) = enter(&w.ctx, "ben", GOOD).await else { panic!() };
        let link = resets::create(&w.ctx, w.dario.actor, w.ben.id).await.unwrap();
        let secret = link.rsplit('/').next().unwrap();
        resets::finish(&w.ctx, secret, "een vork in de thee".to_owned()).await.unwrap();
        assert!(!sign_in::is_waiting(&w.ctx, &waiting).await);
        let late = sign_in::with_code(&w.ctx, &waiting, &codes[0], FROM).await;
        assert!(matches!(late, Err(Refusal::Conflict("took-too-long"))), "{late:?}");
        let Ok(Step::Second(waiting)) = enter(&w.ctx, "ben", "een vork in de thee").await else { panic!() };
        sign_in::with_code(&w.ctx, &waiting, &codes[0], FROM).await.unwrap();
    }

    async fn guessing_codes_gets_slower(w: testkit::World) {
        give_password(&w, w.ben, GOOD).await;
        let enrolment = second_factor::begin(&w.ctx, w.ben.actor, GOOD.to_owned()).await.unwrap();
        second_factor::confirm(&w.ctx, w.ben.actor, &code(&w, &enrolment.secret)).await.unwrap();
        let Ok(Step::Second(waiting)) = enter(&w.ctx, "ben", GOOD).await else { panic!() };
        for _ in 0..5 {
            assert!(wrong(&sign_in::with_code(&w.ctx, &waiting, "nothing", FROM).await));
        }
        assert!(matches!(sign_in::with_code(&w.ctx, &waiting, "nothing", FROM).await, Err(Refusal::TooMany { .. })));
        second_factor::delete(&w.ctx, w.ben.actor, GOOD.to_owned()).await.unwrap();
        assert!(matches!(enter(&w.ctx, "ben", GOOD).await, Ok(Step::Done(_))));
    }

    async fn a_new_password_ends_the_other_sessions(w: testkit::World) {
        give_password(&w, w.ben, GOOD).await;
        let mine = sessions::create(&w.ctx, w.ben.id, "Firefox", "").await.unwrap();
        let other = sessions::create(&w.ctx, w.ben.id, "Chrome", "").await.unwrap();
        let keep = sessions::find(&w.ctx, &mine, "").await.unwrap().unwrap().session.id;
        let change = async |current: &str, new: &str| {
            password::change(&w.ctx, w.ben.actor, keep, current.to_owned(), new.to_owned()).await
        };
        assert!(wrong(&change("not it", "tre gatti sul tetto").await));
        assert!(matches!(change(GOOD, "password123").await, Err(Refusal::Invalid { why: "common", .. })));
        assert!(matches!(change(GOOD, "at acme we trust").await, Err(Refusal::Invalid { why: "about-you", .. })));
        change(GOOD, "tre gatti sul tetto").await.unwrap();
        assert!(sessions::find(&w.ctx, &mine, "").await.unwrap().is_some());
        assert!(sessions::find(&w.ctx, &other, "").await.unwrap().is_none());
        assert!(enter(&w.ctx, "ben", "tre gatti sul tetto").await.is_ok());
    }

    async fn sessions_are_ended_by_their_owner_only(w: testkit::World) {
        let secret = sessions::create(&w.ctx, w.ben.id, "Firefox", "").await.unwrap();
        let id = sessions::find(&w.ctx, &secret, "").await.unwrap().unwrap().session.id;
        assert!(matches!(sessions::end(&w.ctx, w.eva.actor, id).await, Err(Refusal::NotFound)));
        sessions::end(&w.ctx, w.ben.actor, id).await.unwrap();
        assert!(sessions::find(&w.ctx, &secret, "").await.unwrap().is_none());
    }

    async fn a_reset_link_works_once_within_a_day(w: testkit::World) {
        give_password(&w, w.ben, GOOD).await;
        let session = sessions::create(&w.ctx, w.ben.id, "Firefox", "").await.unwrap();
        assert!(matches!(resets::create(&w.ctx, w.carla.actor, w.ben.id).await, Err(Refusal::Forbidden)));
        assert!(matches!(resets::create(&w.ctx, w.dario.actor, w.ann.id).await, Err(Refusal::Forbidden)), "not the owner's");
        let first = resets::create(&w.ctx, w.dario.actor, w.ben.id).await.unwrap();
        let link = resets::create(&w.ctx, w.dario.actor, w.ben.id).await.unwrap();
        let secret = |link: &str| link.rsplit('/').next().unwrap().to_owned();
        assert!(resets::find(&w.ctx, &secret(&first)).await.is_err(), "a newer one replaced it");
        assert_eq!(resets::find(&w.ctx, &secret(&link)).await.unwrap(), "ben");
        assert!(resets::finish(&w.ctx, &secret(&link), "short".to_owned()).await.is_err());
        resets::finish(&w.ctx, &secret(&link), "tre gatti sul tetto".to_owned()).await.unwrap();
        assert!(sessions::find(&w.ctx, &session, "").await.unwrap().is_none());
        assert!(enter(&w.ctx, "ben", "tre gatti sul tetto").await.is_ok());
        assert!(matches!(resets::finish(&w.ctx, &secret(&link), GOOD.to_owned()).await, Err(Refusal::NotFound)));
        let late = resets::create(&w.ctx, w.ann.actor, w.ben.id).await.unwrap();
        w.clock.advance(Duration::from_secs(86_401));
        assert!(resets::find(&w.ctx, &secret(&late)).await.is_err());
    }

    async fn what_has_ended_is_forgotten(w: testkit::World) {
        let secret = sessions::create(&w.ctx, w.ben.id, "Firefox", "").await.unwrap();
        assert!(wrong(&enter(&w.ctx, "ben", "guess").await));
        service::auth::sweep::start(&w.ctx).await.unwrap();
        w.run_events().await;
        let left = async || -> (usize, i64) {
            let counted = w.ctx.db().read(|c| -> Result<i64, store::Error> {
                let row = c.first("select count(*) from attempts", &[])?.unwrap();
                store::param::Get::get(&row, 0)
            });
            (sessions::list(&w.ctx, w.ben.actor).await.unwrap().len(), counted.await.unwrap())
        };
        assert_eq!(left().await, (1, 2), "not yet");
        w.clock.advance(Duration::from_secs(61 * 86_400));
        w.run_events().await;
        assert_eq!(left().await, (0, 0));
        assert!(sessions::find(&w.ctx, &secret, "").await.unwrap().is_none());
    }

    async fn the_suspended_are_told_only_with_the_right_password(w: testkit::World) {
        give_password(&w, w.ben, GOOD).await;
        accounts::set_state(&w.ctx, w.dario.actor, w.ben.id, AccountState::Suspended).await.unwrap();
        assert!(matches!(enter(&w.ctx, "ben", GOOD).await, Err(Refusal::Conflict("account-suspended"))));
        assert!(wrong(&enter(&w.ctx, "ben", "guess").await));
    }
}
