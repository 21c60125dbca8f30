//! Images on their way into a post. They are ready when the answer comes.

use axum::Json;
use axum::extract::State;
use model::MediaId;
use serde_json::{Value, json};
use service::media;

use crate::entities::media::MediaAttachment;
use crate::{Answer, Api, Error, Id, Me, Params};

pub(super) async fn create(
    State(api): State<Api>,
    me: Me,
    mut params: Params,
) -> Answer<Json<MediaAttachment>> {
    let file = params
        .file("file")
        .ok_or_else(|| Error::Invalid("Validation failed: File can't be blank".to_owned()))?;
    let text = params.string("description");
    let made = media::upload(&api.ctx, me.actor, file, &text).await?;
    Ok(Json(MediaAttachment::new(&api, &me.caller, &made)))
}

pub(super) async fn show(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<MediaId>,
) -> Answer<Json<MediaAttachment>> {
    let found = media::show(&api.ctx, me.actor, id).await?;
    Ok(Json(MediaAttachment::new(&api, &me.caller, &found)))
}

pub(super) async fn update(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<MediaId>,
    params: Params,
) -> Answer<Json<MediaAttachment>> {
    if let Some(text) = params.text("description") {
        media::describe(&api.ctx, me.actor, id, &text).await?;
    }
    let found = media::show(&api.ctx, me.actor, id).await?;
    Ok(Json(MediaAttachment::new(&api, &me.caller, &found)))
}

pub(super) async fn destroy(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<MediaId>,
) -> Answer<Json<Value>> {
    media::show(&api.ctx, me.actor, id).await?;
    match media::discard(&api.ctx, me.actor, id).await {
        Err(service::Refusal::NotFound) => Err(Error::Invalid(
            "Media attachment is currently used by a status".to_owned(),
        )),
        other => Ok(other.map(|()| Json(json!({})))?),
    }
}
