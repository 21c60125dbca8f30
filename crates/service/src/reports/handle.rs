//! What moderators do with reports: give them to someone, note, settle, open again.

use model::{AccountId, Act, EventKind, ReportId, Role, Thing};
use store::Tx;

use super::{Note, Report, other};
use crate::audit::{self, About};
use crate::{Actor, Answer, Ctx, Refusal};

/// Characters of a note.
const NOTE_CHARS: usize = 2_000;

/// Gives a report to someone who keeps order, or to nobody (moderators). Nobody gets one about themselves.
pub async fn assign(ctx: &Ctx, actor: Actor, id: ReportId, to: Option<AccountId>) -> Answer<()> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let report = get(tx, actor, id)?;
        if let Some(to) = to {
            let keepers = store::reports::moderators(tx)?;
            if to == report.target_id || !keepers.contains(&to) {
                return Err(Refusal::invalid("to", "unknown"));
            }
        }
        store::reports::assign(tx, id, to)?;
        changed(&ctx_, tx, actor, report.target_id)?;
        recorded(&ctx_, tx, actor, Act::ReportAssigned, &report)
    })
    .await
}

/// Notes something about a person, for moderators only; on a report, or on the person in general.
pub async fn note(
    ctx: &Ctx,
    actor: Actor,
    target: AccountId,
    report: Option<ReportId>,
    body: &str,
) -> Answer<()> {
    actor.must_be(Role::Moderator)?;
    let body = body.replace("\r\n", "\n").trim().to_owned();
    if body.is_empty() {
        return Err(Refusal::invalid("note", "empty"));
    }
    if body.chars().count() > NOTE_CHARS {
        return Err(Refusal::over("note", "too-long", NOTE_CHARS as i64));
    }
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        other(tx, actor, target)?;
        if let Some(id) = report
            && get(tx, actor, id)?.target_id != target
        {
            return Err(Refusal::NotFound);
        }
        let note = Note {
            id: ctx_.id(),
            target_id: target,
            report_id: report,
            author_id: actor.id,
            body,
            created_at: ctx_.now(),
        };
        store::strikes::insert_note(tx, &note)?;
        Ok(())
    })
    .await
}

/// Notes that a report was dealt with and tells who made it; with `all`, every open one about the same person.
pub async fn settle(ctx: &Ctx, actor: Actor, id: ReportId, all: bool) -> Answer<()> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let report = get(tx, actor, id)?;
        let settled = if all {
            store::reports::open_about(tx, report.target_id)?
        } else {
            vec![id]
        };
        settle_all(&ctx_, tx, actor, &settled)?;
        changed(&ctx_, tx, actor, report.target_id)?;
        recorded(&ctx_, tx, actor, Act::ReportSettled, &report)
    })
    .await
}

/// Opens a report again (moderators).
pub async fn reopen(ctx: &Ctx, actor: Actor, id: ReportId) -> Answer<()> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let report = get(tx, actor, id)?;
        if store::reports::reopen(tx, id)? {
            changed(&ctx_, tx, actor, report.target_id)?;
            recorded(&ctx_, tx, actor, Act::ReportReopened, &report)?;
        }
        Ok(())
    })
    .await
}

/// Settles reports and tells those who made them.
pub(crate) fn settle_all(ctx: &Ctx, tx: &mut Tx, actor: Actor, ids: &[ReportId]) -> Answer<()> {
    for id in ids {
        let Some(report) = store::reports::find(tx, actor.id, *id)? else {
            continue;
        };
        if store::reports::settle(tx, *id, actor.id, ctx.now())? {
            let mut event = ctx.event(EventKind::ReportSettled, actor);
            (event.target_id, event.data) = (Some(report.reporter_id), id.to_string());
            store::events::append(tx, &event)?;
        }
    }
    Ok(())
}

/// In the log; whom the report is about, and who it was given to or not, but no words of it.
fn recorded(ctx: &Ctx, tx: &mut Tx, actor: Actor, act: Act, report: &Report) -> Answer<()> {
    let about = About::person(report.target_id).and(Thing::Report, report.id);
    Ok(audit::record(ctx, tx, actor, act, about)?)
}

fn get(tx: &mut Tx, actor: Actor, id: ReportId) -> Answer<Report> {
    actor.must_be(Role::Moderator)?;
    store::reports::find(tx, actor.id, id)?.ok_or(Refusal::NotFound)
}

/// What moderators see is other than it was.
pub(super) fn changed(ctx: &Ctx, tx: &mut Tx, actor: Actor, target: AccountId) -> Answer<()> {
    let mut event = ctx.event(EventKind::ReportsChanged, actor);
    event.target_id = Some(target);
    Ok(store::events::append(tx, &event)?)
}
