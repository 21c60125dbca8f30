//! Emoji of the organisation's own: who makes them, what they may be, where they may be given.

use std::io::Cursor;

use image::codecs::gif::GifEncoder;
use image::{Delay, Frame, Rgba, RgbaImage};
use model::{EmojiId, Page};
use service::accounts::{self, Stands};
use service::emoji::{self, NewEmoji};
use service::media::{self, Size};
use service::statuses::{self, Deed};
use service::{Answer, Refusal};
use testkit::{Person, World};

fn png(side: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let image = RgbaImage::from_pixel(side, side, Rgba([200, 90, 20, 120]));
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn gif(side: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    {
        let mut encoder = GifEncoder::new(&mut bytes);
        for shade in [20, 220] {
            let image = RgbaImage::from_pixel(side, side, Rgba([shade, 90, 20, 255]));
            let frame = Frame::from_parts(image, 0, 0, Delay::from_numer_denom_ms(100, 1));
            encoder.encode_frame(frame).unwrap();
        }
    }
    bytes
}

async fn add(
    w: &World,
    who: Person,
    code: &str,
    category: &str,
    image: Vec<u8>,
) -> Answer<EmojiId> {
    let new = NewEmoji {
        shortcode: code.to_owned(),
        category: category.to_owned(),
        listed: true,
    };
    emoji::create(&w.ctx, who.actor, new, image).await
}

fn why<T: std::fmt::Debug>(refused: Answer<T>) -> (&'static str, &'static str) {
    match refused {
        Err(Refusal::Invalid { field, why, .. }) => (field, why),
        other => panic!("{other:?}"),
    }
}

async fn react(w: &World, id: model::StatusId, emoji: &str) -> Answer<Vec<String>> {
    let deed = Deed::React(emoji.to_owned());
    let view = statuses::react(&w.ctx, w.eva.actor, id, deed).await?;
    Ok(view.reactions.into_iter().map(|r| r.emoji).collect())
}

testkit::on_both! {
    async fn administrators_add_them_and_everyone_uses_them(w: World) {
        let ctx = &w.ctx;
        for who in [w.ben, w.carla] {
            assert!(matches!(add(&w, who, "roaster", "", png(40)).await, Err(Refusal::Forbidden)));
        }
        let id = add(&w, w.dario, " :Roaster: ", " Coffee  corner ", png(300)).await.unwrap();
        let own = ctx.emoji();
        let roaster = own.find("roaster").unwrap();
        assert_eq!((roaster.id, roaster.category.as_str(), roaster.moves), (id, "Coffee corner", false));
        for size in [Size::Large, Size::Small] {
            let drawn = media::read(ctx, w.eva.actor, roaster.media_id, size).await.unwrap();
            let shown = image::load_from_memory(&drawn.bytes).unwrap();
            assert_eq!(shown.width(), if size == Size::Large { 128 } else { 64 });
        }
        let post = w.post(w.ben, "one :roaster: please").await;
        assert!(post.status.html.contains(":roaster:"), "kept as it was written");
        assert_eq!(react(&w, post.status.id, ":roaster:").await.unwrap(), [":roaster:"]);
        assert_eq!(why(react(&w, post.status.id, ":nobody:").await), ("emoji", "no-emoji"));
        accounts::set_status_line(ctx, w.eva.actor, ":roaster:", "Roasting", Stands::Ever).await.unwrap();
        assert_eq!(w.account(w.eva).await.status.unwrap().emoji, ":roaster:");
        let (view, given) = emoji::get(ctx, w.dario.actor, id).await.unwrap();
        assert_eq!((view.by.unwrap().handle.as_str(), given), ("dario", 1));
        assert_eq!(own.search("roa", 5).len(), 1);
        assert_eq!(own.offered()[0].0, "Coffee corner");
    }

    async fn out_of_use_they_stay_where_they_were_written(w: World) {
        let (ctx, dario) = (&w.ctx, w.dario.actor);
        let id = add(&w, w.dario, "tamper", "", png(40)).await.unwrap();
        let post = w.post(w.ben, "a :tamper:").await.status.id;
        react(&w, post, ":tamper:").await.unwrap();
        emoji::set_disabled(ctx, dario, id, true).await.unwrap();
        let own = ctx.emoji();
        assert!(own.find("tamper").is_some() && own.usable("tamper").is_none());
        assert!(own.search("tamper", 5).is_empty() && own.offered().is_empty());
        assert_eq!(why(react(&w, w.post(w.ben, "again").await.status.id, ":tamper:").await), ("emoji", "no-emoji"));
        let undo = Deed::Unreact(":tamper:".to_owned());
        let view = statuses::react(ctx, w.eva.actor, post, undo).await.unwrap();
        assert!(view.reactions.is_empty(), "one can take back what one gave");
        emoji::set_disabled(ctx, dario, id, false).await.unwrap();
        emoji::update(ctx, dario, id, "Tools", false).await.unwrap();
        let own = ctx.emoji();
        assert!(own.usable("tamper").is_some() && own.offered().is_empty(), "in use, not offered");
        let media = own.find("tamper").unwrap().media_id;
        emoji::delete(ctx, dario, id).await.unwrap();
        assert!(ctx.emoji().find("tamper").is_none());
        assert!(media::find(ctx, w.eva.actor, media).await.is_err());
        assert!(matches!(emoji::delete(ctx, dario, id).await, Err(Refusal::NotFound)));
        let acts: Vec<String> = service::audit::list(ctx, dario, Default::default(), Page::first(20)).await.unwrap()
            .items.iter().map(|e| e.entry.act.word().to_owned()).collect();
        for act in ["emoji_added", "emoji_disabled", "emoji_enabled", "emoji_changed", "emoji_deleted"] {
            assert!(acts.iter().any(|a| a == act), "{act} is in the log: {acts:?}");
        }
    }

    async fn what_is_no_emoji_is_refused_in_plain_words(w: World) {
        add(&w, w.dario, "mill", "", png(40)).await.unwrap();
        for (code, said) in [("", "empty"), ("a b", "no-shortcode"), ("x", "no-shortcode"), ("coffee", "shortcode-of-all"), ("mill", "shortcode-taken")] {
            assert_eq!(why(add(&w, w.dario, code, "", png(40)).await), ("shortcode", said));
        }
        assert_eq!(why(add(&w, w.dario, "mug", &"x".repeat(41), png(40)).await), ("category", "too-long"));
        assert_eq!(why(add(&w, w.dario, "mug", "", Vec::new()).await), ("image", "choose-picture"));
        assert_eq!(why(add(&w, w.dario, "mug", "", vec![0; 600 * 1024]).await), ("image", "emoji-bytes"));
        assert_eq!(why(add(&w, w.dario, "mug", "", b"<svg/>".to_vec()).await), ("image", "image-format"));
        assert_eq!(why(add(&w, w.dario, "mug", "", gif(300)).await), ("image", "emoji-moving"));
        let id = add(&w, w.dario, "mug", "", gif(64)).await.unwrap();
        let own = w.ctx.emoji();
        let mug = own.find("mug").unwrap();
        assert!(mug.id == id && mug.moves);
        let still = media::read(&w.ctx, w.eva.actor, mug.media_id, Size::Small).await.unwrap();
        assert_ne!(still.mime, "image/gif", "for those who want no motion");
    }
}
