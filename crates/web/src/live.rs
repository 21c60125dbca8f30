//! What happens while one looks, as server-sent events (<https://html.spec.whatwg.org/multipage/server-sent-events.html>).
//!
//! Each has the moment it was told as its id: a browser that comes back says in `Last-Event-ID` what it knows.

use std::convert::Infallible;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, HeaderName};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::Stream;
use futures_util::stream::unfold;
use model::{SessionId, Time};
use serde::Deserialize;
use serde_json::{Value, json};
use service::auth::sessions;
use service::live::{self, News, Watching};
use service::{Actor, Ctx};

use crate::{Answer, App, Query, Viewer};

/// When nothing happens the moment alone goes out this often: nobody between takes the silence for an end, and who
/// comes back is not told of what was never theirs. That often it is looked whether the session still stands.
const BEAT: Duration = Duration::from_secs(20);
/// How long a browser waits before it comes back.
const RETRY: Duration = Duration::from_secs(2);

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/live", get(show))
}

#[derive(Deserialize)]
struct Since {
    since: Option<i64>,
}

/// `GET /live?since=MOMENT` (microseconds): open until the browser leaves, the session ends, or the server stops.
async fn show(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    headers: HeaderMap,
    Query(asked): Query<Since>,
) -> Answer {
    let last = headers
        .get("last-event-id")
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.parse().ok());
    let actor = viewer.actor();
    let since = match last.or(asked.since) {
        Some(at) => Some(live::since(&ctx, Time::from_micros(at)).await?),
        None => None,
    };
    let watching = live::watch(&ctx, actor, since).await?;
    let open = Open {
        ctx,
        actor,
        session: viewer.session().id,
        watching,
        greeted: false,
    };
    let mut response: Response = Sse::new(stream(open)).into_response();
    let headers = response.headers_mut();
    headers.insert(
        CACHE_CONTROL,
        axum::http::HeaderValue::from_static("no-store"),
    );
    headers.insert(
        HeaderName::from_static("x-accel-buffering"),
        axum::http::HeaderValue::from_static("no"),
    );
    Ok(response)
}

/// An open page: there are thousands, so it holds no more than it needs.
struct Open {
    ctx: Ctx,
    actor: Actor,
    session: SessionId,
    watching: Watching,
    greeted: bool,
}

fn stream(open: Open) -> impl Stream<Item = Result<Event, Infallible>> {
    unfold(open, async |mut open| {
        let event = open.next().await?;
        Some((Ok(event), open))
    })
}

impl Open {
    /// The next event or sign of life; none at the end.
    async fn next(&mut self) -> Option<Event> {
        if !std::mem::replace(&mut self.greeted, true) {
            return Some(Event::default().retry(RETRY).comment("hello"));
        }
        loop {
            // What was told before this has come when nothing comes for so long.
            let now = self.ctx.now();
            match tokio::time::timeout(BEAT, self.watching.next()).await {
                Ok(Some((_, News::SessionsEnded))) if self.stands().await => {}
                Ok(Some((_, News::SessionsEnded)) | None) => return None,
                Ok(Some((seq, news))) => {
                    let told = self.ctx.bus().moment(seq);
                    if let Some(event) = event(told, &news) {
                        return Some(event);
                    }
                }
                Err(_) if self.stands().await => {
                    return Some(Event::default().id(now.micros().to_string()));
                }
                Err(_) => return None,
            }
        }
    }

    /// Whether the session has neither been ended nor expired.
    async fn stands(&self) -> bool {
        let all = Box::pin(sessions::list(&self.ctx, self.actor)).await;
        all.is_ok_and(|all| all.iter().any(|s| s.id == self.session))
    }
}

/// The event of some news; none of what pages do not show.
fn event(told: Option<Time>, news: &News) -> Option<Event> {
    let (name, data): (&str, Value) = match news {
        // Scripts cannot hold our numbers exactly.
        News::Post {
            id, streams, mine, ..
        } => (
            "post",
            json!({ "id": id.to_string(), "streams": streams, "mine": mine }),
        ),
        News::Change { id } => ("change", json!({ "id": id.to_string() })),
        News::Gone { id } => ("gone", json!({ "id": id.to_string() })),
        News::Counts {
            id,
            replies,
            boosts,
            favourites,
        } => (
            "counts",
            json!({ "id": id.to_string(), "replies": replies, "boosts": boosts, "favourites": favourites }),
        ),
        News::Unseen { n } => ("unseen", json!({ "n": n })),
        News::Messages { n } => ("messages", json!({ "n": n })),
        News::Conversation { id } => ("conversation", json!({ "id": id.to_string() })),
        News::Reports { n } => ("reports", json!({ "n": n })),
        News::Ended => ("ended", json!({})),
        News::Reset => ("reset", json!({})),
        News::Notified { .. }
        | News::TokenRevoked { .. }
        | News::SessionsEnded
        | News::Preferences => return None,
    };
    let event = Event::default().event(name).data(data.to_string());
    // Just after it was told.
    Some(match told {
        Some(at) => event.id((at.micros() + 1).to_string()),
        None => event,
    })
}
