//! Set-up, invitations, asking to join, and what admins and owners may do with accounts.

use std::time::Duration;

use model::{AccountId, AccountState, EventKind, Role};
use service::accounts::{self, Wanted};
use service::auth::{resets, sessions};
use service::invitations::{self, Joiner, NewInvitation};
use service::organisation::{self, Organisation};
use service::setup::{self, SetUp};
use service::{Ctx, Refusal, joining};
use testkit::World;

fn joiner(name: &str, email: Option<&str>) -> Joiner {
    Joiner {
        name: name.to_owned(),
        email: email.map(str::to_owned),
        password: "een lepel in de koffie".to_owned(),
        ..Joiner::default()
    }
}

fn invitation() -> NewInvitation {
    NewInvitation {
        role: Role::Member,
        unit: None,
        max_uses: None,
        days: None,
        note: String::new(),
    }
}

fn secret(link: &str) -> String {
    link.rsplit('/').next().unwrap().to_owned()
}

async fn settings(w: &World, organisation: Organisation) {
    let saved = organisation.clone();
    w.ctx
        .write(move |tx| Ok(organisation::save(tx, &saved, model::Time::default())?))
        .await
        .unwrap();
    w.ctx.set_organisation(organisation);
}

async fn state(ctx: &Ctx, id: AccountId) -> Option<(Role, AccountState)> {
    let found = ctx
        .db()
        .read(move |c| store::accounts::find(c, id))
        .await
        .unwrap();
    found.map(|a| (a.role, a.state))
}

fn set_up(code: &str) -> SetUp {
    SetUp {
        code: code.to_owned(),
        organisation: Organisation {
            name: " Beans & Co ".to_owned(),
            ..Organisation::default()
        },
        name: "Søren Holm".to_owned(),
        handle: String::new(),
        email: None,
        password: "een lepel in de koffie".to_owned(),
    }
}

testkit::on_both! {
    async fn the_set_up_code_works_once(w: testkit::World) {
        assert_eq!(setup::code(&w.ctx).await.unwrap(), None, "Acme is there already");
        settings(&w, Organisation::default()).await;
        let old = setup::code(&w.ctx).await.unwrap().unwrap();
        let code = setup::code(&w.ctx).await.unwrap().unwrap();
        assert!(setup::check(&w.ctx, &code, "a").await.is_ok());
        for wrong in ["", "x", &old] {
            assert!(setup::create(&w.ctx, set_up(wrong), "a").await.is_err(), "{wrong}");
        }
        let weak = SetUp { password: "password123".to_owned(), ..set_up(&code) };
        assert!(matches!(setup::create(&w.ctx, weak, "a").await, Err(Refusal::Invalid { field: "password", .. })));
        let nameless = SetUp { organisation: Organisation::default(), ..set_up(&code) };
        assert!(matches!(setup::create(&w.ctx, nameless, "a").await, Err(Refusal::Invalid { field: "organisation", .. })));
        let id = setup::create(&w.ctx, set_up(&code), "a").await.unwrap();
        assert_eq!(state(&w.ctx, id).await, Some((Role::Owner, AccountState::Active)));
        assert_eq!(w.ctx.organisation().name, "Beans & Co");
        let handle = w.ctx.db().read(move |c| store::accounts::get(c, id)).await.unwrap().handle;
        assert_eq!(handle, "soeren", "taken from the name");
        assert!(matches!(setup::create(&w.ctx, set_up(&code), "a").await, Err(Refusal::NotFound)));
        assert_eq!(setup::code(&w.ctx).await.unwrap(), None);
    }

    async fn guesses_at_the_set_up_code_are_slowed_down(w: testkit::World) {
        settings(&w, Organisation::default()).await;
        let code = setup::code(&w.ctx).await.unwrap().unwrap();
        for _ in 0..20 {
            assert!(setup::check(&w.ctx, "guess", "a").await.is_err());
        }
        assert!(matches!(setup::check(&w.ctx, &code, "a").await, Err(Refusal::TooMany { .. })));
    }

    async fn an_invitation_keeps_its_limits(w: testkit::World) {
        for who in [w.ben, w.carla] {
            let refused = invitations::create(&w.ctx, who.actor, invitation()).await;
            assert!(matches!(refused, Err(Refusal::Forbidden)));
        }
        let admin = NewInvitation { role: Role::Admin, ..invitation() };
        assert!(invitations::create(&w.ctx, w.ann.actor, admin).await.is_err(), "nobody joins as an admin");
        let two = NewInvitation { role: Role::Moderator, unit: Some(w.sales), max_uses: Some(2), days: Some(7), note: "Spring".to_owned() };
        let link = invitations::create(&w.ctx, w.dario.actor, two).await.unwrap();
        assert!(link.starts_with("http://corner.test/join/"));
        let secret = secret(&link);
        let shown = invitations::find(&w.ctx, &secret).await.unwrap();
        assert_eq!((shown.unit.as_str(), shown.by.unwrap().handle.as_str()), ("Sales", "dario"));
        let id = invitations::accept(&w.ctx, &secret, joiner("Ben Bos", Some("bos@acme.example")), "a").await.unwrap();
        assert_eq!(state(&w.ctx, id).await, Some((Role::Moderator, AccountState::Active)));
        let account = w.ctx.db().read(move |c| store::accounts::get(c, id)).await.unwrap();
        assert_eq!((account.handle.as_str(), account.unit_id), ("ben.bos", Some(w.sales)));
        let taken = Joiner { handle: "ann".to_owned(), ..joiner("Anna", None) };
        assert!(matches!(invitations::accept(&w.ctx, &secret, taken, "a").await, Err(Refusal::Invalid { field: "handle", why: "taken", .. })));
        invitations::accept(&w.ctx, &secret, joiner("Clio", None), "a").await.unwrap();
        assert!(matches!(invitations::accept(&w.ctx, &secret, joiner("Dora", None), "a").await, Err(Refusal::NotFound)), "used up");
        let listed = invitations::list(&w.ctx, w.dario.actor).await.unwrap();
        assert_eq!((listed[0].invitation.uses, listed[0].open), (2, false));
    }

    async fn an_invitation_ends_and_is_taken_back(w: testkit::World) {
        let day = NewInvitation { days: Some(1), ..invitation() };
        let link = secret(&invitations::create(&w.ctx, w.ann.actor, day).await.unwrap());
        w.clock.advance(Duration::from_secs(86_401));
        assert!(invitations::find(&w.ctx, &link).await.is_err());
        let link = secret(&invitations::create(&w.ctx, w.ann.actor, invitation()).await.unwrap());
        let id = invitations::find(&w.ctx, &link).await.unwrap().invitation.id;
        assert!(matches!(invitations::revoke(&w.ctx, w.carla.actor, id).await, Err(Refusal::Forbidden)));
        invitations::revoke(&w.ctx, w.dario.actor, id).await.unwrap();
        assert!(invitations::accept(&w.ctx, &link, joiner("Clio", None), "a").await.is_err());
    }

    async fn links_end_with_the_rights_of_who_made_them(w: testkit::World) {
        let links = async || {
            let moderator = NewInvitation { role: Role::Moderator, ..invitation() };
            let invited = secret(&invitations::create(&w.ctx, w.dario.actor, moderator).await.unwrap());
            (invited, secret(&resets::create(&w.ctx, w.dario.actor, w.ben.id).await.unwrap()))
        };
        let closed = async |(invited, reset): (String, String)| {
            let invited = invitations::accept(&w.ctx, &invited, joiner("Dario Again", None), "a").await;
            let reset = resets::finish(&w.ctx, &reset, "een lepel in de koffie".to_owned()).await;
            assert!(matches!(invited, Err(Refusal::NotFound)), "{invited:?}");
            assert!(matches!(reset, Err(Refusal::NotFound)), "{reset:?}");
        };
        let made = links().await;
        for state in [AccountState::Suspended, AccountState::Active] {
            accounts::set_state(&w.ctx, w.ann.actor, w.dario.id, state).await.unwrap();
        }
        closed(made).await;
        let made = links().await;
        for role in [Role::Moderator, Role::Admin] {
            accounts::set_role(&w.ctx, w.ann.actor, w.dario.id, role).await.unwrap();
        }
        closed(made).await;
        let (invited, reset) = links().await;
        accounts::set_role(&w.ctx, w.ann.actor, w.ben.id, Role::Owner).await.unwrap();
        assert!(resets::find(&w.ctx, &reset).await.is_err(), "an admin has no way into an owner's account");
        invitations::accept(&w.ctx, &invited, joiner("Clio", None), "a").await.unwrap();
    }

    async fn who_asks_to_join_waits_for_an_admin(w: testkit::World) {
        let ask = async |email: &str| joining::create(&w.ctx, joiner("Fay Fox", Some(email)), "a").await;
        assert!(matches!(ask("fay@acme.example").await, Err(Refusal::NotFound)), "no domains are allowed yet");
        settings(&w, Organisation { mail_domains: vec!["acme.example".to_owned()], ..(*w.ctx.organisation()).clone() }).await;
        assert!(matches!(ask("fay@elsewhere.example").await, Err(Refusal::Invalid { why: "other-domain", .. })));
        assert!(matches!(ask("fay@acme.example.evil.example").await, Err(Refusal::Invalid { .. })));
        ask("fay@ACME.example").await.unwrap();
        ask("ben@acme.example").await.unwrap();
        let wanted = Wanted { state: Some(AccountState::Pending), ..Wanted::default() };
        let pending = accounts::list(&w.ctx, w.dario.actor, wanted).await.unwrap().items;
        assert_eq!(pending.len(), 1, "who is there already is not added, and not told of");
        let fay = pending[0].account.id;
        w.run_events().await;
        let told: Vec<_> = w.events().await.into_iter().filter(|e| e.kind == EventKind::JoinRequested).collect();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].account_id, fay);
        assert!(matches!(accounts::approve(&w.ctx, w.carla.actor, fay).await, Err(Refusal::Forbidden)));
        accounts::approve(&w.ctx, w.dario.actor, fay).await.unwrap();
        assert_eq!(state(&w.ctx, fay).await, Some((Role::Member, AccountState::Active)));
        assert!(matches!(accounts::reject(&w.ctx, w.dario.actor, fay).await, Err(Refusal::Conflict("decided"))));
        ask("gus@acme.example").await.unwrap();
        let wanted = Wanted { state: Some(AccountState::Pending), ..Wanted::default() };
        let gus = accounts::list(&w.ctx, w.dario.actor, wanted).await.unwrap().items[0].account.id;
        accounts::reject(&w.ctx, w.dario.actor, gus).await.unwrap();
        assert_eq!(state(&w.ctx, gus).await, None);
    }

    async fn only_owners_make_admins_and_the_last_owner_stays(w: testkit::World) {
        let role = async |who: testkit::Person, whom: AccountId, role: Role| accounts::set_role(&w.ctx, who.actor, whom, role).await;
        assert!(matches!(role(w.carla, w.ben.id, Role::Moderator).await, Err(Refusal::Forbidden)));
        assert!(matches!(role(w.dario, w.ben.id, Role::Admin).await, Err(Refusal::Forbidden)));
        assert!(matches!(role(w.dario, w.ann.id, Role::Member).await, Err(Refusal::Forbidden)));
        role(w.dario, w.ben.id, Role::Moderator).await.unwrap();
        assert!(matches!(role(w.ann, w.ann.id, Role::Admin).await, Err(Refusal::Conflict("last-owner"))));
        role(w.ann, w.dario.id, Role::Owner).await.unwrap();
        role(w.ann, w.ann.id, Role::Member).await.unwrap();
        assert_eq!(state(&w.ctx, w.ann.id).await, Some((Role::Member, AccountState::Active)));
    }

    async fn who_is_suspended_or_left_is_signed_out(w: testkit::World) {
        let set = async |who: testkit::Person, whom: AccountId, to: AccountState| accounts::set_state(&w.ctx, who.actor, whom, to).await;
        assert!(matches!(set(w.carla, w.ben.id, AccountState::Suspended).await, Err(Refusal::Forbidden)));
        assert!(matches!(set(w.dario, w.ann.id, AccountState::Suspended).await, Err(Refusal::Forbidden)));
        assert!(matches!(set(w.dario, w.dario.id, AccountState::Suspended).await, Err(Refusal::Conflict("yourself"))));
        let secret = sessions::create(&w.ctx, w.ben.id, "", "").await.unwrap();
        set(w.dario, w.ben.id, AccountState::Former).await.unwrap();
        assert!(sessions::list(&w.ctx, w.ben.actor).await.unwrap().is_empty());
        assert!(sessions::find(&w.ctx, &secret, "").await.unwrap().is_none());
        set(w.dario, w.ben.id, AccountState::Active).await.unwrap();
        assert_eq!(state(&w.ctx, w.ben.id).await, Some((Role::Member, AccountState::Active)));
    }

    async fn admins_find_people_and_others_do_not(w: testkit::World) {
        let list = async |text: &str| {
            let wanted = Wanted { text: text.to_owned(), ..Wanted::default() };
            let people = accounts::list(&w.ctx, w.dario.actor, wanted).await.unwrap();
            people.items.into_iter().map(|p| p.account.handle).collect::<Vec<_>>()
        };
        assert_eq!(list("").await, ["ann", "ben", "carla", "dario", "eva"]);
        assert_eq!(list("CONTI").await, ["carla"]);
        assert_eq!(list("eva@").await, ["eva"]);
        assert_eq!(list("%").await, Vec::<String>::new());
        let after = Wanted { after: Some(("Carla Conti".to_owned(), w.carla.id)), ..Wanted::default() };
        assert_eq!(accounts::list(&w.ctx, w.dario.actor, after).await.unwrap().items.len(), 2);
        let admins = Wanted { role: Some(Role::Admin), ..Wanted::default() };
        assert_eq!(accounts::list(&w.ctx, w.dario.actor, admins).await.unwrap().items.len(), 1);
        for who in [w.ben, w.carla] {
            assert!(matches!(accounts::list(&w.ctx, who.actor, Wanted::default()).await, Err(Refusal::Forbidden)));
            assert!(matches!(accounts::overview(&w.ctx, who.actor).await, Err(Refusal::Forbidden)));
        }
        w.post(w.ann, "hello").await;
        let overview = accounts::overview(&w.ctx, w.dario.actor).await.unwrap();
        assert_eq!((overview.active, overview.posts, overview.unprotected), (5, 1, 2));
        assert_eq!(accounts::console(&w.ctx).await.unwrap().id, w.ann.id);
    }
}
