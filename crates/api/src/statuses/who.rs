//! Who did something with a post that everyone who sees it may know.

use axum::extract::{OriginalUri, State};
use model::{PageOf, StatusId};
use service::statuses;
use service::views::AccountCard;

use crate::entities::account::Account;
use crate::{Answer, Api, Id, Me, Paged, Params, entities};

pub(super) async fn favourited_by(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    Id(id): Id<StatusId>,
    params: Params,
) -> Answer<Paged<Vec<Account>>> {
    let page = params.page(40, 80);
    let found = statuses::favourited_by(&api.ctx, me.actor, id, page).await?;
    shown(&api, &uri, &me, found).await
}

pub(super) async fn reblogged_by(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    Id(id): Id<StatusId>,
    params: Params,
) -> Answer<Paged<Vec<Account>>> {
    let page = params.page(40, 80);
    let found = statuses::boosted_by(&api.ctx, me.actor, id, page).await?;
    shown(&api, &uri, &me, found).await
}

async fn shown(
    api: &Api,
    uri: &http::Uri,
    me: &Me,
    found: PageOf<AccountCard>,
) -> Answer<Paged<Vec<Account>>> {
    let ids: Vec<_> = found.items.iter().map(|card| card.id).collect();
    let people = entities::people(api, me, &ids).await?;
    Ok(Paged::with(api, uri, people, found.older, found.newer))
}
