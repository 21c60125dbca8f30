//! Coming in: set-up, sign-in, the second step, invitations, asking, a new password, the demo.

use model::{AccountState, Role};
use service::accounts::Wanted;
use service::auth::{resets, second_factor};
use service::invitations::NewInvitation;
use service::organisation::{self, Organisation};
use testkit::{Person, World};

use crate::browser::Browser;

/// A password nobody guesses.
pub const GOOD: &str = "een lepel in de koffie";

/// Gives someone [`GOOD`] as their password.
pub async fn give_password(w: &World, who: Person) {
    let link = resets::create(&w.ctx, w.ann.actor, who.id).await.unwrap();
    let secret = link.rsplit('/').next().unwrap();
    resets::finish(&w.ctx, secret, GOOD.to_owned())
        .await
        .unwrap();
}

/// Changes the organisation's settings behind its administrators' backs.
pub async fn settings(w: &World, change: impl FnOnce(&mut Organisation)) {
    let mut organisation = (*w.ctx.organisation()).clone();
    change(&mut organisation);
    let saved = organisation.clone();
    w.ctx
        .write(move |tx| Ok(organisation::save(tx, &saved, model::Time::default())?))
        .await
        .unwrap();
    w.ctx.set_organisation(organisation);
}

fn local(link: &str) -> String {
    link.trim_start_matches("http://corner.test").to_owned()
}

#[tokio::test]
async fn the_first_minutes() {
    let w = World::new(testkit::Engine::Sqlite).await;
    let mut ann = Browser::new(&w).await;
    ann.get("/setup").await.status(404);
    settings(&w, |o| *o = Organisation::default()).await;
    ann.get("/sign-in").await.at("/setup").ok();
    ann.get("/setup?code=guess")
        .await
        .status(422)
        .sees("That code does not work");
    let code = service::setup::code(&w.ctx).await.unwrap().unwrap();
    ann.get(&format!("/setup?code={code}"))
        .await
        .ok()
        .sees("Open your corner");
    let weak = [
        ("organisation", "Beans"),
        ("name", "Søren Holm"),
        ("password", "password123"),
        ("post_limit", "280"),
    ];
    ann.submit("/setup", &weak)
        .await
        .status(422)
        .sees("first that anyone would guess")
        .sees_not("password123");
    assert_eq!(
        ann.form("/setup").value("organisation"),
        Some("Beans"),
        "what was written is kept"
    );
    let fields = [
        ("password", GOOD),
        ("time_zone", "Europe/Copenhagen"),
        ("locale", "da"),
    ];
    ann.submit("/setup", &fields).await;
    assert!(ann.cookie("corner").is_some(), "signed in");
    assert_eq!(ann.path, "/guide/face");
    let made = w.ctx.organisation();
    assert_eq!(
        (made.name.as_str(), made.post_limit, made.locale.as_str()),
        ("Beans", 280, "da")
    );
    ann.get("/setup").await.status(404);
    ann.get(&format!("/setup?code={code}")).await.status(404);
}

#[tokio::test]
async fn signing_in_and_out() {
    let w = World::new(testkit::Engine::Sqlite).await;
    give_password(&w, w.ben).await;
    let mut ben = Browser::new(&w).await;
    ben.get("/settings/security")
        .await
        .at("/sign-in?next=%2Fsettings%2Fsecurity")
        .ok()
        .sees("Come in, Acme");
    ben.submit("/sign-in", &[("name", "ben"), ("password", "guess")])
        .await
        .status(422)
        .sees("do not match");
    assert_eq!(ben.form("/sign-in").value("name"), Some("ben"));
    let stranger = [("name", "nobody"), ("password", "guess")];
    ben.submit("/sign-in", &stranger)
        .await
        .status(422)
        .sees("do not match");
    ben.submit(
        "/sign-in",
        &[("name", "ben@acme.example"), ("password", GOOD)],
    )
    .await
    .at("/settings/security")
    .ok();
    ben.get("/sign-in?next=/settings/security")
        .await
        .at("/settings/security");
    ben.submit("/sign-out", &[])
        .await
        .at("/sign-in")
        .sees("You are signed out.");
    assert!(ben.cookie("corner").is_none());
    ben.get("/settings/security").await.sees("Come in, Acme");
}

#[tokio::test]
async fn next_leads_nowhere_else() {
    let w = World::new(testkit::Engine::Sqlite).await;
    give_password(&w, w.ben).await;
    let mut ben = Browser::new(&w).await;
    ben.get("/sign-in?next=https://evil.example/").await.ok();
    assert_eq!(ben.form("/sign-in").value("next"), Some("/"));
    ben.submit(
        "/sign-in",
        &[
            ("name", "ben"),
            ("password", GOOD),
            ("next", "//evil.example"),
        ],
    )
    .await
    .at("/");
}

#[tokio::test]
async fn too_many_guesses_wait() {
    let w = World::new(testkit::Engine::Sqlite).await;
    let mut guest = Browser::new(&w).await;
    guest.get("/sign-in").await;
    for _ in 0..5 {
        guest
            .submit("/sign-in", &[("name", "ben"), ("password", "guess")])
            .await
            .status(422);
    }
    guest
        .submit("/sign-in", &[("name", "ben"), ("password", "guess")])
        .await
        .status(429)
        .sees("Try again in a minute");
}

#[tokio::test]
async fn the_second_step_is_asked_for() {
    let w = World::new(testkit::Engine::Sqlite).await;
    give_password(&w, w.ben).await;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/settings/security/second-factor").await.ok();
    ben.submit(
        "/settings/security/second-factor",
        &[("current_password", "no")],
    )
    .await
    .status(422)
    .sees("not your present password");
    ben.submit(
        "/settings/security/second-factor",
        &[("current_password", GOOD)],
    )
    .await
    .ok()
    .sees("Scan this")
    .sees("<svg");
    let begun = second_factor::begun(&w.ctx, w.ben.actor).await.unwrap();
    ben.submit(
        "/settings/security/second-factor/confirm",
        &[("code", "000000")],
    )
    .await
    .status(422)
    .sees("does not work");
    let code = totp(&w, &begun.secret);
    ben.submit(
        "/settings/security/second-factor/confirm",
        &[("code", &code)],
    )
    .await
    .ok()
    .sees("Your recovery codes");
    let recovery: Vec<String> = ben
        .page
        .split("<li><code>")
        .skip(1)
        .map(|r| r.split('<').next().unwrap().to_owned())
        .collect();
    assert_eq!(recovery.len(), 10);
    ben.get("/settings/security")
        .await
        .sees("You have 10 recovery codes left");

    let mut other = Browser::new(&w).await;
    other.get("/sign-in?next=/settings/security").await;
    other
        .submit("/sign-in", &[("name", "ben"), ("password", GOOD)])
        .await
        .ok()
        .sees("One more step");
    assert!(other.cookie("corner").is_none(), "not in yet");
    other
        .submit("/sign-in/second", &[("code", &code)])
        .await
        .status(422)
        .sees("used before");
    other
        .submit("/sign-in/second", &[("code", &recovery[0])])
        .await
        .at("/settings/security")
        .ok();
    other.get("/sign-in/second?waiting=guess").await.at("/");
}

fn totp(w: &World, secret: &str) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    totp.generate(w.ctx.now().secs() as u64).to_string()
}

#[tokio::test]
async fn an_invitation_is_shown_and_accepted() {
    let w = World::new(testkit::Engine::Sqlite).await;
    let new = NewInvitation {
        role: Role::Member,
        unit: Some(w.sales),
        max_uses: Some(1),
        days: None,
        note: String::new(),
    };
    let link = service::invitations::create(&w.ctx, w.dario.actor, new)
        .await
        .unwrap();
    let path = local(&link);
    let mut fay = Browser::new(&w).await;
    fay.get(&path)
        .await
        .ok()
        .sees("Join Acme")
        .sees("Dario Dam invites you to Sales.");
    fay.submit(
        &path,
        &[("name", "Fay Fox"), ("handle", "ann"), ("password", GOOD)],
    )
    .await
    .status(422)
    .sees("This is taken already.");
    fay.submit(&path, &[("handle", ""), ("password", GOOD)])
        .await;
    assert_eq!(fay.path, "/guide/face");
    assert!(fay.cookie("corner").is_some());
    let mut late = Browser::new(&w).await;
    late.get(&path)
        .await
        .status(404)
        .sees("does not work any more");
    late.headers.push(("accept-language", "nl".to_owned()));
    late.get("/join/guess")
        .await
        .status(404)
        .sees("werkt niet meer");
}

#[tokio::test]
async fn asking_to_join_waits_for_an_admin() {
    let w = World::new(testkit::Engine::Sqlite).await;
    let mut fay = Browser::new(&w).await;
    fay.get("/join").await.status(404);
    fay.get("/sign-in").await.sees_not("I have no account yet");
    settings(&w, |o| o.mail_domains = vec!["acme.example".to_owned()]).await;
    fay.get("/join")
        .await
        .ok()
        .sees("an address at acme.example");
    let fields = [
        ("name", "Fay Fox"),
        ("handle", "fay"),
        ("email", "fay@elsewhere.example"),
        ("password", GOOD),
    ];
    fay.submit("/join", &fields)
        .await
        .status(422)
        .sees("an address of the organisation");
    fay.submit(
        "/join",
        &[("email", "fay@acme.example"), ("password", GOOD)],
    )
    .await
    .ok()
    .sees("An administrator must approve");
    fay.get("/sign-in").await;
    fay.submit("/sign-in", &[("name", "fay"), ("password", GOOD)])
        .await
        .status(409)
        .sees("must approve your account first");
    let mut dario = Browser::of(&w, w.dario).await;
    dario
        .get("/admin")
        .await
        .ok()
        .sees("One person asks to join.");
    dario
        .get("/admin/people?state=pending")
        .await
        .ok()
        .sees("Fay Fox");
    let wanted = Wanted {
        state: Some(AccountState::Pending),
        ..Wanted::default()
    };
    let id = service::accounts::list(&w.ctx, w.dario.actor, wanted)
        .await
        .unwrap()
        .items[0]
        .account
        .id;
    dario
        .get(&format!("/admin/people/{id}"))
        .await
        .ok()
        .sees("has not been checked by mail");
    dario
        .submit(&format!("/admin/people/{id}/approve"), &[])
        .await
        .ok()
        .sees("Active");
    fay.submit("/sign-in", &[("name", "fay"), ("password", GOOD)])
        .await
        .at("/");
}

#[tokio::test]
async fn a_reset_link_opens_once() {
    let w = World::new(testkit::Engine::Sqlite).await;
    let path = local(
        &resets::create(&w.ctx, w.dario.actor, w.ben.id)
            .await
            .unwrap(),
    );
    let mut ben = Browser::new(&w).await;
    ben.get(&path).await.ok().sees("For @ben.");
    ben.submit(&path, &[("password", "short")])
        .await
        .status(422)
        .sees("at least 10");
    ben.submit(&path, &[("password", GOOD)])
        .await
        .at("/sign-in")
        .sees("Your new password works");
    ben.submit("/sign-in", &[("name", "ben"), ("password", GOOD)])
        .await
        .at("/");
    ben.get(&path)
        .await
        .status(404)
        .sees("does not work any more");
}

#[tokio::test]
async fn the_demo_lets_one_be_anyone_and_nothing_else_does() {
    let w = World::new(testkit::Engine::Sqlite).await;
    let mut guest = Browser::new(&w).await;
    guest.get("/demo").await.status(404);
    guest.get("/sign-in").await;
    guest.post("/demo", &[("handle", "ann")]).await.status(404);
    assert!(guest.cookie("corner").is_none());
    let png = include_bytes!("../../assets/brand/icon-192.png").to_vec();
    let face = service::accounts::set_face(&w.ctx, w.carla.actor, png, None).await;
    face.expect("a face");
    guest.get("/demo/faces/carla").await.status(404);
    settings(&w, |o| o.demo = true).await;
    guest.get("/demo/faces/carla").await.ok();
    assert!(guest.header("content-type").starts_with("image/"));
    guest.get("/demo/faces/ben").await.status(404);
    guest
        .get("/demo")
        .await
        .ok()
        .sees("Carla Conti")
        .sees("Product");
    guest.post("/demo", &[("handle", "carla")]).await.at("/");
    guest
        .get("/settings/security")
        .await
        .ok()
        .sees("Carla Conti");
    guest.get("/demo").await.ok().sees("Who do you want to be?");
}

#[tokio::test]
async fn every_page_before_the_door_speaks_four_languages() {
    let w = World::new(testkit::Engine::Sqlite).await;
    settings(&w, |o| {
        o.demo = true;
        o.mail_domains = vec!["acme.example".to_owned()];
    })
    .await;
    for (tag, in_title) in [
        ("en", "Come in"),
        ("nl", "Kom binnen"),
        ("da", "Kom indenfor"),
        ("it", "Benvenuti"),
    ] {
        let mut guest = Browser::new(&w).await;
        guest.headers.push(("accept-language", tag.to_owned()));
        guest.get("/sign-in").await.ok().sees(in_title);
        for path in ["/join", "/demo", "/reset/x", "/join/x"] {
            guest.get(path).await;
            assert!(
                guest.page.contains(&format!("<html lang=\"{tag}\"")),
                "{path}"
            );
        }
    }
}
