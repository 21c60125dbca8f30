//! How long posts are kept, by who may see them. A job removes what is over its time, a few at a time.

use std::collections::BTreeMap;
use std::time::Duration;

use model::{AccountId, Act, Detail, EventKind, Role, StatusId, Time};
use serde::{Deserialize, Serialize};
use store::records::order;
use store::records::retention::{self, Over};
use store::{Conn, Tx};

use super::work;
use crate::audit::{self, About, By};
use crate::{Actor, Answer, Ctx, Door, Refusal, jobs};

/// The kind of the job.
pub(crate) const KIND: &str = "retention";
const KEY: &str = "retention";
const DAY: Duration = Duration::from_secs(86_400);
/// How long a report is kept after it was settled, and a strike after it was taken back.
pub const SETTLED: Duration = Duration::from_secs(365 * 86_400);
/// How long a strike that has no effect any more, and a note about a person, are kept.
pub const REMEMBERED: Duration = Duration::from_secs(2 * 365 * 86_400);
/// Posts in one transaction.
const BATCH: i64 = 200;
/// Batches in one turn of the job, so that it never outlasts its claim.
const BATCHES: usize = 20;
/// The longest anyone can choose, in days; for ever is no number.
pub const DAYS: std::ops::RangeInclusive<i64> = 1..=36_500;

/// Kinds of audience, by their number and name.
pub const KINDS: [(i64, &str); 6] = [
    (0, "everyone"),
    (1, "unit"),
    (2, "followers"),
    (3, "named"),
    (4, "group"),
    (5, "conversation"),
];

/// How long posts are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Retention {
    /// Days by kind of audience; for ever where there is none.
    pub days: BTreeMap<String, i64>,
    /// What someone pinned or bookmarked is spared.
    pub spare: bool,
    /// Who set it.
    pub set_by: Option<AccountId>,
}

impl Retention {
    fn over(&self, (kind, name): (i64, &str), now: Time) -> Option<Over> {
        let days = *self.days.get(name)?;
        let before = now.minus(DAY * u32::try_from(days).ok()?);
        Some(Over {
            kind,
            before: StatusId::from(before.millis().max(0) << 16),
            spare: self.spare,
        })
    }

    fn check(&self) -> Answer<()> {
        for (name, days) in &self.days {
            let known = KINDS.iter().find(|(_, known)| known == name);
            let (_, name) = known.ok_or(Refusal::invalid("days", "unknown"))?;
            if !DAYS.contains(days) {
                return Err(Refusal::over(name, "out-of-range", *DAYS.end()));
            }
        }
        Ok(())
    }
}

fn load(c: &mut Conn) -> Result<Retention, db::Error> {
    store::settings::find(c, KEY)?.map_or_else(
        || Ok(Retention::default()),
        |text| store::param::read_json(&text),
    )
}

/// What is set (admins).
pub async fn show(ctx: &Ctx, actor: Actor) -> Answer<Retention> {
    actor.must_be(Role::Admin)?;
    ctx.read(|c| Ok(load(c)?)).await
}

/// What would go at once if it were set so, by kind (admins).
pub async fn preview(
    ctx: &Ctx,
    actor: Actor,
    wanted: Retention,
) -> Answer<Vec<(&'static str, i64)>> {
    actor.must_be(Role::Admin)?;
    wanted.check()?;
    let now = ctx.now();
    ctx.db()
        .read_long(move |c| {
            KINDS
                .iter()
                .filter_map(|kind| Some((kind.1, wanted.over(*kind, now)?)))
                .map(|(name, over)| Ok((name, retention::count(c, over)?)))
                .collect()
        })
        .await
}

/// Sets it (admins) and lets the work begin.
pub async fn update(ctx: &Ctx, actor: Actor, mut wanted: Retention) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    wanted.check()?;
    wanted.set_by = Some(actor.id);
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let now = ctx_.now();
        let said = said(&wanted);
        store::settings::put(tx, KEY, &store::param::write_json(&wanted)?, now)?;
        jobs::enqueue(&ctx_, tx, KIND, &(), Some("retention-now"), now)?;
        let about = About::all().with(Detail::To, said);
        Ok(audit::record(
            &ctx_,
            tx,
            actor,
            Act::RetentionChanged,
            about,
        )?)
    })
    .await
}

fn said(r: &Retention) -> String {
    let mut said: Vec<String> = KINDS
        .iter()
        .filter_map(|(_, name)| Some(format!("{name} {}", r.days.get(*name)?)))
        .collect();
    if r.spare {
        said.push("spare".to_owned());
    }
    said.join(", ")
}

/// Asks for the work of today, and with it for that of every day after. Asking again changes nothing.
pub async fn start(ctx: &Ctx) -> Answer<()> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| daily(&ctx_, tx, ctx_.now())).await
}

fn daily(ctx: &Ctx, tx: &mut Tx, due: Time) -> Answer<()> {
    let day = format!("{KIND}-{}", due.secs().div_euclid(DAY.as_secs() as i64));
    jobs::enqueue(ctx, tx, KIND, &(), Some(&day), due)
}

/// The work: some of what is over its time; the rest in another turn.
pub(crate) async fn carry_out(ctx: &Ctx) -> Answer<()> {
    let ctx_ = ctx.clone();
    let set = ctx
        .write(move |tx| {
            daily(&ctx_, tx, ctx_.now().plus(DAY))?;
            Ok(load(tx)?)
        })
        .await?;
    forget_order(ctx).await?;
    let Some(by) = set.set_by else { return Ok(()) };
    let mut turns = 0;
    for kind in KINDS {
        let Some(over) = set.over(kind, ctx.now()) else {
            continue;
        };
        loop {
            let ctx_ = ctx.clone();
            let full = ctx
                .write(move |tx| remove(&ctx_, tx, by, over, kind.1))
                .await?;
            if !full {
                break;
            }
            turns += 1;
            if turns == BATCHES {
                let (ctx_, now) = (ctx.clone(), ctx.now());
                return ctx
                    .write(move |tx| jobs::enqueue(&ctx_, tx, KIND, &(), None, now))
                    .await;
            }
        }
    }
    Ok(())
}

/// Forgets reports, strikes and notes whose time is over.
async fn forget_order(ctx: &Ctx) -> Answer<()> {
    loop {
        let ctx_ = ctx.clone();
        let gone = ctx
            .write(move |tx| {
                let ago = |time| ctx_.now().minus(time);
                let (settled, old) = (ago(SETTLED), ago(REMEMBERED));
                let gone = order::forget_reports(tx, settled, BATCH)?
                    + order::forget_strikes(tx, old, settled, BATCH)?
                    + order::forget_notes(tx, old, BATCH)?;
                if gone > 0 {
                    let about = About::all().with(Detail::Count, gone);
                    let by = By::somebody(Door::Work);
                    audit::record(&ctx_, tx, by, Act::OrderForgotten, about)?;
                }
                Ok(gone)
            })
            .await?;
        if gone < BATCH as u64 {
            return Ok(());
        }
    }
}

/// Removes a batch; answers whether there may be more.
fn remove(ctx: &Ctx, tx: &mut Tx, by: AccountId, over: Over, name: &str) -> Answer<bool> {
    let batch = retention::list(tx, over, BATCH)?;
    if batch.is_empty() {
        return Ok(false);
    }
    for status in &batch {
        if store::statuses::change::delete(tx, status, by, ctx.now())? {
            let mut event = ctx.event(EventKind::StatusDeleted, work(status.author_id));
            event.status_id = Some(status.id);
            event.target_id = status.reply_to_account_id;
            store::events::append(tx, &event)?;
        }
    }
    let about = About::all()
        .with(Detail::Kind, name)
        .with(Detail::Count, batch.len());
    let by = By::somebody(Door::Work);
    audit::record(ctx, tx, by, Act::RetentionCarriedOut, about)?;
    Ok(batch.len() as i64 == BATCH)
}
