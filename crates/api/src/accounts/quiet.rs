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
    let stretch = params.stretch(40, 80);
    let (some, more) = stretch.of(&all);
    let shown = Shown::load(api, me, [], some.iter().map(|p| p.0)).await?;
    let people = some.iter().filter_map(|(id, until)| {
        let account = shown.account(*id)?;
        Some(match until {
            Some(until) => account.muted(*until),
            None => account,
        })
    });
    let people = people.collect();
    Ok(stretch.page(api, uri, people, (some.len(), more)))
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
