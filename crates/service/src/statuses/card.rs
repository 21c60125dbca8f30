//! The card under a post: what the page it links to says about itself, fetched after the post stands.

use std::time::Duration;

use model::{EventKind, MediaKind, StatusId};
use store::cards::Card;
use url::Url;

use crate::fetch::{CardData, FetchProblem, fetch_card};
use crate::jobs::Failure;
use crate::media::{self, Processed};
use crate::{Actor, Answer, Ctx, Door};

/// A page is asked again when somebody links to it after this long.
const FRESH: Duration = Duration::from_secs(24 * 60 * 60);
/// A page that does not answer is tried this often; a post without a card is no failure worth an administrator's time.
const TRIES: i64 = 3;

/// The work: fetches the page at `url`, the first link of a post, and shows its card.
pub(crate) async fn fetch(
    ctx: &Ctx,
    (id, link): (StatusId, String),
    tries: i64,
) -> Result<(), Failure> {
    let Some(url) = wanted(ctx, id, &link).await? else {
        return Ok(());
    };
    let (now, address) = (ctx.now(), url.as_str().to_owned());
    let known = ctx
        .db()
        .read(move |c| store::cards::find_by_url(c, &address))
        .await?;
    let card = match known {
        Some((card, fetched_at)) if now.since(fetched_at) < FRESH => card,
        known => match fetch_card(ctx.fetcher(), &url).await {
            Ok((data, picture)) => keep(ctx, &url, data, picture).await?,
            Err(why) => match known {
                // An old card is better than none.
                Some((card, _)) => card,
                None => return given_up(id, &why, tries),
            },
        },
    };
    Ok(show(ctx, id, card).await?)
}

/// The address to ask, if the post still stands with this as its first link, and asking is wanted at all.
async fn wanted(ctx: &Ctx, id: StatusId, link: &str) -> Answer<Option<Url>> {
    // A card of our own pages would show every reader the sign-in page.
    let own = link
        .strip_prefix(ctx.base_url())
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if own || !ctx.organisation().fetch_cards {
        return Ok(None);
    }
    let source = ctx
        .read(move |c| Ok(store::statuses::find::standing_source(c, id)?))
        .await?;
    let first = source.and_then(|source| text::extract(&source).links.into_iter().next());
    Ok(first
        .filter(|first| first == link)
        .and_then(|first| Url::parse(&first).ok()))
}

fn given_up(id: StatusId, why: &FetchProblem, tries: i64) -> Result<(), Failure> {
    if why.is_passing() && tries < TRIES {
        return Err(Failure::Again(why.to_string()));
    }
    tracing::debug!(status = %id, %why, "a link without a card");
    Ok(())
}

/// Keeps a card and its picture, in the place of an older one.
async fn keep(ctx: &Ctx, url: &Url, data: CardData, picture: Option<Processed>) -> Answer<Card> {
    let picture = match picture {
        Some(made) => Some(media::keep(ctx, MediaKind::Card, made).await?),
        None => None,
    };
    let card = Card {
        id: ctx.id(),
        url: url.as_str().to_owned(),
        title: data.title,
        description: data.description.unwrap_or_default(),
        site: data.site,
        media_id: picture.as_ref().map(|media| media.id),
    };
    let now = ctx.now();
    ctx.write(move |tx| {
        let before = store::cards::find_by_url(tx, &card.url)?.and_then(|(card, _)| card.media_id);
        if let Some(media) = &picture {
            store::media::insert(tx, media)?;
        }
        let id = store::cards::put(tx, &card, now)?;
        if let Some(before) = before {
            store::media::delete(tx, before)?;
        }
        Ok(Card { id, ..card })
    })
    .await
}

async fn show(ctx: &Ctx, id: StatusId, card: Card) -> Answer<()> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        if store::cards::attach(tx, id, card.id)? {
            let author = store::statuses::get(tx, id)?.author_id;
            let author = store::accounts::get(tx, author)?;
            let mut event = ctx_.event(
                EventKind::CardReady,
                Actor {
                    id: author.id,
                    role: author.role,
                    door: Door::Work,
                },
            );
            event.status_id = Some(id);
            store::events::append(tx, &event)?;
        }
        Ok(())
    })
    .await
}
