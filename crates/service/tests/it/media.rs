//! Images: who may see them, and what becomes of those nobody needs.

use std::io::Cursor;
use std::time::Duration;

use model::{Audience, MediaId, StatusId};
use service::media::{self, Crop, Size, sweep};
use service::records::holds::{self, On};
use service::statuses::{self, Draft, Revision};
use service::{Answer, Refusal, accounts};
use testkit::{Person, World};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn png(shade: u8) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let image = image::RgbImage::from_pixel(900, 600, image::Rgb([shade, 90, 200]));
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

pub(crate) async fn upload(w: &World, who: Person, shade: u8) -> MediaId {
    media::upload(&w.ctx, who.actor, png(shade), " A square ")
        .await
        .unwrap()
        .id
}

async fn post(w: &World, who: Person, audience: Audience, text: &str, media: MediaId) -> StatusId {
    let draft = Draft {
        text: text.to_owned(),
        audience: Some(audience),
        media: vec![media],
        ..Draft::default()
    };
    w.draft(who, draft).await.status.id
}

/// Which of Ann, Ben, Carla, Dario and Eva may see an image, both by what is known of it and by its bytes.
async fn sees(w: &World, id: MediaId) -> [bool; 5] {
    let mut seen = [false; 5];
    for (at, who) in [w.ann, w.ben, w.carla, w.dario, w.eva].iter().enumerate() {
        seen[at] = media::find(&w.ctx, who.actor, id).await.is_ok();
        for size in [Size::Large, Size::Small] {
            assert_eq!(
                media::read(&w.ctx, who.actor, id, size).await.is_ok(),
                seen[at]
            );
        }
    }
    seen
}

async fn files(w: &World) -> usize {
    let mut count = 0;
    for first in 0..=u8::MAX {
        count += w.ctx.blobs().list(first).await.unwrap().len();
    }
    count
}

/// Saves a draft or a scheduled post as it is stored.
async fn save(w: &World, table: &'static str, who: Person, data: String) {
    let column = if table == "drafts" {
        "updated_at"
    } else {
        "due_at"
    };
    let sql =
        format!("insert into {table} (id, account_id, data, {column}) values ($1, $2, $3, 0)");
    let params = [
        db::Value::Int(w.ctx.id()),
        db::Value::Int(who.id.get()),
        db::Value::Text(data),
    ];
    w.ctx
        .db()
        .write(move |tx| tx.execute(&sql, &params))
        .await
        .unwrap();
}

fn why<T>(answer: Answer<T>) -> (&'static str, &'static str, Option<i64>) {
    match answer {
        Err(Refusal::Invalid { field, why, limit }) => (field, why, limit),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was taken"),
    }
}

testkit::on_both! {
    async fn an_image_is_its_owners_until_it_is_posted(w: testkit::World) {
        let id = upload(&w, w.ann, 1).await;
        assert_eq!(sees(&w, id).await, [true, false, false, false, false]);
        let found = media::find(&w.ctx, w.ann.actor, id).await.unwrap();
        assert_eq!((found.width, found.height, found.description.as_str()), (900, 600, "A square"));
        let small = media::read(&w.ctx, w.ann.actor, id, Size::Small).await.unwrap();
        assert_eq!(small.mime, found.small_mime);
        assert_eq!(image::load_from_memory(&small.bytes).unwrap().width(), 640);
        let post = post(&w, w.ann, Audience::Everyone, "look", id).await;
        assert_eq!(sees(&w, id).await, [true; 5]);
        let view = service::views::status(&w.ctx, w.eva.actor, post).await.unwrap();
        assert_eq!(view.media.iter().map(|m| m.id).collect::<Vec<_>>(), [id]);
    }

    async fn an_image_is_seen_by_those_who_see_its_post(w: testkit::World) {
        w.follow(w.dario, w.ann).await;
        let unit = upload(&w, w.ann, 1).await;
        post(&w, w.ann, Audience::Unit(w.product), "for us", unit).await;
        assert_eq!(sees(&w, unit).await, [true, true, true, false, false]);
        let followers = upload(&w, w.ann, 2).await;
        post(&w, w.ann, Audience::Followers, "for you", followers).await;
        assert_eq!(sees(&w, followers).await, [true, false, false, true, false]);
        let named = upload(&w, w.ann, 3).await;
        let letter = post(&w, w.ann, Audience::Named, "for @eva", named).await;
        assert_eq!(sees(&w, named).await, [true, false, false, false, true]);
        statuses::delete(&w.ctx, w.ann.actor, letter).await.unwrap();
        assert_eq!(sees(&w, named).await, [true, false, false, false, false]);
        statuses::restore(&w.ctx, w.ann.actor, letter).await.unwrap();
        assert_eq!(sees(&w, named).await, [true, false, false, false, true]);
    }

    async fn the_same_bytes_in_two_posts_are_not_seen_by_each_others_readers(w: testkit::World) {
        let shown = upload(&w, w.ann, 7).await;
        post(&w, w.ann, Audience::Everyone, "look", shown).await;
        let kept = upload(&w, w.eva, 7).await;
        assert_eq!(files(&w).await, 2, "one large, one small");
        assert_eq!(sees(&w, kept).await, [false, false, false, false, true]);
    }

    async fn an_image_that_was_posted_is_kept_under_a_hold(w: testkit::World) {
        let id = upload(&w, w.ann, 9).await;
        let post = post(&w, w.ann, Audience::Everyone, "evidence", id).await;
        holds::create(&w.ctx, w.dario.actor, On::Person("ann".to_owned()), "Court").await.unwrap();
        let without = Revision { text: "nothing".to_owned(), ..Revision::default() };
        statuses::edit(&w.ctx, w.ann.actor, post, without).await.unwrap();
        media::discard(&w.ctx, w.ann.actor, id).await.unwrap();
        w.clock.advance(DAY * 30);
        sweep::sweep(&w.ctx, Duration::ZERO).await.unwrap();
        assert!(media::read(&w.ctx, w.ann.actor, id, Size::Large).await.is_ok());
    }

    async fn only_ones_own_can_be_described_discarded_and_posted(w: testkit::World) {
        let id = upload(&w, w.ann, 1).await;
        let not_found = |answer: Answer<()>| assert!(matches!(answer, Err(Refusal::NotFound)));
        not_found(media::describe(&w.ctx, w.ben.actor, id, "mine").await);
        not_found(media::discard(&w.ctx, w.ben.actor, id).await);
        let stolen = Draft { text: "mine".to_owned(), media: vec![id], ..Draft::default() };
        assert_eq!(why(statuses::post(&w.ctx, w.ben.actor, stolen).await), ("media", "gone", None));
        media::describe(&w.ctx, w.ann.actor, id, "Beans").await.unwrap();
        assert_eq!(media::find(&w.ctx, w.ann.actor, id).await.unwrap().description, "Beans");
        let long = "x".repeat(1_501);
        assert_eq!(why(media::describe(&w.ctx, w.ann.actor, id, &long).await), ("description", "too-long", Some(1_500)));
        post(&w, w.ann, Audience::Everyone, "look", id).await;
        not_found(media::discard(&w.ctx, w.ann.actor, id).await);
        let other = upload(&w, w.ann, 2).await;
        media::discard(&w.ctx, w.ann.actor, other).await.unwrap();
        not_found(media::discard(&w.ctx, w.ann.actor, other).await);
    }

    async fn what_is_no_image_is_refused_with_the_reason(w: testkit::World) {
        let refused = async |bytes: &[u8]| why(media::upload(&w.ctx, w.ann.actor, bytes.to_vec(), "").await);
        assert_eq!(refused(b"").await, ("media", "empty", None));
        assert_eq!(refused(b"hello").await, ("media", "image-format", None));
        assert_eq!(refused(b"<svg onload='x'>").await, ("media", "image-format", None));
        assert_eq!(refused(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic").await, ("media", "image-heic", None));
        assert_eq!(refused(&png(1)[..200]).await, ("media", "image-broken", None));
        assert_eq!(refused(&vec![0; (16 << 20) + 1]).await, ("media", "image-bytes", Some(16)));
        assert_eq!(files(&w).await, 0);
    }

    async fn nobody_fills_the_disk_with_what_they_never_post(w: testkit::World) {
        let first = upload(&w, w.ann, 1).await;
        let image = media::find(&w.ctx, w.ann.actor, first).await.unwrap();
        let copies: Vec<_> = (0..99).map(|_| model::Media { id: w.ctx.id(), ..image.clone() }).collect();
        w.ctx.write(move |tx| copies.iter().try_for_each(|m| Ok(store::media::insert(tx, m)?))).await.unwrap();
        let refused = media::upload(&w.ctx, w.ann.actor, png(2), "").await;
        assert_eq!(why(refused), ("media", "too-many-waiting", Some(100)));
        assert!(media::upload(&w.ctx, w.ben.actor, png(2), "").await.is_ok());
    }

    async fn a_face_is_seen_by_everyone_and_replaced(w: testkit::World) {
        let crop = Some(Crop { x: 10, y: 10, size: 300 });
        let first = accounts::set_face(&w.ctx, w.ann.actor, png(1), crop).await.unwrap();
        assert_eq!(w.account(w.ann).await.face_id, Some(first));
        assert_eq!(sees(&w, first).await, [true; 5]);
        let small = media::read(&w.ctx, w.eva.actor, first, Size::Small).await.unwrap();
        assert_eq!(image::load_from_memory(&small.bytes).unwrap().width(), 96);
        let second = accounts::set_face(&w.ctx, w.ann.actor, png(2), None).await.unwrap();
        assert_eq!(sees(&w, first).await, [false; 5]);
        assert_eq!(sees(&w, second).await, [true; 5]);
        accounts::remove_face(&w.ctx, w.ann.actor).await.unwrap();
        assert_eq!(w.account(w.ann).await.face_id, None);
        assert_eq!(sees(&w, second).await, [false; 5]);
        let refused = accounts::set_face(&w.ctx, w.ann.actor, b"no".to_vec(), None).await;
        assert_eq!(why(refused), ("face", "image-format", None));
        w.run_events().await;
        let told = w.events().await.iter().filter(|e| e.kind == model::EventKind::AccountChanged && e.account_id == w.ann.id).count();
        assert_eq!(told, 4, "created, two faces, none");
    }

    async fn what_is_of_no_use_is_swept_and_nothing_else(w: testkit::World) {
        let idle = upload(&w, w.ann, 1).await;
        let drafted = upload(&w, w.ann, 2).await;
        let scheduled = upload(&w, w.ann, 3).await;
        let posted = upload(&w, w.ann, 4).await;
        let deleted = upload(&w, w.ann, 5).await;
        let unclear = upload(&w, w.ben, 6).await;
        post(&w, w.ann, Audience::Everyone, "stays", posted).await;
        let gone = post(&w, w.ann, Audience::Everyone, "goes", deleted).await;
        statuses::delete(&w.ctx, w.ann.actor, gone).await.unwrap();
        save(&w, "drafts", w.ann, store::param::write_json(&Draft { media: vec![drafted], ..Draft::default() }).unwrap()).await;
        let wrapped = format!("{{\"zone\":\"UTC\",\"draft\":{}}}", store::param::write_json(&Draft { media: vec![scheduled], ..Draft::default() }).unwrap());
        save(&w, "scheduled", w.ann, wrapped).await;
        assert_eq!(sweep::sweep(&w.ctx, DAY).await.unwrap(), sweep::Swept::default(), "all are young");
        w.clock.advance(DAY + Duration::from_secs(1));
        let fresh = upload(&w, w.ann, 8).await;
        save(&w, "drafts", w.ben, "not what a draft looks like".to_owned()).await;
        let swept = sweep::sweep(&w.ctx, DAY).await.unwrap();
        assert_eq!((swept.images, swept.files), (2, 0), "the files have just been written");
        for id in [idle, deleted] {
            assert!(media::find(&w.ctx, w.ann.actor, id).await.is_err());
        }
        for id in [drafted, scheduled, posted, fresh] {
            assert!(media::find(&w.ctx, w.ann.actor, id).await.is_ok());
        }
        assert!(media::find(&w.ctx, w.ben.actor, unclear).await.is_ok());
        assert_eq!(files(&w).await, 14);
        assert_eq!(sweep::sweep(&w.ctx, Duration::ZERO).await.unwrap().files, 4);
        assert!(media::read(&w.ctx, w.eva.actor, posted, Size::Large).await.is_ok());
    }

    async fn the_sweep_asks_for_the_next_one(w: testkit::World) {
        sweep::start(&w.ctx).await.unwrap();
        sweep::start(&w.ctx).await.unwrap();
        let idle = upload(&w, w.ann, 1).await;
        w.run_events().await;
        let waiting = w.ctx.db().read(|c| store::jobs::list(c, store::jobs::WAITING, 10)).await.unwrap();
        assert_eq!(waiting.iter().map(|job| job.kind.as_str()).collect::<Vec<_>>(), ["media-sweep"]);
        assert!(media::find(&w.ctx, w.ann.actor, idle).await.is_ok());
        w.clock.advance(DAY);
        w.run_events().await;
        w.clock.advance(DAY);
        w.run_events().await;
        assert!(media::find(&w.ctx, w.ann.actor, idle).await.is_err(), "it ran by itself");
    }
}
