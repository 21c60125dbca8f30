//! Link cards: fetched once, seen with the post.

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::future::BoxFuture;
use model::{Audience, EventKind, StatusId};
use service::fetch::{FetchLimits, FetchProblem, Fetched, Fetcher};
use service::media::blob::DiskBlobs;
use service::statuses::{self, Draft, Revision};
use service::views::{self, CardView};
use service::{Ctx, Parts, media};
use testkit::{Person, World};
use url::Url;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

type Page = Result<Vec<u8>, FetchProblem>;

/// A web of a few pages, which keeps what it was asked.
#[derive(Clone, Default)]
struct Web {
    pages: Arc<Mutex<HashMap<&'static str, Page>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Fetcher for Web {
    fn get<'a>(
        &'a self,
        url: &'a Url,
        _: FetchLimits,
    ) -> BoxFuture<'a, Result<Fetched, FetchProblem>> {
        self.asked.lock().unwrap().push(url.to_string());
        let page = self.pages.lock().unwrap().get(url.as_str()).cloned();
        let fetched = page
            .unwrap_or(Err(FetchProblem::Status(404)))
            .map(|body| Fetched {
                url: url.clone(),
                content_type: Some("text/html".to_owned()),
                body,
            });
        Box::pin(std::future::ready(fetched))
    }
}

impl Web {
    fn has(&self, url: &'static str, page: Result<&[u8], FetchProblem>) {
        self.pages
            .lock()
            .unwrap()
            .insert(url, page.map(<[u8]>::to_vec));
    }

    fn asked(&self, url: &str) -> usize {
        self.asked
            .lock()
            .unwrap()
            .iter()
            .filter(|asked| *asked == url)
            .count()
    }
}

fn png(shade: u8) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let image = image::RgbImage::from_pixel(120, 60, image::Rgb([shade, 90, 200]));
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// The world with a way out.
struct Outside {
    w: World,
    ctx: Ctx,
    web: Web,
    _blobs: tempfile::TempDir,
}

impl Outside {
    async fn new(engine: testkit::Engine) -> Self {
        let w = World::new(engine).await;
        let web = Web::default();
        web.has("https://beans.example/", Ok(b"<title>Beans &amp; more</title><meta name=description content=Roasted><meta property=og:image content=/b.png>"));
        web.has("https://beans.example/b.png", Ok(&png(1)));
        let blobs = tempfile::tempdir().unwrap();
        let parts = Parts {
            pusher: Arc::new(service::fetch::NoFetcher),
            phrases: Arc::new(service::push::Bare),
            db: w.ctx.db().clone(),
            clock: Arc::new(w.clock.clone()),
            node: 1,
            blobs: Arc::new(DiskBlobs::new(blobs.path())),
            fetcher: Arc::new(web.clone()),
            base_url: w.ctx.base_url().to_owned(),
            timeline_posts: 10_000,
            prepared: 1 << 22,
        };
        let ctx = Ctx::new(parts).await.unwrap();
        Outside {
            w,
            ctx,
            web,
            _blobs: blobs,
        }
    }

    async fn post(&self, who: Person, audience: Audience, text: &str) -> StatusId {
        let draft = Draft {
            text: text.to_owned(),
            audience: Some(audience),
            ..Draft::default()
        };
        statuses::post(&self.ctx, who.actor, draft)
            .await
            .unwrap()
            .status
            .id
    }

    async fn work(&self) {
        while service::jobs::run_once(&self.ctx).await.unwrap() > 0 {}
    }

    async fn card(&self, id: StatusId) -> Option<CardView> {
        views::status(&self.ctx, self.w.ann.actor, id)
            .await
            .unwrap()
            .card
    }

    async fn jobs(&self, state: i64) -> usize {
        self.ctx
            .db()
            .read(move |c| store::jobs::list(c, state, 10))
            .await
            .unwrap()
            .len()
    }
}

testkit::on_both! {
    async fn a_link_gets_its_card(o: Outside) {
        let id = o.post(o.w.ann, Audience::Everyone, "see https://beans.example and https://other.example").await;
        assert_eq!(o.card(id).await, None);
        o.work().await;
        let card = o.card(id).await.unwrap();
        assert_eq!((card.title.as_str(), card.description.as_str(), card.site.as_str()), ("Beans & more", "Roasted", "beans.example"));
        let picture = media::find(&o.ctx, o.w.ben.actor, card.media_id.unwrap()).await.unwrap();
        assert_eq!((picture.width, picture.account_id), (120, None));
        assert_eq!(o.web.asked("https://other.example/"), 0, "the first link only");
        service::events::run_once(&o.ctx).await.unwrap();
        let ready = o.w.events().await.into_iter().find(|e| e.kind == EventKind::CardReady).unwrap();
        assert_eq!(ready.status_id, Some(id));
    }

    async fn the_picture_of_a_card_is_seen_with_its_post(o: Outside) {
        let id = o.post(o.w.ann, Audience::Named, "psst @eva https://beans.example").await;
        o.work().await;
        let picture = o.card(id).await.unwrap().media_id.unwrap();
        assert!(media::find(&o.ctx, o.w.eva.actor, picture).await.is_ok());
        assert!(media::find(&o.ctx, o.w.ben.actor, picture).await.is_err());
        o.post(o.w.carla, Audience::Everyone, "https://beans.example").await;
        o.work().await;
        assert!(media::find(&o.ctx, o.w.ben.actor, picture).await.is_ok());
    }

    async fn a_page_is_asked_once_a_day(o: Outside) {
        let first = o.post(o.w.ann, Audience::Everyone, "https://beans.example").await;
        o.work().await;
        o.post(o.w.ben, Audience::Everyone, "https://beans.example/").await;
        o.work().await;
        assert_eq!(o.web.asked("https://beans.example/"), 1);
        let before = o.card(first).await.unwrap();
        o.w.clock.advance(DAY);
        o.web.has("https://beans.example/b.png", Ok(&png(2)));
        o.post(o.w.ben, Audience::Everyone, "again https://beans.example").await;
        o.work().await;
        assert_eq!(o.web.asked("https://beans.example/"), 2);
        let after = o.card(first).await.unwrap();
        assert_ne!(after.media_id, before.media_id);
        assert!(media::find(&o.ctx, o.w.ann.actor, before.media_id.unwrap()).await.is_err(), "the old picture is forgotten");
        o.w.clock.advance(DAY);
        o.web.has("https://beans.example/", Err(FetchProblem::Status(404)));
        let last = o.post(o.w.ben, Audience::Everyone, "and https://beans.example").await;
        o.work().await;
        assert_eq!(o.card(last).await.unwrap().title, "Beans & more", "an old card is better than none");
    }

    async fn a_page_that_does_not_answer_is_asked_three_times(o: Outside) {
        o.web.has("https://slow.example/", Err(FetchProblem::TimedOut));
        let id = o.post(o.w.ann, Audience::Everyone, "https://slow.example").await;
        for tries in 1..=3 {
            o.work().await;
            assert_eq!(o.web.asked("https://slow.example/"), tries);
            o.w.clock.advance(Duration::from_secs(3_600));
        }
        assert_eq!((o.jobs(store::jobs::WAITING).await, o.jobs(store::jobs::DEAD).await), (0, 0));
        assert_eq!(o.card(id).await, None);
        o.post(o.w.ann, Audience::Everyone, "https://gone.example").await;
        o.work().await;
        assert_eq!(o.web.asked("https://gone.example/"), 1);
        assert_eq!((o.jobs(store::jobs::WAITING).await, o.jobs(store::jobs::DEAD).await), (0, 0));
    }

    async fn what_is_not_wanted_is_not_asked(o: Outside) {
        let own = o.post(o.w.ann, Audience::Everyone, "http://corner.test/@ann/1").await;
        let deleted = o.post(o.w.ann, Audience::Everyone, "https://deleted.example").await;
        statuses::delete(&o.ctx, o.w.ann.actor, deleted).await.unwrap();
        let edited = o.post(o.w.ann, Audience::Everyone, "https://before.example").await;
        let revision = Revision { text: "https://beans.example".to_owned(), ..Revision::default() };
        statuses::edit(&o.ctx, o.w.ann.actor, edited, revision).await.unwrap();
        o.work().await;
        assert_eq!(*o.web.asked.lock().unwrap(), ["https://beans.example/", "https://beans.example/b.png"]);
        assert_eq!(o.card(own).await, None);
        assert!(o.card(edited).await.is_some());
        let mut organisation = (*o.ctx.organisation()).clone();
        organisation.fetch_cards = false;
        o.ctx.set_organisation(organisation);
        o.post(o.w.ann, Audience::Everyone, "https://off.example").await;
        o.work().await;
        assert_eq!(o.web.asked("https://off.example/"), 0);
    }

    async fn without_a_way_out_nothing_is_amiss(w: testkit::World) {
        let id = w.post(w.ann, "https://beans.example").await.status.id;
        w.run_events().await;
        assert_eq!(views::status(&w.ctx, w.ann.actor, id).await.unwrap().card, None);
        let jobs = w.ctx.db().read(store::jobs::counts).await.unwrap();
        assert_eq!(jobs, [0, 0, 0]);
    }

    async fn cards_under_no_post_are_swept_after_a_week(o: Outside) {
        let kept = o.post(o.w.ann, Audience::Everyone, "https://beans.example").await;
        o.web.has("https://gone.example/", Ok(b"<title>Gone</title><meta property=og:image content=https://beans.example/b.png>"));
        let gone = o.post(o.w.ann, Audience::Everyone, "https://gone.example").await;
        o.work().await;
        statuses::delete(&o.ctx, o.w.ann.actor, gone).await.unwrap();
        o.w.clock.advance(8 * DAY);
        let swept = media::sweep::sweep(&o.ctx, DAY).await.unwrap();
        assert_eq!(swept.cards, 1);
        assert!(o.card(kept).await.unwrap().media_id.is_some());
    }
}
