//! Polls, by their own id.

use axum::Json;
use axum::extract::State;
use model::PollId;
use service::{statuses, views};

use crate::entities::poll::Poll;
use crate::{Answer, Api, Error, Id, Me, Params};

pub(super) async fn show(State(api): State<Api>, me: Me, Id(id): Id<PollId>) -> Answer<Json<Poll>> {
    let status = statuses::of_poll(&api.ctx, id).await?;
    let view = views::status(&api.ctx, me.actor, status).await?;
    let poll = view.poll.as_ref().ok_or(Error::NotFound)?;
    Ok(Json(Poll::new(&api, &me.caller, poll)))
}

pub(super) async fn vote(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<PollId>,
    params: Params,
) -> Answer<Json<Poll>> {
    let status = statuses::of_poll(&api.ctx, id).await?;
    let view = statuses::vote(&api.ctx, me.actor, status, params.ids("choices")).await?;
    let poll = view.poll.as_ref().ok_or(Error::NotFound)?;
    Ok(Json(Poll::new(&api, &me.caller, poll)))
}
