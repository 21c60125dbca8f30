//! Posting, now or later.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use model::Audience;
use service::{conversations, scheduled, statuses};

use super::{draft, scheduled::ScheduledStatus};
use crate::frame::time;
use crate::{Answer, Api, Error, Me, Params, entities};

pub(super) async fn create(
    State(api): State<Api>,
    me: Me,
    headers: HeaderMap,
    params: Params,
) -> Answer<Response> {
    let key = headers.get("idempotency-key");
    let key = key.and_then(|v| v.to_str().ok()).filter(|k| !k.is_empty());
    let draft = draft::read(&api, &me, &params, key.map(str::to_owned)).await?;
    if let Some(at) = params.filled("scheduled_at") {
        let at = time::parse(&at).ok_or_else(|| {
            Error::Invalid("Validation failed: Scheduled at is invalid".to_owned())
        })?;
        let id = scheduled::create(&api.ctx, me.actor, draft, at).await?;
        let waiting = scheduled::get(&api.ctx, me.actor, id).await?;
        let shown = ScheduledStatus::new(&api, &me, &waiting).await?;
        return Ok(Json(shown).into_response());
    }
    // What is for those named is a message to them, unless it answers one that is not.
    let message = draft.audience == Some(Audience::Named) && draft.reply_to.is_none();
    let (view, around) = if message {
        let view = conversations::write_to_named(&api.ctx, me.actor, draft).await?;
        (view, None)
    } else {
        statuses::post_with_around(&api.ctx, me.actor, draft).await?
    };
    let shown = match around {
        Some(around) => entities::status_with(&api, &me, &view, around)?,
        None => entities::status(&api, &me, &view).await?,
    };
    Ok(Json(shown).into_response())
}
