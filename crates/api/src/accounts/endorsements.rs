//! People one recommends on one's profile. Why is said in the web app; an app changes nothing of that.

use axum::Json;
use axum::extract::State;
use model::AccountId;
use service::endorsements;

use super::deeds::{Shown, now};
use super::show::one;
use crate::entities::account::Account;
use crate::{Answer, Api, Id, Me, Params, entities};

/// Mine.
pub(super) async fn index(
    State(api): State<Api>,
    me: Me,
    params: Params,
) -> Answer<Json<Vec<Account>>> {
    list(&api, &me, me.actor.id, &params).await
}

/// Someone's.
pub(super) async fn of(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
    params: Params,
) -> Answer<Json<Vec<Account>>> {
    one(&api, &me, id).await?;
    list(&api, &me, id, &params).await
}

async fn list(api: &Api, me: &Me, of: AccountId, params: &Params) -> Answer<Json<Vec<Account>>> {
    let all = endorsements::list(&api.ctx, me.actor, of).await?;
    let first = all.iter().take(params.limit(40, 80) as usize);
    let ids: Vec<AccountId> = first.map(|r| r.card.id).collect();
    Ok(Json(entities::people(api, me, &ids).await?))
}

pub(super) async fn create(State(api): State<Api>, me: Me, Id(id): Id<AccountId>) -> Shown {
    let all = endorsements::list(&api.ctx, me.actor, me.actor.id).await?;
    // Once more would take away why.
    if !all.iter().any(|r| r.card.id == id) {
        endorsements::put(&api.ctx, me.actor, id, "").await?;
    }
    now(&api, &me, id).await
}

pub(super) async fn destroy(State(api): State<Api>, me: Me, Id(id): Id<AccountId>) -> Shown {
    endorsements::remove(&api.ctx, me.actor, id).await?;
    now(&api, &me, id).await
}
