//! Images of posts that came: through the same pipeline as those people upload.

use model::{ImportKind, Media, MediaKind, StatusId};
use store::Tx;

use super::Import;
use crate::media::{Limits, keep, process};
use crate::policy::limit;
use crate::{Answer, Refusal};

/// An image of a post that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The post's id there.
    pub post: String,
    /// Which of its images, from 0.
    pub position: usize,
    /// Its bytes, in any format.
    pub bytes: Vec<u8>,
    /// What it shows, in words.
    pub description: String,
}

impl Import {
    /// Puts an image on a post. One that cannot be used is left, and the post says what it was.
    pub async fn image(&mut self, image: Image) -> Answer<()> {
        let Image {
            post,
            position,
            bytes,
            description,
        } = image;
        if self.plan.dry_run {
            self.report.images += 1;
            return Ok(());
        }
        if position >= limit::MEDIA {
            self.leave(
                "image",
                &format!("{post}: more than {} images", limit::MEDIA),
            );
            return Ok(());
        }
        // Its post may be on its way still.
        self.settle().await?;
        let Some(id) = self.status_of(&post, position).await? else {
            return Ok(());
        };
        let made = match process(bytes, Limits::default()).await {
            Ok(made) => made,
            Err(why) => {
                self.leave("image", &format!("{post}: {why}"));
                return Ok(());
            }
        };
        let kept = keep(&self.ctx, MediaKind::Image, made).await?;
        let description: String = description
            .trim()
            .chars()
            .take(limit::DESCRIPTION_CHARS)
            .collect();
        let (source, name) = (self.plan.source, name(&post, position));
        let (ctx, actor) = (self.ctx.clone(), self.actor);
        self.ctx
            .write(move |tx| {
                let status = store::statuses::get(tx, id)?;
                let media = Media {
                    account_id: Some(status.author_id),
                    created_at: status.created_at,
                    description,
                    ..kept
                };
                let key = media.id;
                store::media::insert(tx, &media)?;
                if !store::media::attach(tx, status.author_id, key, id, position as i64)? {
                    return Err(Refusal::invalid("media", "gone"));
                }
                store::imports::set_has_media(tx, id)?;
                store::imports::remember(tx, source, ImportKind::Media, &name, key.get())?;
                super::tell(&ctx, tx, actor, "1 image".to_owned())?;
                reindex(tx, id)
            })
            .await?;
        self.report.images += 1;
        Ok(())
    }

    /// The post an image belongs to, unless it has it already or is gone.
    async fn status_of(&self, post: &str, position: usize) -> Answer<Option<StatusId>> {
        let (source, keys) = (self.plan.source, vec![post.to_owned()]);
        let names = vec![name(post, position)];
        self.ctx
            .read(move |c| {
                if !store::imports::find(c, source, ImportKind::Media, &names)?.is_empty() {
                    return Ok(None);
                }
                let found = store::imports::find(c, source, ImportKind::Status, &keys)?;
                let Some(id) = found.into_values().next().map(StatusId::from) else {
                    return Ok(None);
                };
                Ok(Some(id).filter(|_| store::statuses::find::stands(c, id).unwrap_or(false)))
            })
            .await
    }
}

fn name(post: &str, position: usize) -> String {
    format!("{post} {position}")
}

/// What an image shows can be searched for.
fn reindex(tx: &mut Tx, id: StatusId) -> Answer<()> {
    Ok(crate::search::reindex(tx, id)?)
}
