//! Tags that people show on their profile.

use model::{AccountId, TagId};
pub use store::featured::Featured;
use store::{featured, tags};

use crate::{Actor, Answer, Ctx, Refusal};

/// Tags on one profile.
const MOST: usize = 10;

/// Those of a person.
pub async fn list(ctx: &Ctx, account: AccountId) -> Answer<Vec<Featured>> {
    ctx.read(move |c| Ok(featured::list(c, account)?)).await
}

/// Tags I use and do not show.
pub async fn suggest(ctx: &Ctx, actor: Actor) -> Answer<Vec<String>> {
    ctx.read(move |c| Ok(featured::suggest(c, actor.id, MOST as i64)?))
        .await
}

/// Whether I show a tag.
pub async fn has(ctx: &Ctx, actor: Actor, name: &str) -> Answer<bool> {
    let name = name.to_owned();
    ctx.read(move |c| match tags::find(c, &name)? {
        Some(tag) => Ok(featured::exists(c, actor.id, tag.id)?),
        None => Ok(false),
    })
    .await
}

/// Shows a tag on my profile.
pub async fn add(ctx: &Ctx, actor: Actor, name: &str) -> Answer<Featured> {
    let name = crate::tags::valid(name).ok_or(Refusal::invalid("name", "no-tag"))?;
    let (id, new, now) = (ctx.id::<TagId>(), ctx.id::<TagId>(), ctx.now());
    ctx.write(move |tx| {
        let before = featured::list(tx, actor.id)?;
        let tag = tags::find_or_insert(tx, new, &name, now)?;
        if before.len() >= MOST && !featured::exists(tx, actor.id, tag)? {
            return Err(Refusal::over("name", "too-many", MOST as i64));
        }
        featured::insert(tx, id, actor.id, tag)?;
        let key = text::key(&name);
        let all = featured::list(tx, actor.id)?;
        let found = all.into_iter().find(|f| text::key(&f.name) == key);
        found.ok_or(Refusal::NotFound)
    })
    .await
}

/// No longer, by the id of its being there.
pub async fn delete(ctx: &Ctx, actor: Actor, id: TagId) -> Answer<()> {
    let gone = ctx
        .write(move |tx| Ok(featured::delete(tx, actor.id, id)?))
        .await?;
    if gone { Ok(()) } else { Err(Refusal::NotFound) }
}

/// No longer, by its name; doing it again changes nothing.
pub async fn remove(ctx: &Ctx, actor: Actor, name: &str) -> Answer<()> {
    let name = name.to_owned();
    ctx.write(move |tx| {
        if let Some(tag) = tags::find(tx, &name)? {
            featured::delete_tag(tx, actor.id, tag.id)?;
        }
        Ok(())
    })
    .await
}
