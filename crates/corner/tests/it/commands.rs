//! What the command line says and how it ends.

use std::net::TcpListener;

use crate::http::Client;
use crate::program::{Folder, close, text};

#[test]
fn a_wrong_configuration_ends_with_3() {
    let folder = Folder::new();
    let file = folder.beside("corner.toml");
    std::fs::write(&file, "[server]\nlissten = \"127.0.0.1:1\"\n").unwrap();
    folder
        .run(&["serve", "--config", text(&file)])
        .fails(3, &["corner.toml", "lissten"]);
    folder
        .run(&["config", "--config", text(&folder.beside("none.toml"))])
        .fails(3, &["cannot read", "none.toml"]);
    let mut folder = Folder::new();
    folder.env.push(("CORNER_LOG_LEVEL", "a=b=c".to_owned()));
    folder.run(&["serve"]).fails(3, &["log.level"]);
}

#[test]
fn a_wrong_command_line_ends_with_2() {
    Folder::new().run(&["surf"]).fails(2, &["surf"]);
}

#[test]
fn a_port_in_use_ends_with_4() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    Folder::new()
        .run(&["serve", "--listen", &address])
        .fails(4, &[&address, "--listen"]);
    let mut folder = Folder::new();
    folder.env.push(("CORNER_SERVER_METRICS_LISTEN", address));
    folder
        .run(&["serve", "--listen", "127.0.0.1:0"])
        .fails(4, &["cannot listen"]);
}

#[tokio::test]
async fn a_database_that_cannot_be_used_ends_with_5() {
    let folder = Folder::on("postgres://nobody@127.0.0.1:1/none".to_owned());
    folder.run(&["account", "list"]).fails(5, &["PostgreSQL"]);
    let folder = Folder::new();
    std::fs::create_dir_all(folder.path()).unwrap();
    std::fs::write(folder.path().join("corner.db"), "no database ".repeat(999)).unwrap();
    folder.run(&["serve"]).fails(5, &["corner.db", "damaged"]);
}

#[tokio::test]
async fn a_newer_database_ends_with_6() {
    let folder = Folder::new();
    let ctx = folder.ctx().await;
    let changed = ctx
        .db()
        .write(|tx| tx.execute("update schema_migration set version = version + 1000", &[]));
    assert!(changed.await.unwrap() > 0);
    close(ctx).await;
    folder.run(&["serve"]).fails(6, &["newer", "backup"]);
}

#[test]
fn a_folder_that_cannot_be_written_ends_with_7() {
    let folder = Folder::new();
    // Below a file there is no folder for anybody, not even for root.
    std::fs::write(folder.path(), "a file").unwrap();
    folder.run(&["serve"]).fails(7, &["cannot write", "data"]);
    folder.run(&["account", "list"]).fails(7, &["cannot write"]);
}

#[test]
fn the_configuration_in_force_is_shown_without_its_password() {
    let folder = Folder::on("postgres://corner:secret@db/corner".to_owned());
    let shown = folder.run(&["config", "--listen", "127.0.0.1:81"]).ok();
    for part in [
        "127.0.0.1:81",
        "corner:***@db",
        "[links]",
        text(&folder.path()),
    ] {
        assert!(shown.contains(part), "{shown} should have {part}");
    }
    assert!(!shown.contains("secret"));
}

#[test]
fn scripts_and_programs_get_tokens() {
    let folder = Folder::new();
    folder
        .run(&["token", "create", "ann"])
        .fails(8, &["no account @ann"]);
    folder
        .run(&["account", "create", "ann", "--role", "owner"])
        .ok();
    let token = folder
        .run(&["token", "create", "@ann", "--scopes", "read"])
        .ok();
    assert_eq!(
        token.lines().count(),
        1,
        "only the token, for scripts: {token}"
    );
    assert!(token.trim().len() > 30, "{token}");
    folder
        .run(&["token", "create", "ann", "--scopes", "read:everything"])
        .fails(8, &["read:everything"]);
    let bot = ["bot", "create", "coffeebot", "--name", "Coffee bot"];
    let token = folder.run(&bot).ok();
    assert!(
        token.lines().last().is_some_and(|t| t.len() > 30),
        "{token}"
    );
    folder.run(&bot).fails(8, &["taken"]);
    folder
        .run(&["bot", "create", "tea-group"])
        .fails(8, &["handle"]);
    let list = folder.run(&["account", "list"]).ok();
    assert!(list.contains("Coffee bot"), "{list}");
}

#[test]
fn accounts_are_made_listed_and_helped() {
    let folder = Folder::new();
    let create = ["account", "create"];
    let link = folder.run(&["account", "reset", "ann"]);
    link.fails(8, &["no account @ann"]);
    folder.run(&["invite"]).fails(8, &["no owner"]);
    let owner = [&create[..], &["ann", "--role", "owner", "--password-stdin"]].concat();
    folder
        .run_with(&owner, "password\n")
        .fails(8, &["password"]);
    let made = folder.run_with(&owner, "nine brown kettles sing\n").ok();
    assert!(made.contains("@ann may sign in"), "{made}");
    folder
        .run_with(&owner, "nine brown kettles sing\n")
        .fails(8, &["taken"]);
    folder
        .run(&[&create[..], &["ben", "--role", "king"]].concat())
        .fails(8, &["king", "moderator"]);
    let made = folder.run(&[&create[..], &["ben", "--name", "Ben Brink"]].concat());
    assert!(made.ok().contains("/reset/"));
    let list = folder.run(&["account", "list"]).ok();
    assert!(
        list.contains("ann") && list.contains("owner") && list.contains("Ben Brink"),
        "{list}"
    );
    assert!(
        folder
            .run(&["account", "reset", "@ben"])
            .ok()
            .contains("/reset/")
    );
    assert!(
        folder
            .run(&["invite", "--uses", "3"])
            .ok()
            .contains("/join/")
    );
    folder
        .run(&["invite", "--unit", "moon"])
        .fails(8, &["no unit moon"]);
}

#[test]
fn a_link_from_the_command_line_leads_to_its_page() {
    let folder = Folder::new();
    folder
        .run(&["account", "create", "ann", "--role", "owner"])
        .ok();
    let reset = folder.run(&["account", "reset", "ann"]).ok();
    let (_, path) = reset.trim().rsplit_once("localhost:8080").unwrap();
    let serving = folder.serve();
    let mut visitor = Client::new(serving.port, None).unwrap();
    let page = visitor.get(path).unwrap();
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.body.contains("type=\"password\""), "{}", page.body);
}
