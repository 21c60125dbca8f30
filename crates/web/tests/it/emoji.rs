//! Emoji of the organisation's own, from the page of the administrators to where people see them.

use service::emoji::{self, NewEmoji};
use testkit::{Engine, World};

use crate::browser::Browser;

fn png() -> Vec<u8> {
    include_bytes!("../../assets/brand/icon-192.png").to_vec()
}

async fn world() -> World {
    let w = World::new(Engine::Sqlite).await;
    for (code, category) in [("roaster", "Coffee"), ("acme", "")] {
        let new = NewEmoji {
            shortcode: code.to_owned(),
            category: category.to_owned(),
            listed: true,
        };
        emoji::create(&w.ctx, w.dario.actor, new, png())
            .await
            .unwrap();
    }
    w
}

#[tokio::test]
async fn an_administrator_adds_sorts_and_deletes_them() {
    let w = World::new(Engine::Sqlite).await;
    let mut dario = Browser::of(&w, w.dario).await;
    dario
        .get("/admin/emoji")
        .await
        .ok()
        .sees("No emoji of your own yet");
    dario
        .upload(
            "/admin/emoji",
            &[("shortcode", "Good Roast")],
            &[("image", "a.png", &png())],
        )
        .await
        .status(422)
        .sees("2 to 32 small letters")
        .sees("value=\"Good Roast\"");
    dario
        .upload("/admin/emoji", &[("shortcode", "good_roast")], &[])
        .await
        .status(422)
        .sees("Choose a picture first");
    let fields = [
        ("shortcode", "good_roast"),
        ("category", "Coffee"),
        ("listed", "on"),
    ];
    dario
        .upload("/admin/emoji", &fields, &[("image", "a.png", &png())])
        .await
        .ok()
        .sees("Everyone can use it now")
        .sees("<code>:good_roast:</code>");
    let id = w.ctx.emoji().find("good_roast").unwrap().id;
    let at = format!("/admin/emoji/{id}");
    dario
        .submit(&format!("{at}/disable"), &[])
        .await
        .ok()
        .sees("Out of use");
    dario
        .submit(&format!("{at}/enable"), &[])
        .await
        .ok()
        .sees("In use again");
    dario.get(&at).await.ok();
    dario
        .submit(&at, &[("category", "Beans")])
        .await
        .ok()
        .sees("Beans");
    dario
        .get(&format!("{at}/delete"))
        .await
        .ok()
        .sees("Nobody has reacted with it");
    dario
        .submit(&format!("{at}/delete"), &[])
        .await
        .ok()
        .sees("Deleted.")
        .sees_not("alt=\":good_roast:\"");
    dario
        .get("/admin/audit")
        .await
        .ok()
        .sees("Added an emoji")
        .sees("Deleted an emoji");
}

#[tokio::test]
async fn they_are_drawn_wherever_people_write() {
    let w = world().await;
    let mut ben = Browser::of(&w, w.ben).await;
    ben.get("/settings/profile").await.ok();
    ben.submit("/settings/profile", &[("name", "Ben :acme:")])
        .await
        .ok();
    let post = w
        .post(
            w.ben,
            "Fresh :roaster: at 12:30:45, `:roaster:` it is; :nobody:",
        )
        .await;
    let mut eva = Browser::of(&w, w.eva).await;
    let media = w.ctx.emoji().find("roaster").unwrap().media_id;
    let drawn = format!("src=\"/media/{media}\" alt=\":roaster:\"");
    eva.get(&format!("/@ben/{}", post.status.id))
        .await
        .ok()
        .sees(&drawn)
        .sees("Ben <img class=\"emoji\"")
        .sees("at 12:30:45, <code>:roaster:</code> it is; :nobody:");
    eva.get(&format!("/media/{media}")).await.ok();
    eva.get("/").await;
    eva.post(
        "/status-line",
        &[
            ("emoji", ":roaster:"),
            ("text", "Roasting :acme:"),
            ("until", "today"),
        ],
    )
    .await
    .ok();
    ben.get("/@eva")
        .await
        .ok()
        .sees(&drawn)
        .sees("Roasting <img");
}

#[tokio::test]
async fn they_are_offered_first_and_given_as_reactions() {
    let w = world().await;
    let post = w.post(w.ben, "Lunch?").await.status.id;
    let mut eva = Browser::of(&w, w.eva).await;
    eva.part("/typeahead?kind=emoji&q=roa")
        .await
        .ok()
        .sees("data-value=\":roaster:\"")
        .sees("alt=\":roaster:\"");
    eva.part("/emoji")
        .await
        .ok()
        .sees("Coffee")
        .sees("Our own")
        .sees("value=\":acme:\"")
        .sees_not("<html");
    eva.get("/emoji?q=roast")
        .await
        .ok()
        .sees(":roaster:")
        .sees_not(":acme:");
    eva.get(&format!("/posts/{post}/react?q=roa"))
        .await
        .ok()
        .sees("value=\":roaster:\"");
    eva.post(&format!("/posts/{post}/react"), &[("emoji", "roaster")])
        .await
        .ok();
    eva.get(&format!("/@ben/{post}"))
        .await
        .ok()
        .sees("name=\"emoji\" value=\":roaster:\"")
        .sees("alt=\":roaster:\"");
    w.run_events().await;
    Browser::of(&w, w.ben)
        .await
        .get("/notifications")
        .await
        .ok()
        .sees("alt=\":roaster:\"");
}
