//! Images, in and out.

use model::{Audience, MediaId};
use service::statuses::Draft;
use testkit::{Engine, Person, World};

use crate::browser::Browser;

/// Our own mark.
const PNG: &[u8] = include_bytes!("../../assets/brand/icon-192.png");

async fn posted(w: &World, who: Person, audience: Audience, text: &str, id: MediaId) {
    let draft = Draft {
        text: text.to_owned(),
        audience: Some(audience),
        media: vec![id],
        ..Draft::default()
    };
    w.draft(who, draft).await;
}

async fn uploaded(browser: &mut Browser) -> MediaId {
    browser.get("/").await;
    browser.headers.push(("x-fragment", "1".to_owned()));
    let files = [("file", "IMG_0001.HEIC", PNG)];
    browser
        .upload("/media", &[("description", "Our mark")], &files)
        .await
        .ok();
    browser.headers.clear();
    let id = browser.json()["id"]
        .as_str()
        .expect("an id as text")
        .parse()
        .expect("an id");
    assert_eq!(browser.json()["width"], 192);
    assert_eq!(browser.json()["src"], format!("/media/{id}/small"));
    assert_eq!(browser.json()["description"], "Our mark");
    id
}

#[tokio::test]
async fn an_image_is_shown_to_those_who_see_its_post() {
    let w = World::new(Engine::Sqlite).await;
    let mut ann = Browser::of(&w, w.ann).await;
    let id = uploaded(&mut ann).await;
    let (large, small) = (format!("/media/{id}"), format!("/media/{id}/small"));
    ann.get(&large).await.ok();
    assert!(image_type(&ann).starts_with("image/"));
    let mut eva = Browser::of(&w, w.eva).await;
    let mut ben = Browser::of(&w, w.ben).await;
    let mut nobody = Browser::new(&w).await;
    for path in [&large, &small] {
        eva.get(path).await.status(404);
        ben.get(path).await.status(404);
    }
    posted(&w, w.ann, Audience::Named, "for @eva", id).await;
    for path in [&large, &small] {
        eva.get(path).await.ok();
        assert_eq!(eva.header("content-type"), image_type(&ann));
        assert_eq!(
            eva.header("cache-control"),
            "private, max-age=31536000, immutable"
        );
        assert_eq!(eva.header("x-content-type-options"), "nosniff");
        assert_eq!(
            eva.header("content-security-policy"),
            "default-src 'none'; frame-ancestors 'none'; sandbox"
        );
        assert!(
            eva.header("content-disposition")
                .starts_with("inline; filename=\"corner-")
        );
        assert!(eva.bytes.len() > 500);
        ben.get(path).await.status(404);
        assert_ne!(ben.header("cache-control"), eva.header("cache-control"));
        nobody.get(path).await;
        assert!(nobody.path.starts_with("/sign-in"), "{}", nobody.path);
    }
    for nowhere in [
        "/media/1",
        "/media/x",
        "/media/-1/small",
        "/media/99999999999999999999",
        "/media/../etc",
    ] {
        ann.get(nowhere).await.status(404);
    }
}

fn image_type(browser: &Browser) -> String {
    browser.header("content-type").to_owned()
}

#[tokio::test]
async fn an_image_is_described_and_thrown_away_by_its_owner() {
    let w = World::new(Engine::Sqlite).await;
    let mut ann = Browser::of(&w, w.ann).await;
    let id = uploaded(&mut ann).await;
    let (path, delete) = (format!("/media/{id}"), format!("/media/{id}/delete"));
    let mut ben = Browser::of(&w, w.ben).await;
    ben.fetch(&path, &[("description", "Mine")])
        .await
        .status(404);
    ben.fetch(&delete, &[]).await.status(404);
    ann.fetch(&path, &[("description", "A cup")]).await.ok();
    let found = service::media::find(&w.ctx, w.ann.actor, id)
        .await
        .expect("an image");
    assert_eq!(found.description, "A cup");
    ann.fetch(&delete, &[]).await.ok();
    ann.get(&path).await.status(404);
}

#[tokio::test]
async fn what_is_no_image_is_refused_in_words() {
    let w = World::new(Engine::Sqlite).await;
    let mut ann = Browser::of(&w, w.ann).await;
    for (bytes, word) in [
        (&b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..], "HEIC"),
        (b"<svg onload='alert(1)'/>", "AVIF"),
        (&PNG[..300], "damaged"),
        (b"", "empty"),
    ] {
        ann.upload("/media", &[], &[("file", "a.png", bytes)])
            .await
            .status(422)
            .sees(word);
    }
    let huge = vec![0; 18 << 20];
    ann.upload("/media", &[], &[("file", "a.png", &huge)])
        .await
        .status(413)
        .sees("16 MB");
    let mut nobody = Browser::new(&w).await;
    nobody
        .upload("/media", &[], &[("file", "a.png", PNG)])
        .await;
    assert!(nobody.path.starts_with("/sign-in"), "{}", nobody.path);
}
