//! Finding what one may see.

mod index;

use model::{AccountState, ConversationId, Group, Page, PageOf, Time, Unit};
use store::search::Place;
pub use store::tags::Tag;
pub use text::query::Problem;
use text::query::{self, Asked, Query, Who};

use crate::views::{self, AccountCard, Context, StatusView};
use crate::{Actor, Answer, Ctx, Refusal};
pub(crate) use index::put as reindex;
pub use index::{Indexer, rebuild};

/// Bytes of a search.
pub const MAX_BYTES: usize = 500;

/// Posts that were found, and what to say when there are none.
#[derive(Debug, Clone)]
pub struct Posts {
    /// The page.
    pub page: PageOf<StatusView>,
    /// What could not be understood.
    pub problems: Vec<Problem>,
    /// People asked for who do not exist, as typed.
    pub nobody: Vec<String>,
    /// The query as it was read.
    pub query: Query,
}

/// What `in:` says for messages: they are found by who asks for them only.
const MESSAGES: &str = "messages";

/// Posts that the actor may see, newest first; with `in:messages`, messages instead.
pub async fn posts(ctx: &Ctx, actor: Actor, input: &str, page: Page) -> Answer<Posts> {
    within(ctx, actor, input, None, page).await
}

/// As [`posts`], or with `talk` the messages of one conversation.
pub(crate) async fn within(
    ctx: &Ctx,
    actor: Actor,
    input: &str,
    talk: Option<ConversationId>,
    page: Page,
) -> Answer<Posts> {
    let query = read(input)?;
    let place = match talk {
        Some(id) => Place::Conversation(id),
        None if query
            .in_
            .iter()
            .any(|i| !i.negated && i.value.key == MESSAGES) =>
        {
            Place::Messages
        }
        None => Place::Posts,
    };
    let now = ctx.now();
    let default_zone = ctx.organisation().time_zone.clone();
    ctx.db()
        .read_long(move |c| {
            let nobody = unknown(c, &query)?;
            let zone = store::accounts::find(c, actor.id)?
                .map(|a| a.time_zone)
                .filter(|z| !z.is_empty())
                .unwrap_or(default_zone);
            let span = (
                query.after.and_then(|d| midnight(d, &zone, 1)),
                query.before.and_then(|d| midnight(d, &zone, 0)),
            );
            let nothing_asked = query.is_empty() || query.problems.contains(&Problem::OnlyNegated);
            let found = if nothing_asked {
                Vec::new()
            } else {
                let mut asked = query.clone();
                asked.in_.retain(|i| i.value.key != MESSAGES);
                store::search::posts(c, actor.id, (place, &asked), span, &page)?
            };
            let found = PageOf::from_found(found, &page, |id| id.get());
            let views = views::hydrate(c, actor.id, &found.items, Context::Timeline, now)?;
            Ok(Posts {
                page: found.with(views),
                problems: query.problems.clone(),
                nobody,
                query,
            })
        })
        .await
}

fn read(input: &str) -> Answer<Query> {
    if input.len() > MAX_BYTES {
        return Err(Refusal::over("q", "too-long", MAX_BYTES as i64));
    }
    Ok(query::parse(input))
}

fn unknown(c: &mut store::Conn, query: &Query) -> Answer<Vec<String>> {
    let mut nobody = Vec::new();
    for Asked { value, .. } in query.from.iter().chain(&query.to) {
        if let Who::Handle(key) = value
            && store::accounts::find_by_handle(c, key)?
                .is_none_or(|a| a.state == AccountState::Pending)
        {
            nobody.push(key.clone());
        }
    }
    Ok(nobody)
}

/// The moment a day begins in `zone`, `days` later.
fn midnight((year, month, day): query::Date, zone: &str, days: i32) -> Option<Time> {
    use jiff::ToSpan;
    let date = jiff::civil::Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()?;
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let start = date.checked_add(days.days()).ok()?.to_zoned(zone).ok()?;
    Some(Time::from_micros(start.timestamp().as_microsecond()))
}

/// People by name, handle, title, place or unit.
pub async fn people(ctx: &Ctx, actor: Actor, input: &str, limit: i64) -> Answer<Vec<AccountCard>> {
    let words = words(input)?;
    let now = ctx.now();
    ctx.read(move |c| {
        let ids = store::search::people(c, actor.id, &words, limit)?;
        let mut cards = views::cards(c, &ids, now)?;
        Ok(ids.iter().filter_map(|id| cards.remove(id)).collect())
    })
    .await
}

/// Tags that begin so.
pub async fn tags(ctx: &Ctx, actor: Actor, input: &str, limit: i64) -> Answer<Vec<Tag>> {
    read(input)?;
    let key = text::key(input.trim().trim_start_matches('#'));
    if key.is_empty() {
        return Ok(Vec::new());
    }
    ctx.read(move |c| Ok(store::search::tags(c, actor.id, &key, limit)?))
        .await
}

/// Units by name.
pub async fn units(ctx: &Ctx, _actor: Actor, input: &str, limit: i64) -> Answer<Vec<Unit>> {
    let words = words(input)?;
    ctx.read(move |c| Ok(store::search::units(c, &words, limit)?))
        .await
}

/// Groups that one may know of, by name.
pub async fn groups(ctx: &Ctx, actor: Actor, input: &str, limit: i64) -> Answer<Vec<Group>> {
    let words = words(&input.replace('!', " "))?;
    ctx.read(move |c| {
        if words.is_empty() {
            return Ok(Vec::new());
        }
        Ok(store::groups::others(
            c,
            actor.id,
            &words,
            true,
            (limit, 0),
        )?)
    })
    .await
}

fn words(input: &str) -> Answer<Vec<String>> {
    read(input)?;
    Ok(text::search::words(input).into_iter().take(8).collect())
}
