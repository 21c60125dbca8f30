//! Administration, and how well one's own account is kept.

use model::Role;
use service::auth::sessions;
use testkit::World;

use crate::browser::Browser;
use crate::door::{GOOD, give_password};

#[tokio::test]
async fn an_admin_looks_after_people() {
    let w = World::new(testkit::Engine::Sqlite).await;
    let mut dario = Browser::of(&w, w.dario).await;
    dario
        .get("/admin")
        .await
        .ok()
        .sees("SQLite")
        .sees("sign in with nothing but a password");
    dario
        .get("/admin/people?q=conti")
        .await
        .ok()
        .sees("Carla Conti")
        .sees("Moderator")
        .sees_not("Ben Brink");
    dario
        .get("/admin/people?q=nobody-like-that")
        .await
        .ok()
        .sees("Nobody fits");
    let ben = format!("/admin/people/{}", w.ben.id);
    dario
        .get(&ben)
        .await
        .ok()
        .sees("ben@acme.example")
        .sees_not("value=\"admin\"");
    dario
        .submit(&format!("{ben}/role"), &[("role", "moderator")])
        .await
        .ok()
        .sees("Saved.");
    assert_eq!(w.account(w.ben).await.role, Role::Moderator);
    dario
        .post(&format!("{ben}/role"), &[("role", "admin")])
        .await
        .status(403);
    dario.get(&ben).await;
    dario
        .post(&format!("{ben}/state"), &[("state", "suspended")])
        .await
        .ok()
        .sees("Suspended")
        .sees("Let in again");
    dario
        .post(&format!("{ben}/state"), &[("state", "active")])
        .await
        .ok();
    dario
        .submit(&format!("{ben}/reset"), &[])
        .await
        .ok()
        .sees("http://corner.test/reset/");
    dario.get(&ben).await;
    dario
        .submit(&format!("{ben}/second-factor"), &[])
        .await
        .ok();
    let ann = format!("/admin/people/{}", w.ann.id);
    dario.get(&ann).await.ok().sees("Only an owner can change");
    dario.post(&format!("{ann}/reset"), &[]).await.status(403);
}

#[tokio::test]
async fn the_last_owner_is_told_why_not() {
    let w = World::new(testkit::Engine::Sqlite).await;
    let mut ann = Browser::of(&w, w.ann).await;
    let me = format!("/admin/people/{}", w.ann.id);
    ann.get(&me).await.ok().sees("You cannot suspend yourself");
    ann.submit(&format!("{me}/role"), &[("role", "member")])
        .await
        .status(409)
        .sees("There must be one owner");
    assert_eq!(w.account(w.ann).await.role, Role::Owner);
}

#[tokio::test]
async fn an_admin_makes_and_takes_back_invitations() {
    let w = World::new(testkit::Engine::Sqlite).await;
    let mut dario = Browser::of(&w, w.dario).await;
    dario
        .get("/admin/invitations")
        .await
        .ok()
        .sees("No invitations yet")
        .sees("Roastery");
    dario
        .submit("/admin/invitations", &[("max_uses", "0")])
        .await
        .status(422)
        .sees("too little or too much");
    let fields = [("note", "New in spring"), ("max_uses", "3"), ("days", "7")];
    dario
        .submit("/admin/invitations", &fields)
        .await
        .ok()
        .sees("http://corner.test/join/");
    dario
        .get("/admin/invitations")
        .await
        .ok()
        .sees("New in spring")
        .sees("0 / 3")
        .sees("Open");
    let id = service::invitations::list(&w.ctx, w.dario.actor)
        .await
        .unwrap()[0]
        .invitation
        .id;
    dario
        .submit(&format!("/admin/invitations/{id}/revoke"), &[])
        .await
        .ok()
        .sees("Taken back");
}

#[tokio::test]
async fn an_admin_changes_the_organisation() {
    let w = World::new(testkit::Engine::Sqlite).await;
    let mut dario = Browser::of(&w, w.dario).await;
    dario.get("/admin/organisation").await.ok();
    dario
        .submit("/admin/organisation", &[("post_limit", "9000")])
        .await
        .status(422);
    dario.get("/admin/organisation").await;
    dario
        .submit("/admin/organisation", &[("mail_domains", "not a domain")])
        .await
        .status(422)
        .sees("not a domain such as");
    dario.get("/admin/organisation").await;
    let fields = [
        ("name", "Beans"),
        ("post_limit", "280"),
        ("mail_domains", "@Beans.example, zon.example"),
        ("time_zone", "Europe/Rome"),
    ];
    dario
        .submit("/admin/organisation", &fields)
        .await
        .ok()
        .sees("Saved.");
    let now = w.ctx.organisation();
    assert_eq!(
        (now.name.as_str(), now.post_limit, now.time_zone.as_str()),
        ("Beans", 280, "Europe/Rome")
    );
    assert_eq!(now.mail_domains, ["beans.example", "zon.example"]);
    assert!(now.fetch_cards, "as it stood in the page");
}

#[tokio::test]
async fn jobs_that_failed_are_tried_again_or_dropped() {
    let w = World::new(testkit::Engine::Sqlite).await;
    let ctx = w.ctx.clone();
    let now = ctx.now();
    for n in 0..2 {
        let ctx_ = ctx.clone();
        ctx.write(move |tx| {
            service::jobs::enqueue(&ctx_, tx, &format!("strange-{n}"), &(), None, now)
        })
        .await
        .unwrap();
    }
    while service::jobs::run_once(&w.ctx).await.unwrap() > 0 {}
    let mut dario = Browser::of(&w, w.dario).await;
    dario
        .get("/admin")
        .await
        .ok()
        .sees("2 jobs have failed for good");
    dario
        .get("/admin/jobs")
        .await
        .ok()
        .sees("strange-0")
        .sees("no such work");
    let dead = service::administration::jobs(&w.ctx, w.dario.actor)
        .await
        .unwrap()
        .dead;
    dario
        .submit(&format!("/admin/jobs/{}/drop", dead[0].id), &[])
        .await
        .ok()
        .sees("Dropped.");
    dario
        .submit(&format!("/admin/jobs/{}/retry", dead[1].id), &[])
        .await
        .ok()
        .sees("tried again");
    dario
        .post(&format!("/admin/jobs/{}/drop", dead[1].id), &[])
        .await
        .status(404);
    let jobs = service::administration::jobs(&w.ctx, w.dario.actor)
        .await
        .unwrap();
    assert_eq!((jobs.dead.len(), jobs.waiting.len()), (0, 1));
}

#[tokio::test]
async fn sessions_are_listed_and_ended() {
    let w = World::new(testkit::Engine::Sqlite).await;
    give_password(&w, w.ben).await;
    let agent = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0";
    let other = sessions::create(&w.ctx, w.ben.id, agent, "192.0.2.9")
        .await
        .unwrap();
    let third = sessions::create(&w.ctx, w.ben.id, "", "192.0.2.10")
        .await
        .unwrap();
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/settings/security")
        .await
        .ok()
        .sees("Firefox on Linux")
        .sees("192.0.2.9")
        .sees("Unknown device")
        .sees("This device");
    let id = sessions::find(&w.ctx, &other, "")
        .await
        .unwrap()
        .unwrap()
        .session
        .id;
    ben.submit(&format!("/settings/security/sessions/{id}/delete"), &[])
        .await
        .ok()
        .sees("That device is signed out.");
    assert!(sessions::find(&w.ctx, &other, "").await.unwrap().is_none());
    ben.submit("/settings/security/sessions/delete", &[])
        .await
        .ok()
        .sees("One other device is signed out.");
    assert!(sessions::find(&w.ctx, &third, "").await.unwrap().is_none());
    ben.get("/settings/security/password").await.ok();
    ben.submit(
        "/settings/security/password",
        &[
            ("current_password", "no"),
            ("password", "tre gatti sul tetto"),
        ],
    )
    .await
    .status(422)
    .sees("not your present password");
    ben.submit(
        "/settings/security/password",
        &[
            ("current_password", GOOD),
            ("password", "tre gatti sul tetto"),
        ],
    )
    .await
    .ok()
    .sees("Your password was changed");
}

#[tokio::test]
async fn passkeys_need_a_name_and_https() {
    let w = World::new(testkit::Engine::Sqlite).await;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/settings/security")
        .await
        .ok()
        .sees("Passkeys work only when");
    ben.get("/settings/security/passkeys").await.status(409);
    let mut guest = Browser::new(&w).await;
    guest.get("/sign-in").await.ok().sees_not("data-passkey");
}

#[tokio::test]
async fn every_page_of_administration_and_security_speaks_four_languages() {
    let w = World::new(testkit::Engine::Sqlite).await;
    let invitation = service::invitations::NewInvitation {
        role: Role::Member,
        unit: None,
        max_uses: None,
        days: None,
        note: String::new(),
    };
    service::invitations::create(&w.ctx, w.dario.actor, invitation)
        .await
        .unwrap();
    for tag in ["en", "nl", "da", "it"] {
        let mut ann = Browser::of(&w, w.ann).await;
        ann.headers.push(("accept-language", tag.to_owned()));
        let ben = format!("/admin/people/{}", w.ben.id);
        for path in [
            "/admin",
            "/admin/people",
            &ben,
            "/admin/invitations",
            "/admin/organisation",
            "/admin/jobs",
            "/settings/security",
            "/settings/security/password",
            "/settings/security/second-factor",
            "/settings/security/second-factor/codes",
            "/settings/security/second-factor/delete",
        ] {
            ann.get(path).await.ok();
            assert!(
                ann.page.contains(&format!("<html lang=\"{tag}\"")),
                "{path}"
            );
        }
    }
}
