//! Lists of people.

use axum::Json;
use axum::extract::{OriginalUri, State};
use model::{AccountId, ListId};
use serde_json::{Value, json};
use service::{Refusal, lists, places};

use crate::entities::account::Account;
use crate::entities::list::List;
use crate::{Answer, Api, Error, Id, Me, Paged, Params, entities};

pub(super) async fn index(State(api): State<Api>, me: Me) -> Answer<Json<Vec<List>>> {
    let all = lists::all(&api.ctx, me.actor).await?;
    let places = places::mine(&api.ctx, me.actor).await?;
    let all = all.iter().map(List::new);
    Ok(Json(all.chain(places.iter().map(List::place)).collect()))
}

pub(super) async fn show(State(api): State<Api>, me: Me, Id(id): Id<ListId>) -> Answer<Json<List>> {
    match lists::get(&api.ctx, me.actor, id).await {
        Err(Refusal::NotFound) => {
            let place = places::inside(&api.ctx, me.actor, id.get()).await?;
            Ok(Json(List::place(&place)))
        }
        found => Ok(Json(List::new(&found?.list))),
    }
}

/// A list that is a group or unit is changed where that is.
async fn own(api: &Api, me: &Me, id: ListId) -> Answer<()> {
    match places::inside(&api.ctx, me.actor, id.get()).await {
        Ok(place) => Err(Error::Invalid(format!(
            "Validation failed: This list is {} itself and cannot be changed here",
            place.name()
        ))),
        Err(Refusal::NotFound) => Ok(()),
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn create(State(api): State<Api>, me: Me, params: Params) -> Answer<Json<List>> {
    let id = lists::create(&api.ctx, me.actor, &params.string("title")).await?;
    show(State(api), me, Id(id)).await
}

pub(super) async fn update(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<ListId>,
    params: Params,
) -> Answer<Json<List>> {
    own(&api, &me, id).await?;
    if let Some(title) = params.text("title") {
        lists::rename(&api.ctx, me.actor, id, &title).await?;
    }
    show(State(api), me, Id(id)).await
}

pub(super) async fn destroy(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<ListId>,
) -> Answer<Json<Value>> {
    own(&api, &me, id).await?;
    lists::delete(&api.ctx, me.actor, id).await?;
    Ok(Json(json!({})))
}

/// `limit=0` asks for all of them.
pub(super) async fn members(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    Id(id): Id<ListId>,
    params: Params,
) -> Answer<Paged<Vec<Account>>> {
    let list = match lists::get(&api.ctx, me.actor, id).await {
        Err(Refusal::NotFound) => return place_members(&api, &uri, &me, id, &params).await,
        found => found?,
    };
    let ids: Vec<AccountId> = list.members.iter().map(|card| card.id).collect();
    let mut stretch = params.stretch(40, 80);
    if params.int("limit") == Some(0) {
        stretch.limit = ids.len() as i64;
    }
    let (part, more) = stretch.of(&ids);
    let people = entities::people(&api, &me, part).await?;
    Ok(stretch.page(&api, &uri, people, (part.len(), more)))
}

/// Those of a group or unit I am in.
async fn place_members(
    api: &Api,
    uri: &http::Uri,
    me: &Me,
    id: ListId,
    params: &Params,
) -> Answer<Paged<Vec<Account>>> {
    let place = places::inside(&api.ctx, me.actor, id.get()).await?;
    let mut stretch = params.stretch(40, 80);
    if params.int("limit") == Some(0) {
        stretch.limit = place.members_count().max(1);
    }
    let part = (stretch.skip, stretch.limit);
    let (ids, more) = places::members(&api.ctx, me.actor, place.id(), part).await?;
    let people = entities::people(api, me, &ids).await?;
    Ok(stretch.page(api, uri, people, (ids.len(), more)))
}

pub(super) async fn add(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<ListId>,
    params: Params,
) -> Answer<Json<Value>> {
    own(&api, &me, id).await?;
    let people: Vec<AccountId> = params.ids("account_ids");
    let shown = entities::Shown::load(&api, &me, [], people.iter().copied()).await?;
    for person in people {
        let whole = shown.whole(person).ok_or(Error::NotFound)?;
        lists::add(&api.ctx, me.actor, id, &whole.account.handle).await?;
    }
    Ok(Json(json!({})))
}

pub(super) async fn remove(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<ListId>,
    params: Params,
) -> Answer<Json<Value>> {
    own(&api, &me, id).await?;
    for person in params.ids::<AccountId>("account_ids") {
        lists::remove(&api.ctx, me.actor, id, person).await?;
    }
    Ok(Json(json!({})))
}
