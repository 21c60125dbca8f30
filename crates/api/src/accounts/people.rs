//! People one might like to meet.

use axum::Json;
use axum::extract::State;
use model::AccountId;
use serde::Serialize;
use serde_json::{Value, json};
use service::directory::{self, PAGE, Wanted};
use service::suggestions::{self, Reason};

use crate::entities::account::Account;
use crate::{Answer, Api, Id, Me, Params, entities};

/// Someone to follow, and why.
#[derive(Debug, Serialize)]
pub(super) struct Suggestion {
    source: &'static str,
    sources: Vec<&'static str>,
    account: Account,
}

/// Everyone, by name.
pub(super) async fn directory(
    State(api): State<Api>,
    me: Me,
    params: Params,
) -> Answer<Json<Vec<Account>>> {
    let (skip, limit) = (
        params.int("offset").unwrap_or(0).max(0),
        params.limit(40, 80),
    );
    let mut ids: Vec<AccountId> = Vec::new();
    let mut page = skip / PAGE;
    let first = page * PAGE;
    loop {
        let found = directory::list(&api.ctx, me.actor, Wanted::default(), page).await?;
        ids.extend(found.items.iter().map(|met| met.card.id));
        page += 1;
        if !found.more || ids.len() as i64 >= skip - first + limit {
            break;
        }
    }
    let from = (skip - first) as usize;
    let part: Vec<AccountId> = ids.into_iter().skip(from).take(limit as usize).collect();
    Ok(Json(entities::people(&api, &me, &part).await?))
}

async fn suggested(api: &Api, me: &Me, params: &Params) -> Answer<Vec<Suggestion>> {
    let limit = params.limit(40, 80) as usize;
    let found = suggestions::list(&api.ctx, me.actor, limit).await?;
    let ids: Vec<AccountId> = found.iter().map(|s| s.card.id).collect();
    let people = entities::people(api, me, &ids).await?;
    let why = |account: Account| {
        let reason = found.iter().find(|s| s.card.id.to_string() == account.id);
        let (source, sources) = match reason.map(|s| &s.reason) {
            Some(Reason::Followed(_)) => ("past_interactions", "friends_of_friends"),
            Some(Reason::Active) => ("global", "most_interactions"),
            _ => ("staff", "featured"),
        };
        Suggestion {
            source,
            sources: vec![sources],
            account,
        }
    };
    Ok(people.into_iter().map(why).collect())
}

pub(super) async fn suggestions_v1(
    State(api): State<Api>,
    me: Me,
    params: Params,
) -> Answer<Json<Vec<Account>>> {
    let all = suggested(&api, &me, &params).await?;
    Ok(Json(all.into_iter().map(|s| s.account).collect()))
}

pub(super) async fn suggestions_v2(
    State(api): State<Api>,
    me: Me,
    params: Params,
) -> Answer<Json<Vec<Suggestion>>> {
    Ok(Json(suggested(&api, &me, &params).await?))
}

pub(super) async fn dismiss(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
) -> Answer<Json<Value>> {
    suggestions::dismiss(&api.ctx, me.actor, id).await?;
    Ok(Json(json!({})))
}
