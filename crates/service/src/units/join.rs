//! Belonging to a circle, and following everyone in a unit.

use model::{AccountId, EventKind, Unit};
use store::{Conn, directory, units};

use super::show::is_circle;
use crate::{Actor, Answer, Ctx, Refusal, follows};

/// People of a unit one may follow at once.
const AT_ONCE: i64 = 300;

/// Joins a circle; doing it again changes nothing.
pub async fn join(ctx: &Ctx, actor: Actor, slug: &str) -> Answer<()> {
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    ctx.write(move |tx| {
        let unit = found(tx, &slug)?;
        if units::joined(tx, unit.id, actor.id)? {
            return Ok(());
        }
        if !is_circle(tx, &unit)? {
            return Err(Refusal::Conflict("no-circle"));
        }
        units::join(tx, unit.id, actor.id, ctx_.now())?;
        changed(&ctx_, tx, actor, &unit)
    })
    .await
}

/// Leaves a unit that is not one's home; doing it again changes nothing.
pub async fn leave(ctx: &Ctx, actor: Actor, slug: &str) -> Answer<()> {
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    ctx.write(move |tx| {
        let unit = found(tx, &slug)?;
        if !units::joined(tx, unit.id, actor.id)? {
            return Ok(());
        }
        if store::accounts::get(tx, actor.id)?.unit_id == Some(unit.id) {
            return Err(Refusal::Conflict("home-unit"));
        }
        units::leave(tx, unit.id, actor.id)?;
        changed(&ctx_, tx, actor, &unit)
    })
    .await
}

/// Follows everyone in a unit and below it; answers who is new.
pub async fn follow_everyone(ctx: &Ctx, actor: Actor, slug: &str) -> Answer<Vec<AccountId>> {
    let slug = slug.to_owned();
    let people: Vec<AccountId> = ctx
        .read(move |c| {
            let wanted = directory::Wanted {
                unit: Some(found(c, &slug)?.id),
                ..directory::Wanted::default()
            };
            Ok(directory::list(c, &wanted, AT_ONCE + 1, 0)?)
        })
        .await?;
    follows::follow_all(ctx, actor, people).await
}

fn found(c: &mut Conn, slug: &str) -> Answer<Unit> {
    units::find_by_slug(c, slug)?.ok_or(Refusal::NotFound)
}

fn changed(ctx: &Ctx, tx: &mut store::Tx, actor: Actor, unit: &Unit) -> Answer<()> {
    let mut event = ctx.event(EventKind::UnitChanged, actor);
    event.target_id = Some(actor.id);
    event.data = unit.id.to_string();
    Ok(store::events::append(tx, &event)?)
}
