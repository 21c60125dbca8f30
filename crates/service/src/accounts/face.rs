//! A person's face.

use model::{MediaId, MediaKind};
use store::Tx;

use super::profile::presented;
use crate::media::{self, Crop, Limits};
use crate::{Actor, Answer, Ctx};

/// Makes the square `crop` of an image, or its middle, the face of `actor`.
pub async fn set_face(
    ctx: &Ctx,
    actor: Actor,
    image: Vec<u8>,
    crop: Option<Crop>,
) -> Answer<MediaId> {
    let made = media::face(image, crop, Limits::default()).await;
    let made = made.map_err(|why| media::refusal("face", &why))?;
    let mut face = media::keep_both(ctx, MediaKind::Face, made.large, made.small).await?;
    face.account_id = Some(actor.id);
    let (ctx_, id) = (ctx.clone(), face.id);
    ctx.write(move |tx| {
        store::media::insert(tx, &face)?;
        change(&ctx_, tx, actor, Some(id))
    })
    .await?;
    Ok(id)
}

/// Goes back to the face drawn from the name.
pub async fn remove_face(ctx: &Ctx, actor: Actor) -> Answer<()> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| change(&ctx_, tx, actor, None)).await
}

fn change(ctx: &Ctx, tx: &mut Tx, actor: Actor, face: Option<MediaId>) -> Answer<()> {
    let before = store::accounts::get(tx, actor.id)?.face_id;
    store::accounts::set_face(tx, actor.id, face, ctx.now())?;
    if let Some(before) = before {
        store::media::delete(tx, before)?;
    }
    presented(ctx, tx, actor, actor.id)
}
