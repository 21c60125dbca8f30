//! Shaping the tree, which admins do.

use model::{Act, Detail, EventKind, Role, Thing, Unit, UnitId, UnitKind};
use store::{Conn, Tx, units};

use crate::accounts::line;
use crate::audit::{self, About};
use crate::policy::limit::{UNIT_ABOUT_CHARS, UNIT_NAME_CHARS};
use crate::{Actor, Answer, Ctx, Refusal};

/// A unit as an administrator wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitDraft {
    /// Name.
    pub name: String,
    /// What it is called.
    pub kind: UnitKind,
    /// The unit it belongs to.
    pub parent: Option<UnitId>,
    /// What it is for.
    pub about: String,
}

/// Adds a unit (admins); its name in addresses is made from its name.
pub async fn create(ctx: &Ctx, actor: Actor, draft: UnitDraft) -> Answer<UnitId> {
    actor.must_be(Role::Admin)?;
    let draft = checked(draft)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        parent_there(tx, draft.parent)?;
        let name = draft.name.clone();
        let id = insert(&ctx_, tx, actor, draft)?;
        let about = About::thing(Thing::Unit, id).with(Detail::Name, name);
        audit::record(&ctx_, tx, actor, Act::UnitCreated, about)?;
        Ok(id)
    })
    .await
}

/// Adds a unit that has been checked.
pub(crate) fn insert(ctx: &Ctx, tx: &mut Tx, actor: Actor, draft: UnitDraft) -> Answer<UnitId> {
    let unit = Unit {
        id: ctx.id(),
        parent_id: draft.parent,
        kind: draft.kind,
        slug: slug(tx, &draft.name)?,
        name: draft.name,
        about: draft.about,
        members_count: 0,
    };
    units::insert(tx, &unit, ctx.now())?;
    changed(ctx, tx, actor, unit.id)?;
    Ok(unit.id)
}

/// Changes a unit, and where it stands with all below it (admins). Its name in addresses stays.
pub async fn update(ctx: &Ctx, actor: Actor, id: UnitId, draft: UnitDraft) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    let draft = checked(draft)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        units::lock(tx)?;
        let unit = units::find(tx, id)?.ok_or(Refusal::NotFound)?;
        if unit.parent_id != draft.parent {
            parent_there(tx, draft.parent)?;
            if let Some(parent) = draft.parent
                && units::list_above(tx, parent)?.iter().any(|u| u.id == id)
            {
                return Err(Refusal::invalid("parent", "circle"));
            }
            units::set_parent(tx, id, draft.parent)?;
        }
        let unit = Unit {
            name: draft.name,
            kind: draft.kind,
            about: draft.about,
            ..unit
        };
        units::update(tx, &unit)?;
        changed(&ctx_, tx, actor, id)?;
        let about = About::thing(Thing::Unit, id).with(Detail::Name, unit.name);
        Ok(audit::record(&ctx_, tx, actor, Act::UnitChanged, about)?)
    })
    .await
}

/// Removes a unit that nobody and nothing is in (admins).
pub async fn delete(ctx: &Ctx, actor: Actor, id: UnitId) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        units::lock(tx)?;
        let unit = units::find(tx, id)?.ok_or(Refusal::NotFound)?;
        if units::is_used(tx, id)? {
            return Err(Refusal::Conflict("unit-used"));
        }
        units::delete(tx, id)?;
        changed(&ctx_, tx, actor, id)?;
        let about = About::thing(Thing::Unit, id).with(Detail::Name, unit.name);
        Ok(audit::record(&ctx_, tx, actor, Act::UnitDeleted, about)?)
    })
    .await
}

/// A name in addresses that no unit has yet.
fn slug(c: &mut Conn, name: &str) -> Answer<String> {
    let base = match text::slug(name) {
        empty if empty.is_empty() => "unit".to_owned(),
        slug => slug,
    };
    let mut slug = base.clone();
    let mut n = 2_u64;
    while units::find_by_slug(c, &slug)?.is_some() {
        slug = format!("{base}-{n}");
        n += 1;
    }
    Ok(slug)
}

fn parent_there(c: &mut Conn, parent: Option<UnitId>) -> Answer<()> {
    match parent {
        Some(id) => units::find(c, id)?
            .map(drop)
            .ok_or(Refusal::invalid("parent", "gone")),
        None => Ok(()),
    }
}

fn checked(draft: UnitDraft) -> Answer<UnitDraft> {
    let name = line("name", &draft.name, UNIT_NAME_CHARS)?;
    if name.is_empty() {
        return Err(Refusal::invalid("name", "empty"));
    }
    let about = line("about", &draft.about, UNIT_ABOUT_CHARS)?;
    Ok(UnitDraft {
        name,
        about,
        ..draft
    })
}

fn changed(ctx: &Ctx, tx: &mut Tx, actor: Actor, id: UnitId) -> Answer<()> {
    let mut event = ctx.event(EventKind::UnitChanged, actor);
    event.data = id.to_string();
    Ok(store::events::append(tx, &event)?)
}
