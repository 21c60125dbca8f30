//! The demo loads, and what people see then is what its files say.

use std::sync::Arc;
use std::time::Duration;

use corner::demo::Demo;
use corner::demo::load::{load, load_demo};
use model::{AccountState, FixedClock, Page, Time};
use service::fetch::NoFetcher;
use service::media::blob::DiskBlobs;
use service::{Actor, Ctx, Door, Parts};
use testkit::{Engine, TestDb};

/// 2026-11-22 10:00 UTC.
const NOW: Time = Time::from_secs(1_795_341_600);

struct House {
    ctx: Ctx,
    _db: TestDb,
    _blobs: tempfile::TempDir,
}

async fn house(db: TestDb) -> House {
    let blobs = tempfile::tempdir().unwrap();
    let parts = Parts {
        db: (*db).clone(),
        clock: Arc::new(FixedClock::new(NOW)),
        node: 0,
        blobs: Arc::new(DiskBlobs::new(blobs.path())),
        fetcher: Arc::new(NoFetcher),
        pusher: Arc::new(NoFetcher),
        phrases: Arc::new(service::push::Bare),
        base_url: "http://corner.test".to_owned(),
        timeline_posts: 10_000,
        prepared: 1 << 22,
    };
    House {
        ctx: Ctx::new(parts).await.unwrap(),
        _db: db,
        _blobs: blobs,
    }
}

async fn actor(ctx: &Ctx, handle: &'static str) -> Actor {
    let account = ctx
        .read(move |c| Ok(store::accounts::find_by_handle(c, handle)?))
        .await
        .unwrap()
        .unwrap();
    Actor {
        id: account.id,
        role: account.role,
        door: Door::Web,
    }
}

/// As written, on the engine that `corner demo` uses.
#[test]
fn it_loads_and_reads_as_written() {
    testkit::engine::run(async {
        let house = house(TestDb::new(Engine::Sqlite).await).await;
        let loaded = load(&house.ctx)
            .await
            .unwrap_or_else(|fault| panic!("{fault}"));
        assert!(loaded.people >= 64 && loaded.posts >= 420 && loaded.images >= 24);
        assert!(loaded.deeds > 8_000, "{loaded:?}");
        reads(&house.ctx).await;
        let again = load(&house.ctx).await.unwrap_err();
        assert!(again.what.contains("set-up"), "{again}");
    });
}

/// Without pictures and crowds, which take their time, on the other.
#[test]
fn it_loads_into_postgresql_too() {
    testkit::engine::run(async {
        let house = house(TestDb::new(Engine::Postgres).await).await;
        let mut demo = Demo::read().unwrap();
        for post in &mut demo.posts {
            post.images
                .truncate(usize::from(post.label.as_deref() == Some("pioggia")));
            post.favourites.more = 0;
        }
        load_demo(&house.ctx, demo)
            .await
            .unwrap_or_else(|fault| panic!("{fault}"));
        reads(&house.ctx).await;
    });
}

async fn reads(ctx: &Ctx) {
    assert!(ctx.organisation().demo);
    let noor = actor(ctx, "noor").await;
    let home = service::timelines::home(ctx, noor, Page::first(20))
        .await
        .unwrap();
    assert_eq!(home.items.len(), 20);
    let everyone = service::timelines::everyone(ctx, noor, Page::first(1))
        .await
        .unwrap();
    let latest = &everyone.items[0];
    assert_eq!(latest.author.handle, "gufo");
    assert!(latest.author.bot);
    let age = NOW.since(latest.status.created_at);
    assert!(age < Duration::from_secs(300), "{age:?}");

    let unseen = service::notifications::unseen(ctx, noor).await.unwrap();
    assert!((1..60).contains(&unseen), "{unseen} unseen");
    let lists = service::lists::all(ctx, noor).await.unwrap();
    assert_eq!(lists.len(), 3);
    assert_eq!(service::drafts::list(ctx, noor).await.unwrap().len(), 2);
    assert_eq!(service::scheduled::list(ctx, noor).await.unwrap().len(), 1);
    assert!(!service::filters::all(ctx, noor).await.unwrap().is_empty());
    assert!(
        !service::timelines::bookmarks(ctx, noor, Page::first(5))
            .await
            .unwrap()
            .items
            .is_empty()
    );
    assert!(
        !service::timelines::pinned(ctx, noor, noor.id)
            .await
            .unwrap()
            .is_empty()
    );

    let groups = service::groups::mine(ctx, noor).await.unwrap();
    assert_eq!(groups.len(), 4);
    assert!(groups.iter().all(|m| m.unread > 0));

    let ellen = actor(ctx, "ellen").await;
    let account = ctx
        .read(move |c| Ok(store::accounts::get(c, ellen.id)?))
        .await
        .unwrap();
    assert_eq!(account.state, AccountState::Former);

    let found = service::search::posts(ctx, noor, "scricciolo", Page::first(5))
        .await
        .unwrap();
    assert_eq!(found.page.items.len(), 5);
    let dead = ctx
        .read(|c| Ok(store::jobs::list(c, store::jobs::DEAD, 10)?))
        .await
        .unwrap();
    assert!(dead.is_empty(), "{dead:?}");
}
