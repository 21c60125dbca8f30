//! The pages of retention, holds, taking everything along, being erased, and investigations.

use model::Audience;
use testkit::World;

use crate::browser::Browser;

#[tokio::test]
async fn an_admin_sees_what_would_go_before_it_goes() {
    let w = World::new(testkit::Engine::Sqlite).await;
    let old = w.post(w.ben, "An old word").await.status.id;
    w.clock.advance(std::time::Duration::from_secs(40 * 86_400));
    let mut dario = Browser::of(&w, w.dario).await;
    dario.get("/admin/retention").await.ok().sees("for ever");
    let fields = [("everyone", "30"), ("spare", "on")];
    dario
        .submit("/admin/retention", &fields)
        .await
        .ok()
        .sees("One post would go now")
        .sees("30 days")
        .sees("Keep it so");
    dario
        .submit("/admin/retention", &[("meant", "on")])
        .await
        .ok()
        .sees("From now on it is kept so")
        .sees("value=\"30\"");
    w.run_events().await;
    let mut eva = Browser::of(&w, w.eva).await;
    eva.get(&format!("/@ben/{old}")).await.status(404);
    dario
        .submit("/admin/retention", &[("everyone", "0")])
        .await
        .status(422)
        .sees("too little or too much");
}

#[tokio::test]
async fn an_admin_places_and_lifts_a_hold() {
    let w = World::new(testkit::Engine::Sqlite).await;
    let mut dario = Browser::of(&w, w.dario).await;
    dario
        .get("/admin/holds")
        .await
        .ok()
        .sees("There are no legal holds");
    dario
        .submit("/admin/holds", &[("handle", "zoe"), ("reason", "A case")])
        .await
        .status(422);
    dario
        .submit("/admin/holds", &[("handle", "@ben"), ("reason", "Case 12")])
        .await
        .ok()
        .sees("Case 12")
        .sees("Ben Brink")
        .sees("Stands");
    let ben = format!("/admin/people/{}/erase", w.ben.id);
    dario.get(&ben).await.ok().sees("Erase Ben Brink");
    dario
        .submit(&ben, &[("handle", "ben")])
        .await
        .status(409)
        .sees("Something has to be kept");
    let id = service::records::holds::list(&w.ctx, w.dario.actor)
        .await
        .unwrap()[0]
        .hold
        .id;
    dario.get("/admin/holds").await;
    dario
        .submit(&format!("/admin/holds/{id}/lift"), &[])
        .await
        .ok()
        .sees("Lifted");
    dario.get(&ben).await;
    dario
        .submit(&ben, &[("handle", "ben")])
        .await
        .ok()
        .sees("It has begun");
    w.run_events().await;
    assert_eq!(w.account(w.ben).await.name, "A former colleague");
    let mut eva = Browser::of(&w, w.eva).await;
    eva.get("/@ben").await.status(404);
}

#[tokio::test]
async fn someone_takes_their_data_along_and_asks_to_be_erased() {
    let w = World::new(testkit::Engine::Sqlite).await;
    w.post(w.ben, "Mine").await;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/settings/export").await.ok().sees("Make the file");
    ben.submit("/settings/export", &[])
        .await
        .ok()
        .sees("Being made");
    w.run_events().await;
    let id = service::records::exports::list(&w.ctx, w.ben.actor)
        .await
        .unwrap()
        .0[0]
        .id;
    let file = format!("/settings/export/{id}");
    ben.get("/settings/export")
        .await
        .ok()
        .sees(&file)
        .sees("Ready");
    ben.get("/notifications")
        .await
        .ok()
        .sees("The file with your data is ready");
    ben.get(&file).await.ok();
    let mut eva = Browser::of(&w, w.eva).await;
    eva.get(&file).await.status(404);
    ben.get("/settings/erase")
        .await
        .ok()
        .sees("Type your handle");
    ben.submit("/settings/erase", &[("handle", "benny")])
        .await
        .status(422)
        .sees("That is not the handle");
    ben.get("/settings/erase").await;
    ben.submit("/settings/erase", &[("handle", "ben")])
        .await
        .ok()
        .sees("You will be erased on");
    ben.submit("/settings/erase/cancel", &[])
        .await
        .ok()
        .sees("Good that you stay");
}

#[tokio::test]
async fn a_thread_says_where_a_former_colleague_wrote() {
    let w = World::new(testkit::Engine::Sqlite).await;
    let theirs = w.post(w.ben, "My plan").await.status.id;
    let answer = w.reply(w.eva, theirs, "Good, @ben").await.status.id;
    service::records::erasure::create(&w.ctx, w.ann.actor, w.ben.id, "ben", "A former colleague")
        .await
        .unwrap();
    w.run_events().await;
    let mut carla = Browser::of(&w, w.carla).await;
    carla
        .get(&format!("/@eva/{answer}"))
        .await
        .ok()
        .sees("A former colleague wrote here")
        .sees("Good, A former colleague")
        .sees_not("Ben Brink")
        .sees_not("@ben")
        .sees_not("My plan");
}

#[tokio::test]
async fn a_conversation_is_read_by_two_and_told() {
    let w = World::new(testkit::Engine::Sqlite).await;
    let talk = service::conversations::start(&w.ctx, w.ben.actor, vec![w.eva.id], "")
        .await
        .unwrap()
        .id;
    w.post_to(w.ben, Audience::Conversation(talk), "Take the till")
        .await;
    let mut dario = Browser::of(&w, w.dario).await;
    dario
        .get("/admin/break-glass")
        .await
        .ok()
        .sees("never alone");
    let fields = [("people", "ben, eva"), ("reason", "Theft"), ("hours", "4")];
    dario
        .submit("/admin/break-glass", &fields)
        .await
        .ok()
        .sees("Waits for a second administrator")
        .sees("Someone else who administers has to decide")
        .sees_not("Take the till");
    let id = service::records::inquiries::list(&w.ctx, w.dario.actor)
        .await
        .unwrap()[0]
        .inquiry
        .id;
    let at = format!("/admin/break-glass/{id}");
    dario.get(&at).await.status(403);
    let mut ann = Browser::of(&w, w.ann).await;
    ann.get("/admin/break-glass").await.ok().sees("Theft");
    ann.submit(&format!("{at}/grant"), &[])
        .await
        .ok()
        .sees("May be read");
    dario
        .get(&at)
        .await
        .ok()
        .sees("Take the till")
        .sees("in the audit log");
    dario.get("/admin/break-glass").await;
    dario
        .submit(&format!("{at}/end"), &[])
        .await
        .ok()
        .sees("Over, and told");
    dario
        .get("/admin/audit")
        .await
        .ok()
        .sees("Read a conversation");
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/notifications")
        .await
        .ok()
        .sees("could be read in an investigation");
}
