//! Devices are woken by what their people are told.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use futures_util::future::BoxFuture;
use model::{Audience, GroupKind, TokenId};
use service::fetch::FetchProblem;
use service::groups::{self, GroupDraft};
use service::notifications::Settings;
use service::push::{self, Place, Pusher, Wanted};
use service::statuses::{self, Deed, Draft};
use service::{Ctx, Refusal, conversations, events, jobs, oauth};
use testkit::{Person, World};
use url::Url;

/// A push service that answers as it is told and keeps what it got.
#[derive(Default)]
struct Service {
    got: Mutex<Vec<Got>>,
    answer: Mutex<u16>,
}

struct Got {
    url: String,
    headers: BTreeMap<&'static str, String>,
    bytes: usize,
}

impl Pusher for Service {
    fn post<'a>(
        &'a self,
        url: &'a Url,
        headers: Vec<(&'static str, String)>,
        body: Vec<u8>,
    ) -> BoxFuture<'a, Result<u16, FetchProblem>> {
        let headers = headers.into_iter().collect();
        self.got.lock().unwrap().push(Got {
            url: url.to_string(),
            headers,
            bytes: body.len(),
        });
        Box::pin(std::future::ready(Ok(*self.answer.lock().unwrap())))
    }
}

struct House {
    ctx: Ctx,
    service: Arc<Service>,
}

impl House {
    fn of(w: &World) -> Self {
        let service = Arc::new(Service::default());
        *service.answer.lock().unwrap() = 201;
        let pusher = service.clone();
        Self {
            ctx: w.ctx.with_parts(|parts| parts.pusher = pusher),
            service,
        }
    }

    async fn work(&self) -> Vec<Got> {
        events::run_once(&self.ctx).await.unwrap();
        while jobs::run_once(&self.ctx).await.unwrap() > 0 {}
        std::mem::take(&mut *self.service.got.lock().unwrap())
    }

    async fn token(&self, who: Person) -> (TokenId, String) {
        let secret = oauth::issue(&self.ctx, who.id, "push read", "phone")
            .await
            .unwrap()
            .secret;
        let bearer = oauth::look(&self.ctx, &secret).await.unwrap().unwrap();
        (bearer.token.id, secret)
    }

    async fn subscribe(&self, who: Person, wanted: Wanted) -> TokenId {
        let (id, _) = self.token(who).await;
        push::subscribe(&self.ctx, who.actor, Place::App(id), wanted)
            .await
            .unwrap();
        id
    }
}

fn wanted(alerts: &[&str]) -> Wanted {
    Wanted {
        endpoint: "https://push.example/for/ann".to_owned(),
        // The reader's keys of RFC 8291, section 5.
        p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4".to_owned(),
        auth: "BTBZMqHH6r4Tts7J_aSIgg".to_owned(),
        standard: true,
        alerts: alerts.iter().map(|a| ((*a).to_owned(), true)).collect(),
        policy: String::new(),
    }
}

testkit::on_both! {
    async fn a_device_is_woken_by_what_it_asked_for(w: testkit::World) {
        let house = House::of(&w);
        house.subscribe(w.ann, wanted(&["mention"])).await;
        let post = w.post(w.ann, "coffee?").await;
        w.reply(w.ben, post.status.id, "yes").await;
        statuses::react(&w.ctx, w.ben.actor, post.status.id, Deed::Favourite).await.unwrap();
        let got = house.work().await;
        assert_eq!(got.len(), 1, "a favourite was not asked for");
        assert_eq!(got[0].url, "https://push.example/for/ann");
        assert_eq!(got[0].headers["Content-Encoding"], "aes128gcm");
        assert!(got[0].headers["Authorization"].starts_with("vapid t=ey"));
        assert_eq!(got[0].headers["TTL"], "172800");
        assert!(got[0].bytes > 86);
        assert!(house.work().await.is_empty(), "once is enough");
    }

    async fn the_draft_before_the_standard_is_spoken_too(w: testkit::World) {
        let house = House::of(&w);
        house.subscribe(w.ann, Wanted { standard: false, ..wanted(&["mention"]) }).await;
        w.post(w.ben, "hello @ann").await;
        let got = house.work().await;
        assert_eq!(got[0].headers["Content-Encoding"], "aesgcm");
        assert!(got[0].headers["Encryption"].starts_with("salt="));
        let key = &got[0].headers["Crypto-Key"];
        assert!(key.starts_with("dh=") && key.contains(";p256ecdsa="));
        assert!(got[0].headers["Authorization"].starts_with("WebPush ey"));
    }

    async fn by_whom_and_when_is_asked_at_the_moment_of_sending(w: testkit::World) {
        let house = House::of(&w);
        house.subscribe(w.ann, Wanted { policy: "followed".to_owned(), ..wanted(&["mention"]) }).await;
        w.post(w.ben, "hello @ann").await;
        assert!(house.work().await.is_empty(), "ann does not follow ben");
        w.follow(w.ann, w.ben).await;
        w.post(w.ben, "hello again @ann").await;
        assert_eq!(house.work().await.len(), 1);
        // It is nine in the morning.
        let quiet = Settings { quiet_from: Some(8 * 60), quiet_until: Some(10 * 60), ..Settings::default() };
        service::preferences::update(&w.ctx, w.ann.actor, move |p| p.notifications = quiet).await.unwrap();
        w.post(w.ben, "and once more @ann").await;
        assert!(house.work().await.is_empty());
    }

    async fn a_place_that_is_gone_is_forgotten_and_one_that_is_busy_tried_again(w: testkit::World) {
        let house = House::of(&w);
        let id = house.subscribe(w.ann, wanted(&["mention"])).await;
        *house.service.answer.lock().unwrap() = 503;
        w.post(w.ben, "hello @ann").await;
        assert_eq!(house.work().await.len(), 1);
        assert!(push::find(&house.ctx, w.ann.actor, Place::App(id)).await.is_ok());
        *house.service.answer.lock().unwrap() = 410;
        w.clock.advance(std::time::Duration::from_secs(60));
        assert_eq!(house.work().await.len(), 1, "tried again");
        let gone = push::find(&house.ctx, w.ann.actor, Place::App(id)).await;
        assert!(matches!(gone, Err(Refusal::NotFound)));
    }

    async fn with_its_token_a_subscription_ends(w: testkit::World) {
        let house = House::of(&w);
        let id = house.subscribe(w.ann, wanted(&["mention"])).await;
        let other = push::find(&house.ctx, w.ben.actor, Place::App(id)).await;
        assert!(matches!(other, Err(Refusal::NotFound)), "it is ann's");
        for app in oauth::connected(&house.ctx, w.ann.actor).await.unwrap() {
            oauth::disconnect(&house.ctx, w.ann.actor, app.id).await.unwrap();
        }
        w.post(w.ben, "hello @ann").await;
        assert!(house.work().await.is_empty());
    }

    async fn a_browser_is_told_all_but_what_it_ruled_out(w: testkit::World) {
        let house = House::of(&w);
        let secret = service::auth::sessions::create(&w.ctx, w.ann.id, "Browser", "::1").await.unwrap();
        let me = service::auth::sessions::find(&w.ctx, &secret, "::1").await.unwrap().unwrap();
        let place = Place::Browser(me.session.id);
        push::subscribe(&house.ctx, w.ann.actor, place, wanted(&[])).await.unwrap();
        let post = w.post(w.ann, "coffee?").await.status.id;
        statuses::react(&w.ctx, w.ben.actor, post, Deed::Favourite).await.unwrap();
        assert_eq!(house.work().await.len(), 1);
        let out = BTreeMap::from([("favourite".to_owned(), false)]);
        push::change(&house.ctx, w.ann.actor, place, out, String::new()).await.unwrap();
        statuses::react(&w.ctx, w.eva.actor, post, Deed::Favourite).await.unwrap();
        w.reply(w.ben, post, "yes").await;
        assert_eq!(house.work().await.len(), 1, "the answer, not the favourite");
    }

    async fn what_is_no_address_or_key_is_refused(w: testkit::World) {
        let house = House::of(&w);
        let (id, _) = house.token(w.ann).await;
        for wrong in [
            Wanted { endpoint: "file:///etc/passwd".to_owned(), ..wanted(&[]) },
            Wanted { p256dh: "AAAA".to_owned(), ..wanted(&[]) },
            Wanted { auth: String::new(), ..wanted(&[]) },
            Wanted { policy: "neighbours".to_owned(), ..wanted(&[]) },
        ] {
            let refused = push::subscribe(&house.ctx, w.ann.actor, Place::App(id), wrong).await;
            assert!(matches!(refused, Err(Refusal::Invalid { .. })));
        }
    }

    async fn what_is_said_where_one_is_not_wakes_nobody(w: testkit::World) {
        let house = House::of(&w);
        for who in [w.eva, w.ben] {
            let endpoint = format!("https://push.example/for/{}", who.id);
            house.subscribe(who, Wanted { endpoint, ..wanted(&["mention", "status", "reblog", "favourite"]) }).await;
        }
        let draft = GroupDraft { name: "Halcyon".to_owned(), kind: GroupKind::Secret, purpose: String::new(), rules: String::new() };
        let slug = groups::create(&w.ctx, w.ann.actor, draft).await.unwrap();
        groups::invite(&w.ctx, w.ann.actor, &slug, "ben").await.unwrap();
        groups::join(&w.ctx, w.ben.actor, &slug).await.unwrap();
        let group = Audience::Group(groups::show(&w.ctx, w.ann.actor, &slug).await.unwrap().group.id);
        house.work().await;
        w.post_to(w.ann, group, "Halcyon starts, @eva and @ben").await;
        let to = |got: Vec<Got>| got.into_iter().map(|g| g.url.rsplit('/').next().unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(to(house.work().await), [w.ben.id.to_string()], "not who is not in it, named or not");
        let talk = conversations::start(&w.ctx, w.ann.actor, vec![w.ben.id, w.carla.id], "").await.unwrap().id;
        let said = Draft { text: "The sextant, @eva".to_owned(), ..Draft::default() };
        conversations::post(&w.ctx, w.ann.actor, talk, said).await.unwrap();
        assert!(!to(house.work().await).contains(&w.eva.id.to_string()));
        // Told, and gone before the push goes out: it is asked again what they may see.
        w.post_to(w.ann, group, "And more, @ben").await;
        events::run_once(&house.ctx).await.unwrap();
        groups::leave(&w.ctx, w.ben.actor, &slug).await.unwrap();
        assert!(house.work().await.is_empty(), "who has left is not told what was said in it");
    }
}
