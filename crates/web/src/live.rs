//! What happens while one looks, as server-sent events (<https://html.spec.whatwg.org/multipage/server-sent-events.html>).
//!
//! Each has the place in line of its event as its id: a browser that comes back says in `Last-Event-ID` what it knows.

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
use serde::Deserialize;
use serde_json::{Value, json};
use service::Ctx;
use service::auth::sessions;
use service::live::{self, News, Watching};

use crate::{Answer, App, Query, Viewer};

/// When nothing happens the place in line alone goes out this often: nobody between takes the silence for an end, and who
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

/// `GET /live?since=PLACE`: open until the browser leaves, the session ends, or the server stops.
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
    let watching = live::watch(&ctx, viewer.actor(), last.or(asked.since)).await?;
    let mut response: Response = Sse::new(stream(ctx, viewer, watching)).into_response();
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

fn stream(
    ctx: Ctx,
    viewer: Viewer,
    watching: Watching,
) -> impl Stream<Item = Result<Event, Infallible>> {
    let hello = Event::default().retry(RETRY).comment("hello");
    unfold(
        (Some(hello), ctx, viewer, watching),
        async |(hello, ctx, viewer, mut watching)| {
            if let Some(hello) = hello {
                return Some((Ok(hello), (None, ctx, viewer, watching)));
            }
            loop {
                match tokio::time::timeout(BEAT, watching.next()).await {
                    Ok(Some((_, News::SessionsEnded))) => {
                        if !stands(&ctx, &viewer).await {
                            return None;
                        }
                    }
                    Ok(Some((seq, news))) => {
                        if let Some(event) = event(seq, &news) {
                            return Some((Ok(event), (None, ctx, viewer, watching)));
                        }
                    }
                    Ok(None) => return None,
                    Err(_) if stands(&ctx, &viewer).await => {
                        let event = Event::default().id(watching.place().to_string());
                        return Some((Ok(event), (None, ctx, viewer, watching)));
                    }
                    Err(_) => return None,
                }
            }
        },
    )
}

/// Whether the session has neither been ended nor expired.
async fn stands(ctx: &Ctx, viewer: &Viewer) -> bool {
    let id = viewer.session().id;
    sessions::list(ctx, viewer.actor())
        .await
        .is_ok_and(|all| all.iter().any(|s| s.id == id))
}

/// The event of some news; none of what pages do not show.
fn event(seq: i64, news: &News) -> Option<Event> {
    let (name, data): (&str, Value) = match news {
        // Scripts cannot hold our numbers exactly.
        News::Post { id, streams, mine } => (
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
    let event = Event::default().id(seq.to_string());
    Some(event.event(name).data(data.to_string()))
}
