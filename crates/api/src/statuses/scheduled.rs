//! Posts that wait for their time.

use axum::Json;
use axum::extract::{OriginalUri, State};
use model::ScheduledId;
use serde::Serialize;
use serde_json::{Value, json};
use service::media;
use service::scheduled::{self, Scheduled};

use crate::entities::media::MediaAttachment;
use crate::entities::status::visibility;
use crate::frame::time::{self, At};
use crate::{Answer, Api, Error, Id, Me, Paged, Params};

/// A post that waits.
#[derive(Debug, Serialize)]
pub(super) struct ScheduledStatus {
    id: String,
    scheduled_at: At,
    params: Value,
    media_attachments: Vec<MediaAttachment>,
}

impl ScheduledStatus {
    pub(super) async fn new(api: &Api, me: &Me, waiting: &Scheduled) -> Answer<Self> {
        let draft = &waiting.draft;
        let images = media::list_own(&api.ctx, me.actor, draft.media.clone(), None).await?;
        let ids: Vec<String> = draft.media.iter().map(ToString::to_string).collect();
        let poll = draft.poll.as_ref().map(|poll| {
            json!({
                "options": poll.options,
                "expires_in": poll.seconds,
                "multiple": poll.multiple,
                "hide_totals": false,
            })
        });
        Ok(Self {
            id: waiting.id.to_string(),
            scheduled_at: At(waiting.due_at),
            params: json!({
                "text": draft.text,
                "poll": poll,
                "media_ids": (!ids.is_empty()).then_some(ids),
                "sensitive": !draft.note.is_empty(),
                "spoiler_text": (!draft.note.is_empty()).then_some(&draft.note),
                "visibility": draft.audience.map(visibility),
                "in_reply_to_id": draft.reply_to.map(|id| id.get()),
                "quoted_status_id": draft.quote_of.map(|id| id.to_string()),
                "language": draft.language,
                "application_id": me.caller.app.id.get(),
                "scheduled_at": null,
                "idempotency": draft.idempotency_key,
                "with_rate_limit": false,
            }),
            media_attachments: images
                .iter()
                .map(|m| MediaAttachment::new(api, &me.caller, m))
                .collect(),
        })
    }
}

pub(super) async fn index(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    params: Params,
) -> Answer<Paged<Vec<ScheduledStatus>>> {
    let page = params.page(20, 40);
    let mut all = scheduled::list(&api.ctx, me.actor).await?;
    all.sort_by_key(|waiting| std::cmp::Reverse(waiting.id));
    all.retain(|w| w.id.get() < page.ceiling() && w.id.get() > page.floor());
    let more = all.len() as i64 > page.limit;
    if page.ascending() && more {
        all.drain(..all.len() - page.limit as usize);
    }
    all.truncate(page.limit as usize);
    let older = all.last().filter(|_| more).map(|w| w.id.get());
    let newer = all.first().map(|w| w.id.get());
    let mut shown = Vec::new();
    for waiting in &all {
        shown.push(ScheduledStatus::new(&api, &me, waiting).await?);
    }
    Ok(Paged::with(&api, &uri, shown, older, newer))
}

pub(super) async fn show(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<ScheduledId>,
) -> Answer<Json<ScheduledStatus>> {
    let waiting = scheduled::get(&api.ctx, me.actor, id).await?;
    Ok(Json(ScheduledStatus::new(&api, &me, &waiting).await?))
}

/// Only the time changes.
pub(super) async fn update(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<ScheduledId>,
    params: Params,
) -> Answer<Json<ScheduledStatus>> {
    let waiting = scheduled::get(&api.ctx, me.actor, id).await?;
    let at = params
        .filled("scheduled_at")
        .and_then(|at| time::parse(&at));
    let at =
        at.ok_or_else(|| Error::Invalid("Validation failed: Scheduled at is invalid".to_owned()))?;
    scheduled::edit(&api.ctx, me.actor, id, waiting.draft, at).await?;
    show(State(api), me, Id(id)).await
}

pub(super) async fn destroy(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<ScheduledId>,
) -> Answer<Json<Value>> {
    scheduled::delete(&api.ctx, me.actor, id).await?;
    Ok(Json(json!({})))
}
