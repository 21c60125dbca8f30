//! Changing and deleting one's posts, and what they said before.

use axum::Json;
use axum::extract::State;
use model::{MediaId, StatusId, Time};
use serde::Serialize;
use serde_json::{Value, json};
use service::statuses::{self, Revision};
use service::views;

use super::named;
use crate::entities::account::Account;
use crate::entities::emoji::{self, Emoji};
use crate::entities::media::MediaAttachment;
use crate::entities::status::Status;
use crate::entities::{self, Shown};
use crate::frame::time::At;
use crate::{Answer, Api, Error, Id, Me, Params};

/// One wording.
#[derive(Debug, Serialize)]
pub(super) struct StatusEdit {
    content: String,
    spoiler_text: String,
    sensitive: bool,
    created_at: At,
    account: Account,
    media_attachments: Vec<MediaAttachment>,
    emojis: Vec<Emoji>,
    #[serde(skip_serializing_if = "Option::is_none")]
    poll: Option<Value>,
}

pub(super) async fn update(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<StatusId>,
    params: Params,
) -> Answer<Json<Status>> {
    let view = views::status(&api.ctx, me.actor, id).await?;
    for image in params.subs("media_attributes") {
        if let (Some(media), Some(text)) =
            (image.parsed::<MediaId>("id"), image.text("description"))
        {
            service::media::describe(&api.ctx, me.actor, media, &text).await?;
        }
    }
    let media = if params.has("media_ids") {
        params.ids("media_ids")
    } else {
        view.media.iter().map(|m| m.id).collect()
    };
    let text = params.text("status").unwrap_or(view.status.source);
    let revision = Revision {
        text: named::read(&api, &me, text).await?.text,
        note: params.text("spoiler_text").unwrap_or(view.status.note),
        media,
        language: params.filled("language"),
    };
    let view = statuses::edit(&api.ctx, me.actor, id, revision).await?;
    Ok(Json(entities::status(&api, &me, &view).await?))
}

/// The answer has what it takes to write it anew.
pub(super) async fn destroy(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<StatusId>,
) -> Answer<Json<Status>> {
    let view = views::status(&api.ctx, me.actor, id).await?;
    // An app deletes what its person wrote; keeping order has its own ways.
    if !view.yours.author {
        return Err(Error::NotFound);
    }
    let shown = entities::status(&api, &me, &view).await?;
    let text = named::to_redraft(&api, &me, &view.status).await?;
    statuses::delete(&api.ctx, me.actor, id).await?;
    service::media::release(&api.ctx, me.actor, id).await?;
    Ok(Json(shown.to_redraft(text)))
}

pub(super) async fn source(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<StatusId>,
) -> Answer<Json<Value>> {
    let view = views::status(&api.ctx, me.actor, id).await?;
    Ok(Json(json!({
        "id": id.to_string(),
        "text": view.status.source,
        "spoiler_text": view.status.note,
    })))
}

/// The first wording first, today's last.
pub(super) async fn history(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<StatusId>,
) -> Answer<Json<Vec<StatusEdit>>> {
    let view = views::status(&api.ctx, me.actor, id).await?;
    let earlier = statuses::history(&api.ctx, me.actor, id).await?;
    let shown = Shown::load(&api, &me, [&view], []).await?;
    let account = shown
        .account(view.status.author_id)
        .ok_or(Error::NotFound)?;
    let media: Vec<MediaAttachment> = view
        .media
        .iter()
        .map(|m| MediaAttachment::new(&api, &me.caller, m))
        .collect();
    let poll = view.poll.as_ref().map(|poll| {
        let titles: Vec<Value> = poll
            .options
            .iter()
            .map(|o| json!({ "title": o.title }))
            .collect();
        json!({ "options": titles })
    });
    let today = (
        view.status.html.as_str(),
        view.status.note.as_str(),
        view.status.edited_at.unwrap_or(view.status.created_at),
    );
    let before = earlier
        .iter()
        .map(|e| (e.html.as_str(), e.note.as_str(), e.created_at));
    let edit = |(html, note, at): (&str, &str, Time)| StatusEdit {
        content: crate::frame::html::absolute(&api, html),
        spoiler_text: note.to_owned(),
        sensitive: !note.is_empty(),
        created_at: At(at),
        account: account.clone(),
        media_attachments: media.clone(),
        emojis: emoji::within(&api, &me.caller, [html]),
        poll: poll.clone(),
    };
    Ok(Json(before.chain([today]).map(edit).collect()))
}
