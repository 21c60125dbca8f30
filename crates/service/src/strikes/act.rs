//! Doing something about a person.

use model::{
    Account, AccountId, AccountState, Act as Recorded, Detail, EventKind, Reach, ReportId, Role,
    RuleId, StatusId, StrikeId, StrikeKind, Thing,
};
use store::statuses::change;
use store::strikes::Strike;
use store::{Conn, Tx};

use super::may_act;
use crate::audit::{self, About};
use crate::records::erasure;
use crate::reports::{self, Evidence};
use crate::views::{self, Context};
use crate::{Actor, Answer, Ctx, Refusal};

/// Characters of a moderator's words.
pub const WORDS_CHARS: usize = 1_000;

/// What a moderator asks to do.
#[derive(Debug, Clone)]
pub struct Act {
    /// About whom.
    pub target: AccountId,
    /// What.
    pub kind: StrikeKind,
    /// The rule that was broken.
    pub rule: Option<RuleId>,
    /// What the person is told.
    pub words: String,
    /// The posts it concerns: to hide or remove, or to name.
    pub posts: Vec<StatusId>,
    /// The report that led to it; it is settled with it.
    pub report: Option<ReportId>,
    /// Settle every open report about the person.
    pub settle_all: bool,
    /// Of a suspended person: hide what they wrote, too.
    pub hide_all: bool,
}

/// Does it, and tells the person (moderators; see [`may_act`]).
pub async fn act(ctx: &Ctx, actor: Actor, act: Act) -> Answer<StrikeId> {
    carry_out(ctx, actor, act, None).await
}

/// Suspends the person, who is told and may appeal, and erases them when the time for that is over (administrators).
/// `typed` is their handle, as a sign that it is meant; `name` stands in place of the name then.
pub async fn delete(
    ctx: &Ctx,
    actor: Actor,
    act: Act,
    typed: &str,
    name: &str,
) -> Answer<StrikeId> {
    actor.must_be(Role::Admin)?;
    let act = Act {
        kind: StrikeKind::Delete,
        ..act
    };
    let end = (
        text::key(typed.trim().trim_start_matches('@')),
        name.to_owned(),
    );
    carry_out(ctx, actor, act, Some(end)).await
}

async fn carry_out(
    ctx: &Ctx,
    actor: Actor,
    act: Act,
    end: Option<(String, String)>,
) -> Answer<StrikeId> {
    actor.must_be(Role::Moderator)?;
    let words = act.words.replace("\r\n", "\n").trim().to_owned();
    if words.chars().count() > WORDS_CHARS {
        return Err(Refusal::over("words", "too-long", WORDS_CHARS as i64));
    }
    if words.is_empty() && act.rule.is_none() {
        return Err(Refusal::invalid("words", "reason"));
    }
    if matches!(act.kind, StrikeKind::Hide | StrikeKind::Remove) && act.posts.is_empty() {
        return Err(Refusal::invalid("posts", "choose"));
    }
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let target = reports::other(tx, actor, act.target)?;
        may_act(actor, &target)?;
        if act.kind == StrikeKind::Delete && end.is_none() {
            return Err(Refusal::invalid("kind", "choose"));
        }
        let kept = kept(&ctx_, tx, actor, &act)?;
        if let Some(rule) = act.rule
            && store::rules::list_by_ids(tx, &[rule])?.is_empty()
        {
            return Err(Refusal::invalid("rule", "unknown"));
        }
        let strike = Strike {
            id: ctx_.id(),
            target_id: target.id,
            actor_id: actor.id,
            report_id: act.report,
            kind: act.kind,
            rule_id: act.rule,
            words,
            created_at: ctx_.now(),
            undone_at: None,
        };
        store::strikes::insert(tx, &strike)?;
        for evidence in &kept {
            store::strikes::keep(tx, strike.id, evidence.id, &evidence.write()?)?;
        }
        apply(&ctx_, tx, actor, &act, &target)?;
        if let Some((typed, name)) = end {
            if typed != text::key(&target.handle) {
                return Err(Refusal::invalid("handle", "not-the-handle"));
            }
            erasure::plan(
                &ctx_,
                tx,
                actor,
                &target,
                (name, ctx_.now().plus(super::APPEAL)),
            )?;
        }
        let settled = match (act.settle_all, act.report) {
            (true, _) => store::reports::open_about(tx, target.id)?,
            (false, report) => report.into_iter().collect(),
        };
        reports::settle_all(&ctx_, tx, actor, &settled)?;
        let mut event = ctx_.event(EventKind::Struck, actor);
        (event.target_id, event.data) = (Some(target.id), strike.id.to_string());
        store::events::append(tx, &event)?;
        let about = About::person(target.id)
            .and(Thing::Report, act.report.map_or(0, ReportId::get))
            .with(Detail::Count, kept.len());
        audit::record(&ctx_, tx, actor, recorded(act.kind), about)?;
        Ok(strike.id)
    })
    .await
}

/// As the audit log calls it.
fn recorded(kind: StrikeKind) -> Recorded {
    match kind {
        StrikeKind::Warn => Recorded::PersonWarned,
        StrikeKind::Hide => Recorded::PostHidden,
        StrikeKind::Remove => Recorded::PostRemoved,
        StrikeKind::Limit => Recorded::PersonLimited,
        StrikeKind::Suspend => Recorded::PersonSuspended,
        StrikeKind::Delete => Recorded::PersonDeleted,
    }
}

/// The posts as they are now. A moderator acts on posts they see, or that were reported in the report they handle.
fn kept(ctx: &Ctx, tx: &mut Tx, actor: Actor, act: &Act) -> Answer<Vec<Evidence>> {
    if let Some(id) = act.report {
        let report = store::reports::find(tx, actor.id, id)?.ok_or(Refusal::NotFound)?;
        if report.target_id != act.target {
            return Err(Refusal::NotFound);
        }
    }
    let changes = matches!(act.kind, StrikeKind::Hide | StrikeKind::Remove);
    let mut kept: Vec<Evidence> = Vec::new();
    for id in &act.posts {
        if kept.iter().any(|k| k.id == *id) {
            continue;
        }
        let stored = match act.report {
            Some(report) => reported(tx, report, *id)?,
            None => None,
        };
        if stored.is_none() {
            let status = store::statuses::find(tx, actor.id, *id)?.ok_or(Refusal::NotFound)?;
            if status.author_id != act.target || status.boost_of_id.is_some() {
                return Err(Refusal::NotFound);
            }
        }
        // As its author sees it: who reported may have seen less of it, or an earlier wording.
        let now = views::hydrate(tx, act.target, &[*id], Context::Thread, ctx.now())?.pop();
        match (now, stored) {
            (Some(view), _) => kept.push(Evidence::of(&view)),
            (None, Some(_)) if changes => return Err(Refusal::invalid("posts", "gone")),
            (None, Some(stored)) => kept.push(stored),
            (None, None) => return Err(Refusal::NotFound),
        }
    }
    Ok(kept)
}

fn reported(c: &mut Conn, report: ReportId, status: StatusId) -> Answer<Option<Evidence>> {
    let kept = store::reports::posts(c, report)?;
    let found = kept.iter().find(|k| k.reported && k.status_id == status);
    Ok(found.map(|k| Evidence::read(&k.data)).transpose()?)
}

fn apply(ctx: &Ctx, tx: &mut Tx, actor: Actor, act: &Act, target: &Account) -> Answer<()> {
    let now = ctx.now();
    match act.kind {
        StrikeKind::Warn => Ok(()),
        StrikeKind::Hide | StrikeKind::Remove => {
            for id in &act.posts {
                let status = store::statuses::get(tx, *id)?;
                let (done, kind) = if act.kind == StrikeKind::Hide {
                    (change::hide(tx, &status, now)?, EventKind::StatusHidden)
                } else {
                    (
                        change::delete(tx, &status, actor.id, now)?,
                        EventKind::StatusDeleted,
                    )
                };
                if done {
                    let mut event = ctx.event(kind, actor);
                    (event.status_id, event.target_id) = (Some(*id), status.reply_to_account_id);
                    store::events::append(tx, &event)?;
                }
            }
            Ok(())
        }
        StrikeKind::Limit => {
            if store::strikes::reach(tx, target.id)? != Reach::Chosen {
                return Err(Refusal::Conflict("limited"));
            }
            store::strikes::set_reach(tx, target.id, Reach::Followers)?;
            crate::accounts::changed(ctx, tx, actor, target.id)
        }
        // Who is suspended already is only told more.
        StrikeKind::Delete if target.state == AccountState::Suspended => Ok(()),
        StrikeKind::Suspend | StrikeKind::Delete => suspend(ctx, tx, actor, act, target),
    }
}

/// Signed out everywhere at once, and not let in again.
fn suspend(ctx: &Ctx, tx: &mut Tx, actor: Actor, act: &Act, target: &Account) -> Answer<()> {
    if target.state != AccountState::Active {
        return Err(Refusal::Conflict("account-inactive"));
    }
    if target.role == Role::Owner
        && !store::people::lock_owners(tx)?
            .iter()
            .any(|id| *id != target.id)
    {
        return Err(Refusal::Conflict("last-owner"));
    }
    crate::accounts::shut_out(ctx, tx, target.id)?;
    store::people::set_state(tx, target.id, AccountState::Suspended, ctx.now())?;
    if act.hide_all {
        store::strikes::set_reach(tx, target.id, Reach::Moderators)?;
    }
    crate::accounts::changed(ctx, tx, actor, target.id)
}
