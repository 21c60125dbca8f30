//! What one does about someone. Doing it again changes nothing; the answer is how one stands to them now.

use std::time::Duration;

use axum::Json;
use axum::extract::State;
use model::AccountId;
use service::filters::Until;
use service::{Refusal, follows, notes, quiet};

use crate::entities::relationship::Relationship;
use crate::{Answer, Api, Error, Id, Me, Params};

type Shown = Answer<Json<Relationship>>;

async fn now(api: &Api, me: &Me, id: AccountId) -> Shown {
    let stands = notes::stands(&api.ctx, me.actor, vec![id]).await?;
    let stand = stands.first().ok_or(Error::NotFound)?;
    Ok(Json(Relationship::new(stand)))
}

pub(super) async fn follow(State(api): State<Api>, me: Me, Id(id): Id<AccountId>) -> Shown {
    // Mastodon answers 403 here, and some clients follow their own person without looking.
    follows::follow(&api.ctx, me.actor, id)
        .await
        .map_err(|refusal| match refusal {
            Refusal::Invalid {
                why: "yourself", ..
            } => Error::Forbidden,
            other => other.into(),
        })?;
    now(&api, &me, id).await
}

pub(super) async fn unfollow(State(api): State<Api>, me: Me, Id(id): Id<AccountId>) -> Shown {
    follows::unfollow(&api.ctx, me.actor, id).await?;
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
