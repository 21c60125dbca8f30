//! Units and people, their profiles and faces.

use model::{AccountState, EventKind, Link, Role, StatusLine, Time, Unit, UnitId, UnitKind};
use service::accounts::{self, NewPerson, set_face};
use service::{Actor, Answer, Ctx};
use std::time::Duration;
use tokio::task::JoinSet;

use super::{Stage, actor, whole};
use crate::demo::face::Face;
use crate::demo::fault::Fault;
use crate::demo::people::Person;
use crate::demo::when::When;

/// From the first morning to the evening of the day on which somebody leaves.
const LAST_HOURS: Duration = Duration::from_secs(41 * 3600);

/// Makes the tree.
pub(super) async fn units(stage: &Stage) -> Result<Vec<UnitId>, Fault> {
    let mut made: Vec<UnitId> = Vec::new();
    for (i, unit) in stage.demo.units.iter().enumerate() {
        let ctx = stage.aside(stage.early(0).plus(Duration::from_secs(i as u64)));
        let above = stage
            .demo
            .units
            .iter()
            .position(|u| Some(&u.slug) == unit.parent.as_ref());
        let row = Unit {
            id: ctx.id(),
            parent_id: above.and_then(|i| made.get(i).copied()),
            kind: unit
                .kind
                .parse::<UnitKind>()
                .map_err(|e| Fault::at("units.toml", 0, e.to_string()))?,
            name: unit.name.clone(),
            slug: unit.slug.clone(),
            about: unit.about.clone(),
            members_count: 0,
        };
        let (id, now) = (row.id, ctx.now());
        ctx.write(move |tx| Ok(store::units::insert(tx, &row, now)?))
            .await
            .map_err(|why| whole("units.toml", &why))?;
        made.push(id);
    }
    Ok(made)
}

/// Makes the accounts, top down enough for managers, then fills in the profiles.
pub(super) async fn people(stage: &Stage) -> Result<Vec<Actor>, Fault> {
    let mut actors = Vec::new();
    for (i, person) in stage.demo.people.iter().enumerate() {
        let ctx = stage.aside(joined(stage, person).plus(Duration::from_secs(i as u64)));
        let role = person.role.parse::<Role>().unwrap_or(Role::Member);
        let state = match person.state.as_str() {
            "pending" => AccountState::Pending,
            _ => AccountState::Active,
        };
        let new = NewPerson {
            handle: person.handle.clone(),
            name: person.name.clone(),
            email: Some(format!("{}@sbuffo.example", person.handle)),
            role,
            state,
            unit: unit(stage, &person.unit),
            password_hash: None,
        };
        let id = accounts::create(&ctx, new)
            .await
            .map_err(|why| named(person, &why))?;
        actors.push(actor(id, role));
    }
    for (i, person) in stage.demo.people.iter().enumerate() {
        let moment = joined(stage, person).plus(Duration::from_secs(200 + i as u64));
        profile(stage, &stage.aside(moment), person, &actors)
            .await
            .map_err(|why| named(person, &why))?;
    }
    faces(stage, &actors).await?;
    Ok(actors)
}

/// When somebody's account was made: before anyone wrote, or on the morning of their first day.
fn joined(stage: &Stage, person: &Person) -> Time {
    let zone = jiff::tz::TimeZone::get(person.town().1).unwrap_or(jiff::tz::TimeZone::UTC);
    match person.joins {
        1 => stage.early(30),
        21 => stage.now.minus(Duration::from_secs(5 * 3600)),
        day => When::Day {
            day,
            minute: 5 * 60,
        }
        .at(stage.now, &zone)
        .unwrap_or(stage.now),
    }
}

fn unit(stage: &Stage, slug: &str) -> Option<UnitId> {
    let at = stage.demo.units.iter().position(|unit| unit.slug == slug)?;
    stage.units.get(at).copied()
}

async fn profile(stage: &Stage, ctx: &Ctx, person: &Person, actors: &[Actor]) -> Answer<()> {
    let find = |handle: &str| stage.demo.people.iter().position(|p| p.handle == handle);
    let Some(me) = find(&person.handle).and_then(|i| actors.get(i)).copied() else {
        return Ok(());
    };
    let manager = person
        .manager
        .as_deref()
        .and_then(find)
        .and_then(|i| actors.get(i));
    let (manager_id, now, until_base) = (manager.map(|m| m.id), ctx.now(), stage.now);
    let units: Vec<UnitId> = person
        .units()
        .filter_map(|slug| unit(stage, slug))
        .collect();
    let (person, event) = (person.clone(), ctx.event(EventKind::AccountChanged, me));
    ctx.write(move |tx| {
        let (town, zone) = person.town();
        let mut account = store::accounts::get(tx, me.id)?;
        account.title.clone_from(&person.title);
        account.manager_id = manager_id;
        account.location = town.to_owned();
        account.time_zone = zone.to_owned();
        account.locale.clone_from(&person.locale);
        account.languages = person.speaks.split(' ').map(str::to_owned).collect();
        account.about.clone_from(&person.about);
        account.links = person
            .links
            .iter()
            .filter_map(|link| read_link(link))
            .collect();
        account.status = person.status_line().map(|(emoji, text, hours)| StatusLine {
            emoji: emoji.to_owned(),
            text: text.to_owned(),
            until: hours.map(|h| until_base.plus(Duration::from_secs(h.unsigned_abs() * 3600))),
        });
        store::accounts::update(tx, &account, now)?;
        if person.bot {
            store::accounts::set_bot(tx, me.id, true)?;
        }
        for unit in units {
            store::units::join(tx, unit, me.id, now)?;
        }
        Ok(store::events::append(tx, &event)?)
    })
    .await
}

fn read_link(link: &str) -> Option<Link> {
    let (label, url) = link.rsplit_once(' ')?;
    Some(Link {
        label: label.to_owned(),
        url: url.to_owned(),
    })
}

async fn faces(stage: &Stage, actors: &[Actor]) -> Result<(), Fault> {
    let mut work = JoinSet::new();
    for (i, (person, me)) in stage.demo.people.iter().zip(actors).enumerate() {
        let moment = joined(stage, person).plus(Duration::from_secs(400 + i as u64));
        let (ctx, person, me) = (stage.aside(moment), person.clone(), *me);
        work.spawn(async move {
            let line = person.face.clone();
            let drawn =
                tokio::task::spawn_blocking(move || Face::read(&line).map(|face| face.png()));
            let png = drawn.await.map_err(|e| e.to_string()).and_then(|face| face);
            let png = png.map_err(|what| Fault::at("people.toml", 0, what))?;
            set_face(&ctx, me, png, None)
                .await
                .map_err(|why| named(&person, &why))
        });
    }
    while let Some(done) = work.join_next().await {
        done.map_err(|e| Fault::at("people.toml", 0, e.to_string()))??;
    }
    Ok(())
}

/// Those who have left are marked as such.
pub(super) async fn leave(stage: &Stage) -> Result<(), Fault> {
    let Some(owner) = stage.actors.iter().find(|a| a.role == Role::Owner).copied() else {
        return Ok(());
    };
    for (person, gone) in stage.demo.people.iter().zip(&stage.actors) {
        if person.state == "former" {
            let ctx = stage.aside(stage.early(0).plus(LAST_HOURS));
            accounts::set_state(&ctx, owner, gone.id, AccountState::Former)
                .await
                .map_err(|why| named(person, &why))?;
        }
    }
    Ok(())
}

fn named(person: &Person, why: &service::Refusal) -> Fault {
    Fault::at("people.toml", 0, format!("{}: {why}", person.handle))
}
