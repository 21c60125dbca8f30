//! Writes the demo organisation through the operations that serve people, each at the moment it happens.

mod act;
mod emoji;
mod groups;
mod order;
mod people;
mod pictures;
mod plan;
mod private;
mod talks;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use model::{AccountId, FixedClock, Role, Time, UnitId};
use service::organisation::{self, Organisation};
use service::{Actor, Answer, Ctx, Door, Refusal};

use super::Demo;
use super::cast::Cast;
use super::fault::Fault;
use super::pages::Pages;
use super::when::When;

/// Deeds done at the same time: enough for the store to commit them in groups.
const TOGETHER: usize = 256;

/// What was loaded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Loaded {
    /// People, the machine included.
    pub people: usize,
    /// Units.
    pub units: usize,
    /// Posts and replies.
    pub posts: usize,
    /// Pictures on them.
    pub images: usize,
    /// Follows, favourites, boosts, reactions, bookmarks, votes and the like.
    pub deeds: usize,
}

/// The stage while it is being set: who and what there is already.
struct Stage {
    ctx: Ctx,
    now: Time,
    demo: Arc<Demo>,
    /// By position in `demo.people`.
    actors: Vec<Actor>,
    /// By position in `demo.units`.
    units: Vec<UnitId>,
    /// How often somebody stepped aside.
    asides: AtomicI64,
}

impl Stage {
    /// The operations at another moment, beside the planned steps: those have the even milliseconds, from which ids are
    /// made, and this the odd ones, a later one each time, because two makers of ids in the same millisecond make the same.
    fn aside(&self, moment: Time) -> Ctx {
        let later = 2 * self.asides.fetch_add(1, Ordering::Relaxed);
        self.at(Time::from_millis((moment.millis() | 1) + later))
    }

    /// The operations at the moment of a step.
    fn at(&self, moment: Time) -> Ctx {
        self.ctx.with_clock(Arc::new(FixedClock::new(moment)))
    }

    /// Some minutes into the first day, before anyone writes.
    fn early(&self, minute: i64) -> Time {
        let first = When::Day { day: 1, minute };
        first
            .at(self.now, &jiff::tz::TimeZone::UTC)
            .unwrap_or(self.now)
    }
}

/// Loads everything into an organisation that is not set up yet; it ends when `ctx` says it is now.
pub async fn load(ctx: &Ctx) -> Result<Loaded, Fault> {
    load_demo(ctx, Demo::read()?).await
}

/// Loads this one.
pub async fn load_demo(ctx: &Ctx, demo: Demo) -> Result<Loaded, Fault> {
    let (demo, now) = (Arc::new(demo), ctx.now());
    organise(ctx, now)
        .await
        .map_err(|why| whole("organisation", &why))?;
    let mut stage = Stage {
        ctx: {
            let pages = Arc::new(Pages::read()?);
            ctx.with_parts(|parts| parts.fetcher = pages)
        },
        now,
        demo: demo.clone(),
        actors: Vec::new(),
        units: Vec::new(),
        asides: AtomicI64::new(0),
    };
    stage.units = people::units(&stage).await?;
    stage.actors = people::people(&stage).await?;
    emoji::add(&stage).await?;
    let images = pictures::upload(&stage).await?;
    let cast = Cast::new(&demo);
    let steps = plan::steps(&cast, now);
    let deeds = steps.len() - demo.posts.len();
    let done = act::perform(&stage, steps, &images).await?;
    private::keep(&stage, &cast, &done).await?;
    talks::hold(&stage, &cast).await?;
    groups::gather(&stage, &cast).await?;
    order::keep(&stage, &cast, &done).await?;
    people::leave(&stage).await?;
    act::work(&stage.ctx, now).await?;
    Ok(Loaded {
        people: demo.people.len(),
        units: demo.units.len(),
        posts: demo.posts.len(),
        images: images.values().map(Vec::len).sum(),
        deeds,
    })
}

async fn organise(ctx: &Ctx, now: Time) -> Answer<()> {
    let sbuffo = Organisation {
        name: "Sbuffo".to_owned(),
        time_zone: "Europe/Amsterdam".to_owned(),
        locale: "en".to_owned(),
        demo: true,
        ..Organisation::default()
    };
    if ctx.organisation().is_set_up() {
        return Err(Refusal::Conflict("set-up"));
    }
    let saved = sbuffo.clone();
    ctx.write(move |tx| Ok(organisation::save(tx, &saved, now)?))
        .await?;
    ctx.set_organisation(sbuffo);
    Ok(())
}

fn actor(id: AccountId, role: Role) -> Actor {
    Actor {
        id,
        role,
        door: Door::Import,
    }
}

/// A refusal of something that is not at one line.
fn whole(file: &'static str, why: &Refusal) -> Fault {
    Fault::at(file, 0, why.to_string())
}
