//! Who follows whom, and how one stands to others.

use axum::Json;
use axum::extract::{OriginalUri, State};
use model::AccountId;
use serde::Serialize;
use service::profiles::{self, Side};
use service::{Refusal, notes, places};

use crate::entities::account::Account;
use crate::entities::relationship::Relationship;
use crate::{Answer, Api, Id, Me, Paged, Params, entities};

/// Most people asked about at once.
const AT_ONCE: usize = 200;

/// People I follow who follow someone.
#[derive(Debug, Serialize)]
pub(super) struct FamiliarFollowers {
    id: String,
    accounts: Vec<Account>,
}

async fn list(
    api: &Api,
    uri: &http::Uri,
    me: &Me,
    (id, side): (AccountId, Side),
    params: &Params,
) -> Answer<Paged<Vec<Account>>> {
    let stretch = params.stretch(40, 80);
    let (skip, limit) = (stretch.skip, stretch.limit);
    let found = profiles::followers(&api.ctx, id, side, (skip, limit)).await;
    let (ids, more) = match (found, side) {
        (Err(Refusal::NotFound), Side::Followers) => {
            places::members(&api.ctx, me.actor, id.get(), (skip, limit)).await?
        }
        (Err(Refusal::NotFound), Side::Following) => {
            places::find(&api.ctx, me.actor, id.get()).await?;
            (Vec::new(), false)
        }
        (found, _) => found?,
    };
    let people = entities::people(api, me, &ids).await?;
    Ok(stretch.page(api, uri, people, (ids.len(), more)))
}

pub(super) async fn followers(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    Id(id): Id<AccountId>,
    params: Params,
) -> Answer<Paged<Vec<Account>>> {
    list(&api, &uri, &me, (id, Side::Followers), &params).await
}

pub(super) async fn following(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    Id(id): Id<AccountId>,
    params: Params,
) -> Answer<Paged<Vec<Account>>> {
    list(&api, &uri, &me, (id, Side::Following), &params).await
}

pub(super) async fn relationships(
    State(api): State<Api>,
    me: Me,
    params: Params,
) -> Answer<Json<Vec<Relationship>>> {
    let mut ids: Vec<AccountId> = params.ids("id");
    ids.truncate(AT_ONCE);
    let stands = notes::stands(&api.ctx, me.actor, ids.clone()).await?;
    let known = |id: &AccountId| stands.iter().find(|stand| stand.id == *id);
    let others = ids.iter().filter(|id| known(id).is_none());
    let others = others.map(|id| id.get()).collect();
    let places = places::list(&api.ctx, me.actor, others).await?;
    let one = |id: &AccountId| {
        let place = || places.iter().find(|(place, _)| place.id() == id.get());
        let place = || place().map(|(_, stand)| Relationship::place(id.get(), *stand));
        known(id).map(Relationship::new).or_else(place)
    };
    Ok(Json(ids.iter().filter_map(one).collect()))
}

pub(super) async fn familiar(
    State(api): State<Api>,
    me: Me,
    params: Params,
) -> Answer<Json<Vec<FamiliarFollowers>>> {
    let mut ids: Vec<AccountId> = params.ids("id");
    ids.truncate(10);
    let mut all = Vec::new();
    for id in ids {
        let known = service::follows::familiar(&api.ctx, me.actor, id).await?;
        all.push(FamiliarFollowers {
            id: id.to_string(),
            accounts: entities::people(&api, &me, &known).await?,
        });
    }
    Ok(Json(all))
}
