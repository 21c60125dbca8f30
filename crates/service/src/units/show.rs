//! One unit: where it stands, who is in it.

use model::{Unit, UnitId, UnitKind};
use store::{Conn, units};

use super::Place;
use crate::directory::{self, Found, Wanted};
use crate::views::{self, AccountCard};
use crate::{Actor, Answer, Ctx, Refusal};

/// Faces in the head of a unit.
const FACES: i64 = 8;

/// A unit as its page shows it.
#[derive(Debug, Clone)]
pub struct UnitView {
    /// The unit.
    pub unit: Unit,
    /// What it is part of, from the top down.
    pub above: Vec<Place>,
    /// Units directly below it.
    pub below: Vec<Unit>,
    /// Some of its people.
    pub faces: Vec<AccountCard>,
    /// The reader belongs to it, by itself or through a unit below.
    pub mine: bool,
    /// It is a circle that the reader may join.
    pub may_join: bool,
    /// The reader belongs to it beside their home and may leave.
    pub may_leave: bool,
}

/// The unit with this name in addresses.
pub async fn show(ctx: &Ctx, actor: Actor, slug: &str) -> Answer<UnitView> {
    let (slug, now) = (slug.to_owned(), ctx.now());
    ctx.read(move |c| {
        let unit = units::find_by_slug(c, &slug)?.ok_or(Refusal::NotFound)?;
        let id = unit.id;
        let mut above: Vec<Place> = units::list_above(c, id)?
            .into_iter()
            .filter(|u| u.id != id)
            .map(|u| Place {
                id: u.id,
                kind: u.kind,
                name: u.name,
                slug: u.slug,
            })
            .collect();
        above.reverse();
        let faces = units::list_faces(c, id, FACES)?;
        let mut cards = views::cards(c, &faces, now)?;
        let joined = units::joined(c, id, actor.id)?;
        let home = store::accounts::get(c, actor.id)?.unit_id == Some(id);
        Ok(UnitView {
            above,
            below: units::list_below(c, id)?,
            faces: faces.iter().filter_map(|id| cards.remove(id)).collect(),
            mine: units::has(c, id, actor.id)?,
            may_join: !joined && is_circle(c, &unit)?,
            may_leave: joined && !home,
            unit,
        })
    })
    .await
}

/// The unit with this id.
pub async fn find(ctx: &Ctx, id: UnitId) -> Answer<Unit> {
    ctx.read(move |c| units::find(c, id)?.ok_or(Refusal::NotFound))
        .await
}

/// Whether it is a team that people belong to beside their home, open to everyone.
pub(super) fn is_circle(c: &mut Conn, unit: &Unit) -> Answer<bool> {
    Ok(unit.kind == UnitKind::Team && !units::is_home(c, unit.id)?)
}

/// The people of a unit and below it, by name; `page` counts from 0.
pub async fn members(ctx: &Ctx, actor: Actor, unit: UnitId, page: i64) -> Answer<Found> {
    let wanted = Wanted {
        unit: Some(unit),
        ..Wanted::default()
    };
    directory::list(ctx, actor, wanted, page).await
}
