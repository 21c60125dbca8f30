//! Images on their way into a post: uploaded, described, discarded. They become part of it when it is posted.

use model::{EventKind, Media, MediaId, MediaKind, StatusId};

use super::blob::{BlobProblem, BlobStore};
use super::{ImageProblem, Limits, Processed, Rendition, process};
use crate::policy::limit;
use crate::views::{MediaView, media_view};
use crate::{Actor, Answer, Ctx, Refusal};

/// Takes in an image for a post to come.
pub async fn upload(
    ctx: &Ctx,
    actor: Actor,
    bytes: Vec<u8>,
    description: &str,
) -> Answer<MediaView> {
    let description = checked(description)?;
    let waiting = ctx
        .read(move |c| Ok(store::media::count_unposted(c, actor.id)?))
        .await?;
    if waiting >= limit::UNPOSTED_MEDIA {
        return Err(Refusal::over(
            "media",
            "too-many-waiting",
            limit::UNPOSTED_MEDIA,
        ));
    }
    let made = process(bytes, Limits::default())
        .await
        .map_err(|why| refusal("media", &why))?;
    let media = Media {
        account_id: Some(actor.id),
        description,
        ..keep(ctx, MediaKind::Image, made).await?
    };
    let view = media_view(&media);
    ctx.write(move |tx| Ok(store::media::insert(tx, &media)?))
        .await?;
    Ok(view)
}

/// Those of `ids` that are own images on no post, or on `status`: for one who goes on writing.
pub async fn list_own(
    ctx: &Ctx,
    actor: Actor,
    ids: Vec<MediaId>,
    status: Option<StatusId>,
) -> Answer<Vec<MediaView>> {
    ctx.read(move |c| {
        let found = store::media::list_own(c, actor.id, &ids, status)?;
        Ok(found.iter().map(media_view).collect())
    })
    .await
}

/// Says in words what an own image shows, before or after it was posted.
pub async fn describe(ctx: &Ctx, actor: Actor, id: MediaId, description: &str) -> Answer<()> {
    let description = checked(description)?;
    let mut event = ctx.event(EventKind::CardReady, actor);
    ctx.write(move |tx| {
        let on = store::media::describe(tx, actor.id, id, &description)?;
        event.status_id = on.ok_or(Refusal::NotFound)?;
        if event.status_id.is_some() {
            store::events::append(tx, &event)?;
        }
        Ok(())
    })
    .await
}

/// Forgets an own image that is on no post. Its bytes go with the next sweep.
pub async fn discard(ctx: &Ctx, actor: Actor, id: MediaId) -> Answer<()> {
    ctx.write(
        move |tx| match store::media::delete_unposted(tx, actor.id, id)? {
            true => Ok(()),
            false => Err(Refusal::NotFound),
        },
    )
    .await
}

/// An own image, posted or not.
pub async fn show(ctx: &Ctx, actor: Actor, id: MediaId) -> Answer<MediaView> {
    let found = super::serve::find(ctx, actor, id).await?;
    if found.account_id != Some(actor.id) || found.kind != MediaKind::Image {
        return Err(Refusal::NotFound);
    }
    Ok(media_view(&found))
}

/// The images of an own post that was just deleted may go into another.
pub async fn release(ctx: &Ctx, actor: Actor, status: StatusId) -> Answer<()> {
    ctx.write(move |tx| {
        let old = store::statuses::get(tx, status)?;
        if old.author_id != actor.id || store::statuses::find::stands(tx, status)? {
            return Err(Refusal::NotFound);
        }
        Ok(store::media::detach_all(tx, status)?)
    })
    .await
}

fn checked(description: &str) -> Answer<String> {
    let description = description.trim();
    if description.chars().count() > limit::DESCRIPTION_CHARS {
        return Err(Refusal::over(
            "description",
            "too-long",
            limit::DESCRIPTION_CHARS as i64,
        ));
    }
    Ok(description.to_owned())
}

/// Keeps an image: see [`keep_both`].
pub(crate) async fn keep(ctx: &Ctx, kind: MediaKind, made: Processed) -> Answer<Media> {
    let media = keep_both(ctx, kind, made.original, made.small).await?;
    Ok(Media {
        blurhash: made.blurhash,
        ..media
    })
}

/// Keeps the bytes of both sizes and answers what is to be written about them, by nobody and without words.
pub(crate) async fn keep_both(
    ctx: &Ctx,
    kind: MediaKind,
    large: Rendition,
    small: Rendition,
) -> Answer<Media> {
    let bytes = large.bytes.len() + small.bytes.len();
    let media = Media {
        id: ctx.id(),
        account_id: None,
        status_id: None,
        kind,
        mime: large.format.mime().to_owned(),
        small_mime: small.format.mime().to_owned(),
        width: large.width.into(),
        height: large.height.into(),
        bytes: bytes as i64,
        blurhash: String::new(),
        description: String::new(),
        created_at: ctx.now(),
        blob: put(ctx.blobs(), large).await?,
        small_blob: put(ctx.blobs(), small).await?,
    };
    Ok(media)
}

async fn put(blobs: &dyn BlobStore, rendition: Rendition) -> Answer<String> {
    let kept = blobs.put(rendition.bytes, rendition.format.mime()).await;
    Ok(kept?.as_str().to_owned())
}

/// Why an image is not taken, for the person who sent it. Numbers are in megabytes and megapixels.
pub(crate) fn refusal(field: &'static str, why: &ImageProblem) -> Refusal {
    match why {
        ImageProblem::Empty => Refusal::invalid(field, "empty"),
        ImageProblem::TooLarge { max, .. } => {
            Refusal::over(field, "image-bytes", (*max / (1024 * 1024)) as i64)
        }
        ImageProblem::TooManyPixels { max, .. } => {
            Refusal::over(field, "image-pixels", (*max / 1_000_000) as i64)
        }
        // What telephones make, and people do not know that they do.
        ImageProblem::UnsupportedFormat {
            name: "HEIC" | "HEIF",
        } => Refusal::invalid(field, "image-heic"),
        ImageProblem::UnsupportedFormat { .. } | ImageProblem::UnknownFormat => {
            Refusal::invalid(field, "image-format")
        }
        ImageProblem::Broken { .. } => Refusal::invalid(field, "image-broken"),
    }
}

impl From<BlobProblem> for Refusal {
    fn from(problem: BlobProblem) -> Self {
        match problem {
            BlobProblem::NotFound => Refusal::NotFound,
            BlobProblem::Full => Refusal::Internal(db::Error::Full),
            BlobProblem::Io(error) => Refusal::Internal(db::Error::Io(error.to_string())),
        }
    }
}
