//! Whom one has muted and blocked.

use axum::extract::{OriginalUri, State};
use model::{AccountId, Time};
use service::quiet;

use crate::entities::Shown;
use crate::entities::account::Account;
use crate::{Answer, Api, Me, Paged, Params};

type People = Vec<(AccountId, Option<Option<Time>>)>;

async fn part(
    api: &Api,
    uri: &http::Uri,
    me: &Me,
    all: People,
    params: &Params,
) -> Answer<Paged<Vec<Account>>> {
    let (skip, limit) = (
        params.int("max_id").unwrap_or(0).max(0) as usize,
        params.limit(40, 80) as usize,
    );
    let some: People = all.iter().copied().skip(skip).take(limit).collect();
    let shown = Shown::load(api, me, [], some.iter().map(|p| p.0)).await?;
    let next = skip + some.len();
    let older = (next < all.len()).then_some(next as i64);
    let people = some.into_iter().filter_map(|(id, until)| {
        let account = shown.account(id)?;
        Some(match until {
            Some(until) => account.muted(until),
            None => account,
        })
    });
    let people = people.collect();
    Ok(Paged::with(api, uri, people, older, None))
}

pub(super) async fn mutes(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    params: Params,
) -> Answer<Paged<Vec<Account>>> {
    let muted = quiet::all(&api.ctx, me.actor).await?.muted;
    let all = muted.iter().map(|(card, until)| (card.id, Some(*until)));
    part(&api, &uri, &me, all.collect(), &params).await
}

pub(super) async fn blocks(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    params: Params,
) -> Answer<Paged<Vec<Account>>> {
    let blocked = quiet::all(&api.ctx, me.actor).await?.blocked;
    let all = blocked.iter().map(|card| (card.id, None));
    part(&api, &uri, &me, all.collect(), &params).await
}
