//! A small organisation with a named cast and a clock that stands still.
//!
//! Acme has two divisions: Product (with Roastery below it) and Sales. Ann (owner) and Ben work in the Roastery,
//! Carla (moderator) in Product itself, Dario (admin) and Eva in Sales. Nobody follows anybody.

use std::sync::Arc;

use model::{
    Account, AccountId, AccountState, Audience, Event, FixedClock, Role, StatusId, Time, Unit,
    UnitId, UnitKind,
};
use service::accounts::NewPerson;
use service::fetch::NoFetcher;
use service::media::blob::DiskBlobs;
use service::organisation::Organisation;
use service::statuses::Draft;
use service::views::StatusView;
use service::{Actor, Ctx, Door, Parts};
use tempfile::TempDir;

use crate::{Engine, TestDb};

/// One of the cast.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    /// Id.
    pub id: AccountId,
    /// To act as them.
    pub actor: Actor,
}

/// The organisation.
pub struct World {
    /// The handle of the operations.
    pub ctx: Ctx,
    /// Its clock: Monday 2026-03-02 09:00 UTC until it is moved.
    pub clock: FixedClock,
    /// Owner, in the Roastery.
    pub ann: Person,
    /// Member, in the Roastery.
    pub ben: Person,
    /// Moderator, in Product.
    pub carla: Person,
    /// Admin, in Sales.
    pub dario: Person,
    /// Member, in Sales.
    pub eva: Person,
    /// The whole.
    pub acme: UnitId,
    /// Division of Acme.
    pub product: UnitId,
    /// Department of Product.
    pub roastery: UnitId,
    /// Division of Acme.
    pub sales: UnitId,
    _blobs: TempDir,
    _db: TestDb,
}

impl World {
    /// A fresh one on `engine`.
    pub async fn new(engine: Engine) -> Self {
        Self::remembering(engine, 10_000).await
    }

    /// One that knows so many posts in memory.
    pub async fn remembering(engine: Engine, posts: usize) -> Self {
        let test_db = TestDb::new(engine).await;
        let clock = FixedClock::new(Time::from_secs(1_772_442_000));
        let blobs = tempfile::tempdir().expect("a folder for images");
        let parts = Parts {
            db: (*test_db).clone(),
            clock: Arc::new(clock.clone()),
            node: 0,
            blobs: Arc::new(DiskBlobs::new(blobs.path())),
            fetcher: Arc::new(NoFetcher),
            pusher: Arc::new(NoFetcher),
            phrases: Arc::new(service::push::Bare),
            base_url: "http://corner.test".to_owned(),
            timeline_posts: posts,
            prepared: 1 << 22,
        };
        let ctx = Ctx::new(parts).await.expect("ctx");
        let organisation = Organisation {
            name: "Acme".to_owned(),
            ..Organisation::default()
        };
        let saved = organisation.clone();
        ctx.write(move |tx| Ok(service::organisation::save(tx, &saved, Time::default())?))
            .await
            .expect("saved");
        ctx.set_organisation(organisation);
        let acme = unit(&ctx, None, UnitKind::Company, "Acme").await;
        let product = unit(&ctx, Some(acme), UnitKind::Division, "Product").await;
        let roastery = unit(&ctx, Some(product), UnitKind::Department, "Roastery").await;
        let sales = unit(&ctx, Some(acme), UnitKind::Division, "Sales").await;
        let world = Self {
            ann: person(&ctx, "ann", "Ann Arden", Role::Owner, roastery).await,
            ben: person(&ctx, "ben", "Ben Brink", Role::Member, roastery).await,
            carla: person(&ctx, "carla", "Carla Conti", Role::Moderator, product).await,
            dario: person(&ctx, "dario", "Dario Dam", Role::Admin, sales).await,
            eva: person(&ctx, "eva", "Eva Engel", Role::Member, sales).await,
            acme,
            product,
            roastery,
            sales,
            ctx,
            clock,
            _blobs: blobs,
            _db: test_db,
        };
        service::timelines::index::build(&world.ctx)
            .await
            .expect("an index");
        world
    }

    /// Another member, in Sales, with this handle.
    pub async fn member(&self, handle: &str) -> Person {
        person(&self.ctx, handle, handle, Role::Member, self.sales).await
    }

    /// `who` posts for everyone.
    pub async fn post(&self, who: Person, text: &str) -> StatusView {
        self.draft(
            who,
            Draft {
                text: text.to_owned(),
                ..Draft::default()
            },
        )
        .await
    }

    /// `who` posts for `audience`.
    pub async fn post_to(&self, who: Person, audience: Audience, text: &str) -> StatusView {
        self.draft(
            who,
            Draft {
                text: text.to_owned(),
                audience: Some(audience),
                ..Draft::default()
            },
        )
        .await
    }

    /// `who` answers `to`.
    pub async fn reply(&self, who: Person, to: StatusId, text: &str) -> StatusView {
        self.draft(
            who,
            Draft {
                text: text.to_owned(),
                reply_to: Some(to),
                ..Draft::default()
            },
        )
        .await
    }

    /// `who` posts this draft; a second passes.
    pub async fn draft(&self, who: Person, draft: Draft) -> StatusView {
        self.clock.advance(std::time::Duration::from_secs(1));
        // As an import: tests may post faster than people.
        let actor = Actor {
            door: Door::Import,
            ..who.actor
        };
        service::statuses::post(&self.ctx, actor, draft)
            .await
            .expect("posted")
    }

    /// `who` follows `whom`.
    pub async fn follow(&self, who: Person, whom: Person) {
        service::follows::follow(&self.ctx, who.actor, whom.id)
            .await
            .expect("followed");
    }

    /// Everything that follows from what has happened so far, consumers and due jobs, is done when it returns.
    ///
    /// # Panics
    /// When a consumer or a job laid something aside: in a test nothing may be hopeless.
    pub async fn run_events(&self) {
        service::events::run_once(&self.ctx)
            .await
            .expect("dispatched");
        while service::jobs::run_once(&self.ctx).await.expect("worked") > 0 {}
        service::events::run_once(&self.ctx)
            .await
            .expect("dispatched");
        let dead = self
            .ctx
            .db()
            .read(|c| store::jobs::list(c, store::jobs::DEAD, 10))
            .await
            .expect("jobs");
        assert!(dead.is_empty(), "laid aside: {dead:?}");
    }

    /// Every event so far that has its place in line.
    pub async fn events(&self) -> Vec<Event> {
        self.ctx
            .db()
            .read(|c| store::events::list_after(c, 0, 10_000))
            .await
            .expect("events")
    }

    /// The account of `who`, as stored.
    pub async fn account(&self, who: Person) -> Account {
        self.ctx
            .db()
            .read(move |c| store::accounts::get(c, who.id))
            .await
            .expect("account")
    }
}

async fn unit(ctx: &Ctx, parent: Option<UnitId>, kind: UnitKind, name: &str) -> UnitId {
    let unit = Unit {
        id: ctx.id(),
        parent_id: parent,
        kind,
        name: name.to_owned(),
        slug: name.to_lowercase(),
        about: String::new(),
        members_count: 0,
    };
    let (id, now) = (unit.id, ctx.now());
    ctx.write(move |tx| Ok(store::units::insert(tx, &unit, now)?))
        .await
        .expect("unit");
    id
}

async fn person(ctx: &Ctx, handle: &str, name: &str, role: Role, unit: UnitId) -> Person {
    let new = NewPerson {
        handle: handle.to_owned(),
        name: name.to_owned(),
        email: Some(format!("{handle}@acme.example")),
        role,
        state: AccountState::Active,
        unit: Some(unit),
        password_hash: None,
    };
    let id = service::accounts::create(ctx, new).await.expect("account");
    Person {
        id,
        actor: Actor {
            id,
            role,
            door: Door::Web,
        },
    }
}
