//! Once a day: forgets images nobody can see any more, and the bytes no image needs.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::time::Duration;

use model::{AccountId, MediaId, Time};
use serde_json::Value;

use crate::{Answer, Ctx};

/// How long an image may be on no post and in no draft, and how old bytes must be that nothing refers to.
pub const AGE: Duration = Duration::from_secs(24 * 60 * 60);
/// How long a link card that is under no post is kept.
const CARD_AGE: Duration = Duration::from_secs(7 * 24 * 60 * 60);
const BATCH: i64 = 500;
const DAY: i64 = 24 * 60 * 60;

/// What a sweep did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Images forgotten.
    pub images: u64,
    /// Link cards forgotten.
    pub cards: u64,
    /// Files removed.
    pub files: u64,
}

/// Asks for the sweep of today, and with it for that of every day after. Asking again changes nothing.
pub async fn start(ctx: &Ctx) -> Answer<()> {
    ask(ctx, ctx.now()).await
}

async fn ask(ctx: &Ctx, due: Time) -> Answer<()> {
    let ctx_ = ctx.clone();
    let day = format!("media-sweep-{}", due.secs().div_euclid(DAY));
    ctx.write(move |tx| crate::jobs::enqueue(&ctx_, tx, "media-sweep", &(), Some(&day), due))
        .await
}

/// The work of a day.
pub(crate) async fn daily(ctx: &Ctx) -> Answer<()> {
    ask(ctx, ctx.now().plus(AGE)).await?;
    let swept = sweep(ctx, AGE).await?;
    tracing::info!(
        images = swept.images,
        cards = swept.cards,
        files = swept.files,
        "swept the images"
    );
    Ok(())
}

/// Forgets what has been of no use for `age`.
pub async fn sweep(ctx: &Ctx, age: Duration) -> Answer<Swept> {
    let before = ctx.now().minus(age);
    let appealable = ctx.now().minus(crate::strikes::APPEAL);
    let mut swept = Swept {
        images: sweep_unposted(ctx, before).await?,
        ..Swept::default()
    };
    let full = |count: u64| count == BATCH as u64;
    loop {
        let count = ctx
            .write(move |tx| {
                Ok(store::media::delete_of_deleted(
                    tx, before, appealable, BATCH,
                )?)
            })
            .await?;
        swept.images += count;
        if !full(count) {
            break;
        }
    }
    ctx.write(move |tx| Ok(store::cards::detach_deleted(tx, before)?))
        .await?;
    let cards_before = ctx.now().minus(CARD_AGE.max(age));
    loop {
        let count = ctx
            .write(move |tx| Ok(store::cards::delete_unused(tx, cards_before, BATCH)?))
            .await?;
        swept.cards += count;
        if !full(count) {
            break;
        }
    }
    swept.files = sweep_files(ctx, age).await?;
    Ok(swept)
}

/// Images on no post, unless a draft or a scheduled post has them.
async fn sweep_unposted(ctx: &Ctx, before: Time) -> Answer<u64> {
    let mut after = MediaId::from(0);
    let mut count = 0;
    loop {
        let (last, deleted) = ctx
            .write(move |tx| {
                let idle = store::media::list_unposted(tx, before, after, BATCH)?;
                let last = idle.last().map(|(id, _)| *id);
                let mut held: HashMap<AccountId, Option<Vec<MediaId>>> = HashMap::new();
                let mut useless = Vec::new();
                for (id, author) in idle {
                    let held = match held.entry(author) {
                        Entry::Occupied(known) => known.into_mut(),
                        Entry::Vacant(new) => {
                            new.insert(held_by(&store::media::list_unsent(tx, author)?))
                        }
                    };
                    if held.as_ref().is_some_and(|held| !held.contains(&id)) {
                        useless.push(id);
                    }
                }
                Ok((last, store::media::delete_all_unposted(tx, &useless)?))
            })
            .await?;
        count += deleted;
        match last {
            Some(last) => after = last,
            None => return Ok(count),
        }
    }
}

/// The images of drafts, wherever in them they stand; `None` when one of them cannot be read, so that nothing of its
/// author is lost.
fn held_by(drafts: &[String]) -> Option<Vec<MediaId>> {
    let mut held = Vec::new();
    for draft in drafts {
        collect(&store::param::read_json(draft).ok()?, &mut held);
    }
    Some(held)
}

fn collect(draft: &Value, held: &mut Vec<MediaId>) {
    let fields = draft.as_object().into_iter().flatten();
    for (name, value) in fields {
        match value.as_array() {
            Some(list) if name == "media" => {
                held.extend(list.iter().filter_map(Value::as_i64).map(MediaId::from));
            }
            _ => collect(value, held),
        }
    }
}

/// Bytes to which nothing refers: of what was forgotten, and of uploads that were cut off.
async fn sweep_files(ctx: &Ctx, age: Duration) -> Answer<u64> {
    let mut count = 0;
    for shard in 0..=u8::MAX {
        for part in ctx.blobs().list(shard).await?.chunks(BATCH as usize) {
            let names: Vec<String> = part
                .iter()
                .map(|kept| kept.key.as_str().to_owned())
                .collect();
            let used = ctx
                .read(move |c| Ok(store::media::list_used(c, &names)?))
                .await?;
            for kept in part.iter().filter(|kept| !used.contains(kept.key.as_str())) {
                count += u64::from(ctx.blobs().remove(&kept.key, age).await?);
            }
        }
    }
    Ok(count)
}
