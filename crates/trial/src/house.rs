//! A house of Corner in a folder, as the program opens it.

use std::path::Path;
use std::sync::Arc;

use db::{Db, Options, Sync};
use model::{AccountId, AccountState, Clock, FixedClock, Role, SystemClock, Time};
use service::accounts::NewPerson;
use service::fetch::NoFetcher;
use service::media::blob::DiskBlobs;
use service::organisation::Organisation;
use service::{Actor, Ctx, Door, Parts};
use store::param::Get;

/// Opens the database at `url`, or the file in `folder`.
pub async fn open(folder: &Path, url: Option<&str>) -> Ctx {
    let options = Options::new(url.map_or_else(|| file(folder), str::to_owned));
    wire(folder, options, Arc::new(SystemClock)).await
}

/// Makes a house where it is always `now`, which does not wait for the disk: who loses it makes it again.
pub async fn found(folder: &Path, now: Time) -> Ctx {
    let mut options = Options::new(file(folder));
    options.sync = Sync::Off;
    wire(folder, options, Arc::new(FixedClock::new(now))).await
}

fn file(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("corner.db").display())
}

async fn wire(folder: &Path, options: Options, clock: Arc<dyn Clock>) -> Ctx {
    std::fs::create_dir_all(folder).expect("a folder");
    let db = Db::open(&options).await.expect("a database");
    db.migrate(store::migrations::ALL).await.expect("a schema");
    let parts = Parts {
        db,
        clock,
        node: 1,
        blobs: Arc::new(DiskBlobs::new(folder.join("media"))),
        fetcher: Arc::new(NoFetcher),
        pusher: Arc::new(NoFetcher),
        phrases: Arc::new(service::push::Bare),
        base_url: "http://localhost:8080".to_owned(),
        timeline_posts: 500_000,
        prepared: 64 << 20,
    };
    let ctx = Ctx::new(parts).await.expect("a house");
    let organisation = Organisation {
        name: "Trial".to_owned(),
        fetch_cards: false,
        ..Organisation::default()
    };
    let (saved, now) = (organisation.clone(), ctx.now());
    ctx.write(move |tx| Ok(service::organisation::save(tx, &saved, now)?))
        .await
        .expect("an organisation");
    ctx.set_organisation(organisation);
    ctx
}

/// Someone new, who acts as an importer does: not slowed down.
pub async fn person(ctx: &Ctx, handle: &str, name: &str) -> Actor {
    let new = NewPerson {
        handle: handle.to_owned(),
        name: name.to_owned(),
        email: None,
        role: Role::Member,
        state: AccountState::Active,
        unit: None,
        password_hash: None,
    };
    let id = service::accounts::create(ctx, new).await.expect("a person");
    actor(id)
}

/// Acts as an importer does.
pub fn actor(id: AccountId) -> Actor {
    Actor {
        id,
        role: Role::Member,
        door: Door::Import,
    }
}

/// Everybody who may sign in, who came first coming first.
pub async fn everybody(ctx: &Ctx) -> Vec<Actor> {
    let sql = "select id from accounts where state = 1 order by id";
    let rows = ctx.db().read_long(move |c| c.all(sql, &[])).await;
    let rows = rows.expect("people");
    rows.iter()
        .map(|row| actor(row.get(0).expect("an id")))
        .collect()
}

/// How many posts there are.
pub async fn posts(ctx: &Ctx) -> usize {
    let sql = "select count(*) from statuses";
    let row = ctx.db().read_long(move |c| c.first(sql, &[])).await;
    let count: Option<i64> = row.expect("posts").and_then(|row| row.get(0).ok());
    count.unwrap_or(0) as usize
}

/// Closes it, so that another program can open it.
pub async fn close(ctx: Ctx) {
    ctx.db().clone().close().await;
}
