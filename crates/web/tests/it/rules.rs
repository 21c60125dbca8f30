//! House rules as people meet them.

use service::rules::{self, RuleDraft};
use testkit::{Engine, World};

use crate::browser::Browser;

async fn publish(w: &World, title: &str, summary: &str) {
    let rule = RuleDraft {
        title: title.to_owned(),
        about: "We work together.".to_owned(),
    };
    rules::publish(&w.ctx, w.dario.actor, vec![rule], summary)
        .await
        .unwrap();
}

#[tokio::test]
async fn an_admin_writes_them_and_everyone_is_asked() {
    let w = World::new(Engine::Sqlite).await;
    let mut dario = Browser::of(&w, w.dario).await;
    dario.get("/rules").await.ok().sees("no house rules");
    dario.get("/admin/rules").await.ok();
    let asked = [
        ("title", "Be kind"),
        ("about", "Always."),
        ("title", "No secrets"),
        ("about", ""),
    ];
    dario.submit("/admin/rules", &asked).await.ok();
    dario.sees("Version 1 is in force").sees("Have accepted");
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/everyone").await.ok();
    assert!(ben.path.starts_with("/rules/accept"), "{}", ben.path);
    ben.sees("How we treat each other")
        .sees("No secrets")
        .sees_not("What changed");
    ben.submit("/rules/accept", &[]).await.ok();
    assert_eq!(ben.path, "/everyone");
    ben.get("/").await.ok();
    assert_eq!(ben.path, "/");
    ben.get("/rules").await.ok().sees("You accepted them");
    publish(&w, "Be kinder", "Kinder than before").await;
    ben.get("/lists").await.ok();
    ben.sees("The house rules have changed")
        .sees("Kinder than before")
        .sees("Be kinder");
}

#[tokio::test]
async fn reading_goes_on_and_no_text_is_lost() {
    let w = World::new(Engine::Sqlite).await;
    publish(&w, "Be kind", "").await;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/everyone").await.ok();
    ben.submit("/rules/later", &[]).await.ok();
    assert_eq!(ben.path, "/everyone");
    ben.get("/people").await.ok();
    assert_eq!(ben.path, "/people");
    // The page to write on never asks, and gives the words back.
    ben.get("/compose")
        .await
        .ok()
        .sees("read and accept the house rules");
    ben.submit("/posts", &[("text", "Three long sentences")])
        .await
        .status(409);
    ben.sees("Three long sentences")
        .sees("Accept the house rules first");
    ben.get("/rules/accept?next=/compose").await.ok();
    ben.submit("/rules/accept", &[]).await.ok();
    ben.submit("/posts", &[("text", "Three long sentences")])
        .await
        .ok();
    ben.get("/everyone").await.ok().sees("Three long sentences");
    // A later version asks those who put the earlier one off.
    let mut eva = Browser::of(&w, w.eva).await;
    eva.get("/everyone").await;
    eva.submit("/rules/later", &[]).await.ok();
    publish(&w, "Be kinder", "More").await;
    eva.get("/everyone").await;
    assert!(eva.path.starts_with("/rules/accept"));
}

#[tokio::test]
async fn parts_streams_and_pictures_are_not_in_the_way() {
    let w = World::new(Engine::Sqlite).await;
    publish(&w, "Be kind", "").await;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.part("/@eva/card").await.status(200);
    ben.get("/media/1").await.status(404);
    ben.headers.push(("sec-fetch-dest", "image".to_owned()));
    ben.get("/everyone").await.ok();
    assert_eq!(ben.path, "/everyone");
}

#[tokio::test]
async fn who_joins_reads_and_ticks() {
    let w = World::new(Engine::Sqlite).await;
    publish(&w, "Be kind", "").await;
    let mut dario = Browser::of(&w, w.dario).await;
    dario.get("/admin/invitations").await.ok();
    dario.submit("/admin/invitations", &[]).await.ok();
    let link = dario.page.split("/join/").nth(1).unwrap();
    let secret: String = link
        .chars()
        .take_while(|c| c.is_alphanumeric() || "-_".contains(*c))
        .collect();
    let path = format!("/join/{secret}");
    let mut fay = Browser::new(&w).await;
    fay.get(&path).await.ok().sees("Be kind");
    let asked = [
        ("name", "Fay Frost"),
        ("handle", "fay"),
        ("password", "a long enough password 71"),
    ];
    fay.submit(&path, &asked).await.status(422);
    fay.sees("To join, accept the house rules").sees("Be kind");
    let asked = [&asked[..], &[("accepts", "yes")]].concat();
    fay.submit(&path, &asked).await.ok();
    assert!(fay.path.starts_with("/guide"), "{}", fay.path);
    fay.get("/").await.ok();
    assert_eq!(fay.path, "/");
}
