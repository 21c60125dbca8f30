//! Backups: taken while people write, brought back on either engine, and refused when damaged.

use db::Engine;
use service::{Actor, Ctx, Door};
use testkit::TestDb;

use crate::program::{Folder, close, person, text};

/// A folder with a little of everything.
async fn written() -> (Folder, Ctx) {
    let folder = Folder::new();
    let ctx = folder.set_up().await;
    let ben = person(&ctx, "ben", model::Role::Member).await;
    let actor = Actor {
        id: ben,
        role: model::Role::Member,
        door: Door::Import,
    };
    let mut last = None;
    for n in 0..40 {
        let draft = service::statuses::Draft {
            text: format!("Post {n} for @ann about #kettles"),
            reply_to: last.filter(|_| n % 3 == 0),
            ..Default::default()
        };
        let view = service::statuses::post(&ctx, actor, draft).await.unwrap();
        last = Some(view.status.id);
    }
    service::events::run_once(&ctx).await.unwrap();
    (folder, ctx)
}

/// Rows of every table, as a backup counts them.
fn rows(folder: &Folder, name: &str) -> (String, std::path::PathBuf) {
    let file = folder.beside(name);
    let said = folder.run(&["backup", text(&file)]).ok();
    let rows = said.split(": ").nth(1).unwrap().split(' ').next().unwrap();
    (rows.to_owned(), file)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_while_serving_goes_to_the_other_engine_and_back() {
    let (folder, ctx) = written().await;
    close(ctx).await;
    let serving = folder.serve();
    let (all, file) = rows(&folder, "one.backup");
    folder
        .run(&["backup", text(&file)])
        .fails(8, &["exists already"]);
    assert_eq!(serving.stop().0, 0);

    let other = Folder::new();
    let said = other.run(&["restore", text(&file)]).ok();
    assert!(said.contains(&format!("restored {all} rows")), "{said}");
    other.run(&["check"]).ok();
    other
        .run(&["restore", text(&file)])
        .fails(8, &["empty data folder"]);

    let database = TestDb::new(Engine::Postgres).await;
    let on_server = Folder::on(database.options().url);
    let said = on_server.run(&["restore", text(&file)]).ok();
    assert!(said.contains(&format!("restored {all} rows")), "{said}");
    on_server.run(&["check"]).ok();
    let (again, file) = rows(&on_server, "two.backup");
    // Restoring and making a backup are each written down.
    let written: u64 = all.parse().unwrap();
    assert_eq!(again, (written + 2).to_string());

    let back = Folder::new();
    back.run(&["restore", text(&file)]).ok();
    back.run(&["check"]).ok();
    let ctx = back.ctx().await;
    let ann = ctx
        .db()
        .read(|c| store::accounts::find_by_handle(c, "ann"))
        .await
        .unwrap()
        .unwrap();
    let ann = Actor {
        id: ann.id,
        role: ann.role,
        door: Door::Cli,
    };
    let found = service::search::posts(&ctx, ann, "kettle \"post 17\"", model::Page::first(5))
        .await
        .unwrap();
    assert_eq!(found.page.items.len(), 1);
    assert_eq!(
        found.page.items[0].status.source,
        "Post 17 for @ann about #kettles"
    );
    close(ctx).await;
}

#[tokio::test]
async fn a_damaged_backup_is_refused_and_leaves_nothing() {
    let (folder, ctx) = written().await;
    close(ctx).await;
    let (_, file) = rows(&folder, "whole.backup");
    let whole = std::fs::read(&file).unwrap();
    let broken = folder.beside("broken.backup");
    for change in [
        |b: &mut Vec<u8>| b.truncate(b.len() / 2),
        |b: &mut Vec<u8>| {
            let middle = b.len() / 2;
            b[middle] ^= 0x55;
        },
        |b: &mut Vec<u8>| b.clear(),
        |b: &mut Vec<u8>| *b = b"not a backup at all".to_vec(),
    ] {
        let mut bytes = whole.clone();
        change(&mut bytes);
        std::fs::write(&broken, &bytes).unwrap();
        let empty = Folder::new();
        empty
            .run(&["restore", text(&broken)])
            .fails(8, &["damaged"]);
        assert_eq!(empty.run(&["account", "list"]).ok().lines().count(), 1);
        // What was refused does not stand in the way of a whole one.
        empty.run(&["restore", text(&file)]).ok();
    }
    Folder::new()
        .run(&["restore", text(&folder.beside("none"))])
        .fails(1, &["cannot read"]);
}

#[tokio::test]
async fn a_wrong_count_is_found_and_put_right() {
    let (folder, ctx) = written().await;
    let changed = ctx.db().write(|tx| {
        tx.execute(
            "update accounts set statuses_count = statuses_count + 7",
            &[],
        )
    });
    assert!(changed.await.unwrap() > 0);
    close(ctx).await;
    let found = folder.run(&["check"]);
    assert_eq!(found.code, 8);
    assert!(
        found
            .out
            .contains("accounts.statuses_count is wrong in 2 rows"),
        "{}",
        found.out
    );
    folder.run(&["check", "--repair"]).ok();
    folder.run(&["check"]).ok();
}

#[tokio::test]
async fn a_changed_audit_entry_is_found() {
    let (folder, ctx) = written().await;
    let changed = ctx
        .db()
        .write(|tx| tx.execute("update audit_entries set act = 36 where seq = 2", &[]));
    assert_eq!(changed.await.unwrap(), 1);
    close(ctx).await;
    let found = folder.run(&["check", "--repair"]);
    assert_eq!(found.code, 8);
    let said = "audit entry 2 is not as it was written";
    assert!(found.out.contains(said), "{}", found.out);
}
