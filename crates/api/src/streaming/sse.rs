//! One channel as server-sent events (<https://html.spec.whatwg.org/multipage/server-sent-events.html>).

use std::convert::Infallible;

use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, HeaderName};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::Stream;
use futures_util::stream::unfold;
use serde_json::Value;
use service::live::{self, Watching};

use super::channel::Channel;
use super::feed::{self, BEAT};
use crate::{Answer, Api, Error, Me, Params};

/// `GET /api/v1/streaming/user`, and the others of one word.
pub(super) async fn show(
    State(api): State<Api>,
    me: Me,
    Path(name): Path<String>,
    params: Params,
) -> Answer {
    open(api, me, name, params).await
}

/// `GET /api/v1/streaming/public/local`.
pub(super) async fn part(
    State(api): State<Api>,
    me: Me,
    Path((name, part)): Path<(String, String)>,
    params: Params,
) -> Answer {
    open(api, me, format!("{name}:{part}"), params).await
}

/// `GET /api/v1/streaming/public/local/media`.
pub(super) async fn more(
    State(api): State<Api>,
    me: Me,
    Path((name, part, more)): Path<(String, String, String)>,
    params: Params,
) -> Answer {
    open(api, me, format!("{name}:{part}:{more}"), params).await
}

async fn open(api: Api, me: Me, name: String, mut params: Params) -> Answer {
    params.set("stream", Value::String(name));
    let channel = Channel::parse(&params).ok_or(Error::NotFound)?;
    if !channel.allowed(&me) {
        return Err(Error::Scope);
    }
    let watching = live::watch(&api.ctx, me.actor, None).await?;
    let mut response: Response = Sse::new(events(api, me, channel, watching)).into_response();
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        HeaderName::from_static("x-accel-buffering"),
        HeaderValue::from_static("no"),
    );
    Ok(response)
}

struct Open {
    api: Api,
    me: Me,
    channels: [Channel; 1],
    watching: Watching,
    greeted: bool,
}

fn events(
    api: Api,
    me: Me,
    channel: Channel,
    watching: Watching,
) -> impl Stream<Item = Result<Event, Infallible>> {
    let open = Open {
        api,
        me,
        channels: [channel],
        watching,
        greeted: false,
    };
    unfold(open, async |mut open| {
        let event = open.next().await?;
        Some((Ok(event), open))
    })
}

impl Open {
    /// The next event or sign of life; none at the end.
    async fn next(&mut self) -> Option<Event> {
        if !std::mem::replace(&mut self.greeted, true) {
            return Some(Event::default().comment(")"));
        }
        loop {
            let Ok(next) = tokio::time::timeout(BEAT, self.watching.next()).await else {
                let stands = Box::pin(feed::stands(&self.api, &self.me)).await;
                return stands.then(|| Event::default().comment("thump"));
            };
            let (_, news) = next?;
            if feed::ends(&self.me, &news) {
                return None;
            }
            // In a box: who waits, which is nearly always, need not hold the room that this takes.
            let said = feed::heard(&self.api, &self.me, &self.channels, &news);
            if let Some(said) = Box::pin(said).await {
                let event = Event::default().event(said.event);
                // Without data browsers would not see the event at all.
                return Some(event.data(said.payload.as_deref().unwrap_or("undefined")));
            }
        }
    }
}
