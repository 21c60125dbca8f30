//! What one does about someone. Doing it again changes nothing; the answer is how one stands to them now.

use std::time::Duration;

use axum::Json;
use axum::extract::State;
use model::AccountId;
use service::filters::Until;
use service::{Refusal, follows, notes, places, quiet};

use crate::entities::relationship::Relationship;
use crate::{Answer, Api, Error, Id, Me, Params};

pub(super) type Shown = Answer<Json<Relationship>>;

pub(super) async fn now(api: &Api, me: &Me, id: AccountId) -> Shown {
    let stands = notes::stands(&api.ctx, me.actor, vec![id]).await?;
    if let Some(stand) = stands.first() {
        return Ok(Json(Relationship::new(stand)));
    }
    let (_, stand) = places::find(&api.ctx, me.actor, id.get()).await?;
    Ok(Json(Relationship::place(id.get(), stand)))
}

/// Follows someone, or comes into a group or unit.
pub(super) async fn follow(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
    params: Params,
) -> Shown {
    match follows::follow(&api.ctx, me.actor, id).await {
        // Mastodon answers 403 here, and some clients follow their own person without looking.
        Err(Refusal::Invalid {
            why: "yourself", ..
        }) => return Err(Error::Forbidden),
        Err(Refusal::NotFound) => {
            places::follow(&api.ctx, me.actor, id.get(), params.truth("notify")).await?;
        }
        done => done?,
    }
    now(&api, &me, id).await
}

pub(super) async fn unfollow(State(api): State<Api>, me: Me, Id(id): Id<AccountId>) -> Shown {
    match places::find(&api.ctx, me.actor, id.get()).await {
        Err(Refusal::NotFound) => follows::unfollow(&api.ctx, me.actor, id).await?,
        place => {
            place?;
            places::unfollow(&api.ctx, me.actor, id.get()).await?;
        }
    }
    now(&api, &me, id).await
}

pub(super) async fn remove_follower(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
) -> Shown {
    follows::remove_follower(&api.ctx, me.actor, id).await?;
    now(&api, &me, id).await
}

pub(super) async fn mute(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
    params: Params,
) -> Shown {
    let until = match params.int("duration") {
        Some(seconds) if seconds > 0 => Until::For(Duration::from_secs(seconds as u64)),
        _ => Until::Ever,
    };
    quiet::mute(&api.ctx, me.actor, id, until).await?;
    now(&api, &me, id).await
}

pub(super) async fn unmute(State(api): State<Api>, me: Me, Id(id): Id<AccountId>) -> Shown {
    quiet::unmute(&api.ctx, me.actor, id).await?;
    now(&api, &me, id).await
}

pub(super) async fn block(State(api): State<Api>, me: Me, Id(id): Id<AccountId>) -> Shown {
    quiet::block(&api.ctx, me.actor, id).await?;
    now(&api, &me, id).await
}

pub(super) async fn unblock(State(api): State<Api>, me: Me, Id(id): Id<AccountId>) -> Shown {
    quiet::unblock(&api.ctx, me.actor, id).await?;
    now(&api, &me, id).await
}

pub(super) async fn note(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
    params: Params,
) -> Shown {
    notes::set(&api.ctx, me.actor, id, &params.string("comment")).await?;
    now(&api, &me, id).await
}
