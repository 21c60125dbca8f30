//! A post is written once for all who are told it alike, and nobody can tell.

use http::Method;
use image::{ImageFormat, Rgb, RgbImage};
use model::{GroupKind, StatusId};
use service::groups::{self, GroupDraft};
use service::statuses::{Deed, Draft, PollDraft};
use service::{media, quiet};

use super::*;

/// Someone with an app that listens.
struct Reader {
    name: &'static str,
    app: Client,
    stream: Sse,
}

impl Reader {
    async fn new(house: &House, name: &'static str, who: Person) -> Self {
        let token = house.token(who, ALL).await;
        Self {
            name,
            app: Client::at(house.api.clone()).as_token(Some(&token)),
            stream: house.listen_with(&token, "/api/v1/streaming/user").await,
        }
    }

    /// The next post that comes, as it was written.
    async fn post(&mut self) -> String {
        loop {
            let (event, data) = self.stream.next().await.expect("more");
            if event == "update" {
                return data;
            }
        }
    }

    /// What comes next is this post, as it reads when it is asked for.
    async fn told(&mut self, what: &str, id: StatusId) -> String {
        let data = self.post().await;
        let told: Value = serde_json::from_str(&data).unwrap();
        let read = self.app.get(&format!("/api/v1/statuses/{id}")).await;
        assert_eq!(told, read.ok(), "{what}, to {}", self.name);
        data
    }
}

async fn group(w: &World, name: &str, kind: GroupKind, members: &[Person]) -> (Audience, String) {
    let draft = GroupDraft {
        name: name.to_owned(),
        kind,
        purpose: String::new(),
        rules: String::new(),
    };
    let slug = groups::create(&w.ctx, w.ann.actor, draft).await.unwrap();
    for member in members {
        if kind == GroupKind::Secret {
            let name = format!("@{}", w.account(*member).await.handle);
            let invited = groups::invite(&w.ctx, w.ann.actor, &slug, &name).await;
            invited.unwrap();
        }
        groups::join(&w.ctx, member.actor, &slug).await.unwrap();
    }
    let view = groups::show(&w.ctx, w.ann.actor, &slug).await.unwrap();
    (Audience::Group(view.group.id), slug)
}

/// What one might post, and who of Ann's followers is told of it at home.
async fn drafts(w: &World, fay: Person) -> Vec<(&'static str, Draft, &'static str)> {
    let all = "ann ben carla eva fay";
    let draft = |text: &str| Draft {
        text: text.to_owned(),
        wider_ok: true,
        ..Draft::default()
    };
    let to = |audience, text: &str| Draft {
        audience: Some(audience),
        ..draft(text)
    };
    let mut png = std::io::Cursor::new(Vec::new());
    let dot = RgbImage::from_pixel(8, 8, Rgb([200, 30, 30]));
    dot.write_to(&mut png, ImageFormat::Png).unwrap();
    let picture = media::upload(&w.ctx, w.ann.actor, png.into_inner(), "A dot").await;
    let (tea, tea_slug) = group(w, "Tea", GroupKind::Open, &[w.ben, fay]).await;
    let (vault, vault_slug) = group(w, "Vault", GroupKind::Secret, &[w.ben]).await;
    let (club, _) = group(w, "Club", GroupKind::Announcement, &[w.carla]).await;
    let inside = w.post_to(w.carla, Audience::Unit(w.product), "Beans").await;
    let question = w.post(w.ben, "Tea or coffee?").await.status.id;
    let own = w.post(w.ann, "First").await.status.id;
    let poll = PollDraft {
        options: vec!["Yes".to_owned(), "Oat milk".to_owned()],
        multiple: false,
        seconds: 3600,
    };
    vec![
        ("a public post", draft("Coffee? #roast"), all),
        (
            "one for a unit",
            to(Audience::Unit(w.product), "Plans"),
            "ann ben carla",
        ),
        ("one for followers", to(Audience::Followers, "Hello"), all),
        (
            "one for the named",
            to(Audience::Named, "@fay psst"),
            "ann fay",
        ),
        ("one for an open group", to(tea, "Leaves"), "ann ben fay"),
        ("one for a secret group", to(vault, "Gold"), "ann ben"),
        ("an announcement", to(club, "Monday"), "ann carla"),
        (
            "one with an image",
            Draft {
                media: vec![picture.unwrap().id],
                ..draft("A dot")
            },
            all,
        ),
        (
            "one with a poll",
            Draft {
                poll: Some(poll),
                ..draft("Drink?")
            },
            all,
        ),
        (
            "an answer",
            Draft {
                reply_to: Some(question),
                ..draft("Tea")
            },
            "ann ben",
        ),
        (
            "more in a thread",
            Draft {
                reply_to: Some(own),
                ..draft("Second")
            },
            all,
        ),
        (
            "a quote",
            Draft {
                quote_of: Some(inside.status.id),
                ..draft("See")
            },
            all,
        ),
        (
            "one that names a group",
            draft(&format!("Come to !{tea_slug}!")),
            all,
        ),
        (
            "one that names a secret group",
            draft(&format!("Not !{vault_slug}!")),
            all,
        ),
        (
            "one that names a reader",
            draft("Thanks @ben and @eva"),
            all,
        ),
        ("one that a filter marks", draft("Oat milk is out"), all),
        (
            "one with a note",
            Draft {
                note: "Long".to_owned(),
                ..draft("Well!")
            },
            all,
        ),
    ]
}

testkit::on_both! {
    async fn what_is_told_is_what_is_read(w: World) {
        let fay = w.member("fay").await;
        for who in [w.ben, w.carla, w.eva, fay] {
            w.follow(who, w.ann).await;
        }
        quiet::block(&w.ctx, w.dario.actor, w.ann.id).await.unwrap();
        for who in [w.ann, w.ben, w.dario, w.eva, fay] {
            w.follow(who, w.carla).await;
        }
        let filter = json!({ "title": "Milk", "context": ["home"], "filter_action": "warn",
                             "keywords_attributes": [{ "keyword": "milk" }] });
        let eva = Client::of(&w, w.eva).await;
        eva.json(Method::POST, "/api/v2/filters", filter).await.ok();
        let drafts = drafts(&w, fay).await;
        let boosted = w.post(w.carla, "Worth reading").await.status.id;
        statuses::react(&w.ctx, fay.actor, boosted, Deed::Bookmark).await.unwrap();
        let house = House::of(w).await;
        let w = &house.w;
        let mut readers = Vec::new();
        for (name, who) in [("ann", w.ann), ("ben", w.ben), ("carla", w.carla), ("dario", w.dario), ("eva", w.eva), ("fay", fay)] {
            readers.push(Reader::new(&house, name, who).await);
        }
        for (what, draft, names) in drafts {
            let id = w.draft(w.ann, draft).await.status.id;
            for reader in readers.iter_mut().filter(|r| names.split(' ').any(|name| name == r.name)) {
                reader.told(what, id).await;
            }
        }
        statuses::react(&w.ctx, w.ann.actor, boosted, Deed::Boost).await.unwrap();
        for reader in readers.iter_mut().filter(|r| r.name != "dario") {
            let told: Value = serde_json::from_str(&reader.post().await).unwrap();
            assert_eq!(told["reblog"]["id"], boosted.to_string());
            let read = reader.app.get(&format!("/api/v1/statuses/{}", told["id"].as_str().unwrap())).await;
            assert_eq!(told, read.ok(), "a boost, to {}", reader.name);
            assert_eq!(told["bookmarked"], reader.name == "fay");
        }
        // Nothing came in between to those who were not named, and nothing at all to who blocked Ann.
        let last = w.post(w.carla, "Good night").await.status.id;
        for reader in &mut readers {
            reader.told("the last", last).await;
        }
    }

    async fn it_is_written_once_and_images_are_each_tokens_own(w: World) {
        let fay = w.member("fay").await;
        for who in [w.ben, w.carla, fay] {
            w.follow(who, w.ann).await;
        }
        let house = House::of(w).await;
        let w = &house.w;
        let (mut ben, mut carla, mut fay) = (
            Reader::new(&house, "ben", w.ben).await,
            Reader::new(&house, "carla", w.carla).await,
            Reader::new(&house, "fay", fay).await,
        );
        let before = house.api.ready().filled().asked;
        let id = w.post(w.ann, "Coffee?").await.status.id;
        let first = ben.told("words", id).await;
        assert_eq!(first, carla.told("words", id).await);
        assert_eq!(first, fay.told("words", id).await);
        assert_eq!(house.api.ready().filled().asked, before + 1, "for three");
        let mut png = std::io::Cursor::new(Vec::new());
        RgbImage::new(8, 8).write_to(&mut png, ImageFormat::Png).unwrap();
        let picture = media::upload(&w.ctx, w.ann.actor, png.into_inner(), "").await.unwrap();
        let draft = Draft { text: "A square".to_owned(), media: vec![picture.id], ..Draft::default() };
        let id = w.draft(w.ann, draft).await.status.id;
        let address = |told: &str| {
            let told: Value = serde_json::from_str(told).unwrap();
            told["media_attachments"][0]["url"].as_str().unwrap().to_owned()
        };
        let (ben, carla) = (address(&ben.told("an image", id).await), address(&carla.told("an image", id).await));
        assert_ne!(ben, carla);
        for address in [ben, carla] {
            let path = address.trim_start_matches("http://corner.test");
            assert_eq!(fay.app.as_token(None).get(path).await.code, 200);
        }
    }
}
