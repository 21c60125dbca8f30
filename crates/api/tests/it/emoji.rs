//! Emoji of the organisation's own, as apps draw them.

use std::io::Cursor;

use image::{Rgba, RgbaImage};
use serde_json::json;
use service::emoji::{self, NewEmoji};
use testkit::{Engine, World};

use crate::client::Client;

fn png() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let image = RgbaImage::from_pixel(64, 64, Rgba([200, 90, 20, 120]));
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[tokio::test]
async fn apps_list_draw_and_give_them() {
    let w = World::new(Engine::Sqlite).await;
    for (code, category, listed) in [("roaster", "Coffee", true), ("acme", "", false)] {
        let new = NewEmoji {
            shortcode: code.to_owned(),
            category: category.to_owned(),
            listed,
        };
        emoji::create(&w.ctx, w.dario.actor, new, png())
            .await
            .unwrap();
    }
    let eva = Client::of(&w, w.eva).await;
    let all = eva.get("/api/v1/custom_emojis").await.ok();
    assert_eq!(all.as_array().unwrap().len(), 2);
    assert_eq!(all[1]["shortcode"], "roaster");
    assert_eq!(
        (&all[0]["visible_in_picker"], &all[1]["visible_in_picker"]),
        (&json!(false), &json!(true))
    );
    assert_eq!(
        (&all[0]["category"], &all[1]["category"]),
        (&json!(null), &json!("Coffee"))
    );
    for url in ["url", "static_url"] {
        let path = all[1][url]
            .as_str()
            .unwrap()
            .trim_start_matches("http://corner.test");
        let picture = eva.as_token(None).get(path).await;
        assert_eq!(
            picture.header("content-type").split('/').next(),
            Some("image"),
            "{path}"
        );
    }
    let found = eva.get("/api/v1/custom_emojis?q=roa").await.ok();
    assert_eq!(found.as_array().unwrap().len(), 1);

    let fields = [
        ("status", "A :roaster:, :roaster: and :nobody:"),
        ("spoiler_text", ":acme:"),
    ];
    let made = eva.post("/api/v1/statuses", &fields).await.ok();
    let codes = |list: &serde_json::Value| -> Vec<String> {
        let of = |e: &serde_json::Value| e["shortcode"].as_str().unwrap().to_owned();
        list.as_array().unwrap().iter().map(of).collect()
    };
    assert_eq!(codes(&made["emojis"]), ["roaster", "acme"]);
    assert!(
        made["content"].as_str().unwrap().contains(":roaster:"),
        "apps draw it themselves"
    );
    assert_eq!(made["account"]["emojis"], json!([]));

    let id = made["id"].as_str().unwrap();
    let ben = Client::of(&w, w.ben).await;
    let given = ben
        .post(&format!("/api/v1/statuses/{id}/react/roaster"), &[])
        .await
        .ok();
    let given = &given["reactions"][0];
    assert_eq!(
        (&given["name"], &given["count"], &given["me"]),
        (&json!("roaster"), &json!(1), &json!(true))
    );
    assert!(given["url"].is_string());
    ben.post(&format!("/api/v1/statuses/{id}/react/%F0%9F%8E%89"), &[])
        .await
        .ok();
    ben.post(&format!("/api/v1/statuses/{id}/react/nobody"), &[])
        .await
        .is(422);
    let left = ben
        .post(&format!("/api/v1/statuses/{id}/unreact/roaster"), &[])
        .await
        .ok();
    assert_eq!(
        left["reactions"],
        json!([{ "name": "🎉", "count": 1, "me": true }])
    );

    eva.form(
        http::Method::PATCH,
        "/api/v1/accounts/update_credentials",
        &[("display_name", "Eva :acme:")],
    )
    .await
    .ok();
    let me = ben
        .get(&format!("/api/v1/accounts/{}", w.eva.id))
        .await
        .ok();
    assert_eq!(codes(&me["emojis"]), ["acme"]);
}
