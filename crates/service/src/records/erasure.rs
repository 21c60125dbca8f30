//! Erasing a person: nothing of them stays but places in threads, so that what others said still makes sense.

use std::time::Duration;

use model::{
    Account, AccountId, AccountState, Act, Detail, EventKind, Reach, Role, StatusId, Time,
};
pub use store::records::erasure::Erasure;
use store::records::{erasure, holds};
use store::{Conn, Tx};

use super::work;
use crate::accounts::{changed, managed, not_the_last_owner, shut_out};
use crate::audit::{self, About, By};
use crate::{Actor, Answer, Ctx, Door, Refusal, jobs};

/// The kind of the job.
pub(crate) const KIND: &str = "erase";
/// How long someone who asks for it may think better of it.
pub const GRACE: Duration = Duration::from_secs(14 * 86_400);
/// While a legal hold stands, it is tried again after this long.
const WAIT: Duration = Duration::from_secs(86_400);
/// Posts in one transaction.
const BATCH: i64 = 100;
/// Transactions in one turn of the job, so that it never outlasts its claim.
const BATCHES: usize = 40;

/// My erasure, if I asked for it.
pub async fn find(ctx: &Ctx, actor: Actor) -> Answer<Option<Erasure>> {
    ctx.read(move |c| Ok(erasure::find(c, actor.id)?)).await
}

/// Someone's erasure, if it was asked for (admins).
pub async fn show(ctx: &Ctx, actor: Actor, id: AccountId) -> Answer<Option<Erasure>> {
    actor.must_be(Role::Admin)?;
    ctx.read(move |c| Ok(erasure::find(c, id)?)).await
}

/// Asks to be erased after [`GRACE`]. `typed` is the own handle, as a sign that it is meant; `name` stands in place of the name.
pub async fn ask(ctx: &Ctx, actor: Actor, typed: &str, name: &str) -> Answer<()> {
    let due = ctx.now().plus(GRACE);
    begin(ctx, actor, actor.id, typed, name, due).await
}

/// Thinks better of it.
pub async fn cancel(ctx: &Ctx, actor: Actor) -> Answer<()> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        if !erasure::cancel(tx, actor.id)? {
            return Err(Refusal::NotFound);
        }
        let about = About::person(actor.id);
        Ok(audit::record(
            &ctx_,
            tx,
            actor,
            Act::ErasureCancelled,
            about,
        )?)
    })
    .await
}

/// Erases someone now (admins, of those they may manage). `typed` is the person's handle.
pub async fn create(ctx: &Ctx, actor: Actor, id: AccountId, typed: &str, name: &str) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    if id == actor.id {
        return Err(Refusal::Conflict("yourself"));
    }
    let now = ctx.now();
    begin(ctx, actor, id, typed, name, now).await
}

async fn begin(
    ctx: &Ctx,
    actor: Actor,
    id: AccountId,
    typed: &str,
    name: &str,
    due_at: Time,
) -> Answer<()> {
    let typed = text::key(typed.trim().trim_start_matches('@'));
    let (ctx_, name) = (ctx.clone(), name.to_owned());
    ctx.write(move |tx| {
        let target = match id == actor.id {
            true => store::accounts::get(tx, id)?,
            false => managed(tx, actor, id)?,
        };
        if typed != text::key(&target.handle) {
            return Err(Refusal::invalid("handle", "not-the-handle"));
        }
        plan(&ctx_, tx, actor, &target, (name, due_at))?;
        let about = About::person(id).at(Detail::Until, due_at);
        Ok(audit::record(&ctx_, tx, actor, Act::ErasureAsked, about)?)
    })
    .await
}

/// Notes that someone is to be erased, with what stands in place of the name, and when.
pub(crate) fn plan(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: Actor,
    target: &Account,
    (name, due_at): (String, Time),
) -> Answer<()> {
    match target.state {
        AccountState::Pending => return Err(Refusal::Conflict("account-pending")),
        AccountState::Erased => return Err(Refusal::Conflict("erased")),
        _ => {}
    }
    not_the_last_owner(tx, target)?;
    free(tx, target.id)?;
    let wish = Erasure {
        account_id: target.id,
        name,
        asked_by: actor.id,
        asked_at: ctx.now(),
        due_at,
        begun_at: None,
        done_at: None,
    };
    erasure::put(tx, &wish)?;
    jobs::enqueue(ctx, tx, KIND, &target.id, None, due_at)
}

/// Nothing of what a legal hold covers may go.
fn free(c: &mut Conn, id: AccountId) -> Answer<()> {
    if holds::covers(c, id)? {
        return Err(Refusal::Conflict("held"));
    }
    Ok(())
}

/// The work: a turn of it; the rest in another.
pub(crate) async fn carry_out(ctx: &Ctx, id: AccountId) -> Answer<()> {
    let ctx_ = ctx.clone();
    let Some(handle) = ctx.write(move |tx| first(&ctx_, tx, id)).await? else {
        return Ok(());
    };
    for _ in 0..BATCHES {
        let (ctx_, handle) = (ctx.clone(), handle.clone());
        let done = ctx.write(move |tx| step(&ctx_, tx, id, &handle)).await?;
        if done {
            return Ok(());
        }
    }
    let (ctx_, now) = (ctx.clone(), ctx.now());
    ctx.write(move |tx| jobs::enqueue(&ctx_, tx, KIND, &id, None, now))
        .await
}

/// Makes the person nobody; answers the handle they had while there is something to do.
fn first(ctx: &Ctx, tx: &mut Tx, id: AccountId) -> Answer<Option<String>> {
    let now = ctx.now();
    let Some(wish) = erasure::find(tx, id)? else {
        return Ok(None);
    };
    if wish.done_at.is_some() || wish.due_at > now {
        return Ok(None);
    }
    // A second look is still to be taken, or it must be kept.
    if store::strikes::deletion_is_appealed(tx, id)? || free(tx, id).is_err() {
        jobs::enqueue(ctx, tx, KIND, &id, None, now.plus(WAIT))?;
        return Ok(None);
    }
    let account = store::accounts::get(tx, id)?;
    let key = format!("erasing-{id}");
    if wish.begun_at.is_none() {
        // Until others no longer name it, the old handle has to be known; it goes with the last step.
        store::settings::put(tx, &key, &account.handle, now)?;
        let handle = format!("erased-{:08x}", rand::random::<u32>());
        shut_out(ctx, tx, id)?;
        erasure::begin(tx, &wish, &handle, now)?;
        erasure::detach(tx, id, now)?;
        changed(ctx, tx, work(id), id)?;
    }
    Ok(Some(store::settings::find(tx, &key)?.unwrap_or_default()))
}

/// A step; answers whether it was the last.
fn step(ctx: &Ctx, tx: &mut Tx, id: AccountId, handle: &str) -> Answer<bool> {
    let now = ctx.now();
    let standing = erasure::standing(tx, id, BATCH)?;
    if !standing.is_empty() {
        for status in &standing {
            store::statuses::change::delete(tx, status, id, now)?;
            let mut event = ctx.event(EventKind::StatusDeleted, work(id));
            event.status_id = Some(status.id);
            store::events::append(tx, &event)?;
        }
        let ids: Vec<StatusId> = standing.iter().map(|s| s.id).collect();
        erasure::wipe(tx, &ids)?;
        return Ok(false);
    }
    let name = erasure::find(tx, id)?.map(|e| e.name).unwrap_or_default();
    let naming = erasure::naming(tx, id, BATCH)?;
    if !naming.is_empty() {
        for status in naming {
            unname(tx, id, status, handle, &name)?;
        }
        return Ok(false);
    }
    // What was deleted before: mostly empty already, so in one go.
    let mut after = StatusId::from(0);
    loop {
        let ids = erasure::deleted(tx, id, after, 1_000)?;
        let Some(last) = ids.last().copied() else {
            break;
        };
        erasure::wipe(tx, &ids)?;
        after = last;
    }
    erasure::forget_media(tx, id)?;
    erasure::forget_details(tx, id)?;
    // Nothing is left to be kept out of sight.
    store::strikes::set_reach(tx, id, Reach::Chosen)?;
    changed(ctx, tx, work(id), id)?;
    erasure::done(tx, id, now)?;
    store::settings::take(tx, &format!("erasing-{id}"))?;
    let about = About::person(id);
    audit::record(ctx, tx, By::somebody(Door::Work), Act::Erased, about)?;
    Ok(true)
}

/// Takes the name out of what someone else wrote.
fn unname(tx: &mut Tx, person: AccountId, id: StatusId, handle: &str, name: &str) -> Answer<()> {
    let status = store::statuses::get(tx, id)?;
    let others: Vec<AccountId> = store::statuses::find::mentioned(tx, id)?
        .into_iter()
        .filter(|other| *other != person)
        .collect();
    let known: text::Known = store::accounts::list(tx, &others)?
        .into_iter()
        .map(|a| a.handle)
        .collect();
    let rewrite = |source: &str| {
        let source = text::unmention(source, handle, name);
        let html = text::compose(&source, &known).html;
        (source, html)
    };
    let (source, html) = rewrite(&status.source);
    erasure::rename(tx, person, id, &source, &html)?;
    for edit in store::statuses::change::list_edits(tx, id)? {
        let (source, html) = rewrite(&edit.source);
        erasure::rename_edit(tx, edit.id, &source, &html)?;
    }
    Ok(crate::search::reindex(tx, id)?)
}
