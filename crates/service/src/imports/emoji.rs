//! Emoji that an organisation had there: they become its own here, under the same shortcode.

use model::ImportKind;

use super::Import;
use crate::emoji::{NewEmoji, create_with};
use crate::{Answer, Refusal};

/// An emoji of the organisation's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emoji {
    /// What one writes between colons.
    pub shortcode: String,
    /// Its picture.
    pub bytes: Vec<u8>,
}

impl Import {
    /// Makes an emoji, unless one is called so here, or it came before and was deleted since.
    pub async fn emoji(&mut self, emoji: Emoji) -> Answer<()> {
        let Emoji { shortcode, bytes } = emoji;
        if !self.emoji.insert(shortcode.clone()) {
            return Ok(());
        }
        let (source, keys) = (self.plan.source, vec![shortcode.clone()]);
        let came = self
            .ctx
            .read(move |c| Ok(store::imports::find(c, source, ImportKind::Emoji, &keys)?))
            .await?;
        let here = self.ctx.emoji().find(&shortcode).is_some();
        if here || !came.is_empty() {
            self.emoji.remove(&shortcode);
            self.report.emoji_known += u64::from(here);
            return Ok(());
        }
        if !self.plan.dry_run
            && let Err(why) = self.make_emoji(&shortcode, bytes).await
        {
            self.emoji.remove(&shortcode);
            let why = match why {
                Refusal::Invalid {
                    why: "too-many-emoji",
                    ..
                } => "emoji-many",
                Refusal::Invalid { .. } => "emoji-picture",
                other => return Err(other),
            };
            self.leave(why, &format!(":{shortcode}:"));
            return Ok(());
        }
        self.report.emoji += 1;
        Ok(())
    }

    async fn make_emoji(&self, shortcode: &str, picture: Vec<u8>) -> Answer<()> {
        let new = NewEmoji {
            shortcode: shortcode.to_owned(),
            category: String::new(),
            listed: true,
        };
        let (source, name) = (self.plan.source, shortcode.to_owned());
        create_with(&self.ctx, self.actor, new, picture, move |tx, id| {
            store::imports::remember(tx, source, ImportKind::Emoji, &name, id.get())?;
            Ok(())
        })
        .await?;
        Ok(())
    }

    /// Whether one can react with this here: an emoji of all, or one of our own between colons.
    pub(super) fn has_emoji(&self, written: &str) -> bool {
        match text::custom::shortcode(written) {
            Some(code) => self.emoji.contains(code) || self.ctx.emoji().usable(code).is_some(),
            None => true,
        }
    }
}
