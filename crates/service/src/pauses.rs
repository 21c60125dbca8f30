//! Being away for a while: others see it, notices wait, and on return one reads what happened meanwhile.

use model::{EventKind, NotificationKind, Time};
use store::pauses::Pause;
use store::{Tx, pauses};

use crate::accounts::line;
use crate::fresh::PROFILE;
use crate::policy::limit::{PAUSE, STATUS_LINE_CHARS};
use crate::{Actor, Answer, Ctx, Refusal};

/// What happened while somebody was away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// From when they were away.
    pub since: Time,
    /// Until when.
    pub until: Time,
    /// Times they were named or answered.
    pub addressed: i64,
    /// Other notices.
    pub others: i64,
    /// Conversations with something to read.
    pub conversations: i64,
}

/// I am away until `until`; saying so again changes it.
pub async fn begin(ctx: &Ctx, actor: Actor, until: Time, note: &str) -> Answer<()> {
    let (now, note) = (ctx.now(), line("note", note, STATUS_LINE_CHARS)?);
    if until <= now {
        return Err(Refusal::invalid("until", "past"));
    }
    if until > now.plus(PAUSE) {
        return Err(Refusal::invalid("until", "too-far"));
    }
    change(ctx, actor, move |tx| {
        let before = pauses::find(tx, actor.id)?.filter(|p| p.until > now);
        let since = before.map_or(now, |p| p.since);
        let pause = Pause { note, since, until };
        Ok(pauses::put(tx, actor.id, &pause)?)
    })
    .await
}

/// I am back before the time.
pub async fn end(ctx: &Ctx, actor: Actor) -> Answer<()> {
    let now = ctx.now();
    change(ctx, actor, move |tx| {
        if let Some(pause) = pauses::find(tx, actor.id)?.filter(|p| p.until > now) {
            pauses::put(
                tx,
                actor.id,
                &Pause {
                    until: now,
                    ..pause
                },
            )?;
        }
        Ok(())
    })
    .await
}

/// I have read what happened meanwhile.
pub async fn seen(ctx: &Ctx, actor: Actor) -> Answer<()> {
    let now = ctx.now();
    ctx.write(move |tx| {
        if pauses::find(tx, actor.id)?.is_some_and(|p| p.until <= now) {
            pauses::delete(tx, actor.id)?;
        }
        Ok(())
    })
    .await
}

/// My pause, while it lasts.
pub async fn get(ctx: &Ctx, actor: Actor) -> Answer<Option<Pause>> {
    let now = ctx.now();
    ctx.read(move |c| Ok(pauses::find(c, actor.id)?.filter(|p| p.until > now)))
        .await
}

/// What happened while I was away, once I am back and until I have seen it.
pub async fn summary(ctx: &Ctx, actor: Actor) -> Answer<Option<Summary>> {
    use NotificationKind as Kind;
    const ADDRESSED: &[NotificationKind] = &[Kind::Mention, Kind::Reply, Kind::Quote];
    let now = ctx.now();
    ctx.read(move |c| {
        let Some(pause) = pauses::find(c, actor.id)?.filter(|p| p.until <= now) else {
            return Ok(None);
        };
        let others: Vec<NotificationKind> = NotificationKind::ALL
            .iter()
            .copied()
            .filter(|k| !ADDRESSED.contains(k) && *k != Kind::Message)
            .collect();
        let mut count = |kinds: &[NotificationKind]| {
            store::notifications::count_since(c, actor.id, kinds, pause.since, now)
        };
        let (addressed, others) = (count(ADDRESSED)?, count(&others)?);
        Ok(Some(Summary {
            since: pause.since,
            until: pause.until,
            addressed,
            others,
            conversations: store::conversations::count_unread(c, actor.id)?,
        }))
    })
    .await
}

async fn change<F>(ctx: &Ctx, actor: Actor, change: F) -> Answer<()>
where
    F: FnOnce(&mut Tx) -> Answer<()> + Send + 'static,
{
    let told = ctx.event(EventKind::PreferencesChanged, actor);
    let mut shown = ctx.event(EventKind::AccountChanged, actor);
    (shown.target_id, shown.data) = (Some(actor.id), PROFILE.to_owned());
    ctx.write(move |tx| {
        change(tx)?;
        store::events::append(tx, &told)?;
        store::events::append(tx, &shown)?;
        Ok(())
    })
    .await
}
