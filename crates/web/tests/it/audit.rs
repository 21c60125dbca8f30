//! The page of the audit log, and its files.

use model::Role;
use service::accounts;
use testkit::World;

use crate::browser::Browser;

async fn acted() -> World {
    let w = World::new(testkit::Engine::Sqlite).await;
    accounts::set_role(&w.ctx, w.ann.actor, w.ben.id, Role::Moderator)
        .await
        .unwrap();
    w
}

#[tokio::test]
async fn an_admin_looks_things_up() {
    let w = acted().await;
    let mut dario = Browser::of(&w, w.dario).await;
    dario
        .get("/admin/audit")
        .await
        .ok()
        .sees("Gave a role")
        .sees("Before: Member")
        .sees("After: Moderator")
        .sees("Signed in")
        .sees("Command line");
    dario
        .get("/admin/audit?who=@ann&act=role_set")
        .await
        .ok()
        .sees("Ben Brink")
        .sees_not("#1<");
    dario
        .get("/admin/audit?person=eva&act=role_set")
        .await
        .ok()
        .sees("Nothing like that");
    dario
        .get("/admin/audit?since=2026-03-02&until=2026-03-02")
        .await
        .ok()
        .sees("Gave a role");
    dario
        .get("/admin/audit?until=2026-03-01")
        .await
        .ok()
        .sees("Nothing like that");
    dario
        .get("/admin/audit?who=nobody&since=yesterday")
        .await
        .status(422)
        .sees("Nobody here is called that")
        .sees("not a date");
}

#[tokio::test]
async fn it_is_taken_out_as_a_file() {
    let w = acted().await;
    let mut dario = Browser::of(&w, w.dario).await;
    dario.get("/admin/audit").await;
    dario
        .submit("/admin/audit/export", &[("format", "csv")])
        .await
        .ok()
        .sees("\"seq\",\"at\",\"act\"")
        .sees("\"role_set\",\"web\"")
        .sees("from: member; to: moderator");
    dario
        .get("/admin/audit")
        .await
        .ok()
        .sees("Took the audit log out");
    dario
        .submit(
            "/admin/audit/export",
            &[("format", "jsonl"), ("act", "role_set")],
        )
        .await
        .ok()
        .sees("\"act\":\"role_set\"")
        .sees("\"to\":\"moderator\"")
        .sees_not("signed_in");
}
