//! Adding emoji and taking them away: administrators.

use model::{Act, CustomEmoji, Detail, EmojiId, EventKind, MediaKind, Role, Thing};
use store::{Conn, Tx, emoji};

use super::{BYTES, CATEGORY_CHARS, MOST};
use crate::audit::{self, About};
use crate::media::{self, ImageProblem, Limits, MOVING_SIDE};
use crate::views::{AccountCard, cards};
use crate::{Actor, Answer, Ctx, Refusal};

/// The largest picture, in pixels: what is bigger is no drawing for a line of text.
const PIXELS: u64 = 16_000_000;

/// An emoji to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewEmoji {
    /// What one will write between colons.
    pub shortcode: String,
    /// Its heading, or empty.
    pub category: String,
    /// Whether it is offered.
    pub listed: bool,
}

/// An emoji as administrators see it.
#[derive(Debug, Clone)]
pub struct EmojiView {
    /// The emoji.
    pub emoji: CustomEmoji,
    /// Who added it.
    pub by: Option<AccountCard>,
}

/// All of them (admins).
pub async fn list(ctx: &Ctx, actor: Actor) -> Answer<Vec<EmojiView>> {
    actor.must_be(Role::Admin)?;
    let ctx_ = ctx.clone();
    ctx.read(move |c| {
        let all = emoji::list(c)?;
        views(&ctx_, c, all)
    })
    .await
}

/// One of them, and how often it stands under posts (admins).
pub async fn get(ctx: &Ctx, actor: Actor, id: EmojiId) -> Answer<(EmojiView, i64)> {
    actor.must_be(Role::Admin)?;
    let ctx_ = ctx.clone();
    ctx.read(move |c| {
        let one = emoji::find(c, id)?.ok_or(Refusal::NotFound)?;
        let given = emoji::count_reactions(c, &format!(":{}:", one.shortcode))?;
        let view = views(&ctx_, c, vec![one])?.pop().ok_or(Refusal::NotFound)?;
        Ok((view, given))
    })
    .await
}

fn views(ctx: &Ctx, c: &mut Conn, all: Vec<CustomEmoji>) -> Answer<Vec<EmojiView>> {
    let ids: Vec<_> = all.iter().map(|e| e.account_id).collect();
    let people = cards(c, &ids, ctx.now())?;
    let view = |emoji: CustomEmoji| EmojiView {
        by: people.get(&emoji.account_id).cloned(),
        emoji,
    };
    Ok(all.into_iter().map(view).collect())
}

/// Adds one (admins).
pub async fn create(ctx: &Ctx, actor: Actor, new: NewEmoji, image: Vec<u8>) -> Answer<EmojiId> {
    create_with(ctx, actor, new, image, |_, _| Ok(())).await
}

/// The same, and `also` in its transaction.
pub(crate) async fn create_with(
    ctx: &Ctx,
    actor: Actor,
    new: NewEmoji,
    image: Vec<u8>,
    also: impl FnOnce(&mut Tx, EmojiId) -> Answer<()> + Send + 'static,
) -> Answer<EmojiId> {
    actor.must_be(Role::Admin)?;
    let shortcode = checked_shortcode(&new.shortcode)?;
    let category = checked_category(&new.category)?;
    if ctx.emoji().find(&shortcode).is_some() {
        return Err(Refusal::invalid("shortcode", "shortcode-taken"));
    }
    let limits = Limits {
        max_bytes: BYTES,
        max_pixels: PIXELS,
    };
    let made = media::emoji(image, limits)
        .await
        .map_err(|why| refused(&why))?;
    let picture = media::keep_both(ctx, MediaKind::Emoji, made.large, made.small).await?;
    let emoji = CustomEmoji {
        id: ctx.id(),
        shortcode,
        media_id: picture.id,
        moves: false,
        category,
        listed: new.listed,
        account_id: actor.id,
        created_at: ctx.now(),
        disabled_at: None,
    };
    let (ctx_, id) = (ctx.clone(), emoji.id);
    ctx.write(move |tx| {
        if emoji::count(tx)? >= MOST {
            return Err(Refusal::over("shortcode", "too-many-emoji", MOST));
        }
        store::media::insert(tx, &picture)?;
        if !emoji::insert(tx, &emoji)? {
            return Err(Refusal::invalid("shortcode", "shortcode-taken"));
        }
        also(tx, emoji.id)?;
        told(&ctx_, tx, actor, Act::EmojiAdded, &emoji)
    })
    .await?;
    ctx.read_emoji().await?;
    Ok(id)
}

/// Puts it under another heading, and says whether it is offered (admins).
pub async fn update(
    ctx: &Ctx,
    actor: Actor,
    id: EmojiId,
    category: &str,
    listed: bool,
) -> Answer<()> {
    let category = checked_category(category)?;
    change(ctx, actor, id, Act::EmojiChanged, move |tx, _, old| {
        Ok(emoji::update(tx, old.id, &category, listed)?)
    })
    .await
}

/// Takes it out of use or back into it (admins). What was written keeps its picture.
pub async fn set_disabled(ctx: &Ctx, actor: Actor, id: EmojiId, disabled: bool) -> Answer<()> {
    let act = match disabled {
        true => Act::EmojiDisabled,
        false => Act::EmojiEnabled,
    };
    change(ctx, actor, id, act, move |tx, ctx, old| {
        let at = disabled.then(|| old.disabled_at.unwrap_or(ctx.now()));
        Ok(emoji::set_disabled(tx, old.id, at)?)
    })
    .await
}

/// Deletes it and its picture (admins). What was written with it shows its shortcode from then on.
pub async fn delete(ctx: &Ctx, actor: Actor, id: EmojiId) -> Answer<()> {
    change(ctx, actor, id, Act::EmojiDeleted, |tx, _, old| {
        Ok(emoji::delete(tx, old)?)
    })
    .await
}

async fn change(
    ctx: &Ctx,
    actor: Actor,
    id: EmojiId,
    act: Act,
    what: impl FnOnce(&mut Tx, &Ctx, &CustomEmoji) -> Answer<()> + Send + 'static,
) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let old = emoji::find(tx, id)?.ok_or(Refusal::NotFound)?;
        what(tx, &ctx_, &old)?;
        told(&ctx_, tx, actor, act, &old)
    })
    .await?;
    Ok(ctx.read_emoji().await?)
}

fn told(ctx: &Ctx, tx: &mut Tx, actor: Actor, act: Act, emoji: &CustomEmoji) -> Answer<()> {
    store::events::append(tx, &ctx.event(EventKind::EmojiChanged, actor))?;
    let about = About::thing(Thing::Emoji, emoji.id).with(Detail::Name, &emoji.shortcode);
    Ok(audit::record(ctx, tx, actor, act, about)?)
}

fn checked_shortcode(written: &str) -> Answer<String> {
    let code = written.trim().trim_matches(':').to_ascii_lowercase();
    if code.is_empty() {
        return Err(Refusal::invalid("shortcode", "empty"));
    }
    if !text::custom::is_shortcode(&code) {
        return Err(Refusal::invalid("shortcode", "no-shortcode"));
    }
    if text::emoji::of(&code).is_some() {
        return Err(Refusal::invalid("shortcode", "shortcode-of-all"));
    }
    Ok(code)
}

fn checked_category(written: &str) -> Answer<String> {
    let category = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if category.chars().count() > CATEGORY_CHARS {
        let most = CATEGORY_CHARS as i64;
        return Err(Refusal::over("category", "too-long", most));
    }
    Ok(category)
}

fn refused(why: &ImageProblem) -> Refusal {
    match why {
        ImageProblem::Empty => Refusal::invalid("image", "choose-picture"),
        ImageProblem::TooLarge { max, .. } => {
            Refusal::over("image", "emoji-bytes", (max / 1024) as i64)
        }
        ImageProblem::TooManyPixels { max, .. } if *max < PIXELS => {
            Refusal::over("image", "emoji-moving", MOVING_SIDE.into())
        }
        why => media::refusal("image", why),
    }
}
