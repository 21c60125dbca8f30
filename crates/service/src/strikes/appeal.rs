//! What the person sees, says against it, and what becomes of that.

use model::{AccountId, AccountState, Act, Detail, EventKind, Role, StrikeId, StrikeKind, Time};
use serde::{Deserialize, Serialize};
use store::Conn;
use store::strikes::{Appeal, Strike};

use super::{APPEAL, may_act, revert};
use crate::audit::{self, About};
use crate::auth::ceremony;
use crate::reports::{self, Evidence, StrikeLine};
use crate::rules::Rule;
use crate::views::{self, AccountCard};
use crate::{Actor, Answer, Ctx, Door, Refusal};

/// Characters of an appeal, and of its answer.
pub const BODY_CHARS: usize = 1_000;
/// Strikes and appeals in a list.
const LISTED: i64 = 100;
/// Name of what lets a suspended person see why, and appeal.
const SUSPENDED: &str = "suspended";

/// A strike as the person sees it: nobody is named.
#[derive(Debug, Clone)]
pub struct StrikeView {
    /// Id.
    pub id: StrikeId,
    /// What was done.
    pub kind: StrikeKind,
    /// The rule that was broken.
    pub rule: Option<Rule>,
    /// The moderator's words.
    pub words: String,
    /// The posts it concerns, as they were.
    pub posts: Vec<Evidence>,
    /// When.
    pub created_at: Time,
    /// When it was taken back.
    pub undone_at: Option<Time>,
    /// What the person says against it.
    pub appeal: Option<Appeal>,
    /// Whether they may appeal: once, within thirty days, while it stands.
    pub may_appeal: bool,
}

/// An appeal that waits, for moderators.
#[derive(Debug, Clone)]
pub struct AppealLine {
    /// The appeal, with what it is against.
    pub line: StrikeLine,
    /// Whose it is.
    pub target: AccountCard,
    /// Whether the reader may decide it: another than the one who acted, when there is one.
    pub may_decide: bool,
}

/// What was done about me, the latest first.
pub async fn list_mine(ctx: &Ctx, actor: Actor) -> Answer<Vec<StrikeView>> {
    let now = ctx.now();
    ctx.read(move |c| {
        let all = store::strikes::list_about(c, actor.id, LISTED)?;
        all.into_iter().map(|s| view(c, s, now)).collect()
    })
    .await
}

/// One of them.
pub async fn show_mine(ctx: &Ctx, actor: Actor, id: StrikeId) -> Answer<StrikeView> {
    let now = ctx.now();
    ctx.read(move |c| {
        let strike = store::strikes::find(c, id)?.filter(|s| s.target_id == actor.id);
        view(c, strike.ok_or(Refusal::NotFound)?, now)
    })
    .await
}

fn view(c: &mut Conn, strike: Strike, now: Time) -> Answer<StrikeView> {
    let line = reports::strike_line(c, strike, now)?;
    let strike = line.strike;
    let open = strike.undone_at.is_none() && now.since(strike.created_at) <= APPEAL;
    Ok(StrikeView {
        id: strike.id,
        kind: strike.kind,
        rule: line.rule,
        words: strike.words,
        posts: line.posts,
        created_at: strike.created_at,
        undone_at: strike.undone_at,
        may_appeal: open && line.appeal.is_none(),
        appeal: line.appeal,
    })
}

/// Asks that something done about me be looked at again: once.
pub async fn appeal(ctx: &Ctx, actor: Actor, id: StrikeId, body: &str) -> Answer<()> {
    let body = said(body, "body")?;
    if body.is_empty() {
        return Err(Refusal::invalid("body", "empty"));
    }
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let strike = store::strikes::find(tx, id)?.filter(|s| s.target_id == actor.id);
        let strike = strike.ok_or(Refusal::NotFound)?;
        let now = ctx_.now();
        if strike.undone_at.is_some() || now.since(strike.created_at) > APPEAL {
            return Err(Refusal::Conflict("decided"));
        }
        if !store::strikes::appeal(tx, id, &body, now)? {
            return Err(Refusal::Conflict("appealed"));
        }
        let mut event = ctx_.event(EventKind::Appealed, actor);
        (event.target_id, event.data) = (Some(actor.id), id.to_string());
        Ok(store::events::append(tx, &event)?)
    })
    .await
}

fn said(text: &str, field: &'static str) -> Answer<String> {
    let text = text.replace("\r\n", "\n").trim().to_owned();
    if text.chars().count() > BODY_CHARS {
        return Err(Refusal::over(field, "too-long", BODY_CHARS as i64));
    }
    Ok(text)
}

/// Appeals that wait, the oldest first, but one's own (moderators).
pub async fn appeals(ctx: &Ctx, actor: Actor) -> Answer<Vec<AppealLine>> {
    actor.must_be(Role::Moderator)?;
    let now = ctx.now();
    ctx.read(move |c| {
        let mut lines = Vec::new();
        for appeal in store::strikes::open_appeals(c, actor.id, LISTED)? {
            let strike = store::strikes::find(c, appeal.strike_id)?.ok_or(Refusal::NotFound)?;
            let target = views::cards(c, &[strike.target_id], now)?.remove(&strike.target_id);
            let may_decide = may_decide(c, actor, &strike).is_ok();
            lines.push(AppealLine {
                target: target.ok_or(Refusal::NotFound)?,
                line: reports::strike_line(c, strike, now)?,
                may_decide,
            });
        }
        Ok(lines)
    })
    .await
}

/// Another than the one who acted decides, when there is one who may.
fn may_decide(c: &mut Conn, actor: Actor, strike: &Strike) -> Answer<()> {
    let target = reports::other(c, actor, strike.target_id)?;
    may_act(actor, &target)?;
    if strike.actor_id != actor.id {
        return Ok(());
    }
    for id in store::reports::moderators(c)? {
        let account = store::accounts::get(c, id)?;
        let colleague = Actor {
            id,
            role: account.role,
            door: Door::Work,
        };
        if id != actor.id && may_act(colleague, &target).is_ok() {
            return Err(Refusal::Conflict("own-decision"));
        }
    }
    Ok(())
}

/// Decides an appeal and tells the person; granted, what was done is undone (moderators).
pub async fn decide(
    ctx: &Ctx,
    actor: Actor,
    id: StrikeId,
    granted: bool,
    answer: &str,
) -> Answer<()> {
    actor.must_be(Role::Moderator)?;
    let answer = said(answer, "answer")?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let strike = store::strikes::find(tx, id)?.ok_or(Refusal::NotFound)?;
        store::strikes::find_appeal(tx, id)?.ok_or(Refusal::NotFound)?;
        may_decide(tx, actor, &strike)?;
        if !store::strikes::decide(tx, id, (granted, &answer), actor.id, ctx_.now())? {
            return Err(Refusal::Conflict("decided"));
        }
        if granted {
            revert(&ctx_, tx, actor, &strike)?;
        }
        let mut event = ctx_.event(EventKind::StrikeDecided, actor);
        (event.target_id, event.data) = (Some(strike.target_id), id.to_string());
        store::events::append(tx, &event)?;
        let act = if granted {
            Act::AppealGranted
        } else {
            Act::AppealDenied
        };
        let about = About::person(strike.target_id).with(Detail::Kind, strike.kind.word());
        Ok(audit::record(&ctx_, tx, actor, act, about)?)
    })
    .await
}

#[derive(Serialize, Deserialize)]
struct Proved {
    account: AccountId,
}

/// For someone who has proved who they are and is suspended by a moderator: the secret with which they see why, for ten
/// minutes; none when it was not a moderator.
pub async fn begin_for_suspended(ctx: &Ctx, account: AccountId) -> Answer<Option<String>> {
    let standing = ctx
        .read(move |c| Ok(store::strikes::keeping_out(c, account)?))
        .await?;
    match standing {
        Some(_) => Ok(Some(
            ceremony::begin(ctx, SUSPENDED, &Proved { account }).await?,
        )),
        None => Ok(None),
    }
}

/// Who has that secret, and what they are suspended for.
pub async fn for_suspended(ctx: &Ctx, secret: &str) -> Answer<(Actor, StrikeView)> {
    let Proved { account } = ceremony::find(ctx, SUSPENDED, secret).await?;
    let now = ctx.now();
    ctx.read(move |c| {
        let person = store::accounts::get(c, account)?;
        if person.state != AccountState::Suspended {
            return Err(Refusal::NotFound);
        }
        let strike = store::strikes::keeping_out(c, account)?;
        let actor = Actor {
            id: account,
            role: person.role,
            door: Door::Web,
        };
        Ok((actor, view(c, strike.ok_or(Refusal::NotFound)?, now)?))
    })
    .await
}
