//! From news to what clients read: an event's name and its entity as JSON.

use std::time::Duration;

use axum::extract::ws::Utf8Bytes;
use model::{ConversationId, StatusId};
use serde::Serialize;
use service::live::News;
use service::{Refusal, notifications, oauth, views};

use super::channel::Channel;
use super::told;
use crate::entities::notification::Notification;
use crate::entities::{self, Shown};
use crate::{Answer, Api, Error, Me, conversations};

/// When nothing happens, a sign of life goes out this often, and it is looked whether the token still stands.
pub(super) const BEAT: Duration = Duration::from_secs(15);

/// One event for some of the channels.
#[derive(Debug)]
pub(super) struct Said {
    /// Its name.
    pub(super) event: &'static str,
    /// What it carries; `filters_changed` carries nothing.
    pub(super) payload: Option<Utf8Bytes>,
    /// Which of the channels it is for, by their place.
    pub(super) to: Vec<usize>,
}

/// What some news are to who listens on `channels`; none when they are nothing to them.
pub(super) async fn say(
    api: &Api,
    me: &Me,
    channels: &[Channel],
    news: &News,
) -> Answer<Option<Said>> {
    let mut to: Vec<usize> = (0..channels.len())
        .filter(|at| channels[*at].takes(news))
        .collect();
    if to.is_empty() {
        return Ok(None);
    }
    let (event, payload) = match news {
        News::Post { streams, .. } if conversation(streams).is_some() => {
            let id = conversation(streams).ok_or(Error::NotFound)?;
            (
                "conversation",
                json(&conversations::one(api, me, id).await?)?,
            )
        }
        News::Post { id, .. } | News::Change { id } => {
            let alike = matches!(news, News::Post { alike: true, .. });
            let (status, has_media) = post(api, me, *id, alike).await?;
            to.retain(|at| channels[*at].wants(has_media));
            let new = matches!(news, News::Post { .. });
            (if new { "update" } else { "status.update" }, status)
        }
        News::Gone { id } => ("delete", id.to_string().into()),
        News::Notified { id } => {
            let told = notifications::find(&api.ctx, me.actor, *id).await?;
            let shown = Shown::load(api, me, &told.status, [told.from.id]).await?;
            let entity = Notification::new(&shown, &told).ok_or(Error::NotFound)?;
            to.retain(|_| me.caller.scopes.allow("read:notifications"));
            ("notification", json(&entity)?)
        }
        News::Preferences => {
            let event = "filters_changed";
            let payload = None;
            return Ok(Some(Said { event, payload, to }));
        }
        _ => return Ok(None),
    };
    let payload = Some(payload);
    Ok(Some(Said { event, payload, to }).filter(|said| !said.to.is_empty()))
}

/// A post as JSON, and whether it has images.
///
/// `alike` was found when it was looked up who is told of it, and that is the look-up that decides whether this reader is. Of a new
/// post nothing is theirs yet; whatever becomes different later is an event of its own, which comes after this one.
async fn post(api: &Api, me: &Me, id: StatusId, alike: bool) -> Answer<(Utf8Bytes, bool)> {
    if alike && let Some(post) = told::post(api, id).await? {
        return Ok((post.json(api, &me.caller)?, post.has_media));
    }
    let view = views::status(&api.ctx, me.actor, id).await?;
    let status = entities::one(api, me, &view).await?;
    let status = status.ok_or(Error::NotFound)?;
    Ok((status.into(), !view.content().media.is_empty()))
}

/// The same, where what cannot be seen any more is nothing.
pub(super) async fn heard(api: &Api, me: &Me, channels: &[Channel], news: &News) -> Option<Said> {
    match say(api, me, channels, news).await {
        Ok(said) => said,
        Err(Error::NotFound) => None,
        Err(error) => {
            tracing::error!(?error, "news could not be told to an app");
            None
        }
    }
}

fn conversation(streams: &[String]) -> Option<ConversationId> {
    let id = streams.iter().find_map(|s| s.strip_prefix("conversation:"));
    id?.parse().ok()
}

fn json<T: Serialize>(entity: &T) -> Answer<Utf8Bytes> {
    serde_json::to_string(entity)
        .map(Utf8Bytes::from)
        .map_err(|error| {
            tracing::error!(%error, "an entity is no JSON");
            Error::Broken
        })
}

/// Whether these news end everything: the token was revoked, or too much was missed to go on without a gap.
/// A client that is cut off comes back and reads what it missed.
pub(super) fn ends(me: &Me, news: &News) -> bool {
    match news {
        News::TokenRevoked { id } => *id == me.caller.token.id,
        News::Reset | News::Ended => true,
        _ => false,
    }
}

/// Whether the token may still be used, by someone who may still sign in.
pub(super) async fn stands(api: &Api, me: &Me) -> bool {
    match oauth::stands(&api.ctx, me.caller.token.id).await {
        Ok(stands) => stands,
        Err(Refusal::Internal(error)) => {
            tracing::error!(%error, "a token could not be looked up");
            true
        }
        Err(_) => false,
    }
}
