//! Images on their way out, to those who may see them.

use model::{Media, MediaId};

use super::blob::Key;
use crate::{Actor, Answer, Ctx, Refusal};

/// Which copy of an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// The full one.
    Large,
    /// The one in timelines.
    Small,
}

/// An image as it goes out. Its bytes never change: another image has another id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its media type.
    pub mime: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// What is known of an image `actor` may see: their own, on a post or a link card they see, or anyone's face.
pub async fn find(ctx: &Ctx, actor: Actor, id: MediaId) -> Answer<Media> {
    ctx.read(move |c| store::media::find(c, actor.id, id)?.ok_or(Refusal::NotFound))
        .await
}

/// The same with its bytes.
pub async fn read(ctx: &Ctx, actor: Actor, id: MediaId, size: Size) -> Answer<Picture> {
    let media = find(ctx, actor, id).await?;
    bytes(ctx, &media, size).await
}

/// The bytes of an image that may be seen.
pub(crate) async fn bytes(ctx: &Ctx, media: &Media, size: Size) -> Answer<Picture> {
    let name = match size {
        Size::Large => &media.blob,
        Size::Small => &media.small_blob,
    };
    let id = media.id;
    let key: Key = name.parse().map_err(|_| Refusal::NotFound)?;
    let bytes = ctx.blobs().read(&key).await;
    let bytes =
        bytes.inspect_err(|error| tracing::error!(media = %id, %error, "an image is missing"))?;
    Ok(Picture {
        mime: key.mime(),
        bytes,
    })
}
