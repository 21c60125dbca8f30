//! Moving in: people, places and posts of another service, brought in with their own times and under their own names.
//!
//! A door reads what the other service exported and hands it on piece by piece: first [`Import::introduce`] and
//! [`Import::open`], then [`Import::post`] in batches, at the end [`Import::image`] and [`Import::finish`]. Each piece is one
//! transaction with the names it has there, so that a run which was cut off goes on where it stood, and one more
//! changes nothing. Nobody is notified of history: a batch tells of itself by one event, [`EventKind::Imported`].

mod emoji;
mod images;
mod people;
mod places;
mod posts;
mod prepare;
mod report;
mod ties;
mod words;

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use model::{AccountId, Act, Detail, EventKind, GroupId, ImportSource, Role, StatusId};
use store::Tx;

use crate::audit::{self, About};
use crate::{Actor, Answer, Ctx, Refusal};

pub use emoji::Emoji;
pub use images::Image;
pub use people::Person;
pub use places::{Place, PlaceKind};
pub use posts::{Answers, Post, Whom};
pub use report::{Left, Met, Report};
pub use ties::Tie;
pub use words::Word;

use people::Known;
use places::Home;
use posts::{Pending, Seen};

/// What is to be done, and how.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Where it comes from.
    pub source: ImportSource,
    /// Only say what would happen.
    pub dry_run: bool,
    /// Make accounts for those who are there still; else all become accounts of people who left.
    pub create_people: bool,
    /// Who is who: the line it stands in, their name, address or id there, their handle here.
    pub map: Vec<(u64, String, String)>,
}

/// An import that is being done.
pub struct Import {
    ctx: Ctx,
    actor: Actor,
    plan: Plan,
    report: Report,
    /// Who was introduced, by their id there; those met since are forgotten.
    introduced: HashMap<String, Person>,
    /// Who is who, by name, address or id there.
    map: HashMap<String, (AccountId, String)>,
    people: HashMap<String, Known>,
    /// Who was looked for and is not here.
    strangers: HashSet<String>,
    places: HashMap<String, Home>,
    /// Shortcodes of emoji that came, or would.
    emoji: HashSet<String>,
    hasher: RandomState,
    /// People who wrote, threads that were answered in: hashes of their names.
    authors: HashSet<u64>,
    threads: HashSet<u64>,
    seen: Seen,
    pending: Option<Pending>,
    /// The newest that came into each group, in this run or an earlier one.
    newest: HashMap<GroupId, StatusId>,
    unreal: i64,
}

impl Import {
    /// Begins (owners): whom the plan names must be here.
    pub async fn begin(ctx: &Ctx, actor: Actor, plan: Plan) -> Answer<Self> {
        actor.must_be(Role::Owner)?;
        let asked = plan.map.clone();
        let map = ctx
            .read(move |c| {
                let mut map = HashMap::new();
                for (line, there, here) in asked {
                    let handle = here.trim().trim_start_matches('@');
                    let account = store::accounts::find_by_handle(c, handle)?
                        .ok_or(Refusal::over("map", "no-such-person", line as i64))?;
                    map.insert(people::folded(&there), (account.id, account.handle));
                }
                Ok(map)
            })
            .await?;
        if !plan.dry_run {
            write_down(ctx, actor, plan.source, None).await?;
            expect_many(ctx, true).await?;
        }
        Ok(Self {
            ctx: ctx.clone(),
            actor,
            report: Report::new(plan.dry_run),
            plan,
            introduced: HashMap::new(),
            map,
            people: HashMap::new(),
            strangers: HashSet::new(),
            places: HashMap::new(),
            emoji: HashSet::new(),
            hasher: RandomState::new(),
            authors: HashSet::new(),
            threads: HashSet::new(),
            seen: Seen::default(),
            pending: None,
            newest: HashMap::new(),
            unreal: 0,
        })
    }

    /// What was done so far.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Something there was left: why, and where an example of it stands.
    pub fn leave(&mut self, why: &'static str, example: &str) {
        self.report.leave(why, example);
    }

    /// Waits until all is written, and says what was done.
    pub async fn finish(mut self) -> Answer<Report> {
        self.settle().await?;
        self.report.authors = self.authors.len() as u64;
        self.report.threads = self.threads.len() as u64;
        if !self.plan.dry_run {
            expect_many(&self.ctx, false).await?;
            self.read_groups().await?;
        }
        if !self.plan.dry_run && !self.report.is_unchanged() {
            let came = Some(self.report.posts);
            write_down(&self.ctx, self.actor, self.plan.source, came).await?;
        }
        Ok(self.report)
    }

    fn hash(&self, name: &str) -> u64 {
        self.hasher.hash_one(name)
    }

    /// An id for something that is only counted.
    fn unreal<T: From<i64>>(&mut self) -> T {
        self.unreal -= 1;
        T::from(self.unreal)
    }
}

async fn expect_many(ctx: &Ctx, many: bool) -> Answer<()> {
    ctx.write(move |tx| Ok(store::search::expect_many(tx, many)?))
        .await
}

/// For the audit log: an import began, or so many posts came.
async fn write_down(
    ctx: &Ctx,
    actor: Actor,
    source: ImportSource,
    came: Option<u64>,
) -> Answer<()> {
    let ctx_ = ctx.clone();
    let about = About::all().with(Detail::Kind, source.word());
    let about = match came {
        Some(posts) => about.with(Detail::Count, posts),
        None => about,
    };
    let act = Act::HistoryImported;
    ctx.write(move |tx| Ok(audit::record(&ctx_, tx, actor, act, about)?))
        .await
}

/// Tells that something came, in the transaction it came in.
fn tell(ctx: &Ctx, tx: &mut Tx, actor: Actor, what: String) -> Answer<()> {
    let mut event = ctx.event(EventKind::Imported, actor);
    event.data = what;
    Ok(store::events::append(tx, &event)?)
}
